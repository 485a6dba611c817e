#include "api/call_targets.h"

#include <gtest/gtest.h>

#include "base/bounds.h"
#include "base/fields.h"
#include "base/fields_schema.h"

namespace confab::api {
namespace {

struct Inner {
  Field<"_id", std::string, "Which.", bound::id> id;
  Field<"rid", std::string, "Where.", bound::id> rid;
  Field<"msg", std::string, "What.", bound::message_text> msg;
};
struct Params {
  Field<"roomName", std::string, "Where.", bound::name> room;
  Field<"password", std::string, "A secret.", bound::name> password;
  Field<"message", Inner, "What."> message;
  Field<"userId", std::string, "Whom.", bound::id> user;
};
const Schema kDeclared = Schema::of<Params>(Direction::input);

TEST(CallTargets, AreIdsAndNamesThatAreDeclared) {
  const json::object brought{{"roomName", "general"},
                             {"password", "secret"},
                             {"undeclared", "x"},
                             {"userId", 5},
                             {"message", json::object{{"_id", "m"}, {"msg", "a text"}, {"other", "y"}}}};
  EXPECT_EQ(targets_of(kDeclared, brought), (json::object{{"roomName", "general"}, {"_id", "m"}}));
}

TEST(CallTargets, OfAMethodByTheirPlace) {
  const json::array brought{"general", "secret", json::object{{"rid", "r"}, {"msg", "a text"}}, "u", "too many"};
  EXPECT_EQ(targets_of(kDeclared, brought), (json::object{{"roomName", "general"}, {"rid", "r"}, {"userId", "u"}}));
}

TEST(CallTargets, NothingThatIsTooLongOrEmpty) {
  const json::object brought{{"roomName", std::string(bound::kId + 1, 'x')}, {"userId", ""}};
  EXPECT_EQ(targets_of(kDeclared, brought), json::object{});
}

}  // namespace
}  // namespace confab::api
