#include "app/face/own_colours.h"

#include <array>
#include <string_view>

#include "settings/groups/branding.h"

namespace confab::app {
namespace {

struct OwnColour {
  std::string_view token;
  settings::TextKey light, dark;
};

using settings::branding;
constexpr std::array kOwnColours{
    OwnColour{"accent", branding("Confab_Theme_Light_Accent"), branding("Confab_Theme_Dark_Accent")},
    OwnColour{"background", branding("Confab_Theme_Light_Background"), branding("Confab_Theme_Dark_Background")},
    OwnColour{"background-2", branding("Confab_Theme_Light_Background_Secondary"),
              branding("Confab_Theme_Dark_Background_Secondary")},
    OwnColour{"text", branding("Confab_Theme_Light_Text"), branding("Confab_Theme_Dark_Text")},
    OwnColour{"text-2", branding("Confab_Theme_Light_Text_Secondary"), branding("Confab_Theme_Dark_Text_Secondary")},
    OwnColour{"success", branding("Confab_Theme_Light_Success"), branding("Confab_Theme_Dark_Success")},
    OwnColour{"warning", branding("Confab_Theme_Light_Warning"), branding("Confab_Theme_Dark_Warning")},
    OwnColour{"danger", branding("Confab_Theme_Light_Danger"), branding("Confab_Theme_Dark_Danger")},
};

void add_look(OwnColours& own, const settings::Settings& settings, std::string_view look,
              settings::TextKey OwnColour::*key) {
  std::string tokens;
  for (const auto& colour : kOwnColours) {
    const auto value = settings.text(colour.*key);  // checked when it was saved: Form::colour
    if (value.empty()) continue;
    tokens += fmt::format("{}{}", tokens.empty() ? "" : " ", colour.token);
    own.declarations += fmt::format("--own-{}-{}:{};", look, colour.token, value);
  }
  if (!tokens.empty()) own.attributes += fmt::format(" data-own-{}=\"{}\"", look, tokens);
}

}  // namespace

OwnColours own_colours(const settings::Settings& settings) {
  OwnColours own;
  add_look(own, settings, "light", &OwnColour::light);
  add_look(own, settings, "dark", &OwnColour::dark);
  return own;
}

}  // namespace confab::app
