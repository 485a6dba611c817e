#pragma once
// As much of an HTTP/1.1 client as measuring needs: keep-alive, bodies with a Content-Length.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "load/account.h"
#include "load/socket.h"

namespace confab::load {

/// A complete request. Without an account it goes out unauthenticated; with a body it is a POST of JSON.
[[nodiscard]] std::string http_request(std::string_view target, const Account* account = nullptr,
                                       std::string_view json_body = {});

struct HttpResponse {
  int status = 0;
  std::string_view body;
  std::size_t size = 0;  ///< of the whole response on the wire
};

/// The response at the start of `bytes`, or nothing while it is incomplete. Throws on a body without Content-Length.
[[nodiscard]] std::optional<HttpResponse> parse_response(std::string_view bytes);

/// One request at a time on a blocking connection; for what happens before and after a measurement.
class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : socket_(connect_to(port)) {}

  /// The parsed body of a 200 answer; throws on any other.
  boost::json::value call(const std::string& request);

 private:
  Fd socket_;
};

}  // namespace confab::load
