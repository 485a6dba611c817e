#include "api/endpoints.h"
#include "base/errors/request.h"

#include <gmock/gmock.h>

#include "api/methods.h"
#include "base/test_clock.h"
#include "bus/carrier.h"
#include "bus/event.h"
#include "bus/sequencer.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/push_devices.h"
#include "core/kernel/triggers.h"
#include "core/presence/presence.h"
#include "sql/test_database.h"

namespace confab::api {
namespace {

struct GreetParams {
  std::string name;
  std::optional<std::int64_t> times;

  static constexpr auto kFields = FieldList{
      field("name", &GreetParams::name, "Whom.", max_length(5)),
      field("times", &GreetParams::times, "How often.", range(1, 3)),
  };
};
struct Greeting {
  std::string text;
  Timestamp at;

  static constexpr auto kFields = FieldList{
      field("text", &Greeting::text, "What is said."),
      field("at", &Greeting::at, "When."),
  };
};

using ::testing::HasSubstr;

class ApiTest : public ::testing::Test {
 protected:
  static Greeting greet(Call& call, const GreetParams& params) {
    std::string text;
    for (std::int64_t i = 0; i < params.times.value_or(1); ++i) text += "Hello " + params.name + "! ";
    return {text + call.actor().username, from_millis(0)};
  }
  Call call(std::optional<core::Actor> actor) {
    return {.ctx = ctx,
            .maybe_actor = std::move(actor),
            .address = {},
            .user_agent = {},
            .host = {},
            .connection = {},
            .new_actor = {}};
  }
  static core::Actor person(std::vector<std::string> roles) {
    core::Actor actor;
    actor.id = UserId{"one"};
    actor.username = "ann";
    actor.roles = std::move(roles);
    return actor;
  }
  std::string run(const Route& route, const Input& input) {
    auto one = call(person({"user"}));
    std::string out;
    route.run(one, input, out);
    return out;
  }

  sql::testing::TestDatabase fresh{sql::Engine::sqlite};
  std::unique_ptr<sql::Database> db = fresh.open();
  settings::Settings settings;
  permissions::Matrix permissions;
  confab::testing::TestClock clock;
  bus::LocalCarrier carrier;
  bus::Sequencer sequencer{carrier};
  core::ChangeClock changes{clock};
  core::Presence presence{sequencer, changes};
  core::PushDevices push_devices;
  core::Triggers triggers;
  core::Context ctx{*db, settings, permissions, sequencer, clock, changes, presence, push_devices, triggers};
};

/// The code that the work is refused with; nullopt when it is not.
std::optional<ErrorCode> refusal_of(const auto& work) {
  try {
    work();
  } catch (const Refusal& refusal) {
    return refusal.code();
  }
  return std::nullopt;
}

TEST_F(ApiTest, AGetReadsTheQuery) {
  Endpoints endpoints;
  endpoints.get<GreetParams, Greeting>("/api/v1/greet", Access::user(), "Greet somebody.", &ApiTest::greet);
  const auto& route = endpoints.routes()[0];
  EXPECT_EQ(route.method, "GET");
  EXPECT_EQ(route.path, "/api/v1/greet");
  EXPECT_TRUE(route.parameters_in_query);
  EXPECT_EQ(run(route, {{{"name", "Ben"}, {"times", "2"}}, "not even JSON"}),
            R"({"text":"Hello Ben! Hello Ben! ann","at":"1970-01-01T00:00:00.000Z","success":true})");
  EXPECT_TRUE(refusal_of([&] { run(route, {{}, {}}); })) << "the name is missing";
  EXPECT_TRUE(refusal_of([&] { run(route, {{{"name", "Benjamin"}}, {}}); })) << "too long";
  EXPECT_TRUE(refusal_of([&] { run(route, {{{"name", "Ben"}, {"times", "4"}}, {}}); })) << "out of range";
}

TEST_F(ApiTest, APostReadsTheBodyAndWhatThePathCaptured) {
  Endpoints endpoints;
  endpoints.post<GreetParams, Greeting>("/api/v1/greet/:name", Access::user(), "Greet somebody.", Envelope::plain,
                                        &ApiTest::greet);
  const auto& route = endpoints.routes()[0];
  EXPECT_FALSE(route.parameters_in_query);
  EXPECT_EQ(run(route, {{}, R"({"name":"Ben"})"}), R"({"text":"Hello Ben! ann","at":"1970-01-01T00:00:00.000Z"})");
  EXPECT_THAT(run(route, {{{"name", "Eve"}}, " "}), HasSubstr("Hello Eve!"));
  EXPECT_THAT(run(route, {{{"name", "Eve"}}, R"({"name":"Ben"})"}), HasSubstr("Hello Ben!"));
  EXPECT_EQ(refusal_of([&] { run(route, {{}, "[]"}); }), errors::invalid_params);
  EXPECT_EQ(refusal_of([&] { run(route, {{}, "{"}); }), errors::invalid_json);
  EXPECT_EQ(refusal_of([&] { run(route, {{}, R"({"name":[]})"}); }), errors::invalid_params);
  EXPECT_THAT(run(route, {{}, R"({"name":5})"}), HasSubstr("Hello 5!"))
      << "as schemas do, unless it is declared otherwise";
}

TEST_F(ApiTest, NothingToTellIsStillAnObject) {
  Endpoints endpoints;
  endpoints.del<Nothing, Nothing>("/api/v1/x", Access::user(), "Remove it.", {}, [](Call&, const Nothing&) {});
  endpoints.get<Nothing, Nothing>("/api/v1/y", Access::user(), "Look.", Envelope::plain, [](Call&, const Nothing&) {});
  EXPECT_EQ(endpoints.routes()[0].method, "DELETE");
  EXPECT_EQ(run(endpoints.routes()[0], {}), R"({"success":true})");
  EXPECT_EQ(run(endpoints.routes()[1], {}), "{}");
}

TEST_F(ApiTest, ADeclarationHasItsSchema) {
  Endpoints endpoints;
  endpoints.get<GreetParams, Greeting>("/api/v1/greet", Access::user(), "Greet somebody.", &ApiTest::greet);
  SchemaComponents components;
  const auto schema = endpoints.routes()[0].params_schema(components);
  EXPECT_EQ(schema.at("properties").at("name").at("maxLength"), json::value(5));
  EXPECT_EQ(schema.at("required"), json::value(json::array{"name"}));
}

TEST_F(ApiTest, AMethodTakesItsParametersByPosition) {
  Methods methods;
  methods.add<GreetParams, Greeting>("greet", Access::user(), "Greet somebody.", &ApiTest::greet);
  EXPECT_EQ(methods.find("Greet"), nullptr);
  const auto* row = methods.find("greet");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->name, "greet");
  auto one = call(person({"user"}));
  std::string out;
  EXPECT_TRUE(row->run(one, {"Ben", 2}, out));
  EXPECT_EQ(out, R"({"text":"Hello Ben! Hello Ben! ann","at":{"$date":0}})");
  EXPECT_TRUE(row->run(one, {"Ben"}, out));
  EXPECT_TRUE(refusal_of([&] { row->run(one, {}, out); }));
  EXPECT_TRUE(refusal_of([&] { row->run(one, {"Ben", "twice"}, out); }));
  auto nobody = call(std::nullopt);
  EXPECT_EQ(refusal_of([&] { row->run(nobody, {"Ben"}, out); }), errors::must_be_logged_in);
}

TEST_F(ApiTest, WhatAMethodRenamesIsDeclaredByItsOtherName) {
  Methods methods;
  methods.add<Nothing, Nothing>(
      "noop", Access::anyone(), "Nothing.", {errors::not_allowed, errors::unauthorized},
      Renamed{.from = errors::not_allowed, .to = errors::missing_permission, .text = "Unauthorized"},
      [](Call&, const Nothing&) {});
  const auto* row = methods.find("noop");
  EXPECT_EQ(row->errors, (std::vector<ErrorCode>{errors::unauthorized, errors::missing_permission}));
  const auto refusal = renamed(Refusal(errors::not_allowed, "No", {{"a", 1}}), row->renamed);
  EXPECT_EQ(refusal.code(), errors::missing_permission);
  EXPECT_EQ(refusal.reason(), "Unauthorized");
  EXPECT_EQ(refusal.details(), (json::object{{"a", 1}}));
  EXPECT_EQ(renamed(Refusal(errors::unauthorized, "No"), row->renamed).code(), errors::unauthorized);
  EXPECT_EQ(renamed(Refusal::plain(errors::not_allowed, "No"), row->renamed).code(), errors::not_allowed)
      << "whose text clients compare";
}

TEST_F(ApiTest, AMethodThatReturnsNothing) {
  Methods methods;
  methods.add<Nothing, Nothing>("noop", Access::anyone(), "Nothing.", [](Call&, const Nothing&) {});
  auto one = call(std::nullopt);
  std::string out;
  EXPECT_FALSE(methods.find("noop")->run(one, {}, out));
  EXPECT_EQ(out, "");
}

}  // namespace
}  // namespace confab::api
