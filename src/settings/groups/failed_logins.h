#pragma once
// Log-ins that are counted and blocked.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kFailedLogins = rows_of<Group::failed_logins>({
    Declaration{.key = "Block_Multiple_Failed_Logins_Attempts_Until_Block_By_Ip",
                .type = Type::integer,
                .fallback = R"(50)",
                .minimum = 1,
                .maximum = 1000000,
                .group = "Accounts",
                .section = "Login_Attempts",
                .doc = "Failed log-ins of an address until it is blocked."},
    Declaration{.key = "Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User",
                .type = Type::integer,
                .fallback = R"(10)",
                .minimum = 1,
                .maximum = 1000000,
                .group = "Accounts",
                .section = "Login_Attempts",
                .doc = "Failed log-ins of a user until it is blocked."},
    Declaration{.key = "Block_Multiple_Failed_Logins_By_Ip",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Login_Attempts",
                .doc = "Blocks by address."},
    Declaration{.key = "Block_Multiple_Failed_Logins_By_User",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Login_Attempts",
                .doc = "Blocks by user."},
    Declaration{.key = "Block_Multiple_Failed_Logins_Enabled",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Login_Attempts",
                .doc = "Failed log-ins are counted and blocked."},
    Declaration{.key = "Block_Multiple_Failed_Logins_Ip_Whitelist",
                .type = Type::text,
                .fallback = R"("")",
                .group = "Accounts",
                .section = "Login_Attempts",
                .doc = "Addresses that are never blocked, separated by commas."},
    Declaration{.key = "Block_Multiple_Failed_Logins_Time_To_Unblock_By_Ip_In_Minutes",
                .type = Type::integer,
                .fallback = R"(5)",
                .minimum = 1,
                .maximum = 1000000,
                .group = "Accounts",
                .section = "Login_Attempts",
                .doc = "Minutes that a blocked address waits."},
    Declaration{.key = "Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes",
                .type = Type::integer,
                .fallback = R"(5)",
                .minimum = 1,
                .maximum = 1000000,
                .group = "Accounts",
                .section = "Login_Attempts",
                .doc = "Minutes that a blocked user waits."},
});

[[nodiscard]] consteval Found failed_logins(std::string_view key) {
  return kFailedLogins.find(key);
}

}  // namespace confab::settings
