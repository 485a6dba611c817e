#pragma once
// Bytes of a connection in, requests out. Strict about everything that decides where a request ends.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "net/message.h"

namespace confab::net {

/// What a request that cannot be read is answered with.
struct BadRequest {
  int status = 400;
  std::string_view message;  // static
};

/// Method, target and header as they came, plus what they mean for the connection.
struct ParsedRequest {
  std::string method;
  std::string target;
  Headers headers;
  std::string body;
  bool http11 = true;
  bool keep_alive = true;
  bool expects_continue = false;
  bool websocket_upgrade = false;
};

class HttpParser {
 public:
  enum class Step {
    need_more,  // all complete lines are read; keep what is left of `data` and bring it again with more behind it
    head,       // the header is read, a body follows
    complete,   // take() has the request
    failed,     // error() says why; the connection cannot be used further
  };

  HttpParser(std::size_t max_header_bytes, std::size_t max_body_bytes);
  ~HttpParser();
  HttpParser(const HttpParser&) = delete;
  HttpParser& operator=(const HttpParser&) = delete;

  /// Removes what it has read from the front of `data`.
  [[nodiscard]] Step feed(std::string_view& data);
  /// After Step::head or Step::complete.
  [[nodiscard]] const ParsedRequest& request() const;
  /// After Step::complete: the request; the parser is ready for the next one.
  [[nodiscard]] ParsedRequest take();
  [[nodiscard]] const BadRequest& error() const;
  /// Whether a request has begun and is not complete.
  [[nodiscard]] bool in_request() const;
  [[nodiscard]] bool in_body() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace confab::net
