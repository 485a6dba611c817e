#include "core/moderation/console.h"

#include <map>
#include <set>
#include <utility>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/people.h"
#include "core/access/message.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "core/messages/remove.h"
#include "permissions/groups/moderation.h"
#include "store/messages.h"
#include "store/people.h"
#include "store/reports.h"
#include "store/rooms.h"
#include "store/users.h"

namespace confab::core::moderation {
namespace {

constexpr std::int64_t kAtOnce = 500;  // messages that are deleted between two looks for more

void require_viewing(const Context& ctx, const Actor& actor) {
  require(ctx, actor, permissions::moderation("view-moderation-console"));
}
void require_acting(const Context& ctx, const Actor& actor) {
  require(ctx, actor, permissions::moderation("manage-moderation-actions"));
}

store::Person person(sql::Session& session, const UserId& id) {
  auto found = store::People{session}.by_id(id);
  if (!found) throw Refusal(errors::invalid_user, "Invalid user");
  return std::move(*found);
}

store::ReportFilter filter_of(store::About about, const ReportQuery& query) {
  store::ReportFilter filter;
  filter.about = about;
  filter.from = query.oldest;
  filter.until = query.latest;
  filter.oldest_first = query.oldest_first;
  return filter;
}

/// What reports are about, read once for a whole page.
class Subjects {
 public:
  Subjects(sql::Session& session, const std::vector<MessageId>& ids) : session_(session) {
    for (auto& message : store::Messages{session}.by_ids(ids)) messages_.emplace(message.id, std::move(message));
  }

  [[nodiscard]] std::optional<model::Message> message(const MessageId& id) const {
    const auto found = messages_.find(id);
    return found == messages_.end() ? std::nullopt : std::optional{found->second};
  }
  [[nodiscard]] std::optional<ReportedRoom> room(const RoomId& id) {
    auto [known, is_new] = rooms_.try_emplace(id);
    if (is_new) {
      if (auto row = store::Rooms{session_}.by_id(id)) {
        known->second = ReportedRoom{row->id, row->name, row->fname, model::letter_of(row->kind)};
      }
    }
    return known->second;
  }

 private:
  sql::Session& session_;
  std::map<MessageId, model::Message> messages_;
  std::map<RoomId, std::optional<ReportedRoom>> rooms_;
};

std::vector<Reported> filled(sql::Session& session, const std::vector<store::Reported>& groups) {
  std::vector<MessageId> ids;
  for (const auto& group : groups) {
    if (!group.message.empty()) ids.push_back(group.message);
  }
  Subjects subjects{session, ids};
  store::Users users{session};
  std::vector<Reported> result;
  for (const auto& group : groups) {
    Reported reported{
        .id = group.report_id, .ts = group.newest, .count = group.count, .user = {}, .message = {}, .rooms = {}};
    if (const auto user = users.by_pk(group.user_pk)) {
      reported.user = {user->id, user->username.value_or(""), user->name};
    }
    if (!group.message.empty()) reported.message = subjects.message(group.message);
    if (reported.message) {
      if (auto room = subjects.room(reported.message->rid)) reported.rooms.push_back(std::move(*room));
    }
    result.push_back(std::move(reported));
  }
  return result;
}

// All rooms with reported messages of the person, those of the newest report first.
void add_rooms(sql::Session& session, Reported& reported, std::int64_t user_pk) {
  Subjects subjects{session, store::Reports{session}.messages_of(user_pk, kAtOnce)};
  std::set<RoomId> known;
  for (const auto& room : reported.rooms) known.insert(room.id);
  for (const auto& id : store::Reports{session}.messages_of(user_pk, kAtOnce)) {
    const auto message = subjects.message(id);
    if (!message || !known.insert(message->rid).second) continue;
    if (auto room = subjects.room(message->rid)) reported.rooms.push_back(std::move(*room));
  }
}

std::vector<Report> filled(sql::Session& session, std::vector<store::Report> rows) {
  std::vector<MessageId> ids;
  for (const auto& row : rows) {
    if (row.message) ids.push_back(*row.message);
  }
  Subjects subjects{session, ids};
  std::vector<Report> reports;
  for (auto& row : rows) {
    Report report{.id = std::move(row.id),
                  .description = std::move(row.description),
                  .ts = row.reported_at,
                  .reporter = std::move(row.reporter),
                  .reported = std::move(row.reported),
                  .message = row.message ? subjects.message(*row.message) : std::nullopt,
                  .room = {},
                  .closing = {}};
    if (report.message) report.room = subjects.room(report.message->rid);
    if (row.closed_at) {
      report.closing = Report::Closing{row.closed_by, *row.closed_at, std::move(row.action), std::move(row.reason)};
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

store::ReportWriter::Closing closing_of(const Context& ctx, const Actor& actor, const Dismissal& how) {
  return {.moderator_pk = actor.pk,
          .at = ctx.clock.now(),
          .action = how.action.empty() ? std::string_view{"None"} : how.action,
          .reason = how.reason.empty() ? std::string_view{"No reason provided"} : how.reason};
}

void dismiss(const Context& ctx, const Actor& actor, const UserId& user, store::About about, const Dismissal& how) {
  require_acting(ctx, actor);
  Transaction tx(ctx);
  const auto whom = person(tx.sql(), user);
  const auto closed = store::ReportWriter{tx}.close_about(whom.pk, about, closing_of(ctx, actor, how));
  if (closed == 0) return;
  audit::record(
      tx, ctx, actor,
      about == store::About::messages ? "moderation.message-reports-dismissed" : "moderation.user-reports-dismissed",
      user.value, {{"reports", closed}, {"reason", how.reason}});
  tx.commit();
}

}  // namespace

ReportPage<Reported> people_with_reported_messages(const Context& ctx, const Actor& actor, const ReportQuery& query) {
  require_viewing(ctx, actor);
  const auto reader = ctx.db.read();
  store::Reports reports{*reader};
  auto filter = filter_of(store::About::messages, query);
  filter.person = query.text;
  const auto groups = reports.by_person(filter, query.limit, query.offset);
  ReportPage<Reported> page{filled(*reader, groups), reports.count_people(filter)};
  for (std::size_t i = 0; i < groups.size(); ++i) add_rooms(*reader, page.items[i], groups[i].user_pk);
  return page;
}

ReportPage<Reported> reported_people(const Context& ctx, const Actor& actor, const ReportQuery& query) {
  require_viewing(ctx, actor);
  const auto reader = ctx.db.read();
  store::Reports reports{*reader};
  auto filter = filter_of(store::About::people, query);
  filter.person = query.text;
  return {filled(*reader, reports.by_person(filter, query.limit, query.offset)), reports.count_people(filter)};
}

ReportPage<Reported> reported_messages(const Context& ctx, const Actor& actor, const UserId& user,
                                       const ReportQuery& query) {
  require_viewing(ctx, actor);
  const auto reader = ctx.db.read();
  store::Reports reports{*reader};
  auto filter = filter_of(store::About::messages, query);
  filter.user_pk = person(*reader, user).pk;
  filter.said = query.text;
  return {filled(*reader, reports.by_message(filter, query.limit, query.offset)), reports.count_messages(filter)};
}

ReportPage<Report> reports_about(const Context& ctx, const Actor& actor, const UserId& user, const ReportQuery& query) {
  require_viewing(ctx, actor);
  const auto reader = ctx.db.read();
  store::Reports reports{*reader};
  auto filter = filter_of(store::About::people, query);
  filter.user_pk = person(*reader, user).pk;
  filter.text = query.text;
  return {filled(*reader, reports.list(filter, query.limit, query.offset)), reports.count(filter)};
}

ReportPage<Report> reports_of(const Context& ctx, const Actor& actor, const MessageId& message,
                              const ReportQuery& query) {
  require_viewing(ctx, actor);
  const auto reader = ctx.db.read();
  store::Reports reports{*reader};
  auto filter = filter_of(store::About::messages, query);
  filter.message = message;
  filter.text = query.text;
  return {filled(*reader, reports.list(filter, query.limit, query.offset)), reports.count(filter)};
}

std::optional<Report> report(const Context& ctx, const Actor& actor, const std::string& id) {
  require_viewing(ctx, actor);
  const auto reader = ctx.db.read();
  auto found = store::Reports{*reader}.by_id(id);
  if (!found) return std::nullopt;
  auto reports = filled(*reader, std::vector{std::move(*found)});
  return std::move(reports.front());
}

void dismiss_messages_of(const Context& ctx, const Actor& actor, const UserId& user, const Dismissal& how) {
  dismiss(ctx, actor, user, store::About::messages, how);
}

void dismiss_user(const Context& ctx, const Actor& actor, const UserId& user, const Dismissal& how) {
  dismiss(ctx, actor, user, store::About::people, how);
}

void dismiss_message(const Context& ctx, const Actor& actor, const MessageId& message, const Dismissal& how) {
  require_acting(ctx, actor);
  Transaction tx(ctx);
  const auto closed = store::ReportWriter{tx}.close_of_message(message, closing_of(ctx, actor, how));
  if (closed == 0) return;
  audit::record(tx, ctx, actor, "moderation.message-reports-dismissed", message.value,
                {{"reports", closed}, {"reason", how.reason}});
  tx.commit();
}

void delete_reported_messages(const Context& ctx, const Actor& actor, const UserId& user, const std::string& reason) {
  require_acting(ctx, actor);
  const auto whom = person(*ctx.db.read(), user);
  while (true) {
    const auto ids = store::Reports{*ctx.db.read()}.messages_of(whom.pk, kAtOnce);
    for (const auto& id : ids) messages::remove_reported(ctx, actor, id, reason);
    if (std::ssize(ids) < kAtOnce) return;
  }
}

}  // namespace confab::core::moderation
