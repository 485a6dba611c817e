#include "core/audit/list.h"

#include <charconv>
#include <set>

#include "base/error.h"
#include "base/errors/request.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/auditing.h"
#include "store/audit.h"
#include "store/people.h"
#include "store/rooms.h"

namespace confab::core::audit {
namespace {

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end ? std::optional{value} : std::nullopt;
}

// `milliseconds.row`, as next_of() writes it.
store::AuditFilter::Place place_of(std::string_view after) {
  const auto dot = after.find('.');
  const auto at = number(after.substr(0, dot));
  const auto pk = dot == std::string_view::npos ? std::nullopt : number(after.substr(dot + 1));
  if (!at || !pk) throw Refusal(errors::invalid_params, "after is no place in the audit log", {{"field", "after"}});
  return {.at = from_millis(*at), .pk = *pk};
}

std::string next_of(const store::AuditedRow& row) {
  return std::to_string(to_millis(row.at)) + "." + std::to_string(row.pk);
}

Entry shown(const store::AuditedRow& row) {
  Entry entry{.id = std::to_string(row.pk),
              .ts = row.at,
              .u = {UserId{row.actor_id}, row.actor_username, {}},
              .address = row.address.empty() ? std::nullopt : std::optional{row.address},
              .action = row.action,
              .target = row.target,
              .details = {}};
  if (auto details = stored_json(row.details); details.is_object()) entry.details = std::move(details.as_object());
  return entry;
}

// Whatever may be the id of somebody or of a room; most are one or the other, and what is neither is not found.
std::set<std::string> ids_in(const std::vector<Entry>& entries) {
  std::set<std::string> ids;
  for (const auto& entry : entries) {
    if (!entry.target.empty()) ids.insert(entry.target);
    for (const auto* key : {"user", "room"}) {
      const auto* value = entry.details.if_contains(key);
      if (value != nullptr && value->is_string()) ids.emplace(value->get_string());
    }
  }
  return ids;
}

void name_things(sql::Session& session, EntryPage& page) {
  const auto ids = ids_in(page.entries);
  if (ids.empty()) return;
  std::vector<UserId> people;
  std::vector<RoomId> rooms;
  for (const auto& id : ids) {
    people.push_back(UserId{id});
    rooms.push_back(RoomId{id});
  }
  for (const auto& person : store::People{session}.by_ids(people)) page.users.push_back(person.ref);
  for (auto& room : store::Rooms{session}.by_ids(rooms)) {
    auto name = room.traits().named ? (room.fname ? room.fname : room.name) : std::nullopt;
    page.rooms.push_back({room.id, std::move(name), std::string(1, room.traits().letter)});
  }
}

}  // namespace

EntryPage list_entries(const Context& ctx, const Actor& actor, const ListEntries& query) {
  require(ctx, actor, permissions::auditing("can-audit-log"));
  store::AuditFilter filter{.action = query.action,
                            .actor_id = query.actor,
                            .target = query.target,
                            .from = query.from,
                            .until = query.until.value_or(ctx.clock.now()),
                            .behind = {}};
  if (!query.after.empty()) filter.behind = place_of(query.after);
  const auto reader = ctx.db.read();
  EntryPage page;
  auto rows = store::find_audited(*reader, filter, query.limit + 1);
  if (std::ssize(rows) > query.limit) {
    rows.resize(static_cast<std::size_t>(query.limit));
    page.next = next_of(rows.back());
  }
  for (const auto& row : rows) page.entries.push_back(shown(row));
  name_things(*reader, page);
  return page;
}

}  // namespace confab::core::audit
