#include "store/drafts.h"

#include <fmt/format.h>

#include <algorithm>

namespace confab::store {
namespace {

constexpr std::string_view kSelectDraft =
    "SELECT d.room_id, d.thread_id, d.text, d.written_at, d.updated_at FROM drafts d WHERE d.user_pk = ? ";

std::string_view thread_of(const std::optional<MessageId>& tmid) {
  return tmid ? std::string_view{tmid->value} : std::string_view{};
}

model::Draft draft_from(const sql::Row& row) {
  model::Draft draft{
      .rid = row.id<RoomId>(0), .tmid = {}, .msg = row.string(2), .written_at = row.time(3), .updated_at = row.time(4)};
  if (!row.text(1).empty()) draft.tmid = row.id<MessageId>(1);
  return draft;
}

}  // namespace

std::optional<model::Draft> Drafts::find(std::int64_t user_pk, const RoomId& room,
                                         const std::optional<MessageId>& tmid) {
  return session_.first(fmt::format("{}AND d.room_id = ? AND d.thread_id = ?", kSelectDraft),
                        {user_pk, room, thread_of(tmid)}, draft_from);
}

std::vector<model::Draft> Drafts::of(std::int64_t user_pk) {
  return session_.all(fmt::format("{}AND d.text <> '' ORDER BY d.updated_at DESC", kSelectDraft), {user_pk},
                      draft_from);
}

std::vector<model::Draft> Drafts::changed(std::int64_t user_pk, Timestamp from) {
  return session_.all(fmt::format("{}AND d.updated_at >= ? ORDER BY d.updated_at DESC", kSelectDraft), {user_pk, from},
                      draft_from);
}

OwnUse Drafts::use_of(std::int64_t user_pk) {
  return session_
      .first("SELECT count(*), coalesce(sum(length(text)), 0) FROM drafts WHERE user_pk = ? AND text <> ''", {user_pk},
             [](const sql::Row& row) {
               return OwnUse{row.integer(0), row.integer(1)};
             })
      .value_or(OwnUse{});
}

void put_draft(sql::Transaction& tx, std::int64_t user_pk, const model::Draft& draft) {
  tx.execute(
      "INSERT INTO drafts (user_pk, room_id, thread_id, text, written_at, updated_at) VALUES (?, ?, ?, ?, ?, ?) ON "
      "CONFLICT (user_pk, room_id, thread_id) DO UPDATE SET text = excluded.text, written_at = excluded.written_at, "
      "updated_at = excluded.updated_at",
      {user_pk, draft.rid, thread_of(draft.tmid), draft.msg, draft.written_at, draft.updated_at});
}

std::vector<Owned<model::Draft>> take_drafts_of(sql::Transaction& tx, const RoomId& room) {
  auto taken = tx.all(
      "SELECT d.room_id, d.thread_id, d.text, d.written_at, d.updated_at, u.id FROM drafts d JOIN users u ON u.pk = "
      "d.user_pk WHERE d.room_id = ? AND d.text <> ''",
      {room}, [](const sql::Row& row) {
        return Owned<model::Draft>{row.id<UserId>(5), draft_from(row)};
      });
  tx.execute("DELETE FROM drafts WHERE room_id = ?", {room});
  return taken;
}

void forget_gone_drafts(sql::Transaction& tx, std::int64_t user_pk, Timestamp time, std::int64_t kept) {
  const auto newest_forgotten = tx.count(
      "SELECT updated_at FROM drafts WHERE user_pk = ? AND text = '' ORDER BY updated_at DESC LIMIT 1 OFFSET ?",
      {user_pk, kept});
  tx.execute("DELETE FROM drafts WHERE user_pk = ? AND text = '' AND updated_at <= ?",
             {user_pk, std::max(to_millis(time), newest_forgotten)});
}

}  // namespace confab::store
