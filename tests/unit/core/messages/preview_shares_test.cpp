#include "core/messages/preview_shares.h"

#include <gtest/gtest.h>

#include <vector>

namespace confab::core::messages {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(PreviewShares, OneAuthorHasSomeTurnsAtOnce) {
  PreviewShares shares;
  auto first = shares.begin("ann");
  const auto second = shares.begin("ann");
  EXPECT_TRUE(first && second);
  EXPECT_FALSE(shares.begin("ann"));
  EXPECT_TRUE(shares.begin("ben"));
  first.reset();
  EXPECT_TRUE(shares.begin("ann"));
}

TEST(PreviewShares, TheLinksOfAMessageShareTheTimeOfItsAuthor) {
  PreviewShares shares;
  {
    const auto turn = shares.begin("ann");
    EXPECT_EQ(turn->patience("a.example"), PreviewShares::kShare);
    turn->took("a.example", seconds{4});
    EXPECT_EQ(turn->patience("a.example"), seconds{16});
    turn->took("a.example", seconds{15});
    EXPECT_EQ(turn->patience("b.example"), milliseconds{0}) << "too short for anybody";
  }
  EXPECT_LT(shares.begin("ann")->patience("b.example"), seconds{3});
  EXPECT_EQ(shares.begin("ben")->patience("b.example"), PreviewShares::kShare);
  const auto later = PreviewShares::Clock::now() + PreviewShares::kComesBackWithin;
  EXPECT_EQ(shares.begin("ann", later)->patience("b.example"), PreviewShares::kShare);
}

TEST(PreviewShares, ASlowServerGetsLittle) {
  PreviewShares shares;
  const auto turn = shares.begin("ann");
  turn->took("slow.example", PreviewShares::kSlow);
  EXPECT_EQ(turn->patience("slow.example"), PreviewShares::kSlowTimeout);
  EXPECT_EQ(shares.begin("ben")->patience("slow.example"), PreviewShares::kSlowTimeout);
  EXPECT_GT(turn->patience("a.example"), seconds{10});
}

}  // namespace
}  // namespace confab::core::messages
