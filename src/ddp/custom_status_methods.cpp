#include "base/errors/people.h"
#include "core/configuration/custom_statuses.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

struct StatusData {
  Field<"_id", std::optional<std::string>, "Left out: a new one.", bound::id> id;
  Field<"name", std::string, "The text.", max_length(120)> name;
  Field<"statusType", std::optional<std::string>, "online, away, busy or offline.", bound::name> type;
};
using StatusDataParam = Named<"userStatusData", StatusData, "What it is to be.">;
using StatusIdParam = Named<"userStatusID", std::string, "Which one.", bound::id>;
using StatusPut = std::variant<bool, std::string>;

namespace {

StatusPut put_status(Call& call, const StatusDataParam& p) {
  const auto& d = p.value;
  if (!d.id) return core::configuration::create_custom_status(call.ctx, call.actor(), {d.name, d.type}).id;
  core::configuration::update_custom_status(call.ctx, call.actor(), *d.id, {d.name, d.type});
  return true;
}

}  // namespace

void declare_custom_status_methods(api::Methods& methods) {
  methods.add<Nothing, std::vector<model::CustomStatus>>(
      "listCustomUserStatus", Access::user(), "Statuses that the workspace has made up.",
      [](Call& call, const Nothing&) {
        constexpr std::int64_t kMax = 10'000;
        return core::configuration::custom_statuses(call.ctx,
                                                    {.name = {}, .id = {}, .order = {}, .limit = kMax, .offset = 0})
            .statuses;
      });
  methods.add<StatusDataParam, StatusPut>(
      "insertOrUpdateUserStatus", Access::user(), "Make up a status, or change it.",
      {errors::not_allowed, errors::status_name_missing, errors::status_type_invalid, errors::status_name_in_use,
       errors::unknown_custom_status},
      put_status);
  methods.add<StatusIdParam, bool>("deleteCustomUserStatus", Access::user(), "Delete such a status.",
                                   {errors::not_allowed, errors::unknown_custom_status}, [](Call& call, const auto& p) {
                                     core::configuration::remove_custom_status(call.ctx, call.actor(), p.value);
                                     return true;
                                   });
}

}  // namespace confab::ddp
