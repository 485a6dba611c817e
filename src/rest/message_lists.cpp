#include "api/messages.h"
#include "api/receipts.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"
#include "rest/history.h"
#include "rest/room_target.h"

namespace confab::rest {

constexpr std::string_view kNoRoom = R"(The required "roomId" query param is missing.)";

struct SyncParams {
  Field<"roomId", std::optional<RoomId>, "The room."> room_id;
  Field<"lastUpdate", std::optional<Timestamp>, "Everything that changed then or later.",
        when_invalid(errors::chat_roomid_param_invalid)>
      last_update;
  Field<"next", std::optional<Timestamp>, "Or page by page: changes after this cursor."> next;
  Field<"previous", std::optional<Timestamp>, "Changes before this cursor."> previous;
  Field<"fromTs", std::optional<Timestamp>, "Accepted for newer clients."> from_ts;
  Field<"count", std::optional<std::int64_t>, "Length of a page.", range(1, 1000)> count;
  Field<"type", std::optional<std::string>, "UPDATED or DELETED, with a cursor.", one_of("UPDATED|DELETED")> type;
};
struct Cursor {
  Field<"next", json::value, "Null: nothing further."> next;
  Field<"previous", json::value, "Null: nothing before."> previous;
};
struct SyncChanges {
  Field<"updated", std::optional<std::vector<model::Message>>, "Messages sent or changed."> updated;
  Field<"deleted", std::optional<std::vector<core::messages::DeletedMessage>>, "Messages deleted."> deleted;
  Field<"cursor", std::optional<Cursor>, "Where to go on, with a cursor."> cursor;
};
using SyncResult = Named<"result", SyncChanges, "What changed.">;
struct OwnDeletedParams {
  RoomId room_id;
  Timestamp since;

  static constexpr auto kFields = FieldList{
      field("roomId", &OwnDeletedParams::room_id, "The room.", when_missing(errors::deleted_of_no_room, kNoRoom)),
      field("since", &OwnDeletedParams::since, "Deleted then or later.",
            when_missing(errors::deleted_since_never, errors::deleted_since_never.wire_name()),
            when_invalid(errors::deleted_since_invalid))};
};
using DeletedParams = Flatten<api::PageBy<"+_deletedAt">, OwnDeletedParams>;
using DeletedRows = Named<"messages", std::vector<core::messages::DeletedMessage>, "Deleted messages.">;
struct Mentioned {
  RoomId room_id;

  static constexpr auto kFields = FieldList{
      field("roomId", &Mentioned::room_id, "The room.", when_missing(errors::message_params_invalid, kNoRoom))};
};
using MentionedParams = Flatten<MessagePageParams, Mentioned>;

struct ReceiptsParams {
  Field<"messageId", MessageId, "The message.",
        when_missing(errors::params_refused, "The required 'messageId' param is missing.")>
      value;
};
using ReceiptRows = Named<"receipts", std::vector<core::messages::Receipt>, "Who has read it.">;

namespace {

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
  endpoints.get<ReceiptsParams, ReceiptRows>(
      "/api/v1/chat.getMessageReadReceipts", Access::user(), "Who has read a message, where read receipts are on.",
      {errors::invalid_message}, rate::lively, Check::by_hand,
      Renamed{errors::message_not_found, errors::invalid_message, "Invalid message"},
      [](Call& call, const auto& p) { return core::messages::receipts(call.ctx, call.actor(), p.value); });
  endpoints.get<SyncParams, SyncResult>(
      "/api/v1/chat.syncMessages", Access::user(), "What changed in a room: since a time, or page by page.",
      {errors::not_allowed, errors::last_update_not_provided, errors::chat_roomid_param_not_provided}, rate::lively,
      Check::by_hand, Renamed{errors::room_not_found, errors::not_allowed, "Not allowed"}, sync);
  endpoints.get<DeletedParams, Flatten<DeletedRows, api::PageCounts>>(
      "/api/v1/chat.getDeletedMessages", Access::user(), "Messages deleted since a time.",
      {errors::room_not_found, errors::not_allowed}, rate::lively, Check::by_hand, [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings, p);
        auto found = core::messages::deleted_since(call.ctx, call.actor(), p.room_id, p.since, page.limit, page.offset);
        return api::paged<DeletedRows>(std::move(found.messages), page.offset, found.total);
      });
  endpoints.get<MentionedParams, MessageListResult>(
      "/api/v1/chat.getMentionedMessages", Access::user(), "Messages of a room that name one.",
      {errors::history_out_of_reach}, rate::lively, Check::by_hand,
      Renamed{errors::room_not_found, errors::history_out_of_reach, "error-not-allowed"},
      Renamed{errors::not_allowed, errors::history_out_of_reach, "error-not-allowed"}, [](Call& call, const auto& p) {
        const auto page = api::page_of(call.ctx.settings, p);
        auto found = core::messages::list(call.ctx, call.actor(),
                                          {.room = p.room_id,
                                           .oldest_first = is_oldest_first(p),
                                           .limit = page.limit,
                                           .offset = page.offset,
                                           .naming = call.actor().id});
        return api::paged<MessageRows>(std::move(found.messages), page.offset, found.total);
      });
}

}  // namespace confab::rest
