#pragma once
// What people have begun to write, kept for their other devices. Sending a message does not touch it: the client says
// that its draft is gone.

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/draft.h"

namespace confab::core::daily {

inline constexpr std::int64_t kMaxDrafts = 200;                 // a person
inline constexpr std::int64_t kMaxDraftCharacters = 1'000'000;  // of all of them
/// How long other devices can learn that a draft is gone; who comes later fetches all.
inline constexpr std::chrono::days kGoneDraftKept{30};

struct SaveDraft {
  RoomId room;
  std::optional<MessageId> tmid;
  std::string text;                     // one that shows nothing: the draft is gone
  std::optional<Timestamp> written_at;  // left out: now; a time to come is now as well
};
/// Unless what is stored was written later; the answer is what is stored then. Throws Refusal(room_not_found |
/// not_allowed) for rooms that the actor may not read, but for a draft that goes; (too_many_drafts | invalid_message |
/// must_be_logged_in).
model::Draft save_draft(const Context& ctx, const Actor& actor, const SaveDraft& cmd);

struct DraftChanges {
  std::vector<model::Draft> update, remove;
};
/// The actor's own, the latest change first; with `since` those that changed then or later, and those that are gone.
DraftChanges drafts(const Context& ctx, const Actor& actor, const std::optional<Timestamp>& since);

}  // namespace confab::core::daily
