#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/pattern.h"
#include "search/query.h"
#include "store/message_search.h"

namespace confab::core::search {

/// Whether a message is what a query asks for, as far as its own content says. Any thread.
class Matcher {
 public:
  static constexpr std::size_t kMaxRanges = 50;
  static constexpr std::int64_t kMaxStepsOfRanges = 5'000'000;

  /// `query` outlives it. Throws Refusal(invalid_search) for an expression that is none.
  explicit Matcher(const confab::search::Query& query);

  [[nodiscard]] bool matches(const store::SearchedMessage& message) const;
  /// How many steps it may take to look for the expression in the text; 0 without one.
  [[nodiscard]] std::int64_t steps_for(std::string_view text) const;
  /// The higher the better it answers.
  [[nodiscard]] std::int64_t score(std::string_view text) const;
  /// What of the text was looked for, at most kMaxRanges; of an expression, as far as kMaxStepsOfRanges go.
  [[nodiscard]] std::vector<confab::search::Range> ranges(std::string_view text) const;

 private:
  [[nodiscard]] std::vector<confab::search::Range> ranges_of_expression(std::string_view text) const;

  const confab::search::Query& query_;
  std::optional<Pattern> expression_;
};

}  // namespace confab::core::search
