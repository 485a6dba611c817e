#pragma once

#include <utility>

#include "sql/error.h"

namespace confab::sql {

/// What both engines' transactions have in common: after an exception they can only be dropped, after commit() they are
/// over.
class TransactionState {
 public:
  /// Runs `work`, if the transaction is still of use. Throws Error otherwise, and what `work` throws.
  template <class Work>
  decltype(auto) run(Work&& work) {
    if (over_) throw Error("the transaction is over");
    if (failed_) throw Error("the transaction has failed and can only be dropped");
    try {
      return std::forward<Work>(work)();
    } catch (...) {
      failed_ = true;
      throw;
    }
  }
  void finish() { over_ = true; }
  [[nodiscard]] bool over() const { return over_; }

 private:
  bool failed_ = false;
  bool over_ = false;
};

}  // namespace confab::sql
