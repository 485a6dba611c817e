#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/later.h"
#include "bus/sequencer.h"
#include "core/kernel/change_clock.h"
#include "core/kernel/context.h"
#include "sql/database.h"

namespace confab::core {

/// A database transaction together with the events that tell of it. Rolled back, and its events forgotten, when it goes
/// out of scope before commit().
class Transaction {
 public:
  explicit Transaction(const Context& ctx);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  operator sql::Transaction&() { return sql_; }  // NOLINT(google-explicit-constructor): repositories take it as it is
  [[nodiscard]] sql::Transaction& sql() { return sql_; }

  /// When what is written now has changed, for whoever asks what has changed since a time. Not before any other change
  /// that was stored, nor, if given, before `not_before`.
  [[nodiscard]] ChangeTime change_time() { return changes_.next(); }
  [[nodiscard]] ChangeTime change_time(Timestamp not_before) { return changes_.next(not_before); }

  /// Goes out when, and only when, commit() has made it true. Call it after the first write to what it tells of: the
  /// order of events follows the order in which locks were taken.
  /// Any kind of bus/event.h; its area's header is enough.
  template <class Happened>
  void publish(Happened happened);

  /// Returns when the transaction is on disk and its events have been handed to all listeners. Throws as
  /// sql::Transaction::commit(). Not in transact(), which does it.
  void commit();

 private:
  friend void run_transaction(const Context& ctx, const std::function<void(Transaction&)>& work);
  friend void run_transaction_later(const Context& ctx, std::function<void(Transaction&)> work,
                                    std::function<void(std::exception_ptr)> then);
  /// commit() that may return earlier; then `then` is called.
  void commit(std::function<void()> then);
  /// One that somebody else owns.
  Transaction(const Context& ctx, sql::Transaction& sql);

  bus::Sequencer& sequencer_;
  ChangeClock& changes_;
  std::unique_ptr<sql::Transaction> own_;
  sql::Transaction& sql_;
  std::optional<bus::Sequencer::Ticket> ticket_;
  std::vector<bus::Event> events_;
};

/// transact() without a result.
void run_transaction(const Context& ctx, const std::function<void(Transaction&)>& work);

/// What `work(tx)` returns, once its transaction is on disk and its events have been handed to all listeners; when it
/// throws, nothing of it happened. For what is done often: many of them share the turn to write, and `work` may run on
/// the thread of another one (sql::Database::transact() says what it must not do).
template <class Work>
auto transact(const Context& ctx, Work&& work) -> std::invoke_result_t<Work&, Transaction&> {
  std::optional<std::invoke_result_t<Work&, Transaction&>> result;
  run_transaction(ctx, [&](Transaction& tx) { result.emplace(work(tx)); });
  return std::move(*result);
}

/// transact_later() without a result; `then` hears nullptr when all is well.
void run_transaction_later(const Context& ctx, std::function<void(Transaction&)> work,
                           std::function<void(std::exception_ptr)> then);

/// transact() for which no thread waits: returns when `work` is in line, and `then` gets its result once the
/// transaction is on disk and its events have been handed to all listeners. `work` owns what it needs, and runs on any
/// thread, as that of transact(). May throw here what is known at once; then `then` is not called. The last act of a
/// use case that runs very often (sql::Database::transact_later()).
template <class Work>
void transact_later(const Context& ctx, Work work, Then<std::invoke_result_t<Work&, Transaction&>> then) {
  struct Call {
    Work work;
    Then<std::invoke_result_t<Work&, Transaction&>> then;
    std::optional<std::invoke_result_t<Work&, Transaction&>> result;
  };
  const auto call = std::make_shared<Call>(Call{std::move(work), std::move(then), {}});
  run_transaction_later(
      ctx, [call](Transaction& tx) { call->result.emplace(call->work(tx)); },
      [call](std::exception_ptr failure) {
        if (failure) return call->then(std::move(failure));
        call->then(std::move(*call->result));
      });
}

}  // namespace confab::core
