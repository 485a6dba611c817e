#pragma once

#include <optional>

#include "core/kernel/context.h"
#include "core/messages/markup.h"
#include "core/messages/writers.h"
#include "model/message.h"

namespace confab::core::messages {

/// What people put into a message, before it is checked.
struct Content {
  std::string text;
  std::optional<json::array> attachments = {};     // left out: those that the message has
  std::optional<json::object> custom_fields = {};  // the same
  // The links whose previews are wanted; left out: all.
  std::optional<std::vector<std::string>> preview_urls = {};
};

/// Whom a text names, by row numbers: what a mention changes for them.
struct Named {
  std::vector<std::int64_t> users;      // members of the room other than the author, also as members of a team
  std::vector<std::int64_t> in_person;  // those of them who are named themselves
  bool group = false;                   // @all or @here
  bool all = false;                     // @all
};

/// A text that was read and checked, ready to be stored.
struct Prepared {
  Markup markup;
  Named named;
  bool wants_previews = false;  // of its links, to be requested when it is stored
};

/// Fills everything of `message` that follows from the content: text, tree, links, attachments, mentions, channels. To
/// be called before the transaction: it takes longest and needs no lock. A text that shows nothing is an empty one.
/// Messages of this server that it links to become attachments, quotes made earlier go. Throws
/// Refusal(message_size_exceeded | invalid_params | not_allowed).
Prepared prepare(const Context& ctx, const Writers& by, Content content, model::Message& message);

/// Whom and what `prepared.markup` names, into the message: people, teams, rooms, everybody.
void name_all(const Context& ctx, const Writers& by, Prepared& prepared, model::Message& message);

/// Whether a text may be that of a message. Throws Refusal(message_size_exceeded | invalid_params).
void check_message_text(const Context& ctx, std::string_view text);

/// Whether `actor` may call everybody: mention-all, mention-here and Message_MaxAll. Throws
/// Refusal(action_not_allowed).
void require_group_mention(const Context& ctx, const Actor& actor, const std::vector<std::string>& room_roles,
                           std::int64_t users_count, const Markup& markup);

}  // namespace confab::core::messages
