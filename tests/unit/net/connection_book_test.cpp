#include "net/connection_book.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace confab::net {
namespace {

using namespace std::chrono_literals;

IpAddress ip(std::string_view text) {
  return IpAddress::parse(text).value();
}

TEST(ConnectionBook, BoundsAllConnectionsTogether) {
  const auto book = std::make_shared<ConnectionBook>(2, 0);
  auto first = book->admit(ip("192.0.2.1"), true);
  const auto second = book->admit(ip("192.0.2.1"), true);
  EXPECT_TRUE(first && second);
  EXPECT_FALSE(book->admit(ip("192.0.2.2"), true));
  first.reset();
  EXPECT_TRUE(book->admit(ip("192.0.2.2"), true));
}

TEST(ConnectionBook, BoundsThoseOfOneSubscriberButNotOfAProxy) {
  const auto book = std::make_shared<ConnectionBook>(100, 1);
  const auto v4 = book->admit(ip("192.0.2.1"), true);
  auto v6 = book->admit(ip("2001:db8:1:2::1"), true);
  EXPECT_TRUE(v4 && v6);
  EXPECT_FALSE(book->admit(ip("192.0.2.1"), true));
  EXPECT_FALSE(book->admit(ip("2001:db8:1:2:ffff::9"), true));  // the same /64
  EXPECT_TRUE(book->admit(ip("2001:db8:1:3::1"), true));
  std::vector<std::optional<Ticket>> behind_a_proxy;
  behind_a_proxy.reserve(10);
  for (int i = 0; i < 10; ++i) behind_a_proxy.push_back(book->admit(ip("127.0.0.1"), false));
  for (const auto& ticket : behind_a_proxy) EXPECT_TRUE(ticket);
  // A ticket that is handed on is still one place; its end gives it back.
  Ticket moved{std::move(*v6)};
  v6.reset();
  EXPECT_FALSE(book->admit(ip("2001:db8:1:2::1"), true));
  moved = Ticket{};
  EXPECT_TRUE(book->admit(ip("2001:db8:1:2::1"), true));
}

TEST(ConnectionBook, WaitsUntilTheLastHasLeft) {
  const auto book = std::make_shared<ConnectionBook>(10, 0);
  EXPECT_TRUE(book->wait_until_empty(0ms));
  auto ticket = book->admit(ip("192.0.2.1"), true);
  EXPECT_FALSE(book->wait_until_empty(1ms));
  std::thread leaving{[&] { ticket.reset(); }};
  EXPECT_TRUE(book->wait_until_empty(10s));
  leaving.join();
}

}  // namespace
}  // namespace confab::net
