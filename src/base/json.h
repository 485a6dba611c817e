#pragma once
// JSON by Boost.JSON for what comes in, and a writer straight into a string for what goes out.

#include <boost/json.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace confab {

namespace json = boost::json;

/// How dates are written: ISO-8601 text in REST answers, `{"$date": ms}` in DDP frames and method.call results.
enum class Dates { iso8601, ejson };

/// Appends `text` as a JSON string with its quotes. `text` must be valid UTF-8.
void append_json_string(std::string& out, std::string_view text);

/// Appends a free-form value. Numbers that are whole are written without exponent, as JavaScript does.
void append_json(std::string& out, const json::value& value);
[[nodiscard]] std::string to_json_text(const json::value& value);

/// Parses with limits on depth; throws Refusal(invalid_json) with the position for anything that is not JSON.
[[nodiscard]] json::value parse_json(std::string_view text);
/// The same; its values lie in `memory`, which they keep alive.
[[nodiscard]] json::value parse_json(std::string_view text, json::storage_ptr memory);

/// The same; nothing for what is not JSON.
[[nodiscard]] std::optional<json::value> parsed_json(std::string_view text);

/// Parses text that this program has written, however deep it is: what a limit on input let in must always be readable.
[[nodiscard]] json::value stored_json(std::string_view text);

/// A member of an object, or nullptr.
[[nodiscard]] const json::value* find_member(const json::value& object, std::string_view key);

/// Reads a date in any form clients send: `{"$date": ms}`, ISO text, or milliseconds.
[[nodiscard]] std::optional<Timestamp> json_time(const json::value& value);

/// JSON text that is already serialised and goes out as it is (a message's `md`, stored documents).
struct RawJson {
  std::string text;
  [[nodiscard]] bool empty() const { return text.empty(); }
  friend bool operator==(const RawJson&, const RawJson&) = default;
};

}  // namespace confab
