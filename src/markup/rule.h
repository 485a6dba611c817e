#pragma once
// Names for what the memo keeps, and the helper that keeps repeated parts linear.

#include <vector>

#include "markup/memo.h"

namespace confab::markup {

/// Rules whose results are kept by position. The inline grammar's own begin at `inline_rules`.
enum class MemoRule : std::uint16_t {
  emoji_sequence,
  domain,
  local_part,
  link_body,
  angle_body,
  spoiler_lines,
  inline_rules
};

/// Repeats `step` (which gives the position behind one part, or kNowhere) from `p` on and returns where it stops. Long
/// stretches are kept for every position on the way, so that another start within them does not walk them again.
template <typename Step>
Position repeat(Source& source, Memo& memo, std::uint16_t rule, Position p, Step step) {
  constexpr int kFreeSteps = 16;
  std::vector<Position> trail;
  for (int steps = 0;; ++steps) {
    if (steps >= kFreeSteps) {
      if (const Memo::Entry* known = memo.find(rule, p)) {
        p = known->end;
        break;
      }
      trail.push_back(p);
    }
    source.count(1);
    const Position next = step(p);
    if (next == kNowhere) break;
    p = next;
  }
  for (const Position visited : trail) memo.set(rule, visited, p);
  return p;
}

}  // namespace confab::markup
