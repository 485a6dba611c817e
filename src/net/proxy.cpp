#include "net/proxy.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"

namespace confab::net {
namespace {

// All fields of the name as one list, as RFC 9110 (5.3) lets intermediaries join them.
std::vector<std::string> list_of(const RequestHeaders& headers, HeaderName name) {
  std::vector<std::string> all;
  for (const auto value : headers.all(name)) {
    for (auto& element : split(value, ',')) all.push_back(std::move(element));
  }
  return all;
}

// Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
std::optional<IpAddress> parse_hop(std::string_view text) {
  if (const auto bracket = text.find(']'); text.starts_with('[') && bracket != std::string_view::npos) {
    return IpAddress::parse(text.substr(0, bracket + 1));
  }
  if (std::count(text.begin(), text.end(), ':') == 1) text = text.substr(0, text.find(':'));
  return IpAddress::parse(text);
}

bool plain_id(std::string_view id) {
  return !id.empty() && id.size() <= 128 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == '.' || c == ':' || c == '=' || c == '/' || c == '+';
  });
}

// What may stand in front of a path in a link that is sent to others.
bool is_host(std::string_view text) {
  const auto host = text.starts_with('[') ? text.substr(0, text.find(']') + 1) : text.substr(0, text.find(':'));
  auto port = text.substr(host.size());
  if (!port.empty()) port.remove_prefix(1);
  const bool is_port =
      port.size() <= 5 && std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_port || (text.size() > host.size() && text[host.size()] != ':')) return false;
  if (host.starts_with('[')) return IpAddress::parse(host).has_value();
  return !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
           c == '_';
  });
}

// Each proxy adds its view at the end. With `hops` trusted ones, the outermost of them wrote the element `hops` from
// the end; elements before that are the client's own claim. Proxies that replace the field leave one element.
std::string outermost(const std::vector<std::string>& elements, std::size_t hops) {
  if (elements.empty()) return {};
  return elements[elements.size() - std::min(std::max<std::size_t>(hops, 1), elements.size())];
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& ranges) {
  for (const auto& text : ranges) {
    const auto range = IpRange::parse(text);
    if (!range) {
      throw std::invalid_argument(
          fmt::format("\"{}\" is not an address or a range of addresses. A trusted proxy is given as 10.1.2.3 or "
                      "10.0.0.0/8, for example.",
                      text));
    }
    ranges_.push_back(*range);
  }
}

bool TrustedProxies::trusts(const IpAddress& address) const {
  return address.is_loopback() ||
         std::any_of(ranges_.begin(), ranges_.end(), [&](const auto& range) { return range.contains(address); });
}

ClientInfo TrustedProxies::identify(const IpAddress& peer, const RequestHeaders& headers) const {
  ClientInfo client;
  client.address = peer.to_string();
  if (const auto host = headers.get("Host"); is_host(host)) client.host = std::string{host};
  if (!trusts(peer)) return client;

  const auto hops = list_of(headers, "X-Forwarded-For");
  std::size_t used = 0;
  bool trusted = true;
  while (trusted && used < hops.size()) {
    const auto hop = parse_hop(hops[hops.size() - 1 - used]);
    if (!hop) break;
    ++used;
    client.address = hop->to_string();
    trusted = trusts(*hop);
  }
  if (hops.empty()) {
    if (const auto real = parse_hop(trim(headers.get("X-Real-IP")))) client.address = real->to_string();
  }
  client.secure = equal_ignoring_case(outermost(list_of(headers, "X-Forwarded-Proto"), used), "https");
  if (auto host = outermost(list_of(headers, "X-Forwarded-Host"), used); is_host(host)) client.host = std::move(host);
  if (const auto id = headers.get("X-Request-Id"); plain_id(id)) client.request_id = std::string{id};
  return client;
}

}  // namespace confab::net
