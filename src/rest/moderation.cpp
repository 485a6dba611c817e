// Reports, and the moderators' console.

#include <array>

#include "api/paging.h"
#include "base/errors/messages.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/moderation/console.h"
#include "core/moderation/report.h"
#include "core/users/find.h"
#include "permissions/groups/people.h"
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
  UserId user_id;
  std::string description;

  static constexpr auto kFields = FieldList{
      field("userId", &ReportUserParams::user_id, "The user."),
      field("description", &ReportUserParams::description, "What is wrong.", max_length(kMaxReason)),
  };
};
struct ReportFilterParams : api::PageParams {
  std::optional<Timestamp> latest, oldest;
  std::optional<std::string> selector;

  static constexpr auto kFields =
      extended<api::PageParams>(field("latest", &ReportFilterParams::latest, "Reported until then."),
                                field("oldest", &ReportFilterParams::oldest, "Reported since then."),
                                field("selector", &ReportFilterParams::selector, "Part of a name.", bound::text));
};
struct ReportsOfUserParams : api::PageParams {
  UserId user_id;
  std::optional<std::string> selector;

  static constexpr auto kFields = extended<api::PageParams>(
      field("userId", &ReportsOfUserParams::user_id, "The user."),
      field("selector", &ReportsOfUserParams::selector, "Part of the message, or of the description.", bound::text));
};
struct ReportsOfMessageParams : api::PageParams {
  MessageId msg_id;
  std::optional<std::string> selector;

  static constexpr auto kFields = extended<api::PageParams>(
      field("msgId", &ReportsOfMessageParams::msg_id, "The message."),
      field("selector", &ReportsOfMessageParams::selector, "Part of the description.", bound::text));
};
using ReportId = Named<"reportId", std::string, "The report.", bound::id>;
struct DismissParams {
  std::optional<UserId> user_id;
  std::optional<MessageId> msg_id;
  std::optional<std::string> action, reason;

  static constexpr auto kFields = FieldList{
      field("userId", &DismissParams::user_id, "Reports of this user's messages.", at_least_one{}),
      field("msgId", &DismissParams::msg_id, "Or of this message.", at_least_one{}),
      field("action", &DismissParams::action, "What was done.", bound::text),
      field("reason", &DismissParams::reason, "Why.", max_length(kMaxReason)),
  };
};
struct DismissUserParams {
  UserId user_id;
  std::optional<MessageId> msg_id;
  std::optional<std::string> action, reason;

  static constexpr auto kFields = FieldList{
      field("userId", &DismissUserParams::user_id, "Reports about this user."),
      field("msgId", &DismissUserParams::msg_id, "Accepted from clients that send it."),
      field("action", &DismissUserParams::action, "What was done.", bound::text),
      field("reason", &DismissUserParams::reason, "Why.", max_length(kMaxReason)),
  };
};
struct DeleteReportedParams {
  UserId user_id;
  std::optional<std::string> reason;

  static constexpr auto kFields = FieldList{
      field("userId", &DeleteReportedParams::user_id, "Whose reported messages."),
      field("reason", &DeleteReportedParams::reason, "Why.", max_length(kMaxReason)),
  };
};

/// Somebody whose messages are reported.
struct ReportedAuthor {
  UserId user_id;
  std::string username;
  std::optional<std::string> name, message;
  std::optional<MessageId> msg_id;
  Timestamp ts;
  std::vector<core::moderation::ReportedRoom> rooms;
  std::vector<RoomId> room_ids;
  std::int64_t count = 0;
  bool is_user_deleted = false;

  static constexpr auto kFields = FieldList{
      field("userId", &ReportedAuthor::user_id, "The user."),
      field("username", &ReportedAuthor::username, "Username."),
      field("name", &ReportedAuthor::name, "Display name."),
      field("message", &ReportedAuthor::message, "The text that was reported last."),
      field("msgId", &ReportedAuthor::msg_id, "That message."),
      field("ts", &ReportedAuthor::ts, "When that was."),
      field("rooms", &ReportedAuthor::rooms, "Where reported messages are."),
      field("roomIds", &ReportedAuthor::room_ids, "The same, by id."),
      field("count", &ReportedAuthor::count, "Open reports."),
      field("isUserDeleted", &ReportedAuthor::is_user_deleted, "Reports go with the account, so never."),
  };
};
/// Somebody who is reported.
struct ReportedUser {
  std::string id;
  model::UserRef reported_user;
  Timestamp ts;
  std::int64_t count = 0;

  static constexpr auto kFields = FieldList{
      field("_id", &ReportedUser::id, "The newest report."),
      field("reportedUser", &ReportedUser::reported_user, "The user."),
      field("ts", &ReportedUser::ts, "When that was."),
      field("count", &ReportedUser::count, "Open reports."),
  };
};
struct ReportedMessage {
  std::string id;
  std::optional<model::Message> message;
  std::optional<core::moderation::ReportedRoom> room;
  Timestamp ts;
  std::int64_t count = 0;

  static constexpr auto kFields = FieldList{
      field("_id", &ReportedMessage::id, "The newest report."),
      field("message", &ReportedMessage::message, "The message."),
      field("room", &ReportedMessage::room, "Its room."),
      field("ts", &ReportedMessage::ts, "When it was reported last."),
      field("count", &ReportedMessage::count, "Open reports."),
  };
};
struct ReportClosing {
  std::optional<UserId> moderated_by;
  Timestamp hidden_at;
  std::string action, reason;

  static constexpr auto kFields = FieldList{
      field("moderatedBy", &ReportClosing::moderated_by, "The moderator."),
      field("hiddenAt", &ReportClosing::hidden_at, "When."),
      field("action", &ReportClosing::action, "What was done."),
      field("reason", &ReportClosing::reason, "Why."),
  };
};
struct ReportDocument {
  std::string id, description;
  Timestamp ts;
  model::UserRef reported_by;
  std::optional<model::UserRef> reported_user;
  std::optional<model::Message> message;
  std::optional<core::moderation::ReportedRoom> room;
  std::optional<ReportClosing> moderation_info;
  std::optional<bool> hidden;

  static constexpr std::string_view kSchema = "ModerationReport";
  static constexpr auto kFields = FieldList{
      field("_id", &ReportDocument::id, "The report."),
      field("description", &ReportDocument::description, "What was said to be wrong."),
      field("ts", &ReportDocument::ts, "When it was reported."),
      field("reportedBy", &ReportDocument::reported_by, "Who reported it."),
      field("reportedUser", &ReportDocument::reported_user, "Whom it is about, if not a message."),
      field("message", &ReportDocument::message, "The message that it is about."),
      field("room", &ReportDocument::room, "The message's room."),
      field("moderationInfo", &ReportDocument::moderation_info, "How it was closed."),
      field("_hidden", &ReportDocument::hidden, "True: it is closed."),
  };
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

using api::Access;
using api::Call;
using api::Nothing;

core::moderation::ReportQuery query_of(const Call& call, const api::PageParams& p,
                                       const std::optional<std::string>& text) {
  const auto page = api::page_of(call.ctx.settings, p);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kSortable{{{"ts", "ts"}}};
  const bool oldest_first = p.sort && api::order_by(p.sort, kSortable, "").ends_with("ASC");
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
  const auto access = Access::any_of({permissions::people("view-moderation-console")});
  endpoints.get<ReportFilterParams, Flatten<AuthorRows, api::PageCounts>>({
      .path = "/api/v1/moderation.reportsByUsers",
      .access = access,
      .summary = "People whose messages are reported.",
      .handler =
          [](Call& call, const auto& p) {
            const auto query = query_of(call, p);
            auto page = core::moderation::people_with_reported_messages(call.ctx, call.actor(), query);
            return api::paged<AuthorRows>(documents(std::move(page.items), author_of), query.offset, page.total);
          },
  });
  endpoints.get<ReportFilterParams, Flatten<UserRows, api::PageCounts>>({
      .path = "/api/v1/moderation.userReports",
      .access = access,
      .summary = "People who are reported.",
      .handler =
          [](Call& call, const auto& p) {
            const auto query = query_of(call, p);
            auto page = core::moderation::reported_people(call.ctx, call.actor(), query);
            return api::paged<UserRows>(documents(std::move(page.items), user_of), query.offset, page.total);
          },
  });
  endpoints.get<ReportsOfUserParams, Flatten<AboutUser, MessageRowsOfUser, api::PageCounts>>({
      .path = "/api/v1/moderation.user.reportedMessages",
      .access = access,
      .summary = "The reported messages of a person.",
      .errors = {errors::invalid_user},
      .handler =
          [](Call& call, const auto& p) {
            const auto query = query_of(call, p, p.selector);
            auto page = core::moderation::reported_messages(call.ctx, call.actor(), p.user_id, query);
            auto rows = documents(std::move(page.items), message_of);
            const auto count = std::ssize(rows);
            return Flatten<AboutUser, MessageRowsOfUser, api::PageCounts>{
                about(call, p.user_id), {std::move(rows)}, {count, query.offset, page.total}};
          },
  });
  endpoints.get<ReportsOfUserParams, Flatten<AboutUser, ReportRows, api::PageCounts>>({
      .path = "/api/v1/moderation.user.reportsByUserId",
      .access = access,
      .summary = "The reports about a person.",
      .errors = {errors::invalid_user},
      .handler =
          [](Call& call, const auto& p) {
            const auto query = query_of(call, p, p.selector);
            auto page = core::moderation::reports_about(call.ctx, call.actor(), p.user_id, query);
            auto rows = documents(std::move(page.items), document_of);
            const auto count = std::ssize(rows);
            return Flatten<AboutUser, ReportRows, api::PageCounts>{
                about(call, p.user_id), {std::move(rows)}, {count, query.offset, page.total}};
          },
  });
  endpoints.get<ReportsOfMessageParams, Flatten<ReportRows, api::PageCounts>>({
      .path = "/api/v1/moderation.reports",
      .access = access,
      .summary = "The reports of a message.",
      .handler =
          [](Call& call, const auto& p) {
            const auto query = query_of(call, p, p.selector);
            auto page = core::moderation::reports_of(call.ctx, call.actor(), p.msg_id, query);
            return api::paged<ReportRows>(documents(std::move(page.items), document_of), query.offset, page.total);
          },
  });
  endpoints.get<ReportId, OneReport>({
      .path = "/api/v1/moderation.reportInfo",
      .access = access,
      .summary = "One report.",
      .errors = {errors::report_not_found},
      .handler =
          [](Call& call, const auto& p) {
            auto found = core::moderation::report(call.ctx, call.actor(), p.value);
            if (!found) throw Refusal(errors::report_not_found, "error-report-not-found");
            return OneReport{document_of(std::move(*found))};
          },
  });
}

void declare_acting(api::Endpoints& endpoints) {
  const auto access = Access::any_of({permissions::people("manage-moderation-actions")});
  endpoints.post<DismissParams, Nothing>({
      .path = "/api/v1/moderation.dismissReports",
      .access = access,
      .summary = "Close the reports of a person's messages, or of one message.",
      .errors = {errors::invalid_user},
      .handler =
          [](Call& call, const auto& p) {
            const core::moderation::Dismissal how{p.action.value_or(""), p.reason.value_or("")};
            if (p.user_id) core::moderation::dismiss_messages_of(call.ctx, call.actor(), *p.user_id, how);
            if (p.msg_id) core::moderation::dismiss_message(call.ctx, call.actor(), *p.msg_id, how);
          },
  });
  endpoints.post<DismissUserParams, Nothing>({
      .path = "/api/v1/moderation.dismissUserReports",
      .access = access,
      .summary = "Close the reports about a person.",
      .errors = {errors::invalid_user},
      .handler =
          [](Call& call, const auto& p) {
            core::moderation::dismiss_user(call.ctx, call.actor(), p.user_id,
                                           {p.action.value_or(""), p.reason.value_or("")});
          },
  });
  endpoints.post<DeleteReportedParams, Nothing>({
      .path = "/api/v1/moderation.user.deleteReportedMessages",
      .access = access,
      .summary = "Delete the reported messages of a person, in whatever room.",
      .errors = {errors::invalid_user, errors::message_not_found},
      .handler =
          [](Call& call, const auto& p) {
            core::moderation::delete_reported_messages(call.ctx, call.actor(), p.user_id, p.reason.value_or(""));
          },
  });
}

}  // namespace

void declare_moderation(api::Endpoints& endpoints) {
  endpoints.post<ReportMessageParams, Nothing>({
      .path = "/api/v1/chat.reportMessage",
      .access = Access::user(),
      .summary = "Tell the moderators of a message.",
      .errors = {errors::unknown_message_reported, errors::invalid_description},
      .check = Check::by_hand,
      .handler =
          [](Call& call, const auto& p) {
            core::moderation::report_message(call.ctx, call.actor(), p.message_id, p.description);
          },
  });
  endpoints.post<ReportUserParams, Nothing>({
      .path = "/api/v1/moderation.reportUser",
      .access = Access::user(),
      .summary = "Tell the moderators of somebody.",
      .errors = {errors::invalid_user, errors::invalid_description},
      .handler = [](Call& call,
                    const auto& p) { core::moderation::report_user(call.ctx, call.actor(), p.user_id, p.description); },
  });
  declare_reading(endpoints);
  declare_acting(endpoints);
}

}  // namespace confab::rest
