#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permissions/declaration.h"

namespace confab::permissions {

/// Which role has which permission, in memory. Reading is lock-free; any thread. What is written counts from the next
/// check on.
class Matrix {
 public:
  /// Every permission at its default roles.
  Matrix();

  /// Whether one of the roles has the permission. The guest role is limited to a fixed list whatever the table says.
  [[nodiscard]] bool allows(std::span<const std::string> roles, Permission permission) const;
  /// The same for a user's roles in the workspace together with the roles in one room.
  [[nodiscard]] bool allows(std::span<const std::string> roles, std::span<const std::string> room_roles,
                            Permission permission) const;

  [[nodiscard]] std::vector<std::string> roles_of(std::size_t index) const;  // into catalogue()
  /// Unknown ids (of a newer program) are ignored.
  void put(std::string_view id, const std::vector<std::string>& roles);

 private:
  using Snapshot = std::vector<std::vector<std::string>>;
  std::atomic<std::shared_ptr<const Snapshot>> roles_;
};

}  // namespace confab::permissions
