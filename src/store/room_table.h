#pragma once
// The table of rooms. Its counters and positions are kept by statements of their own (store/room_writer.h), and its
// time of change never goes back.

#include "base/fields_read.h"
#include "base/fields_write.h"
#include "store/room_row.h"
#include "store/table.h"

namespace confab::store {

inline constexpr Column<RoomRow> kRoomKind{
    "type", Use::kept,
    [](RoomRow& room, const sql::Row& row, int column) { room.kind = stored_kind(row.text(column)); },
    [](const RoomRow& room, Texts& texts) -> sql::Value { return texts.emplace_back(model::letter_of(room.kind)); }};

inline constexpr Column<RoomRow> kRoomRetention{
    "retention", Use::kept,
    [](RoomRow& room, const sql::Row& row, int column) {
      room.retention.reset();
      if (!row.is_null(column)) {
        room.retention = read_stored_fields<model::Retention>(stored_json(row.text(column)));
      }
    },
    [](const RoomRow& room, Texts& texts) -> sql::Value {
      if (!room.retention) return nullptr;
      return texts.emplace_back(to_json(*room.retention, Dates::iso8601));
    }};

inline constexpr auto kRooms = table(
    "rooms", column<&RoomRow::pk>("pk", Use::read_only), column<&RoomRow::id>("id", Use::once), kRoomKind,
    column<&RoomRow::name>("name"),
    derived<RoomRow>("name_key", [](const RoomRow& room, Texts& texts) { return folded_value(room.name, texts); }),
    column<&RoomRow::fname>("fname"),
    derived<RoomRow>("fname_key", [](const RoomRow& room, Texts& texts) { return folded_value(room.fname, texts); }),
    column<&RoomRow::direct_key>("direct_key", Use::once), column<&RoomRow::creator_pk>("creator_pk", Use::once),
    column<&RoomRow::topic>("topic"),
    derived<RoomRow>("topic_key", [](const RoomRow& room, Texts& texts) { return folded_value(room.topic, texts); }),
    column<&RoomRow::avatar_etag>("avatar_etag", Use::read_only), column<&RoomRow::description>("description"),
    column<&RoomRow::announcement>("announcement"), column<&RoomRow::read_only>("read_only"),
    column<&RoomRow::archived>("archived"), column<&RoomRow::is_default>("is_default"),
    column<&RoomRow::featured>("featured"), column<&RoomRow::favorite>("favorite"),
    column<&RoomRow::broadcast>("broadcast"), column<&RoomRow::react_when_read_only>("react_when_read_only"),
    column<&RoomRow::join_code>("join_code"), column<&RoomRow::muted>("muted"), column<&RoomRow::unmuted>("unmuted"),
    column<&RoomRow::sys_mes>("sys_mes"), column<&RoomRow::sidepanel>("sidepanel"),
    column<&RoomRow::custom_fields>("custom_fields"), kRoomRetention, column<&RoomRow::encrypted>("encrypted"),
    column<&RoomRow::e2e_key_id>("e2e_key_id"), column<&RoomRow::team_pk>("team_pk"),
    column<&RoomRow::team_default>("team_default"), column<&RoomRow::parent_pk>("parent_pk", Use::once),
    column<&RoomRow::announced_seq>("announced_seq"), column<&RoomRow::seq>("seq", Use::read_only),
    column<&RoomRow::countable>("countable", Use::read_only),
    column<&RoomRow::messages_count>("messages_count", Use::read_only),
    column<&RoomRow::users_count>("users_count", Use::read_only),
    column<&RoomRow::last_message_at>("last_message_at", Use::read_only),
    column<&RoomRow::last_seq>("last_seq", Use::read_only), column<&RoomRow::newest_at>("newest_at", Use::read_only),
    column<&RoomRow::created_at>("created_at", Use::once), column<&RoomRow::updated_at>("updated_at", Use::once));

}  // namespace confab::store
