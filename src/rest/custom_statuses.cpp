#include "core/configuration/custom_statuses.h"

#include "api/paging.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "rest/account_api.h"

namespace confab::rest {

struct StatusQuery {
  std::optional<std::int64_t> count, offset;
  std::optional<std::string> name, id;
  std::optional<json::object> sort, query;

  static constexpr auto kFields = FieldList{
      field("count", &StatusQuery::count, "How many rows.", bound::from_zero),
      field("offset", &StatusQuery::offset, "How many rows to skip.", bound::from_zero),
      field("name", &StatusQuery::name, "Only the one that is called so.", bound::name),
      field("_id", &StatusQuery::id, "Only this one.", bound::id),
      field("sort", &StatusQuery::sort, "JSON: name, upwards.", bound::free_form, when_invalid(errors::invalid_sort)),
      field("query", &StatusQuery::query, R"(JSON: {"_id"} or {"name"}.)", bound::free_form,
            when_invalid(errors::invalid_query)),
  };
};
struct NewStatus {
  std::string name;
  std::optional<std::string> type;

  static constexpr auto kFields = FieldList{
      field("name", &NewStatus::name, "The text.", max_length(120)),
      field("statusType", &NewStatus::type, "online, away, busy or offline.", bound::name),
  };
};
struct ChangedStatus {
  std::string id, name;
  std::optional<std::string> type;

  static constexpr auto kFields = FieldList{
      field("_id", &ChangedStatus::id, "Which one.", bound::id),
      field("name", &ChangedStatus::name, "The text.", max_length(120)),
      field("statusType", &ChangedStatus::type, "online, away, busy or offline.", bound::name),
  };
};
using StatusId = Named<"customUserStatusId", std::string, "Which one.", bound::id>;
using StatusRows = Named<"statuses", std::vector<model::CustomStatus>, "By name.">;
using OneStatus = Named<"customUserStatus", model::CustomStatus, "As it is now.">;

namespace {

using api::Access;
using api::Call;
using core::configuration::CustomStatusQuery;

// What older clients ask for in `query`.
void read_query(const json::object& asked, CustomStatusQuery& query) {
  for (const auto& [key, value] : asked) {
    if (!value.is_string() || (key != "_id" && key != "name")) {
      throw Refusal(errors::invalid_query, "query cannot ask for " + std::string{key});
    }
    (key == "_id" ? query.id : query.name) = std::string{value.get_string()};
  }
}

Flatten<StatusRows, api::PageCounts> list_statuses(Call& call, const StatusQuery& p) {
  const auto page =
      api::page_of(call.ctx.settings, {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
  if (p.sort && !(p.sort->empty() || (p.sort->size() == 1 && p.sort->contains("name")))) {
    throw Refusal(errors::invalid_sort, "Statuses are sorted by name");
  }
  CustomStatusQuery query{.name = p.name, .id = p.id, .limit = page.limit, .offset = page.offset};
  if (p.query) read_query(*p.query, query);
  auto found = core::configuration::custom_statuses(call.ctx, query);
  return api::paged<StatusRows>(std::move(found.statuses), page.offset, found.total);
}

}  // namespace

void declare_custom_statuses(api::Endpoints& endpoints) {
  const std::vector<ErrorCode> errors{errors::not_allowed, errors::status_name_missing, errors::status_type_invalid,
                                      errors::status_name_in_use};
  endpoints.get<StatusQuery, Flatten<StatusRows, api::PageCounts>>({
      .path = "/api/v1/custom-user-status.list",
      .access = Access::user(),
      .summary = "Statuses that the workspace has made up.",
      .errors = {errors::invalid_query, errors::invalid_sort},
      .rate = api::kInteractive,
      .handler = list_statuses,
  });
  endpoints.post<NewStatus, OneStatus>({
      .path = "/api/v1/custom-user-status.create",
      .access = Access::user(),
      .summary = "Make up a status.",
      .errors = errors,
      .handler =
          [](Call& call, const auto& p) {
            return core::configuration::create_custom_status(call.ctx, call.actor(), {p.name, p.type});
          },
  });
  auto changing = errors;
  changing.push_back(errors::unknown_custom_status);
  endpoints.post<ChangedStatus, OneStatus>({
      .path = "/api/v1/custom-user-status.update",
      .access = Access::user(),
      .summary = "Change such a status.",
      .errors = changing,
      .handler =
          [](Call& call, const auto& p) {
            return core::configuration::update_custom_status(call.ctx, call.actor(), p.id, {p.name, p.type});
          },
  });
  endpoints.post<StatusId, api::Nothing>({
      .path = "/api/v1/custom-user-status.delete",
      .access = Access::user(),
      .summary = "Delete such a status; who has chosen it keeps the text.",
      .errors = {errors::not_allowed, errors::unknown_custom_status},
      .handler = [](Call& call,
                    const auto& p) { core::configuration::remove_custom_status(call.ctx, call.actor(), p.value); },
  });
}

}  // namespace confab::rest
