#include "store/marks.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "store/message_row.h"
#include "store/sql_text.h"

namespace confab::store {
namespace {

std::int64_t place_of(const model::Message& message) {
  return position_of(message.room_pk, message.seq);
}

/// Those of the messages that have one kind of mark, by position.
class Marked {
 public:
  Marked(std::vector<model::Message>& messages, std::int64_t mark) {
    for (auto& message : messages) {
      if ((message.marks & mark) == 0) continue;
      positions_.push_back(place_of(message));
      by_position_[positions_.back()].push_back(&message);
    }
  }

  /// Runs the statement, whose braces stand for the list of positions, and calls `read(row, message)`, the position
  /// being the first column. `first`: values before the positions.
  template <class Read>
  void each(sql::Session& session, std::string_view sql, const std::vector<sql::Value>& first, Read&& read) const {
    in_parts(positions_, [&](const std::vector<std::int64_t>& part) {
      auto values = first;
      append_in_list(values, part);
      std::string statement{sql};
      statement.replace(statement.find("{}"), 2, in_list(part.size()));
      session.each(statement, values, [&](const sql::Row& row) {
        for (auto* message : by_position_.at(row.integer(0))) read(row, *message);
      });
    });
  }
  template <class Change>
  void each_message(Change&& change) const {
    for (const auto& [position, messages] : by_position_) {
      for (auto* message : messages) change(*message);
    }
  }

 private:
  std::vector<std::int64_t> positions_;
  std::unordered_map<std::int64_t, std::vector<model::Message*>> by_position_;
};

void shown_since(model::Message& message, const std::optional<Timestamp>& renamed_at) {
  if (renamed_at) message.updated_at = std::max(message.updated_at, *renamed_at);
}

void add_reactions(sql::Session& session, std::vector<model::Message>& messages, bool names) {
  const Marked marked{messages, mark::reactions};
  marked.each(session,
              "SELECT x.position, x.emoji, u.username, u.name, u.renamed_at FROM reactions x JOIN users u ON u.pk = "
              "x.user_pk WHERE x.position IN {} ORDER BY x.position, x.reacted_at, x.emoji, x.user_pk",
              {}, [&](const sql::Row& row, model::Message& message) {
                if (!message.reactions) message.reactions.emplace();
                const std::string emoji = ":" + row.string(1) + ":";
                const auto found = std::ranges::find(*message.reactions, emoji, &model::Reactions::value_type::first);
                auto& reaction = found == message.reactions->end() ? (*message.reactions)[emoji] : found->second;
                const auto username = row.string(2);
                if (names) {
                  if (!reaction.names) reaction.names.emplace();
                  reaction.names->push_back(row.optional_string(3).value_or(username));
                }
                reaction.usernames.push_back(username);
                shown_since(message, row.optional_time(4));
              });
}

void add_stars(sql::Session& session, std::vector<model::Message>& messages, std::int64_t stars_of) {
  const Marked marked{messages, mark::stars};
  marked.each_message([](model::Message& message) { message.starred.emplace(); });
  if (stars_of == Viewer::kNobody) return;
  const auto add = [](const sql::Row& row, model::Message& message) {
    message.starred->push_back({row.id<UserId>(1)});
  };
  if (stars_of == Viewer::kEverybody) {
    marked.each(session,
                "SELECT s.position, u.id FROM stars s JOIN users u ON u.pk = s.user_pk WHERE s.position IN {} "
                "ORDER BY s.position, s.starred_at, s.user_pk",
                {}, add);
  } else {
    marked.each(session,
                "SELECT s.position, u.id FROM stars s JOIN users u ON u.pk = s.user_pk WHERE s.user_pk = ? AND "
                "s.position IN {}",
                {stars_of}, add);
  }
}

void add_pins(sql::Session& session, std::vector<model::Message>& messages) {
  const Marked marked{messages, mark::pin};
  marked.each_message([](model::Message& message) { message.pinned = false; });
  marked.each(session,
              "SELECT p.position, p.pinned_at, u.id, u.username, u.renamed_at FROM pins p LEFT JOIN users u ON u.pk = "
              "p.user_pk WHERE p.position IN {}",
              {}, [](const sql::Row& row, model::Message& message) {
                message.pinned = true;
                message.pinned_at = row.time(1);
                if (row.is_null(2)) return;
                message.pinned_by = model::UserRef{row.id<UserId>(2), row.string(3), {}};
                shown_since(message, row.optional_time(4));
              });
}

}  // namespace

void add_marks(sql::Session& session, std::vector<model::Message>& messages, const Viewer& viewer) {
  std::int64_t any = 0;
  for (const auto& message : messages) any |= message.marks;
  if ((any & mark::reactions) != 0) add_reactions(session, messages, viewer.names);
  if ((any & mark::stars) != 0) add_stars(session, messages, viewer.stars_of);
  if ((any & mark::pin) != 0) add_pins(session, messages);
}

bool MarkWriter::react(const model::Message& message, std::string_view emoji, std::int64_t user_pk, ChangeTime at) {
  const auto rows = tx_.execute(
      "INSERT INTO reactions (position, emoji, user_pk, reacted_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      {place_of(message), emoji, user_pk, at});
  return touched(rows, message, mark::reactions, at);
}

bool MarkWriter::unreact(const model::Message& message, std::string_view emoji, std::int64_t user_pk, ChangeTime at) {
  const auto rows = tx_.execute("DELETE FROM reactions WHERE position = ? AND emoji = ? AND user_pk = ?",
                                {place_of(message), emoji, user_pk});
  return touched(rows, message, mark::reactions, at);
}

bool MarkWriter::star(const model::Message& message, std::int64_t user_pk, ChangeTime at) {
  const auto rows =
      tx_.execute("INSERT INTO stars (user_pk, position, starred_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                  {user_pk, place_of(message), at});
  return touched(rows, message, mark::stars, at);
}

bool MarkWriter::unstar(const model::Message& message, std::int64_t user_pk, ChangeTime at) {
  const auto rows = tx_.execute("DELETE FROM stars WHERE user_pk = ? AND position = ?", {user_pk, place_of(message)});
  return touched(rows, message, mark::stars, at);
}

bool MarkWriter::pin(const model::Message& message, std::int64_t user_pk, Timestamp pinned_at, ChangeTime at) {
  const auto rows =
      tx_.execute("INSERT INTO pins (position, user_pk, pinned_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                  {place_of(message), user_pk, pinned_at});
  return touched(rows, message, mark::pin, at);
}

bool MarkWriter::unpin(const model::Message& message, ChangeTime at) {
  const auto rows = tx_.execute("DELETE FROM pins WHERE position = ?", {place_of(message)});
  return touched(rows, message, mark::pin, at);
}

void MarkWriter::clear(const model::Message& message) {
  const auto position = place_of(message);
  if ((message.marks & mark::reactions) != 0) {
    tx_.execute("DELETE FROM reactions WHERE position = ?", {position});
  }
  if ((message.marks & mark::stars) != 0) tx_.execute("DELETE FROM stars WHERE position = ?", {position});
  if ((message.marks & mark::pin) != 0) tx_.execute("DELETE FROM pins WHERE position = ?", {position});
  tx_.execute("DELETE FROM reports WHERE position = ?", {position});
  if (message.poll) tx_.execute("DELETE FROM polls WHERE position = ?", {position});
}

bool MarkWriter::touched(std::int64_t changed_rows, const model::Message& message, std::int64_t mark, ChangeTime at) {
  if (changed_rows == 0) return false;
  tx_.execute("UPDATE messages SET marks = marks | CAST(? AS BIGINT), updated_at = ? WHERE position = ?",
              {mark, at, place_of(message)});
  return true;
}

}  // namespace confab::store
