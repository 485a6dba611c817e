// What administrators look at, and what clients report: connections, log lines, whether the cloud knows the workspace.

#include "base/log.h"
#include "core/configuration/settings.h"
#include "core/presence/presence.h"
#include "permissions/groups/cloud.h"
#include "permissions/groups/operation.h"
#include "permissions/groups/people.h"
#include "rest/operation_api.h"
#include "settings/groups/operation.h"
#include "settings/groups/site.h"

namespace confab::rest {

struct ConnectionCounts {
  Field<"current", std::int64_t, "Realtime connections of people who are logged in."> current = 0;
  Field<"max", std::int64_t, "How many are shown with their status: as good as any."> max = 0;
};
struct LogLine {
  Field<"id", std::string, "Its number since the start."> id;
  Field<"string", std::string, "The line."> text;
  Field<"ts", Timestamp, "When it was written."> at;
};
using LogLines = Named<"queue", std::vector<LogLine>, "The newest, oldest first.">;
struct FingerprintParams {
  Field<"setDeploymentAs", std::string, "new-workspace: it gets a new uniqueID; updated-configuration: it keeps it.",
        one_of("new-workspace|updated-configuration")>
      deployment;
};
struct Registration {
  Field<"workspaceRegistered", bool, "False: Confab registers nowhere."> workspace_registered = false;
  Field<"workspaceId", std::string, "Empty."> workspace_id;
  Field<"uniqueId", std::string, "The workspace's own id."> unique_id;
  Field<"token", std::string, "Empty."> token;
  Field<"email", std::string, "Empty."> email;
};
using RegistrationStatus = Named<"registrationStatus", Registration, "Whether Rocket.Chat's cloud knows it.">;
using TelemetryParams = Named<"params", json::array, "What the client has counted. It is neither kept nor passed on.",
                              bound::free_form_list, defaulted{}>;

namespace {

std::vector<LogLine> log_lines(std::size_t most) {
  std::vector<LogLine> lines;
  auto recent = log::recent();
  if (recent.size() > most) recent.erase(recent.begin(), recent.end() - static_cast<std::ptrdiff_t>(most));
  lines.reserve(recent.size());
  for (auto& line : recent) lines.push_back({std::to_string(line.number), std::move(line.text), line.at});
  return lines;
}

}  // namespace

void declare_server_state(api::Endpoints& endpoints) {
  constexpr std::int64_t kNoLimit = 9'007'199'254'740'991;  // the largest number that is whole in JavaScript
  endpoints.get<Nothing, ConnectionCounts>(
      "/api/v1/presence.getConnections", Access::any_of({permissions::people("manage-user-status")}),
      "How many are connected.", [](Call& call, const Nothing&) {
        return ConnectionCounts{static_cast<std::int64_t>(call.ctx.presence.connection_count()), kNoLimit};
      });
  endpoints.post<Nothing, Nothing>(
      "/api/v1/presence.enableBroadcast", Access::any_of({permissions::people("manage-user-status")}),
      "Changes of presence are sent again.", {errors::not_allowed}, Proof::remembered,
      [](Call& call, const Nothing&) { core::configuration::enable_presence_broadcast(call.ctx, call.actor()); });
  endpoints.post<FingerprintParams, Nothing>(
      "/api/v1/fingerprint", Access::any_of({permissions::cloud("manage-cloud")}).otherwise(errors::unauthorized),
      "Say whether this is another workspace than the one that it was copied from.", {errors::not_allowed},
      [](Call& call, const auto& p) {
        if (p.deployment == "new-workspace") core::configuration::renew_identity(call.ctx, call.actor());
      });
  endpoints.get<Nothing, LogLines>(
      "/api/v1/stdout.queue", Access::any_of({permissions::operation("view-logs")}).otherwise(errors::unauthorized),
      "The newest lines of the server's log.", [](Call& call, const Nothing&) {
        return log_lines(static_cast<std::size_t>(call.ctx.settings.integer(settings::operation("Log_View_Limit"))));
      });
  endpoints.get<Nothing, RegistrationStatus>(
      "/api/v1/cloud.registrationStatus", Access::any_of({permissions::cloud("manage-cloud")}),
      "Whether Rocket.Chat's cloud knows the workspace.", [](Call& call, const Nothing&) {
        return Registration{.workspace_registered = false,
                            .workspace_id = {},
                            .unique_id = call.ctx.settings.text(settings::site("uniqueID")),
                            .token = {},
                            .email = {}};
      });
  endpoints.post<TelemetryParams, Nothing>("/api/v1/statistics.telemetry", Access::user(),
                                           "Clients report what they have counted; nobody keeps it.", rate::lively,
                                           [](Call&, const auto&) {});
}

}  // namespace confab::rest
