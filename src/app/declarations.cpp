#include "app/declarations.h"

#include "core/accounts/forget_expired.h"
#include "core/accounts/note_uses.h"
#include "core/daily/jobs.h"
#include "core/exports/make.h"
#include "core/files/attached.h"
#include "core/files/collect.h"
#include "core/files/unfinished.h"
#include "core/integrations/outgoing.h"
#include "core/messages/retention.h"
#include "core/notifications/push.h"
#include "core/operation/statistics.h"
#include "core/polls/poll.h"
#include "core/previews/cache.h"
#include "ddp/account_methods.h"
#include "ddp/chat_methods.h"
#include "ddp/declared_streams.h"
#include "ddp/operation_methods.h"
#include "ddp/stream_events.h"
#include "jobs/remove_old.h"
#include "rest/account_api.h"
#include "rest/chat_api.h"
#include "rest/info.h"
#include "rest/method_call.h"
#include "rest/openapi.h"
#include "rest/operation_api.h"

namespace confab::app {

void declare_all(api::Endpoints& endpoints, api::Methods& methods, ddp::Streams& streams,
                 core::accounts::Sessions& sessions, api::MethodRunner& runner, const jobs::Kinds& kinds) {
  ddp::declare_account_methods(methods, sessions);
  ddp::declare_chat_methods(methods);
  ddp::declare_operation_methods(methods);
  ddp::declare_streams(streams);
  rest::declare_info(endpoints);
  rest::declare_account_api(endpoints, sessions);
  rest::declare_chat_api(endpoints);
  rest::declare_operation_api(endpoints, kinds, runner.limits());
  rest::declare_method_call(endpoints, runner);
}

void declare_all_jobs(jobs::Kinds& kinds, const core::Context& ctx, core::accounts::Sessions& sessions) {
  jobs::declare_own_jobs(kinds, ctx.db, ctx.clock);
  core::accounts::declare_jobs(kinds, ctx);
  core::accounts::declare_note_uses(kinds, ctx, sessions);
  core::daily::declare_jobs(kinds, ctx);
  core::exports::declare_jobs(kinds, ctx);
  core::files::declare_jobs(kinds, ctx);
  core::files::declare_upload_jobs(kinds, ctx);
  core::files::declare_unfinished_job(kinds, ctx);
  core::integrations::declare_jobs(kinds, ctx);
  core::messages::declare_jobs(kinds, ctx);
  core::notifications::declare_jobs(kinds, ctx);
  core::operation::declare_jobs(kinds, ctx);
  core::polls::declare_jobs(kinds, ctx);
  core::previews::declare_jobs(kinds, ctx);
}

std::string api_document(const api::Endpoints& endpoints, const api::Methods& methods, const ddp::Streams& streams) {
  std::vector<rest::StreamNote> notes;
  SchemaComponents components;
  for (const auto& [name, stream] : streams.rows()) {
    notes.push_back({.name = name,
                     .access = stream.access.describe(),
                     .summary = std::string{stream.summary},
                     .params = stream.watches_people ? schema_of<ddp::WatchCall>(components, Direction::input)
                                                     : schema_of<ddp::StreamCall>(components, Direction::input),
                     .is_written = stream.write != nullptr,
                     .events = [name](auto& all) { return ddp::event_schemas(name, all); }});
  }
  return rest::openapi_document(endpoints, methods, notes);
}

}  // namespace confab::app
