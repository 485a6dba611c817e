#pragma once

#include <filesystem>

#include "core/kernel/context.h"
#include "services/storage/storage.h"

namespace confab::core::files {

/// The storages as the settings describe them at this moment.
class Places final : public services::storage::Storages {
 public:
  /// `folder`: where files go when no setting names another one. `ctx` outlives it.
  Places(const Context& ctx, std::filesystem::path folder) : ctx_(ctx), folder_(std::move(folder)) {}

  [[nodiscard]] std::shared_ptr<services::storage::Storage> current() override;
  [[nodiscard]] std::shared_ptr<services::storage::Storage> named(std::string_view name) override;

 private:
  const Context& ctx_;
  const std::filesystem::path folder_;
};

}  // namespace confab::core::files
