#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/fields.h"
#include "model/author.h"
#include "model/poll.h"
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

/// Who reacted with one emoji, in the order in which they did.
struct Reaction {
  std::vector<std::string> usernames;
  std::optional<std::vector<std::string>> names;  // where the workspace shows display names
};
/// By the emoji with its colons (`:smile:`), in the order in which they came.
using Reactions = OrderedMap<Reaction>;

/// Somebody who starred a message.
struct Starred {
  UserId id;
};

/// The type of what a client has encrypted: people wrote it, and only they can read it.
inline constexpr std::string_view kEncrypted = "e2e";
/// What is shown in place of its text by who cannot read it.
inline constexpr std::string_view kEncryptedText = "Encrypted message";

/// A message document, as stored and as sent (compat/entities.md, IMessage).
struct Message {
  std::int64_t room_pk = 0;    // not sent
  std::int64_t marks = 0;      // what it has, or once had (store/marks.h). Not sent
  std::int64_t countable = 0;  // its number among the room's messages that count as unread; 0: does not count. Not sent
  MessageId id;
  RoomId rid;
  std::int64_t seq = 0;         // position in the room: 1, 2, 3, ... without gaps
  std::int64_t thread_seq = 0;  // of a reply: that of its thread's first message; 0: none. Not sent
  Timestamp ts;
  Author u;
  std::string msg;
  std::optional<std::string> t;  // system message code, or kEncrypted
  RawJson md;                    // markup tree
  std::optional<std::vector<Mention>> mentions;
  std::optional<std::vector<ChannelMention>> channels;
  RawJson urls;
  RawJson attachments;
  RawJson file, files;  // what was uploaded: the first, and all of them (compat/files.md, 1.5)
  std::optional<std::string> alias, emoji, avatar;
  std::optional<bool> groupable;
  std::optional<bool> parse_urls;
  RawJson content;                 // of what a client has encrypted: {algorithm, ciphertext, ...}
  std::optional<std::string> e2e;  // pending, done: what clients note of it
  RawJson e2e_mentions;            // whom it names, as its client says
  RawJson bot;
  RawJson custom_fields;
  std::optional<std::string> role;         // in role system messages
  std::optional<Timestamp> first_sent_at;  // of a message that was moved here later
  std::optional<Poll> poll;                // what the message asks
  std::optional<Timestamp> edited_at;
  std::optional<UserRef> edited_by;
  std::optional<Reactions> reactions;           // absent: none
  std::optional<std::vector<Starred>> starred;  // of those who look at it; empty: nobody any more
  std::optional<bool> pinned;                   // false: no more
  std::optional<Timestamp> pinned_at;
  std::optional<UserRef> pinned_by;
  std::optional<bool> is_private;
  std::optional<MessageId> tmid;       // of a reply
  std::optional<bool> tshow;           // of a reply
  std::optional<std::int64_t> tcount;  // of a thread's first message, as the next two
  std::optional<Timestamp> tlm;
  std::optional<std::vector<UserId>> replies;  // by user number
  std::optional<RoomId> drid;                  // of the message that announces a discussion, as the next two
  std::optional<std::int64_t> dcount;
  std::optional<Timestamp> dlm;
  std::optional<bool> unread;  // where read receipts are on
  Timestamp updated_at;

  [[nodiscard]] bool is_encrypted() const { return t == kEncrypted; }
  /// Nobody wrote it: it tells what happened.
  [[nodiscard]] bool is_system() const { return t && !is_encrypted(); }
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::Mention> {
  static constexpr std::string_view name = "Mention";
  static constexpr auto list = FieldList{
      field("_id", &model::Mention::id, "A user's id, or all / here."),
      field("username", &model::Mention::username, "The name that was written."),
      field("name", &model::Mention::name, "Display name."),
      field("type", &model::Mention::type, "user or team."),
  };
};

template <>
struct confab::Fields<confab::model::ChannelMention> {
  static constexpr std::string_view name = "ChannelMention";
  static constexpr auto list = FieldList{
      field("_id", &model::ChannelMention::id, "The room's id."),
      field("name", &model::ChannelMention::name, "Its name."),
      field("fname", &model::ChannelMention::fname, "Its display name."),
  };
};

template <>
struct confab::Fields<confab::model::Reaction> {
  static constexpr std::string_view name = "Reaction";
  static constexpr auto list = FieldList{
      field("usernames", &model::Reaction::usernames, "Who reacted, in the order in which they did."),
      field("names", &model::Reaction::names, "Their display names, where the workspace shows them."),
  };
};

template <>
struct confab::Fields<confab::model::Starred> {
  static constexpr std::string_view name = "Starred";
  static constexpr auto list = FieldList{field("_id", &model::Starred::id, "The user.")};
};

template <>
struct confab::Fields<confab::model::Message> {
  static constexpr std::string_view name = "Message";
  using M = model::Message;
  static constexpr auto list = FieldList{
      field("_id", &M::id, "The message's id; may have been made by the client."),
      field("rid", &M::rid, "The room."),
      field("seq", &M::seq, "Position in the room, without gaps."),
      field("ts", &M::ts, "When it was sent."),
      field("u", &M::u, "Who sent it."),
      field("msg", &M::msg, "The text as typed."),
      field("t", &M::t, "Code of a system message; e2e: encrypted by the sender's client."),
      field("content", &M::content, "What is encrypted: {algorithm, ciphertext, ...}."),
      field("e2e", &M::e2e, "pending or done: of an encrypted message, as clients note it."),
      field("e2eMentions", &M::e2e_mentions,
            "Whom it names: {e2eUserMentions, e2eChannelMentions}, where E2E_Enabled_Mentions is on."),
      field("md", &M::md, "The text as a tree of markup."),
      field("mentions", &M::mentions, "Users that the text names."),
      field("channels", &M::channels, "Rooms that the text names."),
      field("urls", &M::urls, "Links in the text."),
      field("attachments", &M::attachments, "Attachments."),
      field("file", &M::file, "The file that was sent with it, the first one."),
      field("files", &M::files, "All files that were sent with it, smaller pictures made of them included."),
      field("alias", &M::alias, "Shown in place of the sender's name."),
      field("emoji", &M::emoji, "Shown in place of the sender's avatar."),
      field("avatar", &M::avatar, "Shown in place of the sender's avatar."),
      field("groupable", &M::groupable, "False: never joined with the message before."),
      field("parseUrls", &M::parse_urls, "False: no link previews."),
      field("bot", &M::bot, "The integration that sent it."),
      field("customFields", &M::custom_fields, "Free-form fields."),
      field("role", &M::role, "The role added or removed."),
      field("firstSentAt", &M::first_sent_at,
            "When it was sent first, of a message that was moved here. Confab's own."),
      field("poll", &M::poll, "What it asks, with the votes so far. Confab's own."),
      field("editedAt", &M::edited_at, "When it was last edited."),
      field("editedBy", &M::edited_by, "Who edited it."),
      field("reactions", &M::reactions, "By emoji (`:smile:`), who reacted with it."),
      field("starred", &M::starred, "Who starred it; in answers the caller alone."),
      field("pinned", &M::pinned, "Pinned to the room; false: no more."),
      field("pinnedAt", &M::pinned_at, "When it was pinned."),
      field("pinnedBy", &M::pinned_by, "Who pinned it."),
      field("tmid", &M::tmid, "The first message of the thread that it is a reply in."),
      field("tshow", &M::tshow, "A reply that shows in the room as well."),
      field("tcount", &M::tcount, "How many replies its thread has."),
      field("tlm", &M::tlm, "When the last reply was sent."),
      field("replies", &M::replies, "Who follows its thread."),
      field("drid", &M::drid, "The discussion that it announces."),
      field("dcount", &M::dcount, "How many messages the discussion has."),
      field("dlm", &M::dlm, "When the last of them was sent."),
      field("unread", &M::unread, "With read receipts: somebody has not read it; absent: all have."),
      field("private", &M::is_private, "True: only for the receiver, not stored."),
      field("_updatedAt", &M::updated_at, "When it last changed."),
  };
};
