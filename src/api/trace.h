#pragma once

#include <string_view>

#include "api/call.h"

namespace confab::api {

/// Lines of the log for administrators who look for something: calls of methods and subscriptions to streams, where
/// Log_Trace_Methods and Log_Trace_Subscriptions ask for them, and by name.
void trace_method(const Call& call, std::string_view name);
void trace_subscription(const Call& call, std::string_view name);

}  // namespace confab::api
