#include "core/messages/mention_rows.h"

#include "store/mentions.h"
#include "store/people.h"

namespace confab::core::messages {

void add_mention_rows(Transaction& tx, const model::Message& message, const Named& named) {
  if (named.users.empty() && !named.group) return;
  store::MentionWriter mentions{tx};
  mentions.add(message.room_pk, message.seq, named.users);
  if (named.group) mentions.add_group(message.room_pk, message.seq, message.user_pk);
}

void remove_mention_rows(Transaction& tx, const model::Message& message) {
  if (!message.mentions || message.mentions->empty()) return;
  store::MentionWriter mentions{tx};
  std::vector<UserId> ids;
  bool group = false;
  for (const auto& mention : *message.mentions) {
    if (mention.id == "all" || mention.id == "here") {
      group = true;
    } else {
      ids.emplace_back(mention.id);
    }
  }
  std::vector<std::int64_t> numbers;
  for (const auto& person : store::People{tx.sql()}.by_ids(ids)) numbers.push_back(person.pk);
  mentions.remove(message.room_pk, message.seq, numbers);
  if (group) mentions.remove_group(message.room_pk, message.seq);
}

void replace_mention_rows(Transaction& tx, const model::Message& before, const model::Message& after,
                          const Named& named) {
  remove_mention_rows(tx, before);
  add_mention_rows(tx, after, named);
}

}  // namespace confab::core::messages
