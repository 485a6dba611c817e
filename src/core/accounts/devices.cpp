#include "core/accounts/devices.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/accounts.h"
#include "bus/events/sessions_ended.h"
#include "core/access/user.h"
#include "core/audit/record.h"
#include "core/impersonation/ending.h"
#include "core/kernel/transaction.h"
#include "permissions/groups/logins.h"
#include "store/tokens.h"

namespace confab::core::accounts {
namespace {

LoginOfDevice shown(const Sessions& sessions, const Actor& actor, store::Login stored) {
  auto& token = stored.token;
  const auto active =
      std::max(token.active_at.value_or(token.created_at), sessions.last_use(token.hash).value_or(token.created_at));
  return {.id = token.id.value_or(""),
          .user = std::move(stored.user),
          .avatar_etag = std::move(stored.avatar_etag),
          .device = device_of(token.user_agent),
          .user_agent = std::move(token.user_agent),
          .address = std::move(token.address),
          .begun_at = token.created_at,
          .active_at = active,
          .impersonation = token.impersonator_pk.has_value(),
          .current = token.hash == actor.token_hash};
}

LoginPage page_of(const Context& ctx, const Sessions& sessions, const Actor& actor, const ListLogins& query,
                  std::optional<std::int64_t> user_pk) {
  const store::LoginFilter filter{
      .now = ctx.clock.now(), .user_pk = user_pk, .text = query.text, .oldest_first = query.oldest_first};
  const auto reader = ctx.db.read();
  store::Tokens tokens{*reader};
  LoginPage page;
  for (auto& login : tokens.logins(filter, query.limit, query.offset)) {
    page.logins.push_back(shown(sessions, actor, std::move(login)));
  }
  page.total = tokens.count_logins(filter);
  return page;
}

[[noreturn]] void refuse_unknown() {
  throw Refusal(errors::session_not_found, "Session not found");
}

store::Login living(sql::Session& session, const Context& ctx, const std::string& id) {
  auto login = store::Tokens{session}.login_by_id(id);
  if (!login || login->token.is_over(ctx.clock.now())) refuse_unknown();
  return std::move(*login);
}

store::Login own_living(sql::Session& session, const Context& ctx, const Actor& actor, const std::string& id) {
  auto login = living(session, ctx, id);
  if (login.token.user_pk != actor.pk) refuse_unknown();
  return login;
}

// The account's row is locked: two who end the same one do so one after the other.
void end(Transaction& tx, const Context& ctx, const Actor& actor, const store::Login& login) {
  impersonation::end_of(tx, ctx, actor, login.token.user_pk);
  if (!store::TokenWriter{tx}.remove(login.token.hash) && !login.token.impersonator_pk) refuse_unknown();
  tx.publish(bus::SessionsEnded{login.user.id, login.token.hash, std::nullopt});
}

}  // namespace

LoginPage own_logins(const Context& ctx, const Sessions& sessions, const Actor& actor, const ListLogins& query) {
  return page_of(ctx, sessions, actor, query, actor.pk);
}

LoginPage all_logins(const Context& ctx, const Sessions& sessions, const Actor& actor, const ListLogins& query) {
  require(ctx, actor, permissions::logins("view-device-management"));
  return page_of(ctx, sessions, actor, query, std::nullopt);
}

LoginOfDevice own_login(const Context& ctx, const Sessions& sessions, const Actor& actor, const std::string& id) {
  return shown(sessions, actor, own_living(*ctx.db.read(), ctx, actor, id));
}

LoginOfDevice any_login(const Context& ctx, const Sessions& sessions, const Actor& actor, const std::string& id) {
  require(ctx, actor, permissions::logins("view-device-management"));
  return shown(sessions, actor, living(*ctx.db.read(), ctx, id));
}

void end_own_login(const Context& ctx, const Actor& actor, const std::string& id) {
  require_oneself(actor);
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  end(tx, ctx, actor, own_living(tx.sql(), ctx, actor, id));
  tx.commit();
}

void end_login(const Context& ctx, const Actor& actor, const std::string& id) {
  Transaction tx{ctx};
  const auto login = living(tx.sql(), ctx, id);
  (void)access::changeable(tx, ctx, actor, login.user.id, permissions::logins("logout-device-management"));
  end(tx, ctx, actor, login);
  if (login.user.id != actor.id) {
    const auto device = device_of(login.token.user_agent);
    audit::record(tx, ctx, actor, "user.device_logged_out", login.user.id.value,
                  {{"session", id}, {"device", device.name}, {"system", device.os}, {"address", login.token.address}});
  }
  tx.commit();
}

}  // namespace confab::core::accounts
