#include "bus/wire.h"

#include <utility>

#include "base/fields_inherit.h"
#include "base/fields_read.h"
#include "base/fields_write.h"
#include "bus/event.h"
#include "model/message.h"

// What the field lists below need besides the types of base/fields.h.
namespace confab {

template <>
void write_json(std::string& out, const bus::Change& change, Dates) {
  out.append(change == bus::Change::inserted  ? "\"inserted\""
             : change == bus::Change::updated ? "\"updated\""
                                              : "\"removed\"");
}
template <>
void write_json(std::string& out, const model::RoomKind& kind, Dates) {
  out.append({'"', model::traits(kind).letter, '"'});
}
template <>
void write_json(std::string& out, const std::shared_ptr<const model::Message>& message, Dates dates) {
  write_json(out, *message, dates);
}

namespace detail {

template <>
void read_value(const json::value& value, bus::Change& out, const FieldRules&, std::string_view path,
                FieldProblems& problems) {
  if (value == "inserted")
    out = bus::Change::inserted;
  else if (value == "updated")
    out = bus::Change::updated;
  else if (value == "removed")
    out = bus::Change::removed;
  else
    problems.add_value(path, "must be a kind of change");
}
template <>
void read_value(const json::value& value, model::RoomKind& out, const FieldRules&, std::string_view path,
                FieldProblems& problems) {
  const auto kind = value.is_string() ? model::room_kind(value.get_string()) : std::nullopt;
  if (kind)
    out = *kind;
  else
    problems.add_value(path, "must be a kind of room");
}
template <>
void read_value(const json::value& value, RawJson& out, const FieldRules&, std::string_view, FieldProblems&) {
  out.text = to_json_text(value);
}
template <>
void read_value(const json::value& value, std::shared_ptr<const model::Message>& out, const FieldRules& rules,
                std::string_view path, FieldProblems& problems) {
  auto message = std::make_shared<model::Message>();
  read_object(value, *message, rules, path, problems);
  out = std::move(message);
}

}  // namespace detail

template <>
struct Fields<bus::RoomLabel> {
  static constexpr auto list = FieldList{
      field("kind", &bus::RoomLabel::kind, "The letter of its kind."),
      field("name", &bus::RoomLabel::name, "Name."),
      field("needs_code", &bus::RoomLabel::needs_code, "It has a join code.", defaulted()),
      field("is_hosted", &bus::RoomLabel::is_hosted, "A team hosts it.", defaulted()),
  };
};
template <>
struct Fields<bus::MessageSaved> {
  using E = bus::MessageSaved;
  static constexpr std::string_view kind = "message-saved";
  static constexpr auto list = FieldList{
      field("message", &E::message, "As clients see it."),
      field("created", &E::created, "It is new."),
      field("room", &E::room, "Its room."),
      field("roomChanged", &E::room_changed, "The room's document changed with it."),
  };
};
template <>
struct Fields<bus::MessagesRead> {
  using E = bus::MessagesRead;
  static constexpr std::string_view kind = "messages-read";
  static constexpr auto list = FieldList{
      field("room", &E::room, "The room."),
      field("until", &E::until, "Up to when everybody has read."),
      field("thread", &E::thread, "Of a thread: its first message."),
  };
};
template <>
struct Fields<bus::MessageRemoved> {
  using E = bus::MessageRemoved;
  static constexpr std::string_view kind = "message-removed";
  static constexpr auto list = FieldList{
      field("room", &E::room, "The room."),
      field("message", &E::message, "The message."),
  };
};
template <>
struct Fields<bus::MessagesRemoved> {
  using E = bus::MessagesRemoved;
  static constexpr std::string_view kind = "messages-removed";
  static constexpr auto list = FieldList{
      field("room", &E::room, "The room."),
      field("messages", &E::messages, "The messages."),
      field("oldest", &E::oldest, "Sent after then,"),
      field("latest", &E::latest, "and before then."),
      field("inclusive", &E::inclusive, "Or just then."),
      field("users", &E::users, "Whose; empty: anybody's."),
      field("keepPinned", &E::keep_pinned, "Pinned ones stay."),
      field("keepDiscussions", &E::keep_discussions, "What announces a discussion stays."),
  };
};
template <>
struct Fields<bus::Notified> {
  using E = bus::Notified;
  static constexpr std::string_view kind = "notified";
  static constexpr auto list = FieldList{
      field("message", &E::message, "As clients see it."),
      field("kind", &E::kind, "The letter of its room's kind."),
      field("name", &E::name, "How addresses call the room."),
      field("title", &E::title, "What screens show first."),
      field("text", &E::text, "What they show of the message."),
      field("users", &E::users, "Whose screens."),
      field("others", &E::others, "Those of the room's other members, too."),
      field("except", &E::except, "But for these."),
  };
};
template <>
struct Fields<bus::RoomActivity> {
  using E = bus::RoomActivity;
  static constexpr std::string_view kind = "room-activity";
  static constexpr auto list = FieldList{
      field("room", &E::room, "The room."),
      field("event", &E::event, "user-activity."),
      field("arguments", &E::arguments, "As the client said."),
      field("origin", &E::origin, "The connection."),
  };
};
template <>
struct Fields<bus::PushTokenAdded> {
  using E = bus::PushTokenAdded;
  static constexpr std::string_view kind = "push-token-added";
  static constexpr auto list = FieldList{field("user", &E::user, "Whose.")};
};
template <>
struct Fields<bus::IntegrationChanged> {
  using E = bus::IntegrationChanged;
  static constexpr std::string_view kind = "integration-changed";
  static constexpr auto list = FieldList{
      field("trigger", &E::trigger, "What it is set off by."),
      field("isTold", &E::is_told, "Whether it works."),
  };
};
template <>
struct Fields<bus::IntegrationRunChanged> {
  using E = bus::IntegrationRunChanged;
  static constexpr std::string_view kind = "integration-run-changed";
  static constexpr auto list = FieldList{
      field("integration", &E::integration, "Whose."),
      field("change", &E::change, "What became of it."),
      field("run", &E::run, "As it is now."),
  };
};
template <>
struct Fields<bus::KeyRequested> {
  using E = bus::KeyRequested;
  static constexpr std::string_view kind = "key-requested";
  static constexpr auto list = FieldList{
      field("room", &E::room, "The room."),
      field("from", &E::from, "Who asks."),
      field("keyId", &E::key_id, "Which key."),
  };
};
template <>
struct Fields<bus::RoomChanged> {
  using E = bus::RoomChanged;
  static constexpr std::string_view kind = "room-changed";
  static constexpr auto list = FieldList{
      field("room", &E::room, "The room."),
      field("change", &E::change, "What became of it."),
      field("rightsChanged", &E::rights_changed, "Others may read it now."),
      field("banned", &E::banned, "Who must not read it any more."),
  };
};
template <>
struct Fields<bus::SubscriptionChanged> {
  using E = bus::SubscriptionChanged;
  static constexpr std::string_view kind = "subscription-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "Whose."),
      field("room", &E::room, "The room."),
      field("change", &E::change, "What became of it."),
      field("subscription", &E::subscription, "Its id."),
      field("roomKind", &E::room_kind, "The letter of the room's kind."),
      field("openedOthers", &E::opened_others, "It was a membership of a team.", defaulted()),
  };
};
template <>
struct Fields<bus::UserFields> {
  static constexpr auto list = extended<bus::UserMembers>(
      field("preferences", &bus::UserFields::preferences, "Those that changed.", defaulted()));
};
template <>
struct Fields<bus::UserChanged> {
  using E = bus::UserChanged;
  static constexpr std::string_view kind = "user-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "The user."),
      field("change", &E::change, "What became of it."),
      field("fields", &E::fields, "The members that changed."),
  };
};
template <>
struct Fields<bus::UserNameChanged> {
  using E = bus::UserNameChanged;
  static constexpr std::string_view kind = "user-name-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "The user."),
      field("username", &E::username, "Without @."),
      field("name", &E::name, "Display name."),
  };
};
template <>
struct Fields<bus::UserStatusChanged> {
  using E = bus::UserStatusChanged;
  static constexpr std::string_view kind = "user-status-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "The user."),
      field("username", &E::username, "Without @."),
      field("name", &E::name, "Display name."),
      field("chosen", &E::chosen, "The status that was chosen."),
      field("text", &E::text, "The text beside it."),
      field("atOnce", &E::at_once, "Seen so even without a connection.", defaulted()),
  };
};
template <>
struct Fields<bus::PresenceChanged> {
  using E = bus::PresenceChanged;
  static constexpr std::string_view kind = "presence-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "The user."),
      field("username", &E::username, "Without @."),
      field("name", &E::name, "Display name."),
      field("status", &E::status, "As others see it."),
      field("connection", &E::connection, "Of the connections alone."),
      field("text", &E::text, "The text beside it."),
  };
};
template <>
struct Fields<bus::UserRoleChanged> {
  using E = bus::UserRoleChanged;
  static constexpr std::string_view kind = "user-role-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "The user."),
      field("role", &E::role, "The role."),
      field("added", &E::added, "Gained or lost."),
      field("room", &E::room, "Where it is a role in a room."),
  };
};
template <>
struct Fields<bus::SessionsEnded> {
  using E = bus::SessionsEnded;
  static constexpr std::string_view kind = "sessions-ended";
  static constexpr auto list = FieldList{
      field("user", &E::user, "The user."),
      field("tokenHash", &E::token_hash, "Only this one."),
      field("keptTokenHash", &E::kept_token_hash, "All but this one."),
  };
};
template <>
struct Fields<bus::SettingChanged> {
  using E = bus::SettingChanged;
  static constexpr std::string_view kind = "setting-changed";
  static constexpr auto list = FieldList{
      field("key", &E::key, "The setting."),
      field("value", &E::value, "What it is now; never that of a secret one."),
  };
};
template <>
struct Fields<bus::PermissionChanged> {
  using E = bus::PermissionChanged;
  static constexpr std::string_view kind = "permission-changed";
  static constexpr auto list = FieldList{
      field("id", &E::id, "The permission."),
      field("roles", &E::roles, "All that have it now."),
  };
};
template <>
struct Fields<bus::RoleChanged> {
  using E = bus::RoleChanged;
  static constexpr std::string_view kind = "role-changed";
  static constexpr auto list = FieldList{
      field("role", &E::role, "The role."),
      field("change", &E::change, "What became of it."),
  };
};

template <>
struct Fields<bus::Whispered> {
  using E = bus::Whispered;
  static constexpr std::string_view kind = "whispered";
  static constexpr auto list = FieldList{
      field("to", &E::to, "Who."),       field("id", &E::id, "The message's id."),
      field("room", &E::room, "Where."), field("text", &E::text, "What."),
      field("at", &E::at, "When."),
  };
};
template <>
struct Fields<bus::UserDeleted> {
  using E = bus::UserDeleted;
  static constexpr std::string_view kind = "user-deleted";
  static constexpr auto list = FieldList{
      field("user", &E::user, "The user."),
      field("erasure", &E::erasure, "What becomes of the messages."),
  };
};
template <>
struct Fields<bus::AvatarChanged> {
  using E = bus::AvatarChanged;
  static constexpr std::string_view kind = "avatar-changed";
  static constexpr auto list = FieldList{
      field("username", &E::username, "Whose."),
      field("room", &E::room, "Or of which room."),
      field("etag", &E::etag, "Of the picture; left out: there is none."),
  };
};
template <>
struct Fields<bus::CustomStatusChanged> {
  using E = bus::CustomStatusChanged;
  static constexpr std::string_view kind = "custom-status-changed";
  static constexpr auto list = FieldList{
      field("status", &E::status, "The status."),
      field("change", &E::change, "What became of it."),
  };
};
template <>
struct Fields<bus::CustomEmojiChanged> {
  using E = bus::CustomEmojiChanged;
  static constexpr std::string_view kind = "custom-emoji-changed";
  static constexpr auto list = FieldList{
      field("emoji", &E::emoji, "As it is, or was."),
      field("change", &E::change, "What became of it."),
  };
};
template <>
struct Fields<bus::CustomSoundChanged> {
  using E = bus::CustomSoundChanged;
  static constexpr std::string_view kind = "custom-sound-changed";
  static constexpr auto list = FieldList{
      field("sound", &E::sound, "As it is, or was."),
      field("change", &E::change, "What became of it."),
  };
};
template <>
struct Fields<bus::ScheduledMessageChanged> {
  using E = bus::ScheduledMessageChanged;
  static constexpr std::string_view kind = "scheduled-message-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "Whose."),
      field("change", &E::change, "What became of it."),
      field("message", &E::message, "As it is, or was."),
  };
};
template <>
struct Fields<bus::ReminderChanged> {
  using E = bus::ReminderChanged;
  static constexpr std::string_view kind = "reminder-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "Whose."),
      field("change", &E::change, "What became of it."),
      field("reminder", &E::reminder, "As it is, or was."),
  };
};
template <>
struct Fields<bus::DraftChanged> {
  using E = bus::DraftChanged;
  static constexpr std::string_view kind = "draft-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "Whose."),
      field("change", &E::change, "What became of it."),
      field("draft", &E::draft, "As it is."),
  };
};
template <>
struct Fields<bus::SidebarSectionChanged> {
  using E = bus::SidebarSectionChanged;
  static constexpr std::string_view kind = "sidebar-section-changed";
  static constexpr auto list = FieldList{
      field("user", &E::user, "Whose."),
      field("change", &E::change, "What became of it."),
      field("section", &E::section, "As it is, or was."),
  };
};
template <>
struct Fields<bus::AppointmentNear> {
  using E = bus::AppointmentNear;
  static constexpr std::string_view kind = "appointment-near";
  static constexpr auto list = FieldList{
      field("user", &E::user, "Whose."),
      field("id", &E::id, "The appointment."),
      field("title", &E::title, "What it is."),
      field("text", &E::text, "When it begins."),
  };
};

}  // namespace confab

namespace confab::bus {
namespace {

template <class Kind>
const Kind& for_others(const Kind& event, Kind&) {
  return event;
}
const SettingChanged& for_others(const SettingChanged& event, SettingChanged& copy) {
  if (!event.is_secret) return event;
  copy.key = event.key;
  return copy;
}

template <class Kind>
bool read_kind(std::string_view kind, const json::value& value, std::vector<Event>& events) {
  if (kind != Fields<Kind>::kind) return false;
  Kind event{};
  FieldProblems problems;
  confab::detail::read_object(value, event, FieldRules{}, "", problems);
  problems.raise();
  events.emplace_back(std::move(event));
  return true;
}

bool read_event(std::string_view kind, const json::value& value, std::vector<Event>& events) {
#define CONFAB_READ(Kind) || read_kind<Kind>(kind, value, events)
  return false CONFAB_EACH_EVENT(CONFAB_READ);
#undef CONFAB_READ
}

const json::value* member(const json::value& object, std::string_view key) {
  return find_member(object, key);
}

}  // namespace

Batch::Batch() = default;
Batch::~Batch() = default;
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;

std::string encode(const Batch& batch) {
  std::string out = "{\"version\":" + std::to_string(kWireVersion) + ",\"origin\":";
  append_json_string(out, batch.origin);
  out.append(",\"number\":").append(std::to_string(batch.number)).append(",\"events\":[");
  bool is_first = true;
  for (const auto& event : batch.events) {
    if (!std::exchange(is_first, false)) out.push_back(',');
    std::visit(
        [&]<class Kind>(const Kind& happened) {
          Kind copy{};
          out.append("{\"kind\":\"").append(Fields<Kind>::kind).append("\",\"event\":");
          write_json(out, for_others(happened, copy), Dates::ejson);
          out.push_back('}');
        },
        event);
  }
  return out.append("]}");
}

Decoded decode(std::string_view text) {
  Decoded result;
  try {
    const auto root = stored_json(text);
    const auto* version = member(root, "version");
    const auto* origin = member(root, "origin");
    const auto* number = member(root, "number");
    const auto* events = member(root, "events");
    const bool is_batch = version && version->is_int64() && version->get_int64() <= kWireVersion && origin &&
                          origin->is_string() && number && number->is_int64() && events && events->is_array();
    if (!is_batch) return result;
    Batch batch;
    batch.origin = std::string_view{origin->get_string()};
    batch.number = static_cast<std::uint64_t>(number->get_int64());
    for (const auto& item : events->get_array()) {
      const auto* kind = member(item, "kind");
      const auto* event = member(item, "event");
      bool is_known = false;
      try {
        is_known = kind && kind->is_string() && event && read_event(kind->get_string(), *event, batch.events);
      } catch (const Refusal&) {  // content of another form: as good as unknown
      }
      if (!is_known) ++result.skipped_events;
    }
    result.batch = std::move(batch);
  } catch (const std::exception&) {  // no JSON
  }
  return result;
}

}  // namespace confab::bus
