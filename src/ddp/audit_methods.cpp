#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/moderation/audit_messages.h"
#include "ddp/chat_methods.h"

namespace confab::ddp {

struct AuditParams {
  std::optional<RoomId> room;
  std::optional<std::vector<std::string>> users;
  Timestamp from, until;
  std::optional<std::string> text, type;

  static constexpr auto kFields = FieldList{
      field("rid", &AuditParams::room, "The room."),
      field("users", &AuditParams::users, "With type d: the conversation of these people.", bound::list_of_names),
      field("startDate", &AuditParams::from, "From then."),
      field("endDate", &AuditParams::until, "Until then."),
      field("msg", &AuditParams::text, "Part of the text.", bound::text),
      field("type", &AuditParams::type, "d: a conversation; empty: the room. Others are refused.", bound::id),
  };
};
using AuditCall = Named<"params", AuditParams, "What to look for.">;
struct TimeParams {
  Timestamp from, until;

  static constexpr auto kFields = FieldList{
      field("startDate", &TimeParams::from, "From then."),
      field("endDate", &TimeParams::until, "Until then."),
  };
};
using TimeCall = Named<"params", TimeParams, "When.">;
struct AuditionRow {
  std::string id;
  Timestamp ts;
  model::UserRef u;
  std::int64_t results = 0;
  json::object fields;

  static constexpr auto kFields = FieldList{
      field("_id", &AuditionRow::id, "Its number in the audit log."),
      field("ts", &AuditionRow::ts, "When."),
      field("u", &AuditionRow::u, "Who looked."),
      field("results", &AuditionRow::results, "How many messages were found."),
      field("fields", &AuditionRow::fields, "What was asked for."),
  };
};

void declare_audit_methods(api::Methods& methods) {
  methods.add<AuditCall, std::vector<model::Message>>({
      .name = "auditGetMessages",
      .access = api::Access::user(),
      .summary = "Messages of any room, for those who audit; the audit log says that they looked.",
      .errors = {errors::not_allowed, errors::room_not_found, errors::invalid_params},
      .handler =
          [](api::Call& call, const auto& p) {
            const auto& asked = p.value;
            const bool conversation = asked.type == "d";
            if (!conversation && !asked.type.value_or("").empty()) {
              throw Refusal(errors::invalid_params, "type must be d or empty", {{"field", "type"}});
            }
            return core::moderation::audit_messages(
                call.ctx, call.actor(),
                {.room = conversation ? RoomId{} : asked.room.value_or(RoomId{}),
                 .users = conversation ? asked.users.value_or(std::vector<std::string>{}) : std::vector<std::string>{},
                 .from = asked.from,
                 .until = asked.until,
                 .text = asked.text.value_or("")});
          },
  });
  methods.add<TimeCall, std::vector<AuditionRow>>({
      .name = "auditGetAuditions",
      .access = api::Access::user(),
      .summary = "Who has looked at messages that way.",
      .errors = {errors::not_allowed},
      .handler =
          [](api::Call& call, const auto& p) {
            std::vector<AuditionRow> rows;
            for (auto& one : core::moderation::auditions(call.ctx, call.actor(), p.value.from, p.value.until)) {
              rows.push_back({std::move(one.id), one.ts, std::move(one.u), one.results, std::move(one.fields)});
            }
            return rows;
          },
  });
}

}  // namespace confab::ddp
