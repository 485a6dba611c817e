#include "content/visitor.h"

#include <algorithm>

namespace confab::content {
namespace {

const std::string* value_of(const net::NameValueList& pairs, std::string_view name) {
  const auto found = std::ranges::find(pairs, name, &net::NameValueList::value_type::first);
  return found == pairs.end() ? nullptr : &found->second;
}

std::optional<core::Actor> actor_of(const net::NameValueList& pairs, const net::Request& request,
                                    core::accounts::Sessions& sessions) {
  const auto* user = value_of(pairs, "rc_uid");
  const auto* token = value_of(pairs, "rc_token");
  if (user == nullptr || token == nullptr || user->empty() || token->empty()) return std::nullopt;
  return sessions.authenticate(*user, *token, request.remote_address);
}

}  // namespace

const std::string* Visitor::asked(std::string_view name) const {
  return value_of(query, name);
}

Visitor visitor_of(const net::Request& request, core::accounts::Sessions& sessions) {
  Visitor visitor;
  visitor.query = net::parse_query(request.query).value_or(net::NameValueList{});
  const bool by_cookies = visitor.asked("rc_uid") == nullptr && request.headers.has("Cookie");
  visitor.by_address =
      actor_of(by_cookies ? net::parse_cookies(request.headers.get("Cookie")) : visitor.query, request, sessions);
  if (visitor.by_address) return visitor;
  const auto user = request.headers.get("X-User-Id");
  const auto token = request.headers.get("X-Auth-Token");
  if (!user.empty() && !token.empty()) {
    visitor.by_headers = sessions.authenticate(user, token, request.remote_address);
  }
  return visitor;
}

}  // namespace confab::content
