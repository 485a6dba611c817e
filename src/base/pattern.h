#pragma once
// Regular expressions of administrators, and of people who look for something. Names and texts of strangers are matched
// against them, so the time of a match grows with the text and with nothing else, whatever the expression.

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace confab {

/// An expression that is none, or asks for what has no bound in time (what looks ahead or back, or back at a group).
class BadPattern : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

/// A compiled expression, written as in JavaScript, \uXXXX included; its characters are Unicode's. Any thread.
class Pattern {
 public:
  enum class Letters { as_they_are, any_case };

  /// Throws BadPattern that says why.
  explicit Pattern(std::string_view text, Letters letters = Letters::as_they_are);
  ~Pattern();
  Pattern(Pattern&& other) noexcept;
  Pattern& operator=(Pattern&& other) noexcept;

  /// Whether all of the text matches. What is no UTF-8 does not.
  [[nodiscard]] bool matches(std::string_view text) const;
  /// The first part at or after `from` that matches, in bytes; nullopt: none.
  struct Part {
    std::size_t begin = 0, end = 0;
  };
  [[nodiscard]] std::optional<Part> first_in(std::string_view text, std::size_t from = 0) const;
  /// Steps of the compiled expression: a byte of text may cost as many, at some two nanoseconds each.
  [[nodiscard]] std::size_t steps() const;

 private:
  std::unique_ptr<const re2::RE2> compiled_;
};

}  // namespace confab
