#pragma once
// The port by which Confab calls other servers over HTTP. Addresses come from people (webhooks, link previews, OAuth),
// so whatever drives it must not let them reach into the operator's network.

#include <chrono>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "net/ip_address.h"

namespace confab::services::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method = "GET";
  std::string url;  // http or https
  Headers headers;  // not Host, Content-Length, Transfer-Encoding, User-Agent, traceparent: they are the client's
  std::string user_agent = "Confab";
  std::string body;
  std::chrono::milliseconds connect_deadline{std::chrono::seconds{5}};  // name, connection and TLS, of each hop
  std::chrono::milliseconds deadline{std::chrono::seconds{20}};         // of everything, from send() on
  std::size_t max_body = std::size_t{1} << 20;                          // bytes of the answer, unpacked
  bool cut_at_max = false;  // what is longer is an answer as far as it came, and not Failed(too_large)
  int max_redirects = 5;
  /// Asked for the address of each hop, on the client's thread: false is Failed(address_refused). Empty: all may be
  /// visited. What the policy refuses is refused whatever it says.
  std::function<bool(const std::string& url)> may_visit;
  std::vector<net::IpRange> refused;  // addresses that this call may not reach, besides those of the policy
  /// What the call belongs to, such as a job's id: calls of one cause have one trace id. Empty: a trace of its own.
  std::string cause;
};

struct Response {
  int status = 0;
  Headers headers;  // names in lower case
  std::string body;
  std::string url;  // that answered, behind all redirects

  /// The first header of the name (in lower case); empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Why there is no answer. An answer of whatever status is none of these.
enum class Failure {
  bad_request,      // the URL, the method or a header cannot be sent
  address_refused,  // the name stands for an address that may not be called
  not_resolved,
  not_connected,
  not_trusted,  // TLS: the certificate
  too_late,
  too_large,
  too_many_redirects,
  broken,  // the other side does not speak HTTP, or left in the middle
  busy,    // too many calls wait already
  stopped,
};
[[nodiscard]] std::string_view name_of(Failure failure);

class Failed : public std::runtime_error {
 public:
  Failed(Failure why, const std::string& text) : std::runtime_error(text), why_(why) {}
  [[nodiscard]] Failure why() const { return why_; }

 private:
  Failure why_;
};

class Client {
 public:
  Client() = default;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  virtual ~Client() = default;

  /// Waits for the answer, at most for the request's deadline. Redirects are followed: what comes back is never one,
  /// unless it has no Location. Any thread; a worker needs a place for it (base/outside_wait.h). Throws Failed, and
  /// Refusal(service_unavailable) where there is none.
  virtual Response send(const Request& request) = 0;
};

}  // namespace confab::services::http
