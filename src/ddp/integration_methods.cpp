#include "api/integrations.h"
#include "core/integrations/history.h"
#include "ddp/operation_methods.h"

namespace confab::ddp {

using core::integrations::IntegrationFields;
using NewIntegration = Named<"integration", IntegrationFields, "The webhook.">;
struct ChangedIntegration {
  Field<"integrationId", std::string, "Which one.", bound::id> id;
  Field<"integration", IntegrationFields, "As it is from now on."> fields;
};
using OneIntegration = Named<"integrationId", std::string, "Which one.", bound::id>;
struct ReplayedRun {
  Field<"integrationId", std::string, "The outgoing webhook.", bound::id> integration;
  Field<"historyId", std::string, "Which call.", bound::id> run;
};
using Replay = Named<"params", ReplayedRun, "Which call.">;

namespace {

void declare_incoming(api::Methods& methods) {
  methods.add<NewIntegration, model::Integration>(
      "addIncomingIntegration", Access::user(), "A new incoming webhook.", api::errors_of_integrations(),
      [](Call& call, const auto& p) { return core::integrations::create_incoming(call.ctx, call.actor(), p.value); });
  methods.add<ChangedIntegration, model::Integration>(
      "updateIncomingIntegration", Access::user(), "An incoming webhook is as the call says.",
      api::errors_of_integration_changes(), [](Call& call, const auto& p) {
        return core::integrations::update_incoming(call.ctx, call.actor(), p.id, p.fields);
      });
  methods.add<OneIntegration, bool>("deleteIncomingIntegration", Access::user(), "The incoming webhook is gone.",
                                    {errors::integration_not_authorized, errors::integration_not_found},
                                    [](Call& call, const auto& p) {
                                      core::integrations::remove(call.ctx, call.actor(), p.value, false);
                                      return true;
                                    });
}

void declare_outgoing(api::Methods& methods) {
  methods.add<NewIntegration, model::Integration>(
      "addOutgoingIntegration", Access::user(), "A new outgoing webhook.", api::errors_of_integrations(),
      [](Call& call, const auto& p) { return core::integrations::create_outgoing(call.ctx, call.actor(), p.value); });
  methods.add<ChangedIntegration, model::Integration>(
      "updateOutgoingIntegration", Access::user(), "An outgoing webhook is as the call says.",
      api::errors_of_integration_changes(), [](Call& call, const auto& p) {
        return core::integrations::update_outgoing(call.ctx, call.actor(), p.id, p.fields);
      });
  methods.add<OneIntegration, bool>("deleteOutgoingIntegration", Access::user(), "The outgoing webhook is gone.",
                                    {errors::integration_not_authorized, errors::integration_not_found},
                                    [](Call& call, const auto& p) {
                                      core::integrations::remove(call.ctx, call.actor(), p.value, true);
                                      return true;
                                    });
  methods.add<OneIntegration, bool>("clearIntegrationHistory", Access::user(), "Its calls are forgotten.",
                                    {errors::integration_not_authorized, errors::integration_not_found},
                                    [](Call& call, const auto& p) {
                                      core::integrations::clear_runs(call.ctx, call.actor(), p.value);
                                      return true;
                                    });
  methods.add<Replay, bool>(
      "replayOutgoingIntegration", Access::user(), "The same call again, of what is there now.",
      {errors::integration_not_authorized, errors::integration_not_found, errors::integration_not_outgoing,
       errors::integration_run_not_found, errors::integration_run_without_data},
      [](Call& call, const auto& p) {
        core::integrations::replay(call.ctx, call.actor(), p.value.integration, p.value.run);
        return true;
      });
}

}  // namespace

void declare_integration_methods(api::Methods& methods) {
  declare_incoming(methods);
  declare_outgoing(methods);
}

}  // namespace confab::ddp
