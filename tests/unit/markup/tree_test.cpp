#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "markup/markup.h"

namespace confab::markup {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string json(std::string_view message, const Options& options = {}) {
  std::string out;
  append_json(out, parse(message, options));
  return out;
}

TEST(Tree, CollectsWhatTheMessageRefersTo) {
  const Tree tree = parse("@ann *@ben* #general [x](https://a.de) b.de joe@c.de ||@cid|| `@not` ok :smile: :) 😀");
  EXPECT_THAT(tree.mentions(), ElementsAre("ann", "ben", "cid"));
  EXPECT_THAT(tree.channels(), ElementsAre("general"));
  EXPECT_THAT(tree.links(), ElementsAre("https://a.de", "//b.de", "mailto:joe@c.de"));
  EXPECT_THAT(tree.emoji(), ElementsAre("smile", "slight_smile", "😀"));
}

TEST(Tree, AnEmptyMessageHasNoBlocks) {
  const Tree tree = parse("");
  EXPECT_EQ(tree.nodes().size(), 1u);
  EXPECT_THAT(tree.mentions(), IsEmpty());
  EXPECT_EQ(json(""), "[]");
  EXPECT_EQ(to_plain_text(tree), "");
}

TEST(Tree, RefusesWhatIsNotUtf8) {
  EXPECT_THROW((void)parse("a\xFF"), std::invalid_argument);
  EXPECT_THROW((void)parse("\xED\xA0\x80"), std::invalid_argument);
  EXPECT_THROW((void)parse("\xC3"), std::invalid_argument);
}

TEST(Tree, NodesStandInPreOrderWithTheSizeOfTheirSubtree) {
  const Tree tree = parse("a *b _c_* d");
  ASSERT_EQ(tree.nodes().size(), 8u);
  EXPECT_EQ(tree.nodes()[0].size, 8u);
  EXPECT_EQ(tree.nodes()[1].type, Type::paragraph);
  EXPECT_EQ(tree.nodes()[3].type, Type::bold);
  EXPECT_EQ(tree.nodes()[3].size, 4u);
  EXPECT_EQ(tree.text(tree.nodes()[7]), " d");
}

TEST(Json, HasTheKeysOfTheWireInTheirOrder) {
  EXPECT_EQ(json("# a"), R"([{"type":"HEADING","level":1,"value":[{"type":"PLAIN_TEXT","value":"a"}]}])");
  EXPECT_EQ(json("\n"), R"([{"type":"LINE_BREAK"}])");
  EXPECT_EQ(json("[a](b.de)"),
            R"([{"type":"PARAGRAPH","value":[{"type":"LINK","value":{"src":{"type":"PLAIN_TEXT","value":"b.de"},)"
            R"("label":[{"type":"PLAIN_TEXT","value":"a"}]}}]}])");
  EXPECT_EQ(json("=D 😀"),
            R"([{"type":"BIG_EMOJI","value":[{"type":"EMOJI","value":{"type":"PLAIN_TEXT","value":"=D"},)"
            R"("shortCode":"smiley"},{"type":"EMOJI","unicode":"😀"}]}])");
  EXPECT_EQ(
      json("```\na\n```"),
      R"([{"type":"CODE","language":"none","value":[{"type":"CODE_LINE","value":{"type":"PLAIN_TEXT","value":"a"}}]}])");
  EXPECT_EQ(json("<t:1630360800>"),
            R"([{"type":"PARAGRAPH","value":[{"type":"TIMESTAMP","value":{"timestamp":"1630360800","format":"t"},)"
            R"("fallback":[0,14]}]}])");
  EXPECT_EQ(json("|a|\n|:-|"), R"([{"type":"TABLE","value":{"header":[{"type":"TABLE_CELL","align":"left","value":)"
                               R"([{"type":"PLAIN_TEXT","value":"a"}]}],"rows":[]},"fallback":[0,8]}])");
}

TEST(Json, EscapesAsJavaScriptDoes) {
  EXPECT_EQ(json("\x01\b\f\t\"\\/\x7F\u2028é"),
            "[{\"type\":\"PARAGRAPH\",\"value\":[{\"type\":\"PLAIN_TEXT\",\"value\":"
            "\"\\u0001\\b\\f\\t\\\"\\\\/\x7F\u2028é\"}]}]");
}

TEST(Json, ListNumbersAreJavaScriptNumbers) {
  const auto number = [](const std::string& digits) {
    const std::string text = json(digits + ". a");
    const auto begin = text.find("\"number\":") + 9;
    return text.substr(begin, text.find('}', begin) - begin);
  };
  EXPECT_EQ(number("0012"), "12");
  EXPECT_EQ(number("9007199254740993"), "9007199254740992");
  EXPECT_EQ(number("123456789012345678901"), "123456789012345680000");
  EXPECT_EQ(number("1000000000000000000000"), "1e+21");
  EXPECT_EQ(number(std::string(400, '9')), "null");
}

TEST(PlainText, IsWhatAPersonWouldReadAloud) {
  const auto plain = [](std::string_view message) { return to_plain_text(parse(message)); };
  EXPECT_EQ(plain("*a* _b_ ~c~ `d` [e](https://f.de) @g #h :smile: :)"), "a b c d e @g #h :smile: :)");
  EXPECT_EQ(plain("# a\n> b\n> c\n- d\n1. e\n- [x] f"), "a\nb\nc\n- d\n1. e\n[x] f");
  EXPECT_EQ(plain("```js\nx\ny\n```"), "x\ny");
  EXPECT_EQ(plain("| a | b |\n|--|--|\n| c | d |"), "a | b\nc | d");
  EXPECT_EQ(plain("<t:1630360800:R> ![cat](https://c.de/d.png)"), "2021-08-30 22:00 UTC cat");
}

TEST(PlainText, HidesSpoilersOnRequest) {
  EXPECT_EQ(to_plain_text(parse("it was ||the cook||")), "it was the cook");
  EXPECT_EQ(to_plain_text(parse("it was ||the cook||"), Spoilers::hide), "it was …");
  EXPECT_EQ(to_plain_text(parse("||\na\n||"), Spoilers::hide), "…");
}

}  // namespace
}  // namespace confab::markup
