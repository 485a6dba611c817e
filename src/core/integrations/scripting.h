#pragma once
// Scripts of webhooks, as the calls of webhooks run them.

#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "core/kernel/context.h"
#include "model/integration.h"
#include "services/scripts/scripts.h"

namespace confab::core::integrations {

/// Whether the webhook has a script that runs. One that is switched off, or cannot be compiled, is as none.
[[nodiscard]] bool has_script(const Context& ctx, const model::Integration& integration);

/// What a method of the script returned; nullopt: nothing, or something that is none.
struct Scripted {
  services::scripts::Ending ending{};
  std::optional<json::value> value;
  std::string error, stack;

  [[nodiscard]] bool is_done() const { return ending == services::scripts::Ending::done; }
};
[[nodiscard]] Scripted run_script(const Context& ctx, const model::Integration& integration, std::string_view method,
                                  const json::object& argument);

}  // namespace confab::core::integrations
