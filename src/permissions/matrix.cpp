#include "permissions/matrix.h"

#include <algorithm>
#include <array>

#include "base/latest.h"
#include "base/text.h"
#include "permissions/catalogue.h"

namespace confab::permissions {
namespace {

constexpr std::array kGuestPermissions{std::string_view{"view-d-room"}, std::string_view{"view-joined-room"},
                                       std::string_view{"view-p-room"}, std::string_view{"start-discussion"},
                                       std::string_view{"mobile-upload-file"}};

bool contains(std::span<const std::string> roles, std::string_view role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool one_has(std::span<const std::string> roles, const std::vector<std::string>& holders, Permission permission) {
  return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
    if (role == "guest" &&
        std::find(kGuestPermissions.begin(), kGuestPermissions.end(), permission.id()) == kGuestPermissions.end()) {
      return false;
    }
    return contains(holders, role);
  });
}

}  // namespace

Matrix::Matrix() {
  auto roles = std::make_shared<Snapshot>();
  for (const auto& row : catalogue()) roles->push_back(split(row.default_roles, ','));
  roles_ = std::move(roles);
  replaced();
}

bool Matrix::allows(std::span<const std::string> roles, Permission permission) const {
  return allows(roles, {}, permission);
}

bool Matrix::allows(std::span<const std::string> roles, std::span<const std::string> room_roles,
                    Permission permission) const {
  const auto& holders = latest(roles_)[index_of(permission.place())];
  return one_has(roles, holders, permission) || one_has(room_roles, holders, permission);
}

std::vector<std::string> Matrix::roles_of(std::size_t index) const {
  return latest(roles_)[index];
}

void Matrix::put(std::string_view id, const std::vector<std::string>& roles) {
  const auto index = index_of(id);
  if (!index) return;
  auto current = roles_.load();
  while (true) {
    auto next = std::make_shared<Snapshot>(*current);
    (*next)[*index] = roles;
    if (roles_.compare_exchange_weak(current, next)) return replaced();
  }
}

}  // namespace confab::permissions
