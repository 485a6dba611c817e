#include "base/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <charconv>
#include <optional>

namespace confab {
namespace {

constexpr std::size_t kMaxLength = 1'000;
constexpr std::int64_t kMaxMemory = 1 << 20;  // for the compiled expression; what needs more is refused

std::optional<std::uint32_t> hex_at(std::string_view text, std::size_t from, std::size_t digits) {
  if (from + digits > text.size()) return std::nullopt;
  const auto* first = text.data() + from;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(first, first + digits, value, 16);
  return error == std::errc{} && end == first + digits ? std::optional{value} : std::nullopt;
}

// The code point of `\uXXXX` at `at`, where two may stand for one character as UTF-16 has it; moves `at` behind it.
std::uint32_t code_point(std::string_view text, std::size_t& at) {
  constexpr std::size_t kLength = 6;
  const auto first = hex_at(text, at + 2, 4);
  if (!first) throw BadPattern("\\u needs four hexadecimal digits, or some in braces");
  at += kLength;
  if (*first < 0xD800 || *first > 0xDFFF) return *first;
  const auto second = text.substr(at).starts_with("\\u") ? hex_at(text, at + 2, 4) : std::nullopt;
  if (*first > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF) throw BadPattern("half of a character");
  at += kLength;
  return 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00);
}

// What JavaScript writes otherwise than RE2.
std::string translated(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    if (rest.starts_with("\\u{")) {
      result += "\\x";
      at += 2;
    } else if (rest.starts_with("\\u")) {
      result += fmt::format("\\x{{{:X}}}", code_point(text, at));
    } else if (rest.starts_with("(?<") && !rest.starts_with("(?<=") && !rest.starts_with("(?<!")) {
      result += "(?P<";
      at += 3;
    } else if (rest.front() == '\\') {
      result += rest.substr(0, 2);
      at += 2;
    } else {
      result.push_back(rest.front());
      ++at;
    }
  }
  return result;
}

}  // namespace

Pattern::Pattern(std::string_view text, Letters letters) {
  if (text.size() > kMaxLength) throw BadPattern(fmt::format("longer than {} bytes", kMaxLength));
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemory);
  options.set_case_sensitive(letters == Letters::as_they_are);
  compiled_ = std::make_unique<const re2::RE2>(translated(text), options);
  if (!compiled_->ok()) throw BadPattern(compiled_->error());
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&& other) noexcept = default;
Pattern& Pattern::operator=(Pattern&& other) noexcept = default;

bool Pattern::matches(std::string_view text) const {
  return re2::RE2::FullMatch(re2::StringPiece{text.data(), text.size()}, *compiled_);
}

std::optional<Pattern::Part> Pattern::first_in(std::string_view text, std::size_t from) const {
  const re2::StringPiece whole{text.data(), text.size()};
  re2::StringPiece part;
  if (!compiled_->Match(whole, from, text.size(), re2::RE2::UNANCHORED, &part, 1)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(part.data() - text.data());
  return Part{.begin = begin, .end = begin + part.size()};
}

std::size_t Pattern::steps() const {
  return static_cast<std::size_t>(compiled_->ProgramSize());
}

}  // namespace confab
