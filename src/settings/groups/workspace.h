#pragma once
// The workspace itself: its language, its face to strangers, who speaks for it.

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
    Declaration{.key = "Iframe_Restrict_Access",
                .type = Type::boolean,
                .fallback = R"(true)",
                .group = "General",
                .doc = "Only pages that Iframe_X_Frame_Options allows may show the client in a frame."},
    Declaration{.key = "Iframe_X_Frame_Options",
                .type = Type::text,
                .fallback = R"("sameorigin")",
                .group = "General",
                .doc = "sameorigin, deny, or the sites that may, separated by commas."},
    Declaration{.key = "Language",
                .type = Type::text,
                .fallback = R"("")",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "Language of people who chose none."},
    Declaration{.key = "Robot_Instructions_File_Content",
                .type = Type::text,
                .fallback = R"("User-agent: *\nDisallow: /")",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "What /robots.txt says."},
    Declaration{.key = "Show_Setup_Wizard",
                .type = Type::select,
                .fallback = R"("pending")",
                .choices = "pending|in_progress|completed",
                .group = "General",
                .audience = Audience::everyone,
                .doc = "Whether the setup wizard has been finished."},
    Declaration{.key = "UI_Use_Real_Name",
                .type = Type::boolean,
                .fallback = R"(false)",
                .group = "Layout",
                .section = "User_Interface",
                .audience = Audience::everyone,
                .doc = "People are shown by name, not by username."},
});

[[nodiscard]] consteval Found workspace(std::string_view key) {
  return kWorkspace.find(key);
}

}  // namespace confab::settings
