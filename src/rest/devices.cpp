// Where people are logged in: one's own log-ins, and everybody's for administrators.

#include <algorithm>
#include <array>

#include "api/paging.h"
#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "core/accounts/devices.h"
#include "core/kernel/site.h"
#include "permissions/groups/logins.h"
#include "rest/account_api.h"

namespace confab::rest {

struct SessionSystem {
  Field<"name", std::string, "The operating system; empty: unknown."> name;
  Field<"version", std::string, "Its version."> version;
};
struct SessionDevice {
  Field<"type", std::string, "browser, mobile-app, desktop-app or other."> type;
  Field<"name", std::string, "The program; empty: unknown."> name;
  Field<"longVersion", std::string, "Its version."> long_version;
  Field<"version", std::string, "The first number of it."> version;
  Field<"os", SessionSystem, "The system that it runs on."> os;
};
struct SessionUser {
  Field<"_id", UserId, "The user."> id;
  Field<"username", std::string, "Username."> username;
  Field<"name", std::optional<std::string>, "Display name."> name;
  Field<"avatarETag", std::optional<std::string>, "Changes with the avatar."> avatar_etag;
};
/// A log-in.
struct DeviceSession {
  Field<"_id", std::string, "What it is known by."> id;
  Field<"sessionId", std::string, "The same."> session_id;
  Field<"userId", UserId, "Who is logged in."> user_id;
  Field<"ip", std::string, "The address that the log-in came from."> ip;
  Field<"host", std::string, "The server's name."> host;
  Field<"device", SessionDevice, "With what."> device;
  Field<"loginAt", Timestamp, "When it began."> login_at;
  Field<"lastActivityAt", Timestamp, "When it was last used, to some minutes."> last_activity_at;
  Field<"current", std::optional<bool>, "True: the one that asks."> current;
  Field<"impersonation", std::optional<bool>, "True: an administrator acts as the user."> impersonation;
  Field<"_user", std::optional<SessionUser>, "Who is logged in, where that is somebody else's business."> user;
};
struct SessionFilter {
  Field<"filter", std::optional<std::string>, "Part of the device, the address or a name; a whole id.", bound::text>
      filter;
};
using SessionPage = api::PageBy<"loginAt|device.name|device.os.name|device.os.version|_user.name|_user.username", "",
                                when_unknown(errors::invalid_sort_keys, "error-invalid-sort-keys")>;
using SessionListParams = Flatten<SessionPage, SessionFilter>;
using SessionRows = Named<"sessions", std::vector<DeviceSession>, "Log-ins, the newest first.">;
using SessionListResult = Flatten<SessionRows, api::PageCounts>;
using SessionParams = Named<"sessionId", std::string, "The log-in.", bound::id>;
using SessionResult = Named<"sessionId", std::string, "The log-in that has ended.">;

namespace {

using core::accounts::LoginOfDevice;

// How a page is sorted: which rows are on it goes by the time.
struct SortKey {
  std::string_view name;
  bool (*before)(const LoginOfDevice&, const LoginOfDevice&);
};
constexpr std::array kSortKeys{
    SortKey{"loginAt", [](const auto& a, const auto& b) { return a.begun_at < b.begun_at; }},
    SortKey{"device.name", [](const auto& a, const auto& b) { return a.device.name < b.device.name; }},
    SortKey{"device.os.name", [](const auto& a, const auto& b) { return a.device.os < b.device.os; }},
    SortKey{"device.os.version",
            [](const auto& a, const auto& b) { return a.device.os_version < b.device.os_version; }},
    SortKey{"_user.name",
            [](const auto& a, const auto& b) { return a.user.name.value_or("") < b.user.name.value_or(""); }},
    SortKey{"_user.username", [](const auto& a, const auto& b) { return a.user.username < b.user.username; }}};

struct SortStep {
  const SortKey* key;
  bool descending;
};

std::vector<SortStep> sort_steps(const std::optional<json::object>& sort) {
  std::vector<SortStep> steps;
  if (!sort) return steps;
  for (const auto& [name, direction] : *sort) {
    const auto* const key = std::ranges::find(kSortKeys, std::string_view{name}, &SortKey::name);
    if (key != kSortKeys.end()) steps.push_back({key, direction.get_int64() == -1});
  }
  return steps;
}

std::string host_of(const core::Context& ctx) {
  const auto address = core::site_address(ctx);
  std::string_view url = address;
  if (const auto scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
  return std::string{url.substr(0, url.find('/'))};
}

DeviceSession document_of(LoginOfDevice login, const std::string& host, bool with_user) {
  auto& device = login.device;
  DeviceSession document{.id = login.id,
                         .session_id = login.id,
                         .user_id = login.user.id,
                         .ip = std::move(login.address),
                         .host = host,
                         .device = SessionDevice{std::move(device.type), std::move(device.name), device.version,
                                                 device.version.substr(0, device.version.find('.')),
                                                 SessionSystem{std::move(device.os), std::move(device.os_version)}},
                         .login_at = login.begun_at,
                         .last_activity_at = login.active_at,
                         .current = {},
                         .impersonation = {},
                         .user = {}};
  if (login.current) document.current = true;
  if (login.impersonation) document.impersonation = true;
  if (with_user) {
    document.user = SessionUser{std::move(login.user.id), std::move(login.user.username), std::move(login.user.name),
                                std::move(login.avatar_etag)};
  }
  return document;
}

template <class List>
SessionListResult list(Call& call, const SessionListParams& p, bool with_user, const List& logins) {
  const auto page = api::page_of(call.ctx.settings, p);
  const auto steps = sort_steps(p.sort);
  const bool oldest_first = !steps.empty() && steps.front().key->name == "loginAt" && !steps.front().descending;
  auto found = logins(core::accounts::ListLogins{
      .text = p.filter.value_or(""), .oldest_first = oldest_first, .limit = page.limit, .offset = page.offset});
  std::ranges::stable_sort(found.logins, [&](const LoginOfDevice& a, const LoginOfDevice& b) {
    for (const auto& [key, descending] : steps) {
      if (key->before(a, b)) return !descending;
      if (key->before(b, a)) return descending;
    }
    return false;
  });
  const auto host = host_of(call.ctx);
  std::vector<DeviceSession> rows;
  rows.reserve(found.logins.size());
  for (auto& login : found.logins) rows.push_back(document_of(std::move(login), host, with_user));
  return api::paged<SessionRows>(std::move(rows), page.offset, found.total);
}

void declare_own(api::Endpoints& endpoints, const core::accounts::Sessions& sessions) {
  endpoints.get<SessionListParams, SessionListResult>(
      "/api/v1/sessions/list", Access::user(), "Where one is logged in.", {errors::invalid_sort_keys},
      [&sessions](Call& call, const SessionListParams& p) {
        return list(call, p, false, [&](const auto& query) {
          return core::accounts::own_logins(call.ctx, sessions, call.actor(), query);
        });
      });
  endpoints.get<SessionParams, DeviceSession>(
      "/api/v1/sessions/info", Access::user(), "One of one's own log-ins.", {errors::session_not_found},
      [&sessions](Call& call, const auto& p) {
        return document_of(core::accounts::own_login(call.ctx, sessions, call.actor(), p.value), host_of(call.ctx),
                           false);
      });
  endpoints.post<SessionParams, SessionResult>("/api/v1/sessions/logout.me", Access::user(),
                                               "End one of one's own log-ins.", {errors::session_not_found},
                                               [](Call& call, const auto& p) {
                                                 core::accounts::end_own_login(call.ctx, call.actor(), p.value);
                                                 return p.value;
                                               });
}

void declare_all(api::Endpoints& endpoints, const core::accounts::Sessions& sessions) {
  const auto viewer = Access::any_of({permissions::logins("view-device-management")});
  endpoints.get<SessionListParams, SessionListResult>(
      "/api/v1/sessions/list.all", viewer, "Where everybody is logged in.",
      {errors::invalid_sort_keys, errors::not_allowed}, Proof::remembered,
      [&sessions](Call& call, const SessionListParams& p) {
        return list(call, p, true, [&](const auto& query) {
          return core::accounts::all_logins(call.ctx, sessions, call.actor(), query);
        });
      });
  endpoints.get<SessionParams, DeviceSession>(
      "/api/v1/sessions/info.admin", viewer, "Anybody's log-in.", {errors::session_not_found, errors::not_allowed},
      Proof::remembered, [&sessions](Call& call, const auto& p) {
        return document_of(core::accounts::any_login(call.ctx, sessions, call.actor(), p.value), host_of(call.ctx),
                           true);
      });
  endpoints.post<SessionParams, SessionResult>(
      "/api/v1/sessions/logout", Access::any_of({permissions::logins("logout-device-management")}),
      "End anybody's log-in.",
      {errors::session_not_found, errors::not_allowed, errors::invalid_user, errors::action_not_allowed},
      Proof::remembered, [](Call& call, const auto& p) {
        core::accounts::end_login(call.ctx, call.actor(), p.value);
        return p.value;
      });
}

}  // namespace

void declare_devices(api::Endpoints& endpoints, const core::accounts::Sessions& sessions) {
  declare_own(endpoints, sessions);
  declare_all(endpoints, sessions);
}

}  // namespace confab::rest
