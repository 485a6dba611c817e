// Data as a file: one's own, or a room's messages.

#include "api/data_exports.h"
#include "base/bounds.h"
#include "base/errors/daily.h"
#include "base/errors/rooms.h"
#include "core/exports/request.h"
#include "rest/account_api.h"

namespace confab::rest {

using OwnDataParams = Named<"fullExport", std::optional<std::string>,
                            "true: JSON for programs; otherwise HTML to read.", one_of("true|false")>;
struct RequestedData {
  Field<"requested", bool, "False: it was asked for within the last 24 hours; that one is answered."> requested;
  Field<"exportOperation", api::ExportOperation, "How far it is."> operation;
};

struct RoomExportParams {
  Field<"rid", RoomId, "The room."> rid;
  Field<"type", std::string, "file.", one_of("file")> type;
  Field<"format", std::string, "html or json.", one_of("html|json")> format;
  Field<"dateFrom", std::optional<std::string>, "The first day: YYYY-MM-DD, in UTC. Left out: from the beginning.",
        max_length(40)>
      from;
  Field<"dateTo", std::optional<std::string>, "The last day. Left out: until now.", max_length(40)> to;
};

struct ExportRow {
  Field<"_id", std::string, "Its id."> id;
  Field<"kind", std::string, "own: what concerns oneself; room: the messages of a room."> kind;
  Field<"format", std::string, "html or json."> format;
  Field<"status", std::string, "pending, completed or failed."> status;
  Field<"rid", std::optional<RoomId>, "The room."> rid;
  Field<"roomName", std::optional<std::string>, "What the room is called."> room_name;
  Field<"createdAt", Timestamp, "When it was asked for."> created_at;
  Field<"expiresAt", std::optional<Timestamp>, "When it goes."> expires_at;
  Field<"name", std::optional<std::string>, "Of the archive, once it is there, as the next three."> name;
  Field<"size", std::optional<std::int64_t>, "In bytes."> size;
  Field<"messages", std::optional<std::int64_t>, "How many are in it."> messages;
  Field<"url", std::optional<std::string>, "Where it can be fetched."> url;
};
using ExportRows = Named<"exports", std::vector<ExportRow>, "The newest first.">;

namespace {

using core::exports::Format;

// Midnight, or the moment that is meant.
std::optional<Timestamp> day(const std::optional<std::string>& text, std::string_view field) {
  if (!text || text->empty()) return std::nullopt;
  constexpr std::size_t kDay = 10;
  const auto time = json_time(json::string(text->size() == kDay ? *text + "T00:00:00.000Z" : *text));
  if (!time) {
    throw Refusal(errors::invalid_dates, std::string{field} + " is no day: YYYY-MM-DD is expected", {{"field", field}});
  }
  return time;
}

ExportRow row_of(const core::exports::ListedExport& listed) {
  const auto& one = listed.request;
  ExportRow row{.id = one.id,
                .kind = one.room_pk ? "room" : "own",
                .format = one.format,
                .status = one.state,
                .rid = listed.room,
                .room_name = listed.name,
                .created_at = one.requested_at,
                .expires_at = one.expires_at,
                .name = one.name,
                .size = {},
                .messages = {},
                .url = api::archive_path(one)};
  if (one.blob_pk) {
    row.size = one.size;
    row.messages = one.messages;
  }
  return row;
}

Nothing export_room(Call& call, const RoomExportParams& p) {
  auto before = day(p.to, "dateTo");
  if (before) *before += std::chrono::days{1};
  core::exports::request_room(call.ctx, call.actor(),
                              {.room = p.rid,
                               .format = p.format == "json" ? Format::json : Format::html,
                               .from = day(p.from, "dateFrom"),
                               .before = before});
  return {};
}

}  // namespace

void declare_exports(api::Endpoints& endpoints) {
  endpoints.get<OwnDataParams, RequestedData>(
      "/api/v1/users.requestDataDownload", Access::user(),
      "Asks for an archive of all that is kept about oneself; the built-in bot tells when it is there.",
      {errors::not_allowed, errors::impersonating}, [](Call& call, const auto& p) {
        const auto wanted = p.value == "true" ? Format::json : Format::html;
        const auto made = core::exports::request_own(call.ctx, call.actor(), wanted);
        return RequestedData{made.is_new, api::operation_of(call, made.request)};
      });
  endpoints.post<RoomExportParams, Nothing>(
      "/api/v1/rooms.export", Access::user(),
      "Asks for an archive of a room's messages, with mail-messages; the built-in bot tells when it is there.",
      {errors::action_not_allowed, errors::invalid_room, errors::not_allowed, errors::invalid_dates,
       errors::too_many_exports, errors::impersonating},
      export_room);
  endpoints.get<Nothing, ExportRows>("/api/v1/confab.exports.list", Access::user(),
                                     "Archives that one has asked for, and where they can be fetched.",
                                     [](Call& call, const Nothing&) {
                                       std::vector<ExportRow> rows;
                                       for (const auto& one : core::exports::own_exports(call.ctx, call.actor())) {
                                         rows.push_back(row_of(one));
                                       }
                                       return rows;
                                     });
}

}  // namespace confab::rest
