#include "services/http/transfer.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/digest.h"

namespace confab::services::http {
namespace {

constexpr std::size_t kMaxHeaders = std::size_t{64} * 1024;
constexpr std::size_t kTraceBytes = 16;
constexpr std::size_t kSpanBytes = 8;

std::string lower(std::string_view text) {
  std::string out{text};
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return 'A' <= c && c <= 'Z' ? char(c + 32) : c; });
  return out;
}

bool is_one_line(std::string_view text) {
  return text.find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos;
}

// Written by libcurl or by this client: a second one would be believed by some servers and not by others.
bool is_ours(std::string_view name) {
  constexpr std::array<std::string_view, 5> kOurs{"content-length", "host", "traceparent", "transfer-encoding",
                                                  "user-agent"};
  return std::find(kOurs.begin(), kOurs.end(), lower(name)) != kOurs.end();
}

// What proves who the caller is stays with the server that it was meant for.
bool is_secret(std::string_view name) {
  const auto key = lower(name);
  return key == "authorization" || key == "cookie" || key == "proxy-authorization";
}

void check(const Request& request) {
  const auto is_letter = [](char c) { return 'A' <= c && c <= 'Z'; };
  const bool method_fits =
      !request.method.empty() && std::all_of(request.method.begin(), request.method.end(), is_letter);
  if (!method_fits) throw Failed(Failure::bad_request, "the method is not in capital letters");
  for (const auto& [name, value] : request.headers) {
    const bool fits = !name.empty() && name.find_first_of(": \t;") == std::string::npos && is_one_line(name) &&
                      is_one_line(value) && !is_ours(name);
    if (!fits) throw Failed(Failure::bad_request, "a header cannot be sent");
  }
  if (!is_one_line(request.user_agent)) throw Failed(Failure::bad_request, "a header cannot be sent");
}

/// Scheme, host and port.
std::string origin_of(const std::string& text) {
  const Url url{curl_url()};
  if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return {};
  std::string origin;
  for (const auto part : {CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT}) {
    char* value = nullptr;
    if (curl_url_get(url.get(), part, &value, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
    origin.append(lower(value)).append(" ");
    curl_free(value);
  }
  return origin;
}

}  // namespace

Transfer::Transfer(Request request, std::shared_ptr<const Terms> terms)
    : request_(std::move(request)),
      terms_(std::move(terms)),
      deadline_(Clock::now() + request_.deadline),
      trace_(
          to_hex(request_.cause.empty() ? random_bytes(kTraceBytes) : sha256(request_.cause).substr(0, kTraceBytes))) {
  check(request_);
  response_.url = request_.url;
}

template <class Value>
void Transfer::set(CURLoption option, Value value) {
  const auto code = curl_easy_setopt(easy_.get(), option, value);
  if (code != CURLE_OK) throw Failed(Failure::bad_request, curl_easy_strerror(code));
}

CURL* Transfer::begin_hop() {
  easy_.reset(curl_easy_init());
  if (!easy_) throw Failed(Failure::broken, "libcurl gives no handle");
  response_.status = 0;
  response_.headers.clear();
  response_.body.clear();
  header_bytes_ = 0;
  refused_.clear();
  connected_ = false;
  cut_ = false;
  error_.assign(CURL_ERROR_SIZE, '\0');
  if (request_.may_visit && !request_.may_visit(response_.url)) {
    throw Failed(Failure::address_refused, "this address may not be visited");
  }
  set(CURLOPT_PRIVATE, this);
  set(CURLOPT_ERRORBUFFER, error_.data());
  set(CURLOPT_URL, response_.url.c_str());
  set_limits();
  set_headers();
  set_body();
  return easy_.get();
}

void Transfer::set_limits() {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now());
  if (left.count() <= 0) throw Failed(Failure::too_late, "the deadline has passed");
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(std::min(left, request_.connect_deadline).count()));
  if (!request_.cut_at_max) set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request_.max_body));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  // A proxy of the environment would call whom it likes; what is checked here must be what is called.
  set(CURLOPT_PROXY, "");
  set(CURLOPT_UNIX_SOCKET_PATH, static_cast<const char*>(nullptr));
  // The address is checked where it is used: whatever the name stood for a moment before does not count.
  set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::open_socket);
  set(CURLOPT_OPENSOCKETDATA, this);
  set(CURLOPT_PREREQFUNCTION, &Transfer::before_request);
  set(CURLOPT_PREREQDATA, this);
  set(CURLOPT_SSL_VERIFYPEER, terms_->any_certificate ? 0L : 1L);
  set(CURLOPT_SSL_VERIFYHOST, terms_->any_certificate ? 0L : 2L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  curl_blob certificates{const_cast<char*>(terms_->certificates.data()), terms_->certificates.size(), CURL_BLOB_NOCOPY};
  set(CURLOPT_CAINFO_BLOB, &certificates);
}

void Transfer::set_headers() {
  headers_.reset();
  const auto add = [&](const std::string& line) {
    curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
    if (!longer) throw std::bad_alloc();
    (void)headers_.release();
    headers_.reset(longer);
  };
  for (const auto& [name, value] : request_.headers)
    add(value.empty() ? fmt::format("{};", name) : fmt::format("{}: {}", name, value));
  const bool typed = std::any_of(request_.headers.begin(), request_.headers.end(),
                                 [](const auto& row) { return lower(row.first) == "content-type"; });
  if (!typed) add("Content-Type:");  // libcurl would call every body a form
  add("Expect:");                    // libcurl would ask before it sends a body, and many servers do not answer
  add(fmt::format("traceparent: 00-{}-{}-01", trace_, to_hex(random_bytes(kSpanBytes))));
  set(CURLOPT_HTTPHEADER, headers_.get());
  set(CURLOPT_ACCEPT_ENCODING, "");  // whatever libcurl unpacks; what is counted is what comes out
  set(CURLOPT_USERAGENT, request_.user_agent.c_str());
  set(CURLOPT_HEADERDATA, this);
  set(
      CURLOPT_HEADERFUNCTION, +[](char* data, std::size_t size, std::size_t count, void* self) -> std::size_t {
        auto& transfer = *static_cast<Transfer*>(self);
        transfer.header_bytes_ += size * count;
        if (transfer.header_bytes_ > kMaxHeaders) {
          transfer.too_large_ = true;
          return 0;
        }
        transfer.take_header({data, size * count});
        return size * count;
      });
}

void Transfer::set_body() {
  set(CURLOPT_WRITEDATA, this);
  set(
      CURLOPT_WRITEFUNCTION, +[](char* data, std::size_t size, std::size_t count, void* self) -> std::size_t {
        return static_cast<Transfer*>(self)->take_body({data, size * count});
      });
  if (request_.method == "HEAD") return set(CURLOPT_NOBODY, 1L);
  if (!request_.body.empty() || request_.method == "POST") {
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    set(CURLOPT_POSTFIELDS, request_.body.c_str());
  }
  set(CURLOPT_CUSTOMREQUEST, request_.method.c_str());
}

bool Transfer::end_hop(CURLcode code) {
  if (code != CURLE_OK && !(cut_ && code == CURLE_WRITE_ERROR)) throw failure_of(code);
  long status = 0;
  char* location = nullptr;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &location);  // made absolute
  response_.status = static_cast<int>(status);
  const bool redirects = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  if (!redirects || location == nullptr) return false;
  if (++redirects_ > request_.max_redirects) {
    throw Failed(Failure::too_many_redirects, fmt::format("more than {} redirects", request_.max_redirects));
  }
  redirect_to(location);
  return true;
}

// As browsers do it: 303, and 301 and 302 after a POST, ask for the other page; 307 and 308 repeat the request there.
void Transfer::redirect_to(const std::string& url) {
  const bool asks_anew =
      response_.status == 303 ? request_.method != "HEAD" : response_.status < 303 && request_.method == "POST";
  if (asks_anew) {
    request_.method = "GET";
    request_.body.clear();
    std::erase_if(request_.headers, [](const auto& row) { return lower(row.first).starts_with("content-"); });
  }
  if (origin_of(url) != origin_of(response_.url)) {
    std::erase_if(request_.headers, [](const auto& row) { return is_secret(row.first); });
  }
  response_.url = url;
}

Failed Transfer::failure_of(CURLcode code) const {
  const std::string said = error_.c_str();
  const std::string text = said.empty() ? curl_easy_strerror(code) : said;
  if (!refused_.empty()) return {Failure::address_refused, refused_ + " may not be called"};
  if (too_large_ || code == CURLE_FILESIZE_EXCEEDED) return {Failure::too_large, "the answer is too large"};
  switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:  // of the URL, or of what came back
      return {connected_ ? Failure::broken : Failure::bad_request, text};
    case CURLE_COULDNT_RESOLVE_HOST:
      return {Failure::not_resolved, text};
    case CURLE_COULDNT_CONNECT:
      return {Failure::not_connected, text};
    case CURLE_OPERATION_TIMEDOUT:
      return {Failure::too_late, text};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
      return {Failure::not_trusted, text};
    default:
      return {Failure::broken, text};
  }
}

bool Transfer::admits(const net::IpAddress& address) {
  const bool refused = std::any_of(request_.refused.begin(), request_.refused.end(),
                                   [&](const auto& range) { return range.contains(address); });
  if (!refused && terms_->addresses.may_call(address)) return true;
  refused_ = address.to_string();
  return false;
}

std::size_t Transfer::take_body(std::string_view part) {
  if (response_.body.size() + part.size() > request_.max_body) {
    (request_.cut_at_max ? cut_ : too_large_) = true;
    if (cut_) response_.body.append(part.substr(0, request_.max_body - response_.body.size()));
    return 0;
  }
  response_.body.append(part);
  return part.size();
}

void Transfer::take_header(std::string_view line) {
  if (line.starts_with("HTTP/")) return response_.headers.clear();  // of an answer before: 100 Continue
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  auto value = line.substr(colon + 1);
  value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
  value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
  response_.headers.emplace_back(lower(line.substr(0, colon)), value);
}

curl_socket_t Transfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  sockaddr_storage peer{};
  std::memcpy(&peer, &address->addr, std::min<std::size_t>(address->addrlen, sizeof peer));
  const bool known = address->family == AF_INET || address->family == AF_INET6;
  if (!known || !static_cast<Transfer*>(self)->admits(net::IpAddress::of(peer))) return CURL_SOCKET_BAD;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// A connection that is used again was opened under the terms of another transfer.
int Transfer::before_request(void* self, char* address, char*, int, int) {
  auto& transfer = *static_cast<Transfer*>(self);
  transfer.connected_ = true;
  const auto peer = net::IpAddress::parse(address);
  return peer && transfer.admits(*peer) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT;
}

}  // namespace confab::services::http
