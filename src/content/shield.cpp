#include "content/shield.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "content/visitor.h"
#include "core/presence/presence.h"
#include "core/users/find.h"
#include "settings/groups/rest_api.h"
#include "settings/groups/site.h"

namespace confab::content {
namespace {

constexpr std::size_t kLongestText = 60;  // characters; what is longer is cut
constexpr std::string_view kGrey = "#555555", kGreen = "#2d7d46", kBlue = "#1d74c4";

net::Response refused(int status, std::string_view error, std::string_view code) {
  net::Response response{
      .status = status,
      .headers = {},
      .body = to_json_text(json::object{
          {"success", false}, {"error", fmt::format("{} [{}]", error, code)}, {"errorType", json::string(code)}})};
  response.headers.set("Content-Type", "application/json");
  return response;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

std::string shown(std::string_view text) {
  std::string cut;
  std::size_t characters = 0;
  for (const char c : text) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins && ++characters > kLongestText) break;
    cut.push_back(c);
  }
  return cut;
}

// About as wide as the letters are in a usual typeface of that size.
int width_of(std::string_view text) {
  const auto letters =
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return static_cast<int>(letters) * 7 + 12;
}

std::string picture(std::string_view label, std::string_view text, std::string_view colour) {
  const int left = width_of(label);
  const int right = width_of(text);
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="20" role="img" aria-label="{1}: {2}">)"
      R"(<rect width="{3}" height="20" fill="{4}"/><rect x="{3}" width="{5}" height="20" fill="{6}"/>)"
      R"(<g fill="#ffffff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">)"
      R"(<text x="{7}" y="14">{1}</text><text x="{8}" y="14">{2}</text></g></svg>)",
      left + right, escaped(label), escaped(text), left, kGrey, right, colour, left / 2, left + right / 2);
}

bool is_allowed(const core::Context& ctx, std::string_view type) {
  const auto text = ctx.settings.text(settings::rest_api("API_Shield_Types"));
  const auto types = split(text, ',');
  return std::ranges::any_of(types, [&](const auto& one) { return trim(one) == "*" || trim(one) == type; });
}

}  // namespace

net::Response shield(const core::Context& ctx, core::accounts::Sessions& sessions, const net::Request& request) {
  const auto visitor = visitor_of(request, sessions);
  const auto asked = [&](std::string_view name) {
    const auto* value = visitor.asked(name);
    return value == nullptr ? std::string{} : *value;
  };
  const auto type = asked("type");
  if (!ctx.settings.boolean(settings::rest_api("API_Enable_Shields"))) {
    return refused(400, "This endpoint is disabled", "error-endpoint-disabled");
  }
  if (!type.empty() && !is_allowed(ctx, type)) {
    return refused(400, "This shield type is disabled", "error-shield-disabled");
  }
  const auto site = ctx.settings.text(settings::site("Site_Name"));
  const auto label = asked("name").empty() ? site : asked("name");
  std::string text;
  auto colour = kBlue;
  if (type == "online") {
    const auto seen = ctx.presence.counts();
    text = fmt::format("{} Online", seen.online + seen.away + seen.busy);
    colour = kGreen;
  } else if (type == "channel") {
    text = "#" + asked("channel");
  } else if (type == "user") {
    const auto* viewer = visitor.actor();
    if (viewer == nullptr && ctx.settings.boolean(settings::rest_api("API_Shield_user_require_auth"))) {
      return refused(401, "You must be logged in to do this.", "error-unauthorized");
    }
    const auto user = core::users::find(ctx, {.id = {}, .username = asked("channel")});
    const auto status = user ? core::users::status_of(ctx, {}, *user).status : std::string{"offline"};
    text = "@" + asked("channel");
    colour = status == "offline" ? kGrey : kGreen;
  } else {
    text = "Join Chat";
  }
  net::Response response{.status = 200, .headers = {}, .body = picture(shown(label), shown(text), colour)};
  response.headers.set("Content-Type", "image/svg+xml;charset=utf-8");
  response.headers.set("Cache-Control", "no-cache");
  response.headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  return response;
}

}  // namespace confab::content
