#include "base/fields.h"

#include <gtest/gtest.h>

#include "base/fields_inherit.h"
#include "base/fields_read.h"
#include "base/fields_schema.h"
#include "base/fields_write.h"

namespace confab {
namespace {

struct Inner {
  std::string label;
};
struct Sample {
  RoomId room;
  std::string text;
  std::optional<bool> quiet;
  std::int64_t count = 50;
  std::vector<Inner> parts;
  std::optional<Timestamp> since;
  json::value extra;
};
struct Where {
  std::string place;
};
struct When {
  std::optional<std::int64_t> hour;
};
/// Nothing here says how large it may be.
struct Unsaid {
  std::string text;
  RoomId room;
  std::vector<std::string> names;
  json::object extra;
  std::map<std::string, std::int64_t> counts;
};
struct Call {
  std::string verb;
  std::vector<std::string> names;
};

}  // namespace

template <>
struct Fields<Inner> {
  static constexpr auto list = std::tuple{field("label", &Inner::label, "A label.")};
};
template <>
struct Fields<Sample> {
  static constexpr bool closed = true;
  static constexpr auto list =
      std::tuple{field("roomId", &Sample::room, "The room.", when_missing(ErrorCode::chat_roomid_param_not_provided)),
                 field("text", &Sample::text, "What is said.", max_length(5), alias("msg")),
                 field("quiet", &Sample::quiet, "No notification."),
                 field("count", &Sample::count, "How many.", range(1, 100), defaulted()),
                 field("parts", &Sample::parts, "Parts.", defaulted()),
                 field("since", &Sample::since, "From when."),
                 field("extra", &Sample::extra, "Anything.", defaulted())};
};
template <>
struct Fields<Where> {
  static constexpr auto list = std::tuple{field("place", &Where::place, "A place.", max_length(5))};
};
template <>
struct Fields<When> {
  static constexpr auto list = std::tuple{field("hour", &When::hour, "An hour.", range(0, 23))};
};

template <>
struct Fields<Unsaid> {
  using P = Unsaid;
  static constexpr auto list = std::tuple{
      field("text", &P::text, "Text.", defaulted()),      field("room", &P::room, "An id.", defaulted()),
      field("names", &P::names, "A list.", defaulted()),  field("extra", &P::extra, "Anything.", defaulted()),
      field("counts", &P::counts, "A map.", defaulted()),
  };
};
template <>
struct Fields<Call> {
  static constexpr bool variadic = true;
  static constexpr auto list =
      std::tuple{field("verb", &Call::verb, "What to do."), field("names", &Call::names, "With whom.")};
};

namespace {

Sample read(std::string_view text) {
  return read_fields<Sample>(parse_json(text));
}

std::string refusal_of(std::string_view text) {
  try {
    (void)read(text);
  } catch (const Refusal& refusal) {
    return refusal.what();
  }
  return "accepted";
}

TEST(Fields, ReadsEveryKindOfMember) {
  const auto sample = read(R"({"roomId":"r","msg":"hello","quiet":true,"count":3.0,"parts":[{"label":"a"}],
                              "since":{"$date":1000},"extra":{"x":[1]}})");
  EXPECT_EQ(sample.room, RoomId{"r"});
  EXPECT_EQ(sample.text, "hello");
  EXPECT_EQ(sample.quiet, true);
  EXPECT_EQ(sample.count, 3);
  ASSERT_EQ(sample.parts.size(), 1U);
  EXPECT_EQ(sample.parts[0].label, "a");
  EXPECT_EQ(to_millis(sample.since.value()), 1000);
  EXPECT_EQ(to_json_text(sample.extra), R"({"x":[1]})");
}

TEST(Fields, NamesEveryBadField) {
  EXPECT_EQ(
      refusal_of(R"({"roomId":1,"text":"toolong","count":0,"quiet":"yes"})"),
      "roomId must be string, text must NOT have more than 5 characters, quiet must be boolean, count must be >= 1 "
      "[invalid-params]");
}

TEST(Fields, AMissingFieldHasItsOwnCode) {
  EXPECT_EQ(refusal_of(R"({"text":"a"})"),
            "The required \"roomId\" param is missing. [error-roomId-param-not-provided]");
  EXPECT_EQ(refusal_of(R"({"roomId":"a"})"), "must have required property 'text' [invalid-params]");
}

TEST(Fields, AClosedStructRefusesUnknownMembers) {
  EXPECT_EQ(refusal_of(R"({"roomId":"a","text":"b","parts":[{"label":"x","more":1}],"nonsense":1})"),
            "must NOT have additional property 'nonsense' [invalid-params]");
}

TEST(Fields, LimitsCountUtf16Units) {
  EXPECT_EQ(read("{\"roomId\":\"a\",\"text\":\"\\ud83d\\ude00\\ud83d\\ude00x\"}").text.size(), 9U);
  EXPECT_NE(refusal_of("{\"roomId\":\"a\",\"text\":\"\\ud83d\\ude00\\ud83d\\ude00xy\"}"), "accepted");
}

TEST(Fields, ReadsQueriesAndPositions) {
  const std::vector<std::pair<std::string, std::string>> query{
      {"roomId", "r"}, {"text", "hi"}, {"quiet", "false"}, {"count", "7"}, {"extra", "{\"a\":1}"}};
  const auto sample = read_query_fields<Sample>(query);
  EXPECT_EQ(sample.count, 7);
  EXPECT_EQ(sample.quiet, false);
  EXPECT_EQ(to_json_text(sample.extra), R"({"a":1})");

  const auto positional = read_positional<Sample>(parse_json(R"(["r","hi",null,9])").as_array());
  EXPECT_EQ(positional.count, 9);
  EXPECT_FALSE(positional.quiet.has_value());
  EXPECT_THROW((void)read_positional<Sample>(parse_json("[null]").as_array()), Refusal);
}

TEST(Fields, TheLastListOfAVariadicStructTakesAllThatIsLeft) {
  const auto positional = [](std::string_view text) { return read_positional<Call>(parse_json(text).as_array()); };
  EXPECT_EQ(positional(R"(["greet","ann","ben"])").names, (std::vector<std::string>{"ann", "ben"}));
  EXPECT_TRUE(positional(R"(["greet"])").names.empty());
  EXPECT_THROW((void)positional(R"(["greet",["ann"]])"), Refusal);
  EXPECT_THROW((void)positional("[]"), Refusal);
}

TEST(Fields, AlternativesAreWrittenAsTheOneThatIsThere) {
  using Either = std::variant<std::vector<Inner>, Inner>;
  EXPECT_EQ(to_json(Either{Inner{"a"}}, Dates::iso8601), R"({"label":"a"})");
  EXPECT_EQ(to_json(Either{std::vector{Inner{"a"}}}, Dates::iso8601), R"([{"label":"a"}])");
  SchemaComponents components;
  EXPECT_EQ(schema_of<Either>(components).at("anyOf").as_array().size(), 2U);
}

TEST(Fields, WritesWhatItReads) {
  auto sample = read(R"({"roomId":"r","text":"a\"b","since":1500})");
  EXPECT_EQ(to_json(sample, Dates::iso8601),
            R"({"roomId":"r","text":"a\"b","count":50,"parts":[],"since":"1970-01-01T00:00:01.500Z","extra":null})");
  EXPECT_EQ(to_json(sample.since, Dates::ejson), R"({"$date":1500})");
}

TEST(Fields, DescribesItself) {
  SchemaComponents components;
  const auto schema = schema_of<Sample>(components, Direction::input);
  EXPECT_EQ(to_json_text(schema.at("required")), R"(["roomId","text"])");
  EXPECT_EQ(to_json_text(schema.at("properties").at("text")),
            R"({"type":"string","maxLength":5,"description":"What is said."})");
  EXPECT_FALSE(schema.at("additionalProperties").as_bool());
}

TEST(Fields, WhatSaysNothingHasTheBoundOfItsType) {
  const auto said_of = [](const json::object& object) {
    try {
      (void)read_fields<Unsaid>(object);
    } catch (const Refusal& refusal) {
      return refusal.reason();
    }
    return std::string{"accepted"};
  };
  const auto text = [](std::size_t length) { return json::string(length, 'x'); };
  EXPECT_EQ(said_of({{"text", text(bound::kText)}}), "accepted");
  EXPECT_EQ(said_of({{"text", text(bound::kText + 1)}}), "text must NOT have more than 512 characters");
  EXPECT_EQ(said_of({{"room", text(bound::kId)}}), "accepted");
  EXPECT_EQ(said_of({{"room", text(bound::kId + 1)}}), "room must NOT have more than 128 characters");
  EXPECT_EQ(said_of({{"names", json::array(bound::kItems, "a")}}), "accepted");
  EXPECT_EQ(said_of({{"names", json::array(bound::kItems + 1, "a")}}), "names must NOT have more than 1000 items");
  EXPECT_EQ(said_of({{"names", json::array{text(bound::kItemText + 1)}}}),
            "names[0] must NOT have more than 4096 characters");
  const std::string too_large = "extra must NOT have more than 16384 bytes, nor be nested deeper than 32";
  EXPECT_EQ(said_of({{"extra", {{"a", text(bound::kFreeForm - 20)}}}}), "accepted");
  EXPECT_EQ(said_of({{"extra", {{"a", text(bound::kFreeForm)}}}}), too_large);
  json::value deep = 1;
  for (std::size_t i = 0; i <= bound::kFreeFormDepth; ++i) deep = json::value{{"a", deep}};
  EXPECT_EQ(said_of({{"extra", deep}}), too_large);
  EXPECT_EQ(said_of({{"counts", {{std::string(bound::kText + 1, 'x'), 1}}}}),
            "counts must NOT have names of more than 512 characters");
}

TEST(Fields, TheListOfWhatIsWrongIsShort) {
  try {
    (void)read_fields<Unsaid>(json::object{{"names", json::array(bound::kItems, 5)}});
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.details().at("errors").as_array().size(), FieldProblems::kMaxProblems);
    EXPECT_LT(refusal.reason().size(), 1'000U);
  }
  const auto unknown = json::object{{"roomId", "x"}, {"text", "x"}, {std::string(1'000'000, 'y'), 1}};
  try {
    (void)read_fields<Sample>(unknown);
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_LT(refusal.reason().size(), 1'000U);
  }
}

TEST(Fields, TheSchemaOfWhatComesInTellsItsBounds) {
  SchemaComponents components;
  const auto properties = schema_of<Unsaid>(components, Direction::input).at("properties").as_object();
  EXPECT_EQ(properties.at("text").at("maxLength"), json::value(bound::kText));
  EXPECT_EQ(properties.at("room").at("maxLength"), json::value(bound::kId));
  EXPECT_EQ(properties.at("names").at("maxItems"), json::value(bound::kItems));
  EXPECT_EQ(properties.at("names").at("items").at("maxLength"), json::value(bound::kItemText));
  EXPECT_EQ(properties.at("extra").at("x-max-bytes"), json::value(bound::kFreeForm));
  const auto of_results = schema_of<Unsaid>(components).at("properties").as_object();
  EXPECT_FALSE(of_results.at("text").as_object().contains("maxLength"));
}

TEST(Fields, TogetherHasTheFieldsOfItsPartsInOrder) {
  using Meeting = Flatten<Where, When>;
  const auto meeting = read_fields<Meeting>(parse_json(R"({"hour": 9, "place": "home"})"));
  EXPECT_EQ(meeting.place, "home");
  EXPECT_EQ(meeting.hour, 9);
  EXPECT_EQ(to_json(meeting, Dates::iso8601), R"({"place":"home","hour":9})");
  EXPECT_THROW((void)read_fields<Meeting>(parse_json(R"({"hour": 9, "place": "elsewhere"})")), Refusal);
  EXPECT_THROW((void)read_fields<Meeting>(parse_json(R"({"hour": 24, "place": "home"})")), Refusal);
}

}  // namespace
}  // namespace confab
