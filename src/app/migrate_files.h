#pragma once

#include <functional>
#include <string>

#include "app/audit_anchor.h"
#include "app/options.h"

namespace confab::app {

/// The command `confab files migrate --to STORAGE`: stores the job, which the running server finds within seconds, and
/// tells how far it is until it has ended. Ended by Ctrl-C, the job goes on. Throws UsageError.
[[nodiscard]] Verdict migrate_files(const Options& options, const std::function<void(const std::string&)>& print);

}  // namespace confab::app
