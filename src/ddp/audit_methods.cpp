#include "base/errors/rooms.h"
#include "core/moderation/audit_messages.h"
#include "ddp/chat_methods.h"
#include "model/room_kind.h"

namespace confab::ddp {

struct AuditParams {
  Field<"rid", std::optional<RoomId>, "The room."> room;
  Field<"users", std::optional<std::vector<std::string>>, "With type d: the conversation of these people.",
        bound::list_of_names>
      users;
  Field<"startDate", Timestamp, "From then."> from;
  Field<"endDate", Timestamp, "Until then."> until;
  Field<"msg", std::optional<std::string>, "Part of the text.", bound::text> text;
  Field<"type", std::optional<std::string>, "d: a conversation; empty: the room. Others are refused.", bound::id> type;
};
using AuditCall = Named<"params", AuditParams, "What to look for.">;
struct TimeParams {
  Field<"startDate", Timestamp, "From then."> from;
  Field<"endDate", Timestamp, "Until then."> until;
};
using TimeCall = Named<"params", TimeParams, "When.">;
struct AuditionRow {
  Field<"_id", std::string, "Its number in the audit log."> id;
  Field<"ts", Timestamp, "When."> ts;
  Field<"u", model::UserRef, "Who looked."> u;
  Field<"results", std::int64_t, "How many messages were found."> results = 0;
  Field<"fields", json::object, "What was asked for."> fields;
};

void declare_audit_methods(api::Methods& methods) {
  methods.add<AuditCall, std::vector<model::Message>>(
      "auditGetMessages", Access::user(),
      "Messages of any room, for those who audit; the audit log says that they looked.",
      {errors::not_allowed, errors::room_not_found, errors::invalid_params}, [](Call& call, const auto& p) {
        const auto& asked = p.value;
        const auto kind = model::room_kind(asked.type.value_or(""));
        const bool conversation = kind && model::traits(*kind).personal;
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
      });
  methods.add<TimeCall, std::vector<AuditionRow>>(
      "auditGetAuditions", Access::user(), "Who has looked at messages that way.", {errors::not_allowed},
      [](Call& call, const auto& p) {
        std::vector<AuditionRow> rows;
        for (auto& one : core::moderation::auditions(call.ctx, call.actor(), p.value.from, p.value.until)) {
          rows.push_back({std::move(one.id), one.ts, std::move(one.u), one.results, std::move(one.fields)});
        }
        return rows;
      });
}

}  // namespace confab::ddp
