#pragma once
// What a password must be like.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kPasswordPolicy = rows_of<Group::password_policy>({
    Declaration{.key = "Accounts_Password_Policy_AtLeastOneLowercase",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Password_Policy",
                .audience = Audience::everyone,
                .doc = "Needs a lower-case letter."},
    Declaration{.key = "Accounts_Password_Policy_AtLeastOneNumber",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Password_Policy",
                .audience = Audience::everyone,
                .doc = "Needs a digit."},
    Declaration{.key = "Accounts_Password_Policy_AtLeastOneSpecialCharacter",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Password_Policy",
                .audience = Audience::everyone,
                .doc = "Needs a character that is neither letter nor digit."},
    Declaration{.key = "Accounts_Password_Policy_AtLeastOneUppercase",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Password_Policy",
                .audience = Audience::everyone,
                .doc = "Needs an upper-case letter."},
    Declaration{.key = "Accounts_Password_Policy_Enabled",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Accounts",
                .section = "Password_Policy",
                .audience = Audience::everyone,
                .doc = "Passwords must follow the policy below."},
    Declaration{.key = "Accounts_Password_Policy_ForbidRepeatingCharacters",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Accounts",
                .section = "Password_Policy",
                .audience = Audience::everyone,
                .doc = "Refuses runs of the same character."},
    Declaration{.key = "Accounts_Password_Policy_ForbidRepeatingCharactersCount",
                .type = Type::integer,
                .fallback = R"(3)",
                .group = "Accounts",
                .section = "Password_Policy",
                .audience = Audience::everyone,
                .doc = "Longest run of the same character."},
    Declaration{.key = "Accounts_Password_Policy_MaxLength",
                .type = Type::integer,
                .fallback = R"(-1)",
                .group = "Accounts",
                .section = "Password_Policy",
                .audience = Audience::everyone,
                .doc = "Longest password; -1: any."},
    Declaration{.key = "Accounts_Password_Policy_MinLength",
                .type = Type::integer,
                .fallback = R"(7)",
                .group = "Accounts",
                .section = "Password_Policy",
                .audience = Audience::everyone,
                .doc = "Shortest password; -1: any."},
});

[[nodiscard]] consteval Found password_policy(std::string_view key) {
  return kPasswordPolicy.find(key);
}

}  // namespace confab::settings
