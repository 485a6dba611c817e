#include "app/face/own_script.h"

#include <array>
#include <string_view>

#include "base/text.h"
#include "settings/groups/branding.h"

namespace confab::app {
namespace {

using settings::branding;

struct OwnScript {
  std::string_view event;
  settings::TextKey key;
};
constexpr std::array kOwnScripts{
    OwnScript{"Custom_Script_Logged_Out", branding("Custom_Script_Logged_Out")},
    OwnScript{"Custom_Script_Logged_In", branding("Custom_Script_Logged_In")},
    OwnScript{"Custom_Script_On_Logout", branding("Custom_Script_On_Logout")},
};
constexpr std::string_view kNone = "//Add your script";

}  // namespace

std::string own_script(const settings::Settings& settings) {
  std::string all;
  if (!settings.boolean(branding("Confab_Custom_Scripts_Enabled"))) return all;
  for (const auto& script : kOwnScripts) {
    const auto text = settings.text(script.key);
    if (trim(text).empty() || trim(text) == kNone) continue;
    // The last line may be a comment.
    all += fmt::format("window.addEventListener('{}', function () {{\n{}\n}});\n", script.event, text);
  }
  return all;
}

}  // namespace confab::app
