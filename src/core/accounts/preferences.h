#pragma once
// What people prefer. Preferences that the workspace has a default for are rows of the settings' catalogue
// (Accounts_Default_User_Preferences_*); the others are kept for clients that know them, and mean nothing to the
// server.

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "core/kernel/context.h"
#include "model/user.h"

namespace confab::core::accounts {

/// What a value of a preference is, and how large it may be.
struct Preference {
  enum class Kind { boolean, number, text, list };
  std::string_view name;
  Kind kind;
  std::size_t max_bytes = 0;  // of a text, and of a list as JSON; neither compiles without
  std::int64_t minimum = std::numeric_limits<std::int64_t>::max();  // of a number, which does not compile without both
  std::int64_t maximum = std::numeric_limits<std::int64_t>::min();
  std::string_view choices = {};   // of a text, separated by '|'; empty: any
  std::string_view fallback = {};  // JSON; empty: none, the preference shows when it was chosen

  [[nodiscard]] constexpr bool is_bounded() const {
    if (kind == Kind::number) return minimum <= maximum;
    return kind == Kind::boolean || max_bytes > 0;
  }
};

/// Every preference that there is, those that the workspace has a default for among them, and the language.
[[nodiscard]] std::vector<Preference> known_preferences();

/// The workspace's defaults with the person's own choices over them.
[[nodiscard]] json::object effective_preferences(const Context& ctx, const model::User& user);

/// Changes some preferences; for somebody else with edit-other-user-info. Throws Refusal(invalid_params |
/// invalid_setting) that names a bad one.
model::User set_preferences(const Context& ctx, const Actor& actor, const UserId& user, const json::object& changes);

}  // namespace confab::core::accounts
