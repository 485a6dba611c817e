#include "services/http/address_policy.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace confab::services::http {
namespace {

// The special-purpose registries of IANA, but for what is globally reachable.
constexpr std::array<std::string_view, 26> kNotPublic{
    "0.0.0.0/8",      "10.0.0.0/8",   "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24",   "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",  "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4",  "240.0.0.0/4",    "64:ff9b:1::/48", "100::/64",       "2001::/23",
    "2001:db8::/32",  "3fff::/20",    "5f00::/16",      "fc00::/7",       "fe80::/10",      "fec0::/10",
    "ff00::/8",       "::/128",
};

const std::vector<net::IpRange>& not_public() {
  static const auto ranges = [] {
    std::vector<net::IpRange> list;
    list.reserve(kNotPublic.size());
    for (const auto text : kNotPublic) list.push_back(net::IpRange::parse(text).value());
    return list;
  }();
  return ranges;
}

/// IPv6 addresses that stand for an IPv4 one, which a gateway or the kernel makes of them again; with where it begins.
/// The mapped form (::ffff:0:0/96) is not among them: IpAddress keeps IPv4 that way.
struct Embedding {
  std::string_view range;
  std::size_t at;
};
constexpr std::array kEmbeddings{Embedding{"::/96", 12}, Embedding{"::ffff:0:0:0/96", 12},
                                 Embedding{"64:ff9b::/96", 12}, Embedding{"2002::/16", 2}};

bool contains(const std::vector<net::IpRange>& ranges, const net::IpAddress& address) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const auto& range) { return range.contains(address); });
}

net::IpAddress embedded(const net::IpAddress& address, std::size_t at) {
  const auto& bytes = address.bytes();
  std::string text;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!text.empty()) text += '.';
    text += std::to_string(bytes[i]);
  }
  return net::IpAddress::parse(text).value();
}

}  // namespace

AddressPolicy::AddressPolicy(std::string_view allowed) {
  constexpr std::string_view kSeparators = ", \t\r\n";
  while (true) {
    const auto begin = allowed.find_first_not_of(kSeparators);
    if (begin == std::string_view::npos) return;
    allowed.remove_prefix(begin);
    const auto item = allowed.substr(0, allowed.find_first_of(kSeparators));
    const auto range = net::IpRange::parse(item);
    if (!range) throw std::invalid_argument("'" + std::string{item} + "' is no address and no range of addresses");
    allowed_.push_back(*range);
    allowed.remove_prefix(item.size());
  }
}

bool AddressPolicy::may_call(const net::IpAddress& address) const {
  return contains(allowed_, address) || is_public(address);
}

bool is_public(const net::IpAddress& address) {
  if (contains(not_public(), address)) return false;
  if (address.is_v4()) return true;
  for (const auto& [range, at] : kEmbeddings) {
    if (net::IpRange::parse(range)->contains(address)) return is_public(embedded(address, at));
  }
  return true;
}

}  // namespace confab::services::http
