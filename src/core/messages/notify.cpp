#include "core/messages/notify.h"

#include <algorithm>
#include <array>

#include "base/json_members.h"
#include "bus/message_events.h"
#include "bus/sequencer.h"
#include "settings/groups/workspace.h"
#include "store/memberships.h"

namespace confab::core::messages {
namespace {

// Beyond that many members a message to everybody is not worth a pop-up on everybody's screen.
constexpr std::int64_t kMaxForAll = 100;
constexpr std::size_t kMaxTextLength = 500;

/// Why a message concerns somebody. Preferences may turn down each of them.
enum class Reason { direct, named, group, wants_all };
constexpr std::array kReasons{Reason::direct, Reason::named, Reason::group, Reason::wants_all};

bool wants(const store::NotifiedMember& member, Reason reason) {
  constexpr std::string_view kChoice = "desktopNotifications";
  const auto is_on = [&](std::string_view key) { return boolean_in(member.preferences, key).value_or(false); };
  if (is_on("disableNotifications")) return false;
  if (reason == Reason::group && is_on("muteGroupMentions")) return false;
  auto choice = text_in(member.preferences, kChoice);
  if (!choice || choice->empty() || choice == "default") choice = text_in(member.user_preferences, kChoice);
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
                       {"type", model::letter_of(room.kind)},
                       {"message", json::object{{"msg", message.msg}}}};
  if (room.name) payload.emplace("name", *room.name);
  const bool direct = room.traits().personal;
  return {{"title", direct ? sender : "#" + room.fname.value_or(room.name.value_or(""))},
          {"text", direct ? text : sender + ": " + text},
          {"payload", std::move(payload)}};
}

}  // namespace

void notify(Transaction& tx, const Context& ctx, const store::RoomRow& room, const model::Message& message,
            const Prepared& prepared) {
  const bool direct = room.traits().personal;
  const bool small = !direct && room.users_count <= kMaxForAll;
  const auto& named = prepared.named.users;
  const bool group = small && prepared.named.group;
  if (!small && !direct && named.empty()) return;

  const auto concerns = [&](const store::NotifiedMember& member, Reason reason) {
    switch (reason) {
      case Reason::direct:
        return direct;
      case Reason::named:
        return std::find(named.begin(), named.end(), member.user_pk) != named.end();
      case Reason::group:
        return group;
      case Reason::wants_all:
        return small && member.wants_all;
    }
    return false;
  };
  std::optional<json::object> payload;
  const store::Memberships::Concerned whom{.everybody = direct || group, .those_who_want_all = small, .named = named};
  for (const auto& member : store::Memberships{tx}.to_notify(room.pk, message.user_pk, whom)) {
    const bool told = std::any_of(kReasons.begin(), kReasons.end(),
                                  [&](Reason reason) { return concerns(member, reason) && wants(member, reason); });
    if (!told) continue;
    if (!payload) payload = payload_of(ctx, room, message, prepared);
    tx.publish(bus::Notified{member.user, *payload});
  }
}

}  // namespace confab::core::messages
