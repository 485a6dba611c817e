#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "services/http/address_policy.h"
#include "services/http/client.h"

namespace confab::services::http {

/// The client that really calls, by libcurl, on one thread of its own. An address is checked at the moment at which its
/// socket is opened, for each hop, so that a name that changes what it stands for gains nothing. No proxy, no cookies.
/// The process must ignore SIGPIPE.
class CurlClient final : public Client {
 public:
  struct Options {
    std::size_t in_flight = 64;  // calls at once
    std::size_t waiting = 256;   // for their turn; beyond that send() throws Failed(busy)
  };
  /// Whom calls may reach and trust from now on.
  struct Policy {
    AddressPolicy addresses;
    std::string certificates;      // PEM of authorities besides the system's
    bool any_certificate = false;  // whoever signed it, and for whatever name
  };

  /// Throws std::runtime_error when libcurl cannot be used.
  CurlClient(Options options, Policy policy);
  ~CurlClient() override;  // stop(), without waiting for answers

  Response send(const Request& request) override;

  /// Counts for calls that begin later. Any thread.
  void change(Policy policy);

  /// Nothing new is begun. What is in flight may end within `grace`; what then is left throws Failed(stopped).
  void stop(std::chrono::milliseconds grace);

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace confab::services::http
