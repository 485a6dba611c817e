#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "model/message.h"
#include "model/room_kind.h"
#include "model/user.h"

namespace confab::model {

/// The id of the room that every workspace begins with. Whoever deletes it does not want it back.
inline constexpr std::string_view kFirstRoom = "GENERAL";

/// How long a room keeps its messages, where it says so itself (compat/entities.md, IRoom.retention).
struct Retention {
  std::optional<bool> enabled;  // absent: as the workspace's policy for rooms of its type
  bool override_global = false;
  std::optional<std::int64_t> max_age;  // in days
  bool files_only = false, exclude_pinned = false, ignore_threads = false;
};

/// A member of an encrypted room who has no key to it yet, and waits for somebody who gives them one.
struct WaitingForKey {
  UserId user;
  Timestamp since;
};

/// A room document, as stored and as sent (compat/entities.md, IRoom).
struct Room {
  std::int64_t pk = 0;                  // not sent
  RoomKind kind = RoomKind::channel;    // not sent
  std::int64_t countable = 0;           // how many messages counted as unread so far. Not sent
  std::optional<std::int64_t> host_pk;  // the main room of the team that hosts it, if that is another one. Not sent
  RoomId id;
  std::string t;  // the letter of its kind
  std::optional<std::string> name, fname;
  std::optional<UserRef> u;  // who created it
  std::int64_t msgs = 0;
  std::int64_t users_count = 0;
  std::int64_t seq = 0;  // position of the newest message
  std::optional<std::string> topic, description, announcement, avatar_etag;
  std::optional<bool> ro, archived, is_default, featured, favorite, broadcast, react_when_read_only;
  std::optional<bool> encrypted;
  std::optional<std::string> e2e_key_id;
  std::optional<std::vector<WaitingForKey>> waiting_for_keys;
  std::optional<std::vector<std::string>> muted, unmuted;
  std::optional<bool> join_code_required;
  std::optional<TeamId> team_id;
  std::optional<bool> team_main, team_default;
  std::optional<RoomId> prid;  // of a discussion: the room that it belongs to
  std::optional<Retention> retention;
  RawJson sys_mes;
  RawJson sidepanel;
  RawJson custom_fields;
  std::optional<std::vector<std::string>> uids, usernames;  // d
  std::optional<Timestamp> ts;                              // created
  std::optional<Timestamp> lm;                              // last message
  std::optional<Message> last_message;
  Timestamp updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::Retention> {
  static constexpr std::string_view name = "Retention";
  using R = model::Retention;
  static constexpr auto list = FieldList{
      field("enabled", &R::enabled, "Whether old messages are removed; absent: as the workspace says."),
      field("overrideGlobal", &R::override_global, "The room has an age and exceptions of its own."),
      field("maxAge", &R::max_age, "How many days messages are kept."),
      field("filesOnly", &R::files_only, "Only files go, their messages stay."),
      field("excludePinned", &R::exclude_pinned, "Pinned messages stay."),
      field("ignoreThreads", &R::ignore_threads, "Threads stay."),
  };
};

template <>
struct confab::Fields<confab::model::WaitingForKey> {
  static constexpr std::string_view name = "WaitingForKey";
  static constexpr auto list = FieldList{
      field("userId", &model::WaitingForKey::user, "Who."),
      field("ts", &model::WaitingForKey::since, "Since when."),
  };
};

template <>
struct confab::Fields<confab::model::Room> {
  static constexpr std::string_view name = "Room";
  using R = model::Room;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The room's id."),
      field("t", &R::t, "c public channel, p private group, d direct messages."),
      field("name", &R::name, "Unique name; none on direct messages."),
      field("fname", &R::fname, "Name as typed."),
      field("u", &R::u, "Who created it."),
      field("msgs", &R::msgs, "How many messages it holds."),
      field("usersCount", &R::users_count, "How many members it has."),
      field("seq", &R::seq, "Position of its newest message."),
      field("topic", &R::topic, "Topic."),
      field("description", &R::description, "Description."),
      field("announcement", &R::announcement, "Announcement."),
      field("avatarETag", &R::avatar_etag, "Changes with the picture."),
      field("ro", &R::ro, "Read only."),
      field("archived", &R::archived, "Archived."),
      field("default", &R::is_default, "New users join it."),
      field("featured", &R::featured, "Shown first in the directory."),
      field("favorite", &R::favorite, "Favourite of new members."),
      field("broadcast", &R::broadcast, "Only some may write."),
      field("reactWhenReadOnly", &R::react_when_read_only, "Reactions although read only."),
      field("encrypted", &R::encrypted, "Its people's clients encrypt what they write."),
      field("e2eKeyId", &R::e2e_key_id, "Which key they use."),
      field("usersWaitingForE2EKeys", &R::waiting_for_keys, "Members who wait for that key, 50 at most."),
      field("muted", &R::muted, "Usernames that may not write."),
      field("unmuted", &R::unmuted, "Usernames that may write although it is read only."),
      field("joinCodeRequired", &R::join_code_required, "A code is asked for on joining."),
      field("teamId", &R::team_id, "The team that it belongs to."),
      field("teamMain", &R::team_main, "The team's main room: its members are the team's."),
      field("teamDefault", &R::team_default, "Whoever joins the team joins it."),
      field("prid", &R::prid, "Of a discussion: the room that it belongs to."),
      field("retention", &R::retention, "How long its messages are kept, where it says so itself."),
      field("sidepanel", &R::sidepanel, "Of a team: what of it clients list below it."),
      field("sysMes", &R::sys_mes, "System messages that are hidden here."),
      field("customFields", &R::custom_fields, "Free-form fields."),
      field("uids", &R::uids, "Members of direct messages."),
      field("usernames", &R::usernames, "Members of direct messages, by display name."),
      field("ts", &R::ts, "When it was created."),
      field("lm", &R::lm, "When the last message was sent."),
      field("lastMessage", &R::last_message, "The last message, when Store_Last_Message is on."),
      field("_updatedAt", &R::updated_at, "When it last changed."),
  };
};
