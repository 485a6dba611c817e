#pragma once
// Encryption between ends: what clients do, and what the server asks of them.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kEncryption = rows_of<Group::encryption>({
    Declaration{.key = "E2E_Allow_Unencrypted_Messages",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "E2E Encryption",
                .audience = Audience::everyone,
                .doc = "Encrypted rooms take messages that are not encrypted as well."},
    Declaration{.key = "E2E_Enable",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "E2E Encryption",
                .audience = Audience::everyone,
                .doc = "Clients may encrypt what is written in private rooms and direct messages, so that the server "
                       "cannot read it. It finds nothing of it either."},
    Declaration{.key = "E2E_Enable_Encrypt_Files",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "E2E Encryption",
                .audience = Audience::everyone,
                .doc = "Files that clients have encrypted are taken."},
    Declaration{.key = "E2E_Enabled_Default_DirectRooms",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "E2E Encryption",
                .audience = Audience::everyone,
                .doc = "New direct messages are encrypted."},
    Declaration{.key = "E2E_Enabled_Default_PrivateRooms",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "E2E Encryption",
                .audience = Audience::everyone,
                .doc = "New private rooms are encrypted, unless their maker says otherwise."},
    Declaration{.key = "E2E_Enabled_Mentions",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "E2E Encryption",
                .audience = Audience::everyone,
                .doc = "Clients tell the server whom an encrypted message names, so that these are told of it."},
});

[[nodiscard]] consteval Found encryption(std::string_view key) {
  return kEncryption.find(key);
}

}  // namespace confab::settings
