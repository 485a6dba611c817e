#include "core/uploads/token.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

#include "base/digest.h"
#include "base/json.h"
#include "base/json_members.h"

namespace confab::core::uploads {
namespace {

constexpr std::chrono::hours kLifetime{1};
constexpr std::size_t kMaxBytes = 4096;

std::string url_base64(std::string_view bytes) {
  auto text = to_base64(bytes);
  std::erase(text, '=');
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  return text;
}

std::optional<std::string> from_url_base64(std::string_view text) {
  std::string plain{text};
  std::ranges::replace(plain, '-', '+');
  std::ranges::replace(plain, '_', '/');
  while (plain.size() % 4 != 0) plain.push_back('=');
  return from_base64(plain);
}

json::object object_in(std::string_view part) {
  return object_from(from_url_base64(part).value_or(""));
}

std::int64_t seconds(Timestamp time) {
  return to_millis(time) / 1000;
}

}  // namespace

std::string sign_token(const FileToken& token, std::string_view secret, Timestamp now) {
  const json::object header{{"alg", "HS256"}, {"typ", "JWT"}};
  const json::object body{{"iat", seconds(now)},
                          {"nbf", seconds(now)},
                          {"exp", seconds(now + kLifetime)},
                          {"aud", "RocketChat"},
                          {"context", {{"rid", token.room}, {"userId", token.user}, {"fileId", token.file}}}};
  auto text = url_base64(to_json_text(header)) + "." + url_base64(to_json_text(body));
  return text + "." + url_base64(hmac_sha256(secret, text));
}

bool is_good_token(std::string_view text, std::string_view secret, std::string_view file, Timestamp now) {
  if (secret.empty() || text.empty() || text.size() > kMaxBytes) return false;
  const auto first = text.find('.');
  const auto second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos) return false;
  if (!equal_secrets(text.substr(second + 1), url_base64(hmac_sha256(secret, text.substr(0, second))))) return false;
  if (text_in(object_in(text.substr(0, first)), "alg") != "HS256") return false;
  const auto body = object_in(text.substr(first + 1, second - first - 1));
  const auto* expires = body.if_contains("exp");
  const auto* begins = body.if_contains("nbf");
  const auto* context = body.if_contains("context");
  if (expires == nullptr || !expires->is_int64() || expires->get_int64() <= seconds(now)) return false;
  if (begins != nullptr && (!begins->is_int64() || begins->get_int64() > seconds(now))) return false;
  return context != nullptr && context->is_object() && text_in(context->get_object(), "fileId") == file;
}

}  // namespace confab::core::uploads
