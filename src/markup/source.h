#pragma once
// The message's text as the grammar reads it: bytes by position, runs of a class, and how much work that was.

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "markup/char_class.h"

namespace confab::markup {

using Position = std::uint32_t;
inline constexpr Position kNowhere = UINT32_MAX;

struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;  ///< bytes; 0 at the end of the text
};

/// Reads valid UTF-8. Positions are byte offsets, always at the beginning of a character.
class Source {
 public:
  explicit Source(std::string_view text) : text_{text} {}

  [[nodiscard]] Position size() const { return static_cast<Position>(text_.size()); }
  [[nodiscard]] bool at_end(Position p) const { return p >= text_.size(); }
  /// The byte at `p`; NUL beyond the end.
  [[nodiscard]] char at(Position p) const { return p < text_.size() ? text_[p] : '\0'; }
  [[nodiscard]] bool starts_with(Position p, std::string_view prefix) const {
    return p + prefix.size() <= text_.size() && std::memcmp(text_.data() + p, prefix.data(), prefix.size()) == 0;
  }
  [[nodiscard]] std::string_view slice(Position begin, Position end) const { return text_.substr(begin, end - begin); }

  [[nodiscard]] CodePoint decode(Position p) const {
    if (at_end(p)) return {};
    const auto byte = static_cast<unsigned char>(text_[p]);
    return byte < 0x80 ? CodePoint{byte, 1} : decode_beyond_ascii(p);
  }
  /// Where the character after the one at `p` begins.
  [[nodiscard]] Position after(Position p) const { return p + decode(p).length; }
  [[nodiscard]] bool is_line_end(Position p) const {
    return p < text_.size() && (text_[p] == '\n' || text_[p] == '\r');
  }
  /// Behind the line end at `p` (CR LF counts as one), or `p` if there is none.
  [[nodiscard]] Position skip_line_end(Position p) const;

  /// The end of the longest run of `run` that begins at `p`. Constant cost beyond the first bytes, wherever the run
  /// ends: asking at every position of one long run stays linear.
  [[nodiscard]] Position run_end(Run run, Position p) {
    const Position limit = p + kShortRun < size() ? p + kShortRun : size();
    Position q = p;
    while (q < limit && continues(run, q)) ++q;
    steps_ += q - p + 1;
    return q < limit || limit == size() ? q : long_run_end(run, q);
  }

  /// What has been read so far, in bytes or equivalent steps; tests hold it against the text's length.
  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  void count(std::uint64_t steps) { steps_ += steps; }

 private:
  [[nodiscard]] CodePoint decode_beyond_ascii(Position p) const;
  [[nodiscard]] bool continues(Run run, Position p) const {
    if (run == Run::strike_plain && belongs(Run::emoji, text_[p]) && may_begin_emoji(p)) return false;
    return belongs(run, text_[p]);
  }
  [[nodiscard]] bool may_begin_emoji(Position p) const;
  [[nodiscard]] Position long_run_end(Run run, Position p);
  void index_runs(Run run);

  // Runs up to this length are simply walked. Longer ones are worth an index.
  static constexpr Position kShortRun = 64;

  std::string_view text_;
  std::uint64_t steps_ = 0;
  using RunEnds = std::array<std::vector<Position>, kRunCount>;
  std::unique_ptr<RunEnds> run_ends_;  // by class, filled when a long run is met
};

}  // namespace confab::markup
