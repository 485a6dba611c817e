#pragma once
// What a header of groups/ needs. From a row come a setting's storage, its default, who may see it, its check, and its
// documentation. Ids are Rocket.Chat's, for they are known to clients; a setting stands there only when it has an
// effect.

#include <array>
#include <string_view>

#include "settings/declaration.h"

namespace confab::settings {

/// The headers of groups/, in the order of catalogue.cpp.
enum class Group : std::uint8_t {
  accounts,
  avatars,
  registration,
  failed_logins,
  password_policy,
  preferences,
  rest_api,
  rate_limits,
  previews,
  message,
  message_changes,
  retention,
  rooms,
  workspace,
  site,
  branding,
  layout,
  assets,
  organization,
  operation,
  search,
  outgoing,
  file_storage,
  file_upload,
  mobile,
  user_data,
  encryption,
};

template <std::size_t kCount>
struct Rows : RowGroup<Group, Declaration, &Declaration::key, kCount> {
  using RowGroup<Group, Declaration, &Declaration::key, kCount>::RowGroup;

  [[nodiscard]] consteval Found find(std::string_view key) const {
    const Place place = this->place(key);
    return {place, this->rows[place.row].type};
  }
};
template <Group kGroup, std::size_t kCount>
[[nodiscard]] consteval auto rows_of(const Declaration (&rows)[kCount]) {
  for (const auto& row : rows) {
    if (row.type == Type::integer && !row.is_bounded()) throw "a number needs a minimum and a maximum";
  }
  return Rows<kCount>{kGroup, std::to_array(rows)};
}

}  // namespace confab::settings
