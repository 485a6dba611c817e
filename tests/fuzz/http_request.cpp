// links: base net
// The requests of a connection: any bytes in any pieces give the same requests as in one piece.

#include <cstdlib>
#include <string>
#include <utility>

#include "net/http_parser.h"

namespace {

using confab::net::BodyUse;
using confab::net::HttpParser;
using confab::net::ParsedRequest;

constexpr std::size_t kMaxHeader = 2048;
constexpr std::size_t kMaxBody = 4096;

void append(std::string& log, const ParsedRequest& request) {
  if (request.body.size() > kMaxBody) std::abort();
  log.append(request.method).append(" ").append(request.target).append(request.keep_alive ? " k" : " c");
  log.append(request.websocket_upgrade ? "u" : "").append(request.expects_continue ? "e" : "").append("\n");
  for (const auto& [name, value] : request.headers) log.append(name.row().name).append(":").append(value).append("\n");
  log.append(std::to_string(request.body.size())).append(request.body);
}

// The request, whose body was collected or passed on.
ParsedRequest whole(HttpParser& parser, ParsedRequest& head, std::string& passed_on, bool has_body) {
  ParsedRequest request = parser.take();
  if (!has_body) return request;
  head.body = passed_on.empty() ? std::move(request.body) : std::exchange(passed_on, {});
  return std::move(head);
}

struct Outcome {
  std::string requests;
  int refused = 0;  // the status of a refusal; 0: none yet
};

// What a connection does: keeps what is not read yet, and brings it again with more behind it.
Outcome read(std::string_view bytes, std::size_t piece) {
  HttpParser parser{kMaxHeader};
  const BodyUse use = piece > 32 ? BodyUse::collect : BodyUse::pass_on;
  ParsedRequest head;
  std::string passed_on;
  bool in_body = false;
  Outcome outcome;
  std::string unread;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    unread.append(bytes.substr(at, piece));
    std::string_view data = unread;
    for (bool more = true; more;) {
      switch (parser.feed(data)) {
        case HttpParser::Step::need_more:
          more = false;
          break;
        case HttpParser::Step::head:
          head = parser.take_head();
          in_body = true;
          if (parser.accept_body(kMaxBody, use)) break;
          outcome.refused = parser.error().status;
          return outcome;
        case HttpParser::Step::piece:
          passed_on.append(parser.piece());
          break;
        case HttpParser::Step::complete:
          append(outcome.requests, whole(parser, head, passed_on, std::exchange(in_body, false)));
          break;
        case HttpParser::Step::failed:
          outcome.refused = parser.error().status;
          return outcome;
      }
    }
    unread = std::string{data};
    if (unread.size() > kMaxHeader + piece) std::abort();
  }
  return outcome;
}

// The requests must be the same. How the rest is refused need not be: a limit may be met by another line when more is
// there at once, a malformed header may be noticed before its end has come, and of two faults either may be named.
bool same(const Outcome& a, const Outcome& b) {
  const auto limit = [](int status) { return status == 431 || status == 414 || status == 413; };
  return limit(a.refused) || limit(b.refused) || a.requests == b.requests;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0] % 32;
  const std::string_view bytes{reinterpret_cast<const char*>(data + 1), size - 1};
  if (!same(read(bytes, piece), read(bytes, bytes.size() + 1))) std::abort();
  return 0;
}
