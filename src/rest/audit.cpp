// Confab's own endpoint for reading the audit log; Rocket.Chat has none like it.

#include "api/paging.h"
#include "core/audit/list.h"
#include "permissions/groups/operation.h"
#include "rest/operation_api.h"

namespace confab::rest {

struct AuditLogParams {
  std::optional<std::int64_t> count;
  std::optional<std::string> action, user_id, target, after;
  std::optional<Timestamp> oldest, latest;

  static constexpr auto kFields = FieldList{
      field("count", &AuditLogParams::count, "How many entries; 0: as many as allowed.", bound::from_zero),
      field("action", &AuditLogParams::action, "Only acts of this kind: setting.changed ...", bound::name),
      field("userId", &AuditLogParams::user_id, "Only what this person did.", bound::id),
      field("target", &AuditLogParams::target, "Only what was done to this: an id.", bound::name),
      field("oldest", &AuditLogParams::oldest, "From then on."),
      field("latest", &AuditLogParams::latest, "Until then."),
      field("after", &AuditLogParams::after, "`next` of the page before.", bound::name),
  };
};

void declare_audit_log(api::Endpoints& endpoints) {
  using api::Call;
  endpoints.get<AuditLogParams, core::audit::EntryPage>({
      .path = "/api/v1/confab.auditLog",
      .access = api::Access::any_of({permissions::operation("can-audit-log")}),
      .summary = "What administrators and moderators did, the newest first.",
      .handler =
          [](Call& call, const auto& p) {
            const auto page = api::page_of(call.ctx.settings,
                                           {.count = p.count, .offset = {}, .sort = {}, .query = {}, .fields = {}});
            return core::audit::list_entries(call.ctx, call.actor(),
                                             {.action = p.action.value_or(""),
                                              .actor = p.user_id.value_or(""),
                                              .target = p.target.value_or(""),
                                              .from = p.oldest,
                                              .until = p.latest,
                                              .after = p.after.value_or(""),
                                              .limit = page.limit});
          },
  });
}

}  // namespace confab::rest
