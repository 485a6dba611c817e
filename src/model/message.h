#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "model/user.h"

namespace confab::model {

struct Mention {
  std::string id;  // a user's id, or "all" / "here"
  std::string username;
  std::optional<std::string> name;
  std::optional<std::string> type;  // user
};

struct ChannelMention {
  RoomId id;
  std::string name;
  std::optional<std::string> fname;
};

/// A message document, as stored and as sent (compat/entities.md, IMessage).
struct Message {
  std::int64_t room_pk = 0;    // not sent
  std::int64_t user_pk = 0;    // not sent
  std::int64_t countable = 0;  // its number among the room's messages that count as unread; 0: does not count. Not sent
  MessageId id;
  RoomId rid;
  std::int64_t seq = 0;  // position in the room: 1, 2, 3, ... without gaps
  Timestamp ts;
  UserRef u;
  std::string msg;
  std::optional<std::string> t;  // system message code
  RawJson md;                    // markup tree
  std::optional<std::vector<Mention>> mentions;
  std::optional<std::vector<ChannelMention>> channels;
  RawJson urls;
  RawJson attachments;
  std::optional<std::string> alias, emoji, avatar;
  std::optional<bool> groupable;
  std::optional<bool> parse_urls;
  RawJson bot;
  RawJson custom_fields;
  std::optional<std::string> role;  // in role system messages
  std::optional<Timestamp> edited_at;
  std::optional<UserRef> edited_by;
  std::optional<bool> is_private;
  Timestamp updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::Mention> {
  static constexpr std::string_view name = "Mention";
  static constexpr auto list = std::tuple{
      field("_id", &model::Mention::id, "A user's id, or all / here."),
      field("username", &model::Mention::username, "The name that was written."),
      field("name", &model::Mention::name, "Display name."),
      field("type", &model::Mention::type, "user or team."),
  };
};

template <>
struct confab::Fields<confab::model::ChannelMention> {
  static constexpr std::string_view name = "ChannelMention";
  static constexpr auto list = std::tuple{
      field("_id", &model::ChannelMention::id, "The room's id."),
      field("name", &model::ChannelMention::name, "Its name."),
      field("fname", &model::ChannelMention::fname, "Its display name."),
  };
};

template <>
struct confab::Fields<confab::model::Message> {
  static constexpr std::string_view name = "Message";
  using M = model::Message;
  static constexpr auto list = std::tuple{
      field("_id", &M::id, "The message's id; may have been made by the client."),
      field("rid", &M::rid, "The room."),
      field("seq", &M::seq, "Position in the room, without gaps."),
      field("ts", &M::ts, "When it was sent."),
      field("u", &M::u, "Who sent it."),
      field("msg", &M::msg, "The text as typed."),
      field("t", &M::t, "Code of a system message."),
      field("md", &M::md, "The text as a tree of markup."),
      field("mentions", &M::mentions, "Users that the text names."),
      field("channels", &M::channels, "Rooms that the text names."),
      field("urls", &M::urls, "Links in the text."),
      field("attachments", &M::attachments, "Attachments."),
      field("alias", &M::alias, "Shown in place of the sender's name."),
      field("emoji", &M::emoji, "Shown in place of the sender's avatar."),
      field("avatar", &M::avatar, "Shown in place of the sender's avatar."),
      field("groupable", &M::groupable, "False: never joined with the message before."),
      field("parseUrls", &M::parse_urls, "False: no link previews."),
      field("bot", &M::bot, "The integration that sent it."),
      field("customFields", &M::custom_fields, "Free-form fields."),
      field("role", &M::role, "The role added or removed."),
      field("editedAt", &M::edited_at, "When it was last edited."),
      field("editedBy", &M::edited_by, "Who edited it."),
      field("private", &M::is_private, "True: only for the receiver, not stored."),
      field("_updatedAt", &M::updated_at, "When it last changed."),
  };
};
