#pragma once

#include <string>
#include <vector>

#include "base/fields.h"

namespace confab::model {

/// A picture that the workspace has made a sign of.
struct CustomEmoji {
  std::string id, name;
  std::vector<std::string> aliases;
  std::string extension;  // png, jpeg, gif, webp
  std::optional<std::string> etag;
  Timestamp updated_at;
};
/// One that is gone.
struct DeletedEmoji {
  std::string id, name, extension;
  Timestamp deleted_at;
};

/// A sound that the workspace has uploaded, to be chosen for notifications.
struct CustomSound {
  std::string id, name, extension;
  Timestamp updated_at;
};

}  // namespace confab::model

template <>
struct confab::Fields<confab::model::CustomEmoji> {
  static constexpr std::string_view name = "CustomEmoji";
  using E = confab::model::CustomEmoji;
  static constexpr auto list = FieldList{
      field("_id", &E::id, "Its id."),
      field("name", &E::name, "Without colons."),
      field("aliases", &E::aliases, "Other names of it."),
      field("extension", &E::extension, "Of its address: png, jpeg, gif, webp."),
      field("etag", &E::etag, "Changes with the picture; none as long as there is none."),
      field("_updatedAt", &E::updated_at, "When it was changed last."),
  };
};
template <>
struct confab::Fields<confab::model::DeletedEmoji> {
  static constexpr std::string_view name = "DeletedEmoji";
  using E = confab::model::DeletedEmoji;
  static constexpr auto list = FieldList{
      field("_id", &E::id, "The id it had."),
      field("name", &E::name, "The name it had."),
      field("extension", &E::extension, "Of its address."),
      field("_deletedAt", &E::deleted_at, "When it was deleted."),
  };
};
template <>
struct confab::Fields<confab::model::CustomSound> {
  static constexpr std::string_view name = "CustomSound";
  using S = confab::model::CustomSound;
  static constexpr auto list = FieldList{
      field("_id", &S::id, "Its id."),
      field("name", &S::name, "What it is called."),
      field("extension", &S::extension, "Of its address: mp3, wav, ogg."),
      field("_updatedAt", &S::updated_at, "When it was changed last."),
  };
};
