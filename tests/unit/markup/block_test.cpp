#include <gtest/gtest.h>

#include "shape.h"

namespace confab::markup {
namespace {

TEST(Blocks, EveryLineIsAParagraph) {
  EXPECT_EQ(shape("a\nb\r\n\n c"), "paragraph('a') paragraph('b\r') break paragraph(' c')");
}

TEST(Blocks, Headings) {
  EXPECT_EQ(shape("# a *b*\n#### c\n##### d\n#e"), "h1('a ' bold('b')) h4('c') paragraph('##### d') paragraph(#e)");
}

TEST(Blocks, QuotesHoldParagraphs) {
  EXPECT_EQ(shape("> a\n>\n>b\nc"), "quote(paragraph('a') paragraph('') paragraph('b')) paragraph('c')");
}

TEST(Blocks, FencedCode) {
  EXPECT_EQ(shape("```js\nlet a;\n\n  *b*\n```"), "fence<js>(line('let a;') line('') line('  *b*'))");
  EXPECT_EQ(shape("```\na``b\n```c"), "fence<>(line('a``b')) paragraph('c')");
  EXPECT_EQ(shape("```\na"), "paragraph('```') paragraph('a')");
}

TEST(Blocks, Lists) {
  EXPECT_EQ(shape("- a\n- *b*\n* c"), "list(item('a') item(bold('b'))) list(item('c'))");
  EXPECT_EQ(shape("1. a\n22. b"), "list(item1('a') item22('b'))");
  EXPECT_EQ(shape("- [x] a\n- [ ] b"), "tasks(task1('a') task0('b'))");
  EXPECT_EQ(shape("* a * b"), "paragraph(bold(' a ') ' b')");
}

TEST(Blocks, Rules) {
  EXPECT_EQ(shape("é\n ---\nb"), "paragraph('é') rule[3,6] paragraph('b')");
  EXPECT_EQ(shape("😀a\n---"), "paragraph(emoji 😀 'a') rule[4,7]");
  EXPECT_EQ(shape("--- a"), "paragraph('--- a')");
}

TEST(Blocks, SpoilerBlocks) {
  EXPECT_EQ(shape("||\na\n*b*\n||\nc"), "spoiler(paragraph('a') paragraph(bold('b'))) break paragraph('c')");
  EXPECT_EQ(shape("||\na"), "paragraph('||') paragraph('a')");
}

TEST(Blocks, Tables) {
  EXPECT_EQ(shape("| a | *b* |\n|:--|:-:|\n| c \\| d |\n| e | f | g |"),
            "table(row(cell<('a') cell^(bold('b'))) row(cell<('c | d') cell^()) row(cell<('e') cell^('f')))");
  EXPECT_EQ(shape("| a |\nb"), "paragraph('| a |') paragraph('b')");
}

TEST(Blocks, Katex) {
  EXPECT_EQ(shape("\\[a\nb\\]c", {.katex_parenthesis = true}), "katex('a\nb') paragraph('c')");
  EXPECT_EQ(shape("$$a", {.katex_dollar = true}), "paragraph(katex('') 'a')");
}

}  // namespace
}  // namespace confab::markup
