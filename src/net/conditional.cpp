#include "net/conditional.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <optional>

#include "base/text.h"
#include "net/http_writer.h"

namespace confab::net {
namespace {

constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// The form that all clients of today send (RFC 9110, 5.6.7); anything else is no date.
std::optional<std::time_t> parse_http_date(std::string_view text) {
  const std::string copy{text};
  std::tm utc{};
  const char* end = ::strptime(copy.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return ::timegm(&utc);
}

std::string_view without_coding(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);  // the weak comparison, and proxies that compress weaken tags
  if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"') return {};
  tag = tag.substr(1, tag.size() - 2);
  if (tag.ends_with("-gz") || tag.ends_with("-br")) tag.remove_suffix(3);
  return tag;
}

bool names_tag(std::string_view if_none_match, std::string_view own) {
  if (trim(if_none_match) == "*") return true;
  const auto wanted = without_coding(own);
  const auto elements = split(if_none_match, ',');
  return !wanted.empty() &&
         std::any_of(elements.begin(), elements.end(), [&](const auto& tag) { return without_coding(tag) == wanted; });
}

bool has_it_already(const RequestHeaders& request, const Response& response) {
  if (request.has("If-None-Match")) {
    return names_tag(request.get("If-None-Match"), response.headers.get("ETag"));
  }
  const auto known = parse_http_date(request.get("If-Modified-Since"));
  const auto modified = parse_http_date(response.headers.get("Last-Modified"));
  return known && modified && *modified <= *known;
}

// A client that has a part of another state must get the whole.
bool if_range_holds(const RequestHeaders& request, const Response& response) {
  const auto condition = trim(request.get("If-Range"));
  if (condition.empty()) return true;
  if (condition.starts_with('"')) return condition == response.headers.get("ETag");  // the strong comparison
  const auto known = parse_http_date(condition);
  return known && known == parse_http_date(response.headers.get("Last-Modified"));
}

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t size = 0;  // 0: nothing of it is there
};

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

// nullopt: not one range of bytes, to be ignored.
std::optional<ByteRange> parse_range(std::string_view text, std::uint64_t size) {
  text = trim(text);
  if (text.size() < 6 || !equal_ignoring_case(text.substr(0, 6), "bytes=")) return std::nullopt;
  text = trim(text.substr(6));
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto last = number(text.substr(dash + 1));
  if (dash == 0) {  // the last so many
    if (!last) return std::nullopt;
    const auto wanted = std::min(*last, size);
    return ByteRange{.first = size - wanted, .size = wanted};
  }
  const auto first = number(text.substr(0, dash));
  if (!first || (!last && dash + 1 != text.size()) || (last && *last < *first)) return std::nullopt;
  if (*first >= size) return ByteRange{};
  const auto end = last ? std::min(*last, size - 1) + 1 : size;
  return ByteRange{.first = *first, .size = end - *first};
}

void cut(Response& response, const ByteRange& range) {
  const auto first = static_cast<std::size_t>(range.first);
  const auto size = static_cast<std::size_t>(range.size);
  if (response.source) {
    response.source->cut(range.first, range.size);
  } else if (response.file.file) {
    response.file.offset += range.first;
    response.file.size = range.size;
  } else if (response.shared_body) {
    response.body = response.shared_body->substr(first, size);
    response.shared_body.reset();
  } else if (!response.body.empty()) {
    response.body = response.body.substr(first, size);
  } else {
    response.static_body = response.static_body.substr(first, size);
  }
}

void drop_body(Response& response) {
  response.body.clear();
  response.shared_body.reset();
  response.static_body = {};
  response.file = {};
  response.source.reset();
}

}  // namespace

std::string http_date(Timestamp time) {
  const auto seconds = static_cast<std::time_t>(to_millis(time) / 1000);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(utc.tm_wday)],
                     utc.tm_mday, kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour,
                     utc.tm_min, utc.tm_sec);
}

void apply_conditions(std::string_view method, const RequestHeaders& request, Response& response) {
  if (response.status != 200 || (method != "GET" && method != "HEAD")) return;
  if (has_it_already(request, response)) {
    response.status = 304;
    drop_body(response);
    return;
  }
  const auto size = body_size(response);
  if (!size || (response.source && !response.source->has_parts())) return;
  response.headers.set("Accept-Ranges", "bytes");
  if (method != "GET" || !request.has("Range") || !if_range_holds(request, response)) return;
  const auto range = parse_range(request.get("Range"), *size);
  if (!range) return;
  if (range->size == 0) {
    response.status = 416;
    response.headers.set("Content-Range", fmt::format("bytes */{}", *size));
    return drop_body(response);
  }
  response.status = 206;
  response.headers.set("Content-Range",
                       fmt::format("bytes {}-{}/{}", range->first, range->first + range->size - 1, *size));
  cut(response, *range);
}

}  // namespace confab::net
