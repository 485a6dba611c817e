#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace confab {

/// Words that readers are not to see. Compared without regard to case and form (base/fold.h), in any script; a word is
/// found as a whole: what stands before and behind it is no letter and no digit, unless it is written in a script that
/// puts no spaces between words. It may hold spaces and punctuation. Signs that nobody sees do not hide one. Does not
/// change; any thread.
class WordMask {
 public:
  /// Both are lists with commas between their words; those of `but_not` are not looked for. Words that are longer than
  /// a hundred letters or so are left out.
  WordMask(std::string_view words, std::string_view but_not);

  /// The text with an asterisk for every letter of a word. Takes time with the length of the text, whatever the lists.
  [[nodiscard]] std::string masked(std::string_view text) const;

 private:
  struct Sign;
  [[nodiscard]] static std::vector<Sign> signs_of(const std::u16string& text);
  void add(const std::u16string& folded);
  /// The last sign of the longest word that begins at `first`; `first` - 1: none does.
  [[nodiscard]] std::ptrdiff_t end_of_word(const std::vector<Sign>& signs, std::ptrdiff_t first) const;

  std::unordered_map<std::uint64_t, std::uint32_t> next_;  // from a node with a letter to a node
  std::vector<bool> ends_{false};                          // by node: a word ends here. Node 0 is the beginning
};

}  // namespace confab
