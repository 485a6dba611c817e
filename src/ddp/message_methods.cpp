#include "api/messages.h"
#include "api/receipts.h"
#include "base/errors/members.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/remove.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

template <class Message>
struct WithPreviews {
  Message message;
  std::optional<std::vector<std::string>> preview_urls;

  static constexpr auto kFields = FieldList{
      field("message", &WithPreviews::message, "The message."),
      field("previewUrls", &WithPreviews::preview_urls, "Links to show previews of; left out: all.",
            bound::list_of_names),
  };
};
using SendParams = WithPreviews<core::messages::SendMessage>;
using EditParams = WithPreviews<core::messages::EditMessage>;
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
      field("tmid", &P::tmid, "Its thread, which stays."),
      field("tshow", &P::tshow, "Whether a reply shows in the room, which stays."),
  };
};
}  // namespace confab

namespace confab::ddp {
namespace {

using api::Access;
using api::Call;
using api::Nothing;

// Some may have been deleted meanwhile, which is no reason to hold back the others.
std::vector<model::Message> get_several(Call& call, const MessageIdsParam& p) {
  auto messages = core::messages::get_several(call.ctx, call.actor(), p.value);
  if (messages.empty() && !p.value.empty()) throw Refusal(errors::message_not_found, "No message found");
  return messages;
}

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

}  // namespace

void declare_message_methods(api::Methods& methods) {
  methods.add_later<SendParams, model::Message>({
      .name = "sendMessage",
      .access = Access::user(),
      .summary = "Send a message.",
      .errors = {errors::invalid_room, errors::not_allowed, errors::room_archived, errors::muted,
                 errors::message_size_exceeded, errors::invalid_message, errors::message_ts_out_of_sync,
                 errors::action_not_allowed, errors::message_same_as_tmid},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p, auto then) {
            auto message = p.message;
            message.preview_urls = p.preview_urls;
            core::messages::send_later(call.ctx, call.actor(), std::move(message), std::move(then));
          },
  });
  methods.add<EditParams, Nothing>({
      .name = "updateMessage",
      .access = Access::user(),
      .summary = "Change a message.",
      .errors = {errors::message_not_found, errors::action_not_allowed, errors::message_editing_blocked,
                 errors::message_size_exceeded, errors::room_archived, errors::muted, errors::not_allowed,
                 errors::message_change_to_thread, errors::message_same_as_tmid, errors::invalid_update_key},
      .rate = kLively,
      .handler =
          [](Call& call, const auto& p) {
            auto changes = p.message;
            changes.preview_urls = p.preview_urls;
            core::messages::edit(call.ctx, call.actor(), changes);
          },
  });
  methods.add<MessageRefParam, Nothing>({
      .name = "deleteMessage",
      .access = Access::user(),
      .summary = "Delete a message.",
      .errors = {errors::message_not_found, errors::action_not_allowed, errors::message_deleting_blocked,
                 errors::not_allowed},
      .rate = kLively,
      .handler = remove,
  });
  methods.add<MessageIdParam, model::Message>({
      .name = "getSingleMessage",
      .access = Access::user(),
      .summary = "One message.",
      .errors = {errors::message_not_found},
      .rate = kLively,
      .handler = [](Call& call, const auto& p) { return core::messages::get(call.ctx, call.actor(), p.value); },
  });
  methods.add<ReceiptsParam, std::vector<core::messages::Receipt>>({
      .name = "getReadReceipts",
      .access = Access::user(),
      .summary = "Who has read a message, where read receipts are on.",
      .errors = {errors::invalid_message},
      .rate = kLively,
      .handler = receipts,
  });
  methods.add<MessageIdsParam, std::vector<model::Message>>({
      .name = "getMessages",
      .access = Access::user(),
      .summary = "Those of the messages that one may read.",
      .errors = {errors::message_not_found},
      .rate = kLively,
      .handler = get_several,
  });
}

}  // namespace confab::ddp
