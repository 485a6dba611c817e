#pragma once
// The workspace itself: its name, address, language, face and identity.

#include "settings/group.h"

namespace confab::settings {

inline constexpr auto kWorkspace = rows_of<Group::workspace>({
    Declaration{.key = "Accounts_ShowFormLogin",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "Layout",
                .section = "Login",
                .audience = Audience::everyone,
                .doc = "The log-in form is shown."},
    Declaration{.key = "Confab_Bot_Name",
                .type = Type::text,
                .fallback = R"("Confab")",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "Display name of the built-in bot rocket.cat; empty: Confab."},
    Declaration{.key = "Confab_Compatibility_Version",
                .type = Type::text,
                .fallback = R"("8.5.0")",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "The Rocket.Chat release that clients are told this server is compatible with."},
    Declaration{.key = "Language",
                .type = Type::text,
                .fallback = R"("")",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "Language of people who chose none."},
    Declaration{.key = "Show_Setup_Wizard",
                .type = Type::select,
                .fallback = R"("pending")",
                .choices = "pending|in_progress|completed",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "Whether the setup wizard has been finished."},
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
    Declaration{.key = "UI_Use_Real_Name",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Layout",
                .section = "User_Interface",
                .audience = Audience::everyone,
                .doc = "People are shown by name, not by username."},
    Declaration{.key = "uniqueID",
                .type = Type::text,
                .fallback = R"("")",
                .group = "General",
                .audience = Audience::everyone,
                .readonly = true,
                .doc = "Names this workspace; made on the first start."},
});

[[nodiscard]] consteval Found workspace(std::string_view key) {
  return kWorkspace.find(key);
}

}  // namespace confab::settings
