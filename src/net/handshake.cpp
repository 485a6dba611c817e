#include "net/handshake.h"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>

namespace confab::net {
namespace {

constexpr HeaderName kKey = "Sec-WebSocket-Key";
constexpr std::string_view kGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

// 16 random bytes in base64: 22 characters and two of padding.
bool valid_key(std::string_view key) {
  const auto base64 = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
  };
  return key.size() == 24 && key.ends_with("==") && std::all_of(key.begin(), key.end() - 2, base64);
}

}  // namespace

int check_handshake(const RequestHeaders& headers) {
  if (headers.get("Sec-WebSocket-Version") != "13") return 426;
  return valid_key(headers.get(kKey)) ? 0 : 400;
}

std::string accept_value(std::string_view key) {
  const std::string text = std::string{key}.append(kGuid);
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
  ::SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::array<unsigned char, 32> encoded{};
  const int size = ::EVP_EncodeBlock(encoded.data(), digest.data(), static_cast<int>(digest.size()));
  return {reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size)};
}

std::string handshake_answer(const RequestHeaders& headers) {
  return fmt::format(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
      "{}\r\n\r\n",
      accept_value(headers.get(kKey)));
}

}  // namespace confab::net
