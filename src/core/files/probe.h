#pragma once

#include <optional>
#include <string>

#include "core/kernel/context.h"

namespace confab::core::files {

/// Whether the storage that the settings describe works.
struct Probe {
  std::string storage;
  bool works = false;
  std::optional<std::string> step;     // of those that follow, in which it failed: setup, write, look, read, remove
  std::optional<std::string> problem;  // in words; the place and the reason, never a secret
};

/// Writes a small object, looks for it, reads it and a part of it, and removes it, with the settings in force. Throws
/// Refusal(not_allowed) without edit-privileged-setting; (storage_full | service_unavailable) when not even the local
/// disk takes it.
[[nodiscard]] Probe probe_storage(const Context& ctx, const Actor& actor);

}  // namespace confab::core::files
