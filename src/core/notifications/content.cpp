#include "core/notifications/content.h"

#include <algorithm>

#include "base/json_members.h"
#include "base/text.h"
#include "core/kernel/site.h"
#include "core/messages/markup.h"
#include "core/messages/notify.h"
#include "core/push/words.h"
#include "core/subscriptions/unread_rules.h"
#include "settings/groups/mobile.h"
#include "settings/groups/site.h"
#include "store/memberships.h"
#include "store/subscription_documents.h"

namespace confab::core::notifications {
namespace {

// In bytes; together they stay below what Apple's service takes.
constexpr std::size_t kMaxTitle = 200;
constexpr std::size_t kMaxText = 1'000;
constexpr std::size_t kMaxName = 200;
constexpr std::size_t kMaxEncrypted = 1'200;

bool has_picture(const model::Message& message) {
  if (message.attachments.empty()) return false;
  const auto list = stored_json(message.attachments.text);
  if (!list.is_array() || list.get_array().empty()) return false;
  return find_member(list.get_array().front(), "image_url") != nullptr;
}

std::string text_of(const Context& ctx, const model::Message& message, const model::User& reader) {
  using push::Words;
  if (message.is_encrypted()) return push::words(messages::language_of(ctx, reader), Words::encrypted);
  auto plain = messages::read_markup(message.msg, {}, messages::markup_options(ctx)).plain;
  if (plain.empty() && has_picture(message)) return push::words(messages::language_of(ctx, reader), Words::picture);
  return messages::with_real_names(ctx, messages::shown_text(message, plain), message);
}

/// What a room is called where a message in it is told of.
struct Called {
  std::string title, name;
  bool by_room = false;  // the title is the room's, and so the text says who wrote
};

Called called(sql::Session& session, const store::RoomRow& room, const model::Message& message,
              const model::User& reader, const std::string& sender) {
  if (!room.traits().personal) {
    const auto name = room.name.value_or("");
    return {.title = "#" + room.fname.value_or(name), .name = name, .by_room = true};
  }
  if (room.users_count <= 2) return {.title = sender, .name = message.u.username};
  const auto people = store::Memberships{session}.people(room.pk);
  return {.title = "#" + messages::names_of_others(people, reader.id, messages::Names::shown),
          .name = messages::names_of_others(people, reader.id, messages::Names::usernames),
          .by_room = true};
}

bool is_silenced(const store::RoomRow& room, const model::User& reader) {
  return room.read_only || std::ranges::find(room.muted, reader.username.value_or("")) != room.muted.end();
}

json::object payload_of(const Context& ctx, const store::RoomRow& room, const model::Message& message,
                        const std::string& name, const std::string& sender) {
  json::object payload{
      {"host", site_address(ctx) + "/"},
      {"messageId", message.id.value},
      {"notificationType", "message"},
      {"rid", message.rid.value},
      {"sender", json::object{{"_id", message.u.id.value},
                              {"username", message.u.username},
                              {"name", excerpt(message.u.name.value_or(message.u.username), kMaxName)}}},
      {"senderName", excerpt(sender, kMaxName)},
      {"type", model::letter_of(room.kind)},
      {"name", excerpt(name, kMaxName)},
  };
  if (message.t && !message.t->empty()) payload["messageType"] = *message.t;
  if (message.tmid) payload["tmid"] = message.tmid->value;
  if (message.is_encrypted() && message.msg.size() <= kMaxEncrypted) payload["msg"] = message.msg;
  return payload;
}

}  // namespace

services::push::Notification notification_of(sql::Session& session, const Context& ctx,
                                             const access::ReadableHistory& room, const model::Message& message,
                                             const model::User& reader, Detail detail) {
  const auto is_on = [&](settings::BooleanKey key) { return ctx.settings.boolean(key); };
  const bool full = detail == Detail::full;
  const bool id_only = !full && is_on(settings::mobile("Push_request_content_from_server"));
  const bool shows_names = full || (!id_only && is_on(settings::mobile("Push_show_username_room")));
  const bool shows_text = full || (!id_only && is_on(settings::mobile("Push_show_message")));

  const auto sender = messages::shown_sender(ctx, message);
  const auto names = called(session, room.row(), message, reader, sender);
  services::push::Notification made{
      .title = shows_names ? excerpt(names.title, kMaxTitle) : std::string{},
      .text = push::words(messages::language_of(ctx, reader), push::Words::new_message),
      .payload = payload_of(ctx, room.row(), message, shows_names ? names.name : "", shows_names ? sender : ""),
      .badge =
          store::SubscriptionDocuments{session, subscriptions::unread_rules(ctx.settings)}.unread_of_all(reader.pk),
      .id = notification_id(ctx.settings.text(settings::site("uniqueID")) + "|" + message.rid.value),
      .user = reader.id.value,
      .category = is_silenced(room.row(), reader) ? "MESSAGE_NOREPLY" : "MESSAGE",
      .image = site_address(ctx) + "/assets/favicon_192.png",
      .made_at = ctx.clock.now()};
  if (shows_text) {
    auto text = text_of(ctx, message, reader);
    if (names.by_room && shows_names) text.insert(0, sender + ": ");
    made.text = excerpt(text, kMaxText);
  }
  if (id_only) {
    made.payload = {
        {"host", site_address(ctx) + "/"}, {"messageId", message.id.value}, {"notificationType", "message-id-only"}};
  }
  return made;
}

json::object document_of(const services::push::Notification& notification) {
  return {{"from", "push"},
          {"title", notification.title},
          {"text", notification.text},
          {"badge", notification.badge},
          {"sound", "default"},
          {"priority", 10},
          {"notId", notification.id},
          {"payload", notification.payload},
          {"userId", notification.user},
          {"apn", json::object{{"category", notification.category}}},
          {"gcm", json::object{{"style", "inbox"}, {"image", notification.image}}}};
}

std::int32_t notification_id(std::string_view text) {
  std::uint32_t hash = 0;
  for (auto at = text.rbegin(); at != text.rend(); ++at) hash = (hash << 5U) - hash + static_cast<unsigned char>(*at);
  return static_cast<std::int32_t>(hash);
}

}  // namespace confab::core::notifications
