#include "base/id.h"

#include "base/digest.h"

namespace confab {
namespace {

// Meteor's "unmistakable" characters: no 0/O, 1/l/I, U/V.
constexpr std::string_view kAlphabet = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";

}  // namespace

std::string random_secret(std::size_t length) {
  std::string result;
  result.reserve(length);
  while (result.size() < length) {
    for (const unsigned char byte : random_bytes(length + 8)) {
      // Rejecting the tail of the byte's range keeps every character equally likely.
      if (byte >= 256 / kAlphabet.size() * kAlphabet.size()) continue;
      result.push_back(kAlphabet[byte % kAlphabet.size()]);
      if (result.size() == length) break;
    }
  }
  return result;
}

std::string random_id() {
  return random_secret(17);
}

}  // namespace confab
