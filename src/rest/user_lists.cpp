#include "api/order.h"
#include "api/query.h"
#include "base/errors/people.h"
#include "core/subscriptions/documents.h"
#include "core/users/list.h"
#include "core/users/search.h"
#include "permissions/groups/viewing.h"
#include "rest/account_api.h"
#include "rest/user_result.h"
#include "rest/user_target.h"

namespace confab::rest {

struct UserInfoParams : UserTarget {
  std::optional<std::string> import_id;
  std::optional<json::object> fields;
  std::optional<bool> include_user_rooms;

  static constexpr auto kFields = FieldList{
      field("userId", &UserTarget::user_id, "The account, by id.", at_least_one{}),
      field("username", &UserTarget::username, "The account, by username.", bound::name, at_least_one{}),
      field("importId", &UserInfoParams::import_id, "The id that it was imported with; there are none.", bound::id,
            at_least_one{}),
      field("fields", &UserInfoParams::fields, R"({"userRooms": 1} asks for the user's rooms.)", bound::free_form,
            when_invalid(errors::invalid_fields)),
      field("includeUserRooms", &UserInfoParams::include_user_rooms, "Asks for the user's rooms."),
  };
};
struct UserList {
  Field<"status", std::optional<std::string>, "active or deactivated.", one_of("active|deactivated")> status;
  Field<"searchTerm", std::optional<std::string>, "Part of a name or address.", max_length(200)> search_term;
  Field<"type", std::optional<std::string>, "user or bot.", bound::text> type;
  Field<"hasLoggedIn", std::optional<bool>, "Whether they have ever logged in."> has_logged_in;
  Field<"roles", std::optional<std::vector<std::string>>, "Any of these roles.", bound::list_of_names> roles;
};

namespace {
using model::UserKey;
constexpr std::array<std::pair<std::string_view, UserKey>, 9> kSortable{{{"username", UserKey::username},
                                                                         {"type", UserKey::type},
                                                                         {"_updatedAt", UserKey::updated_at},
                                                                         {"name", UserKey::name},
                                                                         {"createdAt", UserKey::created_at},
                                                                         {"lastLogin", UserKey::last_login_at},
                                                                         {"active", UserKey::active},
                                                                         {"_id", UserKey::id},
                                                                         {"status", UserKey::status}}};
}  // namespace

using UserListParams = Flatten<api::PageBy<api::kNamesIn<kSortable>, api::kConditions>, UserList>;
using UsersByStatusParams = Flatten<api::PageBy<api::kNamesIn<kSortable>>, UserList>;
using UserRows = Named<"users", std::vector<UserDocument>, "Accounts.">;
using UserListResult = Flatten<UserRows, api::PageCounts>;
using AutocompleteParams = Named<"selector", json::object, "JSON: term, exceptions.", bound::free_form>;
struct AutocompleteItem {
  Field<"_id", UserId, "The user's id."> id;
  Field<"username", std::string, "Username."> username;
  Field<"name", std::optional<std::string>, "Display name."> name;
  Field<"nickname", std::optional<std::string>, "Extra label."> nickname;
  Field<"status", std::string, "online, away, busy or offline."> status;
  Field<"avatarETag", std::optional<std::string>, "Changes with the avatar."> avatar_etag;
};
using AutocompleteResult = Named<"items", std::vector<AutocompleteItem>, "Users.">;

namespace {

UserListResult list_users(Call& call, const api::PageParams& paging, const UserList& p) {
  const auto page = api::page_of(call.ctx.settings, paging);
  core::users::ListUsers query;
  query.text = p.search_term.value_or("");
  if (p.status) query.active = *p.status == "active";
  query.type = p.type.value_or("");
  query.roles = p.roles.value_or(std::vector<std::string>{});
  query.has_logged_in = p.has_logged_in;
  query.condition = api::condition_of(paging.query);
  query.order = api::order_of<UserKey>(paging.sort, kSortable);
  // Those who are switched off stand apart, in the same direction.
  const auto by_status = std::ranges::find(query.order, UserKey::status, &model::SortBy<UserKey>::key);
  if (by_status != query.order.end()) query.order.push_back({UserKey::active, by_status->descending});
  query.limit = page.limit;
  query.offset = page.offset;
  const auto found = core::users::list(call.ctx, call.actor(), query);
  std::vector<UserDocument> rows;
  rows.reserve(found.users.size());
  for (const auto& user : found.users) rows.push_back(short_document(call, user));
  return api::paged<UserRows>(std::move(rows), page.offset, found.total);
}

json::array documents_of(const std::vector<model::Subscription>& subscriptions) {
  json::array rooms;
  for (const auto& subscription : subscriptions) {
    json::array roles;
    for (const auto& role : subscription.roles.value_or(std::vector<std::string>{})) roles.emplace_back(role);
    rooms.push_back({{"_id", subscription.id.value},
                     {"rid", subscription.rid.value},
                     {"name", subscription.name},
                     {"t", subscription.t},
                     {"unread", subscription.unread},
                     {"roles", std::move(roles)}});
  }
  return rooms;
}

OneUserResult user_info(Call& call, const UserInfoParams& p) {
  if (!p.user_id && !p.username) throw Refusal(errors::user_not_found, "User not found.");
  const auto user = shown_user(call, p);
  OneUserResult result{user_document(call, user)};
  const bool wanted = p.include_user_rooms.value_or(false) || (p.fields && p.fields->contains("userRooms"));
  if (!wanted) return result;
  if (const auto rooms = core::subscriptions::of_user(call.ctx, call.actor(), user)) {
    result.user.rooms = documents_of(*rooms);
  }
  return result;
}

AutocompleteResult autocomplete(Call& call, const AutocompleteParams& p) {
  const auto text = [&](std::string_view name) {
    const auto* value = p.value.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
  };
  std::vector<std::string> exceptions;
  if (const auto* list = p.value.if_contains("exceptions"); list != nullptr && list->is_array()) {
    for (const auto& name : list->get_array()) {
      if (name.is_string()) exceptions.emplace_back(name.get_string());
    }
  }
  constexpr std::int64_t kSuggestions = 10;
  AutocompleteResult result;
  for (auto& person : core::users::autocomplete(
           call.ctx, call.actor(),
           {.text = text("term"), .except = std::move(exceptions), .room = {}, .limit = kSuggestions})) {
    result.value.push_back({std::move(person.id), std::move(person.username), std::move(person.name),
                            std::move(person.nickname), std::move(person.status), std::move(person.avatar_etag)});
  }
  return result;
}

}  // namespace

void declare_user_lists(api::Endpoints& endpoints) {
  endpoints.get<UserInfoParams, OneUserResult>("/api/v1/users.info", Access::user(),
                                               "One account, as the caller may see it.", {errors::user_not_found},
                                               rate::lively, Check::closed_schema, user_info);
  endpoints.get<UserListParams, UserListResult>("/api/v1/users.list", Access::user(), "Accounts.",
                                                {errors::invalid_query, errors::invalid_sort, errors::unauthorized},
                                                rate::lively,
                                                [](Call& call, const auto& p) { return list_users(call, p, p); });
  endpoints.get<UsersByStatusParams, UserListResult>(
      "/api/v1/users.listByStatus", Access::any_of({permissions::viewing("view-d-room")}),
      "Accounts by status, role and name.", {errors::invalid_sort, errors::unauthorized}, rate::lively,
      [](Call& call, const auto& p) { return list_users(call, p, p); });
  endpoints.get<AutocompleteParams, AutocompleteResult>("/api/v1/users.autocomplete", Access::user(),
                                                        "Users whose name holds a text.", rate::lively,
                                                        Check::closed_schema, autocomplete);
}

}  // namespace confab::rest
