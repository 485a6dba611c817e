#pragma once

#include "core/kernel/transaction.h"
#include "core/messages/content.h"
#include "model/message.h"

namespace confab::core::messages {

/// Writes whom a message names, for the counts of those people.
void add_mention_rows(Transaction& tx, const model::Message& message, const Named& named);
/// Writes who asked for a word in it, which counts the same.
void add_highlight_rows(Transaction& tx, const model::Message& message, const std::vector<std::int64_t>& users);
/// The message is gone.
void remove_mention_rows(Transaction& tx, const model::Message& message);
/// The message names other people than before.
void replace_mention_rows(Transaction& tx, const model::Message& before, const model::Message& after,
                          const Named& named);

}  // namespace confab::core::messages
