#include "core/moderation/report.h"

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/errors/people.h"
#include "base/text.h"
#include "core/access/message.h"
#include "core/kernel/transaction.h"
#include "store/message_row.h"
#include "store/people.h"
#include "store/reports.h"

namespace confab::core::moderation {
namespace {

void check(const std::string& description) {
  if (trim(description).empty()) throw Refusal(errors::invalid_description, "Invalid description");
}

// Reports are about accounts: of what the server wrote, about the one that it is shown as. A visitor has none.
std::optional<std::int64_t> account_of(Transaction& tx, const model::Author& author) {
  if (author.pk != 0) return author.pk;
  const auto shown = store::People{tx.sql()}.by_id(author.id);
  return shown ? std::optional{shown->pk} : std::nullopt;
}

void store_report(Transaction& tx, const Context& ctx, const Actor& actor, std::int64_t user_pk,
                  std::optional<std::int64_t> position, const std::string& description) {
  const auto id = random_id();
  store::ReportWriter{tx}.insert({.id = id,
                                  .description = description,
                                  .user_pk = user_pk,
                                  .position = position,
                                  .reporter_pk = actor.pk,
                                  .at = ctx.clock.now()});
}

}  // namespace

void report_message(const Context& ctx, const Actor& actor, const MessageId& id, const std::string& description) {
  check(description);
  Transaction tx(ctx);
  const auto guard = access::find_markable(tx, ctx, actor, id);
  if (!guard) throw Refusal(errors::unknown_message_reported, "Invalid message_id");
  const auto& message = guard->message();
  const auto about = account_of(tx, message.u);
  if (!about) throw Refusal(errors::unknown_message_reported, "Invalid message_id");
  store_report(tx, ctx, actor, *about, store::position_of(message.room_pk, message.seq), description);
  tx.commit();
}

void report_user(const Context& ctx, const Actor& actor, const UserId& id, const std::string& description) {
  check(description);
  Transaction tx(ctx);
  const auto person = store::People{tx.sql()}.by_id(id);
  if (!person) throw Refusal(errors::invalid_user, "Invalid user");
  store_report(tx, ctx, actor, person->pk, std::nullopt, description);
  tx.commit();
}

}  // namespace confab::core::moderation
