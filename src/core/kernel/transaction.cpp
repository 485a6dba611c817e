#include "core/kernel/transaction.h"

#include <utility>

namespace confab::core {

Transaction::Transaction(const Context& ctx) : sequencer_(ctx.events), sql_(ctx.db.begin()) {}

Transaction::~Transaction() {
  sql_.reset();  // rolls back first: what the ticket stands for must be settled when it is dropped
  if (ticket_) sequencer_.drop(*ticket_);
}

void Transaction::publish(bus::Event event) {
  if (!ticket_) ticket_ = sequencer_.take_ticket();
  events_.push_back(std::move(event));
}

void Transaction::commit() {
  sql_->commit();
  if (ticket_) sequencer_.redeem(*std::exchange(ticket_, std::nullopt), std::move(events_));
}

}  // namespace confab::core
