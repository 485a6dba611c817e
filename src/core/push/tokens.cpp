#include "core/push/tokens.h"

#include "base/error.h"
#include "base/errors/push.h"
#include "base/id.h"
#include "base/text.h"
#include "bus/events/push_token_added.h"
#include "bus/sequencer.h"
#include "core/access/user.h"
#include "core/kernel/transaction.h"

namespace confab::core::push {
namespace {

bool is_word(const std::string& text, std::size_t most) {
  return !text.empty() && text.size() <= most && is_valid_utf8(text) && text.find('\0') == std::string::npos;
}

void check(const RegisterToken& cmd) {
  if (cmd.id && !cmd.id->empty() && !is_word(*cmd.id, kMaxId)) {
    throw Refusal(errors::push_id_refused, "The required \"id\" body param is invalid.");
  }
  if (cmd.kind != "apn" && cmd.kind != "gcm") {
    throw Refusal(errors::push_type_refused, "The required \"type\" body param is missing or invalid.");
  }
  if (!is_word(cmd.token, kMaxToken)) {
    throw Refusal(errors::push_token_refused, "The required \"value\" body param is missing or invalid.");
  }
  if (!is_word(cmd.app_name, kMaxAppName)) {
    throw Refusal(errors::push_app_refused, "The required \"appName\" body param is missing or invalid.");
  }
}

// The row that it becomes. Names that devices give themselves are no secret, so that of somebody else's row is not
// taken: they would not be told any more.
store::PushToken row_for(Transaction& tx, const Actor& actor, const RegisterToken& cmd) {
  store::PushTokens tokens{tx.sql()};
  if (cmd.id && !cmd.id->empty()) {
    auto named = tokens.by_id(*cmd.id);
    if (named && named->user_pk == actor.pk) return std::move(*named);
    if (!named) return {.id = *cmd.id};
  }
  if (auto known = tokens.by_token(cmd.kind, cmd.token, cmd.app_name)) return std::move(*known);
  return {.id = random_id()};
}

}  // namespace

store::PushToken register_token(const Context& ctx, const Actor& actor, const RegisterToken& cmd) {
  check(cmd);
  require_oneself(actor);
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  auto row = row_for(tx, actor, cmd);
  const auto now = ctx.clock.now();
  if (row.user_pk != actor.pk) row.created_at = now;
  row.user_pk = actor.pk;
  row.login_hash = actor.token_hash;
  row.kind = cmd.kind;
  row.token = cmd.token;
  row.app_name = cmd.app_name;
  row.updated_at = now;
  store::PushTokenWriter writer{tx};
  writer.put(row);
  writer.remove_beyond(actor.pk, kMaxTokens);
  tx.publish(bus::PushTokenAdded{actor.id});
  tx.commit();
  return row;
}

void remove_token(const Context& ctx, const Actor& actor, const std::string& token) {
  if (token.empty()) {
    throw Refusal(errors::push_token_refused, "The required \"token\" body param is missing or invalid.");
  }
  Transaction tx{ctx};
  if (!store::PushTokenWriter{tx}.remove_of(actor.pk, token)) {
    throw Refusal(errors::push_token_unknown, "Resource not found");
  }
  tx.commit();
}

bool keep_token(const Context& ctx, const Actor& actor, const std::string& id) {
  require_oneself(actor);
  Transaction tx{ctx};
  (void)access::own(tx, ctx, actor);
  auto row = store::PushTokens{tx.sql()}.by_id(id);
  if (!row || row->user_pk != actor.pk) return false;
  row->login_hash = actor.token_hash;
  row->updated_at = ctx.clock.now();
  store::PushTokenWriter{tx}.put(*row);
  tx.commit();
  return true;
}

}  // namespace confab::core::push
