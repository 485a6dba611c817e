#include "core/accounts/note_uses.h"

#include "core/kernel/transaction.h"
#include "store/tokens.h"

namespace confab::core::accounts {

void note_uses(const Context& ctx, Sessions& sessions, const jobs::Run& run) {
  constexpr int kBatch = 500;
  const auto uses = sessions.take_uses();
  for (auto at = uses.begin(); at != uses.end();) {
    run.check();
    Transaction tx{ctx};
    store::TokenWriter tokens{tx};
    for (int i = 0; i < kBatch && at != uses.end(); ++i, ++at) tokens.note_use(at->first, at->second);
    tx.commit();
  }
}

void declare_note_uses(jobs::Kinds& kinds, const Context& ctx, Sessions& sessions) {
  kinds.add<NoteUses>({
      .summary = "Stores when each log-in was last used.",
      .handler = [&ctx, &sessions](const jobs::Run& run, const NoteUses&) { note_uses(ctx, sessions, run); },
      .attempts = 1,
      .timeout = std::chrono::minutes{4},
      .recurring = jobs::Recurring{.rule = "every 5m"},
  });
}

}  // namespace confab::core::accounts
