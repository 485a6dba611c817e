#include "core/configuration/custom_statuses.h"

#include "api/order.h"
#include "base/errors/people.h"
#include "rest/account_api.h"

namespace confab::rest {

struct StatusQuery {
  Field<"count", std::optional<std::int64_t>, "How many rows.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
  Field<"name", std::optional<std::string>, "Only the one that is called so.", bound::name> name;
  Field<"_id", std::optional<std::string>, "Only this one.", bound::id> id;
  Field<"sort", std::optional<json::object>, "JSON: name to 1 or -1.", bound::free_form, sort_keys("name"),
        when_invalid(errors::invalid_sort)>
      sort;
  Field<"query", std::optional<json::object>, R"(JSON: {"_id"} or {"name"}.)", bound::free_form, members("_id|name"),
        when_invalid(errors::invalid_query)>
      query;
};
struct NewStatus {
  Field<"name", std::string, "The text.", max_length(120)> name;
  Field<"statusType", std::optional<std::string>, "online, away, busy or offline.", bound::name> type;
};
struct ChangedStatus {
  Field<"_id", std::string, "Which one.", bound::id> id;
  Field<"name", std::string, "The text.", max_length(120)> name;
  Field<"statusType", std::optional<std::string>, "online, away, busy or offline.", bound::name> type;
};
using StatusId = Named<"customUserStatusId", std::string, "Which one.", bound::id>;
using StatusRows = Named<"statuses", std::vector<model::CustomStatus>, "By name.">;
using OneStatus = Named<"customUserStatus", model::CustomStatus, "As it is now.">;

namespace {

using core::configuration::CustomStatusQuery;

// What older clients ask for in `query`.
void read_query(const json::object& asked, CustomStatusQuery& query) {
  for (const auto& [key, value] : asked) {
    if (!value.is_string()) throw Refusal(errors::invalid_query, "query takes a text for " + std::string{key});
    (key == "_id" ? query.id : query.name) = std::string{value.get_string()};
  }
}

Flatten<StatusRows, api::PageCounts> list_statuses(Call& call, const StatusQuery& p) {
  const auto page = api::page_of(call.ctx.settings, {.count = p.count, .offset = p.offset});
  CustomStatusQuery query{
      .name = p.name, .id = p.id, .order = api::name_order_of(p.sort), .limit = page.limit, .offset = page.offset};
  if (p.query) read_query(*p.query, query);
  auto found = core::configuration::custom_statuses(call.ctx, query);
  return api::paged<StatusRows>(std::move(found.statuses), page.offset, found.total);
}

}  // namespace

void declare_custom_statuses(api::Endpoints& endpoints) {
  const std::vector<ErrorCode> errors{errors::not_allowed, errors::status_name_missing, errors::status_type_invalid,
                                      errors::status_name_in_use};
  endpoints.get<StatusQuery, Flatten<StatusRows, api::PageCounts>>(
      "/api/v1/custom-user-status.list", Access::user(), "Statuses that the workspace has made up.",
      {errors::invalid_query, errors::invalid_sort}, rate::lively, list_statuses);
  endpoints.post<NewStatus, OneStatus>(
      "/api/v1/custom-user-status.create", Access::user(), "Make up a status.", errors, [](Call& call, const auto& p) {
        return core::configuration::create_custom_status(call.ctx, call.actor(), {p.name, p.type});
      });
  auto changing = errors;
  changing.push_back(errors::unknown_custom_status);
  endpoints.post<ChangedStatus, OneStatus>(
      "/api/v1/custom-user-status.update", Access::user(), "Change such a status.", changing,
      [](Call& call, const auto& p) {
        return core::configuration::update_custom_status(call.ctx, call.actor(), p.id, {p.name, p.type});
      });
  endpoints.post<StatusId, Nothing>(
      "/api/v1/custom-user-status.delete", Access::user(), "Delete such a status; who has chosen it keeps the text.",
      {errors::not_allowed, errors::unknown_custom_status},
      [](Call& call, const auto& p) { core::configuration::remove_custom_status(call.ctx, call.actor(), p.value); });
}

}  // namespace confab::rest
