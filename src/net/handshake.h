#pragma once
// The opening handshake of RFC 6455, section 4.2.

#include <string>
#include <string_view>

#include "net/message.h"

namespace confab::net {

/// 0 when the fields of an upgrade request are in order, else the status to refuse it with: 400 (no valid key), 426 (a
/// version other than 13).
[[nodiscard]] int check_handshake(const RequestHeaders& headers);
/// The value of Sec-WebSocket-Accept for a key.
[[nodiscard]] std::string accept_value(std::string_view key);
/// The complete answer that opens the connection. No subprotocol and no extension is agreed on.
[[nodiscard]] std::string handshake_answer(const RequestHeaders& headers);

}  // namespace confab::net
