#include "markup/source.h"

namespace confab::markup {
namespace {
unsigned byte(char c) {
  return static_cast<unsigned char>(c);
}
}  // namespace

CodePoint Source::decode_beyond_ascii(Position p) const {
  const unsigned lead = byte(text_[p]);
  const auto continuation = [&](Position i) -> char32_t { return byte(at(p + i)) & 0x3Fu; };
  if (lead < 0xE0) return {((lead & 0x1Fu) << 6) | continuation(1), 2};
  if (lead < 0xF0) return {((lead & 0x0Fu) << 12) | (continuation(1) << 6) | continuation(2), 3};
  return {((lead & 0x07u) << 18) | (continuation(1) << 12) | (continuation(2) << 6) | continuation(3), 4};
}

Position Source::skip_line_end(Position p) const {
  if (at(p) == '\r' && at(p + 1) == '\n') return p + 2;
  return is_line_end(p) ? p + 1 : p;
}

// At U+2300..U+27BF and U+1F000..U+1FBFF.
bool Source::may_begin_emoji(Position p) const {
  const unsigned lead = byte(text_[p]);
  const unsigned second = byte(at(p + 1));
  if (lead == 0xE2) return second >= 0x8C && second <= 0x9E;
  return lead == 0xF0 && second == 0x9F && byte(at(p + 2)) <= 0xAF;
}

Position Source::long_run_end(Run run, Position p) {
  if (!run_ends_) run_ends_ = std::make_unique<RunEnds>();
  const auto& ends = (*run_ends_)[static_cast<std::size_t>(run)];
  if (ends.empty()) index_runs(run);
  return ends[p];
}

void Source::index_runs(Run run) {
  auto& ends = (*run_ends_)[static_cast<std::size_t>(run)];
  ends.resize(text_.size() + 1);
  ends[text_.size()] = size();
  for (Position p = size(); p-- > 0;) ends[p] = continues(run, p) ? ends[p + 1] : p;
  steps_ += text_.size();
}

}  // namespace confab::markup
