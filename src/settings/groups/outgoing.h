#pragma once
// Calls to other servers: whom they may reach and trust.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kOutgoing = rows_of<Group::outgoing>({
    Declaration{.key = "Allow_Invalid_SelfSigned_Certs",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "General",
                .section = "Outgoing",
                .doc = "Other servers are called whatever certificate they show."},
    Declaration{.key = "Confab_Outgoing_Allowed_Addresses",
                .type = Type::text,
                .fallback = R"("")",
                .group = "General",
                .section = "Outgoing",
                .doc =
                    "Addresses and ranges inside the network that may be called, with commas between them. All others "
                    "must be public."},
    Declaration{.key = "Confab_Outgoing_Certificates",
                .type = Type::text,
                .fallback = R"("")",
                .group = "General",
                .section = "Outgoing",
                .doc = "Certificates, in PEM, of authorities that are trusted besides the system's."},
});

[[nodiscard]] consteval Found outgoing(std::string_view key) {
  return kOutgoing.find(key);
}

}  // namespace confab::settings
