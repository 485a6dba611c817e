// Discussions: made, and listed as rooms and as the messages that announce them.

#include "core/rooms/discussions.h"
#include "api/messages.h"
#include "api/rooms.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"
#include "rest/history.h"
#include "rest/room_lists.h"
#include "rest/room_views.h"

namespace confab::rest {

struct NewDiscussionParams : api::NewDiscussion {
  static constexpr auto kFields =
      joined(FieldList{field("prid", &NewDiscussionParams::parent, "The room that it belongs to.",
                             when_missing(errors::params_refused, R"(Body parameter "prid" is required.)")),
                       field("t_name", &NewDiscussionParams::name, "What it is called.", bound::name,
                             when_missing(errors::params_refused, R"(Body parameter "t_name" is required.)"))},
             api::kDiscussionExtras);
};
using OneDiscussion = Named<"discussion", api::CreatedRoom, "The discussion.">;
using DiscussionsParams = Flatten<RoomTarget, RoomListParams>;
using DiscussionRows = Named<"discussions", std::vector<model::Room>, "Discussions.">;
struct Announcements {
  Field<"roomId", RoomId, "The room.",
        when_missing(errors::message_params_invalid, R"(The required "roomId" query param is missing.)")>
      room_id;
  Field<"text", std::string, "Part of what they are called.", bound::name, defaulted{}> text;
};
using AnnouncementsParams = Flatten<api::PageBy<"-ts">, Announcements>;

void declare_discussions(api::Endpoints& endpoints) {
  endpoints.post<NewDiscussionParams, OneDiscussion>(
      path<AnyRoom>("createDiscussion"), Access::user(), "Make a discussion of a room.", api::discussion_errors(),
      Check::by_hand, MaxBody{api::kMaxMessageBody},
      [](Call& call, const auto& p) { return OneDiscussion{api::create_discussion(call, p)}; });
  endpoints.get<DiscussionsParams, Flatten<DiscussionRows, api::PageCounts>>(
      path<AnyRoom>("getDiscussions"), Access::user(), "The discussions of a room.",
      {errors::roomid_param_not_provided, errors::out_of_reach, errors::invalid_query, errors::invalid_sort},
      rate::lively, Check::by_hand, Renamed{errors::room_not_found, errors::out_of_reach, "not-allowed"},
      [](Call& call, const auto& p) {
        const auto query = room_query(call, p);
        auto found = core::rooms::discussions(call.ctx, call.actor(), family_id<AnyRoom>(call, p), query);
        return api::paged<DiscussionRows>(std::move(found.rooms), query.offset, found.total);
      });
  endpoints.get<AnnouncementsParams, MessageListResult>(
      "/api/v1/chat.getDiscussions", Access::user(),
      "The messages that announce discussions in a room, the newest first.", {errors::history_out_of_reach},
      rate::lively, Check::by_hand, Renamed{errors::room_not_found, errors::history_out_of_reach, "error-not-allowed"},
      Renamed{errors::not_allowed, errors::history_out_of_reach, "error-not-allowed"}, [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings, p);
        auto found = core::rooms::announcements(
            call.ctx, call.actor(), {.room = p.room_id, .text = p.text, .limit = page.limit, .offset = page.offset});
        return api::paged<MessageRows>(std::move(found.messages), page.offset, found.total);
      });
}

}  // namespace confab::rest
