#include "core/push/senders.h"

#include "base/text.h"
#include "services/http/url_parts.h"
#include "services/push/gateway.h"
#include "settings/groups/mobile.h"
#include "settings/groups/site.h"

namespace confab::core::push {
namespace {

/// Whoever is not registered with Rocket.Chat's cloud is refused there, and nobody has chosen that it hears of the
/// workspace.
constexpr std::string_view kCloud = "gateway.rocket.chat";

// Of several lines the first counts.
std::string gateway_address(const Context& ctx) {
  const auto setting = ctx.settings.text(settings::mobile("Push_gateway"));
  const auto text = trim(setting);
  auto line = trim(text.substr(0, text.find_first_of("\r\n")));
  while (line.ends_with('/')) line.remove_suffix(1);
  return std::string{line};
}

bool is_of_cloud(const std::string& address) {
  const auto parts = services::http::parts_of(address);
  return parts && parts->host == kCloud;
}

}  // namespace

bool is_default_gateway(const Context& ctx) {
  return is_of_cloud(gateway_address(ctx));
}

bool is_enabled(const Context& ctx) {
  return ctx.settings.boolean(settings::mobile("Push_enable"));
}

bool is_chosen(const Context& ctx) {
  if (!is_enabled(ctx)) return false;
  if (!ctx.settings.boolean(settings::mobile("Push_enable_gateway"))) {
    return !ctx.settings.text(settings::mobile("Push_google_api_credentials")).empty();
  }
  const auto address = gateway_address(ctx);
  return !address.empty() && !is_of_cloud(address);
}

std::unique_ptr<services::push::Sender> sender(const Context& ctx, services::push::AccessTokens& tokens) {
  if (ctx.ports.http == nullptr || !is_chosen(ctx)) return nullptr;
  if (ctx.settings.boolean(settings::mobile("Push_enable_gateway"))) {
    return std::make_unique<services::push::Gateway>(*ctx.ports.http, gateway_address(ctx),
                                                     ctx.settings.text(settings::site("uniqueID")));
  }
  auto account = services::push::service_account_in(ctx.settings.text(settings::mobile("Push_google_api_credentials")));
  if (!account) return nullptr;
  return std::make_unique<services::push::Fcm>(*ctx.ports.http, tokens, ctx.clock, std::move(*account));
}

}  // namespace confab::core::push
