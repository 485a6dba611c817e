#include "core/polls/react.h"

#include <algorithm>
#include <array>

#include "core/access/message.h"
#include "core/messages/marked.h"
#include "core/polls/poll.h"
#include "store/polls.h"

namespace confab::core::polls {
namespace {

constexpr std::array<std::string_view, kMaxOptions> kNumbers{"one", "two",   "three", "four", "five",
                                                             "six", "seven", "eight", "nine", "keycap_ten"};

// Which option the emoji means, from 0; nullopt: none.
std::optional<std::int64_t> option_of(std::string emoji) {
  std::erase(emoji, ':');
  const auto found = std::ranges::find(kNumbers, emoji);
  if (found == kNumbers.end()) return std::nullopt;
  return found - kNumbers.begin();
}

bool put(Transaction& tx, const Context& ctx, const Actor& actor, const messages::React& cmd, std::int64_t option) {
  const auto guard = access::message(tx.sql(), ctx, actor, cmd.id);
  const auto& message = guard.message();
  const auto row = message.poll ? store::Polls{tx.sql()}.of(message) : std::nullopt;
  if (!row || option >= row->options) return messages::react(tx, ctx, actor, cmd);
  auto choices = store::Polls{tx.sql()}.choices(message, actor.pk);
  const bool is_chosen = std::ranges::find(choices, option) != choices.end();
  const bool wanted = cmd.should_react.value_or(!is_chosen);
  if (wanted == is_chosen) return false;
  if (wanted && !row->multiple) choices.clear();
  std::erase(choices, option);
  if (wanted) choices.push_back(option);
  (void)vote(tx, ctx, actor, cmd.id, std::move(choices));
  return true;
}

}  // namespace

void react_later(const Context& ctx, const Actor& actor, const messages::React& cmd, Then<bool> then) {
  const auto option = option_of(cmd.emoji);
  if (!option) {
    messages::react_later(ctx, actor, cmd, std::move(then));
    return;
  }
  messages::mark_later(
      ctx, cmd.id, [&ctx, actor, cmd, option = *option](Transaction& tx) { return put(tx, ctx, actor, cmd, option); },
      std::move(then));
}

}  // namespace confab::core::polls
