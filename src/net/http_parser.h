#pragma once
// Bytes of a connection in, requests out. Strict about everything that decides where a request ends.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "net/message.h"

namespace confab::net {

/// What a request that cannot be read is answered with.
struct BadRequest {
  int status = 400;
  std::string message;
};

/// Method, target and header as they came, plus what they mean for the connection.
struct ParsedRequest {
  std::string method;
  std::string target;
  RequestHeaders headers;
  std::string body;
  bool http11 = true;
  bool keep_alive = true;
  bool expects_continue = false;
  bool websocket_upgrade = false;
};

enum class BodyUse : std::uint8_t { collect, pass_on };

class HttpParser {
 public:
  enum class Step {
    need_more,  // all complete lines are read; keep what is left of `data` and bring it again with more behind it
    head,       // the header is read, a body follows: accept_body() before the next feed()
    piece,      // of a body that is not collected: piece() has it
    complete,   // take() has the request
    failed,     // error() says why; the connection cannot be used further
  };

  explicit HttpParser(std::size_t max_header_bytes);
  ~HttpParser();
  HttpParser(const HttpParser&) = delete;
  HttpParser& operator=(const HttpParser&) = delete;

  /// Removes what it has read from the front of `data`.
  [[nodiscard]] Step feed(std::string_view& data);
  /// After Step::head: all but the body, which take() then has alone.
  [[nodiscard]] ParsedRequest take_head();
  /// After Step::head: the length of the body when it was announced, nullopt when it comes in chunks.
  [[nodiscard]] std::optional<std::uint64_t> body_length() const;
  /// After Step::head: how long the body may be, and what is done with it. False when it is announced to be longer:
  /// then the parser has failed.
  [[nodiscard]] bool accept_body(std::uint64_t max_bytes, BodyUse use);
  /// After Step::piece, until the next feed(); a part of what was fed.
  [[nodiscard]] std::string_view piece() const;
  /// Held of a body that is not complete.
  [[nodiscard]] std::size_t collected_bytes() const;
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
