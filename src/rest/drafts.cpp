// Drafts kept on the server. Confab's own; Rocket.Chat has none.

#include "core/daily/drafts.h"
#include "api/messages.h"
#include "base/bounds.h"
#include "base/errors/daily.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "rest/chat_api.h"
#include "rest/updated_since.h"

namespace confab::rest {

struct DraftPlace {
  RoomId rid;
  std::optional<MessageId> tmid;
  std::optional<Timestamp> written_at;

  static constexpr auto kFields = FieldList{
      field("rid", &DraftPlace::rid, "The room."),
      field("tmid", &DraftPlace::tmid, "The thread; left out: the room itself."),
      field("writtenAt", &DraftPlace::written_at, "When, by the writer's clock: the latest wins. Left out: now."),
  };
};
using DraftText = Named<"msg", std::string, "The text; empty: the draft is gone.", max_length(20'000)>;
using OneDraft = Named<"draft", model::Draft, "What is stored now: perhaps what another device wrote later.">;
struct DraftRows {
  std::vector<model::Draft> update, remove;

  static constexpr auto kFields = FieldList{
      field("update", &DraftRows::update, "The latest change first."),
      field("remove", &DraftRows::remove, "Those that are gone, for 30 days; who has been away longer fetches all."),
  };
};

namespace {

using api::Access;
using api::Call;

}  // namespace

void declare_drafts(api::Endpoints& endpoints) {
  endpoints.post<Flatten<DraftPlace, DraftText>, OneDraft>({
      .path = "/api/v1/confab.drafts.save",
      .access = Access::user(),
      .summary = "What one has begun to write in a room or a thread, for one's other devices: 200 at most.",
      .errors = {errors::room_not_found, errors::not_allowed, errors::too_many_drafts, errors::invalid_message,
                 errors::unauthorized},
      .rate = api::kInteractive,
      .handler =
          [](Call& call, const auto& p) {
            return core::daily::save_draft(call.ctx, call.actor(), {p.rid, p.tmid, p.value, p.written_at});
          },
  });
  endpoints.post<DraftPlace, OneDraft>({
      .path = "/api/v1/confab.drafts.delete",
      .access = Access::user(),
      .summary = "The draft is gone: it was sent, or given up.",
      .errors = {errors::unauthorized},
      .rate = api::kInteractive,
      .handler =
          [](Call& call, const auto& p) {
            return core::daily::save_draft(call.ctx, call.actor(), {p.rid, p.tmid, {}, p.written_at});
          },
  });
  endpoints.get<UpdatedSince<errors::updated_since_invalid>, DraftRows>({
      .path = "/api/v1/confab.drafts.list",
      .access = Access::user(),
      .summary = "One's drafts, or what has changed of them since a time.",
      .rate = api::kInteractive,
      .handler =
          [](Call& call, const auto& p) {
            auto changes = core::daily::drafts(call.ctx, call.actor(), p.updated_since);
            return DraftRows{std::move(changes.update), std::move(changes.remove)};
          },
  });
}

}  // namespace confab::rest
