#pragma once

#include <optional>
#include <string_view>

namespace confab::sql {

/// A piece of SQL text, as far as placeholders, macros and the ends of statements need it.
struct Token {
  enum class Kind {
    space,
    comment,
    quoted,  // 'text', "identifier", $tag$body$tag$
    word,
    placeholder,  // ?
    macro,        // %name%; `text` is the name
    semicolon,
    other,
  };
  Kind kind;
  std::string_view text;
};

/// Cuts SQL into tokens. A quote or comment that is never closed reaches to the end.
class Lexer {
 public:
  explicit Lexer(std::string_view sql) : rest_(sql) {}
  /// The next token, nullopt at the end. It views the text given to the constructor.
  std::optional<Token> next();

 private:
  Token take(Token::Kind kind, std::size_t length);
  [[nodiscard]] std::size_t through(std::string_view end, std::size_t from) const;

  std::string_view rest_;
};

}  // namespace confab::sql
