#include "store/subscription_documents.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/json_members.h"
#include "store/room_keys.h"
#include "store/room_row.h"
#include "store/sql_text.h"
#include "store/threads.h"

namespace confab::store {
namespace {

// Unread messages, user mentions, group mentions, messages with both.
constexpr std::string_view kCounts =
    "r.countable - s.read_countable - s.own_unread - (SELECT count(*) FROM deleted_messages d WHERE d.room_pk = "
    "s.room_pk AND d.countable > s.read_countable AND d.user_pk <> s.user_pk), "
    "(SELECT count(*) FROM mentions x WHERE x.user_pk = s.user_pk AND x.room_pk = s.room_pk AND x.seq > s.read_seq AND "
    "x.in_room = 1), "
    "(SELECT count(*) FROM group_mentions g WHERE g.room_pk = s.room_pk AND g.seq > s.read_seq AND g.user_pk <> "
    "s.user_pk AND g.in_room = 1), "
    "(SELECT count(*) FROM group_mentions b JOIN mentions y ON y.room_pk = b.room_pk AND y.seq = b.seq WHERE "
    "b.room_pk = s.room_pk AND b.seq > s.read_seq AND b.user_pk <> s.user_pk AND y.user_pk = s.user_pk AND b.in_room = "
    "1)";

// Documents by the number of their row.
std::unordered_map<std::int64_t, model::Subscription*> by_pk(std::vector<model::Subscription>& documents,
                                                             std::vector<std::int64_t>& numbers) {
  std::unordered_map<std::int64_t, model::Subscription*> found;
  for (auto& document : documents) {
    found.emplace(document.pk, &document);
    numbers.push_back(document.pk);
  }
  return found;
}

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

std::string newest_first() {
  return fmt::format(" ORDER BY %greatest%(s.updated_at, r.updated_at) DESC, s.pk DESC LIMIT {}",
                     SubscriptionDocuments::kMaxOfUser);
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
  document.pk = row.integer(0);
  document.room_pk = row.integer(1);
  document.user_pk = row.integer(2);
  document.read_seq = row.integer(3);
  document.id = row.id<SubscriptionId>(4);
  document.rid = row.id<RoomId>(5);
  document.kind = stored_kind(row.text(6));
  document.t = model::letter_of(document.kind);
  document.name = row.string(7);
  document.fname = row.optional_string(8);
  document.u = {row.id<UserId>(9), row.string(10), row.optional_string(11)};
  document.open = row.boolean(12);
  document.f = row.boolean(13);
  const bool forced_alert = row.boolean(14);
  const auto unread = unread_from(row, 15);
  document.unread = shown(unread, model::traits(document.kind).personal ? rules.direct : rules.rooms);
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
  if (!row.is_null(27)) document.prid = row.id<RoomId>(27);
  return document;
}

}  // namespace

std::vector<model::Subscription> SubscriptionDocuments::of_user(std::int64_t user_pk,
                                                                const std::optional<Timestamp>& since) {
  if (!since) {
    const sql::Value value{user_pk};
    return load("s.user_pk = ?" + newest_first(), {&value, 1});
  }
  const std::vector<sql::Value> values{user_pk, *since, *since, *since};
  return load("s.user_pk = ? AND (s.updated_at >= ? OR r.updated_at >= ? OR u.renamed_at >= ?)" + newest_first(),
              values);
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

Unread SubscriptionDocuments::unread(std::int64_t subscription_pk) {
  return session_
      .first(fmt::format("SELECT {} FROM subscriptions s JOIN rooms r ON r.pk = s.room_pk WHERE s.pk = ?", kCounts),
             {subscription_pk}, [](const sql::Row& row) { return unread_from(row, 0); })
      .value_or(Unread{});
}

std::int64_t SubscriptionDocuments::unread_of_all(std::int64_t user_pk) {
  std::int64_t sum = 0;
  session_.each(fmt::format("SELECT r.type, {} FROM subscriptions s JOIN rooms r ON r.pk = s.room_pk WHERE s.user_pk = "
                            "? AND r.archived = 0 AND {}",
                            kCounts, of_kinds()),
                {user_pk}, [&](const sql::Row& row) {
                  const bool personal = model::traits(stored_kind(row.text(0))).personal;
                  sum += shown(unread_from(row, 1), personal ? rules_.direct : rules_.rooms);
                });
  return sum;
}

std::vector<SubscriptionDocuments::Removed> SubscriptionDocuments::removed_since(std::int64_t user_pk,
                                                                                 Timestamp since) {
  return session_.all(
      "SELECT id, room_id, deleted_at FROM deleted_subscriptions WHERE user_pk = ? AND deleted_at >= ? UNION ALL "
      "SELECT s.id, e.id, e.erased_at FROM erased_rooms e CROSS JOIN subscriptions s WHERE s.room_pk = e.room_pk AND "
      "s.user_pk = ? AND e.erased_at >= ? ORDER BY 3, 1",
      {user_pk, since, user_pk, since}, [](const sql::Row& row) {
        return Removed{row.id<SubscriptionId>(0), row.id<RoomId>(1), row.time(2)};
      });
}

std::vector<model::Subscription> SubscriptionDocuments::load(std::string_view where, sql::Arguments arguments) {
  std::vector<model::Subscription> documents;
  std::vector<std::int64_t> keyed;  // in rooms that have a key
  session_.each(fmt::format("SELECT s.pk, s.room_pk, s.user_pk, s.read_seq, s.id, r.id, r.type, r.name, r.fname, u.id, "
                            "u.username, u.name, s.open, s.favorite, s.forced_alert, {}, s.last_seen_at, "
                            "s.last_reply_at, r.archived, s.preferences, s.blocked, s.blocker, s.joined_at, "
                            "%greatest%(s.updated_at, r.updated_at, coalesce(u.renamed_at, 0)), "
                            "(SELECT p.id FROM rooms p WHERE p.pk = r.parent_pk), r.e2e_key_id IS NOT NULL FROM "
                            "subscriptions s JOIN rooms r ON r.pk = s.room_pk JOIN users u ON u.pk = s.user_pk "
                            "WHERE {} AND {}",
                            kCounts, of_kinds(), where),
                arguments, [&](const sql::Row& row) {
                  documents.push_back(document_from(row, rules_));
                  if (row.boolean(28)) keyed.push_back(documents.back().pk);
                });
  if (!keyed.empty()) add_keys(documents, keyed);
  add_roles(documents);
  add_ignored(documents);
  add_threads(documents);
  add_names_of_direct(documents);
  return documents;
}

void SubscriptionDocuments::add_keys(std::vector<model::Subscription>& documents,
                                     const std::vector<std::int64_t>& keyed) {
  auto keys = RoomKeys{session_}.of_members(keyed);
  for (auto& document : documents) {
    const auto found = keys.find(document.pk);
    if (found == keys.end()) continue;
    document.e2e_key = std::move(found->second.key);
    document.e2e_suggested_key = std::move(found->second.suggested);
    document.old_room_keys = std::move(found->second.old);
    document.suggested_old_room_keys = std::move(found->second.suggested_old);
  }
}

void SubscriptionDocuments::add_roles(std::vector<model::Subscription>& documents) {
  std::vector<std::int64_t> numbers;
  const auto found = by_pk(documents, numbers);
  in_parts(numbers, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        "SELECT s.pk, x.role_id FROM subscriptions s JOIN room_roles x ON x.room_pk = s.room_pk AND x.user_pk = "
        "s.user_pk WHERE s.pk IN " +
            in_list(part.size()) + " ORDER BY s.pk, x.role_id",
        values, [&](const sql::Row& row) {
          auto& document = *found.at(row.integer(0));
          if (!document.roles) document.roles.emplace();
          document.roles->push_back(row.string(1));
        });
  });
}

void SubscriptionDocuments::add_ignored(std::vector<model::Subscription>& documents) {
  std::vector<std::int64_t> numbers;
  const auto found = by_pk(documents, numbers);
  in_parts(numbers, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        "SELECT s.pk, u.id FROM subscriptions s JOIN ignored_users x ON x.user_pk = s.user_pk AND x.room_pk = "
        "s.room_pk "
        "JOIN users u ON u.pk = x.ignored_pk WHERE s.pk IN " +
            in_list(part.size()) + " ORDER BY s.pk, u.pk",
        values, [&](const sql::Row& row) {
          auto& document = *found.at(row.integer(0));
          if (!document.ignored) document.ignored.emplace();
          document.ignored->push_back(row.id<UserId>(1));
        });
  });
}

// Only followed threads are looked at, each by the end of its part of an index.
void SubscriptionDocuments::add_threads(std::vector<model::Subscription>& documents) {
  std::vector<std::int64_t> numbers;
  const auto found = by_pk(documents, numbers);
  in_parts(numbers, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        fmt::format(
            "SELECT s.pk, m.id, EXISTS (SELECT 1 FROM mentions x WHERE x.user_pk = f.user_pk AND x.room_pk = "
            "f.room_pk AND x.seq > f.read_seq AND x.thread_seq = f.thread_seq), EXISTS (SELECT 1 FROM group_mentions g "
            "WHERE g.room_pk = f.room_pk AND g.seq > f.read_seq AND g.thread_seq = f.thread_seq AND g.user_pk <> "
            "f.user_pk) FROM subscriptions s JOIN thread_follows f ON f.user_pk = s.user_pk AND f.room_pk = s.room_pk "
            "JOIN messages m ON m.position = f.room_pk * 4294967296 + f.thread_seq WHERE s.pk IN {} AND {} "
            "ORDER BY s.pk, f.thread_seq",
            in_list(part.size()), unread_in_thread()),
        values, [&](const sql::Row& row) {
          auto& document = *found.at(row.integer(0));
          const auto thread = row.id<MessageId>(1);
          document.tunread.push_back(thread);
          if (row.boolean(2)) document.tunread_user.push_back(thread);
          if (row.boolean(3)) document.tunread_group.push_back(thread);
          document.alert = true;
        });
  });
}

// Direct messages are called by the others in them, as these are called now; notes to oneself by oneself.
void SubscriptionDocuments::add_names_of_direct(std::vector<model::Subscription>& documents) {
  struct Someone {
    std::int64_t pk;
    std::string username, name;
    bool active;
  };
  std::unordered_map<std::int64_t, std::vector<Someone>> by_room;
  std::vector<std::int64_t> numbers;
  for (const auto& document : documents) {
    if (!model::traits(document.kind).named && by_room.try_emplace(document.room_pk).second)
      numbers.push_back(document.room_pk);
  }
  in_parts(numbers, [&](const std::vector<std::int64_t>& part) {
    std::vector<sql::Value> values;
    append_in_list(values, part);
    session_.each(
        "SELECT s.room_pk, u.pk, u.username, u.name, u.active FROM subscriptions s JOIN users u ON u.pk = s.user_pk "
        "WHERE s.room_pk IN " +
            in_list(part.size()) + " ORDER BY s.room_pk, u.username_key",
        values, [&](const sql::Row& row) {
          by_room[row.integer(0)].push_back(
              {row.integer(1), row.string(2), row.is_null(3) ? row.string(2) : row.string(3), row.boolean(4)});
        });
  });
  for (auto& document : documents) {
    if (model::traits(document.kind).named) continue;
    const auto& people = by_room[document.room_pk];
    std::string name, fname;
    for (const auto& someone : people) {
      if (someone.pk == document.user_pk && people.size() > 1) continue;
      if (people.size() == 2 && !someone.active) document.archived = true;
      name += (name.empty() ? "" : ", ") + someone.username;
      fname += (fname.empty() ? "" : ", ") + someone.name;
    }
    document.name = std::move(name);
    document.fname = std::move(fname);
  }
}

}  // namespace confab::store
