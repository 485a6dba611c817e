#include "rest/info.h"

#include "permissions/groups/operation.h"
#include "settings/groups/workspace.h"

namespace confab::rest {

using BuildInfo = Named<"version", std::string, "The whole version that clients are told.">;

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
  std::optional<BuildInfo> info;

  static constexpr auto kFields = FieldList{
      field("version", &InfoResult::version, "Major and minor of the Rocket.Chat release this is compatible with."),
      field("minimumClientVersions", &InfoResult::minimum_client_versions,
            "Clients older than these ask to be updated."),
      field("info", &InfoResult::info, "For those with get-server-info."),
  };
};

namespace {

InfoResult info(api::Call& call, const api::Nothing&) {
  const std::string version = call.ctx.settings.text(settings::workspace("Confab_Compatibility_Version"));
  const auto second_dot = version.find('.', version.find('.') + 1);
  InfoResult result{.version = version.substr(0, second_dot), .minimum_client_versions = {}, .info = {}};
  if (call.maybe_actor && core::may(call.ctx, *call.maybe_actor, permissions::operation("get-server-info"))) {
    result.version = version;
    result.info = BuildInfo{version};
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
