#include "core/uploads/lists.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/request.h"
#include "core/access/room.h"

namespace confab::core::uploads {
namespace {

std::int64_t room_of(sql::Session& session, const Context& ctx, const Actor& actor, const RoomId& id) {
  const auto room = access::find_history(session, ctx, actor, id);
  if (!room) throw Refusal(errors::unauthorized);
  return room->pk();
}

bool asks_for(const model::Condition& condition, std::string_view field) {
  return condition.field == field ||
         std::ranges::any_of(condition.parts, [&](const auto& part) { return asks_for(part, field); });
}

}  // namespace

FilePage list(const Context& ctx, const Actor& actor, const ListFiles& query) {
  const auto reader = ctx.db.read();
  const store::UploadFilter filter{.room_pk = room_of(*reader, ctx, actor, query.room),
                                   .condition = query.condition,
                                   .text = query.text,
                                   .type_group = query.type_group,
                                   .any_group = query.condition && asks_for(*query.condition, "typeGroup"),
                                   .only_sent = query.only_sent,
                                   .viewer_pk = actor.pk};
  const std::vector<store::UploadOrder> by_name{{store::UploadKey::name, false}};
  store::Uploads uploads{*reader};
  return {uploads.list(filter, query.order.empty() ? by_name : query.order, query.limit, query.offset),
          uploads.count(filter)};
}

FilePage images(const Context& ctx, const Actor& actor, const ListImages& query) {
  const auto reader = ctx.db.read();
  store::Uploads uploads{*reader};
  store::UploadFilter filter{
      .room_pk = room_of(*reader, ctx, actor, query.room), .type_group = "image", .viewer_pk = actor.pk};
  const auto first = query.from ? uploads.by_id(*query.from) : std::nullopt;
  if (first && first->room_pk == filter.room_pk) filter.not_after = first->uploaded_at;
  FilePage page{uploads.list(filter, {{store::UploadKey::uploaded_at, true}}, query.limit, query.offset),
                uploads.count(filter)};
  // Of several that came in the same moment, the one that was asked for is the first.
  if (filter.not_after && query.offset == 0) {
    const auto found = std::ranges::find(page.files, first->id, &model::Upload::id);
    if (found != page.files.end()) std::rotate(page.files.begin(), found, found + 1);
  }
  return page;
}

}  // namespace confab::core::uploads
