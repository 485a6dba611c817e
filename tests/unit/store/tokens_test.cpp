// Tokens and failed log-ins as rows.

#include "store/tokens.h"

#include <gmock/gmock.h>

#include "store/failed_logins.h"
#include "store/store.h"

namespace confab::store {
namespace {

using ::testing::SizeIs;

class TokensTest : public testing::StoreTest {
 protected:
  void prepare() override {
    ann = put_user("ann");
    ben = put_user("ben");
    tx = db->begin();
  }
  void TearDown() override {
    tx.reset();
    StoreTest::TearDown();
  }
  void put(const std::string& hash, std::int64_t user, const std::optional<std::string>& name = {},
           std::optional<Timestamp> expires = {}) {
    Token token;
    token.hash = hash;
    token.user_pk = user;
    token.personal = name.has_value();
    token.name = name;
    token.created_at = from_millis(static_cast<std::int64_t>(hash.size()));
    token.expires_at = expires;
    TokenWriter{*tx}.insert(token);
  }
  bool there(const std::string& hash) { return Tokens{*tx}.by_hash(hash).has_value(); }

  std::unique_ptr<sql::Transaction> tx;
  std::int64_t ann = 0, ben = 0;
};

TEST_P(TokensTest, WhatIsWrittenComesBack) {
  TokenWriter{*tx}.insert({.hash = "h",
                           .user_pk = ann,
                           .personal = true,
                           .name = "bot",
                           .last_part = "abcdef",
                           .bypass_two_factor = true,
                           .address = "192.0.2.1",
                           .user_agent = "agent",
                           .created_at = from_millis(1),
                           .expires_at = from_millis(2)});
  const auto token = Tokens{*tx}.by_hash("h").value();
  EXPECT_EQ(token.user_pk, ann);
  EXPECT_TRUE(token.personal);
  EXPECT_EQ(token.name, "bot");
  EXPECT_EQ(token.last_part, "abcdef");
  EXPECT_TRUE(token.bypass_two_factor);
  EXPECT_EQ(token.address, "192.0.2.1");
  EXPECT_EQ(token.user_agent, "agent");
  EXPECT_EQ(token.created_at, from_millis(1));
  EXPECT_EQ(token.expires_at, from_millis(2));
}

TEST_P(TokensTest, LoginsEndWithoutPersonalOnesAndOthers) {
  put("one", ann);
  put("two", ann);
  put("personal", ann, "bot");
  put("of ben", ben);
  TokenWriter writer{*tx};
  writer.remove_logins(ann, "two");
  EXPECT_FALSE(there("one"));
  EXPECT_TRUE(there("two"));
  EXPECT_TRUE(there("personal"));
  writer.remove_logins(ann);
  EXPECT_FALSE(there("two"));
  EXPECT_TRUE(there("personal"));
  writer.remove_all(ann);
  EXPECT_FALSE(there("personal"));
  EXPECT_TRUE(there("of ben"));
  EXPECT_TRUE(writer.remove("of ben"));
  EXPECT_FALSE(writer.remove("of ben"));
}

TEST_P(TokensTest, PersonalOnesHaveTheirNames) {
  put("22", ann, "second");
  put("1", ann, "first");
  put("333", ben, "first");
  put("login", ann);
  const auto mine = Tokens{*tx}.personal_of(ann);
  ASSERT_THAT(mine, SizeIs(2));
  EXPECT_EQ(mine[0].name, "first");
  EXPECT_EQ(Tokens{*tx}.personal_by_name(ann, "second")->hash, "22");
  EXPECT_FALSE(Tokens{*tx}.personal_by_name(ben, "second"));
  EXPECT_THROW(put("4444", ann, "first"), sql::UniqueViolation);
}

TEST_P(TokensTest, OnlyWhatHasRunOutIsCleared) {
  put("old", ann, {}, from_millis(9));
  put("last moment", ann, {}, from_millis(10));
  put("for ever", ann);
  EXPECT_EQ(TokenWriter{*tx}.remove_expired(from_millis(10), 100), 1);
  EXPECT_FALSE(there("old"));
  EXPECT_TRUE(there("last moment"));
  EXPECT_TRUE(there("for ever"));
}

TEST_P(TokensTest, FailedLoginsAreCountedByNameAndAddress) {
  add_failed_login(*tx, "ann", "a", from_millis(10));
  add_failed_login(*tx, "ann", "b", from_millis(20));
  add_failed_login(*tx, "ben", "a", from_millis(30));
  EXPECT_EQ(failed_logins_of_user(*tx, "ann", {from_millis(0), from_millis(100)}), 2);
  EXPECT_EQ(failed_logins_of_user(*tx, "ann", {from_millis(10), from_millis(100)}), 1);
  EXPECT_EQ(failed_logins_of_address(*tx, "a", {from_millis(0), from_millis(100)}), 2);
  EXPECT_EQ(forget_failed_logins_before(*tx, from_millis(20), 100), 1);
  EXPECT_EQ(failed_logins_of_user(*tx, "ann", {from_millis(0), from_millis(100)}), 1);
  forget_failed_logins(*tx, "ann");
  EXPECT_EQ(failed_logins_of_user(*tx, "ann", {from_millis(0), from_millis(100)}), 0);
  EXPECT_EQ(failed_logins_of_address(*tx, "a", {from_millis(0), from_millis(100)}), 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, TokensTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
