// What clients ask for as they start, and what is not there yet: the answers are empty.

#include "base/errors/configuration.h"
#include "permissions/groups/operation.h"
#include "rest/chat_api.h"

namespace confab::rest {

using InstanceRows = Named<"instances", json::array, "Other nodes of the workspace: there is one node.">;
using ServiceRows = Named<"configurations", json::array, "Services to log in by, passwords aside.">;
using BannerRows = Named<"banners", json::array, "Announcements of the server's makers: Confab makes none.">;
struct Platform {
  Field<"platform", std::string, "web or mobile.", one_of("web|mobile")> value;
};
struct NewBannersParams {
  Field<"platform", std::string, "web or mobile.", one_of("web|mobile")> platform;
  Field<"bid", std::optional<std::string>, "Only this one.", bound::id> id;
};
using DismissedBanner = Named<"bannerId", std::string, "The banner.", bound::id>;
struct OneBannerParams {
  Field<"platform", std::string, "web or mobile.", one_of("web|mobile")> platform;
  Field<"id", std::string, "The banner.", bound::id> id;
};

namespace {

template <class Params, class Result>
void declare_empty(api::Endpoints& endpoints, std::string_view path, std::string_view summary,
                   const Access& access = Access::user(), Envelope envelope = Envelope::success,
                   Check check = Check::schema) {
  endpoints.get<Params, Result>(std::string{path}, access, summary, rate::lively, envelope, check,
                                [](Call&, const Params&) { return Result{}; });
}

template <class Params>
void declare_banners(api::Endpoints& endpoints, std::string_view path, std::string_view summary) {
  declare_empty<Params, BannerRows>(endpoints, path, summary, Access::user(), Envelope::success, Check::pattern);
}

}  // namespace

void declare_not_yet(api::Endpoints& endpoints) {
  declare_empty<Nothing, json::array>(endpoints, "/api/apps/actionButtons", "Buttons of apps: there are no apps.",
                                      Access::anyone(), Envelope::plain);
  declare_banners<Platform>(endpoints, "/api/v1/banners", "Announcements of the server's makers.");
  declare_banners<NewBannersParams>(endpoints, "/api/v1/banners.getNew",
                                    "Announcements of the server's makers that are new to one.");
  declare_banners<OneBannerParams>(endpoints, "/api/v1/banners/:id", "One of these announcements.");
  endpoints.post<DismissedBanner, Nothing>(
      "/api/v1/banners.dismiss", Access::user(), "One has seen an announcement: there is none.",
      {errors::unknown_banner}, Check::pattern,
      [](Call&, const auto&) { throw Refusal(errors::unknown_banner, "error-unknown-banner"); });
  declare_empty<Nothing, ServiceRows>(endpoints, "/api/v1/service.configurations",
                                      "Services to log in by, passwords aside.", Access::anyone());
  declare_empty<Nothing, InstanceRows>(
      endpoints, "/api/v1/instances.get", "The other nodes of the workspace.",
      Access::any_of({permissions::operation("view-statistics")}).otherwise(errors::unauthorized));
}

}  // namespace confab::rest
