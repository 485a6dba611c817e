#include "api/messages.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/remove.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

struct SendParams {
  core::messages::SendMessage message;
};
struct EditParams {
  core::messages::EditMessage message;
};
struct MessageRefParam {
  api::MessageRef message;
};
struct MessageIdParam {
  MessageId id;
};
struct MessageIdsParam {
  std::vector<MessageId> ids;
};

}  // namespace confab::ddp

namespace confab {

template <>
struct Fields<ddp::SendParams> {
  static constexpr auto list = std::tuple{field("message", &ddp::SendParams::message, "The message.")};
};
template <>
struct Fields<core::messages::EditMessage> {
  using P = core::messages::EditMessage;
  static constexpr auto list = std::tuple{
      field("_id", &P::id, "The message."),
      field("rid", &P::room, "Its room."),
      field("msg", &P::text, "The new text.", bound::message_text),
      field("attachments", &P::attachments, "New attachments.", max_length(100)),
      field("customFields", &P::custom_fields, "New free-form fields."),
  };
};
template <>
struct Fields<ddp::EditParams> {
  static constexpr auto list = std::tuple{field("message", &ddp::EditParams::message, "What is to change.")};
};
template <>
struct Fields<ddp::MessageRefParam> {
  static constexpr auto list = std::tuple{field("message", &ddp::MessageRefParam::message, "Which one.")};
};
template <>
struct Fields<ddp::MessageIdParam> {
  static constexpr auto list = std::tuple{field("mid", &ddp::MessageIdParam::id, "The message.")};
};
template <>
struct Fields<ddp::MessageIdsParam> {
  static constexpr auto list =
      std::tuple{field("messages", &ddp::MessageIdsParam::ids, "Their ids.", max_length(1000))};
};

}  // namespace confab

namespace confab::ddp {
namespace {

using api::Access;
using api::Call;
using api::Nothing;

// Some may have been deleted meanwhile, which is no reason to hold back the others.
std::vector<model::Message> get_several(Call& call, const MessageIdsParam& p) {
  auto messages = core::messages::get_several(call.ctx, call.actor(), p.ids);
  if (messages.empty() && !p.ids.empty()) throw Refusal(ErrorCode::message_not_found, "No message found");
  return messages;
}

}  // namespace

void declare_message_methods(api::Methods& methods) {
  methods.add<SendParams, model::Message>(
      "sendMessage",
      {
          .access = Access::user(),
          .summary = "Send a message.",
          .errors = {ErrorCode::invalid_room, ErrorCode::not_allowed, ErrorCode::room_archived, ErrorCode::muted,
                     ErrorCode::message_size_exceeded},
          .rate = kLively,
          .handler = [](Call& call,
                        const SendParams& p) { return core::messages::send(call.ctx, call.actor(), p.message); },
      });
  methods.add<EditParams, Nothing>("updateMessage",
                                   {
                                       .access = Access::user(),
                                       .summary = "Change a message.",
                                       .errors = {ErrorCode::message_not_found, ErrorCode::action_not_allowed,
                                                  ErrorCode::message_editing_blocked, ErrorCode::message_size_exceeded},
                                       .rate = kLively,
                                       .handler =
                                           [](Call& call, const EditParams& p) {
                                             core::messages::edit(call.ctx, call.actor(), p.message);
                                             return Nothing{};
                                           },
                                   });
  methods.add<MessageRefParam, Nothing>(
      "deleteMessage",
      {
          .access = Access::user(),
          .summary = "Delete a message.",
          .errors = {ErrorCode::message_not_found, ErrorCode::action_not_allowed, ErrorCode::message_deleting_blocked},
          .rate = kLively,
          .handler =
              [](Call& call, const MessageRefParam& p) {
                core::messages::remove(call.ctx, call.actor(), {.id = p.message.id});
                return Nothing{};
              },
      });
  methods.add<MessageIdParam, model::Message>(
      "getSingleMessage",
      {
          .access = Access::user(),
          .summary = "One message.",
          .errors = {ErrorCode::message_not_found},
          .rate = kLively,
          .handler = [](Call& call,
                        const MessageIdParam& p) { return core::messages::get(call.ctx, call.actor(), p.id); },
      });
  methods.add<MessageIdsParam, std::vector<model::Message>>("getMessages",
                                                            {
                                                                .access = Access::user(),
                                                                .summary = "Those of the messages that one may read.",
                                                                .errors = {ErrorCode::message_not_found},
                                                                .rate = kLively,
                                                                .handler = get_several,
                                                            });
}

}  // namespace confab::ddp
