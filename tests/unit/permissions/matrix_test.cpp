#include "permissions/matrix.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <thread>

#include "base/text.h"
#include "permissions/built_in_roles.h"
#include "permissions/catalogue.h"
#include "permissions/groups/members.h"
#include "permissions/groups/people.h"
#include "permissions/groups/profiles.h"
#include "permissions/groups/rooms.h"
#include "permissions/groups/viewing.h"

namespace confab::permissions {
namespace {

using ::testing::ElementsAre;

using Roles = std::vector<std::string>;

TEST(PermissionCatalogue, EveryPermissionOnceAndItsDefaultHoldersExist) {
  std::set<std::string_view> roles{"app"};  // held by applications, not by people
  for (const auto& role : kBuiltInRoles) EXPECT_TRUE(roles.insert(role.id).second || role.id == "app") << role.id;
  std::set<std::string_view> seen;
  for (const auto& row : catalogue()) {
    EXPECT_TRUE(seen.insert(row.id).second) << row.id << " is declared twice";
    for (const auto& role : split(row.default_roles, ',')) EXPECT_TRUE(roles.contains(role)) << row.id << ": " << role;
  }
  EXPECT_EQ(catalogue()[index_of("create-c").value()].id, "create-c");
  EXPECT_EQ(index_of("no-such-permission"), std::nullopt);
}

TEST(PermissionCatalogue, TheCompilerAndTheCatalogueMeanTheSameRow) {
  EXPECT_EQ(index_of(rooms("create-c").place()), index_of("create-c"));
  EXPECT_EQ(index_of(profiles("view-outside-room").place()), index_of("view-outside-room"));
  EXPECT_EQ(people("create-user").id(), "create-user");
}

TEST(Matrix, Defaults) {
  const Matrix matrix;
  EXPECT_TRUE(matrix.allows(Roles{"user"}, rooms("create-c")));
  EXPECT_TRUE(matrix.allows(Roles{"anonymous", "user"}, rooms("create-c")));
  EXPECT_FALSE(matrix.allows(Roles{"anonymous"}, rooms("create-c")));
  EXPECT_FALSE(matrix.allows(Roles{}, permissions::rooms("create-c")));
  EXPECT_FALSE(matrix.allows(Roles{"user"}, people("create-user")));
  EXPECT_TRUE(matrix.allows(Roles{"admin"}, people("create-user")));
  EXPECT_FALSE(matrix.allows(Roles{"admin"}, members("add-user-to-any-p-room")));  // nobody's by default
}

TEST(Matrix, RolesInTheRoomCount) {
  const Matrix matrix;
  EXPECT_FALSE(matrix.allows(Roles{"user"}, rooms("archive-room")));
  EXPECT_TRUE(matrix.allows(Roles{"user"}, Roles{"owner"}, rooms("archive-room")));
  EXPECT_FALSE(matrix.allows(Roles{"user"}, Roles{"leader"}, rooms("archive-room")));
  EXPECT_TRUE(matrix.allows(Roles{"admin"}, Roles{}, rooms("archive-room")));
}

TEST(Matrix, AChangeCountsFromTheNextCheckOn) {
  Matrix matrix;
  matrix.put("create-user", {"user", "custom"});
  EXPECT_THAT(matrix.roles_of(index_of("create-user").value()), ElementsAre("user", "custom"));
  EXPECT_TRUE(matrix.allows(Roles{"custom"}, people("create-user")));
  EXPECT_FALSE(matrix.allows(Roles{"admin"}, people("create-user")));
  EXPECT_TRUE(matrix.allows(Roles{"admin"}, rooms("create-c")));  // others stay
  matrix.put("create-user", {});
  EXPECT_FALSE(matrix.allows(Roles{"user"}, people("create-user")));
  EXPECT_NO_THROW(matrix.put("of-a-newer-program", {"user"}));
}

TEST(Matrix, AGuestIsLimitedWhateverTheTableSays) {
  Matrix matrix;
  matrix.put("create-c", {"guest"});
  matrix.put("view-d-room", {"guest"});
  EXPECT_FALSE(matrix.allows(Roles{"guest"}, rooms("create-c")));
  EXPECT_TRUE(matrix.allows(Roles{"guest"}, viewing("view-d-room")));
  matrix.put("create-c", {"guest", "user"});
  EXPECT_TRUE(matrix.allows(Roles{"guest", "user"}, rooms("create-c")));  // by the other role
}

TEST(Matrix, ConcurrentChangesAreAllKept) {
  Matrix matrix;
  std::vector<std::thread> writers;
  for (std::size_t part = 0; part < 4; ++part) {
    writers.emplace_back([&, part] {
      for (std::size_t i = part; i < catalogue().size(); i += 4) matrix.put(catalogue()[i].id, {"changed"});
    });
  }
  for (auto& writer : writers) writer.join();
  for (std::size_t i = 0; i < catalogue().size(); ++i) EXPECT_THAT(matrix.roles_of(i), ElementsAre("changed"));
}

}  // namespace
}  // namespace confab::permissions
