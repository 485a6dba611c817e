#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/kernel/context.h"
#include "core/messages/writers.h"
#include "model/message.h"
#include "sql/database.h"

namespace confab::core::messages {

/// Whether a link leads to this server (Site_Url).
[[nodiscard]] bool is_own_link(const Context& ctx, std::string_view link);

/// The messages that links lead to (`Site_Url/channel/x?msg=id`), as attachments in the order of the links: those that
/// who writes may read. What they quote themselves is kept down to Message_QuoteChainLimit. No more than fits into a
/// message; `message` itself is not quoted.
[[nodiscard]] json::array quotes_of(sql::Session& session, const Context& ctx, const Writers& by,
                                    const model::Message& message, const std::vector<std::string>& links);

/// A message as an attachment shows it: text, author, time, and what it quotes itself, down to
/// Message_QuoteChainLimit. By its `author_id` it is found when its author's account goes (forget_traces.h), whatever
/// kind of message it is put into.
[[nodiscard]] json::object excerpt_of(const Context& ctx, const model::Message& message);

/// The message that such a link leads to: what stands behind `msg=` in its query.
[[nodiscard]] std::optional<MessageId> quoted_message(std::string_view link);
/// The picture of an author, as excerpts name it.
[[nodiscard]] std::string quote_icon(std::string_view username);

/// The stored attachments of a message as a list; empty when there are none. Nothing is shared with the text.
[[nodiscard]] json::array all_of(const RawJson& attachments);
/// The attachments without quotes.
[[nodiscard]] json::array without_quotes(const RawJson& attachments);

}  // namespace confab::core::messages
