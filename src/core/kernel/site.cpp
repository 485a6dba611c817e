#include "core/kernel/site.h"

#include "settings/groups/site.h"

namespace confab::core {

std::string site_address(const Context& ctx) {
  auto site = ctx.settings.text(settings::site("Site_Url"));
  while (site.ends_with('/')) site.pop_back();
  return site;
}

}  // namespace confab::core
