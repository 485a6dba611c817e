#pragma once
// The language of search: what people type into the box.
//
//   hello wor        both, anywhere in words
//   "good morning"   whole words that follow each other
//   -draft -"so so"  not these
//   from:@ann from:me  in:#room in:@ann  mentions:@ann mentions:me
//   has:link|file|image|reaction|pin|star|thread  is:pinned|starred|thread
//   before: after: on: during:  with 2026, 2026-03 or 2026-03-15
//   /expr.ssion/i    a regular expression, alone

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "search/term.h"

namespace confab::search {

/// What a message must have, or be.
enum class Trait : std::uint8_t { link, file, image, reaction, pin, star, thread_start, in_thread };

struct Query {
  std::vector<Term> terms, excluded;
  std::optional<std::string> expression;          // a regular expression, in place of terms
  bool ignores_case = false;                      // the expression
  std::optional<std::string> from, in, mentions;  // a name with its @ or #, or without; or `me`
  std::vector<Trait> traits;
  std::optional<Timestamp> since, before;  // at or after; before

  [[nodiscard]] bool has_filters() const { return from || in || mentions || !traits.empty() || since || before; }
};

struct Reading {
  std::chrono::minutes utc_offset{0};  // whose days are meant
  bool unknown_is_text = false;        // `word:x` of an unknown word is looked for as it stands
  bool always_expression = false;      // what is no filter is a regular expression
};

/// The most terms, and the most filters, of a query.
inline constexpr std::size_t kMaxTerms = 16;

/// Throws Refusal(invalid_search) with the part that is wrong (`field`), what it says (`value`), and why (`reason`).
[[nodiscard]] Query read_query(std::string_view text, const Reading& reading);

}  // namespace confab::search
