#include "rest/info.h"

#include "base/version.h"
#include "core/operation/machine.h"
#include "settings/groups/workspace.h"

namespace confab::rest {

/// What the program was built of and runs on, under the names that clients know.
struct BuildInfo {
  Field<"date", std::string, "Of the source that it was built of."> date;
  Field<"nodeVersion", std::string, "Empty: this is no script."> node_version;
  Field<"arch", std::string, "The processor's kind."> arch;
  Field<"platform", std::string, "The operating system."> platform;
  Field<"osRelease", std::string, "Its version."> os_release;
  Field<"totalMemory", std::int64_t, "Of the machine, in bytes."> total_memory = 0;
  Field<"freeMemory", std::int64_t, "Of it unused, in bytes."> free_memory = 0;
  Field<"cpus", std::int64_t, "Processors."> cpus = 0;
};
struct CommitInfo {
  Field<"hash", std::string, "The source that the program was built of."> hash;
  Field<"date", std::string, "When that was made."> date;
  Field<"author", std::string, "Empty: not told."> author;
  Field<"subject", std::string, "Empty: not told."> subject;
};
struct ServerInfo {
  Field<"version", std::string, "The whole version that clients are told."> version;
  Field<"build", BuildInfo, "What it runs on."> build;
  Field<"marketplaceApiVersion", std::string, "Empty: there is no marketplace."> marketplace_api_version;
  Field<"commit", CommitInfo, "What it was built of."> commit;
};

/// The oldest clients that the release still welcomes.
struct ClientVersions {
  Field<"desktop", std::string, "Of the desktop application."> desktop = "3.9.6";
  Field<"mobile", std::string, "Of the mobile application."> mobile = "4.39.0";
};

struct InfoResult {
  Field<"version", std::string, "Major and minor of the Rocket.Chat release this is compatible with."> version;
  Field<"minimumClientVersions", ClientVersions, "Clients older than these ask to be updated.">
      minimum_client_versions = {};
  Field<"info", std::optional<ServerInfo>, "For those with get-server-info."> info;
};

namespace {

ServerInfo server_info(std::string version, core::operation::SystemStatistics system) {
  const std::string date{program_date()};
  return {.version = std::move(version),
          .build = BuildInfo{.date = date,
                             .node_version = {},
                             .arch = std::move(system.arch),
                             .platform = std::move(system.platform),
                             .os_release = std::move(system.release),
                             .total_memory = system.total_memory,
                             .free_memory = system.free_memory,
                             .cpus = system.processors},
          .marketplace_api_version = {},
          .commit = CommitInfo{.hash = std::string{program_commit()}, .date = date, .author = {}, .subject = {}}};
}

InfoResult info(Call& call, const Nothing&) {
  const std::string version = call.ctx.settings.text(settings::workspace("Confab_Compatibility_Version"));
  const auto second_dot = version.find('.', version.find('.') + 1);
  InfoResult result{.version = version.substr(0, second_dot), .minimum_client_versions = {}, .info = {}};
  if (auto system = core::operation::describe_system_to(call.ctx, call.maybe_actor)) {
    result.version = version;
    result.info = server_info(version, std::move(*system));
  }
  return result;
}

}  // namespace

void declare_info(api::Endpoints& endpoints) {
  for (const auto* path : {"/api/info", "/api/v1/info"}) {
    endpoints.get<Nothing, InfoResult>(path, Access::known_or_not(), "The release this server is compatible with.",
                                       rate::lively, info);
  }
}

}  // namespace confab::rest
