#include "api/messages.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/remove.h"
#include "core/rooms/info.h"
#include "core/rooms/target.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct SendParams {
  core::messages::SendMessage message;
  std::optional<json::array> preview_urls;
};
struct OneMessage {
  model::Message message;
};
struct PostParams {
  json::value room_id, channel;
  std::string text;
  std::optional<std::string> alias, avatar, emoji;
  std::optional<json::array> attachments;
  std::optional<json::object> custom_fields;
  std::optional<MessageId> tmid;
  std::optional<bool> parse_urls;
};
struct PostResult {
  std::int64_t ts = 0;
  std::string channel;
  model::Message message;
};
struct UpdateParams {
  RoomId room_id;
  MessageId msg_id;
  std::optional<std::string> text;
  std::optional<json::object> custom_fields;
  std::optional<json::array> preview_urls;
};
struct DeleteParams {
  MessageId msg_id;
  RoomId room_id;
  std::optional<bool> as_user;
};
struct DeleteResult {
  MessageId id;
  std::string ts;
  model::Message message;
};
struct GetParams {
  MessageId msg_id;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::SendParams> {
  using P = rest::SendParams;
  static constexpr auto list = std::tuple{
      field("message", &P::message, "The message."),
      field("previewUrls", &P::preview_urls, "Links to show previews of."),
  };
};
template <>
struct Fields<rest::OneMessage> {
  static constexpr auto list = std::tuple{field("message", &rest::OneMessage::message, "The message.")};
};
template <>
struct Fields<rest::PostParams> {
  using P = rest::PostParams;
  static constexpr auto list = std::tuple{
      field("roomId", &P::room_id, "A room's id, or a list.", defaulted()),
      field("channel", &P::channel, "#channel, @user, a name or an id, or a list.", defaulted()),
      field("text", &P::text, "The text.", bound::message_text, alias("msg"), defaulted()),
      field("alias", &P::alias, "Shown in place of one's name; needs message-impersonate."),
      field("avatar", &P::avatar, "Shown in place of one's avatar; needs message-impersonate.", bound::url),
      field("emoji", &P::emoji, "The same."),
      field("attachments", &P::attachments, "Attachments.", max_length(100)),
      field("customFields", &P::custom_fields, "Free-form fields."),
      field("tmid", &P::tmid, "Threads are not there yet: refused."),
      field("parseUrls", &P::parse_urls, "False: no link previews."),
  };
};
template <>
struct Fields<rest::PostResult> {
  using R = rest::PostResult;
  static constexpr auto list = std::tuple{
      field("ts", &R::ts, "When, in milliseconds."),
      field("channel", &R::channel, "Where to."),
      field("message", &R::message, "The message; of several, the last."),
  };
};
template <>
struct Fields<rest::UpdateParams> {
  using P = rest::UpdateParams;
  static constexpr auto list = std::tuple{
      field("roomId", &P::room_id, "The room."),
      field("msgId", &P::msg_id, "The message."),
      field("text", &P::text, "The new text.", bound::message_text),
      field("customFields", &P::custom_fields, "New free-form fields."),
      field("previewUrls", &P::preview_urls, "Links to show previews of."),
  };
};
template <>
struct Fields<rest::DeleteParams> {
  using P = rest::DeleteParams;
  static constexpr auto list = std::tuple{
      field("msgId", &P::msg_id, "The message."),
      field("roomId", &P::room_id, "The room."),
      field("asUser", &P::as_user, "In the author's name; needs force-delete-message."),
  };
};
template <>
struct Fields<rest::DeleteResult> {
  using R = rest::DeleteResult;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The message."),
      field("ts", &R::ts, "When, in milliseconds; a text, as clients know it."),
      field("message", &R::message, "As it was."),
  };
};
template <>
struct Fields<rest::GetParams> {
  static constexpr auto list = std::tuple{field("msgId", &rest::GetParams::msg_id, "The message.")};
};

}  // namespace confab

namespace confab::rest {
namespace {

using api::Access;
using api::Call;

void append_texts(const json::value& value, std::vector<std::string>& out) {
  if (value.is_string()) out.emplace_back(value.get_string());
  if (!value.is_array()) return;
  for (const auto& item : value.get_array()) {
    if (item.is_string()) out.emplace_back(item.get_string());
  }
}

// Every target is resolved before the first message goes out.
PostResult post(Call& call, const PostParams& p) {
  std::vector<std::string> names;
  append_texts(p.room_id, names);
  append_texts(p.channel, names);
  if (names.empty()) throw Refusal(ErrorCode::invalid_params, "Either roomId or channel is required");
  constexpr std::size_t kMaxTargets = 100;
  if (names.size() > kMaxTargets) throw Refusal(ErrorCode::invalid_params, "At most 100 rooms at once");
  std::vector<RoomId> targets;
  targets.reserve(names.size());
  for (const auto& name : names) targets.push_back(core::rooms::resolve_target(call.ctx, call.actor(), name));
  PostResult result;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    result.message =
        core::messages::send(call.ctx, call.actor(),
                             {.room = targets[i],
                              .id = {},
                              .text = p.text,
                              .alias = p.alias,
                              .avatar = p.avatar,
                              .emoji = p.emoji,
                              .attachments = p.attachments.value_or(json::array{}),
                              .custom_fields = p.custom_fields.value_or(json::object{}),
                              .groupable = p.alias || p.avatar || p.emoji ? std::optional{false} : std::nullopt,
                              .parse_urls = p.parse_urls,
                              .ts = {},
                              .tmid = p.tmid});
    result.channel = names[i].starts_with('#') || names[i].starts_with('@') ? names[i].substr(1) : names[i];
  }
  result.ts = to_millis(result.message.ts);
  return result;
}

DeleteResult remove(Call& call, const DeleteParams& p) {
  auto removed = core::messages::remove(call.ctx, call.actor(),
                                        {.id = p.msg_id, .room = p.room_id, .as_user = p.as_user.value_or(false)});
  return {removed.id, std::to_string(to_millis(removed.at)), std::move(removed.message)};
}

}  // namespace

void declare_messages(api::Endpoints& endpoints) {
  endpoints.post<SendParams, OneMessage>(
      "/api/v1/chat.sendMessage",
      {
          .access = Access::user(),
          .summary = "Send a message.",
          .errors = {ErrorCode::invalid_room, ErrorCode::not_allowed, ErrorCode::room_archived, ErrorCode::muted,
                     ErrorCode::message_size_exceeded, ErrorCode::invalid_message},
          .rate = api::kInteractive,
          .max_body = api::kMaxMessageBody,
          .handler =
              [](Call& call, const SendParams& p) {
                return OneMessage{core::messages::send(call.ctx, call.actor(), p.message)};
              },
      });
  endpoints.post<PostParams, PostResult>(
      "/api/v1/chat.postMessage",
      {
          .access = Access::user(),
          .summary = "Send a message to rooms named in words; bots do.",
          .errors = {ErrorCode::invalid_channel, ErrorCode::not_allowed, ErrorCode::message_size_exceeded},
          .rate = api::kInteractive,
          .max_body = api::kMaxMessageBody,
          .handler = post,
      });
  endpoints.post<UpdateParams, OneMessage>(
      "/api/v1/chat.update", {
                                 .access = Access::user(),
                                 .summary = "Change a message's text.",
                                 .errors = {ErrorCode::message_not_found, ErrorCode::action_not_allowed,
                                            ErrorCode::message_editing_blocked, ErrorCode::message_size_exceeded},
                                 .rate = api::kInteractive,
                                 .max_body = api::kMaxMessageBody,
                                 .handler =
                                     [](Call& call, const UpdateParams& p) {
                                       if (!p.text && !p.custom_fields) {
                                         throw Refusal(ErrorCode::invalid_params, "must have required property 'text'");
                                       }
                                       return OneMessage{core::messages::edit(call.ctx, call.actor(),
                                                                              {.id = p.msg_id,
                                                                               .room = p.room_id,
                                                                               .text = p.text,
                                                                               .custom_fields = p.custom_fields,
                                                                               .attachments = {}})};
                                     },
                             });
  endpoints.post<DeleteParams, DeleteResult>(
      "/api/v1/chat.delete",
      {
          .access = Access::user(),
          .summary = "Delete a message.",
          .errors = {ErrorCode::message_not_found, ErrorCode::action_not_allowed, ErrorCode::message_deleting_blocked},
          .rate = api::kInteractive,
          .handler = remove,
      });
  endpoints.get<GetParams, OneMessage>(
      "/api/v1/chat.getMessage", {
                                     .access = Access::user(),
                                     .summary = "One message.",
                                     .errors = {ErrorCode::message_not_found},
                                     .rate = api::kInteractive,
                                     .handler =
                                         [](Call& call, const GetParams& p) {
                                           return OneMessage{core::messages::get(call.ctx, call.actor(), p.msg_id)};
                                         },
                                 });
}

}  // namespace confab::rest
