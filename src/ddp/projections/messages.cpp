#include "ddp/projections/messages.h"

#include <algorithm>

#include "ddp/my_messages.h"
#include "ddp/projections/stream_frames.h"

namespace confab::ddp {
namespace {

constexpr std::size_t kMaxRemembered = 10'000;

OnScreen on_screen(const bus::Notified& event) {
  const auto& message = *event.message;
  return {event.title,
          event.text,
          {message.id,
           message.rid,
           message.tmid,
           message.u,
           model::letter_of(event.kind),
           event.name,
           {message.msg, message.is_encrypted() ? message.t : std::nullopt, message.content}}};
}

GoneMessages gone(const bus::MessagesRemoved& event) {
  const auto if_is = [](bool condition, Timestamp time) { return condition ? std::optional{time} : std::nullopt; };
  return {.room = event.room,
          .exclude_pinned = event.keep_pinned,
          .ignore_discussion = event.keep_discussions,
          .ts = {.after = if_is(!event.inclusive, event.oldest),
                 .from = if_is(event.inclusive, event.oldest),
                 .before = if_is(!event.inclusive, event.latest),
                 .until = if_is(event.inclusive, event.latest)},
          .users = event.users,
          .ids = event.messages};
}

}  // namespace

void MessageProjection::on(const bus::MessageSaved& event, Coalescer& state) {
  const auto& message = *event.message;
  if (!event.created) remember(message.id, message.updated_at);
  const auto key = stream_key(kMessage.stream, message.rid.value);
  const auto bots = sessions_.users_hearing_all_rooms();
  if (!bots.empty() || hub_.has_listeners(key)) {
    const auto document = written(message);
    hub_.publish(key, frame(kMessage, message.rid.value, document));
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
                                       const Written<model::Message>& document) {
  for (const auto& user : listeners) {
    const bool is_member = memberships_.is_member(user, event.message->rid);
    // What a team hosts, a bot hears when it is in it: nothing in memory says who else may.
    if (!is_member && (!model::traits(event.room.kind).open || event.room.is_hosted)) continue;
    const auto reading = is_member ? Reading::joined : event.room.needs_code ? Reading::guarded : Reading::foreign;
    const RoomNote note{is_member, model::letter_of(event.room.kind), event.room.name};
    hub_.publish(my_messages_key(user, event.room.kind, reading),
                 frame(kMyMessage, std::string{kMyMessages}, document, note));
  }
}

void MessageProjection::on(const bus::MessageRemoved& event, Coalescer& state) {
  publish(hub_, kMessageGone, event.room.value, GoneMessage{event.message});
  remember(event.message, Timestamp::max());  // nothing follows it
  state.room_changed(event.room);
}

void MessageProjection::on(const bus::MessagesRemoved& event, Coalescer& state) {
  publish(hub_, kMessagesGone, event.room.value, gone(event));
  for (const auto& message : event.messages) remember(message, Timestamp::max());
  state.room_changed(event.room);
}

void MessageProjection::on(const bus::MessagesRead& event, Coalescer&) {
  publish(hub_, kMessagesRead, event.room.value, ReadByAll{event.until, event.thread});
}

void MessageProjection::on(const bus::Notified& event, Coalescer&) {
  const auto append_key = [](std::string& key, const UserId& user) {
    key.append(kNotification.stream).append("/").append(user.value).append("/").append(kNotification.name);
  };
  auto readers = hub_.with_listeners(event.users, append_key);
  if (event.others) {
    const auto is_in = [](const std::vector<UserId>& users, const UserId& user) {
      return std::ranges::find(users, user) != users.end();
    };
    auto others = memberships_.of_members(
        event.message->rid, [&](const auto& members) { return hub_.with_listeners(members, append_key); });
    std::erase_if(others, [&](const UserId& user) { return is_in(event.except, user) || is_in(event.users, user); });
    readers.insert(readers.end(), others.begin(), others.end());
  }
  std::erase_if(readers, [&](const UserId& user) { return presence_.is_busy(user); });
  if (readers.empty()) return;
  const auto shown = written(on_screen(event));
  std::vector<Hub::Addressed> out;
  out.reserve(readers.size());
  for (const auto& user : readers) out.push_back(addressed(kNotification, user.value, shown));
  hub_.publish_all(out);
}

void MessageProjection::on(const bus::RoomActivity& event, Coalescer&) {
  const auto name = event_of(event.room.value, event.event);
  // As the client has sent it, with whatever else it has to say of it.
  hub_.publish(stream_key(kUserActivity.stream, name),
               stream_event(kUserActivity.stream, name, to_json(event.arguments, Dates::ejson)), event.origin);
}

}  // namespace confab::ddp
