#pragma once
// A server that keeps objects in memory, as far as S3 and WebDAV are alike: PUT, GET with ranges, HEAD, DELETE by path.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "base/concurrent.h"
#include "services/http/test_server.h"

namespace confab::services::storage::testing {

/// A request in its parts.
struct Asked {
  std::string method, path, query, head, body;

  [[nodiscard]] std::string header(const std::string& name) const {
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 4;
    return head.substr(from, head.find("\r\n", from) - from);
  }
};

inline std::string answer(int status, const std::string& body = {}, const std::string& headers = {}) {
  return fmt::format("HTTP/1.1 {} .\r\nContent-Length: {}\r\n{}\r\n{}", status, body.size(), headers, body);
}

class ObjectServer {
 public:
  using Special = std::function<std::optional<std::string>(const Asked&)>;

  /// `special` is asked first.
  explicit ObjectServer(Special special = {})
      : special_(std::move(special)), server_([this](const auto& request) { return serve(parsed(request)); }) {}

  [[nodiscard]] std::string url() const { return server_.url(""); }
  [[nodiscard]] std::map<std::string, std::string> objects() const { return *objects_.lock(); }
  void put(const std::string& path, const std::string& bytes) { (*objects_.lock())[path] = bytes; }
  [[nodiscard]] std::vector<std::string> requests() const { return server_.requests(); }

 private:
  static Asked parsed(const std::string& request) {
    Asked asked;
    const auto end = request.find("\r\n\r\n");
    asked.head = request.substr(0, end + 2);
    asked.body = request.substr(end + 4);
    asked.method = request.substr(0, request.find(' '));
    const auto from = asked.method.size() + 1;
    auto target = request.substr(from, request.find(' ', from) - from);
    const auto question = std::min(target.find('?'), target.size());
    asked.path = target.substr(0, question);
    if (question < target.size()) asked.query = target.substr(question + 1);
    return asked;
  }

  std::string serve(const Asked& asked) {
    if (special_) {
      if (const auto said = special_(asked)) return *said;
    }
    auto objects = objects_.lock();
    if (asked.method == "PUT") return (*objects)[asked.path] = asked.body, answer(200, "", "ETag: \"tag\"\r\n");
    const auto found = objects->find(asked.path);
    if (asked.method == "DELETE") return objects->erase(asked.path), answer(204);
    if (found == objects->end()) return answer(404, asked.method == "HEAD" ? "" : "<Error>NoSuchKey</Error>");
    if (asked.method == "HEAD") {
      return fmt::format("HTTP/1.1 200 .\r\nContent-Length: {}\r\n\r\n", found->second.size());
    }
    return part_of(found->second, asked);
  }

  static std::string part_of(const std::string& bytes, const Asked& asked) {
    auto range = asked.header("range");
    if (range.empty()) range = asked.header("Range");
    unsigned long from = 0, to = 0;
    if (std::sscanf(range.c_str(), "bytes=%lu-%lu", &from, &to) != 2) return answer(200, bytes);
    if (from >= bytes.size()) return answer(416);
    return answer(206, bytes.substr(from, to - from + 1));
  }

  Special special_;
  Guarded<std::map<std::string, std::string>> objects_;
  services::testing::TestServer server_;
};

}  // namespace confab::services::storage::testing
