#pragma once
// One request with its redirects, as libcurl carries it out, hop by hop. For curl_client.cpp alone.

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "services/http/address_policy.h"
#include "services/http/client.h"
#include "services/http/curl_handle.h"

namespace confab::services::http {

/// Whom a transfer may call and trust; shared by those that were begun under it.
struct Terms {
  AddressPolicy addresses;
  std::string certificates;  // PEM of all authorities
  bool any_certificate = false;
};

/// Belongs to the client's thread once it has been handed over. Neither copied nor moved: libcurl holds its address.
class Transfer {
 public:
  using Clock = std::chrono::steady_clock;

  Transfer(Request request, std::shared_ptr<const Terms> terms);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  [[nodiscard]] std::future<Response> result() { return promise_.get_future(); }
  [[nodiscard]] Clock::time_point deadline() const { return deadline_; }

  /// Prepares the next hop: the handle is to be added to a multi. Throws Failed.
  CURL* begin_hop();
  /// The hop has ended; the handle is not in a multi any more. True: there is another hop to begin. Throws Failed.
  [[nodiscard]] bool end_hop(CURLcode code);

  void succeed() { promise_.set_value(std::move(response_)); }
  void fail(std::exception_ptr failure) { promise_.set_exception(std::move(failure)); }

 private:
  void set_limits();
  void set_body();
  void set_headers();
  void redirect_to(const std::string& url);
  [[nodiscard]] Failed failure_of(CURLcode code) const;
  template <class Value>
  void set(CURLoption option, Value value);

  [[nodiscard]] bool admits(const net::IpAddress& address);
  std::size_t take_body(std::string_view part);
  void take_header(std::string_view line);
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static int before_request(void* self, char* address, char* local, int port, int local_port);

  Request request_;
  const std::shared_ptr<const Terms> terms_;
  const Clock::time_point deadline_;
  const std::string trace_;
  std::promise<Response> promise_;
  Easy easy_;
  List headers_;
  Response response_;
  std::string error_;    // libcurl writes its sentence here
  std::string refused_;  // address
  std::size_t header_bytes_ = 0;
  bool too_large_ = false, cut_ = false;
  bool connected_ = false;
  int redirects_ = 0;
};

}  // namespace confab::services::http
