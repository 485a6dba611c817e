#include "core/configuration/layout_texts.h"

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/errors/configuration.h"
#include "markup/safe_html.h"
#include "settings/groups/layout.h"

namespace confab::core::configuration {
namespace {

using settings::layout;
struct Text {
  std::string_view id;
  settings::TextKey key;
};
constexpr std::array kTexts{
    Text{"Layout_Home_Body", layout("Layout_Home_Body")},
    Text{"Layout_Legal_Notice", layout("Layout_Legal_Notice")},
    Text{"Layout_Login_Terms", layout("Layout_Login_Terms")},
    Text{"Layout_Privacy_Policy", layout("Layout_Privacy_Policy")},
    Text{"Layout_Sidenav_Footer", layout("Layout_Sidenav_Footer")},
    Text{"Layout_Sidenav_Footer_Dark", layout("Layout_Sidenav_Footer_Dark")},
    Text{"Layout_Terms_of_Service", layout("Layout_Terms_of_Service")},
};
constexpr auto kIds = [] {
  std::array<std::string_view, kTexts.size()> ids{};
  std::transform(kTexts.begin(), kTexts.end(), ids.begin(), [](const Text& text) { return text.id; });
  return ids;
}();

}  // namespace

std::span<const std::string_view> layout_texts() {
  return kIds;
}

std::string shown_layout_text(const Context& ctx, std::string_view id) {
  const auto* const text = std::find_if(kTexts.begin(), kTexts.end(), [&](const Text& one) { return one.id == id; });
  if (text == kTexts.end()) {
    throw Refusal(errors::invalid_setting, std::string{id} + " is no text that is shown", {{"_id", id}});
  }
  return markup::safe_html(ctx.settings.text(text->key));
}

}  // namespace confab::core::configuration
