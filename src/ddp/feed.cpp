#include "ddp/feed.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "base/log.h"
#include "core/presence/presence.h"
#include "core/rooms/audience.h"
#include "core/rooms/documents.h"
#include "core/subscriptions/documents.h"
#include "ddp/frames.h"
#include "model/model.h"
#include "permissions/catalogue.h"
#include "settings/catalogue.h"
#include "settings/groups/operation.h"
#include "store/users.h"

namespace confab::ddp {
namespace {

constexpr std::chrono::milliseconds kCoalescing{100};
constexpr std::string_view kRoomMessages = "stream-room-messages";
constexpr std::string_view kNotifyRoom = "stream-notify-room";
constexpr std::string_view kNotifyUser = "stream-notify-user";
constexpr std::string_view kNotifyLogged = "stream-notify-logged";
constexpr std::string_view kNotifyAll = "stream-notify-all";
constexpr std::string_view kUserPresence = "stream-user-presence";
constexpr std::string_view kMyMessages = "__my_messages__";

std::string_view name_of(bus::Change change) {
  switch (change) {
    case bus::Change::inserted:
      return "inserted";
    case bus::Change::updated:
      return "updated";
    case bus::Change::removed:
      return "removed";
  }
  return "updated";
}

std::string user_event(const UserId& user, std::string_view event) {
  return user.value + "/" + std::string{event};
}

// The stream_key() of that, for many in turn.
void append_user_key(std::string& key, const UserId& user, std::string_view event) {
  key.append(kNotifyUser).append("/").append(user.value).append("/").append(event);
}

std::string room_event(const RoomId& room, std::string_view event) {
  return room.value + "/" + std::string{event};
}

// `["updated",{...}]`
std::string action_args(bus::Change change, std::string_view document_json) {
  std::string args = "[\"";
  args.append(name_of(change)).append("\",").append(document_json).append("]");
  return args;
}

Hub::Addressed addressed(std::string_view stream, const std::string& event, std::string_view args) {
  return {stream_key(stream, event), stream_event(stream, event, args)};
}

Hub::Addressed room_gone(const UserId& user, const RoomId& room) {
  std::string document = "{\"_id\":";
  append_json_string(document, room.value);
  document.push_back('}');
  return addressed(kNotifyUser, user_event(user, "rooms-changed"), action_args(bus::Change::removed, document));
}

int presence_number(std::string_view status) {
  if (status == "online") return 1;
  if (status == "away") return 2;
  if (status == "busy") return 3;
  return 0;
}

}  // namespace

std::string my_messages_key(const UserId& user) {
  return "my-messages/" + user.value;
}
std::string my_messages_gate() {
  return stream_key(kRoomMessages, kMyMessages);
}

Feed::Feed(const core::Context& ctx, Hub& hub) : ctx_(ctx), hub_(hub), audience_(ctx), sender_([this] { run(); }) {}

Feed::~Feed() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  sender_.join();
}

void Feed::observe(const bus::Event& event) {
  try {
    std::visit([this](const auto& happened) { on(happened); }, event);
  } catch (const std::exception& error) {
    // What clients miss here they get with their next sync; other listeners must still hear of the event.
    log::error("event not delivered", {{"error", error.what()}});
  }
}

void Feed::on(const bus::MessageSaved& event) {
  const auto& message = *event.message;
  const std::string key = stream_key(kRoomMessages, message.rid.value);
  const bool wanted_by_bots = hub_.has_listeners(my_messages_gate());
  if (wanted_by_bots || hub_.has_listeners(key)) {
    const std::string document = to_json(message, Dates::ejson);
    hub_.publish(key, stream_event(kRoomMessages, message.rid.value, "[" + document + "]"));
    if (wanted_by_bots) to_my_messages(message, document);
  }
  later([&](Pending& pending) { pending.rooms.insert(message.rid); });
}

// How bots listen to everything: every message of the rooms that their user can read, with a note on the room.
void Feed::to_my_messages(const model::Message& message, const std::string& message_json) {
  const auto label = core::rooms::label(ctx_, message.rid);
  if (!label) return;
  const auto append_key = [](std::string& key, const UserId& user) { key.append(my_messages_key(user)); };
  for (const auto& user : hub_.with_listeners(audience_.users(), append_key)) {
    const bool member = audience_.is_member(user, message.rid);
    if (!member && label->type != "c") continue;
    std::string args = "[" + message_json + ",{\"roomParticipant\":" + (member ? "true" : "false") + ",\"roomType\":";
    append_json_string(args, label->type);
    args.append(",\"roomName\":");
    append_json_string(args, label->name);
    args.append("}]");
    hub_.publish(my_messages_key(user), stream_event(kRoomMessages, kMyMessages, args));
  }
}

void Feed::on(const bus::MessageRemoved& event) {
  std::string args = "[{\"_id\":";
  append_json_string(args, event.message.value);
  args.append("}]");
  const auto name = room_event(event.room, "deleteMessage");
  hub_.publish(stream_key(kNotifyRoom, name), stream_event(kNotifyRoom, name, args));
  later([&](Pending& pending) { pending.rooms.insert(event.room); });
}

void Feed::on(const bus::RoomChanged& event) {
  if (event.change != bus::Change::removed) {
    later([&](Pending& pending) { pending.rooms.insert(event.room); });
    return;
  }
  std::vector<Hub::Addressed> gone;
  for (const auto& user : event.former_members) {
    audience_.left(user, event.room);
    gone.push_back(room_gone(user, event.room));
  }
  later([&](Pending& pending) {
    pending.rooms.erase(event.room);
    std::ranges::move(gone, std::back_inserter(pending.first));
  });
}

void Feed::on(const bus::SubscriptionChanged& event) {
  const std::pair membership{event.user, event.room};
  if (event.change == bus::Change::removed) {
    audience_.left(event.user, event.room);
    std::string document = "{\"_id\":";
    append_json_string(document, event.subscription.value);
    document.append(",\"u\":{\"_id\":");
    append_json_string(document, event.user.value);
    document.append("},\"rid\":");
    append_json_string(document, event.room.value);
    if (const auto label = core::rooms::label(ctx_, event.room)) {
      document.append(",\"t\":");
      append_json_string(document, label->type);
    }
    document.push_back('}');
    later([&](Pending& pending) {
      pending.subscriptions.erase(membership);
      pending.first.push_back(addressed(kNotifyUser, user_event(event.user, "subscriptions-changed"),
                                        action_args(bus::Change::removed, document)));
      pending.first.push_back(room_gone(event.user, event.room));
    });
    return;
  }
  if (event.change == bus::Change::inserted) audience_.joined(event.user, event.room);
  later([&](Pending& pending) {
    // An insertion that has not been sent yet stays one.
    const auto [entry, is_new] = pending.subscriptions.emplace(membership, event.change);
    if (!is_new && entry->second != bus::Change::inserted) entry->second = event.change;
  });
}

void Feed::on(const bus::UserChanged& event) {
  std::string args = "[{\"type\":\"";
  args.append(name_of(event.change)).append("\",\"id\":");
  append_json_string(args, event.user.value);
  args.append(",\"diff\":");
  append_json(args, event.fields);
  args.append("}]");
  to_user(event.user, "userData", args);
}

void Feed::on(const bus::UserNameChanged& event) {
  std::string args = "[{\"_id\":";
  append_json_string(args, event.user.value);
  args.append(",\"name\":");
  append_json_string(args, event.name.value_or(""));
  args.append(",\"username\":");
  append_json_string(args, event.username);
  args.append("}]");
  later([&](Pending& pending) { pending.first.push_back(addressed(kNotifyLogged, "Users:NameChanged", args)); });
}

void Feed::on(const bus::UserStatusChanged& event) {
  const auto reader = ctx_.db.read();
  const auto user = store::Users{*reader}.by_id(event.user);
  if (!user) return;
  ctx_.presence.chosen({.id = user->id,
                        .username = user->username.value_or(""),
                        .name = user->name,
                        .chosen = user->status_default,
                        .text = user->status_text});
}

void Feed::on(const bus::PresenceChanged& event) {
  later([&](Pending& pending) { pending.presence.insert_or_assign(event.user, event); });
}

void Feed::on(const bus::UserDeleted& event) {
  std::string args = "[{\"userId\":";
  append_json_string(args, event.user.value);
  args.append("}]");
  to_logged_in("Users:Deleted", args);
}

void Feed::on(const bus::SettingChanged& event) {
  const auto index = settings::index_of(event.key);
  if (!index) return;
  const auto& row = settings::catalogue()[*index];
  std::string document = "{\"_id\":";
  append_json_string(document, event.key);
  document.append(",\"value\":");
  append_json(document, row.secret ? json::value("") : ctx_.settings.value(*index));
  document.push_back('}');
  const std::string args = action_args(bus::Change::updated, document);
  to_logged_in("private-settings-changed", args);
  if (row.audience != settings::Audience::everyone) return;
  const std::string event_name = "public-settings-changed";
  const std::string wrapped = "[[\"public-settings-changed\"," + args + "]]";
  hub_.publish_all({addressed(kNotifyAll, event_name, args), addressed(kNotifyAll, "public-info", wrapped)});
}

void Feed::on(const bus::PermissionChanged& event) {
  const auto index = permissions::index_of(event.id);
  if (!index) return;
  std::string document = "{\"_id\":";
  append_json_string(document, event.id);
  document.append(",\"roles\":");
  write_json(document, ctx_.permissions.roles_of(*index), Dates::ejson);
  document.push_back('}');
  to_logged_in("permissions-changed", action_args(bus::Change::updated, document));
}

void Feed::on(const bus::RoleChanged& event) {
  std::string args = "[{\"type\":\"";
  args.append(event.change == bus::Change::removed ? "removed" : "changed").append("\"");
  bool first = false;
  write_members(args, event.role, Dates::ejson, first);
  args.append("}]");
  hub_.publish(stream_key("stream-roles", "roles"), stream_event("stream-roles", "roles", args));
}

void Feed::on(const bus::UserRoleChanged& event) {
  std::string args = "[{\"type\":\"";
  args.append(event.added ? "added" : "removed").append("\",\"_id\":");
  append_json_string(args, event.role.value);
  args.append(",\"u\":");
  write_json(args, event.user, Dates::ejson);
  if (event.room) {
    args.append(",\"scope\":");
    append_json_string(args, event.room->value);
  }
  args.append("}]");
  to_logged_in("roles-change", args);
}

void Feed::on(const bus::SessionsEnded& event) {
  // One client's own logout concerns nobody else.
  if (!event.token_hash && !event.kept_token_hash) to_user(event.user, "force_logout", "[]");
}

void Feed::on(const bus::Notified& event) {
  std::string args = "[";
  append_json(args, event.payload);
  args.push_back(']');
  to_user(event.user, "notification", args);
}

void Feed::on(const bus::EphemeralMessage& event) {
  to_user(event.user, "message", "[" + to_json(*event.message, Dates::ejson) + "]");
}

void Feed::on(const bus::RoomActivity& event) {
  std::string args;
  append_json(args, event.arguments);
  const auto name = room_event(event.room, event.event);
  hub_.publish(stream_key(kNotifyRoom, name), stream_event(kNotifyRoom, name, args), event.origin);
}

void Feed::to_user(const UserId& user, std::string_view event, std::string_view args_json) {
  const std::string name = user_event(user, event);
  hub_.publish(stream_key(kNotifyUser, name), stream_event(kNotifyUser, name, args_json));
}

void Feed::to_logged_in(std::string_view event, std::string_view args_json) {
  hub_.publish(stream_key(kNotifyLogged, event), stream_event(kNotifyLogged, event, args_json));
}

template <class Change>
void Feed::later(Change&& change) {
  bool is_first = false;
  {
    const std::lock_guard lock{mutex_};
    is_first = pending_.empty();
    change(pending_);
  }
  if (is_first) wake_.notify_one();
}

void Feed::run() {
  std::unique_lock lock{mutex_};
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !pending_.empty(); });
    if (stopping_) return;
    auto pending = std::exchange(pending_, {});
    lock.unlock();
    flush(std::move(pending));
    lock.lock();
    if (wake_.wait_for(lock, kCoalescing, [this] { return stopping_; })) return;
  }
}

void Feed::flush(Pending pending) {
  std::vector<Hub::Addressed> out = std::move(pending.first);
  const auto attempt = [](auto&& work) {
    try {
      work();
    } catch (const std::exception& error) {
      log::error("state not delivered", {{"error", error.what()}});
    }
  };
  for (const auto& changed : pending.subscriptions) {
    // A member that has just come gets its own news first, then the room's.
    attempt([&] { flush_subscription(changed.first.first, changed.first.second, changed.second, out); });
  }
  for (const auto& room : pending.rooms) {
    attempt([&] { flush_room(room, out); });
  }
  for (const auto& person : pending.presence) {
    attempt([&] { flush_presence(person.second, out); });
  }
  hub_.publish_all(out);
}

void Feed::flush_room(const RoomId& room, std::vector<Hub::Addressed>& out) {
  const auto members = audience_.members(room);
  const auto watchers = [&](std::string_view event) {
    return hub_.with_listeners(members,
                               [&](std::string& key, const UserId& user) { append_user_key(key, user, event); });
  };
  const auto room_watchers = watchers("rooms-changed");
  const auto subscription_watchers = watchers("subscriptions-changed");
  if (!room_watchers.empty()) {
    if (const auto document = core::rooms::document(ctx_, room)) {
      const auto args = action_args(bus::Change::updated, to_json(*document, Dates::ejson));
      for (const auto& user : room_watchers) {
        out.push_back(addressed(kNotifyUser, user_event(user, "rooms-changed"), args));
      }
    }
  }
  if (subscription_watchers.empty()) return;
  for (const auto& document : core::subscriptions::documents(ctx_, room, subscription_watchers)) {
    out.push_back(addressed(kNotifyUser, user_event(document.u.id, "subscriptions-changed"),
                            action_args(bus::Change::updated, to_json(document, Dates::ejson))));
  }
}

void Feed::flush_subscription(const UserId& user, const RoomId& room, bus::Change change,
                              std::vector<Hub::Addressed>& out) {
  const auto room_name = user_event(user, "rooms-changed");
  if (change == bus::Change::inserted && hub_.has_listeners(stream_key(kNotifyUser, room_name))) {
    if (const auto document = core::rooms::document(ctx_, room)) {
      out.push_back(addressed(kNotifyUser, room_name, action_args(change, to_json(*document, Dates::ejson))));
    }
  }
  const auto name = user_event(user, "subscriptions-changed");
  if (!hub_.has_listeners(stream_key(kNotifyUser, name))) return;
  if (const auto document = core::subscriptions::document(ctx_, room, user)) {
    out.push_back(addressed(kNotifyUser, name, action_args(change, to_json(*document, Dates::ejson))));
  }
}

void Feed::flush_presence(const bus::PresenceChanged& event, std::vector<Hub::Addressed>& out) {
  const std::string number = std::to_string(presence_number(event.status));
  std::string diff = "[{\"type\":\"updated\",\"id\":";
  append_json_string(diff, event.user.value);
  diff.append(",\"diff\":{\"status\":\"").append(event.status);
  diff.append("\",\"statusConnection\":\"").append(event.connection).append("\",\"statusText\":");
  append_json_string(diff, event.text);
  diff.append("}}]");
  out.push_back(addressed(kNotifyUser, user_event(event.user, "userData"), diff));
  if (ctx_.settings.boolean(settings::operation("Presence_broadcast_disabled"))) return;

  std::string text;
  append_json_string(text, event.text);
  std::string username;
  append_json_string(username, event.username);
  const std::string watched = stream_key(kUserPresence, event.user.value);
  if (hub_.has_listeners(watched)) {
    std::string id;
    append_json_string(id, event.user.value);
    const std::string fields =
        "{\"uid\":" + id + ",\"eventName\":" + id + ",\"args\":[[" + username + "," + number + "," + text + "]]}";
    out.push_back({watched, changed(kUserPresence, event.user.value, fields)});
  }
  const std::string status_key = stream_key(kNotifyLogged, "user-status");
  if (hub_.has_listeners(status_key)) {
    std::string args = "[[";
    append_json_string(args, event.user.value);
    args.append(",").append(username).append(",").append(number).append(",").append(text).append(",");
    append_json_string(args, event.name.value_or(""));
    args.append("]]");
    out.push_back({status_key, stream_event(kNotifyLogged, "user-status", args)});
  }
}

}  // namespace confab::ddp
