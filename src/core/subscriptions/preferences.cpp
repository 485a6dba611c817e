#include "core/subscriptions/preferences.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.h"
#include "base/errors/configuration.h"
#include "base/errors/members.h"
#include "bus/events/subscription_changed.h"
#include "core/access/room.h"
#include "core/kernel/transaction.h"
#include "store/membership_writer.h"

namespace confab::core::subscriptions {
namespace {

constexpr std::size_t kMaxSoundLength = 120;

enum class Form { choice, boolean, sound };

struct Preference {
  std::string_view name;
  Form form;
};

constexpr std::array kPreferences{
    Preference{"desktopNotifications", Form::choice},  Preference{"mobilePushNotifications", Form::choice},
    Preference{"emailNotifications", Form::choice},    Preference{"unreadAlert", Form::choice},
    Preference{"audioNotificationValue", Form::sound}, Preference{"disableNotifications", Form::boolean},
    Preference{"muteGroupMentions", Form::boolean},    Preference{"hideUnreadStatus", Form::boolean},
    Preference{"hideMentionStatus", Form::boolean},
};

[[noreturn]] void refuse(std::string_view name) {
  throw Refusal(errors::invalid_settings, "Invalid settings: " + std::string{name});
}

json::value checked(const Preference& preference, const std::string& value) {
  switch (preference.form) {
    case Form::choice:
      if (value != "all" && value != "mentions" && value != "nothing") refuse(preference.name);
      return json::value(value);
    case Form::boolean:
      if (value != "0" && value != "1" && value != "true" && value != "false") refuse(preference.name);
      return json::value(value == "1" || value == "true");
    case Form::sound:
      if (value.size() > kMaxSoundLength || value.find('\0') != std::string::npos) refuse(preference.name);
      return json::value(value);
  }
  return {};
}

// nullopt: the room's own value goes away.
std::optional<json::value> read(const std::string& name, const std::string& value) {
  const auto* found = std::find_if(kPreferences.begin(), kPreferences.end(),
                                   [&](const Preference& preference) { return preference.name == name; });
  if (found == kPreferences.end()) refuse(name);
  if (value == "default") return std::nullopt;
  return checked(*found, value);
}

}  // namespace

void save_preferences(const Context& ctx, const Actor& actor, const RoomId& room,
                      const std::map<std::string, std::string>& values) {
  std::map<std::string, std::optional<json::value>> changes;
  for (const auto& [name, value] : values) changes.emplace(name, read(name, value));

  Transaction tx(ctx);
  const auto guard = access::locked(tx, ctx, actor, room);
  if (!guard.is_member()) throw Refusal(errors::user_not_in_room, "You are not in this room");
  auto preferences = guard.membership()->preferences;
  for (const auto& [name, value] : changes) {
    if (value) {
      preferences[name] = *value;
    } else {
      preferences.erase(name);
    }
  }
  if (preferences == guard.membership()->preferences) return;
  store::MembershipWriter{tx}.set_preferences(guard.membership()->pk, preferences, tx.change_time());
  tx.publish(bus::SubscriptionChanged{actor.id, room, bus::Change::updated, guard.membership()->id});
  tx.commit();
}

}  // namespace confab::core::subscriptions
