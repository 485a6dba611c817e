#pragma once
// How a message lies in its row, for everything that reads or writes messages.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.h"
#include "model/message.h"
#include "sql/database.h"

namespace confab::store {

/// The primary key of a message: a room's history lies together, in order.
[[nodiscard]] constexpr std::int64_t position_of(std::int64_t room_pk, std::int64_t seq) {
  return room_pk * (std::int64_t{1} << 32) + seq;
}

/// Joins behind `messages m` for message_columns(); `r` must be the room.
inline constexpr std::string_view kMessageJoins =
    "LEFT JOIN users mu ON mu.pk = m.user_pk LEFT JOIN users me ON me.pk = m.edited_by_pk";
[[nodiscard]] std::string_view message_columns();
/// When the message, or a name that it shows, changed last. Needs kMessageJoins.
inline constexpr std::string_view kMessageTime =
    "%greatest%(m.updated_at, coalesce(mu.renamed_at, 0), coalesce(me.renamed_at, 0))";
/// Reads message_columns() from column `first` on. What lies in other tables, store/message_list.h adds.
[[nodiscard]] model::Message message_from(const sql::Row& row, int first = 0);

/// Reads what message_body() wrote, once author and type are known; empty: nothing.
void read_message_body(model::Message& message, std::string_view text);
/// The author in a message's body who is no user; the server where none is there.
[[nodiscard]] model::Author author_in(const json::object& body);

/// What a message holds beyond its columns, as JSON; empty when that is nothing.
[[nodiscard]] std::string message_body(const model::Message& message);

}  // namespace confab::store
