#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/concurrent.h"
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

  /// Once, when the settings are there: files may lie in the folder that they name.
  void remember_current_folder();

 private:
  [[nodiscard]] std::shared_ptr<services::storage::Storage> file_system();
  [[nodiscard]] std::vector<std::filesystem::path> used_folders();
  void remember(const std::filesystem::path& folder);

  const Context& ctx_;
  const std::filesystem::path folder_;
  Guarded<std::optional<std::vector<std::filesystem::path>>> used_;  // as the database has them; nullopt: not read yet
};

}  // namespace confab::core::files
