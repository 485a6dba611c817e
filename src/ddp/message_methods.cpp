#include <algorithm>
#include <array>

#include "api/messages.h"
#include "api/receipts.h"
#include "base/errors/encryption.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/remove.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

template <class Message>
struct WithPreviews {
  Field<"message", Message, "The message."> message;
  Field<"previewUrls", std::optional<std::vector<std::string>>, "Links to show previews of; left out: all.",
        bound::list_of_names>
      preview_urls;
};
using SendParams = WithPreviews<core::messages::SendMessage>;
using MessageRefParam = Named<"message", api::MessageRef, "Which one.">;
using MessageIdParam = Named<"mid", MessageId, "The message.">;
using ReceiptsParam = Named<"options", Named<"messageId", MessageId, "The message.">, "Which message.">;
using MessageIdsParam = Named<"messages", std::vector<MessageId>, "Their ids.", max_items(1000)>;

}  // namespace confab::ddp

namespace confab {

template <>
struct Fields<core::messages::EditMessage> {
  using P = core::messages::EditMessage;
  static constexpr auto list = FieldList{
      field("_id", &P::id, "The message."),
      field("rid", &P::room, "Its room."),
      field("msg", &P::text, "The new text.", bound::message_text),
      field("attachments", &P::attachments, "New attachments.", bound::attachments),
      field("customFields", &P::custom_fields, "New free-form fields.", bound::custom_fields),
      field("content", &P::content, "Of an encrypted message: what it is now.", bound::encrypted),
      field("e2eMentions", &P::e2e_mentions, "Whom it names now.", bound::encrypted_mentions),
      field("tmid", &P::tmid, "Its thread, which stays."),
      field("tshow", &P::tshow, "Whether a reply shows in the room, which stays."),
  };
};
}  // namespace confab

namespace confab::ddp {

/// Clients send the whole message with its new text: what cannot change must be as it is.
struct ChangedMessage : core::messages::EditMessage {
  json::object others;

  static constexpr auto kOthers = &ChangedMessage::others;
  static constexpr auto kFields = extended<core::messages::EditMessage>();
};
using EditParams = WithPreviews<ChangedMessage>;

namespace {

constexpr std::size_t kMaxKeyShown = 100;  // bytes

std::vector<core::messages::Receipt> receipts(Call& call, const ReceiptsParam& p) {
  try {
    return core::messages::receipts(call.ctx, call.actor(), p.value.value);
  } catch (const Refusal& refusal) {
    if (refusal.code() != errors::message_not_found) throw;
    throw Refusal(errors::invalid_message, "Invalid message", {{"method", "getReadReceipts"}});
  }
}

// What is not there is not the caller's to delete, in the words that clients know.
void remove(Call& call, const MessageRefParam& p) {
  if (core::messages::get_several(call.ctx, call.actor(), {p.value.id}).empty()) {
    throw Refusal(errors::action_not_allowed, "Not allowed", {{"action", "Delete_message"}});
  }
  core::messages::remove(call.ctx, call.actor(), {.id = p.value.id});
}

// Throws Refusal(invalid_update_key). `_updatedAt` is the server's own, and moves while a client writes.
void require_unchanged(Call& call, const ChangedMessage& changed) {
  if (changed.others.empty()) return;
  const auto message = core::messages::get(call.ctx, call.actor(), changed.id);
  // Clients send times in either form.
  const std::array present{parse_json(to_json(message, Dates::ejson)), parse_json(to_json(message, Dates::iso8601))};
  for (const auto& [key, value] : changed.others) {
    if (key == "_updatedAt") continue;
    const auto is_same = [&](const json::value& document) {
      const auto* member = find_member(document, key);
      return member != nullptr && *member == value;
    };
    if (std::ranges::any_of(present, is_same)) continue;
    throw Refusal(errors::invalid_update_key, "Cannot update the message " + excerpt(key, kMaxKeyShown));
  }
}

}  // namespace

void declare_message_methods(api::Methods& methods) {
  methods.add_later<SendParams, model::Message>(
      "sendMessage", Access::user(), "Send a message.",
      {errors::invalid_room, errors::not_allowed, errors::room_archived, errors::muted, errors::message_size_exceeded,
       errors::invalid_message, errors::message_ts_out_of_sync, errors::action_not_allowed,
       errors::message_same_as_tmid, errors::encryption_disabled},
      rate::lively, [](Call& call, const auto& p, auto then) {
        auto message = p.message;
        message.preview_urls = p.preview_urls;
        core::messages::send_later(call.ctx, call.actor(), std::move(message), std::move(then));
      });
  methods.add<EditParams, Nothing>(
      "updateMessage", Access::user(), "Change a message.",
      {errors::message_not_found, errors::action_not_allowed, errors::message_editing_blocked,
       errors::message_size_exceeded, errors::room_archived, errors::muted, errors::not_allowed,
       errors::message_change_to_thread, errors::message_same_as_tmid, errors::invalid_update_key,
       errors::encryption_disabled},
      rate::lively, [](Call& call, const auto& p) {
        require_unchanged(call, p.message);
        core::messages::EditMessage changes = p.message;
        changes.preview_urls = p.preview_urls;
        core::messages::edit(call.ctx, call.actor(), changes);
      });
  methods.add<MessageRefParam, Nothing>(
      "deleteMessage", Access::user(), "Delete a message.",
      {errors::message_not_found, errors::action_not_allowed, errors::message_deleting_blocked, errors::not_allowed},
      rate::lively, remove);
  methods.add<MessageIdParam, model::Message>(
      "getSingleMessage", Access::user(), "One message.", {errors::message_not_found}, rate::lively,
      [](Call& call, const auto& p) { return core::messages::get(call.ctx, call.actor(), p.value); });
  methods.add<ReceiptsParam, std::vector<core::messages::Receipt>>(
      "getReadReceipts", Access::user(), "Who has read a message, where read receipts are on.",
      {errors::invalid_message}, rate::lively, receipts);
  methods.add<MessageIdsParam, std::vector<model::Message>>(
      "getMessages", Access::user(), "Those of the messages that one may read.", rate::lively,
      [](Call& call, const auto& p) { return core::messages::get_several(call.ctx, call.actor(), p.value); });
}

}  // namespace confab::ddp
