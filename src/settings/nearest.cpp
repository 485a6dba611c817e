#include "settings/nearest.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "settings/catalogue.h"

namespace confab::settings {
namespace {

constexpr std::size_t kLongestWord = 200;
constexpr std::size_t kCharactersAMistake = 8;

/// Optimal string alignment, row by row.
std::size_t mistakes_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = std::exchange(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + changed});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string_view> nearest_key(std::string_view word) {
  if (word.empty() || word.size() > kLongestWord) return std::nullopt;
  const std::string wanted = to_lower_ascii(word);
  const std::size_t most = std::max<std::size_t>(1, word.size() / kCharactersAMistake);
  std::optional<std::string_view> nearest;
  std::size_t fewest = most + 1;
  for (const auto& row : catalogue()) {
    const auto [shorter, longer] = std::minmax(row.key.size(), wanted.size());
    if (longer - shorter >= fewest) continue;
    const auto mistakes = mistakes_between(wanted, to_lower_ascii(row.key));
    if (mistakes >= fewest) continue;
    fewest = mistakes;
    nearest = row.key;
  }
  return nearest;
}

}  // namespace confab::settings
