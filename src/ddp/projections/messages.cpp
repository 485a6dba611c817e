#include "ddp/projections/messages.h"

#include "base/fields_named.h"
#include "ddp/my_messages.h"
#include "ddp/projections/stream_frames.h"

namespace confab::ddp {
namespace {

constexpr std::size_t kMaxRemembered = 10'000;

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
  for (const auto& user : event.users) {
    publish(hub_, kNotifyUser, event_of(user.value, "notification"), event.payload);
  }
}

void MessageProjection::on(const bus::RoomActivity& event, Coalescer&) {
  const auto name = event_of(event.room.value, event.event);
  hub_.publish(stream_key(kNotifyRoom, name), stream_event(kNotifyRoom, name, to_json(event.arguments, Dates::ejson)),
               event.origin);
}

}  // namespace confab::ddp
