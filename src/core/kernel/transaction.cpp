#include "core/kernel/transaction.h"

#include <utility>

namespace confab::core {

Transaction::Transaction(const Context& ctx) : sequencer_(ctx.events), sql_(ctx.db.begin()) {}

Transaction::~Transaction() {
  // Before rolling back, which on SQLite waits for the others of the group: their events wait for this ticket.
  if (ticket_) sequencer_.drop(*ticket_);
}

void Transaction::publish(bus::Event event) {
  if (!ticket_) ticket_ = sequencer_.take_ticket();
  events_.push_back(std::move(event));
}

void Transaction::commit() {
  if (!ticket_) return sql_->commit();
  sql_->commit([this] { sequencer_.redeem(*std::exchange(ticket_, std::nullopt), std::move(events_)); });
}

}  // namespace confab::core
