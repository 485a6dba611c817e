#include "core/configuration/layout_texts.h"

#include "base/errors/configuration.h"
#include "rest/account_api.h"

namespace confab::rest {

using LayoutTextParams = Named<"_id", std::string, "A setting of the group Layout that is HTML.", bound::id>;
using LayoutTextResult = Named<"html", std::string, "What it says; nothing in it runs.">;

void declare_layout_texts(api::Endpoints& endpoints) {
  endpoints.get<LayoutTextParams, LayoutTextResult>(
      "/api/v1/confab.layoutText", Access::anyone(),
      "HTML of the workspace, made harmless: what the start page, the log-in and the legal pages say.",
      {errors::invalid_setting}, rate::lively, [](Call& call, const auto& p) -> LayoutTextResult {
        return {core::configuration::shown_layout_text(call.ctx, p.value)};
      });
}

}  // namespace confab::rest
