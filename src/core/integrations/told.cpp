#include "core/integrations/told.h"

#include "base/fields_write.h"
#include "base/json_members.h"
#include "core/access/message.h"
#include "core/kernel/site.h"
#include "core/rooms/room_document.h"
#include "store/integrations.h"
#include "store/messages.h"
#include "store/rooms.h"
#include "store/users.h"

namespace confab::core::integrations {
namespace {

json::value time_in(Timestamp time, Dates dates) {
  if (dates == Dates::ejson) return json::object{{"$date", to_millis(time)}};
  return json::string(to_iso8601(time));
}

template <class Document>
json::value document_of(const Document& document, Dates dates) {
  return stored_json(to_json(document, dates));
}

// What others may be told of an account: no addresses, nothing that it logs in with.
json::object person_document(const model::User& user, Dates dates) {
  json::object document{{"_id", user.id.value}, {"type", user.type}, {"active", user.active}};
  if (user.username) document["username"] = *user.username;
  if (user.name) document["name"] = *user.name;
  document["roles"] = json::value_from(user.roles);
  document["createdAt"] = time_in(user.created_at, dates);
  return document;
}

void add_room(json::object& to, const store::RoomRow& room) {
  to["channel_id"] = room.id.value;
  if (room.name) to["channel_name"] = *room.name;
}

void add_user(json::object& to, const std::optional<model::User>& user) {
  if (!user) return;
  to["user_id"] = user->id.value;
  if (user->username) to["user_name"] = *user->username;
}

void add_author(json::object& to, const model::Message& message) {
  to["user_id"] = message.u.id.value;
  to["user_name"] = message.u.username;
  to["text"] = message.msg;
}

void add_message(json::object& to, const Context& ctx, const Told& told, bool edited, Dates dates) {
  const auto& message = *told.message;
  add_room(to, *told.room);
  to["message_id"] = message.id.value;
  to["timestamp"] = time_in(message.ts, dates);
  add_author(to, message);
  to["siteUrl"] = site_address(ctx);
  if (message.alias && !message.alias->empty()) to["alias"] = *message.alias;
  if (edited) to["isEdited"] = true;
  if (message.tmid) to["tmid"] = message.tmid->value;
}

json::value room_document(const Context& ctx, const Told& told, Dates dates) {
  return document_of(rooms::room_document(*ctx.db.read(), ctx, told.room->pk), dates);
}

void add_file(json::object& to, const Context& ctx, const Told& told, Dates dates) {
  const auto& message = *told.message;
  add_room(to, *told.room);
  to["message_id"] = message.id.value;
  to["timestamp"] = time_in(message.ts, dates);
  add_author(to, message);
  if (told.user) to["user"] = person_document(*told.user, dates);
  to["room"] = room_document(ctx, told, dates);
  to["message"] = document_of(message, dates);
  if (message.alias && !message.alias->empty()) to["alias"] = *message.alias;
}

void add_room_event(json::object& to, const Context& ctx, const Told& told, bool created, Dates dates) {
  to["timestamp"] = time_in(created ? told.room->created_at : ctx.clock.now(), dates);
  add_room(to, *told.room);
  add_user(to, told.user);
  if (told.user) to[created ? "owner" : "user"] = person_document(*told.user, dates);
  to["room"] = room_document(ctx, told, dates);
}

void add_account(json::object& to, const model::User& user, Dates dates) {
  to["timestamp"] = time_in(user.created_at, dates);
  add_user(to, user);
  to["user"] = person_document(user, dates);
}

json::value bot_mark(const Told& told) {
  if (told.message) return told.message->bot.empty() ? json::value(false) : stored_json(told.message->bot.text);
  return told.user && told.user->type == "bot";
}

}  // namespace

std::optional<Told> told_of(const Context& ctx, const model::Integration& integration, const triggers::CallOut& call) {
  const auto session = ctx.db.read();
  Told told;
  if (call.user) told.user = store::Users{*session}.by_id(UserId{*call.user});
  if (call.room) told.room = store::Rooms{*session}.by_id(RoomId{*call.room});
  if (call.room && !told.room) return std::nullopt;
  if (!call.message) return call.room || told.user ? std::optional{std::move(told)} : std::nullopt;
  told.message = store::Messages{*session, access::view_of_all(ctx)}.by_id(MessageId{*call.message});
  if (!told.message || !told.room || told.message->is_system()) return std::nullopt;
  if (call.edited && !integration.runs_on_edits.value_or(false)) return std::nullopt;
  if (call.event != "sendMessage") return told;
  const auto word = triggers::word_in(store::trigger_of(integration), told.message->msg);
  if (!word) return std::nullopt;
  told.trigger_word = *word;
  return told;
}

json::object payload(const Context& ctx, const model::Integration& integration, const triggers::CallOut& call,
                     const Told& told, Dates dates) {
  json::object data;
  if (integration.token) data["token"] = *integration.token;
  data["bot"] = bot_mark(told);
  if (!told.trigger_word.empty()) data["trigger_word"] = told.trigger_word;
  if (call.event == "sendMessage") {
    add_message(data, ctx, told, call.edited, dates);
  } else if (call.event == "fileUploaded") {
    add_file(data, ctx, told, dates);
  } else if (told.room) {
    add_room_event(data, ctx, told, call.event == "roomCreated", dates);
  } else {
    add_account(data, *told.user, dates);
  }
  return data;
}

}  // namespace confab::core::integrations
