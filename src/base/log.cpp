#include "base/log.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <deque>

#include "base/concurrent.h"
#include "base/json.h"
#include "base/text.h"
#include "base/time.h"

namespace confab::log {
namespace {

constexpr std::size_t kRecentLines = 1000;
constexpr std::size_t kMaxValue = 1'000;  // bytes of one value
constexpr std::size_t kMaxLine = 8'000;   // bytes; the fields that would go beyond are left out

std::atomic<Level> current_level{Level::info};
std::atomic<Format> current_format{Format::text};
thread_local std::string_view request_id;

Guarded<std::deque<Line>>& recent_lines() {
  static Guarded<std::deque<Line>> lines;
  return lines;
}

std::string_view name_of(Level level) {
  switch (level) {
    case Level::debug:
      return "debug";
    case Level::info:
      return "info";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "info";
}

// Bytes at the front of `text` that a terminal or an editor would obey rather than show: control characters, also those
// above ASCII, separators of lines, marks and embeddings of direction, invisible ones, and what is no UTF-8. 0: shown.
std::size_t unshown(std::string_view text) {
  const auto at = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (at(0) == 0x7F) return 1;
  if (at(0) == 0xC2 && at(1) >= 0x80 && at(1) <= 0x9F) return 2;
  if (at(0) == 0xD8 && at(1) == 0x9C) return 2;
  if (at(0) == 0xE2 && at(1) == 0x80 && ((at(2) >= 0x8B && at(2) <= 0x8F) || (at(2) >= 0xA8 && at(2) <= 0xAE)))
    return 3;
  if (at(0) == 0xE2 && at(1) == 0x81 && at(2) >= 0xA0 && at(2) <= 0xAF) return 3;
  if (at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) return 3;
  if (at(0) == 0xEF && at(1) == 0xBF && at(2) >= 0xB9 && at(2) <= 0xBB) return 3;
  if (at(0) == 0xF3 && at(1) == 0xA0 && (at(2) == 0x80 || at(2) == 0x81)) return 4;
  return character_length(text) == 0 ? 1 : 0;
}

// Appends text as a JSON string in which everything shows.
void append_shown(std::string& line, std::string_view text) {
  std::string quoted;
  append_json_string(quoted, text);
  for (std::string_view left = quoted; !left.empty();) {
    const auto hidden = unshown(left);
    const auto shown = hidden == 0 ? character_length(left) : 0;
    line.append(left.substr(0, shown));
    for (std::size_t i = 0; i < hidden; ++i) {
      fmt::format_to(std::back_inserter(line), "\\x{:02x}", static_cast<unsigned char>(left[i]));
    }
    left.remove_prefix(shown + hidden);
  }
}

// Whether a value can stand without quotes, so that one event stays one line and shows what it holds.
bool is_plain(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), [](unsigned char c) {
    return c > 0x20 && c != 0x7F && c < 0x80 && c != '"' && c != '=';
  });
}

std::string json_line(Level level, std::string_view event, FieldList fields) {
  std::string line = "{\"time\":\"" + to_iso8601(SystemTime{}.now()) + "\",\"level\":\"";
  line.append(name_of(level)).append("\",\"event\":");
  append_json_string(line, event);
  const auto add = [&](std::string_view key, std::string_view value) {
    const auto shown = to_valid_utf8(excerpt(value, kMaxValue));
    if (line.size() + shown.size() > kMaxLine) return;
    line.push_back(',');
    append_json_string(line, key);
    line.push_back(':');
    append_json_string(line, shown);
  };
  if (!request_id.empty()) add("request", request_id);
  for (const auto& [key, value] : fields) add(key, value);
  line.append("}\n");
  return line;
}

std::string text_line(Level level, std::string_view event, FieldList fields) {
  std::string line = to_iso8601(SystemTime{}.now());
  line.append(" ").append(name_of(level)).append(" ").append(event);
  const auto add = [&](std::string_view key, std::string_view value) {
    const auto shown = excerpt(value, kMaxValue);
    if (line.size() + shown.size() > kMaxLine) return;
    line.append(" ").append(key).push_back('=');
    if (is_plain(shown))
      line.append(shown);
    else
      append_shown(line, shown);
  };
  if (!request_id.empty()) add("request", request_id);
  for (const auto& [key, value] : fields) add(key, value);
  line.push_back('\n');
  return line;
}

}  // namespace

void configure(Level level, Format format) {
  current_level = level;
  current_format = format;
}

void set_level(Level level) {
  current_level = level;
}
Level level() {
  return current_level;
}

RequestScope::RequestScope(std::string_view id) : outer_(request_id) {
  request_id = id;
}
RequestScope::~RequestScope() {
  request_id = outer_;
}

void write(Level level, std::string_view event, FieldList fields) {
  if (level < current_level.load()) return;
  const std::string line =
      current_format.load() == Format::json ? json_line(level, event, fields) : text_line(level, event, fields);
  auto lines = recent_lines().lock();
  lines->push_back({.number = lines->empty() ? 1 : lines->back().number + 1,
                    .at = SystemTime{}.now(),
                    .text = line.substr(0, line.size() - 1)});
  if (lines->size() > kRecentLines) lines->pop_front();
  // Under the lock, so that lines neither interleave nor change order. Nothing sensible can be done about a failed
  // write.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

std::vector<Line> recent() {
  auto lines = recent_lines().lock();
  return {lines->begin(), lines->end()};
}

}  // namespace confab::log
