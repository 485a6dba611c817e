#pragma once
// People with a second factor, whose app has the clock of the test.

#include "base/totp.h"
#include "core/accounts/accounts.h"
#include "core/accounts/two_factor.h"

namespace confab::core::testing {

class EnrolledTest : public AccountsTest {
 protected:
  static constexpr std::chrono::seconds kStep{30};

  void prepare() override {
    AccountsTest::prepare();
    give_password(ann);
  }
  /// The code of an app whose clock is `steps` ahead.
  std::string code(const std::string& secret, std::int64_t steps = 0) {
    return totp::code_of(totp::from_base32(secret).value(), totp::step_at(clock.now()) + steps);
  }
  /// A code of the app that was not used yet.
  std::string fresh(const std::string& secret) {
    clock.advance(kStep);
    return code(secret);
  }
  struct Enrolled {
    Actor session;
    std::string secret;
    std::vector<std::string> backups;
  };
  Enrolled enrol(const Actor& who) {
    auto session = session_of(who);
    const auto offer = accounts::offer_totp(*ctx, session);
    auto backups = accounts::confirm_totp(*ctx, session, code(offer.secret));
    return {std::move(session), offer.secret, std::move(backups)};
  }
};

}  // namespace confab::core::testing
