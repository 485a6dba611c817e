#include "base/field_problems.h"
#include "base/errors/request.h"

#include <gtest/gtest.h>

#include "base/fields_named.h"
#include "base/fields_read.h"

namespace confab {
namespace {

struct Part {
  std::string label;
  static constexpr auto kFields = FieldList{field("label", &Part::label, "A label.", bound::name)};
};
struct Order {
  std::string text;
  std::int64_t count = 0;
  std::optional<bool> quiet;
  std::optional<std::string> kind;
  std::optional<Part> part;
  std::optional<Timestamp> since;

  static constexpr auto kFields = FieldList{
      field("text", &Order::text, "What is said.", max_length(5)),
      field("count", &Order::count, "How many.", range(1, 9)),
      field("quiet", &Order::quiet, "No notification."),
      field("kind", &Order::kind, "Which.", one_of("a|b")),
      field("part", &Order::part, "A part."),
      field("since", &Order::since, "From when."),
  };
};
struct Room {
  std::optional<std::string> id, name;
  std::optional<bool> read_only;

  static constexpr auto kFields = FieldList{
      field("roomId", &Room::id, "By id.", bound::id, exactly_one{}),
      field("roomName", &Room::name, "By name.", bound::name, exactly_one{}),
      field("readOnly", &Room::read_only, "What to change.", required{}),
  };
};
struct Reading {
  std::optional<std::string> rid, room_id;

  static constexpr auto kFields = FieldList{
      field("rid", &Reading::rid, "The room.", bound::id, at_least_one{}),
      field("roomId", &Reading::room_id, "The same.", bound::id, at_least_one{}),
  };
};
struct ByHand {
  std::string name;
  std::vector<std::string> members;

  static constexpr auto kFields = FieldList{
      field("name", &ByHand::name, "A name.", bound::name,
            when_missing(errors::params_refused, "Param \"name\" is required")),
      field("members", &ByHand::members, "Who.", bound::list_of_names,
            when_invalid(errors::params_refused, "Param \"members\" must be an array"), defaulted()),
  };
};

template <class T>
std::string said(std::string_view text, Check check, std::string* details = nullptr) {
  try {
    (void)read_fields<T>(parse_json(text), check);
  } catch (const Refusal& refusal) {
    if (details != nullptr) *details = to_json_text(refusal.details());
    return refusal.shown() == Shown::coded ? refusal.what() : refusal.reason();
  }
  return "accepted";
}

TEST(FieldProblems, ASchemaSaysItsFirstFaultAndTheDetailsSayWhich) {
  const auto schema = [](std::string_view text) { return said<Order>(text, Check::schema); };
  EXPECT_EQ(schema("{}"), "must have required property 'text' [invalid-params]");
  EXPECT_EQ(schema(R"({"quiet": [], "text": "a"})"), "must have required property 'count' [invalid-params]")
      << "what is missing comes before what is wrong";
  EXPECT_EQ(schema(R"({"text": [], "count": 1})"), "must be string [invalid-params]");
  EXPECT_EQ(schema(R"({"text": "a", "count": "many"})"), "must be number [invalid-params]");
  EXPECT_EQ(schema(R"({"text": "a", "count": 1, "quiet": "maybe"})"), "must be boolean [invalid-params]");
  EXPECT_EQ(schema(R"({"text": "a", "count": 1, "kind": "c"})"),
            "must be equal to one of the allowed values [invalid-params]");
  EXPECT_EQ(schema(R"({"text": "a", "count": 1, "part": []})"), "must be object [invalid-params]");
  EXPECT_EQ(schema(R"({"text": "toolong", "count": 1})"), "must NOT have more than 5 characters [invalid-params]");
  EXPECT_EQ(schema(R"({"text": "a", "count": 1, "more": 1})"), "accepted");
  std::string details;
  (void)said<Order>(R"({"count": 1, "text": "a", "kind": "c", "quiet": "x"})", Check::schema, &details);
  EXPECT_EQ(details, R"({"errors":[{"field":"quiet","message":"quiet must be boolean"},)"
                     R"({"field":"kind","message":"kind must be one of a|b"}]})");
}

TEST(FieldProblems, ASchemaConvertsWhatSaysANumberOrABoolean) {
  const auto order = read_fields<Order>(parse_json(R"({"text": 5, "count": "7", "quiet": "true"})"), Check::schema);
  EXPECT_EQ(order.text, "5");
  EXPECT_EQ(order.count, 7);
  EXPECT_EQ(order.quiet, true);
  EXPECT_EQ(said<Order>(R"({"text": 5, "count": 7})", Check::by_hand), "text must be string [invalid-params]");
  EXPECT_EQ(said<Order>(R"({"text": "5", "count": "1e999"})", Check::schema), "must be number [invalid-params]");
}

TEST(FieldProblems, AClosedOneRefusesWhatItDoesNotKnow) {
  std::string details;
  EXPECT_EQ(said<Order>(R"({"text": "a", "count": 1, "more": 1})", Check::closed_schema, &details),
            "must NOT have additional properties [invalid-params]");
  EXPECT_EQ(details, R"({"errors":[{"field":"more","message":"must NOT have additional property 'more'"}]})");
  EXPECT_EQ(said<Order>(R"({"text": "a", "count": 1, "part": {"label": "a", "more": 1}})", Check::closed_schema),
            "accepted")
      << "what is inside says so itself";
  using Query = std::vector<std::pair<std::string, std::string>>;
  const auto query = [](const Query& pairs) { return read_query_fields<Order>(pairs, Check::closed_schema); };
  EXPECT_EQ(query({{"text", "a"}, {"count", "2"}, {"rc_token", "t"}, {"rc_uid", "u"}}).count, 2);
  EXPECT_THROW((void)query({{"text", "a"}, {"count", "2"}, {"more", "1"}}), Refusal);
}

TEST(FieldProblems, EachAlternativeSaysItsFirstFault) {
  const auto room = [](std::string_view text) { return said<Room>(text, Check::closed_schema); };
  constexpr std::string_view kEnd = "\n must match exactly one schema in oneOf [invalid-params]";
  const auto lines = [&](std::string_view one, std::string_view other) {
    return std::string{one}.append("\n ").append(other).append(kEnd);
  };
  EXPECT_EQ(room("{}"), lines("must have required property 'roomId'", "must have required property 'roomName'"));
  EXPECT_EQ(room(R"({"readOnly": true})"),
            lines("must have required property 'roomId'", "must have required property 'roomName'"));
  EXPECT_EQ(room(R"({"roomId": "r"})"),
            lines("must have required property 'readOnly'", "must have required property 'roomName'"));
  EXPECT_EQ(room(R"({"roomName": "r", "readOnly": "x"})"),
            lines("must have required property 'roomId'", "must be boolean"));
  std::string details;
  EXPECT_EQ(said<Room>(R"({"roomId": "r", "roomName": "n", "readOnly": true})", Check::closed_schema, &details),
            lines("must NOT have additional properties", "must NOT have additional properties"));
  EXPECT_NE(details.find(R"("field":"roomName")"), std::string::npos);
  EXPECT_EQ(room(R"({"roomId": "r", "readOnly": true})"), "accepted");
  EXPECT_EQ(said<Room>(R"({"readOnly": true})", Check::by_hand), "accepted") << "the handler looks";
  EXPECT_EQ(said<Reading>("{}", Check::closed_schema),
            "must have required property 'rid'\n must have required property 'roomId'\n "
            "must match a schema in anyOf [invalid-params]");
  EXPECT_EQ(said<Reading>(R"({"rid": "a", "roomId": "b"})", Check::closed_schema), "accepted");
}

TEST(FieldProblems, APatternNamesTheFieldAndTheType) {
  const auto pattern = [](std::string_view text) { return said<Order>(text, Check::pattern); };
  EXPECT_EQ(pattern("{}"), "Match error: Missing key 'text'");
  EXPECT_EQ(pattern(R"({"text": 5, "count": 1})"), "Match error: Expected string, got number in field text");
  EXPECT_EQ(pattern(R"({"text": "a", "count": 1, "part": {}})"), "Match error: Missing key 'label'");
  EXPECT_EQ(pattern(R"({"text": "a", "count": 1, "kind": "c"})"),
            "Match error: Failed Match.Where validation in field kind");
  EXPECT_EQ(pattern(R"({"text": "a", "count": 1, "since": "never"})"),
            "Match error: Failed Match.Where validation in field since");
}

TEST(FieldProblems, AnArgumentHasNoName) {
  const auto arguments = [](std::string_view text) {
    try {
      (void)read_positional<Order>(parse_json(text).as_array());
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.code(), errors::match_failed);
      return refusal.reason();
    }
    return std::string{"accepted"};
  };
  EXPECT_EQ(arguments("[]"), "Match error: Expected string, got undefined");
  EXPECT_EQ(arguments(R"([{}, 1])"), "Match error: Expected string, got object");
  EXPECT_EQ(arguments(R"(["a", "1"])"), "Match error: Expected number, got string");
  EXPECT_EQ(arguments(R"(["a", 1, true, "a", {"label": {}}])"),
            "Match error: Expected string, got object in field label");
  EXPECT_EQ(arguments(R"(["a", 1, true, "a", {}])"), "Match error: Missing key 'label'");
  EXPECT_EQ(arguments(R"(["a", 1, true, "a", null, "x"])"), "Match error: Expected Date");
}

TEST(FieldProblems, WhatACallSaysByHandStandsAlone) {
  EXPECT_EQ(said<ByHand>("{}", Check::by_hand), "Param \"name\" is required");
  EXPECT_EQ(said<ByHand>(R"({"name": "a", "members": "b"})", Check::by_hand), "Param \"members\" must be an array");
  EXPECT_EQ(said<ByHand>("{}", Check::schema), "Param \"name\" is required");
}

}  // namespace
}  // namespace confab
