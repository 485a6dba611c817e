#pragma once
// Archives of what is kept about people and rooms, made for those who ask.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kUserData = rows_of<Group::user_data>({
    Declaration{.key = "Troubleshoot_Disable_Data_Exporter_Processor",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Troubleshoot",
                .doc = "No archives are made; what is asked for waits until this is off again."},
    Declaration{.key = "UserData_EnableDownload",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "UserDataDownload",
                .audience = Audience::everyone,
                .doc = "People may ask for an archive of all that is kept about them, and fetch archives that they "
                       "have asked for."},
});

[[nodiscard]] consteval Found user_data(std::string_view key) {
  return kUserData.find(key);
}

}  // namespace confab::settings
