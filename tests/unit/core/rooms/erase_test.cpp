// A room that is gone has left nothing. What there is to be left, the schema says: a table that is new and names rooms
// fails here until it is filled below, and until it is emptied with the room.

#include "core/rooms/erase.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <array>
#include <atomic>

#include "bus/events/draft_changed.h"
#include "bus/events/reminder_changed.h"
#include "bus/events/scheduled_message_changed.h"
#include "core/accounts/remove.h"
#include "core/files/attached.h"
#include "core/team.h"
#include "store/message_row.h"
#include "store/room_writer.h"

namespace confab::core {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kWord = "xyzzy";

class EraseRoomTest : public testing::TeamTest {
 protected:
  struct Column {
    std::string table, name;
    [[nodiscard]] std::string text() const { return table + "." + name; }
  };

  std::vector<Column> columns() {
    const auto* sql = GetParam() == sql::Engine::sqlite
                          ? "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type "
                            "= 'table' AND m.name NOT LIKE 'sqlite_%'"
                          : "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
                            "'public'";
    return db->read()->all(sql, {}, [](const sql::Row& row) { return Column{row.string(0), row.string(1)}; });
  }

  /// How a column names the room; empty: it names none.
  [[nodiscard]] std::string condition(const Column& column) const {
    constexpr std::array<std::string_view, 3> kNumbers{"room_pk", "parent_pk", "team_pk"};
    constexpr std::array<std::string_view, 3> kOrders{"user_emails", "sidebar_sections", "sidebar_rooms"};
    if (std::ranges::find(kNumbers, column.name) != kNumbers.end()) return fmt::format("{} = {}", column.name, pk);
    if (column.name == "room_id") return fmt::format("room_id = '{}'", room.value);
    if (column.name == "owner_pk") return fmt::format("kind = 'r' AND owner_pk = {}", pk);
    if (column.name == "position" && std::ranges::find(kOrders, column.table) == kOrders.end()) {
      return fmt::format("position > {} AND position < {}", store::position_of(pk, 0), store::position_of(pk + 1, 0));
    }
    return {};
  }
  std::int64_t count(const std::string& table, const std::string& where) {
    return db->read()->count(fmt::format("SELECT count(*) AS few FROM {} WHERE {}", table, where), {});
  }

  /// The columns that name the room, or do not.
  std::vector<std::string> that_name_it(bool wanted) {
    std::vector<std::string> found;
    for (const auto& column : columns()) {
      const auto where = condition(column);
      if (!where.empty() && (count(column.table, where) > 0) == wanted) found.push_back(column.text());
    }
    return found;
  }
  std::vector<std::string> that_hold_a_word_of_it() {
    std::vector<std::string> found;
    for (const auto& column : columns()) {
      if (count(column.table, fmt::format("CAST({} AS TEXT) LIKE '%{}%'", column.name, kWord)) > 0) {
        found.push_back(column.text());
      }
    }
    return found;
  }

  void put(std::string_view table, std::string_view columns, const std::string& values) {
    const auto tx = db->begin();
    tx->execute(fmt::format("INSERT INTO {} ({}) VALUES ({})", table, columns, values), {});
    tx->commit();
  }
  void take_for(const RoomId& id) {
    room = id;
    pk = db->read()->count("SELECT pk FROM rooms WHERE id = ?", {id});
  }

  /// A row of the room in every table that names rooms.
  void fill() {
    const auto message = say(ann, room, std::string{kWord});
    const auto at = store::position_of(pk, message.seq);
    const auto a = ann.pk, b = ben.pk;
    put("deleted_messages", "id, room_pk, seq, countable, user_pk, sent_at, deleted_at",
        fmt::format("'d', {}, 90, 0, {}, 1, 1", pk, a));
    put("mentions", "user_pk, room_pk, seq", fmt::format("{}, {}, 90", a, pk));
    put("group_mentions", "user_pk, room_pk, seq", fmt::format("{}, {}, 90", a, pk));
    put("thread_follows", "user_pk, room_pk, thread_seq, read_seq", fmt::format("{}, {}, 90, 0", a, pk));
    put("message_versions", "message_id, room_pk, user_pk, sent_at, replaced_at, deleted, text",
        fmt::format("'v', {}, {}, 1, 1, 0, '{}'", pk, a, kWord));
    put("reactions", "position, emoji, user_pk, reacted_at", fmt::format("{}, '{}', {}, 1", at, kWord, a));
    put("stars", "position, user_pk, starred_at", fmt::format("{}, {}, 1", at, a));
    put("pins", "position, user_pk, pinned_at", fmt::format("{}, {}, 1", at, a));
    put("reports", "id, user_pk, position, description, reported_by_pk, reported_at",
        fmt::format("'r', {}, {}, '{}', {}, 1", a, at, kWord, b));
    put("ignored_users", "room_pk, user_pk, ignored_pk", fmt::format("{}, {}, {}", pk, a, b));
    put("invites", "id, room_pk, user_pk, days, max_uses, created_at, updated_at",
        fmt::format("'i', {}, {}, 0, 0, 1, 1", pk, a));
    put("room_keys", "subscription_pk, room_pk, room_key",
        fmt::format("(SELECT pk FROM subscriptions WHERE room_pk = {} AND user_pk = {}), {}, '{}'", pk, a, pk, kWord));
    put("room_bans", "room_pk, user_pk, banned_at", fmt::format("{}, {}, 1", pk, eve.pk));
    put("search_rooms", "room_pk, indexed, version, writes", fmt::format("{}, 1, 1, 1", pk));
    put("search_postings", "position, data", fmt::format("{}, 'x'", at));
    put("search_stale", "position, changes", fmt::format("{}, 1", at));
    put("polls", "position, id, options, multiple, anonymous", fmt::format("{}, 'p', 2, 0, 0", at));
    put("poll_votes", "position, choice, user_pk, voted_at", fmt::format("{}, 1, {}, 1", at, b));
    put("room_days", "day, room_pk, messages", fmt::format("1, {}, 1", pk));
    put("counted_rooms", "room_pk, seq", fmt::format("{}, 1", pk));
    put("integrations",
        "pk, id, type, name, name_key, enabled, user_pk, maker_pk, script_enabled, version, created_at, updated_at",
        fmt::format("71, 'w', 'webhook-outgoing', 'w', 'w', 1, {}, {}, 0, 1, 1, 1", a, a));
    put("integration_runs",
        "id, integration_pk, room_pk, event, url, step, data, ran_prepare_script, finished, created_at, updated_at",
        fmt::format("'x', 71, {}, 'sendMessage', '', '', '{}', 0, 1, 1, 1", pk, kWord));
    put("read_by_all", "room_pk, thread_seq, seq", fmt::format("{}, 0, 1", pk));
    put("blobs", "pk, sha256, size, store, key, state, refs", "70, '', 1, 's', 'k', 'kept', 3");
    put("avatars", "kind, owner_pk, blob_pk, etag, type, uploaded_at", fmt::format("'r', {}, 70, 'e', 't', 1", pk));
    put("uploads",
        "id, blob_pk, room_pk, user_pk, name, name_key, type, type_group, size, uploaded_at, updated_at, details",
        fmt::format("'u', 70, {}, {}, '{}', '{}', '', '', 1, 1, 1, '{{}}'", pk, a, kWord, kWord));
    put("exports",
        "id, user_pk, room_pk, format, state, revision, requested_at, updated_at, blob_pk, name, size, messages",
        fmt::format("'e', {}, {}, 'json', 'completed', 1, 1, 1, 70, '{}', 1, 1", a, pk, kWord));
    put("unfinished_uploads", "id, user_pk, room_pk, room_id, name, type, size, expires_at, complete",
        fmt::format("'f', {}, {}, '{}', '{}', '', 1, 1, 0", a, pk, room.value, kWord));
    put("drafts", "user_pk, room_id, thread_id, text, written_at, updated_at",
        fmt::format("{}, '{}', '', '{}', 1, 1", a, room.value, kWord));
    put("scheduled_messages", "id, user_pk, room_id, text, send_at, revision, created_at, updated_at",
        fmt::format("'s', {}, '{}', '{}', 1, 1, 1, 1", a, room.value, kWord));
    put("reminders", "id, user_pk, room_id, text, due_at, state, revision, created_at, updated_at",
        fmt::format("'n', {}, '{}', '{}', 1, 'waiting', 1, 1, 1", a, room.value, kWord));
    put("sidebar_sections", "id, user_pk, name, position, updated_at", fmt::format("'c', {}, 'mine', 1, 1", a));
    put("sidebar_rooms", "user_pk, room_id, section_id, position", fmt::format("{}, '{}', 'c', 1", a, room.value));
    discussion = channel(ann, {}, "discussion", model::RoomKind::group).id;
    const auto tx = db->begin();
    tx->execute("UPDATE rooms SET parent_pk = ? WHERE id = ?", {pk, discussion});
    tx->commit();
  }
  void make_it_a_team() {
    put("teams", "room_pk, id, created_at, updated_at", fmt::format("{}, 't', 1, 1", pk));
    put("room_roles", "room_pk, user_pk, role_id", fmt::format("{}, {}, 'leader'", pk, ann.pk));
    const auto hosted = channel(ann, {}, "hosted").id;
    const auto tx = db->begin();
    tx->execute("UPDATE rooms SET team_pk = ? WHERE pk = ? OR id = ?", {pk, pk, hosted});
    tx->commit();
  }
  void expect_nothing_left() {
    const std::atomic<bool> stop{false};
    const jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
    files::forget_room(*ctx, run, {pk});
    EXPECT_THAT(that_name_it(true), ::testing::ElementsAre("deleted_subscriptions.room_id"))
        << "but for what clients ask that were away";
    EXPECT_THAT(that_hold_a_word_of_it(), IsEmpty());
    EXPECT_EQ(count("rooms", fmt::format("id IN ('{}', '{}')", room.value, discussion.value)), 0);
    EXPECT_EQ(count("blobs", "pk = 70 AND refs = 0"), 1);
  }

  std::int64_t pk = 0;
  RoomId discussion;
};

TEST_P(EraseRoomTest, LeavesNothing) {
  take_for(room);
  fill();
  make_it_a_team();
  EXPECT_THAT(that_name_it(false),
              ::testing::UnorderedElementsAre("deleted_subscriptions.room_id", "erased_rooms.room_pk"))
      << "this test puts a row of the room into the table, for it to be missed";
  forget_events();
  {
    Transaction tx{*ctx};
    const auto row = store::RoomWriter{tx}.lock(room);
    rooms::erase(tx, *ctx, admin, *row);
    tx.commit();
  }
  expect_nothing_left();
  EXPECT_THAT(told<bus::DraftChanged>(), SizeIs(1));
  EXPECT_THAT(told<bus::ReminderChanged>(), SizeIs(1));
  EXPECT_THAT(told<bus::ScheduledMessageChanged>(), SizeIs(1));
}

TEST_P(EraseRoomTest, NeitherDoesAConversationThatGoesWithAnAccount) {
  take_for(direct(ann, ben).id);
  fill();
  accounts::remove_user(*ctx, admin, ben.id, rooms::LastOwner::confirmed);
  expect_nothing_left();
}

INSTANTIATE_TEST_SUITE_P(Engines, EraseRoomTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
