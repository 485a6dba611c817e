#include "store/subscription_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "store/sql_text.h"

namespace confab::store {
namespace {

// Unread messages, user mentions, group mentions, messages with both.
constexpr std::string_view kCounts =
    "r.countable - s.read_countable - s.own_unread - (SELECT count(*) FROM deleted_messages d WHERE d.room_no = "
    "s.room_no AND d.countable > s.read_countable AND d.user_no <> s.user_no), "
    "(SELECT count(*) FROM mentions x WHERE x.user_no = s.user_no AND x.room_no = s.room_no AND x.seq > s.read_seq), "
    "(SELECT count(*) FROM group_mentions g WHERE g.room_no = s.room_no AND g.seq > s.read_seq AND g.user_no <> "
    "s.user_no), "
    "(SELECT count(*) FROM group_mentions b JOIN mentions y ON y.room_no = b.room_no AND y.seq = b.seq WHERE "
    "b.room_no = s.room_no AND b.seq > s.read_seq AND b.user_no <> s.user_no AND y.user_no = s.user_no)";

Unread unread_from(const sql::Row& row, int first) {
  Unread unread;
  unread.messages = row.integer(first);
  unread.user_mentions = row.integer(first + 1);
  unread.group_mentions = row.integer(first + 2);
  unread.mentions = unread.user_mentions + unread.group_mentions - row.integer(first + 3);
  return unread;
}

std::int64_t shown(const Unread& unread, UnreadCount count) {
  switch (count) {
    case UnreadCount::all_messages:
      return std::max(unread.messages, unread.mentions);
    case UnreadCount::user_mentions:
      return unread.user_mentions;
    case UnreadCount::group_mentions:
      return unread.group_mentions;
    case UnreadCount::all_mentions:
      return unread.mentions;
  }
  return 0;
}

std::optional<std::string> text_in(const json::object& preferences, std::string_view key) {
  const auto* value = preferences.if_contains(key);
  return value && value->is_string() ? std::optional{std::string{value->get_string()}} : std::nullopt;
}

std::optional<bool> boolean_in(const json::object& preferences, std::string_view key) {
  const auto* value = preferences.if_contains(key);
  return value && value->is_bool() ? std::optional{value->get_bool()} : std::nullopt;
}

void add_preferences(model::Subscription& document, std::string_view text) {
  if (text == "{}") return;
  const auto value = stored_json(text);
  if (!value.is_object()) return;
  const auto& preferences = value.get_object();
  document.desktop_notifications = text_in(preferences, "desktopNotifications");
  document.mobile_push_notifications = text_in(preferences, "mobilePushNotifications");
  document.email_notifications = text_in(preferences, "emailNotifications");
  document.unread_alert = text_in(preferences, "unreadAlert");
  document.audio_notification_value = text_in(preferences, "audioNotificationValue");
  document.disable_notifications = boolean_in(preferences, "disableNotifications");
  document.mute_group_mentions = boolean_in(preferences, "muteGroupMentions");
  document.hide_unread_status = boolean_in(preferences, "hideUnreadStatus");
  document.hide_mention_status = boolean_in(preferences, "hideMentionStatus");
}

model::Subscription document_from(const sql::Row& row, const UnreadRules& rules) {
  model::Subscription document;
  document.no = row.integer(0);
  document.room_no = row.integer(1);
  document.user_no = row.integer(2);
  document.read_seq = row.integer(3);
  document.id = row.id<SubscriptionId>(4);
  document.rid = row.id<RoomId>(5);
  document.t = row.string(6);
  document.name = row.string(7);
  document.fname = row.optional_string(8);
  document.u = {row.id<UserId>(9), row.string(10), row.optional_string(11)};
  document.open = row.boolean(12) && !row.boolean(21);  // archived rooms are in nobody's sidebar
  document.f = row.boolean(13);
  const bool forced_alert = row.boolean(14);
  const auto unread = unread_from(row, 15);
  document.unread = shown(unread, document.t == "d" ? rules.direct : rules.rooms);
  document.user_mentions = unread.user_mentions;
  document.group_mentions = unread.group_mentions;
  document.alert = unread.messages > 0 || unread.mentions > 0 || forced_alert;
  document.ls = row.optional_time(19);
  document.lr = row.optional_time(20);
  if (row.boolean(21)) document.archived = true;
  add_preferences(document, row.text(22));
  if (row.boolean(23)) document.blocked = true;
  if (row.boolean(24)) document.blocker = true;
  document.ts = row.time(25);
  document.updated_at = row.time(26);
  return document;
}

}  // namespace

std::vector<model::Subscription> SubscriptionDocuments::of_user(std::int64_t user_no,
                                                                const std::optional<Timestamp>& since) {
  if (!since) {
    const sql::Value value{user_no};
    return load("s.user_no = ? ORDER BY s.no", {&value, 1});
  }
  const std::vector<sql::Value> values{user_no, *since, *since, *since};
  return load("s.user_no = ? AND (s.updated_at >= ? OR r.updated_at >= ? OR u.renamed_at >= ?) ORDER BY s.no", values);
}

std::optional<model::Subscription> SubscriptionDocuments::one(const RoomId& room, const UserId& user) {
  const std::vector<sql::Value> values{room, user};
  auto documents = load("r.id = ? AND u.id = ?", values);
  return documents.empty() ? std::nullopt : std::optional{std::move(documents.front())};
}

std::vector<model::Subscription> SubscriptionDocuments::of_room(const RoomId& room, const std::vector<UserId>& users) {
  std::vector<model::Subscription> documents;
  in_parts(users, [&](const std::vector<UserId>& part) {
    std::vector<sql::Value> values{room};
    append_in_list(values, part);
    auto some = load("r.id = ? AND u.id IN " + in_list(part.size()), values);
    documents.insert(documents.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  });
  return documents;
}

Unread SubscriptionDocuments::unread(std::int64_t subscription_no) {
  return session_
      .first(fmt::format("SELECT {} FROM subscriptions s JOIN rooms r ON r.no = s.room_no WHERE s.no = ?", kCounts),
             {subscription_no}, [](const sql::Row& row) { return unread_from(row, 0); })
      .value_or(Unread{});
}

std::vector<SubscriptionDocuments::Removed> SubscriptionDocuments::removed_since(std::int64_t user_no,
                                                                                 Timestamp since) {
  return session_.all(
      "SELECT id, room_id, deleted_at FROM deleted_subscriptions WHERE user_no = ? AND deleted_at >= ? "
      "ORDER BY deleted_at, id",
      {user_no, since}, [](const sql::Row& row) {
        return Removed{row.id<SubscriptionId>(0), row.id<RoomId>(1), row.time(2)};
      });
}

std::vector<model::Subscription> SubscriptionDocuments::load(std::string_view where, sql::Arguments arguments) {
  std::vector<model::Subscription> documents;
  session_.each(fmt::format("SELECT s.no, s.room_no, s.user_no, s.read_seq, s.id, r.id, r.type, r.name, r.fname, u.id, "
                            "u.username, u.name, s.open, s.favorite, s.forced_alert, {}, s.last_seen_at, "
                            "s.last_reply_at, r.archived, s.preferences, s.blocked, s.blocker, s.joined_at, "
                            "{{{{greatest}}}}(s.updated_at, r.updated_at, coalesce(u.renamed_at, 0)) "
                            "FROM subscriptions s JOIN rooms r ON r.no = s.room_no JOIN users u ON u.no = s.user_no "
                            "WHERE {}",
                            kCounts, where),
                arguments, [&](const sql::Row& row) { documents.push_back(document_from(row, rules_)); });
  add_roles(documents);
  add_names_of_direct(documents);
  return documents;
}

void SubscriptionDocuments::add_roles(std::vector<model::Subscription>& documents) {
  std::unordered_map<std::int64_t, model::Subscription*> by_no;
  std::vector<std::int64_t> numbers;
  for (auto& document : documents) {
    by_no.emplace(document.no, &document);
    numbers.push_back(document.no);
  }
  in_parts(numbers, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        "SELECT s.no, x.role_id FROM subscriptions s JOIN room_roles x ON x.room_no = s.room_no AND x.user_no = "
        "s.user_no WHERE s.no IN " +
            in_list(part.size()) + " ORDER BY s.no, x.role_id",
        values, [&](const sql::Row& row) {
          auto& document = *by_no.at(row.integer(0));
          if (!document.roles) document.roles.emplace();
          document.roles->push_back(row.string(1));
        });
  });
}

// Direct messages are called by the others in them, as these are called now; notes to oneself by oneself.
void SubscriptionDocuments::add_names_of_direct(std::vector<model::Subscription>& documents) {
  struct Someone {
    std::int64_t no;
    std::string username, name;
  };
  std::unordered_map<std::int64_t, std::vector<Someone>> by_room;
  std::vector<std::int64_t> numbers;
  for (const auto& document : documents) {
    if (document.t == "d" && by_room.try_emplace(document.room_no).second) numbers.push_back(document.room_no);
  }
  in_parts(numbers, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        "SELECT s.room_no, u.no, u.username, u.name FROM subscriptions s JOIN users u ON u.no = s.user_no "
        "WHERE s.room_no IN " +
            in_list(part.size()) + " ORDER BY s.room_no, u.username_key",
        values, [&](const sql::Row& row) {
          by_room[row.integer(0)].push_back(
              {row.integer(1), row.string(2), row.is_null(3) ? row.string(2) : row.string(3)});
        });
  });
  for (auto& document : documents) {
    if (document.t != "d") continue;
    const auto& people = by_room[document.room_no];
    std::string name, fname;
    for (const auto& someone : people) {
      if (someone.no == document.user_no && people.size() > 1) continue;
      name += (name.empty() ? "" : ", ") + someone.username;
      fname += (fname.empty() ? "" : ", ") + someone.name;
    }
    document.name = std::move(name);
    document.fname = std::move(fname);
  }
}

}  // namespace confab::store
