#include "services/http/certificates.h"

#include <gtest/gtest.h>

#include "services/http/test_certificates.h"

namespace confab::services::http {
namespace {

TEST(Certificates, OneOrSeveralInPem) {
  const auto first = services::testing::Authority{}.pem();
  const auto second = services::testing::Authority{}.pem();
  EXPECT_TRUE(are_certificates(first));
  EXPECT_TRUE(are_certificates("# ours\n" + first + "\n# theirs\n" + second));
}

TEST(Certificates, WhatIsNoneOrBroken) {
  const auto one = services::testing::Authority{}.pem();
  EXPECT_FALSE(are_certificates(""));
  EXPECT_FALSE(are_certificates("trust everybody"));
  EXPECT_FALSE(are_certificates(one.substr(0, one.size() / 2)));
  EXPECT_FALSE(are_certificates(one + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
}

}  // namespace
}  // namespace confab::services::http
