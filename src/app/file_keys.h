#pragma once

#include <vector>

#include "app/options.h"
#include "services/ports.h"

namespace confab::app {

/// The keys that files are enciphered with, from the environment or the file that it names. Throws UsageError.
[[nodiscard]] std::vector<services::FileKey> file_keys(const Options& options);

}  // namespace confab::app
