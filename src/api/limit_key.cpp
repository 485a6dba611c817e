#include "api/limit_key.h"

#include <algorithm>

namespace confab::api {
namespace {

// In none of the parts: they are words of this program, ids, addresses and names of declared calls.
constexpr char kBetween = '\n';

std::string_view next_part(std::string_view& rest) {
  const auto part = rest.substr(0, rest.find(kBetween));
  rest.remove_prefix(std::min(rest.size(), part.size() + 1));
  return part;
}

}  // namespace

std::string text_of(const LimitKey& key) {
  std::string text;
  text.reserve(key.limit.size() + key.kind.size() + key.of.size() + key.beside.size() + key.call.size() + 4);
  text.append(key.limit).push_back(kBetween);
  text.append(key.kind).push_back(kBetween);
  text.append(key.of).push_back(kBetween);
  text.append(key.beside).push_back(kBetween);
  return text.append(key.call);
}

LimitKey limit_key(std::string_view text) {
  LimitKey key;
  key.limit = next_part(text);
  key.kind = next_part(text);
  key.of = next_part(text);
  key.beside = next_part(text);
  key.call = text;
  return key;
}

}  // namespace confab::api
