// Whatever somebody types, the work is linear in its length and the recursion bounded.

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <array>

#include "markup/block_grammar.h"

namespace confab::markup {
namespace {

const Options kEverything{
    .colors = true, .katex_dollar = true, .katex_parenthesis = true, .custom_domains = {}, .now = from_millis(0)};

struct Work {
  double steps_per_byte;
  std::size_t nodes;
};

Work work_of(std::string_view message, const Options& options = kEverything) {
  Source source{message};
  TreeBuilder builder{message};
  BlockGrammar{source, options, builder}.document();
  const Tree tree = std::move(builder).finish();
  std::string json;
  append_json(json, tree);
  return {static_cast<double>(source.steps()) / static_cast<double>(message.size()), tree.nodes().size()};
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

// Signs that open, close or almost do; every pair of them is repeated below.
constexpr std::array kParts = std::to_array<std::string_view>(
    {"*",       "**",   "_",   "__",     "~",        "~~",      "`",     "```",  "|",     "||", "[",   "](",
     "] [",     "](a:", "(",   ")",      "<",        "<a:",     "<a.b|", ">",    "!",     "![", "@",   "@a",
     "a@",      "#",    "# ",  ":",      ":a",       ".",       ",",     "-",    "- ",    "* ", "> ",  "+",
     "+1",      "$",    "$$",  "\\",     "\\(",      "\\[",     "//",    "a://", "://a",  "=",  "a",   "a.b",
     "a_",      "_a",   "1. ", "- [ ] ", " ",        "\t",      "\n",    "\r",   "\r\n",  ":)", "-_-", "*)",
     "👩‍", "🏴",   "é",   "\\0\\/", "<t:10:00", "color:#", "|-|\n", "||\n", "```\n", "x_:"});

// Half as much again as the worst that was met; more would be a rule that reads the same text again and again.
constexpr double kMaxStepsPerByte = 210;

TEST(Robustness, EveryPairOfSignsIsLinear) {
  for (const std::string_view first : kParts) {
    for (const std::string_view second : kParts) {
      const std::string unit = std::string{first} + std::string{second};
      const Work work = work_of(repeated(unit, 1'000));
      ASSERT_LT(work.steps_per_byte, kMaxStepsPerByte) << unit;
    }
  }
}

TEST(Robustness, TenTimesTheTextIsTenTimesTheWork) {
  for (const std::string_view unit :
       {"*",    "**",    "_",  "[",   "](", "*_~[", "||:)", "[a](b:(", "_x_:", "a@b_", "👩‍",
        "$\\(", "|-|\n", "![", "<a:", "> ", "- ",   "`",    "```\n",   "||\n", ":)",   "*a _b ~c [d "}) {
    const Work small = work_of(repeated(unit, 4'000));
    const Work large = work_of(repeated(unit, 40'000));
    EXPECT_LT(large.steps_per_byte, small.steps_per_byte * 1.5 + 5) << unit;
  }
}

TEST(Robustness, AHundredKilobytesOfEverySign) {
  for (const std::string_view part : kParts) {
    EXPECT_LT(work_of(repeated(part, 100'000)).steps_per_byte, kMaxStepsPerByte) << part;
  }
}

TEST(Robustness, EmoticonsBeforeSpoilersDoNotRecurse) {
  // Each emoticon asks whether a spoiler follows, whose content begins with the next emoticon.
  EXPECT_LT(work_of(repeated("||:)", 400'000)).steps_per_byte, kMaxStepsPerByte);
}

TEST(Robustness, DepthIsBounded) {
  const std::string message = repeated("*_~[", 4'000) + "a" + repeated("](a.de)~_*", 10'000);
  const Tree tree = parse(message, kEverything);
  std::vector<std::uint32_t> ends;
  std::size_t deepest = 0;
  for (std::uint32_t i = 0; i < tree.nodes().size(); ++i) {
    while (!ends.empty() && ends.back() <= i) ends.pop_back();
    ends.push_back(i + tree.nodes()[i].size);
    deepest = std::max(deepest, ends.size());
  }
  EXPECT_LE(deepest, 9u);
}

TEST(Robustness, NodesAreNoMoreThanBytes) {
  for (const std::string_view part : kParts) {
    EXPECT_LE(work_of(repeated(part, 10'000)).nodes, 3 * 10'000u) << part;
  }
}

}  // namespace
}  // namespace confab::markup
