#pragma once

#include <functional>

namespace confab::sql {

/// A database that enforces foreign keys by connection, so that a table which others refer to can be built anew.
class ForeignKeys {
 public:
  ForeignKeys() = default;
  ForeignKeys(const ForeignKeys&) = delete;
  ForeignKeys& operator=(const ForeignKeys&) = delete;
  virtual ~ForeignKeys() = default;

  /// Runs `work`, in whose transactions a table that others refer to is dropped without their rows. Nobody else may
  /// write through this object meanwhile.
  virtual void without_foreign_keys(const std::function<void()>& work) = 0;
};

}  // namespace confab::sql
