#include "store/message_list.h"

#include <fmt/format.h>

#include <map>

#include "store/discussions.h"
#include "store/message_row.h"
#include "store/receipts.h"
#include "store/sql_text.h"

namespace confab::store {

namespace {

// Fills `replies` where message_from() says that there are followers. One statement a room and 256 threads.
void add_followers(sql::Session& session, std::vector<model::Message>& messages) {
  std::map<std::int64_t, std::map<std::int64_t, model::Message*>> rooms;
  for (auto& message : messages) {
    if (message.replies) rooms[message.room_pk].emplace(message.seq, &message);
  }
  for (const auto& [room_pk, threads] : rooms) {
    std::vector<std::int64_t> seqs;
    seqs.reserve(threads.size());
    for (const auto& thread : threads) seqs.push_back(thread.first);
    in_parts(seqs, [&](const std::vector<std::int64_t>& part) {
      std::vector<sql::Value> values{room_pk};
      append_in_list(values, part);
      session.each(
          "SELECT f.thread_seq, u.id FROM thread_follows f JOIN users u ON u.pk = f.user_pk WHERE f.room_pk = ? AND "
          "f.thread_seq IN " +
              in_list(part.size()) + " ORDER BY f.thread_seq, f.user_pk",
          values, [&](const sql::Row& row) { threads.at(row.integer(0))->replies->push_back(row.id<UserId>(1)); });
    });
  }
  for (auto& message : messages) {
    if (message.replies && message.replies->empty()) message.replies.reset();
  }
}

// What the messages that announce discussions say of them, as they are at present. One statement a room and 256 of
// them.
void add_discussions(sql::Session& session, std::vector<model::Message>& messages) {
  std::map<std::int64_t, std::map<std::int64_t, model::Message*>> rooms;
  for (auto& message : messages) {
    if (message.t == kAnnouncement) rooms[message.room_pk].emplace(message.seq, &message);
  }
  for (const auto& [room_pk, announcements] : rooms) {
    std::vector<std::int64_t> seqs;
    seqs.reserve(announcements.size());
    for (const auto& announcement : announcements) seqs.push_back(announcement.first);
    in_parts(seqs, [&](const std::vector<std::int64_t>& part) {
      std::vector<sql::Value> values{room_pk};
      append_in_list(values, part);
      session.each(
          "SELECT d.announced_seq, d.id, d.messages_count, d.last_message_at FROM rooms d WHERE d.parent_pk = ? AND "
          "d.announced_seq IN " +
              in_list(part.size()),
          values, [&](const sql::Row& row) {
            auto& announcement = *announcements.at(row.integer(0));
            announcement.drid = row.id<RoomId>(1);
            announcement.dcount = row.integer(2);
            announcement.dlm = row.optional_time(3);
          });
    });
  }
}

}  // namespace

std::size_t text_size_of(const model::Message& message) {
  return message.msg.size() + message.md.text.size() + message.urls.text.size() + message.attachments.text.size() +
         message.custom_fields.text.size();
}

std::vector<model::Message> load_messages(sql::Session& session, std::string_view where, sql::Arguments arguments,
                                          const Viewer& viewer, std::size_t most_bytes) {
  std::vector<model::Message> messages;
  std::size_t bytes = 0;
  bool threads = false;
  session.each(fmt::format("SELECT {} FROM messages m JOIN rooms r ON r.pk = m.room_pk {} {}", message_columns(),
                           kMessageJoins, where),
               arguments, [&](const sql::Row& row) {
                 if (bytes >= most_bytes) return;
                 messages.push_back(message_from(row));
                 bytes += text_size_of(messages.back());
                 threads = threads || messages.back().replies.has_value();
               });
  if (threads) add_followers(session, messages);
  add_discussions(session, messages);
  if (viewer.receipts) add_unread(session, messages);
  add_marks(session, messages, viewer);
  return messages;
}

}  // namespace confab::store
