#pragma once
// What the workspace is called, and where it is found.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kSite = rows_of<Group::site>({
    Declaration{.key = "Site_Name",
                .type = Type::text,
                .fallback = R"("Confab")",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "The workspace's name."},
    Declaration{.key = "Site_Url",
                .type = Type::text,
                .fallback = R"("")",
                .form = Form::address,
                .group = "General",
                .audience = Audience::everyone,
                .doc = "The address people use; links and mails carry it."},
    Declaration{.key = "uniqueID",
                .type = Type::text,
                .fallback = R"("")",
                .group = "General",
                .audience = Audience::everyone,
                .readonly = true,
                .doc = "Names this workspace; made on the first start."},
});

[[nodiscard]] consteval Found site(std::string_view key) {
  return kSite.find(key);
}

}  // namespace confab::settings
