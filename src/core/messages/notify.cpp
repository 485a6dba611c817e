#include "core/messages/notify.h"

#include <set>

#include "settings/groups/workspace.h"
#include "store/memberships.h"

namespace confab::core::messages {
namespace {

using Notify = store::Memberships::Notify;

// Beyond that many members a message to everybody is not worth a pop-up on everybody's screen.
constexpr std::int64_t kMaxForAll = 100;
constexpr std::size_t kMaxTextLength = 500;

enum class Reason { direct, named, group, wants_all };

std::string_view text_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value && value->is_string() ? std::string_view{value->get_string()} : std::string_view{};
}

bool boolean_in(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value && value->is_bool() && value->get_bool();
}

bool wants(const store::NotifiedMember& member, Reason reason) {
  if (boolean_in(member.preferences, "disableNotifications")) return false;
  if (reason == Reason::group && boolean_in(member.preferences, "muteGroupMentions")) return false;
  auto choice = text_in(member.preferences, "desktopNotifications");
  if (choice.empty() || choice == "default") choice = text_in(member.user_preferences, "desktopNotifications");
  if (choice == "nothing") return false;
  return choice != "mentions" || reason == Reason::named || reason == Reason::group;
}

std::string shortened(std::string_view text) {
  if (text.size() <= kMaxTextLength) return std::string{text};
  std::size_t end = kMaxTextLength;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string{text.substr(0, end)} + "…";
}

json::object payload_of(const Context& ctx, const store::RoomRow& room, const model::Message& message,
                        const Prepared& prepared) {
  const bool real_name = ctx.settings.boolean(settings::workspace("UI_Use_Real_Name")) && message.u.name;
  const std::string sender = message.alias.value_or(real_name ? *message.u.name : message.u.username);
  const std::string text = shortened(prepared.markup.plain);
  json::object who{{"_id", message.u.id.value}, {"username", message.u.username}};
  if (message.u.name) who.emplace("name", *message.u.name);
  json::object payload{{"_id", message.id.value},
                       {"rid", room.id.value},
                       {"sender", std::move(who)},
                       {"type", std::string(1, room.type)},
                       {"message", json::object{{"msg", message.msg}}}};
  if (room.name) payload.emplace("name", *room.name);
  const bool direct = room.is_direct();
  return {{"title", direct ? sender : "#" + room.fname.value_or(room.name.value_or(""))},
          {"text", direct ? text : sender + ": " + text},
          {"payload", std::move(payload)}};
}

}  // namespace

void notify(const Context& ctx, const store::RoomRow& room, const model::Message& message, const Prepared& prepared) {
  const bool small = room.users_count <= kMaxForAll;
  if (!small && !room.is_direct() && prepared.named.users.empty()) return;
  std::set<UserId> told;
  const auto tell = [&](sql::Session& session, Notify which, Reason reason) {
    const auto members = store::Memberships{session}.to_notify(room.pk, which, message.user_pk, prepared.named.users);
    for (const auto& member : members) {
      if (!wants(member, reason) || !told.insert(member.user).second) continue;
      ctx.events.publish(bus::Notified{member.user, payload_of(ctx, room, message, prepared)});
    }
  };

  const auto reader = ctx.db.read();
  if (!prepared.named.users.empty()) tell(*reader, Notify::named, Reason::named);
  if (room.is_direct()) {
    tell(*reader, Notify::everybody, Reason::direct);
    return;
  }
  if (prepared.named.group && small) tell(*reader, Notify::everybody, Reason::group);
  if (small) tell(*reader, Notify::those_who_want_all, Reason::wants_all);
}

}  // namespace confab::core::messages
