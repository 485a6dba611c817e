#include "sql/script.h"

#include <algorithm>
#include <cctype>

#include "sql/lexer.h"

namespace confab::sql {
namespace {

constexpr std::string_view kSqliteLine = "-- sqlite:";
constexpr std::string_view kPostgresLine = "-- postgres:";

std::string lines_for(std::string_view script, Engine engine) {
  const auto mine = engine == Engine::sqlite ? kSqliteLine : kPostgresLine;
  const auto others = engine == Engine::sqlite ? kPostgresLine : kSqliteLine;
  std::string result;
  while (!script.empty()) {
    const auto end = std::min(script.find('\n'), script.size() - 1) + 1;
    auto line = script.substr(0, end);
    script.remove_prefix(end);
    if (line.starts_with(others)) continue;
    if (line.starts_with(mine)) line.remove_prefix(mine.size());
    result += line;
  }
  return result;
}

bool same_word(std::string_view word, std::string_view upper) {
  return std::equal(word.begin(), word.end(), upper.begin(), upper.end(),
                    [](unsigned char a, unsigned char b) { return std::toupper(a) == b; });
}

/// Knows where a statement is over. SQLite's `CREATE TRIGGER ... BEGIN a; b; END` holds semicolons of its own.
class StatementEnd {
 public:
  bool reached(const Token& token) {
    if (token.kind == Token::Kind::space || token.kind == Token::Kind::comment) return false;
    if (token.kind == Token::Kind::semicolon) {
      const bool inside = in_body_ && !after_end_;
      after_semicolon_ = true;
      after_end_ = false;
      return !inside;
    }
    if (++significant_ <= 3 && same_word(token.text, "TRIGGER")) trigger_ = true;
    if (trigger_ && same_word(token.text, "BEGIN")) in_body_ = true;
    after_end_ = after_semicolon_ && same_word(token.text, "END");
    after_semicolon_ = false;
    return false;
  }
  [[nodiscard]] bool empty() const { return significant_ == 0; }

 private:
  int significant_ = 0;
  bool trigger_ = false;
  bool in_body_ = false;
  bool after_semicolon_ = false;
  bool after_end_ = false;
};

}  // namespace

std::vector<std::string> split_script(std::string_view script, Engine engine) {
  const std::string mine = lines_for(script, engine);
  std::vector<std::string> statements;
  std::string current;
  StatementEnd end;
  const auto finish = [&] {
    if (!end.empty()) statements.push_back(std::move(current));
    current.clear();
    end = {};
  };
  Lexer lexer(mine);
  while (const auto token = lexer.next()) {
    if (end.reached(*token)) {
      finish();
    } else if (token->kind == Token::Kind::macro) {
      current.append("%").append(token->text).append("%");
    } else if (token->kind != Token::Kind::comment) {
      current += token->text;
    } else {
      current += ' ';
    }
  }
  finish();
  return statements;
}

}  // namespace confab::sql
