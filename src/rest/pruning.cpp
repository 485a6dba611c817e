#include "api/pruning.h"
#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "core/messages/versions.h"
#include "rest/chat_api.h"
#include "rest/room_family.h"

namespace confab::rest {

struct CleanParams : RoomTarget, core::messages::Pruning {
  bool dry_run = false;

  static constexpr auto kFields = joined(
      Fields<RoomTarget>::list, api::kPruningFields,
      FieldList{
          field("users", &CleanParams::users, "Only messages of these people, by username.", bound::list_of_names,
                defaulted()),
          field("confabDryRun", &CleanParams::dry_run, "Confab's own: counts, and removes nothing.", defaulted())});
};
struct Cleaned {
  Field<"_id", RoomId, "The room."> room;
  Field<"count", std::int64_t, "How many messages are gone; of a dry run, would go."> count = 0;
  Field<"confabDryRun", std::optional<core::messages::PrunableMessages>,
        "Of a dry run: all that the order is about, whatever its limit.">
      found;
};
struct VersionParams {
  Field<"count", std::optional<std::int64_t>, "How many rows; 0: all, where allowed.", bound::from_zero> count;
  Field<"offset", std::optional<std::int64_t>, "How many rows to skip.", bound::from_zero> offset;
  Field<"msgId", MessageId, "The message, also one that is deleted."> message;
};
using VersionRows = Named<"versions", std::vector<core::messages::Version>, "Oldest first.">;

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<core::messages::PrunableMessages> {
  using R = core::messages::PrunableMessages;
  static constexpr auto list = FieldList{
      field("messages", &R::messages, "How many."),
      field("pinned", &R::pinned, "Of these pinned."),
      field("inThreads", &R::in_threads, "Of these answered in threads, or answers there."),
  };
};
template <>
struct Fields<core::messages::Version> {
  using R = core::messages::Version;
  static constexpr auto list = FieldList{
      field("msgId", &R::message, "The message."),
      field("msg", &R::text, "Its text until then."),
      field("attachments", &R::attachments, "Its attachments until then."),
      field("customFields", &R::custom_fields, "Its free-form fields until then."),
      field("u", &R::author, "Who wrote it."),
      field("ts", &R::sent_at, "When it was sent."),
      field("replacedAt", &R::replaced_at, "When it was changed or deleted."),
      field("replacedBy", &R::replaced_by, "By whom."),
      field("deleted", &R::deleted, "It was deleted, not changed."),
  };
};

}  // namespace confab

namespace confab::rest {
namespace {

// By id a room need not be one that the caller can read: whoever administrates all rooms cleans them.
RoomId room_to_clean(Call& call, const CleanParams& p) {
  return p.room_id ? RoomId{*p.room_id} : family_id<AnyRoom>(call, p);
}

Cleaned clean(Call& call, const CleanParams& p) {
  const auto room = room_to_clean(call, p);
  if (!p.dry_run) {
    const auto pruned = core::messages::clean_history(call.ctx, call.actor(), room, p);
    return {.room = room, .count = pruned.messages, .found = {}};
  }
  const auto found = core::messages::count_prunable(call.ctx, call.actor(), room, p);
  const auto most = p.limit == 0 ? core::messages::kMaxPruned : std::min(p.limit, core::messages::kMaxPruned);
  return {.room = room, .count = std::min(found.messages, most), .found = found};
}

Flatten<VersionRows, api::PageCounts> versions(Call& call, const VersionParams& p) {
  const auto page =
      api::page_of(call.ctx.settings, {.count = p.count, .offset = p.offset, .sort = {}, .query = {}, .fields = {}});
  auto found = core::messages::versions(call.ctx, call.actor(), p.message, page.limit, page.offset);
  return api::paged<VersionRows>(std::move(found.versions), page.offset, found.total);
}

}  // namespace

void declare_pruning(api::Endpoints& endpoints) {
  endpoints.post<CleanParams, Cleaned>(path<AnyRoom>("cleanHistory"), Access::user(),
                                       "Delete messages of a time for good, the oldest first.",
                                       errors_in<AnyRoom>({errors::not_allowed}), Check::by_hand, clean);
  endpoints.get<VersionParams, Flatten<VersionRows, api::PageCounts>>(
      "/api/v1/confab.messageHistory", Access::user(),
      "What a message was before it was edited or deleted, where Message_KeepHistory is on.",
      {errors::message_not_found, errors::not_allowed}, versions);
}

}  // namespace confab::rest
