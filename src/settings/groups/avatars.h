#pragma once
// The pictures of people and rooms.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kAvatars = rows_of<Group::avatars>({
    Declaration{.key = "Accounts_AllowUserAvatarChange",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Avatar",
                .audience = Audience::everyone,
                .doc = "People may change their own picture."},
    Declaration{.key = "Accounts_AvatarBlockUnauthenticatedAccess",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Avatar",
                .audience = Audience::everyone,
                .doc = "Pictures are shown to who is logged in; others see the letter."},
    Declaration{.key = "Accounts_AvatarCacheTime",
                .type = Type::integer,
                .fallback = R"(3600)",
                .minimum = 0,
                .maximum = 31'536'000,
                .group = "Accounts",
                .section = "Avatar",
                .doc = "How many seconds browsers keep a picture without asking again."},
    Declaration{.key = "Accounts_AvatarExternalProviderUrl",
                .type = Type::text,
                .fallback = R"("")",
                .group = "Accounts",
                .section = "Avatar",
                .audience = Audience::everyone,
                .doc = "Another server that has people's pictures; {username} stands for who it is."},
    Declaration{.key = "Accounts_AvatarResize",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Avatar",
                .doc = "Pictures are cut to a square of Accounts_AvatarSize."},
    Declaration{.key = "Accounts_AvatarSize",
                .type = Type::integer,
                .fallback = R"(200)",
                .minimum = 16,
                .maximum = 1024,
                .group = "Accounts",
                .section = "Avatar",
                .doc = "Width and height of pictures, in pixels."},
    Declaration{.key = "Accounts_RoomAvatarExternalProviderUrl",
                .type = Type::text,
                .fallback = R"("")",
                .group = "Accounts",
                .section = "Avatar",
                .audience = Audience::everyone,
                .doc = "Another server that has pictures of rooms; {roomId} stands for the room."},
    Declaration{.key = "UI_Use_Name_Avatar",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Layout",
                .section = "User_Interface",
                .audience = Audience::everyone,
                .doc = "The letter in place of a picture is that of the display name."},
});

[[nodiscard]] consteval Found avatars(std::string_view key) {
  return kAvatars.find(key);
}

}  // namespace confab::settings
