#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "net/message.h"

namespace confab::net {

/// What the request says about the form of its answer.
struct AnswerForm {
  bool head = false;  // HEAD: all of the header, no body
  bool http11 = true;
  bool keep_alive = true;
};

/// Status line and header, up to and with the empty line. `Date`, `Content-Length`, `Connection` and the security
/// headers are added; fields that would decide where the answer ends are the server's alone and left out.
[[nodiscard]] std::string encode_head(const Response& response, const AnswerForm& form);
/// How long the body is; nullopt for a source that does not know.
[[nodiscard]] std::optional<std::uint64_t> body_size(const Response& response);
/// Whether a file or a source is sent behind the head.
[[nodiscard]] bool streams_body(const Response& response, const AnswerForm& form);
/// The bytes in memory to send behind the head: nothing for HEAD, 204 and 304.
[[nodiscard]] std::string_view body_to_send(const Response& response, const AnswerForm& form);

/// `{"success":false,"error":"..."}`
[[nodiscard]] Response error_response(int status, std::string_view message);

[[nodiscard]] std::string_view reason_phrase(int status);

}  // namespace confab::net
