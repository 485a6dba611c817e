// links: base net
// The requests of a connection: any bytes in any pieces give the same requests as in one piece.

#include <cstdlib>
#include <string>

#include "net/http_parser.h"

namespace {

using confab::net::HttpParser;

constexpr std::size_t kMaxHeader = 2048;
constexpr std::size_t kMaxBody = 4096;

void append(std::string& log, const confab::net::ParsedRequest& request) {
  if (request.body.size() > kMaxBody) std::abort();
  log.append(request.method).append(" ").append(request.target).append(request.keep_alive ? " k" : " c");
  log.append(request.websocket_upgrade ? "u" : "").append(request.expects_continue ? "e" : "").append("\n");
  for (const auto& [name, value] : request.headers) log.append(name).append(":").append(value).append("\n");
  log.append(std::to_string(request.body.size())).append(request.body);
}

// What a connection does: keeps what is not read yet, and brings it again with more behind it.
std::string read(std::string_view bytes, std::size_t piece) {
  HttpParser parser{kMaxHeader, kMaxBody};
  std::string log;
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
          break;
        case HttpParser::Step::complete:
          append(log, parser.take());
          break;
        case HttpParser::Step::failed:
          return log + "!" + std::to_string(parser.error().status);
      }
    }
    unread = std::string{data};
    if (unread.size() > kMaxHeader + piece) std::abort();
  }
  return log;
}

// The requests must be the same, and so must be whether the input failed, with two exceptions: a limit may be met by
// another line when more is there at once, and a malformed header may be noticed before its end has come.
bool same(const std::string& a, const std::string& b) {
  const auto status = [](const std::string& log) {
    return log.size() >= 4 && log[log.size() - 4] == '!' ? log.substr(log.size() - 4) : std::string{};
  };
  const auto limit = [](const std::string& code) { return code == "!431" || code == "!414" || code == "!413"; };
  const auto code_a = status(a);
  const auto code_b = status(b);
  if (limit(code_a) || limit(code_b)) return true;
  if (code_a.empty() != code_b.empty()) {
    return a.substr(0, a.size() - code_a.size()) == b.substr(0, b.size() - code_b.size());
  }
  return a == b;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0] % 32;
  const std::string_view bytes{reinterpret_cast<const char*>(data + 1), size - 1};
  if (!same(read(bytes, piece), read(bytes, bytes.size() + 1))) std::abort();
  return 0;
}
