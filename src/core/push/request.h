#pragma once

#include <string>

#include "base/bounds.h"
#include "base/fields.h"
#include "core/kernel/transaction.h"

namespace confab::core::push {

/// Finds out who of a message's readers has a phone that is told of it. One job a message, whatever the room's size:
/// the sender waits for one row, and the readers are looked for when nobody waits.
struct PushMessage {
  static constexpr std::string_view kJob = "push.message";
  static constexpr int kVersion = 1;
  std::string message;
};

/// As part of the message's transaction; nothing where nobody has a phone, or nothing is there to tell it by.
void request(Transaction& tx, const Context& ctx, const MessageId& message);

}  // namespace confab::core::push

template <>
struct confab::Fields<confab::core::push::PushMessage> {
  using J = confab::core::push::PushMessage;
  static constexpr auto list = FieldList{field("message", &J::message, "The message.", bound::id)};
};
