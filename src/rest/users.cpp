#include "store/users.h"
#include "api/paging.h"
#include "core/accounts/login.h"
#include "core/accounts/profile.h"
#include "core/accounts/register.h"
#include "core/subscriptions/documents.h"
#include "rest/account_api.h"
#include "rest/user_documents.h"
#include "rest/user_target.h"

namespace confab::rest {

struct CreateUserParams {
  std::string email, name, password, username;
  std::optional<bool> active, join_default_channels, require_password_change, set_random_password, verified;
  std::optional<std::vector<std::string>> roles;
  std::optional<std::string> bio, nickname, status_text;
};
struct UpdateUserData {
  std::optional<std::string> name, username, email, bio, nickname, status_text, password;
  std::optional<bool> verified, require_password_change, active;
  std::optional<std::vector<std::string>> roles;
};
struct UpdateUserParams {
  UserId user_id;
  UpdateUserData data;
};
struct SetActiveParams {
  UserId user_id;
  bool active_status = true;
};
struct OneUserResult {
  UserDocument user;
};
struct UserInfoParams : UserTarget {
  std::optional<json::object> fields;
  std::optional<bool> include_user_rooms;
};
struct UserListParams : api::PageParams {
  std::optional<std::string> status, search_term, type;
  std::optional<bool> has_logged_in;
  std::optional<std::vector<std::string>> roles;
};
struct UserListResult {
  std::vector<UserDocument> users;
  std::int64_t count = 0, offset = 0, total = 0;
};
struct AutocompleteParams {
  json::object selector;
};
struct AutocompleteItem {
  UserId id;
  std::string username, status;
  std::optional<std::string> name, nickname, avatar_etag;
};
struct AutocompleteResult {
  std::vector<AutocompleteItem> items;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::CreateUserParams> {
  using P = rest::CreateUserParams;
  static constexpr auto list = std::tuple{
      field("email", &P::email, "E-mail address."),
      field("name", &P::name, "Display name."),
      field("password", &P::password, "Password; not needed with setRandomPassword.", defaulted()),
      field("username", &P::username, "The name to be mentioned by."),
      field("active", &P::active, "Left out: true."),
      field("roles", &P::roles, "Left out: the setting's default."),
      field("joinDefaultChannels", &P::join_default_channels, "Left out: true."),
      field("requirePasswordChange", &P::require_password_change, "A new password is asked for at the first log-in."),
      field("setRandomPassword", &P::set_random_password, "Nobody knows the password."),
      field("verified", &P::verified, "The address counts as confirmed."),
      field("bio", &P::bio, "About text.", max_length(260)),
      field("nickname", &P::nickname, "Extra label.", max_length(120)),
      field("statusText", &P::status_text, "Text beside the status.", max_length(120)),
  };
};
template <>
struct Fields<rest::UpdateUserData> {
  using P = rest::UpdateUserData;
  static constexpr auto list = std::tuple{
      field("name", &P::name, "Display name."),
      field("username", &P::username, "Username."),
      field("email", &P::email, "E-mail address."),
      field("bio", &P::bio, "About text."),
      field("nickname", &P::nickname, "Extra label."),
      field("statusText", &P::status_text, "Text beside the status."),
      field("password", &P::password, "Needs edit-other-user-password."),
      field("verified", &P::verified, "The address counts as confirmed."),
      field("requirePasswordChange", &P::require_password_change, "A new password is asked for."),
      field("active", &P::active, "False: deactivated."),
      field("roles", &P::roles, "All roles of the user."),
  };
};
template <>
struct Fields<rest::UpdateUserParams> {
  using P = rest::UpdateUserParams;
  static constexpr auto list = std::tuple{
      field("userId", &P::user_id, "The account."),
      field("data", &P::data, "What to change."),
  };
};
template <>
struct Fields<rest::SetActiveParams> {
  using P = rest::SetActiveParams;
  static constexpr auto list = std::tuple{
      field("userId", &P::user_id, "The account."),
      field("activeStatus", &P::active_status, "False: cannot log in any more."),
  };
};
template <>
struct Fields<rest::OneUserResult> {
  static constexpr auto list = std::tuple{field("user", &rest::OneUserResult::user, "The account.")};
};
template <>
struct Fields<rest::UserInfoParams> {
  using P = rest::UserInfoParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, rest::UserTarget>(),
                     std::tuple{field("fields", &P::fields, R"({"userRooms": 1} asks for the user's rooms.)"),
                                field("includeUserRooms", &P::include_user_rooms, "Asks for the user's rooms.")});
};
template <>
struct Fields<rest::UserListParams> {
  using P = rest::UserListParams;
  static constexpr auto list =
      std::tuple_cat(inherited_fields<P, api::PageParams>(),
                     std::tuple{field("status", &P::status, "active or deactivated.", one_of("active|deactivated")),
                                field("searchTerm", &P::search_term, "Part of a name or address.", max_length(200)),
                                field("type", &P::type, "user or bot."),
                                field("hasLoggedIn", &P::has_logged_in, "Whether they have ever logged in."),
                                field("roles", &P::roles, "Any of these roles.")});
};
template <>
struct Fields<rest::UserListResult> {
  using R = rest::UserListResult;
  static constexpr auto list = std::tuple{
      field("users", &R::users, "Accounts."),
      field("count", &R::count, "Rows in this answer."),
      field("offset", &R::offset, "Rows skipped."),
      field("total", &R::total, "Rows in all."),
  };
};
template <>
struct Fields<rest::AutocompleteParams> {
  static constexpr auto list =
      std::tuple{field("selector", &rest::AutocompleteParams::selector, "JSON: term, exceptions.")};
};
template <>
struct Fields<rest::AutocompleteItem> {
  using R = rest::AutocompleteItem;
  static constexpr auto list = std::tuple{
      field("_id", &R::id, "The user's id."),
      field("username", &R::username, "Username."),
      field("name", &R::name, "Display name."),
      field("nickname", &R::nickname, "Extra label."),
      field("status", &R::status, "online, away, busy or offline."),
      field("avatarETag", &R::avatar_etag, "Changes with the avatar."),
  };
};
template <>
struct Fields<rest::AutocompleteResult> {
  static constexpr auto list = std::tuple{field("items", &rest::AutocompleteResult::items, "Users.")};
};

}  // namespace confab

namespace confab::rest {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kSortable{{{"username", "u.username_key"},
                                                                                  {"type", "u.type"},
                                                                                  {"_updatedAt", "u.updated_at"},
                                                                                  {"name", "lower(u.name)"},
                                                                                  {"createdAt", "u.created_at"},
                                                                                  {"lastLogin", "u.last_login_at"},
                                                                                  {"active", "u.active"},
                                                                                  {"_id", "u.id"},
                                                                                  {"status", "u.status_default"}}};
constexpr std::string_view kByName = "u.username_key";

// `query` of older clients: only equality on a few members and $in on _id.
void apply_query(store::Users::Filter& filter, const std::optional<json::object>& query) {
  if (!query) return;
  for (const auto& [name, value] : *query) {
    if (name == "active" && value.is_bool()) {
      filter.active = value.get_bool();
    } else if (name == "type" && value.is_string()) {
      filter.type = std::string{value.get_string()};
    } else if (name == "roles" && value.is_string()) {
      filter.roles.emplace_back(value.get_string());
    } else if (const auto* any = find_member(value, "$in"); name == "roles" && any != nullptr && any->is_array()) {
      for (const auto& role : any->get_array()) {
        if (role.is_string()) filter.roles.emplace_back(role.get_string());
      }
    } else if ((name == "username" || name == "name") && value.is_string()) {
      filter.text = std::string{value.get_string()};
    } else if ((name == "username" || name == "name") && find_member(value, "$regex") != nullptr &&
               find_member(value, "$regex")->is_string()) {
      filter.text = std::string{find_member(value, "$regex")->get_string()};
    } else if (name == "_id" && value.is_string()) {
      filter.only.emplace_back(std::string{value.get_string()});
    } else if (const auto* in = find_member(value, "$in"); name == "_id" && in != nullptr && in->is_array()) {
      for (const auto& id : in->get_array()) {
        if (id.is_string()) filter.only.emplace_back(std::string{id.get_string()});
      }
    } else {
      throw Refusal(ErrorCode::invalid_query, "query cannot ask for " + std::string{name});
    }
  }
}

UserListResult list_users(api::Call& call, const UserListParams& p, bool by_status) {
  if (!core::may(call.ctx, call.actor(), "view-d-room")) throw Refusal(ErrorCode::unauthorized);
  if (!core::may(call.ctx, call.actor(), "view-outside-room")) throw Refusal(ErrorCode::unauthorized);
  const auto page = api::page_of(call.ctx.settings, p);
  store::Users::Filter filter;
  filter.search_emails = core::may(call.ctx, call.actor(), "view-full-other-user-info");
  if (p.search_term) filter.text = *p.search_term;
  if (p.status) filter.active = *p.status == "active";
  if (p.type) filter.type = *p.type;
  if (p.roles) filter.roles = *p.roles;
  filter.has_logged_in = p.has_logged_in;
  if (!by_status) apply_query(filter, p.query);
  const auto order = api::order_by(p.sort, kSortable, kByName);
  const auto reader = call.ctx.db.read();
  store::Users users{*reader};
  UserListResult result{.users = {}, .count = 0, .offset = page.offset, .total = users.count(filter)};
  for (const auto& user : users.list(filter, order, page.limit, page.offset)) {
    result.users.push_back(short_document(call, user));
  }
  result.count = static_cast<std::int64_t>(result.users.size());
  return result;
}

json::array rooms_of(const api::Call& call, const model::User& user) {
  json::array rooms;
  const auto actor = core::accounts::Sessions::actor_of(user, {}, {});
  for (const auto& subscription : core::subscriptions::changes(call.ctx, actor, std::nullopt).update) {
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

OneUserResult user_info(api::Call& call, const UserInfoParams& p) {
  const auto user = shown_user(call, p);
  OneUserResult result{user_document(call, user)};
  const bool wanted = p.include_user_rooms.value_or(false) || (p.fields && p.fields->contains("userRooms"));
  if (wanted && (user.id == call.actor().id || core::may(call.ctx, call.actor(), "view-other-user-channels"))) {
    result.user.rooms = rooms_of(call, user);
  }
  return result;
}

AutocompleteResult autocomplete(api::Call& call, const AutocompleteParams& p) {
  const auto text = [&](std::string_view name) {
    const auto* value = p.selector.if_contains(name);
    return value != nullptr && value->is_string() ? std::string{value->get_string()} : std::string{};
  };
  std::vector<std::string> exceptions;
  if (const auto* list = p.selector.if_contains("exceptions"); list != nullptr && list->is_array()) {
    for (const auto& name : list->get_array()) {
      if (name.is_string()) exceptions.emplace_back(name.get_string());
    }
  }
  if (!core::may(call.ctx, call.actor(), "view-outside-room")) return {};
  constexpr std::int64_t kSuggestions = 10;
  const auto reader = call.ctx.db.read();
  AutocompleteResult result;
  store::Users::Filter filter;
  filter.text = text("term");
  filter.active = true;
  for (const auto& user :
       store::Users{*reader}.list(filter, kByName, kSuggestions + static_cast<std::int64_t>(exceptions.size()), 0)) {
    if (!user.username || std::find(exceptions.begin(), exceptions.end(), *user.username) != exceptions.end()) continue;
    if (std::ssize(result.items) == kSuggestions) break;
    result.items.push_back(
        {user.id, *user.username, short_document(call, user).status, user.name, user.nickname, user.avatar_etag});
  }
  return result;
}

OneUserResult create_user(api::Call& call, const CreateUserParams& p) {
  const auto user = core::accounts::create_user(call.ctx, call.actor(),
                                                {.username = p.username,
                                                 .name = p.name,
                                                 .email = p.email,
                                                 .password = p.password,
                                                 .random_password = p.set_random_password.value_or(false),
                                                 .active = p.active.value_or(true),
                                                 .verified = p.verified.value_or(false),
                                                 .require_password_change = p.require_password_change.value_or(false),
                                                 .join_default_channels = p.join_default_channels.value_or(true),
                                                 .roles = p.roles.value_or(std::vector<std::string>{}),
                                                 .bio = p.bio,
                                                 .nickname = p.nickname,
                                                 .status_text = p.status_text});
  return {user_document(call, user)};
}

OneUserResult update_user(api::Call& call, const UpdateUserParams& p) {
  const auto& d = p.data;
  return {user_document(call, core::accounts::update_user(call.ctx, call.actor(), p.user_id,
                                                          {.name = d.name,
                                                           .username = d.username,
                                                           .email = d.email,
                                                           .bio = d.bio,
                                                           .nickname = d.nickname,
                                                           .status_text = d.status_text,
                                                           .password = d.password,
                                                           .verified = d.verified,
                                                           .require_password_change = d.require_password_change,
                                                           .active = d.active,
                                                           .roles = d.roles}))};
}

}  // namespace

void declare_users(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.post<CreateUserParams, OneUserResult>(
      "/api/v1/users.create",
      {
          .access = Access::any_of({"create-user"}),
          .summary = "Make an account for somebody else.",
          .errors = {ErrorCode::field_unavailable, ErrorCode::invalid_username, ErrorCode::invalid_email,
                     ErrorCode::invalid_role, ErrorCode::password_policy_not_met},
          .handler = create_user,
      });
  endpoints.post<UpdateUserParams, OneUserResult>(
      "/api/v1/users.update",
      {
          .access = Access::any_of({"edit-other-user-info"}),
          .summary = "Change somebody else's account.",
          .errors = {ErrorCode::invalid_user, ErrorCode::field_unavailable, ErrorCode::not_allowed},
          .handler = update_user,
      });
  endpoints.post<SetActiveParams, OneUserResult>(
      "/api/v1/users.setActiveStatus",
      {
          .access = Access::any_of({"edit-other-user-active-status", "manage-moderation-actions"}),
          .summary = "Deactivate or reactivate an account.",
          .errors = {ErrorCode::invalid_user, ErrorCode::action_not_allowed},
          .handler =
              [](api::Call& call, const SetActiveParams& p) {
                return OneUserResult{user_document(
                    call, core::accounts::set_active(call.ctx, call.actor(), p.user_id, p.active_status))};
              },
      });
  endpoints.get<UserInfoParams, OneUserResult>(
      "/api/v1/users.info", {
                                .access = Access::user(),
                                .summary = "One account, as the caller may see it.",
                                .errors = {ErrorCode::user_param_not_provided, ErrorCode::user_not_found},
                                .rate = api::kInteractive,
                                .handler = user_info,
                            });
  endpoints.get<UserListParams, UserListResult>(
      "/api/v1/users.list",
      {
          .access = Access::user(),
          .summary = "Accounts.",
          .errors = {ErrorCode::invalid_query, ErrorCode::invalid_sort},
          .rate = api::kInteractive,
          .handler = [](api::Call& call, const UserListParams& p) { return list_users(call, p, false); },
      });
  endpoints.get<UserListParams, UserListResult>(
      "/api/v1/users.listByStatus",
      {
          .access = Access::any_of({"view-d-room"}),
          .summary = "Accounts by status, role and name.",
          .errors = {ErrorCode::invalid_sort},
          .rate = api::kInteractive,
          .handler = [](api::Call& call, const UserListParams& p) { return list_users(call, p, true); },
      });
  endpoints.get<AutocompleteParams, AutocompleteResult>("/api/v1/users.autocomplete",
                                                        {
                                                            .access = Access::user(),
                                                            .summary = "Users whose name holds a text.",
                                                            .rate = api::kInteractive,
                                                            .handler = autocomplete,
                                                        });
}

}  // namespace confab::rest
