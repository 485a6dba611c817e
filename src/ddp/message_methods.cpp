#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/remove.h"
#include "core/messages/send.h"
#include "ddp/chat_methods.h"
#include "model/model.h"

namespace confab::ddp {

/// A message as clients write it. Members that only the server decides on are accepted and not used.
struct OutgoingMessage {
  std::optional<MessageId> id, tmid;
  RoomId room;
  std::string text;
  std::optional<std::string> alias, avatar, emoji;
  json::array attachments;
  json::object custom_fields;
  std::optional<bool> groupable, parse_urls;
  std::optional<Timestamp> ts;
};
struct SendParams {
  OutgoingMessage message;
};
struct EditedMessage {
  MessageId id;
  std::optional<RoomId> room;
  std::optional<std::string> text;
  std::optional<json::array> attachments;
  std::optional<json::object> custom_fields;
};
struct EditParams {
  EditedMessage message;
};
struct MessageRef {
  MessageId id;
};
struct MessageRefParam {
  MessageRef message;
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
struct Fields<ddp::OutgoingMessage> {
  using P = ddp::OutgoingMessage;
  static constexpr auto list = std::tuple{
      field("_id", &P::id, "Made by the client; the same id again sends nothing twice."),
      field("rid", &P::room, "The room."),
      field("msg", &P::text, "The text.", defaulted()),
      field("tmid", &P::tmid, "Threads are not there yet: refused."),
      field("alias", &P::alias, "Shown in place of one's name; needs message-impersonate."),
      field("avatar", &P::avatar, "Shown in place of one's avatar; needs message-impersonate."),
      field("emoji", &P::emoji, "The same."),
      field("attachments", &P::attachments, "Attachments.", max_length(100), defaulted()),
      field("customFields", &P::custom_fields, "Free-form fields.", defaulted()),
      field("groupable", &P::groupable, "False: never joined with the message before."),
      field("parseUrls", &P::parse_urls, "False: no link previews."),
      field("ts", &P::ts, "The client's clock; must not be far from the server's."),
  };
};
template <>
struct Fields<ddp::SendParams> {
  static constexpr auto list = std::tuple{field("message", &ddp::SendParams::message, "The message.")};
};
template <>
struct Fields<ddp::EditedMessage> {
  using P = ddp::EditedMessage;
  static constexpr auto list = std::tuple{
      field("_id", &P::id, "The message."),
      field("rid", &P::room, "Its room."),
      field("msg", &P::text, "The new text."),
      field("attachments", &P::attachments, "New attachments.", max_length(100)),
      field("customFields", &P::custom_fields, "New free-form fields."),
  };
};
template <>
struct Fields<ddp::EditParams> {
  static constexpr auto list = std::tuple{field("message", &ddp::EditParams::message, "What is to change.")};
};
template <>
struct Fields<ddp::MessageRef> {
  static constexpr auto list = std::tuple{field("_id", &ddp::MessageRef::id, "The message.")};
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

model::Message send(Call& call, const SendParams& p) {
  const auto& m = p.message;
  return core::messages::send(call.ctx, call.actor(),
                              {.room = m.room,
                               .id = m.id,
                               .text = m.text,
                               .alias = m.alias,
                               .avatar = m.avatar,
                               .emoji = m.emoji,
                               .attachments = m.attachments,
                               .custom_fields = m.custom_fields,
                               .groupable = m.groupable,
                               .parse_urls = m.parse_urls,
                               .ts = m.ts,
                               .tmid = m.tmid});
}

Nothing edit(Call& call, const EditParams& p) {
  const auto& m = p.message;
  core::messages::edit(
      call.ctx, call.actor(),
      {.id = m.id, .room = m.room, .text = m.text, .custom_fields = m.custom_fields, .attachments = m.attachments});
  return {};
}

// Some may have been deleted meanwhile, which is no reason to hold back the others.
std::vector<model::Message> get_several(Call& call, const MessageIdsParam& p) {
  auto messages = core::messages::get_several(call.ctx, call.actor(), p.ids);
  if (messages.empty() && !p.ids.empty()) throw Refusal(ErrorCode::message_not_found, "No message found");
  return messages;
}

}  // namespace

void declare_message_methods(api::Methods& methods) {
  methods.add<SendParams, model::Message>(
      "sendMessage", {
                         .access = Access::user(),
                         .summary = "Send a message.",
                         .errors = {ErrorCode::invalid_room, ErrorCode::not_allowed, ErrorCode::room_archived,
                                    ErrorCode::muted, ErrorCode::message_size_exceeded},
                         .rate = kLively,
                         .handler = send,
                     });
  methods.add<EditParams, Nothing>("updateMessage",
                                   {
                                       .access = Access::user(),
                                       .summary = "Change a message.",
                                       .errors = {ErrorCode::message_not_found, ErrorCode::action_not_allowed,
                                                  ErrorCode::message_editing_blocked, ErrorCode::message_size_exceeded},
                                       .rate = kLively,
                                       .handler = edit,
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
