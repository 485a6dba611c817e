#pragma once
// What rooms and usernames may be called, and what room lists say.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kRooms = rows_of<Group::rooms>({
    Declaration{.key = "Discussion_enabled",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Discussion",
                .audience = Audience::everyone,
                .doc = "Discussions can be made."},
    Declaration{.key = "Notifications_Max_Room_Members",
                .type = Type::integer,
                .fallback = R"(100)",
                .minimum = 0,
                .group = "General",
                .section = "Notifications",
                .audience = Audience::everyone,
                .doc = "In rooms of more members people are told only of what names them, unless they ask for all; 0: "
                       "there is no such number."},
    Declaration{.key = "Store_Last_Message",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "Room lists carry the last message."},
    Declaration{.key = "UI_Allow_room_names_with_special_chars",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Layout",
                .section = "User_Interface",
                .audience = Audience::everyone,
                .doc = "Room names may hold any character; the address is made from them."},
    Declaration{.key = "Unread_Count",
                .type = Type::select,
                .fallback = R"("user_and_group_mentions_only")",
                .choices = "all_messages|user_mentions_only|group_mentions_only|user_and_group_mentions_only",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "What counts as unread in channels and groups."},
    Declaration{.key = "Unread_Count_DM",
                .type = Type::select,
                .fallback = R"("all_messages")",
                .choices = "all_messages|mentions_only",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "What counts as unread in direct messages."},
    Declaration{.key = "UTF8_Channel_Names_Validation",
                .type = Type::text,
                .fallback = R"("[0-9a-zA-Z-_.]+")",
                .form = Form::pattern,
                .group = "General",
                .section = "UTF8",
                .audience = Audience::everyone,
                .doc = "Pattern of room names."},
    Declaration{.key = "UTF8_User_Names_Validation",
                .type = Type::text,
                .fallback = R"("[0-9a-zA-Z-_.]+")",
                .form = Form::pattern,
                .group = "General",
                .section = "UTF8",
                .audience = Audience::everyone,
                .doc = "Pattern of usernames."},
});

[[nodiscard]] consteval Found rooms(std::string_view key) {
  return kRooms.find(key);
}

}  // namespace confab::settings
