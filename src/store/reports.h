#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "model/user.h"
#include "sql/database.h"
#include "store/where.h"

namespace confab::store {

/// A report as it is listed, with who and what it is about as these are called now.
struct Report {
  std::string id, description;
  Timestamp reported_at;
  model::UserRef reporter, reported;
  std::optional<MessageId> message;  // none: it is about the person
  std::optional<Timestamp> closed_at;
  std::optional<UserId> closed_by;
  std::string action, reason;  // how it was closed
};

/// Open reports about one person, or one message, together.
struct Reported {
  std::int64_t user_pk = 0;
  MessageId message;      // where they are taken together by message
  std::string report_id;  // of the newest
  Timestamp newest;
  std::int64_t count = 0;
};

enum class About { messages, people };

/// Which open reports.
struct ReportFilter {
  About about = About::messages;
  std::optional<Timestamp> from, until;  // both inclusive
  std::optional<std::int64_t> user_pk;   // about this person, or what they wrote
  std::optional<MessageId> message;
  std::string person;  // part of the names of whom it is about; empty: all
  std::string text;    // part of the description; empty: all
  std::string said;    // part of the message's text; empty: all
  bool oldest_first = false;
};

/// Reading reports. All functions throw sql::Error only.
class Reports {
 public:
  explicit Reports(sql::Session& session) : session_(session) {}

  /// Also one that is closed.
  [[nodiscard]] std::optional<Report> by_id(const std::string& id);
  [[nodiscard]] std::vector<Report> list(const ReportFilter& filter, std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count(const ReportFilter& filter);

  [[nodiscard]] std::vector<Reported> by_person(const ReportFilter& filter, std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_people(const ReportFilter& filter);
  [[nodiscard]] std::vector<Reported> by_message(const ReportFilter& filter, std::int64_t limit, std::int64_t offset);
  [[nodiscard]] std::int64_t count_messages(const ReportFilter& filter);
  /// The newest reported messages, each once.
  [[nodiscard]] std::vector<MessageId> messages_of(std::int64_t user_pk, std::int64_t limit);

 private:
  [[nodiscard]] std::int64_t count_of(std::string_view what, const ReportFilter& filter);
  [[nodiscard]] std::vector<Reported> grouped(std::string_view by, const ReportFilter& filter, std::int64_t limit,
                                              std::int64_t offset);
  [[nodiscard]] std::vector<Report> load(std::string_view where, sql::Arguments arguments);

  sql::Session& session_;
};

class ReportWriter {
 public:
  explicit ReportWriter(sql::Transaction& tx) : tx_(tx) {}

  struct New {
    std::string_view id, description;
    std::int64_t user_pk = 0;              // whom it is about
    std::optional<std::int64_t> position;  // of the message; none: it is about the person
    std::int64_t reporter_pk = 0;
    Timestamp at;
  };
  /// One person has so many open reports about the same message or account; what they say further takes the place of
  /// the last.
  static constexpr std::int64_t kMaxOpen = 10;
  void insert(const New& report);

  struct Closing {
    std::int64_t moderator_pk = 0;
    Timestamp at;
    std::string_view action, reason;
  };
  /// Closes those that are open; how many that were.
  std::int64_t close_about(std::int64_t user_pk, About about, const Closing& closing);
  std::int64_t close_of_message(const MessageId& message, const Closing& closing);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
