#pragma once
// What links in messages lead to.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kPreviews = rows_of<Group::previews>({
    Declaration{.key = "API_Embed",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Message",
                .section = "Previews",
                .audience = Audience::everyone,
                .doc = "What links lead to is looked at, and shown below the message."},
    Declaration{.key = "API_EmbedCacheExpirationDays",
                .type = Type::integer,
                .fallback = R"(30)",
                .minimum = 1,
                .maximum = 3650,
                .group = "Message",
                .section = "Previews",
                .doc = "Days until a link is looked at again."},
    Declaration{.key = "API_EmbedIgnoredHosts",
                .type = Type::text,
                .fallback = R"("localhost, 127.0.0.1, 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16")",
                .group = "Message",
                .section = "Previews",
                .doc = "Names of hosts, addresses and ranges that are never looked at, with commas between them."},
    Declaration{.key = "API_EmbedSafePorts",
                .type = Type::text,
                .fallback = R"("80, 443")",
                .group = "Message",
                .section = "Previews",
                .doc = "Ports that may be called for it, with commas between them; none: no link is looked at."},
    Declaration{.key = "API_Embed_UserAgent",
                .type = Type::text,
                .fallback = R"("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) )"
                            R"(Chrome/41.0.2227.0 Safari/537.36")",
                .group = "Message",
                .section = "Previews",
                .audience = Audience::everyone,
                .doc = "As which browser links are looked at."},
});

[[nodiscard]] consteval Found previews(std::string_view key) {
  return kPreviews.find(key);
}

}  // namespace confab::settings
