// Discussions: made, and listed as rooms and as the messages that announce them.

#include "core/rooms/discussions.h"
#include "api/messages.h"
#include "api/rooms.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
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
struct AnnouncementsParams : api::PageParams {
  RoomId room_id;
  std::string text;

  static constexpr auto kFields = extended<api::PageParams>(
      field("roomId", &AnnouncementsParams::room_id, "The room.",
            when_missing(errors::message_params_invalid, R"(The required "roomId" query param is missing.)")),
      field("text", &AnnouncementsParams::text, "Part of what they are called.", bound::name, defaulted()));
};

namespace {

using api::Access;
using api::Call;

}  // namespace

void declare_discussions(api::Endpoints& endpoints) {
  endpoints.post<NewDiscussionParams, OneDiscussion>({
      .path = path<AnyRoom>("createDiscussion"),
      .access = Access::user(),
      .summary = "Make a discussion of a room.",
      .errors = api::discussion_errors(),
      .max_body = api::kMaxMessageBody,
      .check = Check::by_hand,
      .handler = [](Call& call, const auto& p) { return OneDiscussion{api::create_discussion(call, p)}; },
  });
  endpoints.get<DiscussionsParams, Flatten<DiscussionRows, api::PageCounts>>({
      .path = path<AnyRoom>("getDiscussions"),
      .access = Access::user(),
      .summary = "The discussions of a room.",
      .errors = {errors::roomid_param_not_provided, errors::out_of_reach, errors::invalid_query, errors::invalid_sort},
      .renamed = {{.from = errors::room_not_found, .to = errors::out_of_reach, .text = "not-allowed"}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            const auto query = room_query(call, p);
            auto found = core::rooms::discussions(call.ctx, call.actor(), family_id<AnyRoom>(call, p), query);
            return api::paged<DiscussionRows>(std::move(found.rooms), query.offset, found.total);
          },
  });
  endpoints.get<AnnouncementsParams, MessageListResult>({
      .path = "/api/v1/chat.getDiscussions",
      .access = Access::user(),
      .summary = "The messages that announce discussions in a room, the newest first.",
      .errors = {errors::history_out_of_reach},
      .renamed = {{.from = errors::room_not_found, .to = errors::history_out_of_reach, .text = "error-not-allowed"},
                  {.from = errors::not_allowed, .to = errors::history_out_of_reach, .text = "error-not-allowed"}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            const auto page = api::page_of(call.ctx.settings, p);
            auto found = core::rooms::announcements(
                call.ctx, call.actor(),
                {.room = p.room_id, .text = p.text, .limit = page.limit, .offset = page.offset});
            return api::paged<MessageRows>(std::move(found.messages), page.offset, found.total);
          },
  });
}

}  // namespace confab::rest
