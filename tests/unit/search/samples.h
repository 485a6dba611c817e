#pragma once
// Random texts in several scripts, the same for the same seed.

#include <random>
#include <string>
#include <vector>

namespace confab::search::testing {

inline const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all{
      "hello",  "help",    "shell",   "a",     "I",     "to",   "ok",   "Ärger",  "arg",        "straße",
      "Привет", "приветы", "ёлка",    "мир",   "你好",  "世界", "好",   "東京都", "とうきょう", "カタカナ",
      "한국어", "한국",    "สวัสดี",    "مرحبا", "שלום",  "c++",  "2026", "42",     "x",          "e\u0301t\u00E9",
      "😀",     "👍🏽",    "foo-bar", "don't", "naïve", "ﬁsh",  "Ω"};
  return all;
}

class Samples {
 public:
  explicit Samples(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_); }
  bool one_in(std::size_t times) { return below(times) == 0; }

  std::string text() {
    static const std::vector<std::string> between{" ", " ", " ", ", ", "", " - ", "\n"};
    std::string text;
    for (auto count = 1 + below(8); count > 0; --count) {
      text += pieces()[below(pieces().size())];
      text += between[below(between.size())];
    }
    return text;
  }

  /// A part of some text, cut between characters.
  std::string part() {
    const auto from = text();
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < from.size(); ++i) {
      if ((static_cast<unsigned char>(from[i]) & 0xC0U) != 0x80) starts.push_back(i);
    }
    starts.push_back(from.size());
    const auto begin = below(starts.size() - 1);
    const auto end = std::min(starts.size() - 1, begin + 1 + below(7));
    return from.substr(starts[begin], starts[end] - starts[begin]);
  }

 private:
  std::mt19937 random_;
};

}  // namespace confab::search::testing
