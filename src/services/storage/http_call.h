#pragma once
// Calls to the server that an operator keeps bytes on. Its address is the operator's word, so it may be within their
// own network, where services/http may not go; and bodies are files, of which one piece is in memory at a time.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/http/client.h"
#include "services/http/curl_handle.h"
#include "services/storage/storage.h"

namespace confab::services::storage {

/// A part of a local file as the body of a call.
struct FilePart {
  std::string path;
  Range range;
};

struct HttpCall {
  std::string method = "GET";
  std::string url;
  http::Headers headers;
  std::string body = {};
  std::optional<FilePart> file = {};  // instead of `body`
  std::size_t max_answer = std::size_t{64} << 10;
};

/// A connection that is used again for the next call. One thread at a time.
class HttpConnection {
 public:
  HttpConnection();

  /// The answer, of whatever status; redirects are not followed. Waits for as long as bytes move, and for 30 seconds
  /// when they don't. Throws Failed(away | broken) that names the server.
  http::Response call(const HttpCall& call);

 private:
  http::Easy easy_;
};

/// What a status that is no success stands for. Throws it, with the beginning of what the server says.
[[noreturn]] void fail_with(const http::Response& answer, std::string_view doing, std::string_view place);

}  // namespace confab::services::storage
