#pragma once
// A database with the schema in it, for the tests of repositories.

#include <functional>
#include <string>

#include "store/configuration.h"
#include "store/schema.h"
#include "store/users.h"

namespace confab::store::testing {

class StoreTest : public SchemaTest {
 protected:
  void SetUp() final {
    SchemaTest::SetUp();
    if (IsSkipped()) return;
    prepare();
  }
  virtual void prepare() {}

  static ChangeTime change_at(std::int64_t millis) { return ChangeTime::stored(from_millis(millis)); }

  void put_role(const std::string& id, const std::string& name) {
    model::Role role;
    role.id = RoleId{id};
    role.name = name;
    const auto tx = db->begin();
    ConfigurationWriter{*tx}.put_role(role);
    tx->commit();
  }
  /// Stores an account whose id is its name; returns its number.
  std::int64_t put_user(const std::string& username, const std::function<void(model::User&)>& change = {}) {
    model::User user;
    user.id = UserId{username};
    user.username = username;
    if (change) change(user);
    const auto tx = db->begin();
    UserWriter{*tx}.insert(user);
    tx->commit();
    return user.pk;
  }
};

}  // namespace confab::store::testing
