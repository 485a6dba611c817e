// Accounts as rows: what goes in comes back, names are unique whatever their case, and filters find what they say.

#include "store/users.h"

#include <gmock/gmock.h>

#include "store/store.h"

namespace confab::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class UsersTest : public testing::StoreTest {
 protected:
  void prepare() override {
    for (const auto* role : {"admin", "bot", "user"}) put_role(role, role);
  }
  std::vector<std::string> found(const Users::Filter& filter, std::string_view order = "u.username_key",
                                 std::int64_t limit = 100, std::int64_t offset = 0) {
    const auto reader = db->read();
    std::vector<std::string> names;
    for (const auto& user : Users{*reader}.list(filter, order, limit, offset)) names.push_back(*user.username);
    return names;
  }
};

TEST_P(UsersTest, EverythingComesBack) {
  model::User user;
  user.id = UserId{"id"};
  user.username = "Ann";
  user.name = "Ann \xC3\xA4";
  user.type = "bot";
  user.active = false;
  user.roles = {"bot", "user"};
  user.emails = {{"A@example.org", true}, {"b@example.org", false}};
  user.status_default = "busy";
  user.status_text = "text";
  user.utc_offset = -3.5;
  user.language = "de";
  user.bio = "bio";
  user.nickname = "nick";
  user.avatar_etag = "etag";
  user.reason = "reason";
  user.require_password_change = true;
  user.require_password_change_reason = "why";
  user.preferences = {{"a", 1}};
  user.custom_fields = {{"b", "two"}};
  user.password_hash = "hash";
  user.created_at = from_millis(1);
  user.last_login_at = from_millis(2);
  user.updated_at = from_millis(3);
  const auto tx = db->begin();
  UserWriter{*tx}.insert(user);
  EXPECT_NE(user.pk, 0);
  Users users{*tx};
  const auto check = [&] {
    const auto stored = users.by_pk(user.pk).value();
    EXPECT_EQ(stored.id, user.id);
    EXPECT_EQ(stored.username, user.username);
    EXPECT_EQ(stored.name, user.name);
    EXPECT_EQ(stored.type, user.type);
    EXPECT_EQ(stored.active, user.active);
    EXPECT_EQ(stored.roles, user.roles);
    ASSERT_THAT(stored.emails, SizeIs(user.emails.size()));
    for (std::size_t i = 0; i < user.emails.size(); ++i) {
      EXPECT_EQ(stored.emails[i].address, user.emails[i].address);
      EXPECT_EQ(stored.emails[i].verified, user.emails[i].verified);
    }
    EXPECT_EQ(stored.status_default, user.status_default);
    EXPECT_EQ(stored.status_text, user.status_text);
    EXPECT_EQ(stored.utc_offset, user.utc_offset);
    EXPECT_EQ(stored.language, user.language);
    EXPECT_EQ(stored.bio, user.bio);
    EXPECT_EQ(stored.nickname, user.nickname);
    EXPECT_EQ(stored.avatar_etag, user.avatar_etag);
    EXPECT_EQ(stored.reason, user.reason);
    EXPECT_EQ(stored.require_password_change, user.require_password_change);
    EXPECT_EQ(stored.require_password_change_reason, user.require_password_change_reason);
    EXPECT_EQ(stored.preferences, user.preferences);
    EXPECT_EQ(stored.custom_fields, user.custom_fields);
    EXPECT_EQ(stored.password_hash, user.password_hash);
    EXPECT_EQ(stored.created_at, from_millis(1));
    EXPECT_EQ(stored.last_login_at, user.last_login_at);
    EXPECT_EQ(stored.updated_at, user.updated_at);
  };
  check();
  user.username = "Ben";
  user.name.reset();
  user.active = true;
  user.emails = {{"c@example.org", true}};
  user.utc_offset.reset();
  user.bio.reset();
  user.preferences = {};
  user.last_login_at.reset();
  user.updated_at = from_millis(9);
  UserWriter{*tx}.update(user);
  check();
}

TEST_P(UsersTest, NamesAndAddressesAreUniqueInEveryCase) {
  put_user("Ann", [](model::User& user) { user.emails = {{"Ann@example.org", true}}; });
  const auto reader = db->read();
  Users users{*reader};
  EXPECT_EQ(users.by_username("aNN")->id, UserId{"Ann"});
  EXPECT_EQ(users.by_email("ann@EXAMPLE.org")->id, UserId{"Ann"});
  EXPECT_TRUE(users.username_taken("ANN"));
  EXPECT_TRUE(users.email_taken("ANN@example.org"));
  EXPECT_FALSE(users.username_taken("an"));
  EXPECT_FALSE(users.by_username("an_"));
  EXPECT_THROW(put_user("aNn", [](model::User& user) { user.id = UserId{"other"}; }), sql::UniqueViolation);
  EXPECT_THROW(put_user("other",
                        [](model::User& user) {
                          user.emails = {{"ANN@example.org", false}};
                        }),
               sql::UniqueViolation);
}

TEST_P(UsersTest, SeveralMayBeWithoutAName) {
  for (const auto* id : {"a", "b"}) {
    put_user(id, [](model::User& user) { user.username.reset(); });
  }
  const auto reader = db->read();
  EXPECT_THAT(Users{*reader}.by_ids({UserId{"a"}, UserId{"b"}, UserId{"c"}}), SizeIs(2));
  EXPECT_THAT(Users{*reader}.by_ids({}), IsEmpty());
}

TEST_P(UsersTest, Filters) {
  put_user("ann", [](model::User& user) {
    user.name = "Ann Berg";
    user.roles = {"user", "admin"};
    user.emails = {{"ann@one.example", true}};
  });
  put_user("ben", [](model::User& user) {
    user.name = "100%";
    user.roles = {"user"};
    user.active = false;
    user.last_login_at = from_millis(1);
  });
  put_user("c_d", [](model::User& user) {
    user.type = "bot";
    user.roles = {"bot"};
  });
  EXPECT_THAT(found({}), ElementsAre("ann", "ben", "c_d"));
  EXPECT_THAT(found({.text = "BERG"}), ElementsAre("ann"));
  EXPECT_THAT(found({.text = "N"}), ElementsAre("ann", "ben"));
  EXPECT_THAT(found({.text = "%"}), ElementsAre("ben"));
  EXPECT_THAT(found({.text = "_"}), ElementsAre("c_d"));
  EXPECT_THAT(found({.text = "one.example"}), IsEmpty());
  EXPECT_THAT(found({.text = "one.example", .fields = {.emails = true}}), ElementsAre("ann"));
  EXPECT_THAT(found({.active = true}), ElementsAre("ann", "c_d"));
  EXPECT_THAT(found({.active = false}), ElementsAre("ben"));
  EXPECT_THAT(found({.roles = {"admin", "bot"}}), ElementsAre("ann", "c_d"));
  EXPECT_THAT(found({.type = "bot"}), ElementsAre("c_d"));
  EXPECT_THAT(found({.has_logged_in = true}), ElementsAre("ben"));
  EXPECT_THAT(found({.has_logged_in = false}), ElementsAre("ann", "c_d"));
  EXPECT_THAT(found({.only = {UserId{"ben"}, UserId{"c_d"}}}), ElementsAre("ben", "c_d"));
  EXPECT_THAT(found({.text = "n", .active = true, .roles = {"user"}}), ElementsAre("ann"));
  EXPECT_THAT(found({}, "u.username_key DESC", 2, 1), ElementsAre("ben", "ann"));
  const auto reader = db->read();
  EXPECT_EQ(Users{*reader}.count({}), 3);
  EXPECT_EQ(Users{*reader}.count({.text = "n", .active = true, .roles = {"user"}}), 1);
}

TEST_P(UsersTest, NamesAreFoundWithoutRegardToCaseInAnyScript) {
  put_user("oz", [](model::User& user) { user.name = "Özgür Çelik"; });
  put_user("ЮЛИЯ");
  for (const auto* part : {"özgür", "ÖZG", "ZG", "GÜR Ç"})
    EXPECT_THAT(found({.text = part}), ElementsAre("oz")) << part;
  const auto reader = db->read();
  EXPECT_TRUE(Users{*reader}.by_username("юлия"));
  EXPECT_TRUE(Users{*reader}.username_taken("Юлия"));
}

TEST_P(UsersTest, AnyPartOfANameIsFoundHoweverLong) {
  put_user("mira", [](model::User& user) { user.name = "Mira Maria van der Waals-Lorentz"; });
  put_user("other", [](model::User& user) { user.name = "Maria van den Berg"; });
  EXPECT_THAT(found({.text = "m"}), UnorderedElementsAre("mira", "other"));
  EXPECT_THAT(found({.text = "maria van d"}), UnorderedElementsAre("mira", "other"));
  EXPECT_THAT(found({.text = "maria van der w"}), ElementsAre("mira"));
  EXPECT_THAT(found({.text = "lorentz"}), ElementsAre("mira"));
  EXPECT_THAT(found({.text = "100%"}), IsEmpty());
}

TEST_P(UsersTest, AnOldNameIsNotFoundAnyMore) {
  put_user("ann", [](model::User& user) { user.name = "Ann Smith"; });
  {
    const auto tx = db->begin();
    auto user = *Users{*tx}.by_id(UserId{"ann"});
    user.name = "Ann Jones";
    UserWriter{*tx}.update(user);
    tx->commit();
  }
  EXPECT_THAT(found({.text = "smith"}), IsEmpty());
  EXPECT_THAT(found({.text = "n jo"}), ElementsAre("ann"));
  EXPECT_THAT(found({.text = "ann"}), ElementsAre("ann"));
}

TEST_P(UsersTest, RolesAndWhoHoldsThem) {
  const auto no = put_user("ann", [](model::User& user) { user.roles = {"user"}; });
  put_user("off", [](model::User& user) {
    user.roles = {"admin"};
    user.active = false;
  });
  const auto tx = db->begin();
  Users users{*tx};
  UserWriter writer{*tx};
  EXPECT_TRUE(users.any_with_role("admin"));
  EXPECT_FALSE(users.any_with_role("bot"));
  EXPECT_EQ(users.count_active_with_role("admin"), 0);
  writer.add_role(no, "admin");
  writer.add_role(no, "admin");
  EXPECT_EQ(users.count_active_with_role("admin"), 1);
  EXPECT_THAT(users.by_pk(no)->roles, UnorderedElementsAre("admin", "user"));
  writer.remove_role(no, "user");
  writer.remove_role(no, "bot");
  EXPECT_THAT(users.by_pk(no)->roles, ElementsAre("admin"));
  writer.set_roles(no, {"bot", "user"});
  EXPECT_THAT(users.by_pk(no)->roles, ElementsAre("bot", "user"));
  writer.touch_login(no, from_millis(5));
  EXPECT_EQ(users.by_pk(no)->last_login_at, from_millis(5));
}

INSTANTIATE_TEST_SUITE_P(Engines, UsersTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::store
