#include "base/fields_write.h"

#include <utility>

#include "base/json_number.h"

namespace confab::detail {

void write_scalar(std::string& out, bool value, Dates) {
  out.append(value ? "true" : "false");
}

void write_scalar(std::string& out, std::int64_t value, Dates) {
  append_json_number(out, value);
}

void write_scalar(std::string& out, double value, Dates) {
  append_json(out, json::value(value));
}

void write_scalar(std::string& out, const std::string& value, Dates) {
  append_json_string(out, value);
}

void write_scalar(std::string& out, Timestamp value, Dates dates) {
  if (dates == Dates::ejson) {
    out.append("{\"$date\":");
    append_json_number(out, to_millis(value));
    out.push_back('}');
  } else {
    out.push_back('"');
    out.append(to_iso8601(value)).push_back('"');
  }
}

void write_key(std::string& out, std::string_view key, bool& first) {
  if (!std::exchange(first, false)) out.push_back(',');
  append_json_string(out, key);
  out.push_back(':');
}

}  // namespace confab::detail
