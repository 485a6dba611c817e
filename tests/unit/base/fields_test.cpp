#include "base/fields.h"
#include "base/errors/rooms.h"

#include <gtest/gtest.h>

#include "base/expect_refused.h"
#include "base/fields_inherit.h"
#include "base/fields_named.h"
#include "base/fields_read.h"
#include "base/fields_schema.h"
#include "base/fields_write.h"

namespace confab {
namespace {

struct Inner {
  std::string label;

  static constexpr auto kFields = FieldList{field("label", &Inner::label, "A label.", bound::name)};
};
struct Sample {
  RoomId room;
  std::string text;
  std::optional<bool> quiet;
  std::int64_t count = 50;
  std::vector<Inner> parts;
  std::optional<Timestamp> since;
  json::value extra;

  static constexpr bool kClosed = true;
  static constexpr auto kFields = FieldList{
      field("roomId", &Sample::room, "The room.", when_missing(errors::chat_roomid_param_not_provided)),
      field("text", &Sample::text, "What is said.", max_length(5), alias("msg")),
      field("quiet", &Sample::quiet, "No notification."),
      field("count", &Sample::count, "How many.", range(1, 100), defaulted()),
      field("parts", &Sample::parts, "Parts.", bound::items, defaulted()),
      field("since", &Sample::since, "From when."),
      field("extra", &Sample::extra, "Anything.", bound::free_form, defaulted()),
  };
};
struct Where {
  std::string place;
  static constexpr auto kFields = FieldList{field("place", &Where::place, "A place.", max_length(5))};
};
struct Keeping : Where {
  json::object others;
  static constexpr auto kOthers = &Keeping::others;
  static constexpr auto kFields = extended<Where>();
};
struct Strict : Where {
  static constexpr bool kClosed = true;
  static constexpr UnknownMember kUnknown{errors::invalid_room, "Not known here"};
  static constexpr auto kFields = extended<Where>();
};
using When = Named<"hour", std::optional<std::int64_t>, "An hour.", range(0, 23)>;
/// One of each type that needs a bound, and an id, which has one.
struct Bounded {
  std::string text;
  RoomId room;
  std::vector<std::string> names;
  json::object extra;
  json::array list;
  std::map<std::string, std::int64_t> counts;

  static constexpr auto kFields = FieldList{
      field("text", &Bounded::text, "Text.", max_length(7), defaulted()),
      field("room", &Bounded::room, "An id.", defaulted()),
      field("names", &Bounded::names, "A list.", max_texts(3, 5), defaulted()),
      field("extra", &Bounded::extra, "Anything.", max_bytes(2'000), defaulted()),
      field("list", &Bounded::list, "Many things.", max_items_and_bytes(2, 100), defaulted()),
      field("counts", &Bounded::counts, "A map.", max_texts(2, 9), defaulted()),
  };
};
/// What only the program itself writes.
struct Stored {
  std::string text;
  static constexpr auto kFields = FieldList{field("text", &Stored::text, "Text.")};
};
struct Call {
  std::string verb;
  std::vector<std::string> names;

  static constexpr bool kVariadic = true;
  static constexpr auto kFields = FieldList{
      field("verb", &Call::verb, "What to do.", bound::name),
      field("names", &Call::names, "With whom.", bound::list_of_names),
  };
};
struct Guest : Where {
  std::string name;
  static constexpr auto kFields = extended<Where>(field("name", &Guest::name, "Who.", bound::name));
};

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

struct Told {
  std::optional<std::int64_t> left_out, always;

  static constexpr auto kFields = FieldList{
      field("leftOut", &Told::left_out, "A number."),
      field("always", &Told::always, "A number.", or_null{}),
  };
};

TEST(Fields, WhatIsAlwaysThereIsNullWhileItIsEmpty) {
  EXPECT_EQ(to_json(Told{}, Dates::iso8601), R"({"always":null})");
  EXPECT_EQ(to_json(Told{.left_out = 1, .always = 2}, Dates::iso8601), R"({"leftOut":1,"always":2})");
  SchemaComponents components;
  const auto schema = schema_of<Told>(components);
  EXPECT_EQ(schema.at("required"), json::array{"always"});
  EXPECT_EQ(schema.at("properties").at("always").at("type"), (json::array{"integer", "null"}));
}

TEST(Fields, ASchemaTakesAnObjectInText) {
  const auto read = [](const char* text, Check check) {
    return read_fields<Bounded>(json::object{{"extra", text}}, check).extra;
  };
  EXPECT_EQ(read(R"({"a":1})", Check::schema), (json::object{{"a", 1}}));
  for (const auto* bad : {"{", "5", "text"}) EXPECT_REFUSED(read(bad, Check::schema), invalid_params);
  EXPECT_REFUSED(read(R"({"a":1})", Check::by_hand), invalid_params);
}

TEST(Fields, WhatABodyLacksMayStandInTheQuery) {
  json::object body{{"text", "body"}};
  const std::vector<std::pair<std::string, std::string>> query{
      {"text", "query"}, {"extra", R"({"a":1})"}, {"unheard", "x"}};
  add_query_members<Bounded>(body, query);
  EXPECT_EQ(body, (json::object{{"text", "body"}, {"extra", json::object{{"a", 1}}}}));
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

TEST(Fields, AClosedStructMayHaveWordsOfItsOwnForThem) {
  EXPECT_EQ(read_fields<Strict>(parse_json(R"({"place": "home"})")).place, "home");
  EXPECT_REFUSED(read_fields<Strict>(parse_json(R"({"place": "home", "colour": 1})")), invalid_room);
}

TEST(Fields, WhatElseWasGivenMayBeKept) {
  const auto kept = read_fields<Keeping>(parse_json(R"({"colour": [1], "place": "home", "hour": null})"));
  EXPECT_EQ(kept.place, "home");
  EXPECT_EQ(to_json_text(kept.others), R"({"colour":[1],"hour":null})");
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

struct MadePart {
  Field<"label", std::string, "A label.", bound::name> label;
};
/// Sample once more, made of fields that say it themselves.
struct Made {
  Field<"roomId", RoomId, "The room.", when_missing(errors::chat_roomid_param_not_provided)> room;
  Field<"text", std::string, "What is said.", max_length(5), alias("msg")> text;
  Field<"quiet", std::optional<bool>, "No notification."> quiet;
  Field<"count", std::int64_t, "How many.", range(1, 100), defaulted{}> count = 50;
  Field<"parts", std::vector<MadePart>, "Parts.", bound::items, defaulted{}> parts;
  Field<"since", std::optional<Timestamp>, "From when."> since;
  Field<"extra", json::value, "Anything.", bound::free_form, defaulted{}> extra;

  static constexpr bool kClosed = true;
};

TEST(Fields, AreTheSameWhetherAListNamesThemOrTheySayItThemselves) {
  SchemaComponents components;
  EXPECT_EQ(to_json_text(schema_of<Made>(components, Direction::input)),
            to_json_text(schema_of<Sample>(components, Direction::input)));

  const std::string_view text = R"({"roomId":"r","text":"hi","count":7,"parts":[{"label":"a"}],"extra":{"b":[1]}})";
  const auto made = read_fields<Made>(parse_json(text));
  EXPECT_EQ(made.room, RoomId{"r"});
  EXPECT_EQ(made.count, 7);
  EXPECT_EQ(made.parts.at(0).label, "a");
  EXPECT_FALSE(made.quiet.has_value());
  EXPECT_EQ(to_json(made, Dates::iso8601), to_json(read_fields<Sample>(parse_json(text)), Dates::iso8601));
  EXPECT_EQ(read_fields<Made>(parse_json(R"({"roomId":"r","msg":"hi"})")).count, 50);
}

TEST(Fields, ThatSayItThemselvesRefuseTheSame) {
  for (const std::string_view text :
       {R"({"text":"hi"})", R"({"roomId":"r","text":"too long"})", R"({"roomId":"r","text":"hi","count":101})",
        R"({"roomId":"r","text":"hi","other":1})", R"({"roomId":"r","text":[]})"}) {
    const auto refused = [&](auto read) -> std::string {
      try {
        read();
      } catch (const Refusal& refusal) {
        return std::string{refusal.code().wire_name()} + ": " + refusal.reason();
      }
      return "accepted";
    };
    const auto made = refused([&] { (void)read_fields<Made>(parse_json(text)); });
    EXPECT_NE(made, "accepted") << text;
    EXPECT_EQ(made, refused([&] { (void)read_fields<Sample>(parse_json(text)); })) << text;
  }
}

// What a type needs; the reader refuses to compile what has less (base/fields_bounded.h).
static_assert(detail::needed_bounds<std::string>() == bounds::kText);
static_assert(detail::needed_bounds<std::optional<std::string>>() == bounds::kText);
static_assert(detail::needed_bounds<RoomId>() == bounds::kNothing);
static_assert(detail::needed_bounds<std::vector<RoomId>>() == bounds::kCount);
static_assert(detail::needed_bounds<std::vector<Inner>>() == bounds::kCount);
static_assert(detail::needed_bounds<std::vector<std::string>>() == (bounds::kCount | bounds::kItems));
static_assert(detail::needed_bounds<std::map<std::string, std::string>>() == (bounds::kCount | bounds::kItems));
static_assert(detail::needed_bounds<std::optional<std::int64_t>>() == bounds::kNumber);
static_assert(detail::needed_bounds<bool>() == bounds::kNothing);
static_assert(detail::needed_bounds<json::value>() == bounds::kBytes);
static_assert(detail::needed_bounds<json::array>() == (bounds::kCount | bounds::kBytes));

template <Described T>
constexpr std::size_t count_bounded() {
  std::size_t count = 0;
  for_each_field<T>([&](const auto& field) { count += is_bounded<std::remove_cvref_t<decltype(field)>> ? 1 : 0; });
  return count;
}
static_assert(count_bounded<Bounded>() == kFieldCount<Bounded>);
static_assert(count_bounded<Stored>() < kFieldCount<Stored>);

TEST(Fields, EachBoundIsTheLastThatIsTaken) {
  const auto said_of = [](const json::object& object) {
    try {
      (void)read_fields<Bounded>(object);
    } catch (const Refusal& refusal) {
      return refusal.reason();
    }
    return std::string{"accepted"};
  };
  const auto text = [](std::size_t length) { return json::string(length, 'x'); };
  EXPECT_EQ(said_of({{"text", text(7)}}), "accepted");
  EXPECT_EQ(said_of({{"text", text(8)}}), "text must NOT have more than 7 characters");
  EXPECT_EQ(said_of({{"room", text(bound::kId)}}), "accepted");
  EXPECT_EQ(said_of({{"room", text(bound::kId + 1)}}), "room must NOT have more than 128 characters");
  EXPECT_EQ(said_of({{"names", json::array(3, text(5))}}), "accepted");
  EXPECT_EQ(said_of({{"names", json::array(4, "a")}}), "names must NOT have more than 3 items");
  EXPECT_EQ(said_of({{"names", json::array{text(6)}}}), "names[0] must NOT have more than 5 characters");
  const std::string too_large = "extra must NOT have more than 2000 bytes, nor be nested deeper than 32";
  EXPECT_EQ(said_of({{"extra", {{"a", text(1'980)}}}}), "accepted");
  EXPECT_EQ(said_of({{"extra", {{"a", text(2'000)}}}}), too_large);
  json::value deep = 1;
  for (std::size_t i = 0; i <= bound::kFreeFormDepth; ++i) deep = json::value{{"a", deep}};
  EXPECT_EQ(said_of({{"extra", deep}}), too_large);
  EXPECT_EQ(said_of({{"list", json::array(2, 1)}}), "accepted");
  EXPECT_EQ(said_of({{"list", json::array(3, 1)}}), "list must NOT have more than 2 items");
  EXPECT_EQ(said_of({{"list", json::array{text(100)}}}),
            "list must NOT have more than 100 bytes, nor be nested deeper than 32");
  EXPECT_EQ(said_of({{"counts", {{"a", 1}, {"b", 2}, {"c", 3}}}}), "counts must NOT have more than 2 items");
  EXPECT_EQ(said_of({{"counts", {{std::string(bound::kKey + 1, 'x'), 1}}}}),
            "counts must NOT have names of more than 512 characters");
}

TEST(Fields, WhatTheProgramItselfWroteMayBeOfAnySize) {
  EXPECT_EQ(read_stored_fields<Stored>(json::object{{"text", std::string(100'000, 'x')}}).text.size(), 100'000U);
}

TEST(Fields, TheListOfWhatIsWrongIsShort) {
  try {
    (void)read_fields<Call>(json::object{{"verb", "greet"}, {"names", json::array(1'000, 5)}});
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
  const auto properties = schema_of<Bounded>(components, Direction::input).at("properties").as_object();
  EXPECT_EQ(properties.at("text").at("maxLength"), json::value(7));
  EXPECT_EQ(properties.at("room").at("maxLength"), json::value(bound::kId));
  EXPECT_EQ(properties.at("names").at("maxItems"), json::value(3));
  EXPECT_EQ(properties.at("names").at("items").at("maxLength"), json::value(5));
  EXPECT_EQ(properties.at("extra").at("x-max-bytes"), json::value(2'000));
  EXPECT_EQ(properties.at("list").at("maxItems"), json::value(2));
  const auto of_results = schema_of<Bounded>(components).at("properties").as_object();
  EXPECT_FALSE(of_results.at("text").as_object().contains("maxLength"));
}

TEST(Fields, TogetherHasTheFieldsOfItsPartsInOrder) {
  using Meeting = Flatten<Where, When>;
  const auto meeting = read_fields<Meeting>(parse_json(R"({"hour": 9, "place": "home"})"));
  EXPECT_EQ(meeting.place, "home");
  EXPECT_EQ(meeting.value, 9);
  EXPECT_EQ(to_json(meeting, Dates::iso8601), R"({"place":"home","hour":9})");
  EXPECT_THROW((void)read_fields<Meeting>(parse_json(R"({"hour": 9, "place": "elsewhere"})")), Refusal);
  EXPECT_THROW((void)read_fields<Meeting>(parse_json(R"({"hour": 24, "place": "home"})")), Refusal);
}

TEST(Fields, AStructThatDerivesHasTheFieldsOfItsBaseFirst) {
  const auto guest = read_fields<Guest>(parse_json(R"({"name": "ann", "place": "home"})"));
  EXPECT_EQ(guest.place, "home");
  EXPECT_EQ(to_json(guest, Dates::iso8601), R"({"place":"home","name":"ann"})");
}

TEST(Fields, WhatHasOneFieldIsMadeOfItsValue) {
  using Answer = Named<"answer", std::string, "What it is.">;
  const auto ask = []() -> Answer { return std::string{"yes"}; };
  EXPECT_EQ(to_json(ask(), Dates::iso8601), R"({"answer":"yes"})");
}

}  // namespace
}  // namespace confab
