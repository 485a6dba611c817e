// Whom calls to other servers may reach, as the settings say it.

#include "core/configuration/outgoing.h"

#include "base/errors/configuration.h"
#include "core/configuration/settings.h"
#include "core/team.h"

namespace confab::core {
namespace {

class OutgoingTest : public testing::PeopleTest {
 protected:
  void save(const std::string& id, json::value value) {
    configuration::save_settings(*ctx, admin, {{id, std::move(value)}});
  }
  bool may_call(std::string_view address) {
    return configuration::outgoing_policy(settings).addresses.may_call(net::IpAddress::parse(address).value());
  }
};

TEST_P(OutgoingTest, PublicAddressesAndThoseThatAreAllowed) {
  EXPECT_TRUE(may_call("1.1.1.1"));
  EXPECT_FALSE(may_call("10.1.2.3"));
  save("Confab_Outgoing_Allowed_Addresses", "10.1.0.0/16, fd00::7");
  EXPECT_TRUE(may_call("10.1.2.3"));
  EXPECT_TRUE(may_call("fd00::7"));
  EXPECT_FALSE(may_call("10.2.2.3"));
}

TEST_P(OutgoingTest, WhatCannotBeReadIsRefused) {
  EXPECT_REFUSED(save("Confab_Outgoing_Allowed_Addresses", "10.1.0.0/16, intranet"), invalid_setting);
  EXPECT_REFUSED(save("Confab_Outgoing_Certificates", "trust everybody"), invalid_setting);
  save("Confab_Outgoing_Certificates", "");
  EXPECT_FALSE(may_call("10.1.2.3"));
}

TEST_P(OutgoingTest, WhatTheEnvironmentSaysWronglyAllowsNothing) {
  EXPECT_TRUE(settings.overwrite({{"Confab_Outgoing_Allowed_Addresses", "10.0.0.0/8 intranet"}}).empty());
  EXPECT_FALSE(may_call("10.1.2.3"));
}

TEST_P(OutgoingTest, CertificatesCount) {
  EXPECT_FALSE(configuration::outgoing_policy(settings).any_certificate);
  save("Allow_Invalid_SelfSigned_Certs", true);
  EXPECT_TRUE(configuration::outgoing_policy(settings).any_certificate);
}

INSTANTIATE_TEST_SUITE_P(Engines, OutgoingTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
