#include "core/moderation/audit_messages.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/rooms.h"
#include "base/fold.h"
#include "core/access/message.h"
#include "core/access/room.h"
#include "core/audit/record.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/auditing.h"
#include "store/audit.h"
#include "store/message_list.h"
#include "store/messages.h"
#include "store/people.h"
#include "store/rooms.h"

namespace confab::core::moderation {
namespace {

constexpr std::string_view kAction = "messages.audited";
constexpr std::int64_t kMaxFound = 1'000;
constexpr std::int64_t kMaxLookedAt = 100'000;
constexpr std::int64_t kReadAtOnce = 1'000;
constexpr std::chrono::milliseconds kTick{1};

[[noreturn]] void refuse_room() {
  throw Refusal(errors::room_not_found, "Room doesn`t exist");
}

RoomId room_of(sql::Session& session, const AuditMessages& query) {
  if (!query.room.empty()) return query.room;
  std::vector<UserId> people;
  for (const auto& person : store::People{session}.by_usernames(query.users)) people.push_back(person.ref.id);
  if (people.empty() || people.size() != query.users.size()) refuse_room();
  const auto room = store::Rooms{session}.by_direct_key(store::direct_key(std::move(people)));
  if (!room) refuse_room();
  return room->id;
}

std::vector<model::Message> find(sql::Session& session, const Context& ctx, const store::RoomRow& room,
                                 const AuditMessages& query) {
  store::Messages messages{session, access::view_of_all(ctx)};
  const auto text = fold(query.text);
  store::PositionRange range{.after = messages.seq_before(room.pk, room.seq, query.from),
                             .before = messages.seq_before(room.pk, room.seq, query.until + kTick) + 1};
  std::vector<model::Message> found;
  std::size_t bytes = 0;
  for (std::int64_t looked_at = 0; looked_at < kMaxLookedAt && range.after + 1 < range.before;) {
    auto part = messages.range(room.pk, range, store::Order::newest_first, kReadAtOnce);
    if (part.empty()) break;
    range.before = part.back().seq;
    looked_at += std::ssize(part);
    for (auto& message : part) {
      if (!text.empty() && fold(message.msg).find(text) == std::string::npos) continue;
      bytes += store::text_size_of(message);
      if (std::ssize(found) >= kMaxFound || bytes > store::Messages::kMaxBytes) return found;
      found.push_back(std::move(message));
    }
  }
  return found;
}

}  // namespace

std::vector<model::Message> audit_messages(const Context& ctx, const Actor& actor, const AuditMessages& query) {
  require(ctx, actor, permissions::auditing("can-audit"));
  std::vector<model::Message> found;
  RoomId id;
  {
    const auto reader = ctx.db.read();
    id = room_of(*reader, query);
    const auto guard = access::administrated(*reader, ctx, actor, id, permissions::auditing("can-audit"));
    found = find(*reader, ctx, guard.row(), query);
  }
  // Before anything of it is shown.
  Transaction tx{ctx};
  audit::record(tx, ctx, actor, kAction, id.value,
                {{"results", std::ssize(found)},
                 {"rids", json::array{id.value}},
                 {"users", json::array(query.users.begin(), query.users.end())},
                 {"msg", query.text},
                 {"startDate", to_iso8601(query.from)},
                 {"endDate", to_iso8601(query.until)}});
  tx.commit();
  for (auto& message : found) message = access::seen_by(actor, std::move(message));
  return found;
}

std::vector<Audition> auditions(const Context& ctx, const Actor& actor, Timestamp from, Timestamp until) {
  require(ctx, actor, permissions::auditing("can-audit-log"));
  std::vector<Audition> list;
  for (const auto& row : store::audit_rows(*ctx.db.read(), kAction, from, until, kMaxFound)) {
    auto fields = stored_json(row.details).as_object();
    Audition one{.id = std::to_string(row.pk),
                 .ts = row.at,
                 .u = {UserId{row.actor_id}, row.actor_username, {}},
                 .results = fields["results"].is_int64() ? fields["results"].get_int64() : 0,
                 .fields = {}};
    fields.erase("results");
    one.fields = std::move(fields);
    list.push_back(std::move(one));
  }
  return list;
}

}  // namespace confab::core::moderation
