#include "base/errors/people.h"
#include "base/errors/request.h"
#include "core/configuration/custom_statuses.h"
#include "ddp/account_methods.h"

namespace confab::ddp {

struct StatusData {
  std::optional<std::string> id, type;
  std::string name;

  static constexpr auto kFields = FieldList{
      field("_id", &StatusData::id, "Left out: a new one.", bound::id),
      field("name", &StatusData::name, "The text.", max_length(120)),
      field("statusType", &StatusData::type, "online, away, busy or offline.", bound::name),
  };
};
using StatusDataParam = Named<"userStatusData", StatusData, "What it is to be.">;
using StatusIdParam = Named<"userStatusID", std::string, "Which one.", bound::id>;
using StatusPut = std::variant<bool, std::string>;

namespace {

using api::Access;
using api::Call;

StatusPut put_status(Call& call, const StatusDataParam& p) {
  const auto& d = p.value;
  if (!d.id) return core::configuration::create_custom_status(call.ctx, call.actor(), {d.name, d.type}).id;
  core::configuration::update_custom_status(call.ctx, call.actor(), *d.id, {d.name, d.type});
  return true;
}

}  // namespace

void declare_custom_status_methods(api::Methods& methods) {
  methods.add<api::Nothing, std::vector<model::CustomStatus>>({
      .name = "listCustomUserStatus",
      .access = Access::user(),
      .summary = "Statuses that the workspace has made up.",
      .handler =
          [](Call& call, const api::Nothing&) {
            constexpr std::int64_t kMax = 10'000;
            return core::configuration::custom_statuses(call.ctx, {.name = {}, .id = {}, .limit = kMax, .offset = 0})
                .statuses;
          },
  });
  methods.add<StatusDataParam, StatusPut>({
      .name = "insertOrUpdateUserStatus",
      .access = Access::user(),
      .summary = "Make up a status, or change it.",
      .errors = {errors::not_allowed, errors::status_name_missing, errors::status_type_invalid,
                 errors::status_name_in_use, errors::unknown_custom_status},
      .handler = put_status,
  });
  methods.add<StatusIdParam, bool>({
      .name = "deleteCustomUserStatus",
      .access = Access::user(),
      .summary = "Delete such a status.",
      .errors = {errors::not_allowed, errors::unknown_custom_status},
      .handler =
          [](Call& call, const auto& p) {
            core::configuration::remove_custom_status(call.ctx, call.actor(), p.value);
            return true;
          },
  });
}

}  // namespace confab::ddp
