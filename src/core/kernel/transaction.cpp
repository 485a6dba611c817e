#include "core/kernel/transaction.h"

#include <utility>

#include "bus/event.h"

namespace confab::core {

Transaction::Transaction(const Context& ctx) : sequencer_(ctx.events), own_(ctx.db.begin()), sql_(*own_) {}

Transaction::Transaction(const Context& ctx, sql::Transaction& sql) : sequencer_(ctx.events), sql_(sql) {}

Transaction::~Transaction() {
  // Before rolling back, which on SQLite waits for the others of the group: their events wait for this ticket.
  if (ticket_) sequencer_.drop(*ticket_);
}

template <class Happened>
void Transaction::publish(Happened happened) {
  if (!ticket_) ticket_ = sequencer_.take_ticket();
  events_.emplace_back(std::move(happened));
}

void Transaction::commit() {
  if (!ticket_) return sql_.commit();
  sql_.commit([this] { sequencer_.redeem(*std::exchange(ticket_, std::nullopt), std::move(events_)); });
}

void run_transaction(const Context& ctx, const std::function<void(Transaction&)>& work) {
  std::unique_ptr<Transaction> tx;  // its events go out after the work, when it is stored
  ctx.db.transact([&](sql::Transaction& sql) {
    tx.reset(new Transaction(ctx, sql));
    try {
      work(*tx);
      tx->commit();
    } catch (...) {
      tx.reset();  // its ticket before the rollback: the others of the group wait for it
      throw;
    }
  });
}

#define CONFAB_PUBLISHED(Kind) template void Transaction::publish(bus::Kind);
CONFAB_EACH_EVENT(CONFAB_PUBLISHED)
#undef CONFAB_PUBLISHED

}  // namespace confab::core
