#include "services/storage/signature.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/digest.h"

namespace confab::services::storage {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";

bool stays(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~';
}

std::string scope_of(const Credentials& credentials, std::string_view date) {
  return fmt::format("{}/{}/s3/aws4_request", date.substr(0, 8), credentials.region);
}

struct Canonical {
  std::string headers;  // a line each
  std::string names;    // separated by ;
};
Canonical canonical(Pairs headers) {
  std::sort(headers.begin(), headers.end());
  Canonical result;
  for (const auto& [name, value] : headers) {
    result.headers += fmt::format("{}:{}\n", name, value);
    result.names += (result.names.empty() ? "" : ";") + name;
  }
  return result;
}

std::string signature_of(const Credentials& credentials, const SignedCall& call, const Canonical& headers,
                         const std::string& query, const std::string& date) {
  const auto request = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", call.method, call.path, query, headers.headers,
                                   headers.names, call.payload_hash);
  const auto text = fmt::format("{}\n{}\n{}\n{}", kAlgorithm, date, scope_of(credentials, date), sha256_hex(request));
  auto key = hmac_sha256("AWS4" + credentials.secret, date.substr(0, 8));
  for (const std::string_view part :
       {std::string_view{credentials.region}, std::string_view{"s3"}, std::string_view{"aws4_request"}}) {
    key = hmac_sha256(key, part);
  }
  return to_hex(hmac_sha256(key, text));
}

}  // namespace

std::string authorization(const Credentials& credentials, const SignedCall& call, Timestamp now) {
  const auto date = amazon_date(now);
  auto signed_headers = call.headers;
  signed_headers.emplace_back("host", call.host);
  signed_headers.emplace_back("x-amz-content-sha256", call.payload_hash);
  signed_headers.emplace_back("x-amz-date", date);
  const auto headers = canonical(std::move(signed_headers));
  return fmt::format("{} Credential={}/{},SignedHeaders={},Signature={}", kAlgorithm, credentials.key_id,
                     scope_of(credentials, date), headers.names,
                     signature_of(credentials, call, headers, encoded_query(call.query), date));
}

std::string presigned_query(const Credentials& credentials, const SignedCall& call, Timestamp now,
                            std::chrono::seconds valid) {
  const auto date = amazon_date(now);
  auto signed_headers = call.headers;
  signed_headers.emplace_back("host", call.host);
  const auto headers = canonical(std::move(signed_headers));
  auto query = call.query;
  query.emplace_back("X-Amz-Algorithm", kAlgorithm);
  query.emplace_back("X-Amz-Credential", credentials.key_id + "/" + scope_of(credentials, date));
  query.emplace_back("X-Amz-Date", date);
  query.emplace_back("X-Amz-Expires", std::to_string(valid.count()));
  query.emplace_back("X-Amz-SignedHeaders", headers.names);
  const auto text = encoded_query(std::move(query));
  return text + "&X-Amz-Signature=" + signature_of(credentials, call, headers, text, date);
}

std::string amazon_date(Timestamp time) {
  return fmt::format("{:%Y%m%dT%H%M%S}Z", fmt::gmtime(std::chrono::floor<std::chrono::seconds>(time)));
}

std::string encoded(std::string_view text, bool keep_slashes) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (stays(c) || (keep_slashes && c == '/')) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

std::string encoded_query(Pairs query) {
  std::sort(query.begin(), query.end());
  std::string result;
  for (const auto& [name, value] : query) {
    result += fmt::format("{}{}={}", result.empty() ? "" : "&", encoded(name), encoded(value));
  }
  return result;
}

}  // namespace confab::services::storage
