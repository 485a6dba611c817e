// What administrators look at, and what clients report: connections, log lines, whether the cloud knows the workspace.

#include "base/errors/request.h"
#include "base/log.h"
#include "core/configuration/settings.h"
#include "core/presence/presence.h"
#include "permissions/groups/operation.h"
#include "permissions/groups/people.h"
#include "rest/operation_api.h"
#include "settings/groups/operation.h"
#include "settings/groups/site.h"

namespace confab::rest {

struct ConnectionCounts {
  std::int64_t current = 0, max = 0;

  static constexpr auto kFields = FieldList{
      field("current", &ConnectionCounts::current, "Realtime connections of people who are logged in."),
      field("max", &ConnectionCounts::max, "How many are shown with their status: as good as any."),
  };
};
struct LogLine {
  std::string id, text;
  Timestamp at;

  static constexpr auto kFields = FieldList{
      field("id", &LogLine::id, "Its number since the start."),
      field("string", &LogLine::text, "The line."),
      field("ts", &LogLine::at, "When it was written."),
  };
};
using LogLines = Named<"queue", std::vector<LogLine>, "The newest, oldest first.">;
struct FingerprintParams {
  std::string deployment;

  static constexpr auto kFields = FieldList{
      field("setDeploymentAs", &FingerprintParams::deployment,
            "new-workspace: it gets a new uniqueID; updated-configuration: it keeps it.",
            one_of("new-workspace|updated-configuration")),
  };
};
struct Registration {
  bool workspace_registered = false;
  std::string workspace_id, unique_id, token, email;

  static constexpr auto kFields = FieldList{
      field("workspaceRegistered", &Registration::workspace_registered, "False: Confab registers nowhere."),
      field("workspaceId", &Registration::workspace_id, "Empty."),
      field("uniqueId", &Registration::unique_id, "The workspace's own id."),
      field("token", &Registration::token, "Empty."),
      field("email", &Registration::email, "Empty."),
  };
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
  using api::Access;
  using api::Call;
  using api::Nothing;
  constexpr std::int64_t kNoLimit = 9'007'199'254'740'991;  // the largest number that is whole in JavaScript
  endpoints.get<Nothing, ConnectionCounts>({
      .path = "/api/v1/presence.getConnections",
      .access = Access::any_of({permissions::people("manage-user-status")}),
      .summary = "How many are connected.",
      .handler =
          [](Call& call, const Nothing&) {
            return ConnectionCounts{static_cast<std::int64_t>(call.ctx.presence.connection_count()), kNoLimit};
          },
  });
  endpoints.post<Nothing, Nothing>({
      .path = "/api/v1/presence.enableBroadcast",
      .access = Access::any_of({permissions::people("manage-user-status")}),
      .summary = "Changes of presence are sent again.",
      .errors = {errors::not_allowed},
      .handler = [](Call& call,
                    const Nothing&) { core::configuration::enable_presence_broadcast(call.ctx, call.actor()); },
  });
  endpoints.post<FingerprintParams, Nothing>({
      .path = "/api/v1/fingerprint",
      .access = Access::any_of({permissions::operation("manage-cloud")}).otherwise(errors::unauthorized),
      .summary = "Say whether this is another workspace than the one that it was copied from.",
      .errors = {errors::not_allowed},
      .handler =
          [](Call& call, const auto& p) {
            if (p.deployment == "new-workspace") core::configuration::renew_identity(call.ctx, call.actor());
          },
  });
  endpoints.get<Nothing, LogLines>({
      .path = "/api/v1/stdout.queue",
      .access = Access::any_of({permissions::operation("view-logs")}).otherwise(errors::unauthorized),
      .summary = "The newest lines of the server's log.",
      .handler =
          [](Call& call, const Nothing&) {
            return log_lines(
                static_cast<std::size_t>(call.ctx.settings.integer(settings::operation("Log_View_Limit"))));
          },
  });
  endpoints.get<Nothing, RegistrationStatus>({
      .path = "/api/v1/cloud.registrationStatus",
      .access = Access::any_of({permissions::operation("manage-cloud")}),
      .summary = "Whether Rocket.Chat's cloud knows the workspace.",
      .handler =
          [](Call& call, const Nothing&) {
            return Registration{.workspace_registered = false,
                                .workspace_id = {},
                                .unique_id = call.ctx.settings.text(settings::site("uniqueID")),
                                .token = {},
                                .email = {}};
          },
  });
  endpoints.post<TelemetryParams, Nothing>({
      .path = "/api/v1/statistics.telemetry",
      .access = Access::user(),
      .summary = "Clients report what they have counted; nobody keeps it.",
      .rate = api::kInteractive,
      .handler = [](Call&, const auto&) {},
  });
}

}  // namespace confab::rest
