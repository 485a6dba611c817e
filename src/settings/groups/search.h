#pragma once
// Search in messages.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kSearch = rows_of<Group::search>({
    Declaration{.key = "Message_AlwaysSearchRegExp",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Message",
                .doc = "What is looked for is a regular expression, and only the newest messages are looked through."},
    Declaration{.key = "Search.defaultProvider.GlobalSearchEnabled",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Search",
                .section = "Default_provider",
                .doc = "Rocket.Chat's clients offer to look through all rooms that somebody is in."},
    Declaration{.key = "Search.defaultProvider.PageSize",
                .type = Type::integer,
                .fallback = R"(10)",
                .minimum = 1,
                .maximum = 100,
                .group = "Search",
                .section = "Default_provider",
                .doc = "How many messages Rocket.Chat's clients are shown where they do not ask for a number."},
});

[[nodiscard]] consteval Found search(std::string_view key) {
  return kSearch.find(key);
}

}  // namespace confab::settings
