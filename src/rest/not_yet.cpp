// What clients ask for as they start, and what is not there yet: the answers are empty.

#include "permissions/groups/operation.h"
#include "rest/chat_api.h"

namespace confab::rest {

using InstanceRows = Named<"instances", json::array, "Other nodes of the workspace: there is one node.">;
using ServiceRows = Named<"configurations", json::array, "Services to log in by, passwords aside.">;
using BannerRows = Named<"banners", json::array, "Announcements of the server's makers: Confab makes none.">;
struct Platform {
  std::string value;

  static constexpr auto kFields =
      FieldList{field("platform", &Platform::value, "web or mobile.", one_of("web|mobile"))};
};
struct NewBannersParams {
  std::string platform;
  std::optional<std::string> id;

  static constexpr auto kFields = FieldList{
      field("platform", &NewBannersParams::platform, "web or mobile.", one_of("web|mobile")),
      field("bid", &NewBannersParams::id, "Only this one.", bound::id),
  };
};
struct OneBannerParams {
  std::string platform, id;

  static constexpr auto kFields = FieldList{
      field("platform", &OneBannerParams::platform, "web or mobile.", one_of("web|mobile")),
      field("id", &OneBannerParams::id, "The banner.", bound::id),
  };
};

namespace {

template <class Params, class Result>
void declare_empty(api::Endpoints& endpoints, std::string_view path, std::string_view summary,
                   const api::Access& access = api::Access::user(), api::Envelope envelope = api::Envelope::success) {
  endpoints.get<Params, Result>({
      .path = std::string{path},
      .access = access,
      .summary = summary,
      .rate = api::kInteractive,
      .envelope = envelope,
      .handler = [](api::Call&, const Params&) { return Result{}; },
  });
}

}  // namespace

void declare_not_yet(api::Endpoints& endpoints) {
  using api::Access;
  using api::Nothing;
  declare_empty<Nothing, Nothing>(endpoints, "/api/v1/e2e.fetchMyKeys",
                                  "One's own keys for encrypted rooms; nobody has any yet.");
  declare_empty<Nothing, json::array>(endpoints, "/api/apps/actionButtons", "Buttons of apps: there are no apps.",
                                      Access::anyone(), api::Envelope::plain);
  declare_empty<Platform, BannerRows>(endpoints, "/api/v1/banners", "Announcements of the server's makers.");
  declare_empty<NewBannersParams, BannerRows>(endpoints, "/api/v1/banners.getNew",
                                              "Announcements of the server's makers that are new to one.");
  declare_empty<OneBannerParams, BannerRows>(endpoints, "/api/v1/banners/:id", "One of these announcements.");
  declare_empty<Nothing, ServiceRows>(endpoints, "/api/v1/service.configurations",
                                      "Services to log in by, passwords aside.", Access::anyone());
  declare_empty<Nothing, InstanceRows>(
      endpoints, "/api/v1/instances.get", "The other nodes of the workspace.",
      Access::any_of({permissions::operation("view-statistics")}).otherwise(errors::unauthorized));
}

}  // namespace confab::rest
