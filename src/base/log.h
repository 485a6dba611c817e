#pragma once
// Structured logs: one line an event, on standard error. `log::info("listening", {{"port", "3000"}});`

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"

namespace confab::log {

enum class Level { debug, info, warning, error };
enum class Format { text, json };

using Field = std::pair<std::string_view, std::string_view>;
using FieldList = std::initializer_list<Field>;

/// Before the first line; info and text otherwise. Any thread may log at any time.
void configure(Level level, Format format);
void set_level(Level level);
[[nodiscard]] Level level();

/// The request or method that the current thread works on; in every line logged meanwhile.
class RequestScope {
 public:
  explicit RequestScope(std::string_view request_id);
  ~RequestScope();
  RequestScope(const RequestScope&) = delete;
  RequestScope& operator=(const RequestScope&) = delete;

 private:
  std::string_view outer_;
};

void write(Level level, std::string_view event, FieldList fields = {});
inline void debug(std::string_view event, FieldList fields = {}) {
  write(Level::debug, event, fields);
}
inline void info(std::string_view event, FieldList fields = {}) {
  write(Level::info, event, fields);
}
inline void warning(std::string_view event, FieldList fields = {}) {
  write(Level::warning, event, fields);
}
inline void error(std::string_view event, FieldList fields = {}) {
  write(Level::error, event, fields);
}

struct Line {
  std::uint64_t number = 0;  // 1, 2, 3 ... since the start
  Timestamp at;
  std::string text;
};
/// The newest lines, oldest first: the administration page shows them.
[[nodiscard]] std::vector<Line> recent();

}  // namespace confab::log
