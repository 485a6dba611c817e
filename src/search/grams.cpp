#include "search/grams.h"

#include <algorithm>
#include <utility>

namespace confab::search {
namespace {

enum class Piece : std::uint8_t { one_dense = 1, two_dense, only_letter, first_two, three };

Gram hash_of(Piece kind, char32_t a, char32_t b = 0, char32_t c = 0) {
  constexpr unsigned kBitsOfChar = 20;  // private characters of the last plane share theirs
  std::uint64_t mixed = (static_cast<std::uint64_t>(kind) << 61) ^
                        (static_cast<std::uint64_t>(a) << (2 * kBitsOfChar)) ^
                        (static_cast<std::uint64_t>(b) << kBitsOfChar) ^ c;
  mixed ^= mixed >> 31;
  mixed *= 0x9E3779B97F4A7C15;
  mixed ^= mixed >> 29;
  mixed *= 0xBF58476D1CE4E5B9;
  return static_cast<Gram>(mixed >> (64 - kGramBits));
}

// How common a character is in what is written in Latin letters; others are seldom, for most workspaces.
int commonness(char32_t c) {
  constexpr std::u32string_view kFromRare = U"qjzxkvbywgpfmucdlhrsnioate";
  const auto at = kFromRare.find(c);
  return at == std::u32string_view::npos ? 0 : static_cast<int>(at) + 1;
}

struct Found {
  Gram gram;
  int commonness;
};

std::size_t end_of_run(std::u32string_view text, std::size_t from, bool dense) {
  auto end = from;
  while (end < text.size() && text[end] != U' ' && is_dense(text[end]) == dense) ++end;
  return end;
}

template <class Add>
void add_dense(std::u32string_view run, bool singles, Add&& add) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    if (singles || run.size() == 1) add(hash_of(Piece::one_dense, run[i]), 1);
    if (i + 1 < run.size()) add(hash_of(Piece::two_dense, run[i], run[i + 1]), 0);
  }
}

// `begins`, `ends`: there is nothing more of the word on that side.
template <class Add>
void add_word(std::u32string_view word, bool begins, bool ends, Add&& add) {
  constexpr int kLessThanThree = 20;
  if (word.size() == 1) {
    if (begins && ends) add(hash_of(Piece::only_letter, word[0]), 3 * kLessThanThree);
    return;
  }
  if (begins) {
    add(hash_of(Piece::first_two, word[0], word[1]), commonness(word[0]) + commonness(word[1]) + kLessThanThree);
  }
  for (std::size_t i = 0; i + 2 < word.size(); ++i) {
    add(hash_of(Piece::three, word[i], word[i + 1], word[i + 2]),
        commonness(word[i]) + commonness(word[i + 1]) + commonness(word[i + 2]));
  }
}

// `begins`, `ends`: at the ends of the text words begin and end.
template <class Add>
void each_gram(std::u32string_view text, bool singles, bool begins, bool ends, Add&& add) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == U' ') {
      ++at;
      continue;
    }
    const bool dense = is_dense(text[at]);
    const auto end = end_of_run(text, at, dense);
    const auto run = text.substr(at, end - at);
    if (dense) {
      add_dense(run, singles, add);
    } else {
      add_word(run, begins || at > 0, ends || end < text.size(), add);
    }
    at = end;
  }
}

}  // namespace

std::vector<Gram> grams_of(std::u32string_view text) {
  std::vector<Gram> grams;
  grams.reserve(text.size() + text.size() / 2);
  each_gram(text, true, true, true, [&](Gram gram, int) { grams.push_back(gram); });
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  return grams;
}

std::vector<Gram> grams_of(const Term& term, std::size_t most) {
  std::vector<Found> found;
  each_gram(term.chars, false, term.begins_at_edge(), term.ends_at_edge(), [&](Gram gram, int common) {
    found.push_back({gram, common});
  });
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.commonness < b.commonness; });
  std::vector<Gram> grams;
  grams.reserve(found.size());
  for (const auto& one : found) {
    if (grams.size() < most && std::find(grams.begin(), grams.end(), one.gram) == grams.end()) {
      grams.push_back(one.gram);
    }
  }
  return grams;
}

}  // namespace confab::search
