// Confab's own endpoint for reading the audit log; Rocket.Chat has none like it.

#include "core/audit/list.h"
#include "permissions/groups/auditing.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct AuditLogParams {
  Field<"count", std::optional<std::int64_t>, "How many entries; 0: as many as allowed.", bound::from_zero> count;
  Field<"action", std::optional<std::string>, "Only acts of this kind: setting.changed ...", bound::name> action;
  Field<"userId", std::optional<std::string>, "Only what this person did.", bound::id> user_id;
  Field<"target", std::optional<std::string>, "Only what was done to this: an id.", bound::name> target;
  Field<"oldest", std::optional<Timestamp>, "From then on."> oldest;
  Field<"latest", std::optional<Timestamp>, "Until then."> latest;
  Field<"after", std::optional<std::string>, "`next` of the page before.", bound::name> after;
};

void declare_audit_log(api::Endpoints& endpoints) {
  endpoints.get<AuditLogParams, core::audit::EntryPage>(
      "/api/v1/confab.auditLog", Access::any_of({permissions::auditing("can-audit-log")}),
      "What administrators and moderators did, the newest first.", [](Call& call, const auto& p) {
        const auto page =
            api::page_of(call.ctx.settings, {.count = p.count, .offset = {}, .sort = {}, .query = {}, .fields = {}});
        return core::audit::list_entries(call.ctx, call.actor(),
                                         {.action = p.action.value_or(""),
                                          .actor = p.user_id.value_or(""),
                                          .target = p.target.value_or(""),
                                          .from = p.oldest,
                                          .until = p.latest,
                                          .after = p.after.value_or(""),
                                          .limit = page.limit});
      });
}

}  // namespace confab::rest
