#pragma once
// Messages that a client has encrypted: the server carries them and reads nothing of them.

#include <optional>
#include <string>

#include "core/kernel/context.h"
#include "core/messages/content.h"
#include "core/messages/writers.h"
#include "model/message.h"
#include "store/room_row.h"

namespace confab::core::messages {

/// What a client says of a message that it has encrypted.
struct Encrypted {
  std::string text;                     // what older clients put there: a text that is encrypted, too
  std::optional<json::object> content;  // {algorithm, ciphertext, ...}
  std::optional<std::string> state;     // pending, done
  std::optional<json::object> mentions;
};

/// The same as prepare(): `message` becomes the encrypted one. No text is read, so there is no tree, no link, and
/// nobody is named but those of whom the client says so, where E2E_Enabled_Mentions is on. Throws
/// Refusal(invalid_params | encryption_disabled).
Prepared prepare_encrypted(const Context& ctx, const Writers& by, Encrypted encrypted, model::Message& message);

/// Whether a message of that kind may come into the room: one that is encrypted only into an encrypted room, and into
/// that no other, where E2E_Allow_Unencrypted_Messages is off. Throws Refusal(not_allowed).
void require_fitting(const Context& ctx, const store::RoomRow& room, const model::Message& message);

}  // namespace confab::core::messages
