#include "app/face/own_texts.h"

#include <array>
#include <string_view>

#include "base/text.h"
#include "settings/groups/layout.h"

namespace confab::app {
namespace {

using settings::layout;

struct OwnText {
  std::string_view name;
  settings::TextKey key;
};
constexpr std::array kOwnTexts{
    OwnText{"home", layout("Layout_Home_Body")},
    OwnText{"login", layout("Layout_Login_Terms")},
    OwnText{"terms", layout("Layout_Terms_of_Service")},
    OwnText{"privacy", layout("Layout_Privacy_Policy")},
    OwnText{"legal", layout("Layout_Legal_Notice")},
    OwnText{"footer", layout("Layout_Sidenav_Footer")},
    OwnText{"footer-dark", layout("Layout_Sidenav_Footer_Dark")},
};

}  // namespace

std::string own_texts(const settings::Settings& settings) {
  std::string names;
  for (const auto& text : kOwnTexts) {
    if (trim(settings.text(text.key)).empty()) continue;
    names += fmt::format("{}{}", names.empty() ? "" : " ", text.name);
  }
  return names.empty() ? names : fmt::format(" data-texts=\"{}\"", names);
}

std::string login_styles(const settings::Settings& settings) {
  std::string styles;
  if (settings.boolean(layout("Layout_Login_Hide_Logo"))) styles += ".confab-card-page>header{display:none}";
  // Whoever listens to the page needs its heading.
  if (settings.boolean(layout("Layout_Login_Hide_Title"))) {
    styles += ".confab-card__title{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}";
  }
  if (settings.text(layout("Layout_Login_Template")) == "horizontal-template") {
    styles +=
        "@media(width>=60rem){.confab-card-page{display:grid;grid-template:1fr auto/1fr 1fr;place-items:center}"
        ".confab-card-page__footer{grid-column:1/-1}}";
  }
  return styles;
}

}  // namespace confab::app
