#pragma once
// Messages as clients write, name and load them, over whatever protocol.

#include <optional>
#include <vector>

#include "api/call.h"
#include "base/bounds.h"
#include "core/messages/history.h"
#include "core/messages/send.h"
#include "core/messages/sync.h"
#include "model/message.h"

namespace confab::api {

/// A message by its id, as a document.
struct MessageRef {
  Field<"_id", MessageId, "The message."> id;
};

struct LoadedHistory {
  Field<"messages", std::vector<model::Message>, "Newest first."> messages;
  Field<"firstUnread", std::optional<model::Message>, "The first unread message that is not in this answer.">
      first_unread;
  Field<"unreadNotLoaded", std::optional<std::int64_t>, "Unread messages that are not in this answer.">
      unread_not_loaded;
};

/// Where a history with unread messages counts from: up to there the caller has read the room. nullopt: has no place in
/// it.
[[nodiscard]] std::optional<Timestamp> read_up_to(const Call& call, const RoomId& room);
/// `unreads`: the answer tells of unread messages.
[[nodiscard]] LoadedHistory loaded_history(core::messages::History history, bool unreads);

}  // namespace confab::api

/// Members of a message that only the server decides on are accepted and not used.
template <>
struct confab::Fields<confab::core::messages::SendMessage> {
  using P = core::messages::SendMessage;
  static constexpr auto list = FieldList{
      field("_id", &P::id, "Made by the client; the same id again sends nothing twice."),
      field("rid", &P::room, "The room.", defaulted()),
      field("msg", &P::text, "The text.", bound::message_text, defaulted()),
      field("tmid", &P::tmid, "The message that it answers, in the same room; a reply's is its thread's."),
      field("alias", &P::alias, "Shown in place of one's name; needs message-impersonate.", bound::text),
      field("avatar", &P::avatar, "Shown in place of one's avatar; needs message-impersonate.", bound::url),
      field("emoji", &P::emoji, "Shown in place of one's avatar.", bound::text),
      field("attachments", &P::attachments, "Attachments.", bound::attachments),
      field("customFields", &P::custom_fields, "Free-form fields.", bound::custom_fields),
      field("groupable", &P::groupable, "False: never joined with the message before."),
      field("parseUrls", &P::parse_urls, "False: no link previews."),
      field("tshow", &P::tshow, "A reply shows in the room as well; only together with tmid."),
      field("t", &P::t, "e2e: the client has encrypted it. Types of system messages are refused.", bound::text),
      field("content", &P::content, "Of t e2e: {algorithm, ciphertext, ...}.", bound::encrypted),
      field("e2e", &P::e2e, "Of t e2e: pending or done.", one_of("pending|done")),
      field("e2eMentions", &P::e2e_mentions,
            "Of t e2e: {e2eUserMentions, e2eChannelMentions}, used where E2E_Enabled_Mentions is on.",
            bound::encrypted_mentions),
      field("ts", &P::ts, "The client's clock; must not be far from the server's."),
  };
};
template <>
struct confab::Fields<confab::core::messages::DeletedMessage> {
  using R = core::messages::DeletedMessage;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The message."),
      field("_deletedAt", &R::at, "When it was deleted."),
  };
};
