#include "net/http_writer.h"

#include <array>
#include <boost/json.hpp>
#include <ctime>
#include <iterator>

#include "base/text.h"

namespace confab::net {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSecurityHeaders{{
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "sameorigin"},
    {"Referrer-Policy", "same-origin"},
}};

bool framing_field(std::string_view name) {
  return equal_ignoring_case(name, "Content-Length") || equal_ignoring_case(name, "Transfer-Encoding") ||
         equal_ignoring_case(name, "Connection") || equal_ignoring_case(name, "Date") ||
         equal_ignoring_case(name, "Keep-Alive");
}

// A value made from a user's text must not be able to begin another field.
void append_without_line_breaks(std::string& out, std::string_view text) {
  for (const char c : text) out.push_back(c == '\r' || c == '\n' || c == '\0' ? ' ' : c);
}

// RFC 9110, 5.6.7. Made once a second: formatting it costs more than the rest of a small answer.
std::string_view http_date() {
  thread_local std::time_t made_for = 0;
  thread_local std::array<char, 30> text{};
  const std::time_t now = std::time(nullptr);
  if (now != made_for) {
    constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    fmt::format_to_n(text.data(), text.size(), "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     kDays[static_cast<std::size_t>(utc.tm_wday)], utc.tm_mday,
                     kMonths[static_cast<std::size_t>(utc.tm_mon)], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                     utc.tm_sec);
    made_for = now;
  }
  return {text.data(), 29};
}

std::string_view body_in_memory(const Response& response) {
  if (response.source || response.file.file) return {};
  if (response.shared_body) return *response.shared_body;
  return response.body.empty() ? response.static_body : std::string_view{response.body};
}

bool without_body(int status) {
  return status == 204 || status == 304;
}

}  // namespace

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Unknown";
  }
}

std::string encode_head(const Response& response, const AnswerForm& form) {
  std::string head;
  head.reserve(512);
  fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                 reason_phrase(response.status), http_date());
  for (const auto& [name, value] : response.headers) {
    if (framing_field(name)) continue;
    append_without_line_breaks(head, name);
    head.append(": ");
    append_without_line_breaks(head, value);
    head.append("\r\n");
  }
  for (const auto& [name, value] : kSecurityHeaders) {
    if (!response.headers.has(name)) fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
  }
  if (!without_body(response.status)) {
    if (const auto size = body_size(response)) {
      fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", *size);
    } else if (form.http11) {
      head.append("Transfer-Encoding: chunked\r\n");
    }  // else the end of the connection is that of the body
  }
  if (!form.keep_alive) {
    head.append("Connection: close\r\n");
  } else if (!form.http11) {
    head.append("Connection: keep-alive\r\n");
  }
  head.append("\r\n");
  return head;
}

std::optional<std::uint64_t> body_size(const Response& response) {
  if (response.source) return response.source->size();
  return response.file.file ? response.file.size : body_in_memory(response).size();
}

bool streams_body(const Response& response, const AnswerForm& form) {
  return !form.head && !without_body(response.status) && (response.source || response.file.file);
}

std::string_view body_to_send(const Response& response, const AnswerForm& form) {
  if (form.head || without_body(response.status)) return {};
  return body_in_memory(response);
}

Response error_response(int status, std::string_view message) {
  Response response;
  response.status = status;
  response.headers.add("Content-Type", "application/json");
  response.body = boost::json::serialize(boost::json::object{{"success", false}, {"error", message}});
  return response;
}

}  // namespace confab::net
