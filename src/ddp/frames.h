#pragma once
// The server's DDP messages as JSON text (compat: version 1 of Meteor's protocol).

#include <string>
#include <string_view>

#include "base/error.h"

namespace confab::ddp {

[[nodiscard]] std::string connected(std::string_view session);
[[nodiscard]] std::string failed();
/// `id` is what the other side sent as JSON, or empty.
[[nodiscard]] std::string pong(std::string_view id_json);
[[nodiscard]] std::string ping();
[[nodiscard]] std::string result(std::string_view id, std::string_view result_json);  // "" = undefined
[[nodiscard]] std::string result_error(std::string_view id, const Refusal& refusal);
[[nodiscard]] std::string updated(std::string_view id);
[[nodiscard]] std::string ready(std::string_view id);
[[nodiscard]] std::string nosub(std::string_view id);
[[nodiscard]] std::string nosub_error(std::string_view id, const Refusal& refusal);
[[nodiscard]] std::string malformed(std::string_view reason);
[[nodiscard]] std::string added(std::string_view collection, std::string_view id, std::string_view fields_json);
[[nodiscard]] std::string changed(std::string_view collection, std::string_view id, std::string_view fields_json);
[[nodiscard]] std::string removed(std::string_view collection, std::string_view id);

/// An event of a stream:
/// `{"msg":"changed","collection":"stream-room-messages","id":"id","fields":{"eventName":...,"args":...}}`.
[[nodiscard]] std::string stream_event(std::string_view stream, std::string_view event, std::string_view args_json);

}  // namespace confab::ddp
