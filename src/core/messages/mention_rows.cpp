#include "core/messages/mention_rows.h"

#include <algorithm>

#include "store/mentions.h"

namespace confab::core::messages {
namespace {

bool names_group(const model::Message& message) {
  return message.mentions && std::ranges::any_of(*message.mentions, [](const model::Mention& mention) {
           return mention.id == "all" || mention.id == "here";
         });
}

}  // namespace

void add_mention_rows(Transaction& tx, const model::Message& message, const Named& named) {
  if (named.users.empty() && !named.group) return;
  store::MentionWriter mentions{tx};
  mentions.add(message, named.users);
  if (named.group) mentions.add_group(message);
}

void add_highlight_rows(Transaction& tx, const model::Message& message, const std::vector<std::int64_t>& users) {
  if (!users.empty()) store::MentionWriter{tx}.add_highlighted(message, users);
}

void remove_mention_rows(Transaction& tx, const model::Message& message) {
  store::MentionWriter mentions{tx};
  mentions.remove(message.room_pk, message.seq);
  if (names_group(message)) mentions.remove_group(message.room_pk, message.seq);
}

void replace_mention_rows(Transaction& tx, const model::Message& before, const model::Message& after,
                          const Named& named) {
  if (before.mentions && !before.mentions->empty()) {
    store::MentionWriter mentions{tx};
    mentions.remove_named(before.room_pk, before.seq);
    if (names_group(before)) mentions.remove_group(before.room_pk, before.seq);
  }
  add_mention_rows(tx, after, named);
}

}  // namespace confab::core::messages
