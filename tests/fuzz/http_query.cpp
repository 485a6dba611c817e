// links: base net
// Query strings, cookies and escapes: what is accepted survives being written and read again.

#include <cstdlib>

#include "base/text.h"
#include "net/proxy.h"
#include "net/query.h"
#include "net/static_files.h"

using namespace confab::net;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  if (percent_decode(percent_encode(text)) != text) std::abort();
  if (const auto list = parse_query(text)) {
    std::string written;
    for (const auto& [name, value] : *list) {
      if (!confab::is_valid_utf8(name) || !confab::is_valid_utf8(value)) std::abort();
      written.append(percent_encode(name)).append("=").append(percent_encode(value)).append("&");
    }
    if (parse_query(written) != list) std::abort();
  }
  for (const auto& [name, value] : parse_cookies(text)) {
    if (name.empty() || name.find(';') != std::string::npos || value.find(';') != std::string::npos) std::abort();
  }
  RequestHeaders headers;
  (void)headers.add("X-Forwarded-For", text);
  (void)headers.add("X-Forwarded-Proto", text);
  const auto client = TrustedProxies{{}}.identify(IpAddress::parse("127.0.0.1").value(), headers);
  if (!IpAddress::parse(client.address)) std::abort();
  (void)choose_coding(text, true, true);
  return 0;
}
