#include "ddp/declared_streams.h"

#include <algorithm>
#include <optional>

#include "base/bounds.h"
#include "base/json_members.h"
#include "core/access/room.h"
#include "core/access/room_rights.h"
#include "core/configuration/settings.h"
#include "core/encryption/room_keys.h"
#include "core/integrations/history.h"
#include "core/rooms/activity.h"
#include "ddp/hub.h"
#include "ddp/my_messages.h"

namespace confab::ddp {
namespace {

using api::Access;
using api::Call;

// What decides who may read a room.
std::vector<std::string_view> rights_to_read() {
  std::vector<std::string_view> names{"view-joined-room", "join-without-join-code", "Accounts_AllowAnonymousRead"};
  for (const auto& kind : model::kRoomKinds) {
    const auto& rights = core::access::rights(kind.kind);
    names.push_back(rights.see.id());
    if (rights.preview) names.push_back(rights.preview->id());
  }
  return names;
}

bool anybody(Call&, const std::string&) {
  return true;
}

// The part before the first slash: whose event it is.
std::string owner_of(const std::string& event) {
  return event.substr(0, event.find('/'));
}

bool may_read_room(Call& call, const RoomId& room) {
  return call.maybe_actor ? core::access::can_read(call.ctx, *call.maybe_actor, room)
                          : core::access::can_read_anonymously(call.ctx, room);
}

bool listen_to_messages(Call& call, const std::string& event) {
  if (event == kMyMessages) return call.maybe_actor.has_value();
  return may_read_room(call, RoomId{event});
}

bool listen_to_room_itself(Call& call, const std::string& event) {
  return may_read_room(call, RoomId{event});
}

bool listen_to_room(Call& call, const std::string& event) {
  return event.find('/') != std::string::npos && may_read_room(call, RoomId{owner_of(event)});
}

bool listen_to_own_events(Call& call, const std::string& event) {
  return call.maybe_actor && event.find('/') != std::string::npos && owner_of(event) == call.maybe_actor->id.value;
}

bool listen_as_logged_in(Call& call, const std::string& event) {
  if (event != "private-settings-changed") return true;
  return core::configuration::may_see_private(call.ctx, call.actor());
}

// By what the user reads which rooms.
std::vector<std::string> my_messages_keys(const Call& call) {
  const auto& actor = call.actor();
  std::vector<std::string> keys;
  for (const auto& kind : model::kRoomKinds) {
    const auto readable = core::access::readable(call.ctx, actor, kind.kind);
    if (readable.joined) keys.push_back(my_messages_key(actor.id, kind.kind, Reading::joined));
    if (readable.open) keys.push_back(my_messages_key(actor.id, kind.kind, Reading::foreign));
    if (readable.guarded) keys.push_back(my_messages_key(actor.id, kind.kind, Reading::guarded));
  }
  return keys;
}

// `[<name>, [<what somebody does>, ...], {tmid}]`, and nothing else that others would get to read.
std::optional<json::array> activity_in(const json::array& args) {
  constexpr std::size_t kMaxActivities = 10;
  if (args.size() < 2 || !args[0].is_string() || !args[1].is_array()) return std::nullopt;
  const auto& activities = args[1].get_array();
  const auto is_short = [](const json::value& one) { return one.is_string() && one.get_string().size() <= bound::kId; };
  if (activities.size() > kMaxActivities || !std::all_of(activities.begin(), activities.end(), is_short)) {
    return std::nullopt;
  }
  json::array said{args[0], args[1]};
  if (args.size() > 2) {
    const auto* thread = find_member(args[2], "tmid");
    if (thread != nullptr && is_short(*thread)) said.emplace_back(json::object{{"tmid", *thread}});
  }
  return said;
}

// Typing.
void write_room_activity(Call& call, const std::string& event, const json::array& args) {
  if (!call.maybe_actor || !event.ends_with("/user-activity")) return;
  const auto said = activity_in(args);
  if (!said) return;
  (void)core::rooms::tell_activity(call.ctx, *call.maybe_actor, RoomId{owner_of(event)}, (*said)[0].get_string(), *said,
                                   call.connection);
}

// `<rid>/e2ekeyRequest` with the room and which key: what a member says to all the others. Nothing else is passed on,
// for it would come to them as if the server had said it.
void write_to_members(Call& call, const std::string& event, const json::array& args) {
  if (!call.maybe_actor || !event.ends_with("/e2ekeyRequest")) return;
  const auto room = owner_of(event);
  const bool is_whole = args.size() == 2 && args[0].is_string() && args[1].is_string();
  if (!is_whole || std::string_view{args[0].get_string()} != room) return;
  const std::string key_id{args[1].get_string()};
  if (event != room + "/e2ekeyRequest" || key_id.empty() || key_id.size() > bound::kId) return;
  (void)core::encryption::ask_for_key(call.ctx, *call.maybe_actor, RoomId{room}, key_id);
}

bool listen_to_runs(Call& call, const std::string& event) {
  return core::integrations::may_see_runs(call.ctx, call.actor(), event);
}

bool nobody(Call&, const std::string&) {
  return false;
}

}  // namespace

void declare_streams(Streams& streams) {
  streams.add({
      .name = "room-messages",
      .access = Access::anyone(),
      .summary = "Messages of a room (<rid>), or of every room one can read (__my_messages__).",
      .may_listen = listen_to_messages,
      .keys = [](const Call& call, const std::string& event) -> std::vector<std::string> {
        if (event != kMyMessages) return {stream_key("stream-room-messages", event)};
        return my_messages_keys(call);
      },
      .rests_on = rights_to_read(),
      .subject = [](const std::string& event) -> Subject {
        if (event == kMyMessages) return {.room = {}, .is_all_rooms = true};
        return {.room = RoomId{event}, .is_all_rooms = false};
      },
  });
  streams.add({
      .name = "notify-room",
      .access = Access::anyone(),
      .summary = "<rid>/user-activity, <rid>/deleteMessage, <rid>/deleteMessageBulk, <rid>/messagesRead, "
                 "<rid>/e2e.keyRequest.",
      .may_listen = listen_to_room,
      .rests_on = rights_to_read(),
      .subject = [](const std::string& event) -> Subject {
        return {.room = RoomId{owner_of(event)}, .is_all_rooms = false};
      },
      .write = write_room_activity,
  });
  streams.add({
      .name = "room-data",
      .access = Access::anyone(),
      .summary = "<rid>: the room, whenever it changes.",
      .may_listen = listen_to_room_itself,
      .rests_on = rights_to_read(),
      .subject = [](const std::string& event) -> Subject { return {.room = RoomId{event}, .is_all_rooms = false}; },
  });
  streams.add({
      .name = "notify-user",
      .access = Access::user(),
      .summary = "<uid>/rooms-changed, subscriptions-changed, notification, userData, force_logout, e2ekeyRequest.",
      .may_listen = listen_to_own_events,
  });
  streams.add({
      .name = "notify-room-users",
      .access = Access::user(),
      .summary = "Nobody listens; members write <rid>/e2ekeyRequest, which comes to the others' notify-user.",
      .may_listen = nobody,
      .write = write_to_members,
  });
  streams.add({
      .name = "notify-logged",
      .access = Access::user(),
      .summary = "user-status, permissions-changed, roles-change, Users:NameChanged, updateAvatar, updateEmojiCustom, "
                 "deleteEmojiCustom, private-settings-changed.",
      .may_listen = listen_as_logged_in,
      .rests_on = {"view-privileged-setting", "edit-privileged-setting", "manage-selected-settings"},
  });
  streams.add({
      .name = "notify-all",
      .access = Access::anyone(),
      .summary = "public-settings-changed, public-info, updateCustomSound, deleteCustomSound.",
      .may_listen = anybody,
  });
  streams.add({
      .name = "apps",
      .access = Access::anyone(),
      .summary = "app/added, command/added, actions/changed ...: silent, for there are no apps.",
      .may_listen = anybody,
  });
  streams.add({
      .name = "importers",
      .access = Access::anyone(),
      .summary = "progress: silent, for nothing is imported yet.",
      .may_listen = anybody,
  });
  streams.add({
      .name = "integrationHistory",
      .access = Access::user(),
      .summary = "<integrationId>: calls of an outgoing webhook, as they are made.",
      .may_listen = listen_to_runs,
      .rests_on = {"manage-outgoing-integrations", "manage-own-outgoing-integrations"},
  });
  streams.add({
      .name = "user-presence",
      .access = Access::user(),
      .summary =
          "Status and its text of the people whom the connection watches; how each subscription changes the list.",
      .may_listen = anybody,
      .watches_people = true,
  });
  streams.add({
      .name = "roles",
      .access = Access::user(),
      .summary = "roles.",
      .may_listen = anybody,
  });
}

}  // namespace confab::ddp
