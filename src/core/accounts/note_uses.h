#pragma once

#include "core/accounts/sessions.h"
#include "jobs/kind.h"

namespace confab::core::accounts {

/// When each log-in was last used, for who looks at where they are logged in. Kept in memory in between, so that no
/// call pays for it; what was not stored when the program is killed is some minutes.
struct NoteUses {
  static constexpr std::string_view kJob = "accounts.note-uses";
  static constexpr int kVersion = 1;
};

/// In transactions of some hundred rows. Throws what Run::check() does.
void note_uses(const Context& ctx, Sessions& sessions, const jobs::Run& run);

/// Both outlive `kinds`.
void declare_note_uses(jobs::Kinds& kinds, const Context& ctx, Sessions& sessions);

}  // namespace confab::core::accounts

template <>
struct confab::Fields<confab::core::accounts::NoteUses> {
  static constexpr auto list = FieldList{};
};
