// `query` from the wire to what is found, on both engines.

#include "api/query.h"

#include <gmock/gmock.h>

#include "base/errors/request.h"
#include "base/expect_refused.h"
#include "store/condition.h"
#include "store/room_documents.h"
#include "store/store.h"
#include "store/users.h"

namespace confab::api {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class QueryTest : public store::testing::StoreTest {
 protected:
  void prepare() override {
    for (const auto* role : {"admin", "user"}) put_role(role, role);
    put_user("ann", [](model::User& user) {
      user.name = "Ann Berg";
      user.roles = {"user", "admin"};
      user.emails = {{"ann@one.example", true}};
      user.created_at = from_millis(1'000);
    });
    put_user("Ben", [](model::User& user) {
      user.name = "100% b_n";
      user.roles = {"user"};
      user.active = false;
      user.utc_offset = 2;
      user.created_at = from_millis(2'000);
    });
    put_user("cleo", [](model::User& user) { user.type = "bot"; });
  }
  std::vector<std::string> found(std::string_view query, bool sees_all = true) {
    store::Users::Filter filter;
    filter.condition = condition_of(parse_json(query).as_object());
    filter.asks_for_hidden = sees_all;
    const auto reader = db->read();
    std::vector<std::string> names;
    for (const auto& user : store::Users{*reader}.list(filter, "u.username_key", 100, 0)) {
      names.push_back(*user.username);
    }
    EXPECT_EQ(store::Users{*reader}.count(filter), std::ssize(names)) << query;
    return names;
  }
  std::string refusal_of(std::string_view query, bool sees_all = true) {
    try {
      (void)found(query, sees_all);
    } catch (const Refusal& refusal) {
      return refusal.what();
    }
    return "accepted";
  }
};

TEST_P(QueryTest, EqualityIsOfTheWholeValue) {
  EXPECT_THAT(found("{}"), ElementsAre("ann", "Ben", "cleo"));
  EXPECT_THAT(found(R"({"username": "ann"})"), ElementsAre("ann"));
  EXPECT_THAT(found(R"({"username": "an"})"), IsEmpty());
  EXPECT_THAT(found(R"({"username": "ben"})"), IsEmpty()) << "case counts";
  EXPECT_THAT(found(R"({"active": true, "type": "user"})"), ElementsAre("ann"));
  EXPECT_THAT(found(R"({"username": {"$ne": "ann"}})"), ElementsAre("Ben", "cleo"));
  EXPECT_THAT(found(R"({"name": {"$ne": "Ann Berg"}})"), ElementsAre("Ben", "cleo"))
      << "a name that is missing differs";
  EXPECT_THAT(found(R"({"_id": {"$in": ["ann", "cleo", "nobody"]}})"), ElementsAre("ann", "cleo"));
  EXPECT_THAT(found(R"({"_id": {"$in": []}})"), IsEmpty());
  EXPECT_THAT(found(R"({"_id": {"$nin": ["ann", "cleo"]}})"), ElementsAre("Ben"));
  EXPECT_THAT(found(R"({"name": null})"), ElementsAre("cleo"));
  EXPECT_THAT(found(R"({"name": {"$exists": true}})"), ElementsAre("ann", "Ben"));
}

TEST_P(QueryTest, OfListsAnItemIsLookedFor) {
  EXPECT_THAT(found(R"({"roles": "admin"})"), ElementsAre("ann"));
  EXPECT_THAT(found(R"({"roles": {"$in": ["admin", "user"]}})"), ElementsAre("ann", "Ben"));
  EXPECT_THAT(found(R"({"roles": {"$ne": "admin"}})"), ElementsAre("Ben", "cleo"));
  EXPECT_THAT(found(R"({"emails.address": "ann@one.example"})"), ElementsAre("ann"));
}

TEST_P(QueryTest, NumbersAndTimesHaveAnOrder) {
  EXPECT_THAT(found(R"({"utcOffset": {"$gte": 1.5}})"), ElementsAre("Ben"));
  EXPECT_THAT(found(R"({"createdAt": {"$gt": {"$date": 1000}}})"), ElementsAre("Ben"));
  EXPECT_THAT(found(R"({"createdAt": {"$gte": "1970-01-01T00:00:01.000Z", "$lt": {"$date": 2000}}})"),
              ElementsAre("ann"));
  EXPECT_EQ(refusal_of(R"({"name": {"$gt": "a"}})"), "name has no order in query [error-invalid-query]");
}

TEST_P(QueryTest, PatternsAreTextWithItsEnds) {
  EXPECT_THAT(found(R"({"username": {"$regex": "n"}})"), ElementsAre("ann", "Ben"));
  EXPECT_THAT(found(R"({"username": {"$regex": "^B"}})"), ElementsAre("Ben"));
  EXPECT_THAT(found(R"({"username": {"$regex": "^b"}})"), IsEmpty());
  EXPECT_THAT(found(R"({"username": {"$regex": "^b", "$options": "i"}})"), ElementsAre("Ben"));
  EXPECT_THAT(found(R"({"username": {"$regex": "n$"}})"), ElementsAre("ann", "Ben"));
  EXPECT_THAT(found(R"({"username": {"$regex": "^ann$"}})"), ElementsAre("ann"));
  EXPECT_THAT(found(R"({"name": {"$regex": "ann.*berg", "$options": "i"}})"), ElementsAre("ann"));
  EXPECT_THAT(found(R"({"name": {"$regex": "0% B_", "$options": "i"}})"), ElementsAre("Ben"));
  EXPECT_THAT(found(R"({"name": {"$regex": "0%"}})"), ElementsAre("Ben"));
  EXPECT_THAT(found(R"({"username": {"$not": {"$regex": "n"}}})"), ElementsAre("cleo"));
  for (const auto* pattern : {"(a+)+$", "[a-z]", "a|b", "\\\\d", "a?"}) {
    EXPECT_NE(refusal_of(std::string{R"({"username": {"$regex": ")"} + pattern + R"(", "$options": "i"}})"),
              "accepted");
  }
  EXPECT_NE(refusal_of(R"({"username": {"$options": "i"}})"), "accepted") << "it would hold for everybody";
}

TEST_P(QueryTest, ConditionsAreCombined) {
  EXPECT_THAT(found(R"({"$or": [{"username": "ann"}, {"type": "bot"}]})"), ElementsAre("ann", "cleo"));
  EXPECT_THAT(found(R"({"$and": [{"active": true}, {"type": "bot"}]})"), ElementsAre("cleo"));
  EXPECT_THAT(found(R"({"$nor": [{"username": "ann"}, {"type": "bot"}]})"), ElementsAre("Ben"));
  EXPECT_THAT(found(R"({"active": true, "$or": [{"username": "ann"}, {"username": "Ben"}]})"), ElementsAre("ann"));
}

TEST_P(QueryTest, WhatCannotBeAskedForIsRefused) {
  EXPECT_EQ(refusal_of(R"({"services.password": {"$exists": true}})"),
            "Invalid attribute: services.password [error-invalid-query]");
  EXPECT_EQ(refusal_of(R"({"$where": "1"})"), "query cannot use $where [error-invalid-query]");
  EXPECT_EQ(refusal_of(R"({"username": {"$type": 2}})"), "query cannot use $type [error-invalid-query]");
  EXPECT_EQ(refusal_of(R"({"active": "yes"})"),
            "query compares active with a value of another type [error-invalid-query]");
  EXPECT_EQ(refusal_of(R"({"roles": "admin"})", false), "Invalid attribute: roles [error-invalid-query]");
  EXPECT_EQ(refusal_of(R"({"$or": [{"username": "x"}, {"emails.address": "y"}]})", false),
            "Invalid attribute: emails.address [error-invalid-query]");
  for (const auto* query : {R"({"name": {}})", R"({"name": [1]})", R"({"name": {"$in": 5}})", R"({"$or": {}})",
                            R"({"$or": []})", R"({"name": {"$regex": 5}})", R"({"name": {"$eq": {"a": 1}}})"}) {
    EXPECT_NE(refusal_of(query), "accepted") << query;
  }
  json::array many(1'001, "x");
  EXPECT_REFUSED((void)condition_of(json::object{{"_id", {{"$in", many}}}}), invalid_query);
  json::array parts(101, json::object{{"_id", "x"}});
  EXPECT_REFUSED((void)condition_of(json::object{{"$or", parts}}), invalid_query);
}

TEST_P(QueryTest, EveryFieldOfRoomsCanBeAskedFor) {
  const auto reader = db->read();
  for (const auto& field : store::kRoomFields) {
    const json::value value = field.kind == store::FieldKind::number ? json::value(1)
                              : field.kind == store::FieldKind::boolean || field.kind == store::FieldKind::flag
                                  ? json::value(true)
                              : field.kind == store::FieldKind::time ? json::value{{"$date", 5}}
                                                                     : json::value("x");
    store::RoomFilter filter;
    filter.condition = condition_of(json::object{{field.name, value}});
    EXPECT_EQ(store::RoomDocuments(*reader, store::RoomDocuments::LastMessage::no).count(filter), 0) << field.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, QueryTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::api
