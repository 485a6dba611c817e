#include "core/triggers/request.h"

#include <algorithm>

#include "base/json_members.h"
#include "base/log.h"
#include "core/kernel/triggers.h"
#include "jobs/enqueue.h"
#include "store/jobs.h"
#include "store/people.h"

namespace confab::core::triggers {
namespace {

constexpr std::string_view kMessageSent = "sendMessage";

// A room of two or more people, by one of them; who wrote is not told of that by their name.
bool is_with(sql::Session& session, const store::RoomRow& room, std::string_view who, const UserId& author) {
  return std::ranges::any_of(store::People{session}.of_room(room.pk), [&](const store::Person& person) {
    return person.ref.id.value == who || (person.ref.username == who && person.ref.id != author);
  });
}

bool names_room(sql::Session& session, const store::RoomRow& room, std::string_view channel, const UserId& author) {
  const auto& traits = room.traits();
  if (channel == "all_public_channels") return traits.open;
  if (channel == "all_private_groups") return !traits.open && !traits.personal;
  if (channel == "all_direct_messages") return traits.personal;
  if (channel.empty()) return false;
  const auto name = channel.substr(1);
  if (channel.front() == '#') return !traits.personal && (room.id.value == name || room.name == name);
  return traits.personal && is_with(session, room, name, author);
}

bool is_about(sql::Session& session, const model::Trigger& trigger, const store::RoomRow& room, const UserId& author) {
  if (trigger.channels.empty()) return room.traits().open;
  return std::ranges::any_of(trigger.channels,
                             [&](const std::string& channel) { return names_room(session, room, channel, author); });
}

bool is_posted_by(const model::Message& message, std::string_view integration) {
  return !message.bot.empty() && text_in(object_from(message.bot.text), "i") == integration;
}

void store_calls(Transaction& tx, const Context& ctx, const model::Trigger& trigger, CallOut call) {
  if (store::Jobs{tx.sql()}.has_waiting(CallOut::kJob, key_of(trigger.id, ""), kMaxWaiting)) {
    log::debug("a webhook is not told: too many calls wait", {{"integration", trigger.id}, {"event", call.event}});
    return;
  }
  call.integration = trigger.id;
  for (const auto& url : trigger.urls) {
    call.url = url;
    jobs::enqueue(tx.sql(), ctx.clock.now(), call, {.run_at = {}, .key = key_of(trigger.id, random_id())});
  }
}

void tell_of_message(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& message,
                     std::string_view event, bool edited) {
  for (const auto& trigger : ctx.triggers.all()) {
    if (trigger.event != event || (edited && !trigger.runs_on_edits)) continue;
    const bool is_said = event != kMessageSent || word_in(trigger, message.msg).has_value();
    if (!is_said || is_posted_by(message, trigger.id) || !is_about(tx.sql(), trigger, room, message.u.id)) continue;
    store_calls(tx, ctx, trigger,
                {.integration = {},
                 .event = std::string{event},
                 .url = {},
                 .message = message.id.value,
                 .room = room.id.value,
                 .user = message.u.id.value,
                 .edited = edited});
  }
}

std::string_view name_of(RoomEvent event) {
  switch (event) {
    case RoomEvent::created:
      return "roomCreated";
    case RoomEvent::joined:
      return "roomJoined";
    case RoomEvent::left:
      return "roomLeft";
    case RoomEvent::archived:
      return "roomArchived";
  }
  return {};
}

bool is_bound_to_rooms(RoomEvent event) {
  return event == RoomEvent::joined || event == RoomEvent::left;
}

}  // namespace

std::string key_of(std::string_view integration, std::string_view call) {
  return std::string{integration} + ":" + std::string{call};
}

std::optional<std::string> word_in(const model::Trigger& trigger, std::string_view text) {
  if (trigger.words.empty()) return std::string{};
  const auto found = std::ranges::find_if(trigger.words, [&](const std::string& word) {
    return trigger.word_anywhere ? text.find(word) != std::string_view::npos : text.starts_with(word);
  });
  return found == trigger.words.end() ? std::nullopt : std::optional{*found};
}

void message_sent(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& message) {
  if (ctx.triggers.all().empty() || message.is_encrypted()) return;
  tell_of_message(tx, ctx, room, message, kMessageSent, false);
  if (!message.file.empty()) tell_of_message(tx, ctx, room, message, "fileUploaded", false);
}

void message_edited(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& message) {
  if (ctx.triggers.all().empty() || message.is_encrypted()) return;
  tell_of_message(tx, ctx, room, message, kMessageSent, true);
}

void room_event(Transaction& tx, const Context& ctx, RoomEvent event, const store::RoomRow& room, const UserId& user) {
  if (room.traits().personal) return;
  for (const auto& trigger : ctx.triggers.all()) {
    if (trigger.event != name_of(event)) continue;
    if (is_bound_to_rooms(event) && !is_about(tx.sql(), trigger, room, user)) continue;
    store_calls(tx, ctx, trigger,
                {.integration = {},
                 .event = trigger.event,
                 .url = {},
                 .message = {},
                 .room = room.id.value,
                 .user = user.value});
  }
}

void user_created(Transaction& tx, const Context& ctx, const UserId& user) {
  for (const auto& trigger : ctx.triggers.all()) {
    if (trigger.event != "userCreated") continue;
    store_calls(tx, ctx, trigger,
                {.integration = {}, .event = trigger.event, .url = {}, .message = {}, .room = {}, .user = user.value});
  }
}

}  // namespace confab::core::triggers
