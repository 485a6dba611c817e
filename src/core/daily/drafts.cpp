#include "core/daily/drafts.h"

#include <algorithm>

#include "base/blank.h"
#include "base/error.h"
#include "base/errors/daily.h"
#include "base/errors/messages.h"
#include "base/text.h"
#include "bus/events/draft_changed.h"
#include "core/access/room.h"
#include "core/access/user.h"
#include "core/kernel/sync_time.h"
#include "core/kernel/transaction.h"
#include "store/drafts.h"
#include "store/room_writer.h"

namespace confab::core::daily {
namespace {

constexpr std::int64_t kMaxGone = 1'000;

std::string checked_draft(const std::string& text) {
  if (!is_valid_utf8(text) || text.find('\0') != std::string::npos) {
    throw Refusal(errors::invalid_message, "The draft holds characters that are no text");
  }
  return shows_nothing(text) ? std::string{} : text;
}

model::Draft wanted_draft(const Context& ctx, const SaveDraft& cmd) {
  const auto now = ctx.clock.now();
  return {.rid = cmd.room,
          .tmid = cmd.tmid && cmd.tmid->empty() ? std::nullopt : cmd.tmid,
          .msg = checked_draft(cmd.text),
          .written_at = std::min(cmd.written_at.value_or(now), now),
          .updated_at = {}};
}

// As it will be in place of what is there.
void require_space(Transaction& tx, const Actor& actor, const model::Draft& draft,
                   const std::optional<model::Draft>& stored) {
  const auto use = store::Drafts{tx.sql()}.use_of(actor.pk);
  const bool is_new = !stored || stored->msg.empty();
  if (use.rows + (is_new ? 1 : 0) <= kMaxDrafts &&
      use.characters + static_cast<std::int64_t>(draft.msg.size()) <= kMaxDraftCharacters) {
    return;
  }
  throw Refusal(errors::too_many_drafts, "Nobody has more than " + std::to_string(kMaxDrafts) + " drafts");
}

}  // namespace

model::Draft save_draft(const Context& ctx, const Actor& actor, const SaveDraft& cmd) {
  auto draft = wanted_draft(ctx, cmd);
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  draft.updated_at = tx.change_time();
  auto stored = store::Drafts{tx.sql()}.find(actor.pk, draft.rid, draft.tmid);
  if (stored && stored->written_at > draft.written_at) return std::move(*stored);
  if (draft.msg.empty()) {
    if (!stored || stored->msg.empty()) return draft;
  } else {
    store::RoomWriter{tx}.hold(draft.rid);
    (void)access::history(tx, ctx, actor, draft.rid);
    require_space(tx, actor, draft, stored);
  }
  store::put_draft(tx, actor.pk, draft);
  store::forget_gone_drafts(tx, actor.pk, draft.updated_at - kGoneDraftKept, kMaxGone);
  const auto change = draft.msg.empty()                ? bus::Change::removed
                      : stored && !stored->msg.empty() ? bus::Change::updated
                                                       : bus::Change::inserted;
  tx.publish(bus::DraftChanged{actor.id, change, draft});
  tx.commit();
  return draft;
}

DraftChanges drafts(const Context& ctx, const Actor& actor, const std::optional<Timestamp>& since) {
  const auto reader = ctx.db.read();
  store::Drafts stored{*reader};
  if (!since) return {stored.of(actor.pk), {}};
  DraftChanges changes;
  for (auto& draft : stored.changed(actor.pk, sync_start(ctx, *since))) {
    (draft.msg.empty() ? changes.remove : changes.update).push_back(std::move(draft));
  }
  return changes;
}

}  // namespace confab::core::daily
