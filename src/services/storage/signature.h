#pragma once
// Signatures of Amazon's version 4, by which S3 and what speaks like it know who asks.

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"

namespace confab::services::storage {

struct Credentials {
  std::string key_id;
  std::string secret;
  std::string region;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// What is asked, as it goes over the wire.
struct SignedCall {
  std::string method;
  std::string host;  // with its port, where it is not the usual one
  std::string path;  // encoded, from `/` on
  Pairs query;       // names and values as they are
  Pairs headers;     // names in lower case; all of them are signed
  std::string payload_hash;
};

/// The value of `Authorization`. The call's headers lack `host`, `x-amz-date` and `x-amz-content-sha256`, which have to
/// be sent as well: amazon_date(now) and the payload's hash.
[[nodiscard]] std::string authorization(const Credentials& credentials, const SignedCall& call, Timestamp now);

/// The call's query with a signature in it: whoever has the address may ask so, until it expires.
[[nodiscard]] std::string presigned_query(const Credentials& credentials, const SignedCall& call, Timestamp now,
                                          std::chrono::seconds valid);

[[nodiscard]] std::string amazon_date(Timestamp time);  // 20130524T000000Z
/// Percent-encoded, except for letters, digits and `-_.~`, and `/` where it separates folders.
[[nodiscard]] std::string encoded(std::string_view text, bool keep_slashes = false);
/// `a=1&b=2`, encoded, in the order of the names.
[[nodiscard]] std::string encoded_query(Pairs query);

}  // namespace confab::services::storage
