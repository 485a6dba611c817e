#include "base/errors/messages.h"
#include "api/messages.h"
#include "base/errors/encryption.h"
#include "base/errors/members.h"
#include "base/errors/rooms.h"
#include "base/text.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/messages/remove.h"
#include "core/rooms/info.h"
#include "core/rooms/target.h"
#include "rest/chat_api.h"

namespace confab::rest {

struct SendParams {
  Field<"message", core::messages::SendMessage, "The message.",
        when_missing(errors::message_params_invalid, R"(The "message" parameter must be provided.)")>
      message;
  Field<"previewUrls", std::optional<std::vector<std::string>>, "Links to show previews of; left out: all.",
        bound::list_of_names>
      preview_urls;
};
using OneMessage = Named<"message", model::Message, "The message.">;
struct PostParams {
  json::value room_id, channel;
  std::string text;
  std::optional<std::string> alias, avatar, emoji;
  json::value attachments;
  std::optional<json::object> custom_fields;
  std::optional<MessageId> tmid;
  std::optional<bool> parse_urls;

  static constexpr auto kFields = FieldList{
      field("roomId", &PostParams::room_id, "A room's id, or a list.", bound::free_form, defaulted()),
      field("channel", &PostParams::channel, "#channel, @user, a name or an id, or a list.", bound::free_form,
            defaulted()),
      field("text", &PostParams::text, "The text.", bound::message_text, confab::alias("msg"), defaulted()),
      field("alias", &PostParams::alias, "Shown in place of one's name; needs message-impersonate.", bound::text),
      field("avatar", &PostParams::avatar, "Shown in place of one's avatar; needs message-impersonate.", bound::url),
      field("emoji", &PostParams::emoji, "Shown in place of one's avatar.", bound::text),
      field("attachments", &PostParams::attachments, "A list of attachments; anything else is ignored.",
            max_bytes(131'072), defaulted()),
      field("customFields", &PostParams::custom_fields, "Free-form fields.", bound::custom_fields),
      field("tmid", &PostParams::tmid, "The message that it answers."),
      field("parseUrls", &PostParams::parse_urls, "False: no link previews."),
  };
};
struct PostResult {
  Field<"ts", std::int64_t, "When, in milliseconds."> ts = 0;
  Field<"channel", std::string, "Where to."> channel;
  Field<"message", model::Message, "The message; of several, the last."> message;
};
struct UpdateParams {
  Field<"roomId", RoomId, "The room."> room_id;
  Field<"msgId", MessageId, "The message."> msg_id;
  Field<"text", std::optional<std::string>, "The new text.", bound::message_text> text;
  Field<"customFields", std::optional<json::object>, "New free-form fields.", bound::custom_fields> custom_fields;
  Field<"previewUrls", std::optional<std::vector<std::string>>, "Links to show previews of; left out: all.",
        bound::list_of_names>
      preview_urls;
  Field<"content", std::optional<json::object>, "Of an encrypted message: what it is now.", bound::encrypted> content;
  Field<"e2eMentions", std::optional<json::object>, "Whom it names now.", bound::encrypted_mentions> e2e_mentions;
};
struct DeleteParams {
  Field<"msgId", MessageId, "The message."> msg_id;
  Field<"roomId", RoomId, "The room."> room_id;
  Field<"asUser", std::optional<bool>, "In the author's name; needs force-delete-message."> as_user;
};
struct DeleteResult {
  Field<"_id", MessageId, "The message."> id;
  Field<"ts", std::string, "When, in milliseconds; a text, as clients know it."> ts;
  Field<"message", model::Message, "As it was."> message;
};
struct GetParams {
  Field<"msgId", MessageId, "The message.",
        when_missing(errors::params_refused, R"(The "msgId" query parameter must be provided.)")>
      value;
};

namespace {

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
  if (names.empty()) throw Refusal(errors::invalid_channel);
  constexpr std::size_t kMaxTargets = 100;
  if (names.size() > kMaxTargets) throw Refusal(errors::invalid_params, "At most 100 rooms at once");
  std::vector<RoomId> targets;
  targets.reserve(names.size());
  for (const auto& name : names) targets.push_back(core::rooms::resolve_target(call.ctx, call.actor(), name));
  const auto attachments = p.attachments.is_array() ? p.attachments.get_array() : json::array{};
  PostResult result;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    auto sent = core::messages::send(call.ctx, call.actor(),
                                     {.room = targets[i],
                                      .id = {},
                                      .text = std::string{trim(p.text)},
                                      .alias = p.alias.value_or(""),
                                      .avatar = p.avatar,
                                      .emoji = p.emoji,
                                      .attachments = attachments,
                                      .custom_fields = p.custom_fields,
                                      .preview_urls = {},
                                      .groupable = false,
                                      .parse_urls = p.parse_urls.value_or(attachments.empty()),
                                      .ts = {},
                                      .tmid = p.tmid,
                                      .tshow = {},
                                      .t = {}});
    if (i == 0) result.message = std::move(sent);
  }
  result.channel = names.front();
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
  endpoints.post_later<SendParams, OneMessage>(
      "/api/v1/chat.sendMessage", Access::user(), "Send a message.",
      {errors::invalid_room, errors::not_allowed, errors::room_archived, errors::muted, errors::message_size_exceeded,
       errors::invalid_message, errors::message_ts_out_of_sync, errors::action_not_allowed,
       errors::message_same_as_tmid, errors::encryption_disabled},
      rate::lively, Check::by_hand, MaxBody{api::kMaxMessageBody}, [](Call& call, const auto& p, auto then) {
        auto message = p.message;
        message.preview_urls = p.preview_urls;
        core::messages::send_later(call.ctx, call.actor(), std::move(message),
                                   then_made<model::Message>(std::move(then), [](model::Message sent) {
                                     return OneMessage{std::move(sent)};
                                   }));
      });
  endpoints.post<PostParams, PostResult>(
      "/api/v1/chat.postMessage", Access::user(), "Send a message to rooms named in words; bots do.",
      {errors::invalid_channel, errors::not_allowed, errors::message_size_exceeded, errors::room_archived,
       errors::muted, errors::invalid_message, errors::action_not_allowed, errors::user_is_banned},
      rate::lively, Check::by_hand, MaxBody{api::kMaxMessageBody}, post);
  endpoints.post<UpdateParams, OneMessage>(
      "/api/v1/chat.update", Access::user(), "Change a message's text.",
      {errors::message_not_found, errors::action_not_allowed, errors::message_editing_blocked,
       errors::message_size_exceeded, errors::room_archived, errors::muted, errors::not_allowed, errors::not_possible,
       errors::invalid_update_key, errors::encryption_disabled},
      rate::lively, Check::pattern, MaxBody{api::kMaxMessageBody}, [](Call& call, const auto& p) {
        if (!p.text && !p.custom_fields && !p.content) {
          throw Refusal(errors::match_failed, "Match error: Missing key 'text'");
        }
        return core::messages::edit(call.ctx, call.actor(),
                                    {.id = p.msg_id,
                                     .room = p.room_id,
                                     .text = p.text,
                                     .custom_fields = p.custom_fields,
                                     .attachments = {},
                                     .preview_urls = p.preview_urls,
                                     .content = p.content,
                                     .e2e_mentions = p.e2e_mentions});
      });
  endpoints.post<DeleteParams, DeleteResult>(
      "/api/v1/chat.delete", Access::user(), "Delete a message.",
      {errors::message_not_found, errors::action_not_allowed, errors::message_deleting_blocked, errors::not_allowed,
       errors::not_possible},
      rate::lively, Check::pattern, remove);
  endpoints.get<GetParams, OneMessage>(
      "/api/v1/chat.getMessage", Access::user(), "One message.", {errors::message_not_shown}, rate::lively,
      Check::by_hand, Renamed{errors::message_not_found, errors::message_not_shown},
      [](Call& call, const auto& p) { return core::messages::get(call.ctx, call.actor(), p.value); });
}

}  // namespace confab::rest
