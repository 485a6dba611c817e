#include "core/kernel/transaction.h"

#include <utility>

#include "bus/event.h"

namespace confab::core {

Transaction::Transaction(const Context& ctx)
    : sequencer_(ctx.events), changes_(ctx.changes), own_(ctx.db.begin()), sql_(*own_) {}

Transaction::Transaction(const Context& ctx, sql::Transaction& sql)
    : sequencer_(ctx.events), changes_(ctx.changes), sql_(sql) {}

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

void Transaction::commit(std::function<void()> then) {
  if (!ticket_) return sql_.commit(std::move(then));
  sql_.commit([this, then = std::move(then)] {
    sequencer_.redeem(*std::exchange(ticket_, std::nullopt), std::move(events_), then);
  });
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

void run_transaction_later(const Context& ctx, std::function<void(Transaction&)> work,
                           std::function<void(std::exception_ptr)> then) {
  struct Call {
    std::function<void(Transaction&)> work;
    std::function<void(std::exception_ptr)> then;
    std::unique_ptr<Transaction> tx;  // its events go out after the work, when it is stored
  };
  const auto call = std::make_shared<Call>(Call{std::move(work), std::move(then), nullptr});
  ctx.db.transact_later(
      [&ctx, call](sql::Transaction& sql) {
        call->tx.reset(new Transaction(ctx, sql));
        try {
          call->work(*call->tx);
          call->tx->commit([call] { call->then(nullptr); });
        } catch (...) {
          call->tx.reset();  // its ticket before the rollback: the others of the group wait for it
          throw;
        }
      },
      [call](std::exception_ptr failure) {
        call->tx.reset();
        call->then(std::move(failure));
      });
}

#define CONFAB_PUBLISHED(Kind) template void Transaction::publish(bus::Kind);
CONFAB_EACH_EVENT(CONFAB_PUBLISHED)
#undef CONFAB_PUBLISHED

}  // namespace confab::core
