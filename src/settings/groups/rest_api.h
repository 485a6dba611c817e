#pragma once
// Paging, limits of one call, and other origins, of the REST API.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kRestApi = rows_of<Group::rest_api>({
    Declaration{.key = "API_Allow_Infinite_Count",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "General",
                .section = "REST API",
                .doc = "count=0 asks for everything."},
    Declaration{.key = "API_Apply_permission_view-outside-room_on_users-list",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "General",
                .section = "REST API",
                .doc = "Lists of people need the permission view-outside-room."},
    Declaration{.key = "API_CORS_Origin",
                .type = Type::text,
                .fallback = R"("*")",
                .group = "General",
                .section = "REST API",
                .doc = "Sites that may, separated by commas; * is every site."},
    Declaration{.key = "API_Default_Count",
                .type = Type::integer,
                .fallback = R"(50)",
                .minimum = 1,
                .maximum = 100000,
                .group = "General",
                .section = "REST API",
                .doc = "Length of a list when the caller says nothing."},
    Declaration{.key = "API_Enable_Direct_Message_History_EndPoint",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "General",
                .section = "REST API",
                .doc = "Administrators may read direct messages of others (im.messages.others)."},
    Declaration{.key = "API_Enable_CORS",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "General",
                .section = "REST API",
                .doc = "Pages of other sites may call the API."},
    Declaration{.key = "API_Upper_Count_Limit",
                .type = Type::integer,
                .fallback = R"(100)",
                .minimum = 1,
                .maximum = 100000,
                .group = "General",
                .section = "REST API",
                .doc = "Longest list a caller may ask for."},
    Declaration{.key = "API_Use_REST_For_DDP_Calls",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "General",
                .section = "REST API",
                .audience = Audience::everyone,
                .doc = "Clients call methods over REST."},
    Declaration{.key = "API_User_Limit",
                .type = Type::integer,
                .fallback = R"(500)",
                .minimum = 1,
                .maximum = 1000000,
                .group = "General",
                .section = "REST API",
                .audience = Audience::everyone,
                .doc = "Most people added to a room in one call."},
});

[[nodiscard]] consteval Found rest_api(std::string_view key) {
  return kRestApi.find(key);
}

}  // namespace confab::settings
