#include "rest/info.h"

#include "permissions/groups/operation.h"
#include "settings/groups/workspace.h"

namespace confab::rest {

struct BuildInfo {
  std::string version;
};

/// The oldest clients that the release still welcomes.
struct ClientVersions {
  std::string desktop = "3.9.6";
  std::string mobile = "4.39.0";
};

struct InfoResult {
  std::string version;
  ClientVersions minimum_client_versions = {};
  std::optional<BuildInfo> info;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::BuildInfo> {
  static constexpr auto list =
      std::tuple{field("version", &rest::BuildInfo::version, "The whole version that clients are told.")};
};

template <>
struct Fields<rest::ClientVersions> {
  using R = rest::ClientVersions;
  static constexpr auto list = std::tuple{
      field("desktop", &R::desktop, "Of the desktop application."),
      field("mobile", &R::mobile, "Of the mobile application."),
  };
};

template <>
struct Fields<rest::InfoResult> {
  static constexpr auto list = std::tuple{
      field("version", &rest::InfoResult::version,
            "Major and minor of the Rocket.Chat release this is compatible with."),
      field("minimumClientVersions", &rest::InfoResult::minimum_client_versions,
            "Clients older than these ask to be updated."),
      field("info", &rest::InfoResult::info, "For those with get-server-info."),
  };
};

}  // namespace confab

namespace confab::rest {
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
    endpoints.get<api::Nothing, InfoResult>(path, {
                                                      .access = api::Access::anyone(),
                                                      .summary = "The release this server is compatible with.",
                                                      .rate = api::kInteractive,
                                                      .handler = info,
                                                  });
  }
}

}  // namespace confab::rest
