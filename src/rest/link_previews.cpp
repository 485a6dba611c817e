// What a link leads to, for those who are about to send it.

#include "core/messages/previews.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct UrlPreviewParams {
  Field<"roomId", RoomId, "The room that it is to be sent to."> room;
  Field<"url", std::string, "The link.", bound::url> url;
};
using UrlPreviewResult = Named<"urlPreview", json::object, "As a row of a message's `urls`.">;

void declare_link_previews(api::Endpoints& endpoints) {
  endpoints.get<UrlPreviewParams, UrlPreviewResult>(
      "/api/v1/chat.getURLPreview", Access::user(), "What a link leads to, as it will be shown below the message.",
      {errors::not_allowed}, [](Call& call, const auto& p) {
        return UrlPreviewResult{core::messages::url_preview(call.ctx, call.actor(), p.room, p.url)};
      });
}

}  // namespace confab::rest
