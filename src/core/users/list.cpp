#include "core/users/list.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "core/access/room.h"
#include "core/presence/presence.h"
#include "core/users/searched.h"
#include "permissions/groups/profiles.h"
#include "permissions/groups/roles.h"
#include "permissions/groups/viewing.h"
#include "settings/groups/rest_api.h"
#include "store/configuration.h"
#include "store/order.h"
#include "store/users.h"

namespace confab::core::users {
namespace {

bool asks_for_hidden(const ListUsers& query) {
  return !query.roles.empty() || query.has_logged_in ||
         std::ranges::any_of(query.order, [](const model::SortBy<model::UserKey>& by) {
           using model::UserKey;
           return by.key == UserKey::status || by.key == UserKey::created_at || by.key == UserKey::last_login_at ||
                  by.key == UserKey::updated_at;
         });
}

model::Condition with_id_among(const std::vector<UserId>& users) {
  constexpr std::size_t kMaxSeen = 10'000;
  if (users.size() > kMaxSeen) throw Refusal(errors::invalid_query, "Too many people are connected to ask for status");
  model::Condition condition{.op = model::Condition::Op::one_of, .field = "_id", .values = {}, .parts = {}};
  for (const auto& user : users) condition.values.emplace_back(json::string(user.value));
  return condition;
}

// How people are seen is in memory: what asks for it asks for those who are seen so now.
void look_up_status(const Presence& presence, model::Condition& condition) {
  using Op = model::Condition::Op;
  for (auto& part : condition.parts) look_up_status(presence, part);
  if (condition.field != "status" || condition.op != Op::one_of) return;
  std::vector<std::string> wanted;
  for (const auto& value : condition.values) {
    if (!value.is_string()) throw Refusal(errors::invalid_query, "query compares status with a value of another type");
    wanted.emplace_back(value.get_string());
  }
  condition = {.op = Op::any, .field = {}, .values = {}, .parts = {with_id_among(presence.seen_as(wanted))}};
  if (std::ranges::find(wanted, "offline") == wanted.end()) return;
  condition.parts.push_back(
      {.op = Op::none, .field = {}, .values = {}, .parts = {with_id_among(presence.seen_users())}});
}

UserPage page_of(sql::Session& session, const store::Users::Filter& filter, const model::UserOrder& order,
                 std::int64_t limit, std::int64_t offset) {
  store::Users users{session};
  return {users.list(filter, store::order_of(order), limit, offset), users.count(filter)};
}

}  // namespace

UserPage list(const Context& ctx, const Actor& actor, const ListUsers& query) {
  const bool full = may(ctx, actor, permissions::profiles("view-full-other-user-info"));
  const bool allowed =
      may(ctx, actor, permissions::viewing("view-d-room")) &&
      (!ctx.settings.boolean(settings::rest_api("API_Apply_permission_view-outside-room_on_users-list")) ||
       may(ctx, actor, permissions::profiles("view-outside-room")));
  if (!allowed || (asks_for_hidden(query) && !full)) throw Refusal(errors::unauthorized);
  store::Users::Filter filter;
  filter.text = query.text;
  filter.active = query.active;
  filter.type = query.type;
  filter.has_logged_in = query.has_logged_in;
  filter.roles = query.roles;
  filter.only = query.only;
  filter.condition = query.condition;
  if (filter.condition) look_up_status(ctx.presence, *filter.condition);
  filter.asks_for_hidden = full;
  filter.fields = searched_fields(ctx, full);
  return page_of(*ctx.db.read(), filter, query.order, query.limit, query.offset);
}

UserPage list_role_holders(const Context& ctx, const Actor& actor, const ListRoleHolders& query) {
  require(ctx, actor, permissions::roles("access-permissions"));
  const auto reader = ctx.db.read();
  const auto role = store::Configuration{*reader}.role(query.role);
  if (!role) throw Refusal(errors::invalid_role, "Invalid Role");
  store::Users::Filter filter;
  if (query.room) {
    const auto room = access::room(*reader, ctx, actor, *query.room);
    for (const auto& row : store::Memberships{*reader}.role_rows(room.pk())) {
      if (row.role == role->id.value) filter.only.push_back(row.user.id);
    }
    if (filter.only.empty()) return {};
  } else {
    filter.roles = {role->id.value};
  }
  return page_of(*reader, filter, query.order, query.limit, query.offset);
}

std::vector<model::User> in_public_roles(const Context& ctx) {
  constexpr std::int64_t kMaxUsers = 10'000;
  const auto reader = ctx.db.read();
  store::Users::Filter filter;
  for (const auto& role : store::Configuration{*reader}.roles()) {
    const bool shown = role.scope == model::kUsersScope && !role.description.empty() && role.id.value != "user";
    if (shown) filter.roles.push_back(role.id.value);
  }
  if (filter.roles.empty()) return {};
  return store::Users{*reader}.list(filter, store::order_of(model::UserOrder{}), kMaxUsers, 0);
}

}  // namespace confab::core::users
