// What log-ins say of their devices, when they were last used, and which of them somebody ends.

#include "core/accounts/devices.h"

#include <gmock/gmock.h>

#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "core/accounts/accounts.h"
#include "core/accounts/note_uses.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

std::string words_of(std::string_view agent) {
  const auto device = accounts::device_of(agent);
  return device.type + ": " + device.name + " " + device.version + ", " + device.os + " " + device.os_version;
}

TEST(Device, IsToldByWhatItSays) {
  EXPECT_EQ(words_of("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
            "browser: Firefox 128.0, Linux ");
  EXPECT_EQ(words_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                     "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.2592.68"),
            "browser: Edge 126.0.2592.68, Windows 10.0");
  EXPECT_EQ(words_of("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
                     "Chrome/126.0.0.0 Mobile Safari/537.36"),
            "browser: Chrome 126.0.0.0, Android 14");
  EXPECT_EQ(words_of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                     "Version/17.4 Mobile/15E148 Safari/604.1"),
            "browser: Safari 17.4, iOS 17.4");
  EXPECT_EQ(words_of("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
                     "Rocket.Chat/4.0.2 Chrome/124.0.6367.243 Electron/30.1.0 Safari/537.36"),
            "desktop-app: Rocket.Chat 4.0.2, macOS 10.15.7");
  EXPECT_EQ(words_of("RC Mobile; android 14; v4.50.0 (1234)"), "mobile-app: Rocket.Chat 4.50.0, Android 14");
  EXPECT_EQ(words_of("curl/8.5.0"), "other: curl 8.5.0,  ");
  EXPECT_EQ(words_of(""), "other:  ,  ");
}

TEST(Device, HasNamesOfSomeLength) {
  const auto device = accounts::device_of(std::string(500, 'x') + "/" + std::string(500, '1'));
  EXPECT_THAT(device.name, SizeIs(60));
  EXPECT_THAT(accounts::device_of("x/" + std::string(500, '1')).version, SizeIs(20));
}

class DevicesTest : public testing::AccountsTest {
 protected:
  std::vector<accounts::LoginOfDevice> logins_of(const Actor& who, const std::string& text = {}) {
    return accounts::own_logins(*ctx, *sessions, who, {.text = text}).logins;
  }
  std::string id_of(const Actor& session) {
    for (const auto& login : logins_of(session)) {
      if (login.current) return login.id;
    }
    return {};
  }
  void store_uses() { accounts::note_uses(*ctx, *sessions, run); }
  std::optional<Timestamp> stored_use(const Actor& session) {
    return store::Tokens{*db->read()}.by_hash(session.token_hash).value().active_at;
  }

  std::atomic<bool> stop{false};
  jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop};
};

TEST_P(DevicesTest, AUseIsToldAtOnceAndStoredLater) {
  const auto session = session_of(ann);
  const auto begun = clock.now();
  store_uses();
  clock.advance(std::chrono::minutes{10});
  EXPECT_EQ(logins_of(session).front().active_at, begun);
  EXPECT_TRUE(lives(session));
  EXPECT_EQ(logins_of(session).front().active_at, clock.now());
  EXPECT_EQ(stored_use(session), begun);
  store_uses();
  EXPECT_EQ(stored_use(session), clock.now());
  // Whatever is in memory is gone after a restart.
  sessions.emplace(*ctx);
  EXPECT_EQ(logins_of(session).front().active_at, clock.now());
}

TEST_P(DevicesTest, UsesAreNotedOnceAMinute) {
  const auto session = session_of(ann);
  (void)sessions->take_uses();
  EXPECT_TRUE(lives(session));
  EXPECT_THAT(sessions->take_uses(), SizeIs(0));
  (void)sessions->lifetime(session.token_hash);
  clock.advance(std::chrono::minutes{1});
  (void)sessions->lifetime(session.token_hash);
  EXPECT_THAT(sessions->take_uses(), SizeIs(0)) << "looking at it is no use of it";
  EXPECT_TRUE(lives(session));
  EXPECT_THAT(sessions->take_uses(), SizeIs(1));
}

TEST_P(DevicesTest, WhatRanOutIsNotListedAndNotEnded) {
  settings.put("Accounts_LoginExpiration", 1);
  const auto old = session_of(ann);
  const auto id = id_of(old);
  clock.advance(std::chrono::days{2});
  const auto session = session_of(ann);
  EXPECT_THAT(logins_of(session), SizeIs(1));
  EXPECT_REFUSED(accounts::end_own_login(*ctx, session, id), session_not_found);
}

TEST_P(DevicesTest, OnesOwnEndsAndNobodyElses) {
  const auto laptop = session_of(ann);
  const auto phone = session_of(ann);
  const auto other = session_of(ben);
  EXPECT_REFUSED(accounts::end_own_login(*ctx, laptop, id_of(other)), session_not_found);
  accounts::end_own_login(*ctx, laptop, id_of(phone));
  EXPECT_FALSE(lives(phone));
  EXPECT_TRUE(lives(laptop));
  EXPECT_TRUE(lives(other));
  EXPECT_THAT(audited(), ElementsAre());
}

TEST_P(DevicesTest, AreFoundByWhatTheyAre) {
  const auto session = session_of(ann);
  EXPECT_THAT(logins_of(session, "TEST"), SizeIs(1));
  EXPECT_THAT(logins_of(session, "192.0"), SizeIs(1));
  EXPECT_THAT(logins_of(session, id_of(session)), SizeIs(1));
  EXPECT_THAT(logins_of(session, "te%t"), SizeIs(0));
}

INSTANTIATE_TEST_SUITE_P(Engines, DevicesTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
