#include "core/exports/request.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/daily.h"
#include "base/errors/request.h"
#include "base/errors/rooms.h"
#include "core/access/room.h"
#include "core/access/user.h"
#include "core/audit/record.h"
#include "core/files/exported.h"
#include "permissions/groups/messages.h"
#include "settings/groups/user_data.h"
#include "store/exports.h"
#include "store/rooms.h"

namespace confab::core::exports {
namespace {

using model::DataExport;

std::string_view name_of(Format format) {
  return format == Format::json ? "json" : "html";
}

bool is_open(const DataExport& one) {
  return one.state == "pending";
}

bool is_enabled(const Context& ctx) {
  return ctx.settings.boolean(settings::user_data("UserData_EnableDownload"));
}

// Who cannot read the room any more does not get what was written there either.
bool still_reads(const Context& ctx, const Actor& actor, const DataExport& one) {
  if (!one.room_pk) return true;
  const auto room = store::Rooms{*ctx.db.read()}.by_pk(*one.room_pk);
  return room && access::can_read(ctx, actor, room->id);
}

DataExport add(Transaction& tx, const Context& ctx, const Actor& actor, Format format,
               const std::optional<std::int64_t>& room_pk, const ExportRoom* cmd) {
  const auto now = ctx.clock.now();
  DataExport one{.user_pk = actor.pk,
                 .id = random_id(),
                 .room_pk = room_pk,
                 .format = std::string{name_of(format)},
                 .from = cmd ? cmd->from : std::nullopt,
                 .before = cmd ? cmd->before : std::nullopt,
                 .state = "pending",
                 .requested_at = now,
                 .updated_at = now,
                 .expires_at = now + kKept};
  store::add_export(tx, one);
  files::make_later(tx, ctx, one);
  return one;
}

}  // namespace

Requested request_own(const Context& ctx, const Actor& actor, Format format) {
  require_oneself(actor);
  if (!is_enabled(ctx)) throw Refusal(errors::not_allowed, "Not allowed");
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);  // one after the other
  const auto earlier = store::Exports{tx.sql()}.of_user(actor.pk, kMaxKept);
  const auto recent = std::ranges::find_if(earlier, [&](const DataExport& one) {
    return !one.room_pk && one.format == name_of(format) && one.state != "failed" &&
           one.requested_at > ctx.clock.now() - kOwnAgainAfter;
  });
  if (recent != earlier.end()) return {.is_new = false, .request = *recent};
  Requested requested{.is_new = true, .request = add(tx, ctx, actor, format, std::nullopt, nullptr)};
  tx.commit();
  return requested;
}

DataExport request_room(const Context& ctx, const Actor& actor, const ExportRoom& cmd) {
  require_oneself(actor);
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  const auto room = access::find_room(tx.sql(), ctx, actor, cmd.room);
  const bool allowed = room ? room->allows(ctx, actor, permissions::messages("mail-messages"))
                            : may(ctx, actor, permissions::messages("mail-messages"));
  if (!allowed) {
    throw Refusal(errors::action_not_allowed, "Mailing is not allowed", {{"action", "Mailing"}});
  }
  if (!room) throw Refusal(errors::invalid_room);
  if (!room->is_readable(ctx, actor)) throw Refusal(errors::not_allowed, "Not Allowed");
  if (cmd.from && cmd.before && *cmd.from >= *cmd.before) {
    throw Refusal(errors::invalid_dates, "From date cannot be after To date");
  }
  const auto earlier = store::Exports{tx.sql()}.of_user(actor.pk, kMaxKept);
  if (std::ranges::count_if(earlier, is_open) >= kMaxOpen) {
    throw Refusal(errors::too_many_exports,
                  "Wait until one of the " + std::to_string(kMaxOpen) + " exports that you have asked for is ready");
  }
  if (std::ssize(earlier) >= kMaxKept) {
    throw Refusal(errors::too_many_exports,
                  "Wait until one of the " + std::to_string(kMaxKept) + " exports that are kept for you has gone");
  }
  auto one = add(tx, ctx, actor, cmd.format, room->pk(), &cmd);
  audit::record(tx, ctx, actor, "room.exported", cmd.room.value, {{"format", one.format}});
  tx.commit();
  return one;
}

std::vector<ListedExport> own_exports(const Context& ctx, const Actor& actor) {
  const auto reader = ctx.db.read();
  std::vector<ListedExport> listed;
  for (auto& one : store::Exports{*reader}.of_user(actor.pk, kMaxKept)) {
    ListedExport row{.request = std::move(one), .room = {}, .name = {}};
    if (row.request.room_pk) {
      if (const auto room = store::Rooms{*reader}.by_pk(*row.request.room_pk)) {
        row.room = room->id;
        row.name = room->fname ? room->fname : room->name;
      }
    }
    listed.push_back(std::move(row));
  }
  return listed;
}

std::optional<FoundArchive> find_archive(const Context& ctx, const Actor* actor, std::string_view id) {
  const auto one = store::Exports{*ctx.db.read()}.by_id(id);
  if (!one || !one->blob_pk || (one->expires_at && *one->expires_at <= ctx.clock.now())) return std::nullopt;
  const bool own = actor != nullptr && actor->pk == one->user_pk && !actor->impersonator;
  return FoundArchive{.request = *one, .may_read = own && is_enabled(ctx) && still_reads(ctx, *actor, *one)};
}

}  // namespace confab::core::exports
