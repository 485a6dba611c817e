#include "ddp/projections/messages.h"

#include <algorithm>
#include <iterator>

#include "base/fields_named.h"
#include "ddp/my_messages.h"
#include "ddp/projections/stream_frames.h"

namespace confab::ddp {
namespace {

constexpr std::size_t kMaxRemembered = 10'000;
constexpr std::string_view kNotification = "notification";

using Deleted = Named<"_id", MessageId, "The message.">;
/// What a bot is told of a message's room.
struct RoomNote {
  bool room_participant = false;
  std::string room_type;
  std::string room_name;

  static constexpr auto kFields = std::tuple{
      field("roomParticipant", &RoomNote::room_participant, "Whether the bot's user is a member."),
      field("roomType", &RoomNote::room_type, "The letter of its kind."),
      field("roomName", &RoomNote::room_name, "Empty on direct messages."),
  };
};

/// A notification as clients get it.
struct ShownText {
  std::string msg;

  static constexpr auto kFields = std::tuple{field("msg", &ShownText::msg, "As it was written.")};
};
struct ShownMessage {
  MessageId id;
  RoomId rid;
  model::UserRef sender;
  std::string type, name;
  ShownText message;

  static constexpr auto kFields = std::tuple{
      field("_id", &ShownMessage::id, "The message."),
      field("rid", &ShownMessage::rid, "Its room."),
      field("sender", &ShownMessage::sender, "Who wrote it."),
      field("type", &ShownMessage::type, "The letter of the room's kind."),
      field("name", &ShownMessage::name, "How addresses call the room."),
      field("message", &ShownMessage::message, "Its text."),
  };
};
struct OnScreen {
  std::string title, text;
  ShownMessage payload;

  static constexpr auto kFields = std::tuple{
      field("title", &OnScreen::title, "Where it was written, or by whom."),
      field("text", &OnScreen::text, "The beginning of it, as plain text."),
      field("payload", &OnScreen::payload, "What it is about."),
  };
};

OnScreen on_screen(const bus::Notified& event) {
  const auto& message = *event.message;
  return {event.title,
          event.text,
          {message.id, message.rid, message.u, model::letter_of(event.kind), event.name, {message.msg}}};
}

}  // namespace

void MessageProjection::on(const bus::MessageSaved& event, Coalescer& state) {
  const auto& message = *event.message;
  if (!event.created) remember(message.id, message.updated_at);
  const auto key = stream_key(kRoomMessages, message.rid.value);
  const auto bots = sessions_.users_hearing_all_rooms();
  if (!bots.empty() || hub_.has_listeners(key)) {
    const RawJson document{to_json(message, Dates::ejson)};
    hub_.publish(key, stream_event(kRoomMessages, message.rid.value, args_of(document).text));
    if (!bots.empty()) to_my_messages(event, bots, document);
  }
  if (event.room_changed) state.room_changed(message.rid);
}

bool MessageProjection::is_newest(const model::Message& message) const {
  auto changed_at = changed_at_.lock();
  const auto found = changed_at->find(message.id);
  return found == changed_at->end() || found->second <= message.updated_at;
}

void MessageProjection::remember(const MessageId& message, Timestamp at) {
  auto changed_at = changed_at_.lock();
  if (changed_at->size() >= kMaxRemembered) changed_at->clear();
  changed_at->insert_or_assign(message, at);
}

// Every message of the rooms that the bot's user can read. Whether it can is in the key: Reading.
void MessageProjection::to_my_messages(const bus::MessageSaved& event, const std::vector<UserId>& listeners,
                                       const RawJson& document) {
  for (const auto& user : listeners) {
    const bool is_member = memberships_.is_member(user, event.message->rid);
    if (!is_member && !model::traits(event.room.kind).open) continue;
    const auto reading = is_member ? Reading::joined : event.room.needs_code ? Reading::guarded : Reading::foreign;
    const RoomNote note{is_member, model::letter_of(event.room.kind), event.room.name};
    hub_.publish(my_messages_key(user, event.room.kind, reading),
                 stream_event(kRoomMessages, kMyMessages, args_of(document, note).text));
  }
}

void MessageProjection::on(const bus::MessageRemoved& event, Coalescer& state) {
  publish(hub_, kNotifyRoom, event_of(event.room.value, "deleteMessage"), Deleted{event.message});
  remember(event.message, Timestamp::max());  // nothing follows it
  state.room_changed(event.room);
}

void MessageProjection::on(const bus::Notified& event, Coalescer&) {
  auto readers = event.users;
  if (event.others) {
    const auto is_out = [&](const UserId& user) {
      return std::ranges::find(event.except, user) != event.except.end() ||
             std::ranges::find(event.users, user) != event.users.end();
    };
    std::ranges::remove_copy_if(memberships_.members(event.message->rid), std::back_inserter(readers), is_out);
  }
  readers = hub_.with_listeners(readers, [](std::string& key, const UserId& user) {
    key.append(kNotifyUser).append("/").append(user.value).append("/").append(kNotification);
  });
  std::erase_if(readers, [&](const UserId& user) { return presence_.is_busy(user); });
  if (readers.empty()) return;
  const auto shown = args_of(on_screen(event)).text;
  std::vector<Hub::Addressed> out;
  out.reserve(readers.size());
  for (const auto& user : readers) {
    const auto name = event_of(user.value, kNotification);
    out.push_back({stream_key(kNotifyUser, name), stream_event(kNotifyUser, name, shown)});
  }
  hub_.publish_all(out);
}

void MessageProjection::on(const bus::RoomActivity& event, Coalescer&) {
  const auto name = event_of(event.room.value, event.event);
  hub_.publish(stream_key(kNotifyRoom, name), stream_event(kNotifyRoom, name, to_json(event.arguments, Dates::ejson)),
               event.origin);
}

}  // namespace confab::ddp
