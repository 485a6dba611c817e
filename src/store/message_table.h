#pragma once
// The table of messages. Names are joined, and with them comes the time of change that is shown; the editor is written
// by the one statement that knows it (store/message_writer.h).

#include "store/message_row.h"
#include "store/table.h"

namespace confab::store {

inline constexpr Column<model::Message> kMessageAuthor{
    "user_pk", Use::once,
    [](model::Message& message, const sql::Row& row, int column) {
      message.u = model::server_author();  // the body may know better
      if (const auto pk = row.integer(column); pk != 0) message.u = model::user_author({}, pk);
    },
    [](const model::Message& message, Texts&) -> sql::Value { return message.u.pk; }, "BIGINT"};

// Behind the author and the type, on which depends what it says.
inline constexpr Column<model::Message> kMessageBody{
    "body", Use::kept,
    [](model::Message& message, const sql::Row& row, int column) {
      read_message_body(message, row.is_null(column) ? std::string_view{} : row.text(column));
    },
    [](const model::Message& message, Texts& texts) -> sql::Value {
      const auto& body = texts.emplace_back(message_body(message));
      return body.empty() ? sql::Value{nullptr} : sql::Value{body};
    }};

// Of a reply: 0 in the struct, NULL in the row where it is none.
inline constexpr Column<model::Message> kMessageThread{
    "thread_seq", Use::once,
    [](model::Message& message, const sql::Row& row, int column) {
      message.thread_seq = row.is_null(column) ? 0 : row.integer(column);
    },
    [](const model::Message& message, Texts&) -> sql::Value {
      return message.thread_seq == 0 ? sql::Value{nullptr} : sql::Value{message.thread_seq};
    },
    "BIGINT"};

// Of a thread's first message; store/message_list.h says who follows it.
inline constexpr Column<model::Message> kMessageReplies{"tcount", Use::read_only,
                                                        [](model::Message& message, const sql::Row& row, int column) {
                                                          if (row.is_null(column)) return;
                                                          message.replies.emplace();
                                                          if (row.integer(column) > 0)
                                                            message.tcount = row.integer(column);
                                                        },
                                                        nullptr, "BIGINT"};

inline constexpr auto kMessages = table(
    "messages",
    derived<model::Message>(
        "position",
        [](const model::Message& message, Texts&) -> sql::Value { return position_of(message.room_pk, message.seq); },
        Use::written_once, "BIGINT"),
    column<&model::Message::id>("id", Use::once), column<&model::Message::room_pk>("room_pk", Use::once),
    column<&model::Message::seq>("seq", Use::once), column<&model::Message::countable>("countable", Use::once),
    kMessageAuthor, column<&model::Message::ts>("sent_at", Use::once),
    derived<model::Message>(
        "updated_at", [](const model::Message& message, Texts&) -> sql::Value { return message.updated_at; },
        Use::derived, "BIGINT"),
    column<&model::Message::t>("type"), column<&model::Message::msg>("text"), column<&model::Message::md>("md"),
    kMessageBody, column<&model::Message::edited_at>("edited_at"), column<&model::Message::marks>("marks"),
    kMessageThread, column<&model::Message::tmid>("tmid", Use::once),
    column<&model::Message::tshow>("tshow", Use::once), kMessageReplies,
    column<&model::Message::tlm>("tlm", Use::read_only));

}  // namespace confab::store
