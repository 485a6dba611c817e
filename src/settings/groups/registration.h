#pragma once
// Who may have an account, under which name, with which roles.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kRegistration = rows_of<Group::registration>({
    Declaration{.key = "Accounts_AllowedDomainsList",
                .type = Type::text,
                .fallback = R"("")",
                .group = "Accounts",
                .section = "Registration",
                .audience = Audience::everyone,
                .doc = "E-mail domains that may register, separated by commas; empty: all."},
    Declaration{.key = "Accounts_BlockedUsernameList",
                .type = Type::text,
                .fallback = R"("")",
                .group = "Accounts",
                .section = "Registration",
                .doc = "Usernames nobody can take, separated by commas."},
    Declaration{.key = "Accounts_ManuallyApproveNewUsers",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Accounts",
                .section = "Registration",
                .audience = Audience::everyone,
                .doc = "New accounts wait for an administrator."},
    Declaration{.key = "Accounts_Registration_Users_Default_Roles",
                .type = Type::text,
                .fallback = R"("user")",
                .group = "Accounts",
                .section = "Registration",
                .audience = Audience::everyone,
                .doc = "Roles of new accounts, separated by commas."},
    Declaration{.key = "Accounts_RegistrationForm",
                .type = Type::select,
                .fallback = R"("Public")",
                .choices = "Public|Disabled|Secret URL",
                .group = "Accounts",
                .section = "Registration",
                .audience = Audience::everyone,
                .doc = "Who may register."},
    Declaration{.key = "Accounts_RegistrationForm_LinkReplacementText",
                .type = Type::text,
                .fallback = R"("New user registration is currently disabled")",
                .group = "Accounts",
                .section = "Registration",
                .audience = Audience::everyone,
                .doc = "Shown when registration is disabled."},
    Declaration{.key = "Accounts_RegistrationForm_SecretURL",
                .type = Type::text,
                .fallback = R"("")",
                .group = "Accounts",
                .section = "Registration",
                .secret = true,
                .doc = "The secret of the registration address."},
    Declaration{.key = "Accounts_RequirePasswordConfirmation",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Registration",
                .audience = Audience::everyone,
                .doc = "The registration form asks for the password twice."},
    Declaration{.key = "Accounts_SystemBlockedUsernameList",
                .type = Type::text,
                .fallback = R"("admin,administrator,system,user")",
                .group = "Accounts",
                .section = "Registration",
                .doc = "Usernames that would collide with addresses or mentions."},
});

[[nodiscard]] consteval Found registration(std::string_view key) {
  return kRegistration.find(key);
}

}  // namespace confab::settings
