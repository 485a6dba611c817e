#include "core/integrations/posting.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/json_members.h"
#include "base/text.h"
#include "core/messages/send.h"
#include "core/rooms/target.h"

namespace confab::core::integrations {
namespace {

constexpr std::size_t kMaxTargets = 100;
constexpr std::size_t kLongestLook = 2'048;  // alias, emoji, address of a picture

std::optional<std::string> text_of(const json::object& content, std::string_view key) {
  auto text = text_in(content, key);
  return text && !text->empty() ? text : std::nullopt;
}

std::optional<std::string> first_text(const json::object& content, std::string_view one, std::string_view other) {
  auto text = text_of(content, one);
  return text ? text : text_of(content, other);
}

std::optional<std::string> look(std::optional<std::string> said, const std::optional<std::string>& otherwise) {
  if (!said) return otherwise;
  if (said->size() > kLongestLook) throw Refusal(errors::invalid_params, "alias, avatar or emoji is too long");
  return said;
}

std::vector<std::string> channels_of(const json::object& content) {
  const auto* said = content.if_contains("channel");
  if (said == nullptr) said = content.if_contains("roomId");
  std::vector<std::string> channels;
  const auto add = [&](const json::value& one) {
    if (!one.is_string() || one.get_string().empty()) return;
    if (channels.size() > kMaxTargets) throw Refusal(errors::invalid_params, "At most 100 rooms at once");
    std::string channel{one.get_string()};
    if (std::ranges::find(channels, channel) == channels.end()) channels.push_back(std::move(channel));
  };
  if (said != nullptr && said->is_array()) {
    for (const auto& one : said->get_array()) add(one);
  } else if (said != nullptr) {
    add(*said);
  }
  return channels;
}

// `msg` of an attachment is its text.
json::array attachments_of(const json::object& content) {
  const auto* said = content.if_contains("attachments");
  if (said == nullptr || !said->is_array()) return {};
  auto attachments = said->get_array();
  for (auto& one : attachments) {
    if (!one.is_object()) continue;
    auto& attachment = one.get_object();
    if (const auto text = text_of(attachment, "msg")) attachment["text"] = trim(*text);
    attachment.erase("msg");
  }
  return attachments;
}

// Exactly one of the two, and what the call says goes first.
void set_picture(Posting& posting, const json::object& content, const model::Integration& integration) {
  posting.avatar = look(first_text(content, "icon_url", "avatar"), {});
  if (posting.avatar) return;
  posting.emoji = look(first_text(content, "icon_emoji", "emoji"), {});
  if (posting.emoji) return;
  posting.avatar = integration.avatar;
  if (!posting.avatar) posting.emoji = integration.emoji;
}

}  // namespace

Posting posting_of(const json::object& content, const model::Integration& integration) {
  Posting posting;
  posting.text = trim(first_text(content, "text", "msg").value_or(""));
  posting.channels = channels_of(content);
  posting.alias = look(first_text(content, "username", "alias"), integration.alias);
  set_picture(posting, content, integration);
  posting.attachments = attachments_of(content);
  posting.parse_urls = boolean_in(content, "parseUrls");
  posting.groupable = boolean_in(content, "groupable");
  if (const auto thread = text_of(content, "tmid")) posting.tmid = MessageId{*thread};
  const auto* fields = content.if_contains("customFields");
  if (fields != nullptr && fields->is_object()) posting.custom_fields = fields->get_object();
  return posting;
}

model::Message post(const Context& ctx, const Actor& as, const model::Integration& integration, const Posting& posting,
                    const RoomId& room) {
  return messages::send(ctx, as,
                        {.room = room,
                         .id = {},
                         .text = posting.text,
                         .alias = posting.alias,
                         .avatar = posting.avatar,
                         .emoji = posting.emoji,
                         .attachments = posting.attachments,
                         .custom_fields = posting.custom_fields,
                         .preview_urls = {},
                         .groupable = posting.groupable.value_or(false),
                         .parse_urls = posting.parse_urls.value_or(posting.attachments.empty()),
                         .ts = {},
                         .tmid = posting.tmid,
                         .tshow = {},
                         .t = {},
                         .integration = integration.id});
}

std::vector<model::Message> post(const Context& ctx, const Actor& as, const model::Integration& integration,
                                 const Posting& posting, const std::vector<std::string>& channels) {
  if (channels.size() > kMaxTargets) throw Refusal(errors::invalid_params, "At most 100 rooms at once");
  std::vector<RoomId> rooms;
  rooms.reserve(channels.size());
  for (const auto& channel : channels) rooms.push_back(rooms::resolve_target(ctx, as, channel));
  std::vector<model::Message> posted;
  posted.reserve(rooms.size());
  for (const auto& room : rooms) posted.push_back(post(ctx, as, integration, posting, room));
  return posted;
}

}  // namespace confab::core::integrations
