#include "core/integrations/history.h"

#include "base/error.h"
#include "base/errors/integrations.h"
#include "base/errors/request.h"
#include "base/json_members.h"
#include "bus/events/integration_run_changed.h"
#include "core/audit/record.h"
#include "core/integrations/rights.h"
#include "core/triggers/request.h"
#include "jobs/enqueue.h"
#include "store/integration_runs.h"
#include "store/integrations.h"

namespace confab::core::integrations {
namespace {

constexpr std::chrono::days kKept{30};

// The actor's to look into.
model::Integration managed(const Context& ctx, const Actor& actor, const std::string& id) {
  if (!rights(ctx, actor, true).any()) throw Refusal(errors::integration_not_authorized, "Unauthorized");
  auto found = store::Integrations{*ctx.db.read()}.by_id(id);
  if (!found || !manages(ctx, actor, *found)) throw Refusal(errors::integration_not_found, "Invalid integration");
  return std::move(*found);
}

}  // namespace

RunPage runs(const Context& ctx, const Actor& actor, const std::string& integration, bool newest_first,
             std::int64_t limit, std::int64_t offset) {
  if (!rights(ctx, actor, true).any()) throw Refusal(errors::unauthorized);
  const auto session = ctx.db.read();
  const auto found = store::Integrations{*session}.by_id(integration);
  if (!found || !found->is_outgoing() || !manages(ctx, actor, *found)) {
    throw Refusal::plain(errors::integration_unknown, "Invalid integration id.");
  }
  store::IntegrationRuns runs{*session};
  return {runs.list({.integration_pk = found->pk, .newest_first = newest_first}, limit, offset), runs.count(found->pk)};
}

bool may_see_runs(const Context& ctx, const Actor& actor, const std::string& integration) {
  if (!rights(ctx, actor, true).any()) return false;
  const auto found = store::Integrations{*ctx.db.read()}.by_id(integration);
  return found && found->is_outgoing() && manages(ctx, actor, *found);
}

void clear_runs(const Context& ctx, const Actor& actor, const std::string& integration) {
  const auto found = managed(ctx, actor, integration);
  Transaction tx{ctx};
  store::clear_runs(tx, found.pk);
  tx.publish(bus::IntegrationRunChanged{.integration = integration, .change = bus::Change::removed});
  audit::record(tx, ctx, actor, "integration.history_cleared", integration, {{"name", found.name}});
  tx.commit();
}

void replay(const Context& ctx, const Actor& actor, const std::string& integration, const std::string& run) {
  const auto found = managed(ctx, actor, integration);
  if (!found.is_outgoing()) throw Refusal(errors::integration_not_outgoing, "Integration type must be outgoing");
  const auto before = store::IntegrationRuns{*ctx.db.read()}.by_id(run);
  if (!before || before->integration_pk != found.pk) {
    throw Refusal(errors::integration_run_not_found, "Invalid Integration History");
  }
  const auto data = object_from(before->data.text);
  if (data.empty()) throw Refusal(errors::integration_run_without_data, "History data must be defined");
  Transaction tx{ctx};
  jobs::enqueue(tx.sql(), ctx.clock.now(),
                triggers::CallOut{.integration = integration,
                                  .event = before->event,
                                  .url = before->url,
                                  .message = text_in(data, "message_id"),
                                  .room = text_in(data, "channel_id"),
                                  .user = text_in(data, "user_id"),
                                  .edited = boolean_in(data, "isEdited").value_or(false)},
                {.run_at = {}, .key = triggers::key_of(integration, random_id())});
  audit::record(tx, ctx, actor, "integration.replayed", integration, {{"name", found.name}, {"call", run}});
  tx.commit();
}

void begin_run(const Context& ctx, model::IntegrationRun& run) {
  Transaction tx{ctx};
  run.created_at = ctx.clock.now();
  run.updated_at = run.created_at;
  store::add_run(tx, run);
  tx.publish(bus::IntegrationRunChanged{run.integration.id, bus::Change::inserted, run});
  tx.commit();
}

void go_on(const Context& ctx, model::IntegrationRun& run, std::string_view step) {
  Transaction tx{ctx};
  run.step = step;
  run.updated_at = ctx.clock.now();
  store::change_run(tx, run);
  tx.publish(bus::IntegrationRunChanged{run.integration.id, bus::Change::updated, run});
  tx.commit();
}

void forget_runs(const Context& ctx, const jobs::Run& run) {
  constexpr std::int64_t kAtOnce = 500;
  std::int64_t removed = kAtOnce;
  while (removed == kAtOnce) {
    run.check();
    const auto tx = ctx.db.begin();
    removed = store::remove_runs_before(*tx, ctx.clock.now() - kKept, kAtOnce);
    tx->commit();
  }
}

}  // namespace confab::core::integrations
