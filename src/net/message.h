#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/body_source.h"
#include "net/request_headers.h"

namespace confab::net {

/// Header fields of an answer, in the order they were added; names compare without case.
class Headers {
 public:
  [[nodiscard]] std::string_view get(std::string_view name) const;  // the first value, or ""
  [[nodiscard]] bool has(std::string_view name) const;
  void set(std::string name, std::string value);  // replaces
  void add(std::string name, std::string value);
  [[nodiscard]] auto begin() const { return fields_.begin(); }
  [[nodiscard]] auto end() const { return fields_.end(); }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// A complete HTTP request.
struct Request {
  std::string method;  // upper case
  std::string path;    // percent-decoded, without the query; always begins with '/'
  std::string query;   // raw, without '?'
  RequestHeaders headers;
  std::string body;
  std::string remote_address;  // of the client; taken from X-Forwarded-For / X-Real-IP only behind a trusted proxy
  std::string host;            // Host, or X-Forwarded-Host behind a trusted proxy
  bool secure = false;         // https at the outermost trusted proxy
  std::string id;              // X-Request-Id of a trusted proxy, else made here; in every log line and error answer
};

/// An answer. `Content-Length`, `Date`, `Connection` and the security headers are added by the server. Its body is the
/// first of `source`, `file`, `shared_body`, `body` and `static_body` that is set.
struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  std::shared_ptr<const std::string> shared_body = {};  // one text for many answers: not copied
  std::string_view static_body = {};                    // outlives the server: embedded in the program
  FileBody file = {};
  std::shared_ptr<BodySource> source = {};
};

}  // namespace confab::net
