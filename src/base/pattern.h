#pragma once
// Regular expressions of administrators. Names and texts of strangers are matched against them, so the time of a match
// grows with the text and with nothing else, whatever the expression.

#include <memory>
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
  /// Throws BadPattern that says why.
  explicit Pattern(std::string_view text);
  ~Pattern();
  Pattern(Pattern&& other) noexcept;
  Pattern& operator=(Pattern&& other) noexcept;

  /// Whether all of the text matches. What is no UTF-8 does not.
  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  std::unique_ptr<const re2::RE2> compiled_;
};

}  // namespace confab
