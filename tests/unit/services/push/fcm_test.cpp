#include "services/push/fcm.h"

#include <gmock/gmock.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <algorithm>

#include "base/digest.h"
#include "base/test_clock.h"
#include "services/http/fake.h"

namespace confab::services::push {
namespace {

using ::testing::Contains;
using ::testing::Pair;
using ::testing::SizeIs;
using ::testing::StartsWith;

/// A key of this run.
struct TestKey {
  EVP_PKEY* key = EVP_RSA_gen(2048);
  std::string pem;

  TestKey() {
    BIO* bytes = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(bytes, key, nullptr, nullptr, 0, nullptr, nullptr);
    char* text = nullptr;
    const auto size = BIO_get_mem_data(bytes, &text);
    pem.assign(text, static_cast<std::size_t>(size));
    BIO_free(bytes);
  }
  TestKey(const TestKey&) = delete;
  TestKey& operator=(const TestKey&) = delete;
  ~TestKey() { EVP_PKEY_free(key); }

  [[nodiscard]] bool has_signed(std::string_view text, const std::string& signature) const {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    const auto bytes = [](std::string_view view) { return reinterpret_cast<const unsigned char*>(view.data()); };
    EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key);
    const bool good = EVP_DigestVerify(context, bytes(signature), signature.size(), bytes(text), text.size()) == 1;
    EVP_MD_CTX_free(context);
    return good;
  }
};

const TestKey& test_key() {
  static const TestKey key;
  return key;
}

std::string decoded(std::string text) {
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  while (text.size() % 4 != 0) text.push_back('=');
  return from_base64(text).value();
}

class FcmTest : public ::testing::Test {
 protected:
  FcmTest() {
    http.answer([this](const http::Request& request) {
      const bool asks = request.url == "https://google.test/token";
      http::Response response{.status = asks ? 200 : status, .url = {}};
      if (asks) response.body = R"({"access_token": "right-)" + std::to_string(++lent) + R"(", "expires_in": 3600})";
      return response;
    });
  }
  Outcome send() { return fcm.send({.kind = "gcm", .token = "abc", .app_name = "chat"}, notification, "job"); }

  int status = 200;
  int lent = 0;
  http::FakeClient http;
  confab::testing::TestClock clock;
  AccessTokens tokens;
  ServiceAccount account{.client_email = "confab@google.test",
                         .project_id = "my-app",
                         .private_key_id = "k1",
                         .private_key = test_key().pem,
                         .token_uri = "https://google.test/token"};
  Fcm fcm{http, tokens, clock, account, "https://fcm.test"};
  Notification notification{.title = "t",
                            .text = "x",
                            .payload = {{"rid", "r"}},
                            .badge = 2,
                            .id = 5,
                            .user = "u",
                            .category = "MESSAGE",
                            .image = "i",
                            .made_at = {}};
};

TEST_F(FcmTest, SendsWithARightThatItAsksForOnce) {
  EXPECT_EQ(send(), Outcome::sent);
  EXPECT_EQ(send(), Outcome::sent);
  const auto sent = http.sent();
  ASSERT_THAT(sent, SizeIs(3));
  EXPECT_THAT(sent[0].body, StartsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="));
  EXPECT_EQ(sent[1].url, "https://fcm.test/v1/projects/my-app/messages:send");
  EXPECT_THAT(sent[1].headers, Contains(Pair("Authorization", "Bearer right-1")));
  EXPECT_EQ(parse_json(sent[1].body), parse_json(R"({"message": {"token": "abc", "notification": {"title": "t",
    "body": "x"}, "data": {"ejson": "{\"rid\":\"r\"}", "image": "i", "msgcnt": "2", "soundname": "default",
    "notId": "5", "style": "inbox"}, "android": {"priority": "HIGH"}}})"));
  clock.advance(std::chrono::hours{1});
  EXPECT_EQ(send(), Outcome::sent);
  EXPECT_EQ(lent, 2);
}

TEST_F(FcmTest, SignsWhoItIs) {
  const auto text = assertion(account, from_millis(1'000'000));
  const auto second = text.rfind('.');
  const auto first = text.find('.');
  EXPECT_EQ(parse_json(decoded(text.substr(0, first))), parse_json(R"({"alg": "RS256", "typ": "JWT", "kid": "k1"})"));
  EXPECT_EQ(parse_json(decoded(text.substr(first + 1, second - first - 1))),
            parse_json(R"({"iss": "confab@google.test", "scope":
              "https://www.googleapis.com/auth/firebase.messaging", "aud": "https://google.test/token", "iat": 1000,
              "exp": 4600})"));
  EXPECT_TRUE(test_key().has_signed(text.substr(0, second), decoded(text.substr(second + 1))));
  auto other = account;
  other.private_key = "no key";
  EXPECT_THROW((void)assertion(other, {}), Unsent);
}

TEST_F(FcmTest, GoesByTheStatus) {
  status = 404;
  EXPECT_EQ(send(), Outcome::gone);
  status = 400;
  EXPECT_EQ(send(), Outcome::refused);
  for (const int later : {429, 500, 503}) {
    status = later;
    EXPECT_THROW(send(), Unsent);
  }
  status = 401;
  EXPECT_THROW(send(), Unsent);
  status = 200;
  EXPECT_EQ(send(), Outcome::sent) << "with another right, for the first one was taken back";
  EXPECT_EQ(lent, 2);
}

TEST(ServiceAccount, IsReadOrIsNone) {
  const auto whole =
      service_account_in(R"({"client_email": "a", "project_id": "b", "private_key_id": "c", "private_key": "d"})");
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->token_uri, "https://oauth2.googleapis.com/token");
  EXPECT_FALSE(service_account_in(R"({"client_email": "a"})"));
  EXPECT_FALSE(service_account_in("no JSON"));
  EXPECT_FALSE(service_account_in(""));
}

}  // namespace
}  // namespace confab::services::push
