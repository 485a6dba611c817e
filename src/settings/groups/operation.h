#pragma once
// Logs, and what is switched off when something is wrong.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kOperation = rows_of<Group::operation>({
    Declaration{.key = "Log_Level",
                .type = Type::select,
                .fallback = R"("1")",
                .choices = "0|1|2",
                .group = "Logs",
                .audience = Audience::everyone,
                .doc = "0 errors, 1 information, 2 debug."},
    Declaration{.key = "Presence_broadcast_disabled",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Troubleshoot",
                .audience = Audience::everyone,
                .doc = "Presence is not shown."},
    Declaration{.key = "Troubleshoot_Disable_Teams_Mention",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Troubleshoot",
                .doc = "@name means people alone, and no teams."},
});

[[nodiscard]] consteval Found operation(std::string_view key) {
  return kOperation.find(key);
}

}  // namespace confab::settings
