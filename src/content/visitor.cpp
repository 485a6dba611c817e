#include "content/visitor.h"

#include <algorithm>

namespace confab::content {
namespace {

const std::string* value_of(const net::NameValueList& pairs, std::string_view name) {
  const auto found = std::ranges::find(pairs, name, &net::NameValueList::value_type::first);
  return found == pairs.end() ? nullptr : &found->second;
}

/// Tokens in the query come before those in cookies.
net::NameValueList pairs_of(const net::Request& request, net::NameValueList query) {
  const bool by_cookies = value_of(query, "rc_uid") == nullptr && request.headers.has("Cookie");
  return by_cookies ? net::parse_cookies(request.headers.get("Cookie")) : std::move(query);
}

/// `authenticate`: of the sessions.
std::optional<core::Actor> actor_of(const net::NameValueList& pairs, const net::Request& request,
                                    const auto& authenticate) {
  const auto* user = value_of(pairs, "rc_uid");
  const auto* token = value_of(pairs, "rc_token");
  if (user == nullptr || token == nullptr || user->empty() || token->empty()) return std::nullopt;
  return authenticate(*user, *token, request.remote_address);
}

}  // namespace

const std::string* Visitor::asked(std::string_view name) const {
  return value_of(query, name);
}

Visitor visitor_of(const net::Request& request, core::accounts::Sessions& sessions) {
  Visitor visitor;
  visitor.query = net::parse_query(request.query).value_or(net::NameValueList{});
  visitor.by_address =
      actor_of(pairs_of(request, visitor.query), request, [&](auto&&... who) { return sessions.authenticate(who...); });
  if (visitor.by_address) return visitor;
  const auto user = request.headers.get("X-User-Id");
  const auto token = request.headers.get("X-Auth-Token");
  if (!user.empty() && !token.empty()) {
    visitor.by_headers = sessions.authenticate(user, token, request.remote_address);
  }
  return visitor;
}

std::optional<core::Actor> visitor_at_hand(const net::Request& request, core::accounts::Sessions& sessions) {
  return actor_of(pairs_of(request, net::parse_query(request.query).value_or(net::NameValueList{})), request,
                  [&](auto&&... who) { return sessions.at_hand(who...); });
}

}  // namespace confab::content
