// Reports, and the moderators' console.

#include <array>

#include "base/errors/messages.h"
#include "base/errors/people.h"
#include "core/moderation/console.h"
#include "core/moderation/report.h"
#include "core/users/find.h"
#include "permissions/groups/moderation.h"
#include "rest/chat_api.h"
#include "rest/user_documents.h"
#include "rest/user_target.h"

namespace confab::rest {

constexpr std::size_t kMaxReason = 2'000;
constexpr std::string_view kNoMessageId = R"(The required "messageId" param is missing.)";

struct ReportMessageParams {
  MessageId message_id;
  std::string description;

  static constexpr auto kFields = FieldList{
      field("messageId", &ReportMessageParams::message_id, "The message.",
            when_missing(errors::messageid_param_not_provided, kNoMessageId)),
      field("description", &ReportMessageParams::description, "What is wrong with it.", max_length(kMaxReason),
            when_missing(errors::description_not_provided, R"(The required "description" param is missing.)")),
  };
};
struct ReportUserParams {
  Field<"userId", UserId, "The user."> user_id;
  Field<"description", std::string, "What is wrong.", max_length(kMaxReason)> description;
};
struct ReportFilter {
  Field<"latest", std::optional<Timestamp>, "Reported until then."> latest;
  Field<"oldest", std::optional<Timestamp>, "Reported since then."> oldest;
  Field<"selector", std::optional<std::string>, "Part of a name.", bound::text> selector;
};
/// By the time of a report, which the console of Rocket.Chat names as its documents have it.
using ReportPage = api::PageBy<"ts|reports.ts">;
using ReportFilterParams = Flatten<ReportPage, ReportFilter>;
struct ReportsOfUser {
  Field<"userId", UserId, "The user."> user_id;
  Field<"selector", std::optional<std::string>, "Part of the message, or of the description.", bound::text> selector;
};
using ReportsOfUserParams = Flatten<ReportPage, ReportsOfUser>;
struct ReportsOfMessage {
  Field<"msgId", MessageId, "The message."> msg_id;
  Field<"selector", std::optional<std::string>, "Part of the description.", bound::text> selector;
};
using ReportsOfMessageParams = Flatten<ReportPage, ReportsOfMessage>;
using ReportId = Named<"reportId", std::string, "The report.", bound::id>;
struct DismissParams {
  Field<"userId", std::optional<UserId>, "Reports of this user's messages.", at_least_one{}> user_id;
  Field<"msgId", std::optional<MessageId>, "Or of this message.", at_least_one{}> msg_id;
  Field<"action", std::optional<std::string>, "What was done.", bound::text> action;
  Field<"reason", std::optional<std::string>, "Why.", max_length(kMaxReason)> reason;
};
struct DismissUserParams {
  Field<"userId", UserId, "Reports about this user."> user_id;
  Field<"msgId", std::optional<MessageId>, "Accepted from clients that send it."> msg_id;
  Field<"action", std::optional<std::string>, "What was done.", bound::text> action;
  Field<"reason", std::optional<std::string>, "Why.", max_length(kMaxReason)> reason;
};
struct DeleteReportedParams {
  Field<"userId", UserId, "Whose reported messages."> user_id;
  Field<"reason", std::optional<std::string>, "Why.", max_length(kMaxReason)> reason;
};

/// Somebody whose messages are reported.
struct ReportedAuthor {
  Field<"userId", UserId, "The user."> user_id;
  Field<"username", std::string, "Username."> username;
  Field<"name", std::optional<std::string>, "Display name."> name;
  Field<"message", std::optional<std::string>, "The text that was reported last."> message;
  Field<"msgId", std::optional<MessageId>, "That message."> msg_id;
  Field<"ts", Timestamp, "When that was."> ts;
  Field<"rooms", std::vector<core::moderation::ReportedRoom>, "Where reported messages are."> rooms;
  Field<"roomIds", std::vector<RoomId>, "The same, by id."> room_ids;
  Field<"count", std::int64_t, "Open reports."> count = 0;
  Field<"isUserDeleted", bool, "Reports go with the account, so never."> is_user_deleted = false;
};
/// Somebody who is reported.
struct ReportedUser {
  Field<"_id", std::string, "The newest report."> id;
  Field<"reportedUser", model::UserRef, "The user."> reported_user;
  Field<"ts", Timestamp, "When that was."> ts;
  Field<"count", std::int64_t, "Open reports."> count = 0;
};
struct ReportedMessage {
  Field<"_id", std::string, "The newest report."> id;
  Field<"message", std::optional<model::Message>, "The message."> message;
  Field<"room", std::optional<core::moderation::ReportedRoom>, "Its room."> room;
  Field<"ts", Timestamp, "When it was reported last."> ts;
  Field<"count", std::int64_t, "Open reports."> count = 0;
};
struct ReportClosing {
  Field<"moderatedBy", std::optional<UserId>, "The moderator."> moderated_by;
  Field<"hiddenAt", Timestamp, "When."> hidden_at;
  Field<"action", std::string, "What was done."> action;
  Field<"reason", std::string, "Why."> reason;
};
struct ReportDocument {
  Field<"_id", std::string, "The report."> id;
  Field<"description", std::string, "What was said to be wrong."> description;
  Field<"ts", Timestamp, "When it was reported."> ts;
  Field<"reportedBy", model::UserRef, "Who reported it."> reported_by;
  Field<"reportedUser", std::optional<model::UserRef>, "Whom it is about, if not a message."> reported_user;
  Field<"message", std::optional<model::Message>, "The message that it is about."> message;
  Field<"room", std::optional<core::moderation::ReportedRoom>, "The message's room."> room;
  Field<"moderationInfo", std::optional<ReportClosing>, "How it was closed."> moderation_info;
  Field<"_hidden", std::optional<bool>, "True: it is closed."> hidden;
  static constexpr std::string_view kSchema = "ModerationReport";
};

using AuthorRows = Named<"reports", std::vector<ReportedAuthor>, "The latest first.">;
using UserRows = Named<"reports", std::vector<ReportedUser>, "The latest first.">;
using ReportRows = Named<"reports", std::vector<ReportDocument>, "The latest first.">;
using MessageRowsOfUser = Named<"messages", std::vector<ReportedMessage>, "The latest first.">;
using AboutUser = Named<"user", UserDocument, "Whom it is about.">;
using OneReport = Named<"report", ReportDocument, "The report.">;

}  // namespace confab::rest

template <>
struct confab::Fields<confab::core::moderation::ReportedRoom> {
  using R = core::moderation::ReportedRoom;
  static constexpr auto list = FieldList{
      field("_id", &R::id, "The room."),
      field("name", &R::name, "Its name."),
      field("fname", &R::fname, "Its display name."),
      field("t", &R::t, "The letter of its kind."),
  };
};

namespace confab::rest {
namespace {

core::moderation::ReportQuery query_of(const Call& call, const api::PageParams& p,
                                       const std::optional<std::string>& text) {
  const auto page = api::page_of(call.ctx.settings, p);
  const bool oldest_first = p.sort && !p.sort->empty() && p.sort->begin()->value() == json::value(1);
  return {.oldest = {},
          .latest = {},
          .text = text.value_or(""),
          .oldest_first = oldest_first,
          .limit = page.limit,
          .offset = page.offset};
}

core::moderation::ReportQuery query_of(const Call& call, const ReportFilterParams& p) {
  auto query = query_of(call, p, p.selector);
  query.oldest = p.oldest;
  query.latest = p.latest;
  return query;
}

template <class Document, class Item>
std::vector<Document> documents(std::vector<Item> items, Document (*make)(Item)) {
  std::vector<Document> result;
  result.reserve(items.size());
  for (auto& item : items) result.push_back(make(std::move(item)));
  return result;
}

ReportedAuthor author_of(core::moderation::Reported reported) {
  ReportedAuthor author{.user_id = reported.user.id,
                        .username = reported.user.username,
                        .name = reported.user.name,
                        .message = {},
                        .msg_id = {},
                        .ts = reported.ts,
                        .rooms = std::move(reported.rooms),
                        .room_ids = {},
                        .count = reported.count};
  for (const auto& room : author.rooms) author.room_ids.push_back(room.id);
  if (reported.message) {
    author.msg_id = reported.message->id;
    author.message = std::move(reported.message->msg);
  }
  return author;
}

ReportedUser user_of(core::moderation::Reported reported) {
  return {std::move(reported.id), std::move(reported.user), reported.ts, reported.count};
}

ReportedMessage message_of(core::moderation::Reported reported) {
  ReportedMessage message{.id = std::move(reported.id),
                          .message = std::move(reported.message),
                          .room = {},
                          .ts = reported.ts,
                          .count = reported.count};
  if (!reported.rooms.empty()) message.room = std::move(reported.rooms.front());
  return message;
}

ReportDocument document_of(core::moderation::Report report) {
  ReportDocument document{.id = std::move(report.id),
                          .description = std::move(report.description),
                          .ts = report.ts,
                          .reported_by = std::move(report.reporter),
                          .reported_user = {},
                          .message = std::move(report.message),
                          .room = std::move(report.room),
                          .moderation_info = {},
                          .hidden = {}};
  if (!document.message) document.reported_user = std::move(report.reported);
  if (report.closing) {
    document.moderation_info = ReportClosing{report.closing->by, report.closing->at, std::move(report.closing->action),
                                             std::move(report.closing->reason)};
    document.hidden = true;
  }
  return document;
}

AboutUser about(const Call& call, const UserId& id) {
  UserTarget target;
  target.user_id = id;
  return {short_document(call, target_user(call, target))};
}

void declare_reading(api::Endpoints& endpoints) {
  const auto access = Access::any_of({permissions::moderation("view-moderation-console")});
  endpoints.get<ReportFilterParams, Flatten<AuthorRows, api::PageCounts>>(
      "/api/v1/moderation.reportsByUsers", access, "People whose messages are reported.",
      [](Call& call, const auto& p) {
        const auto query = query_of(call, p);
        auto page = core::moderation::people_with_reported_messages(call.ctx, call.actor(), query);
        return api::paged<AuthorRows>(documents(std::move(page.items), author_of), query.offset, page.total);
      });
  endpoints.get<ReportFilterParams, Flatten<UserRows, api::PageCounts>>(
      "/api/v1/moderation.userReports", access, "People who are reported.", [](Call& call, const auto& p) {
        const auto query = query_of(call, p);
        auto page = core::moderation::reported_people(call.ctx, call.actor(), query);
        return api::paged<UserRows>(documents(std::move(page.items), user_of), query.offset, page.total);
      });
  endpoints.get<ReportsOfUserParams, Flatten<AboutUser, MessageRowsOfUser, api::PageCounts>>(
      "/api/v1/moderation.user.reportedMessages", access, "The reported messages of a person.", {errors::invalid_user},
      [](Call& call, const auto& p) {
        const auto query = query_of(call, p, p.selector);
        auto page = core::moderation::reported_messages(call.ctx, call.actor(), p.user_id, query);
        auto rows = documents(std::move(page.items), message_of);
        const auto count = std::ssize(rows);
        return Flatten<AboutUser, MessageRowsOfUser, api::PageCounts>{
            about(call, p.user_id), {std::move(rows)}, {count, query.offset, page.total}};
      });
  endpoints.get<ReportsOfUserParams, Flatten<AboutUser, ReportRows, api::PageCounts>>(
      "/api/v1/moderation.user.reportsByUserId", access, "The reports about a person.", {errors::invalid_user},
      [](Call& call, const auto& p) {
        const auto query = query_of(call, p, p.selector);
        auto page = core::moderation::reports_about(call.ctx, call.actor(), p.user_id, query);
        auto rows = documents(std::move(page.items), document_of);
        const auto count = std::ssize(rows);
        return Flatten<AboutUser, ReportRows, api::PageCounts>{
            about(call, p.user_id), {std::move(rows)}, {count, query.offset, page.total}};
      });
  endpoints.get<ReportsOfMessageParams, Flatten<ReportRows, api::PageCounts>>(
      "/api/v1/moderation.reports", access, "The reports of a message.", [](Call& call, const auto& p) {
        const auto query = query_of(call, p, p.selector);
        auto page = core::moderation::reports_of(call.ctx, call.actor(), p.msg_id, query);
        return api::paged<ReportRows>(documents(std::move(page.items), document_of), query.offset, page.total);
      });
  endpoints.get<ReportId, OneReport>("/api/v1/moderation.reportInfo", access, "One report.", {errors::report_not_found},
                                     [](Call& call, const auto& p) {
                                       auto found = core::moderation::report(call.ctx, call.actor(), p.value);
                                       if (!found) throw Refusal(errors::report_not_found, "error-report-not-found");
                                       return OneReport{document_of(std::move(*found))};
                                     });
}

void declare_acting(api::Endpoints& endpoints) {
  const auto access = Access::any_of({permissions::moderation("manage-moderation-actions")});
  endpoints.post<DismissParams, Nothing>(
      "/api/v1/moderation.dismissReports", access, "Close the reports of a person's messages, or of one message.",
      {errors::invalid_user}, [](Call& call, const auto& p) {
        const core::moderation::Dismissal how{p.action.value_or(""), p.reason.value_or("")};
        if (p.user_id) core::moderation::dismiss_messages_of(call.ctx, call.actor(), *p.user_id, how);
        if (p.msg_id) core::moderation::dismiss_message(call.ctx, call.actor(), *p.msg_id, how);
      });
  endpoints.post<DismissUserParams, Nothing>(
      "/api/v1/moderation.dismissUserReports", access, "Close the reports about a person.", {errors::invalid_user},
      [](Call& call, const auto& p) {
        core::moderation::dismiss_user(call.ctx, call.actor(), p.user_id,
                                       {p.action.value_or(""), p.reason.value_or("")});
      });
  endpoints.post<DeleteReportedParams, Nothing>(
      "/api/v1/moderation.user.deleteReportedMessages", access,
      "Delete the reported messages of a person, in whatever room.", {errors::invalid_user, errors::message_not_found},
      [](Call& call, const auto& p) {
        core::moderation::delete_reported_messages(call.ctx, call.actor(), p.user_id, p.reason.value_or(""));
      });
}

}  // namespace

void declare_moderation(api::Endpoints& endpoints) {
  endpoints.post<ReportMessageParams, Nothing>(
      "/api/v1/chat.reportMessage", Access::user(), "Tell the moderators of a message.",
      {errors::unknown_message_reported, errors::invalid_description}, Check::by_hand, [](Call& call, const auto& p) {
        core::moderation::report_message(call.ctx, call.actor(), p.message_id, p.description);
      });
  endpoints.post<ReportUserParams, Nothing>(
      "/api/v1/moderation.reportUser", Access::user(), "Tell the moderators of somebody.",
      {errors::invalid_user, errors::invalid_description}, [](Call& call, const auto& p) {
        core::moderation::report_user(call.ctx, call.actor(), p.user_id, p.description);
      });
  declare_reading(endpoints);
  declare_acting(endpoints);
}

}  // namespace confab::rest
