#include "core/integrations/scripting.h"

#include "core/integrations/headers.h"
#include "services/http/client.h"

namespace confab::core::integrations {
namespace {

using services::scripts::Fetch;
using services::scripts::Fetched;

constexpr std::size_t kLargestFetched = std::size_t{512} * 1024;

// Scripts reach what everything here reaches: not what lies in the operator's own network.
Fetched fetch(const Context& ctx, const model::Integration& integration, const Fetch& wanted) {
  services::http::Request request;
  request.method = wanted.method;
  request.url = wanted.url;
  request.body = wanted.body;
  request.deadline = wanted.deadline;
  if (!wanted.follow_redirects) request.max_redirects = 0;
  request.max_body = kLargestFetched;
  request.headers = sendable(wanted.headers);
  request.cause = integration.id;
  Fetched fetched;
  try {
    auto response = ctx.ports.http->send(request);
    fetched.status = response.status;
    fetched.redirected = response.url != wanted.url;
    fetched.url = std::move(response.url);
    fetched.headers = std::move(response.headers);
    fetched.body = std::move(response.body);
  } catch (const services::http::Failed& failed) {
    fetched.error = failed.what();
  }
  return fetched;
}

}  // namespace

bool has_script(const Context& ctx, const model::Integration& integration) {
  return integration.script_enabled && integration.script_compiled && ctx.ports.scripts != nullptr;
}

Scripted run_script(const Context& ctx, const model::Integration& integration, std::string_view method,
                    const json::object& argument) {
  const services::scripts::Call call{.program = {.id = integration.id,
                                                 .version = std::to_string(integration.version),
                                                 .source = *integration.script_compiled},
                                     .method = std::string{method},
                                     .argument = to_json_text(argument)};
  auto outcome = ctx.ports.scripts->run(call, [&](const Fetch& wanted) { return fetch(ctx, integration, wanted); });
  Scripted scripted{
      .ending = outcome.ending, .value = {}, .error = std::move(outcome.error), .stack = std::move(outcome.stack)};
  if (scripted.is_done() && !outcome.value.empty()) scripted.value = stored_json(outcome.value);
  return scripted;
}

}  // namespace confab::core::integrations
