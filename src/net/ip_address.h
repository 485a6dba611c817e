#pragma once

#include <sys/socket.h>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace confab::net {

/// An IPv4 or IPv6 address. IPv4 is kept in its IPv6 form (::ffff:a.b.c.d), so both compare alike.
class IpAddress {
 public:
  /// `192.0.2.1`, `2001:db8::1`, `[2001:db8::1]`; nullopt for anything else.
  [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);
  /// The address of a socket's peer.
  [[nodiscard]] static IpAddress of(const sockaddr_storage& peer);

  [[nodiscard]] bool is_v4() const;
  [[nodiscard]] bool is_loopback() const;
  [[nodiscard]] std::string to_string() const;
  [[nodiscard]] const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }
  /// What one customer of a provider has: the address itself in IPv4, its /64 in IPv6.
  [[nodiscard]] IpAddress subscriber() const;
  friend bool operator==(const IpAddress&, const IpAddress&) = default;

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

/// A range such as `10.0.0.0/8`, or one address.
class IpRange {
 public:
  [[nodiscard]] static std::optional<IpRange> parse(std::string_view text);
  [[nodiscard]] bool contains(const IpAddress& address) const;

 private:
  IpAddress base_;
  unsigned bits_ = 128;
};

}  // namespace confab::net

template <>
struct std::hash<confab::net::IpAddress> {
  std::size_t operator()(const confab::net::IpAddress& address) const noexcept {
    const auto& bytes = address.bytes();
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
};
