#include "rest/cross_origin.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "settings/groups/rest_api.h"

namespace confab::rest {

bool add_cross_origin(const core::Context& ctx, const net::Request& request, net::Response& response) {
  if (!ctx.settings.boolean(settings::rest_api("API_Enable_CORS"))) return false;
  const auto allowed = split(ctx.settings.text(settings::rest_api("API_CORS_Origin")), ',');
  const std::string origin{request.headers.get("Origin")};
  const bool everybody = std::find(allowed.begin(), allowed.end(), "*") != allowed.end();
  if (!everybody) response.headers.set("Vary", "Origin");  // also where it is refused
  if (!everybody && std::find(allowed.begin(), allowed.end(), origin) == allowed.end()) return false;
  response.headers.set("Access-Control-Allow-Origin", everybody ? "*" : origin);
  response.headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, HEAD, PATCH");
  response.headers.set("Access-Control-Allow-Headers",
                       "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token, x-2fa-code, "
                       "x-2fa-method");
  return true;
}

}  // namespace confab::rest
