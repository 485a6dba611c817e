#include "load/http.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <stdexcept>

#include <fmt/format.h>
#include <boost/json/parse.hpp>

namespace confab::load {
namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](unsigned char x, unsigned char y) {
           return std::tolower(x) == std::tolower(y);
         });
}

std::size_t content_length(std::string_view head) {
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find("\r\n"));
    head.remove_prefix(std::min(head.size(), line.size() + 2));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !same_name(line.substr(0, colon), "content-length")) continue;
    std::string_view value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    std::size_t length = 0;
    std::from_chars(value.data(), value.data() + value.size(), length);
    return length;
  }
  throw std::runtime_error(fmt::format("an answer without Content-Length:\n{}", head));
}

}  // namespace

std::string http_request(std::string_view target, const Account* account, std::string_view json_body) {
  std::string request =
      fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n", json_body.empty() ? "GET" : "POST", target);
  if (account != nullptr) request += fmt::format("X-User-Id: {}\r\nX-Auth-Token: {}\r\n", account->id, account->token);
  if (!json_body.empty()) {
    request += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", json_body.size());
  }
  request += "\r\n";
  request += json_body;
  return request;
}

std::optional<HttpResponse> parse_response(std::string_view bytes) {
  const auto head_size = bytes.find(kHeadEnd);
  if (head_size == std::string_view::npos) return std::nullopt;
  if (!bytes.starts_with("HTTP/1.1 ")) throw std::runtime_error("not an HTTP answer");
  HttpResponse response;
  std::from_chars(bytes.data() + 9, bytes.data() + 12, response.status);
  const std::size_t length = content_length(bytes.substr(0, head_size));
  response.size = head_size + kHeadEnd.size() + length;
  if (bytes.size() < response.size) return std::nullopt;
  response.body = bytes.substr(head_size + kHeadEnd.size(), length);
  return response;
}

boost::json::value HttpClient::call(const std::string& request) {
  write_all(socket_, request);
  std::string buffer;
  for (;;) {
    if (!read_more(socket_, buffer)) throw std::runtime_error("the server closed the connection");
    const auto response = parse_response(buffer);
    if (!response) continue;
    if (response->status != 200) {
      throw std::runtime_error(
          fmt::format("{} answered {}: {}", request.substr(0, request.find('\r')), response->status, response->body));
    }
    return boost::json::parse({response->body.data(), response->body.size()});
  }
}

}  // namespace confab::load
