// Webhooks. What other programs call is in rest/hooks.h.

#include "api/integrations.h"

#include <array>

#include "api/order.h"
#include "api/query.h"
#include "core/integrations/history.h"
#include "core/integrations/list.h"
#include "permissions/groups/integrations.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"

namespace confab::rest {

using core::integrations::IntegrationFields;
using model::IntegrationKey;

constexpr std::array<std::pair<std::string_view, IntegrationKey>, 8> kIntegrationKeys{{
    {"name", IntegrationKey::name},
    {"type", IntegrationKey::type},
    {"channel", IntegrationKey::channel},
    {"username", IntegrationKey::username},
    {"_createdBy", IntegrationKey::maker},
    {"_createdBy.username", IntegrationKey::maker},
    {"_createdAt", IntegrationKey::created_at},
    {"_updatedAt", IntegrationKey::updated_at},
}};

using IntegrationPageParams = api::PageBy<api::kNamesIn<kIntegrationKeys>, api::kConditions>;
struct TypeParam {
  Field<"type", std::string, "webhook-incoming or webhook-outgoing.", one_of("webhook-incoming|webhook-outgoing")> type;
};
struct ChangedIntegration {
  Field<"integrationId", std::optional<std::string>, "Which one.", bound::id> id;
  Field<"target_url", std::optional<std::string>, "The outgoing one that tells this address.", bound::url> target_url;
};
struct IntegrationListQuery {
  Field<"name", std::optional<std::string>, "Part of its name.", bound::text> name;
  Field<"type", std::optional<std::string>, "webhook-incoming or webhook-outgoing.",
        one_of("webhook-incoming|webhook-outgoing")>
      type;
};
struct RemovedIntegration {
  Field<"type", std::string, "webhook-incoming or webhook-outgoing.", one_of("webhook-incoming|webhook-outgoing")> type;
  Field<"integrationId", std::optional<std::string>, "Which one.", bound::id, exactly_one{}> id;
  Field<"target_url", std::optional<std::string>, "The outgoing one that tells this address.", bound::url,
        exactly_one{}>
      target_url;
};
struct OneIntegrationQuery {
  Field<"integrationId", std::string, "Which one.", bound::id> id;
  Field<"createdBy", std::optional<std::string>, "Only if this account has made it.", bound::id> made_by;
};
struct RunsParams {
  Field<"id", std::string, "The outgoing webhook.", bound::id,
        when_missing(errors::params_refused, "Invalid integration id.")>
      id;
};
struct ReplayedRun {
  Field<"integrationId", std::string, "The outgoing webhook.", bound::id> integration;
  Field<"historyId", std::string, "Which call.", bound::id> run;
};
using ClearedRuns = Named<"integrationId", std::string, "The outgoing webhook.", bound::id>;
using CreateIntegration = Flatten<TypeParam, IntegrationFields>;
using UpdateIntegration = Flatten<TypeParam, ChangedIntegration, IntegrationFields>;
using OneIntegration = Named<"integration", model::Integration, "The webhook.">;
using IntegrationRows = Named<"integrations", std::vector<model::Integration>, "Webhooks.">;
struct ItemCount {
  Field<"items", std::int64_t, "As total: older clients read it."> items = 0;
};
using ListedIntegrations = Flatten<IntegrationRows, ItemCount, api::PageCounts>;
using RunRows = Named<"history", std::vector<model::IntegrationRun>, "Calls.">;
using ListedRuns = Flatten<RunRows, ItemCount, api::PageCounts>;
struct WithPublicOnes {
  Field<"includeAllPublicChannels", std::optional<bool>, "False: not those that name all public channels."> value;
};
struct WithPrivateOnes {
  Field<"includeAllPrivateGroups", std::optional<bool>, "False: not those that name all private groups."> value;
};

namespace {

bool is_outgoing(const std::string& type) {
  return type == model::kOutgoing;
}

core::integrations::ListIntegrations query_of(const Call& call, const api::PageParams& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  return {.name_part = {},
          .type = {},
          .channels = {},
          .condition = api::condition_of(p.query),
          .order = api::order_of<IntegrationKey>(p.sort, kIntegrationKeys),
          .limit = page.limit,
          .offset = page.offset};
}

ListedIntegrations listed(core::integrations::IntegrationPage found, std::int64_t offset) {
  const auto count = std::ssize(found.integrations);
  return {{std::move(found.integrations)}, {found.total}, {count, offset, found.total}};
}

std::string id_of(const Call& call, const std::optional<std::string>& id, const std::optional<std::string>& url) {
  if (id) return *id;
  return url ? core::integrations::telling(call.ctx, *url) : std::string{};
}

OneIntegration update(Call& call, const UpdateIntegration& p) {
  const auto id = id_of(call, p.id, p.target_url);
  return is_outgoing(p.type) ? core::integrations::update_outgoing(call.ctx, call.actor(), id, p)
                             : core::integrations::update_incoming(call.ctx, call.actor(), id, p);
}

ListedIntegrations list(Call& call, const Flatten<IntegrationPageParams, IntegrationListQuery>& p) {
  auto query = query_of(call, p);
  query.name_part = p.name.value_or("");
  query.type = p.type.value_or("");
  const auto offset = query.offset;
  return listed(core::integrations::list(call.ctx, call.actor(), query), offset);
}

ListedRuns history(Call& call, const Flatten<api::PageBy<"_updatedAt">, RunsParams>& p) {
  const auto page = api::page_of(call.ctx.settings, p);
  const bool newest_first = api::direction_of(p.sort, "_updatedAt") != api::SortDirection::ascending;
  auto found = core::integrations::runs(call.ctx, call.actor(), p.id, newest_first, page.limit, page.offset);
  const auto count = std::ssize(found.runs);
  return {{std::move(found.runs)}, {found.total}, {count, page.offset, found.total}};
}

Access managers() {
  return Access::any_of({permissions::integrations("manage-incoming-integrations"),
                         permissions::integrations("manage-own-incoming-integrations"),
                         permissions::integrations("manage-outgoing-integrations"),
                         permissions::integrations("manage-own-outgoing-integrations")})
      .otherwise(errors::unauthorized);
}

Access tellers() {
  return Access::any_of({permissions::integrations("manage-outgoing-integrations"),
                         permissions::integrations("manage-own-outgoing-integrations")})
      .otherwise(errors::unauthorized);
}

template <class Family, class WithAll>
void declare_integrations_of_room(api::Endpoints& endpoints) {
  endpoints.get<Flatten<IntegrationPageParams, typename Family::Target, WithAll>, ListedIntegrations>(
      path<Family>("getIntegrations"), managers(), "Webhooks of a room.", errors_in<Family>({errors::unauthorized}),
      Check::by_hand, [](Call& call, const auto& p) {
        const auto room = target_room(call, p, Family::kind, Family::missing, Family::missing_text);
        const auto query = query_of(call, p);
        return listed(core::integrations::list_of_room(call.ctx, call.actor(), room.id, p.value.value_or(true), query),
                      query.offset);
      });
}

void declare_changes(api::Endpoints& endpoints) {
  endpoints.post<CreateIntegration, OneIntegration>(
      "/api/v1/integrations.create", managers(), "A new webhook.", api::errors_of_integrations(),
      [](Call& call, const auto& p) {
        return is_outgoing(p.type) ? core::integrations::create_outgoing(call.ctx, call.actor(), p)
                                   : core::integrations::create_incoming(call.ctx, call.actor(), p);
      });
  auto errors = api::errors_of_integration_changes();
  errors.push_back(errors::integration_unknown);
  endpoints.put<UpdateIntegration, OneIntegration>("/api/v1/integrations.update", managers(),
                                                   "A webhook is as the call says.", std::move(errors), update);
  endpoints.post<RemovedIntegration, OneIntegration>(
      "/api/v1/integrations.remove", managers(), "The webhook is gone, and what is known of its calls.",
      {errors::integration_not_authorized, errors::integration_not_found, errors::integration_unknown},
      Renamed{errors::integration_not_found, errors::integration_unknown}, [](Call& call, const auto& p) {
        return core::integrations::remove(call.ctx, call.actor(), id_of(call, p.id, p.target_url), is_outgoing(p.type));
      });
}

}  // namespace

void declare_integrations(api::Endpoints& endpoints) {
  declare_changes(endpoints);
  endpoints.get<Flatten<IntegrationPageParams, IntegrationListQuery>, ListedIntegrations>(
      "/api/v1/integrations.list", managers(), "Webhooks that one manages.", {errors::unauthorized}, list);
  endpoints.get<OneIntegrationQuery, OneIntegration>(
      "/api/v1/integrations.get", Access::user(), "One webhook.", {errors::integration_unknown, errors::not_authorized},
      [](Call& call, const auto& p) { return core::integrations::get(call.ctx, call.actor(), p.id, p.made_by); });
  endpoints.get<Flatten<api::PageBy<"_updatedAt">, RunsParams>, ListedRuns>(
      "/api/v1/integrations.history", tellers(), "Calls of an outgoing webhook, and what came of them.",
      {errors::unauthorized, errors::integration_unknown}, history);
  endpoints.post<ClearedRuns, Nothing>(
      "/api/v1/integrations.clearHistory", tellers(), "Its calls are forgotten.",
      {errors::integration_not_authorized, errors::integration_not_found},
      [](Call& call, const auto& p) { core::integrations::clear_runs(call.ctx, call.actor(), p.value); });
  endpoints.post<ReplayedRun, Nothing>(
      "/api/v1/integrations.replayOutgoing", tellers(), "The same call again, of what is there now.",
      {errors::integration_not_authorized, errors::integration_not_found, errors::integration_not_outgoing,
       errors::integration_run_not_found, errors::integration_run_without_data},
      [](Call& call, const auto& p) { core::integrations::replay(call.ctx, call.actor(), p.integration, p.run); });
  declare_integrations_of_room<Channels, WithPublicOnes>(endpoints);
  declare_integrations_of_room<Groups, WithPrivateOnes>(endpoints);
}

}  // namespace confab::rest
