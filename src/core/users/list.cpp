#include "core/users/list.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "core/access/room.h"
#include "permissions/groups/configuration.h"
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

UserPage page_of(sql::Session& session, const store::Users::Filter& filter, const model::UserOrder& order,
                 std::int64_t limit, std::int64_t offset) {
  store::Users users{session};
  return {users.list(filter, store::order_of(order), limit, offset), users.count(filter)};
}

}  // namespace

UserPage list(const Context& ctx, const Actor& actor, const ListUsers& query) {
  const bool full = may(ctx, actor, permissions::viewing("view-full-other-user-info"));
  const bool allowed =
      may(ctx, actor, permissions::viewing("view-d-room")) &&
      (!ctx.settings.boolean(settings::rest_api("API_Apply_permission_view-outside-room_on_users-list")) ||
       may(ctx, actor, permissions::viewing("view-outside-room")));
  if (!allowed || (asks_for_hidden(query) && !full)) throw Refusal(errors::unauthorized);
  store::Users::Filter filter;
  filter.text = query.text;
  filter.active = query.active;
  filter.type = query.type;
  filter.has_logged_in = query.has_logged_in;
  filter.roles = query.roles;
  filter.only = query.only;
  filter.condition = query.condition;
  filter.asks_for_hidden = full;
  filter.search_emails = full;
  return page_of(*ctx.db.read(), filter, query.order, query.limit, query.offset);
}

UserPage list_role_holders(const Context& ctx, const Actor& actor, const ListRoleHolders& query) {
  require(ctx, actor, permissions::configuration("access-permissions"));
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
  return page_of(*reader, filter, {}, query.limit, query.offset);
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
