#include "net/http_parser.h"

// Before the first Asio header: Beast is used for its parser alone.
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.h"
#include "net/header_list.h"

namespace confab::net {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;

constexpr std::size_t kMaxTarget = std::size_t{8} * 1024;
constexpr std::size_t kReservedBody = std::size_t{16} * 1024;  // a promised length is not yet a reason to spend memory
constexpr std::array<std::string_view, 7> kMethods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

// Collects one request. Beast splits the lines and decodes chunks; the fields that decide where the request ends are
// checked here once more, because Beast lets some shapes pass that another server in front may read differently.
class Collector final : public http::basic_parser<true> {
 public:
  ParsedRequest request;
  BadRequest bad;
  bool head_done = false;
  BodyUse use = BodyUse::collect;
  std::string_view piece;  // what came of a body that is passed on

  using http::basic_parser<true>::content_length;

 private:
  void refuse(error_code& ec, int status, std::string message) {
    bad = {status, std::move(message)};
    ec = http::error::bad_field;
  }

  void on_request_impl(http::verb, boost::beast::string_view method, boost::beast::string_view target, int version,
                       error_code& ec) override {
    request.method = std::string{method};
    request.target = std::string{target};
    request.http11 = version == 11;
    if (std::find(kMethods.begin(), kMethods.end(), request.method) == kMethods.end()) {
      return refuse(ec, 501, "This method is not known here.");
    }
    if (target.size() > kMaxTarget) return refuse(ec, 414, "The address is too long.");
  }

  void on_response_impl(int, boost::beast::string_view, int, error_code&) override {}

  void on_field_impl(http::field name, boost::beast::string_view text, boost::beast::string_view value,
                     error_code& ec) override {
    if (head_done) return;  // a trailer: nothing here wants one, and it must not pass for a header field
    const auto field = HeaderName::find({text.data(), text.size()});
    if (!field) return;
    const bool is_repeated = request.headers.has(*field);
    if (!request.headers.add(*field, {value.data(), value.size()})) {
      const auto& row = field->row();
      return refuse(ec, 431, fmt::format("{} must not have more than {} bytes.", row.name, row.most_bytes));
    }
    switch (name) {
      case http::field::host:
        if (is_repeated) return refuse(ec, 400, "There is more than one Host field.");
        break;
      case http::field::content_length:
        if (is_repeated || value.empty() || value.size() > 19 ||
            !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })) {
          return refuse(ec, 400, "Content-Length is not one number.");
        }
        break;
      case http::field::transfer_encoding:
        if (!request.http11) return refuse(ec, 400, "HTTP/1.0 has no Transfer-Encoding.");
        if (!equal_ignoring_case({value.data(), value.size()}, "chunked")) {
          return refuse(ec, 501, "The only transfer coding known here is chunked.");
        }
        break;
      default:
        break;
    }
  }

  void on_header_impl(error_code& ec) override {
    head_done = true;
    const auto& headers = request.headers;
    if (request.http11 && !headers.has("Host")) return refuse(ec, 400, "The Host field is missing.");
    request.keep_alive = keep_alive();
    if (const auto expect = headers.get("Expect"); !expect.empty() && request.http11) {
      if (!equal_ignoring_case(expect, "100-continue")) return refuse(ec, 417, "This expectation cannot be met.");
      request.expects_continue = true;
    }
    request.websocket_upgrade =
        request.http11 && request.method == "GET" && upgrade() && has_token(headers.get("Upgrade"), "websocket");
  }

  void on_body_init_impl(boost::optional<std::uint64_t> const& length, error_code&) override {
    if (length && use == BodyUse::collect) {
      request.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, kReservedBody)));
    }
  }

  std::size_t take(boost::beast::string_view bytes) {
    if (use == BodyUse::collect) {
      request.body.append(bytes.data(), bytes.size());
    } else {
      piece = {bytes.data(), bytes.size()};
    }
    return bytes.size();
  }

  std::size_t on_body_impl(boost::beast::string_view bytes, error_code&) override { return take(bytes); }

  // Nobody needs extensions, and servers do not agree on where a malformed one ends.
  void on_chunk_header_impl(std::uint64_t, boost::beast::string_view extensions, error_code& ec) override {
    if (!extensions.empty()) refuse(ec, 400, "Chunk extensions are not understood here.");
  }

  std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view bytes, error_code&) override {
    return take(bytes);
  }

  void on_finish_impl(error_code&) override {}
};

BadRequest body_too_large() {
  return {413, "The body is too large."};
}

// A field that goes on in the next line (obsolete, RFC 9112, 5.2): Beast joins the lines, other servers do not.
bool has_folded_line(std::string_view header) {
  for (auto at = header.find('\n'); at != std::string_view::npos && at + 1 < header.size();
       at = header.find('\n', at + 1)) {
    if (header[at + 1] == ' ' || header[at + 1] == '\t') return true;
  }
  return false;
}

BadRequest describe(const error_code& ec, std::string_view unread) {
  if (ec == http::error::header_limit) {
    if (unread.substr(0, kMaxTarget).find("\r\n") == std::string_view::npos) return {414, "The address is too long."};
    return {431, "The header is too long."};
  }
  if (ec == http::error::body_limit) return body_too_large();
  if (ec == http::error::bad_version) return {505, "This version of HTTP is not spoken here."};
  if (ec == http::error::bad_content_length || ec == http::error::multiple_content_length ||
      ec == http::error::bad_transfer_encoding) {
    return {400, "The length of the body is not clear."};
  }
  return {400, "This is not a valid HTTP request."};
}

}  // namespace

class HttpParser::Impl {
 public:
  explicit Impl(std::size_t max_header_bytes) : max_header_bytes_(max_header_bytes) { reset(); }

  void reset() {
    collector_.emplace();
    collector_->header_limit(static_cast<std::uint32_t>(max_header_bytes_));
    collector_->body_limit(boost::none);  // accept_body() sets it
  }

  Step feed(std::string_view& data) {
    // An empty line before a request is allowed (RFC 9112, 2.2): some clients end a body with one.
    while (!collector_->got_some() && data.starts_with("\r\n")) data.remove_prefix(2);
    while (!collector_->is_done()) {
      if (data.empty() || (!collector_->got_some() && data == "\r") || !enough_for_chunk(data)) return Step::need_more;
      const bool head_was_done = collector_->head_done;
      collector_->piece = {};
      error_code ec;
      const auto read = collector_->put(boost::asio::const_buffer{data.data(), data.size()}, ec);
      if (ec && ec != http::error::need_more) {
        error_ = collector_->bad.message.empty() ? describe(ec, data) : collector_->bad;
        return Step::failed;
      }
      if (!head_was_done && has_folded_line(data.substr(0, read))) {
        error_ = {400, "A field of the header goes on in the next line."};
        return Step::failed;
      }
      data.remove_prefix(read);
      if (ec) {
        // Beast bounds the header; the lines between chunks (extensions, trailers) are bounded here.
        if (head_was_done && data.size() > max_header_bytes_) {
          error_ = {431, "The lines between the chunks are too long."};
          return Step::failed;
        }
        return Step::need_more;
      }
      if (!head_was_done && collector_->head_done && !collector_->is_done()) return Step::head;
      if (!collector_->piece.empty()) return Step::piece;
    }
    return Step::complete;
  }

  ParsedRequest take() {
    ParsedRequest request = std::move(collector_->request);
    reset();
    return request;
  }

  bool accept_body(std::uint64_t max_bytes, BodyUse use) {
    collector_->use = use;
    if (const auto length = collector_->content_length(); length && *length > max_bytes) {
      error_ = body_too_large();
      return false;
    }
    collector_->body_limit(max_bytes);  // counts chunks
    return true;
  }

  // The shortest rest of a chunked body has five bytes, and Beast asserts that it never sees fewer of them.
  [[nodiscard]] bool enough_for_chunk(std::string_view data) const {
    return !collector_->head_done || !collector_->chunked() || data.size() >= 5;
  }

  std::size_t max_header_bytes_;
  std::optional<Collector> collector_;
  BadRequest error_;
};

HttpParser::HttpParser(std::size_t max_header_bytes) : impl_(std::make_unique<Impl>(max_header_bytes)) {}
HttpParser::~HttpParser() = default;

HttpParser::Step HttpParser::feed(std::string_view& data) {
  return impl_->feed(data);
}
ParsedRequest HttpParser::take_head() {
  return std::exchange(impl_->collector_->request, {});
}
std::optional<std::uint64_t> HttpParser::body_length() const {
  const auto length = impl_->collector_->content_length();
  return length ? std::optional<std::uint64_t>{*length} : std::nullopt;
}
bool HttpParser::accept_body(std::uint64_t max_bytes, BodyUse use) {
  return impl_->accept_body(max_bytes, use);
}
std::string_view HttpParser::piece() const {
  return impl_->collector_->piece;
}
std::size_t HttpParser::collected_bytes() const {
  return impl_->collector_->request.body.size();
}
ParsedRequest HttpParser::take() {
  return impl_->take();
}
const BadRequest& HttpParser::error() const {
  return impl_->error_;
}
bool HttpParser::in_request() const {
  return impl_->collector_->got_some();
}
bool HttpParser::in_body() const {
  return impl_->collector_->head_done && !impl_->collector_->is_done();
}

}  // namespace confab::net
