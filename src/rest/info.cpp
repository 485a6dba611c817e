#include "rest/info.h"

#include "base/version.h"
#include "core/operation/machine.h"
#include "permissions/groups/operation.h"
#include "settings/groups/workspace.h"

namespace confab::rest {

/// What the program was built of and runs on, under the names that clients know.
struct BuildInfo {
  std::string date, node_version, arch, platform, os_release;
  std::int64_t total_memory = 0, free_memory = 0, cpus = 0;

  static constexpr auto kFields = FieldList{
      field("date", &BuildInfo::date, "Of the source that it was built of."),
      field("nodeVersion", &BuildInfo::node_version, "Empty: this is no script."),
      field("arch", &BuildInfo::arch, "The processor's kind."),
      field("platform", &BuildInfo::platform, "The operating system."),
      field("osRelease", &BuildInfo::os_release, "Its version."),
      field("totalMemory", &BuildInfo::total_memory, "Of the machine, in bytes."),
      field("freeMemory", &BuildInfo::free_memory, "Of it unused, in bytes."),
      field("cpus", &BuildInfo::cpus, "Processors."),
  };
};
struct CommitInfo {
  std::string hash, date, author, subject;

  static constexpr auto kFields = FieldList{
      field("hash", &CommitInfo::hash, "The source that the program was built of."),
      field("date", &CommitInfo::date, "When that was made."),
      field("author", &CommitInfo::author, "Empty: not told."),
      field("subject", &CommitInfo::subject, "Empty: not told."),
  };
};
struct ServerInfo {
  std::string version;
  BuildInfo build;
  std::string marketplace_api_version;
  CommitInfo commit;

  static constexpr auto kFields = FieldList{
      field("version", &ServerInfo::version, "The whole version that clients are told."),
      field("build", &ServerInfo::build, "What it runs on."),
      field("marketplaceApiVersion", &ServerInfo::marketplace_api_version, "Empty: there is no marketplace."),
      field("commit", &ServerInfo::commit, "What it was built of."),
  };
};

/// The oldest clients that the release still welcomes.
struct ClientVersions {
  std::string desktop = "3.9.6";
  std::string mobile = "4.39.0";

  static constexpr auto kFields = FieldList{
      field("desktop", &ClientVersions::desktop, "Of the desktop application."),
      field("mobile", &ClientVersions::mobile, "Of the mobile application."),
  };
};

struct InfoResult {
  std::string version;
  ClientVersions minimum_client_versions = {};
  std::optional<ServerInfo> info;

  static constexpr auto kFields = FieldList{
      field("version", &InfoResult::version, "Major and minor of the Rocket.Chat release this is compatible with."),
      field("minimumClientVersions", &InfoResult::minimum_client_versions,
            "Clients older than these ask to be updated."),
      field("info", &InfoResult::info, "For those with get-server-info."),
  };
};

namespace {

ServerInfo server_info(std::string version) {
  auto system = core::operation::describe_system();
  const std::string date{program_date()};
  return {.version = std::move(version),
          .build = {.date = date,
                    .node_version = {},
                    .arch = std::move(system.arch),
                    .platform = std::move(system.platform),
                    .os_release = std::move(system.release),
                    .total_memory = system.total_memory,
                    .free_memory = system.free_memory,
                    .cpus = system.processors},
          .marketplace_api_version = {},
          .commit = {.hash = std::string{program_commit()}, .date = date, .author = {}, .subject = {}}};
}

InfoResult info(api::Call& call, const api::Nothing&) {
  const std::string version = call.ctx.settings.text(settings::workspace("Confab_Compatibility_Version"));
  const auto second_dot = version.find('.', version.find('.') + 1);
  InfoResult result{.version = version.substr(0, second_dot), .minimum_client_versions = {}, .info = {}};
  if (call.maybe_actor && core::may(call.ctx, *call.maybe_actor, permissions::operation("get-server-info"))) {
    result.version = version;
    result.info = server_info(version);
  }
  return result;
}

}  // namespace

void declare_info(api::Endpoints& endpoints) {
  for (const auto* path : {"/api/info", "/api/v1/info"}) {
    endpoints.get<api::Nothing, InfoResult>({
        .path = path,
        .access = api::Access::known_or_not(),
        .summary = "The release this server is compatible with.",
        .rate = api::kInteractive,
        .handler = info,
    });
  }
}

}  // namespace confab::rest
