// Drafts kept on the server. Confab's own; Rocket.Chat has none.

#include "core/daily/drafts.h"
#include "api/messages.h"
#include "base/bounds.h"
#include "base/errors/daily.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"
#include "rest/updated_since.h"

namespace confab::rest {

struct DraftPlace {
  Field<"rid", RoomId, "The room."> rid;
  Field<"tmid", std::optional<MessageId>, "The thread; left out: the room itself."> tmid;
  Field<"writtenAt", std::optional<Timestamp>, "When, by the writer's clock: the latest wins. Left out: now.">
      written_at;
};
using DraftText = Named<"msg", std::string, "The text; empty: the draft is gone.", max_length(20'000)>;
using OneDraft = Named<"draft", model::Draft, "What is stored now: perhaps what another device wrote later.">;
struct DraftRows {
  Field<"update", std::vector<model::Draft>, "The latest change first."> update;
  Field<"remove", std::vector<model::Draft>, "Those that are gone, for 30 days; who has been away longer fetches all.">
      remove;
};

void declare_drafts(api::Endpoints& endpoints) {
  endpoints.post<Flatten<DraftPlace, DraftText>, OneDraft>(
      "/api/v1/confab.drafts.save", Access::user(),
      "What one has begun to write in a room or a thread, for one's other devices: 200 at most.",
      {errors::room_not_found, errors::not_allowed, errors::too_many_drafts, errors::invalid_message}, rate::lively,
      [](Call& call, const auto& p) {
        return core::daily::save_draft(call.ctx, call.actor(), {p.rid, p.tmid, p.value, p.written_at});
      });
  endpoints.post<DraftPlace, OneDraft>(
      "/api/v1/confab.drafts.delete", Access::user(), "The draft is gone: it was sent, or given up.", rate::lively,
      [](Call& call, const auto& p) {
        return core::daily::save_draft(call.ctx, call.actor(), {p.rid, p.tmid, {}, p.written_at});
      });
  endpoints.get<UpdatedSince<errors::updated_since_invalid>, DraftRows>(
      "/api/v1/confab.drafts.list", Access::user(), "One's drafts, or what has changed of them since a time.",
      rate::lively, [](Call& call, const auto& p) {
        auto changes = core::daily::drafts(call.ctx, call.actor(), p.updated_since);
        return DraftRows{std::move(changes.update), std::move(changes.remove)};
      });
}

}  // namespace confab::rest
