#pragma once
// RFC 9110, 13 and 14: what a client has already, and what part it asks for.

#include <string>
#include <string_view>

#include "base/time.h"
#include "net/message.h"

namespace confab::net {

/// Makes of a complete 200 answer to GET or HEAD what the request's conditions ask for: 304 (`If-None-Match`,
/// `If-Modified-Since`), 206 or 416 (`Range`, `If-Range`; GET only). Several ranges at once are answered with the
/// whole, as is what is malformed. The validators are the answer's own `ETag` and `Last-Modified` fields; tags that
/// differ only in the suffix of a content coding (`-gz`, `-br`) are of the same state. Bodies from a source have
/// ranges where the source has parts.
void apply_conditions(std::string_view method, const RequestHeaders& request, Response& response);

/// `Sun, 06 Nov 1994 08:49:37 GMT`, for `Last-Modified`.
[[nodiscard]] std::string http_date(Timestamp time);

}  // namespace confab::net
