#include "api/trace.h"

#include "base/log.h"
#include "base/pattern.h"
#include "base/text.h"
#include "settings/groups/operation.h"

namespace confab::api {
namespace {

constexpr std::size_t kMaxOfName = 100;

// The pattern was checked when it was saved.
bool is_meant(const core::Context& ctx, settings::TextKey filter, std::string_view name) {
  const auto pattern = ctx.settings.text(filter);
  return pattern.empty() || Pattern{pattern}.first_in(name).has_value();
}

void trace(const Call& call, std::string_view what, std::string_view name) {
  log::info(what, {{"name", excerpt(name, kMaxOfName)},
                   {"user", call.maybe_actor ? std::string_view{call.maybe_actor->username} : std::string_view{}},
                   {"connection", call.connection},
                   {"address", call.address}});
}

}  // namespace

void trace_method(const Call& call, std::string_view name) {
  if (!call.ctx.settings.boolean(settings::operation("Log_Trace_Methods"))) return;
  if (is_meant(call.ctx, settings::operation("Log_Trace_Methods_Filter"), name)) trace(call, "method", name);
}

void trace_subscription(const Call& call, std::string_view name) {
  if (!call.ctx.settings.boolean(settings::operation("Log_Trace_Subscriptions"))) return;
  if (is_meant(call.ctx, settings::operation("Log_Trace_Subscriptions_Filter"), name))
    trace(call, "subscription", name);
}

}  // namespace confab::api
