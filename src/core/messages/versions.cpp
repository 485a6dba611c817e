#include "core/messages/versions.h"

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/request.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "permissions/groups/messages.h"
#include "settings/groups/message_changes.h"
#include "store/message_versions.h"
#include "store/messages.h"

namespace confab::core::messages {
namespace {

constexpr auto kSeeVersions = permissions::messages("view-message-history");

[[noreturn]] void refuse_unknown(const MessageId& id) {
  throw Refusal(errors::message_not_found, "No message found with the id of \"" + id.value + "\".");
}

// The room that a message was deleted from, to those who see what was written there.
std::optional<access::ReadableHistory> room_of_removed(sql::Session& session, const Context& ctx, const Actor& actor,
                                                       const MessageId& id) {
  const auto gone_from = store::MessageVersions{session}.room_of(id);
  return gone_from ? access::find_history(session, ctx, actor, *gone_from) : std::nullopt;
}

void require_right(sql::Session& session, const Context& ctx, const Actor& actor, const MessageId& id) {
  if (store::Messages{session}.room_of(id)) {
    const auto guard = access::message(session, ctx, actor, id);
    const bool is_own = guard.message().u.pk == actor.pk && !guard.message().is_system();
    if (!is_own) guard.room().require(ctx, actor, kSeeVersions);
    return;
  }
  const auto room = room_of_removed(session, ctx, actor, id);
  if (!room) refuse_unknown(id);
  room->require(ctx, actor, kSeeVersions);
}

Version shown(store::MessageVersion stored) {
  return {.message = std::move(stored.message),
          .text = std::move(stored.text),
          .attachments = std::move(stored.attachments),
          .custom_fields = std::move(stored.custom_fields),
          .author = std::move(stored.author),
          .sent_at = stored.sent_at,
          .replaced_at = stored.replaced_at,
          .replaced_by = std::move(stored.replaced_by),
          .deleted = stored.deleted};
}

}  // namespace

void keep_version(Transaction& tx, const Context& ctx, const Actor& actor, const model::Message& before, Timestamp at,
                  Replaced how) {
  if (before.t || !ctx.settings.boolean(settings::message_changes("Message_KeepHistory"))) return;
  store::MessageVersionWriter{tx}.keep(before, actor.pk, at, how == Replaced::deleted);
}

bool may_see_removed(sql::Session& session, const Context& ctx, const Actor& actor, const MessageId& id) {
  const auto room = room_of_removed(session, ctx, actor, id);
  return room && room->allows(ctx, actor, kSeeVersions);
}

Versions versions(const Context& ctx, const Actor& actor, const MessageId& id, std::int64_t limit,
                  std::int64_t offset) {
  const auto reader = ctx.db.read();
  require_right(*reader, ctx, actor, id);
  store::MessageVersions stored{*reader};
  Versions found{.versions = {}, .total = stored.count(id)};
  auto rows = stored.of(id, limit, offset);
  found.versions.reserve(rows.size());
  for (auto& row : rows) found.versions.push_back(shown(std::move(row)));
  return found;
}

}  // namespace confab::core::messages
