#pragma once

#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sql/value.h"
#include "store/sql_text.h"

namespace confab::store {

/// The conditions of a query, with the values for their placeholders in order, and the texts that are made for them.
class Where {
 public:
  /// What is behind WHERE: all conditions together, or one that always holds.
  [[nodiscard]] const std::string& sql() const { return sql_; }
  [[nodiscard]] const std::vector<sql::Value>& values() const { return values_; }

  /// A condition, as a whole: `a = ? OR b = ?`. Texts among the values must outlive this, or be kept by it.
  void add(std::string_view condition, std::initializer_list<sql::Value> values = {}) {
    sql_.append(" AND (").append(condition).append(")");
    values_.insert(values_.end(), values);
  }
  void add_all(std::string_view condition, const std::vector<sql::Value>& values) {
    add(condition);
    values_.insert(values_.end(), values.begin(), values.end());
  }
  /// `before` IN (the items) `behind`, for instance `u.id`; items must not be empty, and must outlive this.
  template <class Items>
  void add_in(std::string_view before, const Items& items, std::string_view behind = {}) {
    sql_.append(" AND ").append(before).append(" IN ").append(in_list(std::size(items))).append(behind);
    append_in_list(values_, items);
  }
  /// A text that lives as long as this.
  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  /// The values with others behind them: for LIMIT and OFFSET.
  [[nodiscard]] std::vector<sql::Value> followed_by(std::initializer_list<sql::Value> more) const {
    return store::followed_by(values_, more);
  }

 private:
  std::string sql_ = "1 = 1";
  std::deque<std::string> texts_;  // their addresses stay
  std::vector<sql::Value> values_;
};

}  // namespace confab::store
