#pragma once
// Archives that people have asked for, as far as they come and go with accounts, rooms and time. (What is in them is
// core/exports.)

#include <string>

#include "base/bounds.h"
#include "core/kernel/context.h"
#include "core/kernel/transaction.h"
#include "jobs/kind.h"
#include "model/data_export.h"

namespace confab::core::files {

/// Makes one archive: `export` by its id. Run by core/exports; stored here, for what is erased makes it anew.
struct MakeExport {
  static constexpr std::string_view kJob = "exports.make";
  static constexpr int kVersion = 1;
  std::string id;
  std::int64_t revision = 0;
};
/// Stores the job for the export as it is.
void make_later(Transaction& tx, const Context& ctx, const model::DataExport& one);

/// All that somebody has asked for goes with their account.
void drop_exports_of(Transaction& tx, const Context& ctx, std::int64_t user_pk);
/// And all that was asked for of a room, with that.
void drop_exports_of_room(Transaction& tx, const Context& ctx, std::int64_t room_pk);
/// What somebody wrote has been erased: archives that are made go, for it may be in any of them, and those that are
/// being made are begun anew.
void renew_exports(const Context& ctx, const jobs::Run& run);

/// Archives whose time is over.
struct ForgetExports {
  static constexpr std::string_view kJob = "exports.forget";
  static constexpr int kVersion = 1;
};
void forget_exports(const Context& ctx, const jobs::Run& run);

}  // namespace confab::core::files

template <>
struct confab::Fields<confab::core::files::MakeExport> {
  using J = confab::core::files::MakeExport;
  static constexpr auto list = FieldList{
      field("id", &J::id, "The export.", bound::id),
      field("revision", &J::revision, "As it was when this was stored.", bound::from_zero),
  };
};
template <>
struct confab::Fields<confab::core::files::ForgetExports> {
  static constexpr auto list = FieldList{};
};
