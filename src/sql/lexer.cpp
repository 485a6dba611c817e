#include "sql/lexer.h"

namespace confab::sql {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

template <class Predicate>
std::size_t run_length(std::string_view text, Predicate&& belongs) {
  std::size_t length = 0;
  while (length < text.size() && belongs(text[length])) ++length;
  return length;
}

/// The length of `$$` or `$tag$` at the start of `text`; 0 when there is none ($1 is a parameter).
std::size_t dollar_tag(std::string_view text) {
  const auto name = run_length(text.substr(1), is_word);
  const bool closed = name + 1 < text.size() && text[name + 1] == '$';
  const bool numeric = name > 0 && text[1] >= '0' && text[1] <= '9';
  return closed && !numeric ? name + 2 : 0;
}

/// The length of `%name%` at the start of `text`; 0 when there is none (% alone is the remainder).
std::size_t macro_length(std::string_view text) {
  if (text.front() != '%') return 0;
  const auto name = run_length(text.substr(1), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
  const bool closed = name + 1 < text.size() && text[name + 1] == '%';
  return name > 0 && closed ? name + 2 : 0;
}

}  // namespace

std::optional<Token> Lexer::next() {
  using Kind = Token::Kind;
  if (rest_.empty()) return std::nullopt;
  const char first = rest_.front();
  if (is_space(first)) return take(Kind::space, run_length(rest_, is_space));
  if (is_word(first)) return take(Kind::word, run_length(rest_, is_word));
  if (first == '?') return take(Kind::placeholder, 1);
  if (first == ';') return take(Kind::semicolon, 1);
  // A doubled quote inside ends one token and starts the next, which comes to the same.
  if (first == '\'') return take(Kind::quoted, through("'", 1));
  if (first == '"') return take(Kind::quoted, through("\"", 1));
  if (rest_.starts_with("--")) return take(Kind::comment, through("\n", 2));
  if (rest_.starts_with("/*")) return take(Kind::comment, through("*/", 2));
  if (first == '$') {
    if (const auto tag = dollar_tag(rest_)) return take(Kind::quoted, through(rest_.substr(0, tag), tag));
  }
  if (const auto length = macro_length(rest_)) {
    auto token = take(Kind::macro, length);
    token.text = token.text.substr(1, length - 2);
    return token;
  }
  return take(Kind::other, 1);
}

Token Lexer::take(Token::Kind kind, std::size_t length) {
  const Token token{kind, rest_.substr(0, length)};
  rest_.remove_prefix(length);
  return token;
}

std::size_t Lexer::through(std::string_view end, std::size_t from) const {
  const auto found = rest_.find(end, from);
  return found == std::string_view::npos ? rest_.size() : found + end.size();
}

}  // namespace confab::sql
