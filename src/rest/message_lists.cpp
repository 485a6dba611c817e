#include "api/messages.h"
#include "api/paging.h"
#include "api/receipts.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"
#include "rest/history.h"
#include "rest/room_target.h"

namespace confab::rest {

constexpr std::string_view kNoRoom = R"(The required "roomId" query param is missing.)";

struct SyncParams {
  std::optional<RoomId> room_id;
  std::optional<Timestamp> last_update, next, previous, from_ts;
  std::optional<std::int64_t> count;
  std::optional<std::string> type;

  static constexpr auto kFields = FieldList{
      field("roomId", &SyncParams::room_id, "The room."),
      field("lastUpdate", &SyncParams::last_update, "Everything that changed then or later.",
            when_invalid(errors::chat_roomid_param_invalid)),
      field("next", &SyncParams::next, "Or page by page: changes after this cursor."),
      field("previous", &SyncParams::previous, "Changes before this cursor."),
      field("fromTs", &SyncParams::from_ts, "Accepted for newer clients."),
      field("count", &SyncParams::count, "Length of a page.", range(1, 1000)),
      field("type", &SyncParams::type, "UPDATED or DELETED, with a cursor.", one_of("UPDATED|DELETED")),
  };
};
struct Cursor {
  json::value next, previous;

  static constexpr auto kFields = FieldList{
      field("next", &Cursor::next, "Null: nothing further."),
      field("previous", &Cursor::previous, "Null: nothing before."),
  };
};
struct SyncChanges {
  std::optional<std::vector<model::Message>> updated;
  std::optional<std::vector<core::messages::DeletedMessage>> deleted;
  std::optional<Cursor> cursor;

  static constexpr auto kFields = FieldList{
      field("updated", &SyncChanges::updated, "Messages sent or changed."),
      field("deleted", &SyncChanges::deleted, "Messages deleted."),
      field("cursor", &SyncChanges::cursor, "Where to go on, with a cursor."),
  };
};
using SyncResult = Named<"result", SyncChanges, "What changed.">;
struct DeletedParams : api::PageParams {
  RoomId room_id;
  Timestamp since;

  static constexpr auto kFields = extended<api::PageParams>(
      field("roomId", &DeletedParams::room_id, "The room.", when_missing(errors::deleted_of_no_room, kNoRoom)),
      field("since", &DeletedParams::since, "Deleted then or later.",
            when_missing(errors::deleted_since_never, errors::deleted_since_never.wire_name()),
            when_invalid(errors::deleted_since_invalid)));
};
using DeletedRows = Named<"messages", std::vector<core::messages::DeletedMessage>, "Deleted messages.">;
struct MentionedParams : api::PageParams {
  RoomId room_id;

  static constexpr auto kFields = extended<api::PageParams>(
      field("roomId", &MentionedParams::room_id, "The room.", when_missing(errors::message_params_invalid, kNoRoom)));
};

struct ReceiptsParams {
  MessageId value;
  static constexpr auto kFields =
      FieldList{field("messageId", &ReceiptsParams::value, "The message.",
                      when_missing(errors::params_refused, "The required 'messageId' param is missing."))};
};
using ReceiptRows = Named<"receipts", std::vector<core::messages::Receipt>, "Who has read it.">;

namespace {

using api::Access;
using api::Call;

json::value cursor_text(const std::optional<Timestamp>& time) {
  return time ? json::value(json::string(std::to_string(to_millis(*time)))) : json::value(nullptr);
}

SyncResult sync(Call& call, const SyncParams& p) {
  if (!p.room_id) {
    throw Refusal(errors::chat_roomid_param_not_provided, "The required \"roomId\" query param is missing.");
  }
  if (p.last_update) {
    auto changes = core::messages::sync(call.ctx, call.actor(), *p.room_id, *p.last_update);
    return {{std::move(changes.updated), std::move(changes.deleted), std::nullopt}};
  }
  if (!p.next && !p.previous) {
    throw Refusal(errors::last_update_not_provided, "The required \"lastUpdate\" query param is missing.");
  }
  if (!p.type) throw Refusal(errors::invalid_params, "must have required property 'type'");
  const bool updated = *p.type == "UPDATED";
  auto page = core::messages::sync_page(
      call.ctx, call.actor(),
      {.room = *p.room_id,
       .kind = updated ? core::messages::SyncKind::updated : core::messages::SyncKind::deleted,
       .next = p.next,
       .previous = p.previous,
       .count = p.count.value_or(50)});
  SyncChanges changes{
      .updated = {}, .deleted = {}, .cursor = Cursor{cursor_text(page.next), cursor_text(page.previous)}};
  if (updated)
    changes.updated = std::move(page.changes.updated);
  else
    changes.deleted = std::move(page.changes.deleted);
  return {std::move(changes)};
}

}  // namespace

void declare_message_lists(api::Endpoints& endpoints) {
  endpoints.get<ReceiptsParams, ReceiptRows>({
      .path = "/api/v1/chat.getMessageReadReceipts",
      .access = Access::user(),
      .summary = "Who has read a message, where read receipts are on.",
      .errors = {errors::invalid_message},
      .renamed = {{.from = errors::message_not_found, .to = errors::invalid_message, .text = "Invalid message"}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = [](Call& call, const auto& p) { return core::messages::receipts(call.ctx, call.actor(), p.value); },
  });
  endpoints.get<SyncParams, SyncResult>({
      .path = "/api/v1/chat.syncMessages",
      .access = Access::user(),
      .summary = "What changed in a room: since a time, or page by page.",
      .errors = {errors::not_allowed, errors::last_update_not_provided, errors::chat_roomid_param_not_provided},
      .renamed = {{.from = errors::room_not_found, .to = errors::not_allowed, .text = "Not allowed"}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler = sync,
  });
  endpoints.get<DeletedParams, Flatten<DeletedRows, api::PageCounts>>({
      .path = "/api/v1/chat.getDeletedMessages",
      .access = Access::user(),
      .summary = "Messages deleted since a time.",
      .errors = {errors::room_not_found, errors::not_allowed},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            const auto page = api::page_of(call.ctx.settings, p);
            auto found =
                core::messages::deleted_since(call.ctx, call.actor(), p.room_id, p.since, page.limit, page.offset);
            return api::paged<DeletedRows>(std::move(found.messages), page.offset, found.total);
          },
  });
  endpoints.get<MentionedParams, MessageListResult>({
      .path = "/api/v1/chat.getMentionedMessages",
      .access = Access::user(),
      .summary = "Messages of a room that name one.",
      .errors = {errors::history_out_of_reach},
      .renamed = {{.from = errors::room_not_found, .to = errors::history_out_of_reach, .text = "error-not-allowed"},
                  {.from = errors::not_allowed, .to = errors::history_out_of_reach, .text = "error-not-allowed"}},
      .rate = api::kInteractive,
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            const auto page = api::page_of(call.ctx.settings, p);
            auto found = core::messages::list(call.ctx, call.actor(),
                                              {.room = p.room_id,
                                               .oldest_first = false,
                                               .limit = page.limit,
                                               .offset = page.offset,
                                               .naming = call.actor().id});
            return api::paged<MessageRows>(std::move(found.messages), page.offset, found.total);
          },
  });
}

}  // namespace confab::rest
