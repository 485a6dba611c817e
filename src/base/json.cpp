#include "base/json.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/json_number.h"

namespace confab {
namespace {

constexpr std::size_t kMaxDepth = 64;
constexpr std::size_t kMaxValues = 100'000;

// Whether a string of the text holds an escaped NUL, which no database keeps.
bool has_nul_escape(std::string_view text) {
  constexpr std::string_view kEscape = "u0000";
  for (auto at = text.find(kEscape); at != std::string_view::npos; at = text.find(kEscape, at + 1)) {
    std::size_t backslashes = 0;
    while (backslashes < at && text[at - 1 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 1) return true;
  }
  return false;
}

// The end of the string that begins at `at` with its quote; the end of the text when it has none.
std::size_t end_of_string(std::string_view text, std::size_t at) {
  while (true) {
    at = text.find_first_of("\"\\", at + 1);
    if (at == std::string_view::npos) return text.size();
    if (text[at] == '"') return at;
    ++at;
  }
}

// Whether the text holds more values than anybody means. Each takes many times its bytes once it is parsed, so they are
// counted before: each but the first stands behind a comma, a colon or a bracket.
bool has_too_many_values(std::string_view text) {
  if (text.size() <= kMaxValues) return false;
  std::size_t values = 1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      at = end_of_string(text, at);
    } else if (c == ',' || c == ':' || c == '[' || c == '{') {
      if (++values > kMaxValues) return true;
    }
  }
  return false;
}

json::value parse(std::string_view text, json::storage_ptr memory, json::error_code& error, std::size_t& consumed) {
  json::parse_options options;
  options.max_depth = kMaxDepth;
  // For the parser's own stack, which is enough for what most clients send.
  std::array<unsigned char, 2048> stack;  // NOLINT(cppcoreguidelines-pro-type-member-init): 2 kB that are written first
  json::parser parser{json::storage_ptr{}, options, stack.data(), stack.size()};
  parser.reset(std::move(memory));
  consumed = parser.write(text.data(), text.size(), error);
  return error ? json::value{} : parser.release();
}

// Whether one of eight bytes must be escaped. Each line has the highest bit of a byte where it is so: where taking 0x20
// away borrows, and where what is equal to the character becomes 0, from which taking 1 away borrows.
bool holds_special(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHigh = 0x8080808080808080;
  const auto is_zero = [&](std::uint64_t of) { return (of - kOnes) & ~of; };
  const std::uint64_t control = (bytes - kOnes * 0x20) & ~bytes;
  return ((control | is_zero(bytes ^ kOnes * '"') | is_zero(bytes ^ kOnes * '\\')) & kHigh) != 0;
}

bool is_special(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// How many bytes stand before the first that must be escaped: most texts hold none.
std::size_t plain_length(std::string_view text) {
  std::size_t length = 0;
  for (std::uint64_t bytes = 0; length + sizeof bytes <= text.size(); length += sizeof bytes) {
    std::memcpy(&bytes, text.data() + length, sizeof bytes);
    if (holds_special(bytes)) break;
  }
  while (length < text.size() && !is_special(text[length])) ++length;
  return length;
}

void append_escaped(std::string& out, unsigned char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out.append("\\\"");
      break;
    case '\\':
      out.append("\\\\");
      break;
    case '\n':
      out.append("\\n");
      break;
    case '\r':
      out.append("\\r");
      break;
    case '\t':
      out.append("\\t");
      break;
    case '\b':
      out.append("\\b");
      break;
    case '\f':
      out.append("\\f");
      break;
    default:
      out.append("\\u00");
      out.push_back(kHex[c >> 4]);
      out.push_back(kHex[c & 15]);
  }
}

void append_double(std::string& out, double number) {
  if (!std::isfinite(number)) {
    out.append("null");
  } else if (number == std::floor(number) && std::abs(number) < 1e15) {
    append_json_number(out, static_cast<std::int64_t>(number));
  } else {
    fmt::format_to(std::back_inserter(out), "{}", number);
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  while (true) {
    const std::size_t plain = plain_length(text);
    out.append(text, 0, plain);
    if (plain == text.size()) break;
    append_escaped(out, static_cast<unsigned char>(text[plain]));
    text.remove_prefix(plain + 1);
  }
  out.push_back('"');
}

void append_json_number(std::string& out, std::int64_t number) {
  std::array<char, std::numeric_limits<std::int64_t>::digits10 + 2>
      digits;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void append_json(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      out.append("null");
      break;
    case json::kind::bool_:
      out.append(value.get_bool() ? "true" : "false");
      break;
    case json::kind::int64:
      append_json_number(out, value.get_int64());
      break;
    case json::kind::uint64:
      fmt::format_to(std::back_inserter(out), "{}", value.get_uint64());
      break;
    case json::kind::double_:
      append_double(out, value.get_double());
      break;
    case json::kind::string:
      append_json_string(out, value.get_string());
      break;
    case json::kind::array: {
      out.push_back('[');
      bool first = true;
      for (const auto& item : value.get_array()) {
        if (!std::exchange(first, false)) out.push_back(',');
        append_json(out, item);  // depth is bounded by parse_json
      }
      out.push_back(']');
      break;
    }
    case json::kind::object: {
      out.push_back('{');
      bool first = true;
      for (const auto& [key, item] : value.get_object()) {
        if (!std::exchange(first, false)) out.push_back(',');
        append_json_string(out, key);
        out.push_back(':');
        append_json(out, item);
      }
      out.push_back('}');
      break;
    }
  }
}

std::string to_json_text(const json::value& value) {
  std::string out;
  append_json(out, value);
  return out;
}

json::value parse_json(std::string_view text) {
  return parse_json(text, json::storage_ptr{});
}

json::value parse_json(std::string_view text, json::storage_ptr memory) {
  if (has_nul_escape(text)) throw Refusal(errors::invalid_json, "Text must not hold NUL characters");
  if (has_too_many_values(text)) {
    throw Refusal(errors::invalid_json, fmt::format("Not more than {} values at once", kMaxValues));
  }
  json::error_code error;
  std::size_t consumed = 0;
  auto value = parse(text, std::move(memory), error, consumed);
  if (error) {
    throw Refusal(errors::invalid_json, fmt::format("Not valid JSON at byte {}: {}", consumed, error.message()));
  }
  return value;
}

std::optional<json::value> parsed_json(std::string_view text) {
  if (has_nul_escape(text) || has_too_many_values(text)) return std::nullopt;
  json::error_code error;
  std::size_t consumed = 0;
  auto value = parse(text, {}, error, consumed);
  return error ? std::nullopt : std::optional{std::move(value)};
}

json::value stored_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = std::numeric_limits<std::size_t>::max();
  return json::parse(text, {}, options);
}

const json::value* find_member(const json::value& object, std::string_view key) {
  return object.is_object() ? object.get_object().if_contains(key) : nullptr;
}

std::optional<Timestamp> json_time(const json::value& value) {
  if (const auto* date = find_member(value, "$date")) return json_time(*date);
  if (value.is_string()) return parse_time(std::string_view{value.get_string()});
  constexpr std::int64_t kFarthest = 100'000'000'000'000;
  if (value.is_int64() && value.get_int64() > -kFarthest && value.get_int64() < kFarthest) {
    return from_millis(value.get_int64());
  }
  if (value.is_double() && std::isfinite(value.get_double()) && std::abs(value.get_double()) < 1e15) {
    return from_millis(static_cast<std::int64_t>(value.get_double()));
  }
  return std::nullopt;
}

}  // namespace confab
