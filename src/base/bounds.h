#pragma once
// What is read from outside is bounded, whatever its declaration says: each type has a maximum, and a field that needs
// more, or wants less, says `max_length`. So there is no parameter without a bound. Results have none.
//
//   text                   UTF-16 units        512 by default: names, addresses, tokens, links
//   ids                    UTF-16 units        128, always
//   lists, maps            items               1,000 by default; each text in one 4,096, each key 512
//   free-form values       bytes as JSON       16,384 by default; lists of them 131,072; 32 levels

#include <limits>

#include "base/fields.h"

namespace confab::bound {

inline constexpr std::size_t kText = 512;
inline constexpr std::size_t kId = 128;  // those of rooms of two people are two ids in one
inline constexpr std::size_t kItems = 1'000;
inline constexpr std::size_t kItemText = 4'096;  // ids with commas between them, as some clients write lists
inline constexpr std::size_t kFreeForm = 16'384;
inline constexpr std::size_t kFreeFormList = 131'072;
inline constexpr std::size_t kFreeFormDepth = 32;

/// For fields that need more than their type has. The largest message that Message_MaxAllowedSize can allow:
inline constexpr max_length message_text{100'000};
/// Files of code and style that are settings.
inline constexpr max_length setting{200'000};
inline constexpr max_length url{2'048};
/// Names with commas between them.
inline constexpr max_length names{8'192};
/// A whole call as text.
inline constexpr max_length frame{1'048'576};

/// What the declaration says, or `by_type` when it says nothing.
[[nodiscard]] constexpr std::size_t declared_or(const FieldRules& rules, std::size_t by_type) {
  return rules.max_length == std::numeric_limits<std::size_t>::max() ? by_type : rules.max_length;
}
[[nodiscard]] constexpr FieldRules with_max_length(const FieldRules& rules, std::size_t length) {
  FieldRules result = rules;
  result.max_length = length;
  return result;
}
/// The rules of one item of a list, or one value of a map.
[[nodiscard]] constexpr FieldRules of_items() {
  return with_max_length({}, kItemText);
}

/// Whether a value is no larger as JSON text (about) and no deeper. Stops as soon as it is.
[[nodiscard]] bool fits(const json::value& value, std::size_t max_bytes, std::size_t max_depth = kFreeFormDepth);
[[nodiscard]] bool fits(const json::array& list, std::size_t max_bytes, std::size_t max_depth = kFreeFormDepth);

}  // namespace confab::bound
