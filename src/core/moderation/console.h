#pragma once
// What moderators see of reports, and what they do about them. Reading needs view-moderation-console, acting
// manage-moderation-actions; every act is in the audit log.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/message.h"
#include "model/user.h"

namespace confab::core::moderation {

struct ReportedRoom {
  RoomId id;
  std::optional<std::string> name, fname;
  std::string t;
};

/// One report.
struct Report {
  std::string id, description;
  Timestamp ts;
  model::UserRef reporter, reported;
  std::optional<model::Message> message;  // none: it is about the person
  std::optional<ReportedRoom> room;
  struct Closing {
    std::optional<UserId> by;
    Timestamp at;
    std::string action, reason;
  };
  std::optional<Closing> closing;  // none: it is open
};

/// Somebody, or a message, with how many open reports there are.
struct Reported {
  std::string id;  // of the newest report
  Timestamp ts;    // when that was
  std::int64_t count = 0;
  model::UserRef user;
  std::optional<model::Message> message;  // the one of the newest report
  std::vector<ReportedRoom> rooms;        // where the reported messages are
};

template <class Item>
struct ReportPage {
  std::vector<Item> items;
  std::int64_t total = 0;
};

struct ReportQuery {
  std::optional<Timestamp> oldest, latest;
  std::string text;  // part of names, descriptions or messages, as the list says; empty: all
  bool oldest_first = false;
  std::int64_t limit = 50, offset = 0;
};

/// People whose messages are reported; `text` is part of their names. Throws Refusal(not_allowed).
ReportPage<Reported> people_with_reported_messages(const Context& ctx, const Actor& actor, const ReportQuery& query);
/// People who are reported themselves; the same.
ReportPage<Reported> reported_people(const Context& ctx, const Actor& actor, const ReportQuery& query);
/// The reported messages of one person; `text` is part of them. Throws Refusal(not_allowed | invalid_user).
ReportPage<Reported> reported_messages(const Context& ctx, const Actor& actor, const UserId& user,
                                       const ReportQuery& query);
/// The reports about a person; `text` is part of the description. Throws Refusal(not_allowed | invalid_user).
ReportPage<Report> reports_about(const Context& ctx, const Actor& actor, const UserId& user, const ReportQuery& query);
/// The reports of a message; the same. Throws Refusal(not_allowed).
ReportPage<Report> reports_of(const Context& ctx, const Actor& actor, const MessageId& message,
                              const ReportQuery& query);
/// One, open or closed. Throws Refusal(not_allowed).
std::optional<Report> report(const Context& ctx, const Actor& actor, const std::string& id);

/// How moderators close reports.
struct Dismissal {
  std::string action, reason;  // empty: none is given
};
/// Closes the open reports of a person's messages, or of one message. Throws Refusal(not_allowed | invalid_user).
void dismiss_messages_of(const Context& ctx, const Actor& actor, const UserId& user, const Dismissal& how);
void dismiss_message(const Context& ctx, const Actor& actor, const MessageId& message, const Dismissal& how);
/// Closes the open reports about a person. Throws Refusal(not_allowed | invalid_user).
void dismiss_user(const Context& ctx, const Actor& actor, const UserId& user, const Dismissal& how);
/// Deletes every reported message of a person, in whatever room, one after the other, and with each its reports. Throws
/// Refusal(not_allowed | invalid_user).
void delete_reported_messages(const Context& ctx, const Actor& actor, const UserId& user, const std::string& reason);

}  // namespace confab::core::moderation
