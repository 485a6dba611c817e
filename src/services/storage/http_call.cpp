#include "services/storage/http_call.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

namespace confab::services::storage {
namespace {

constexpr long kConnectSeconds = 10;
constexpr long kStalledSeconds = 30;
constexpr std::size_t kMaxHeaders = std::size_t{64} << 10;
constexpr std::size_t kQuoted = 300;  // bytes of what a server says, in an error

// One call on its way; libcurl holds its address.
class Exchange {
 public:
  Exchange(CURL* easy, const HttpCall& call) : easy_(easy), call_(call) {}
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  http::Response run() {
    curl_easy_reset(easy_);  // keeps the connection
    set_limits();
    set_headers();
    set_body();
    set_answer();
    const auto code = curl_easy_perform(easy_);
    if (code != CURLE_OK) fail(code);
    long status = 0;
    curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
    answer_.status = static_cast<int>(status);
    answer_.url = call_.url;
    return std::move(answer_);
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    const auto code = curl_easy_setopt(easy_, option, value);
    if (code != CURLE_OK) fail(code);
  }

  void set_limits() {
    set(CURLOPT_URL, call_.url.c_str());
    set(CURLOPT_PROTOCOLS, long{CURLPROTO_HTTP | CURLPROTO_HTTPS});
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, kStalledSeconds);
    set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(CURLOPT_ERRORBUFFER, error_.data());
  }

  void set_headers() {
    add_header("Expect:");  // no waiting for servers that do not know it
    for (const auto& [name, value] : call_.headers) add_header(fmt::format("{}: {}", name, value));
    set(CURLOPT_HTTPHEADER, headers_.get());
  }
  void add_header(const std::string& line) {
    curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
    if (longer == nullptr) fail(CURLE_OUT_OF_MEMORY);
    static_cast<void>(headers_.release());
    headers_.reset(longer);
  }

  void set_body() {
    if (call_.method == "HEAD") return set(CURLOPT_NOBODY, 1L);
    const auto size = call_.file ? call_.file->range.size : call_.body.size();
    if (call_.method == "PUT" || call_.method == "POST" || size > 0) {
      set(CURLOPT_UPLOAD, 1L);
      set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(size));
      set(CURLOPT_READDATA, this);
      set(
          CURLOPT_READFUNCTION, +[](char* to, std::size_t size, std::size_t count, void* self) -> std::size_t {
            return static_cast<Exchange*>(self)->give_body(to, size * count);
          });
      set(CURLOPT_SEEKDATA, this);  // when a connection that is used again turns out to be closed
      set(
          CURLOPT_SEEKFUNCTION, +[](void* self, curl_off_t offset, int origin) -> int {
            return static_cast<Exchange*>(self)->begin_again(offset, origin);
          });
      begin_again(0, SEEK_SET);
    }
    set(CURLOPT_CUSTOMREQUEST, call_.method.c_str());
  }

  int begin_again(curl_off_t offset, int origin) {
    if (origin != SEEK_SET) return CURL_SEEKFUNC_CANTSEEK;
    given_ = static_cast<std::uint64_t>(offset);
    if (!call_.file) return CURL_SEEKFUNC_OK;
    file_.close();
    file_.clear();
    file_.open(call_.file->path, std::ios::binary);
    file_.seekg(static_cast<std::streamoff>(call_.file->range.offset + given_));
    return file_ ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
  }

  std::size_t give_body(char* to, std::size_t room) {
    if (!call_.file) {
      const auto count = call_.body.copy(to, room, given_);
      given_ += count;
      return count;
    }
    const auto count = std::min<std::uint64_t>(room, call_.file->range.size - given_);
    file_.read(to, static_cast<std::streamsize>(count));
    if (!file_ && count > 0) return CURL_READFUNC_ABORT;
    given_ += count;
    return count;
  }

  void set_answer() {
    set(CURLOPT_WRITEDATA, this);
    set(
        CURLOPT_WRITEFUNCTION, +[](char* data, std::size_t size, std::size_t count, void* self) -> std::size_t {
          return static_cast<Exchange*>(self)->take_body({data, size * count});
        });
    set(CURLOPT_HEADERDATA, this);
    set(
        CURLOPT_HEADERFUNCTION, +[](char* data, std::size_t size, std::size_t count, void* self) -> std::size_t {
          return static_cast<Exchange*>(self)->take_header({data, size * count});
        });
  }

  std::size_t take_body(std::string_view part) {
    if (answer_.body.size() + part.size() > call_.max_answer) return 0;
    answer_.body += part;
    return part.size();
  }

  std::size_t take_header(std::string_view line) {
    header_bytes_ += line.size();
    if (header_bytes_ > kMaxHeaders) return 0;
    if (line.starts_with("HTTP/")) answer_.headers.clear();
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return line.size();
    std::string name{line.substr(0, colon)};
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return 'A' <= c && c <= 'Z' ? char(c + 32) : c; });
    auto value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
    answer_.headers.emplace_back(std::move(name), value);
    return line.size();
  }

  [[noreturn]] void fail(CURLcode code) {
    const std::string said = error_.data();
    const auto url = std::string_view{call_.url}.substr(0, call_.url.find('?'));  // no signature in the log
    throw Failed(code == CURLE_WRITE_ERROR || code == CURLE_ABORTED_BY_CALLBACK ? Failure::broken : Failure::away,
                 fmt::format("{} {}: {}", call_.method, url, said.empty() ? curl_easy_strerror(code) : said));
  }

  CURL* easy_;
  const HttpCall& call_;
  http::List headers_;
  http::Response answer_;
  std::array<char, CURL_ERROR_SIZE> error_{};
  std::ifstream file_;
  std::uint64_t given_ = 0;
  std::size_t header_bytes_ = 0;
};

Failure failure_of_status(int status) {
  switch (status) {
    case 401:
    case 403:
    case 405:
      return Failure::refused;
    case 404:
    case 410:
      return Failure::missing;
    case 413:
    case 507:
      return Failure::full;
    case 408:
    case 425:
    case 429:
      return Failure::away;
    default:
      return status >= 500 ? Failure::away : Failure::broken;
  }
}

}  // namespace

HttpConnection::HttpConnection() {
  http::initialise_curl();
  easy_.reset(curl_easy_init());
  if (!easy_) throw Failed(Failure::broken, "libcurl gives no handle");
}

http::Response HttpConnection::call(const HttpCall& call) {
  return Exchange{easy_.get(), call}.run();
}

void fail_with(const http::Response& answer, std::string_view doing, std::string_view place) {
  auto said = answer.body.substr(0, kQuoted);
  std::replace_if(
      said.begin(), said.end(), [](unsigned char c) { return c < ' '; }, ' ');
  throw Failed(failure_of_status(answer.status),
               fmt::format("{} at {}: status {} {}", doing, place, answer.status, said));
}

}  // namespace confab::services::storage
