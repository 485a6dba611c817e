#include "services/push/fcm.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <memory>

#include "base/digest.h"
#include "base/json_members.h"
#include "services/http/url_parts.h"

namespace confab::services::push {
namespace {

constexpr std::string_view kScope = "https://www.googleapis.com/auth/firebase.messaging";
constexpr std::string_view kTokenAddress = "https://oauth2.googleapis.com/token";
constexpr std::chrono::hours kAsked{1};           // a right lasts no longer
constexpr std::chrono::minutes kBeforeItEnds{1};  // it is asked for anew
constexpr std::chrono::seconds kPatience{15};
constexpr std::size_t kMaxAnswer = std::size_t{64} << 10;
constexpr std::size_t kMaxLent = 16;  // keys; there is one, unless somebody changes it all the time
constexpr int kOk = 200;
constexpr int kRedirect = 300;
constexpr int kUnauthorized = 401;
constexpr int kNotFound = 404;
constexpr int kTooMany = 429;
constexpr int kServerError = 500;

std::string base64url(std::string_view bytes) {
  auto text = to_base64(bytes);
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  while (text.ends_with('=')) text.pop_back();
  return text;
}

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Key key_in(const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> bytes{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                        &BIO_free};
  // No password: nobody could be asked for one.
  const auto none = [](char*, int, int, void*) { return 0; };
  return {bytes ? PEM_read_bio_PrivateKey(bytes.get(), nullptr, none, nullptr) : nullptr, &EVP_PKEY_free};
}

// RS256.
std::string signature(const std::string& pem, std::string_view text) {
  const auto key = key_in(pem);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t size = 0;
  std::string made;
  const bool ready = key && EVP_PKEY_base_id(key.get()) == EVP_PKEY_RSA && context &&
                     EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
                     EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) == 1;
  if (ready) made.resize(size);
  if (!ready ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(made.data()), &size, bytes, text.size()) != 1) {
    throw Unsent("the private key of the service account cannot sign");
  }
  made.resize(size);
  return made;
}

json::object answer_in(const http::Response& response) {
  try {
    auto value = parse_json(response.body);
    if (value.is_object()) return std::move(value.get_object());
  } catch (const std::exception&) {  // it is no answer, then
  }
  return {};
}

json::object message_to(const Device& device, const Notification& notification) {
  const auto text = [](auto number) { return std::to_string(number); };
  json::object data{{"ejson", to_json_text(notification.payload)},
                    {"image", notification.image},
                    {"msgcnt", text(notification.badge)},
                    {"soundname", "default"},
                    {"notId", text(notification.id)},
                    {"style", "inbox"}};
  return {{"message",
           json::object{{"token", device.token},
                        {"notification", json::object{{"title", notification.title}, {"body", notification.text}}},
                        {"data", std::move(data)},
                        {"android", json::object{{"priority", "HIGH"}}}}}};
}

}  // namespace

std::optional<ServiceAccount> service_account_in(std::string_view text) {
  json::object object;
  try {
    object = object_from(text);
  } catch (const std::exception&) {
    return std::nullopt;
  }
  const auto member = [&](std::string_view name) { return text_in(object, name).value_or(""); };
  ServiceAccount account{.client_email = member("client_email"),
                         .project_id = member("project_id"),
                         .private_key_id = member("private_key_id"),
                         .private_key = member("private_key"),
                         .token_uri = member("token_uri")};
  if (account.token_uri.empty()) account.token_uri = kTokenAddress;
  const bool whole = !account.client_email.empty() && !account.project_id.empty() && !account.private_key_id.empty() &&
                     !account.private_key.empty();
  return whole ? std::optional{std::move(account)} : std::nullopt;
}

std::string assertion(const ServiceAccount& account, Timestamp now) {
  const auto seconds = to_millis(now) / 1'000;
  const auto head = to_json_text(json::object{{"alg", "RS256"}, {"typ", "JWT"}, {"kid", account.private_key_id}});
  const auto claims = to_json_text(json::object{{"iss", account.client_email},
                                                {"scope", kScope},
                                                {"aud", account.token_uri},
                                                {"iat", seconds},
                                                {"exp", seconds + std::chrono::seconds{kAsked}.count()}});
  auto text = base64url(head) + "." + base64url(claims);
  return text + "." + base64url(signature(account.private_key, text));
}

std::string AccessTokens::get(http::Client& client, const ServiceAccount& account, Timestamp now,
                              const std::string& cause) {
  {
    auto lent = lent_.lock();
    const auto found = lent->find(account.private_key_id);
    if (found != lent->end() && now < found->second.until) return found->second.token;
  }
  const auto response =
      client.send({.method = "POST",
                   .url = account.token_uri,
                   .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                   .body = "grant_type=" + http::escaped("urn:ietf:params:oauth:grant-type:jwt-bearer") +
                           "&assertion=" + http::escaped(assertion(account, now)),
                   .deadline = kPatience,
                   .max_body = kMaxAnswer,
                   .max_redirects = 0,
                   .cause = cause});
  const auto answer = answer_in(response);
  auto token = text_in(answer, "access_token").value_or("");
  if (response.status != kOk || token.empty()) {
    throw Unsent("the service account was refused with " + std::to_string(response.status));
  }
  const auto* lasts = answer.if_contains("expires_in");
  const std::chrono::seconds seconds{lasts && lasts->is_int64() ? lasts->get_int64() : 0};
  auto lent = lent_.lock();
  if (lent->size() >= kMaxLent) lent->clear();
  lent->insert_or_assign(account.private_key_id, Lent{token, now + seconds - kBeforeItEnds});
  return token;
}

void AccessTokens::forget(const ServiceAccount& account) {
  lent_.lock()->erase(account.private_key_id);
}

Fcm::Fcm(http::Client& client, AccessTokens& tokens, const TimeSource& clock, ServiceAccount account,
         std::string address)
    : client_(client), tokens_(tokens), clock_(clock), account_(std::move(account)), address_(std::move(address)) {}

Outcome Fcm::send(const Device& device, const Notification& notification, const std::string& cause) {
  const auto token = tokens_.get(client_, account_, clock_.now(), cause);
  const auto status =
      client_
          .send({.method = "POST",
                 .url = address_ + "/v1/projects/" + http::escaped(account_.project_id) + "/messages:send",
                 .headers = {{"Content-Type", "application/json"},
                             {"Authorization", "Bearer " + token},
                             {"access_token_auth", "true"}},
                 .body = to_json_text(message_to(device, notification)),
                 .deadline = kPatience,
                 .max_body = kMaxAnswer,
                 .cut_at_max = true,
                 .max_redirects = 0,
                 .cause = cause})
          .status;
  if (status >= kOk && status < kRedirect) return Outcome::sent;
  if (status == kNotFound) return Outcome::gone;
  if (status == kUnauthorized) tokens_.forget(account_);  // it was taken back before its time
  if (status == kUnauthorized || status == kTooMany || status >= kServerError) {
    throw Unsent("Google answered " + std::to_string(status));
  }
  return Outcome::refused;
}

}  // namespace confab::services::push
