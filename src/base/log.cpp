#include "base/log.h"

#include <unistd.h>

#include <atomic>
#include <deque>

#include "base/concurrent.h"
#include "base/json.h"
#include "base/time.h"

namespace confab::log {
namespace {

constexpr std::size_t kRecentLines = 1000;

std::atomic<Level> current_level{Level::info};
std::atomic<Format> current_format{Format::text};
thread_local std::string_view request_id;

Guarded<std::deque<std::string>>& recent_lines() {
  static Guarded<std::deque<std::string>> lines;
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

std::string json_line(Level level, std::string_view event, FieldList fields) {
  std::string line = "{\"time\":\"" + to_iso8601(SystemTime{}.now()) + "\",\"level\":\"";
  line.append(name_of(level)).append("\",\"event\":");
  append_json_string(line, event);
  const auto add = [&](std::string_view key, std::string_view value) {
    line.push_back(',');
    append_json_string(line, key);
    line.push_back(':');
    append_json_string(line, value);
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
    line.append(" ").append(key).push_back('=');
    // A value with blanks or line breaks is quoted, so that one event stays one line.
    if (value.find_first_of(" \"\n\r\t=") == std::string_view::npos && !value.empty())
      line.append(value);
    else
      append_json_string(line, value);
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
  lines->push_back(line.substr(0, line.size() - 1));
  if (lines->size() > kRecentLines) lines->pop_front();
  // Under the lock, so that lines neither interleave nor change order. Nothing sensible can be done about a failed
  // write.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

std::vector<std::string> recent() {
  auto lines = recent_lines().lock();
  return {lines->begin(), lines->end()};
}

}  // namespace confab::log
