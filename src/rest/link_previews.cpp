// What a link leads to, for those who are about to send it.

#include "base/errors/request.h"
#include "core/messages/previews.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct UrlPreviewParams {
  RoomId room;
  std::string url;

  static constexpr auto kFields = FieldList{
      field("roomId", &UrlPreviewParams::room, "The room that it is to be sent to."),
      field("url", &UrlPreviewParams::url, "The link.", bound::url),
  };
};
using UrlPreviewResult = Named<"urlPreview", json::object, "As a row of a message's `urls`.">;

void declare_link_previews(api::Endpoints& endpoints) {
  endpoints.get<UrlPreviewParams, UrlPreviewResult>({
      .path = "/api/v1/chat.getURLPreview",
      .access = api::Access::user(),
      .summary = "What a link leads to, as it will be shown below the message.",
      .errors = {errors::not_allowed},
      .handler =
          [](api::Call& call, const auto& p) {
            return UrlPreviewResult{core::messages::url_preview(call.ctx, call.actor(), p.room, p.url)};
          },
  });
}

}  // namespace confab::rest
