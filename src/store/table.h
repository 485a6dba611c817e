#pragma once
// A table said once: from one list of columns follow the SELECT list, the reader of a row, INSERT, UPDATE and what is
// both.

#include <array>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fold.h"
#include "base/json_members.h"
#include "sql/database.h"
#include "store/sql_text.h"

namespace confab::store {

/// What a column takes part in.
enum class Use {
  kept,          // read, inserted, updated
  once,          // read and inserted: it never changes, or by statements of its own
  read_only,     // given by the database, or kept by statements of its own
  derived,       // inserted and updated, for searching and uniqueness; never read
  written_once,  // inserted alone
};

/// Texts that are made for a statement's values; they live until it has run.
using Texts = std::deque<std::string>;

/// A column as a member of `Item`.
template <class Item>
struct Column {
  std::string_view name;
  Use use;
  void (*read)(Item&, const sql::Row&, int column);
  sql::Value (*write)(const Item&, Texts&);
  std::string_view type = "TEXT";  // where a statement must say it

  [[nodiscard]] constexpr bool is_read() const { return use != Use::derived && use != Use::written_once; }
  [[nodiscard]] constexpr bool is_inserted() const { return use != Use::read_only; }
  [[nodiscard]] constexpr bool is_updated() const { return use == Use::kept || use == Use::derived; }
};

namespace detail {

template <class T>
void read_column(T& value, const sql::Row& row, int column) {
  if constexpr (std::is_same_v<T, bool>) {
    value = row.boolean(column);
  } else if constexpr (std::is_integral_v<T>) {
    value = static_cast<T>(row.integer(column));
  } else if constexpr (std::is_same_v<T, double>) {
    value = row.real(column);
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = row.text(column);
  } else if constexpr (std::is_same_v<T, Timestamp>) {
    value = row.time(column);
  } else if constexpr (std::is_same_v<T, ChangeTime>) {
    value = ChangeTime::stored(row.time(column));
  } else if constexpr (std::is_same_v<T, json::object>) {
    value = object_from(row.text(column));
  } else if constexpr (std::is_same_v<T, RawJson>) {
    value.text = row.text(column);
  } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
    value = strings_from_json(row.text(column));
  } else {
    value = T{row.text(column)};  // an id
  }
}

template <class T>
void read_column(std::optional<T>& value, const sql::Row& row, int column) {
  value.reset();
  if (!row.is_null(column)) read_column(value.emplace(), row, column);
}

inline sql::Value column_value(const json::object& object, Texts& texts) {
  return texts.emplace_back(to_json_text(object));
}
inline sql::Value column_value(const RawJson& raw, Texts&) {
  return raw.empty() ? sql::Value{nullptr} : sql::Value{raw.text};
}
inline sql::Value column_value(const std::vector<std::string>& strings, Texts& texts) {
  return strings.empty() ? sql::Value{nullptr} : sql::Value{texts.emplace_back(json_from_strings(strings))};
}
template <class T>
sql::Value column_value(const T& value, Texts&) {
  return sql::Value{value};
}

template <class Item, class T>
Item item_of(T Item::*);

template <class T>
constexpr std::string_view type_of(T*) {
  if constexpr (std::is_same_v<T, double>) return "DOUBLE PRECISION";
  return std::is_integral_v<T> || std::is_same_v<T, Timestamp> || std::is_same_v<T, ChangeTime> ? "BIGINT" : "TEXT";
}
template <class T>
constexpr std::string_view type_of(std::optional<T>*) {
  return type_of(static_cast<T*>(nullptr));
}
template <class Item, class T>
constexpr std::string_view type_of_member(T Item::*) {
  return type_of(static_cast<T*>(nullptr));
}

}  // namespace detail

/// A column that holds a member as it is: numbers, texts, times, ids, and as JSON objects and lists of strings. An
/// empty list, empty RawJson or an empty optional is NULL.
template <auto kMember, class Item = decltype(detail::item_of(kMember))>
constexpr Column<Item> column(std::string_view name, Use use = Use::kept) {
  return {name, use, [](Item& item, const sql::Row& row, int index) { detail::read_column(item.*kMember, row, index); },
          [](const Item& item, Texts& texts) { return detail::column_value(item.*kMember, texts); },
          detail::type_of_member(kMember)};
}

/// A column that holds what a member is called: `kName` says it, and `kFind` finds it or nothing, for which kOther
/// stands.
template <auto kMember, auto kName, auto kFind, auto kOther, class Item = decltype(detail::item_of(kMember))>
constexpr Column<Item> named_column(std::string_view name, Use use = Use::kept) {
  return {name, use,
          [](Item& item, const sql::Row& row, int index) { item.*kMember = kFind(row.text(index)).value_or(kOther); },
          [](const Item& item, Texts&) { return sql::Value{kName(item.*kMember)}; }};
}

/// A column that is made from the item.
template <class Item>
constexpr Column<Item> derived(std::string_view name, sql::Value (*write)(const Item&, Texts&), Use use = Use::derived,
                               std::string_view type = "TEXT") {
  return {name, use, nullptr, write, type};
}

/// For a derived column: the text as it is compared (base/fold.h), or NULL.
inline sql::Value folded_value(const std::optional<std::string>& text, Texts& texts) {
  return text ? sql::Value{texts.emplace_back(fold(*text))} : sql::Value{nullptr};
}

/// Rows of one table, with `Item` as the struct for a row. Constant; the statements are put together when asked for, so
/// callers that need them often keep them.
template <class Item, std::size_t kSize>
class Table {
 public:
  constexpr Table(std::string_view name, std::array<Column<Item>, kSize> columns) : name_(name), columns_(columns) {}

  /// How many columns read() takes.
  [[nodiscard]] constexpr int width() const {
    int count = 0;
    for (const auto& column : columns_) count += column.is_read() ? 1 : 0;
    return count;
  }
  /// `alias.a, alias.b, ...` for read().
  [[nodiscard]] std::string select_list(std::string_view alias) const {
    return join([](const auto& column) { return column.is_read(); }, std::string{alias} + ".", "");
  }
  [[nodiscard]] Item read(const sql::Row& row, int first = 0) const {
    Item item{};
    for (const auto& column : columns_) {
      if (column.is_read()) column.read(item, row, first++);
    }
    return item;
  }

  /// `INSERT INTO table (...) VALUES (...)`, for insert_values().
  [[nodiscard]] std::string insert_sql() const {
    return store::insert_sql(name_, join([](const auto& column) { return column.is_inserted(); }, "", ""));
  }
  /// The same as `INSERT INTO table (...) SELECT ...`, behind which a condition may stand. The casts tell PostgreSQL
  /// the types, which it does not derive there.
  [[nodiscard]] std::string insert_select_sql() const {
    std::string names, casts;
    for (const auto& column : columns_) {
      if (!column.is_inserted()) continue;
      const std::string_view comma = names.empty() ? "" : ", ";
      names.append(comma).append(column.name);
      casts.append(comma).append("CAST(? AS ").append(column.type).append(")");
    }
    return "INSERT INTO " + std::string{name_} + " (" + names + ") SELECT " + casts;
  }
  /// For a row that may be there already, by a unique column: then it is changed as by an UPDATE.
  [[nodiscard]] std::string upsert_sql(std::string_view key) const {
    std::string changes;
    for (const auto& column : columns_) {
      if (!column.is_updated() || column.name == key) continue;
      changes.append(changes.empty() ? "" : ", ").append(column.name).append(" = excluded.").append(column.name);
    }
    return insert_sql() + " ON CONFLICT (" + std::string{key} + ") DO UPDATE SET " + changes;
  }
  /// Values that view the item and `texts`.
  [[nodiscard]] std::vector<sql::Value> insert_values(const Item& item, Texts& texts) const {
    return values(item, texts, [](const auto& column) { return column.is_inserted(); });
  }

  /// `a = ?, b = ?, ...` for update_values(): what is put behind UPDATE ... SET.
  [[nodiscard]] std::string assignments() const {
    return join([](const auto& column) { return column.is_updated(); }, "", " = ?");
  }
  [[nodiscard]] std::vector<sql::Value> update_values(const Item& item, Texts& texts) const {
    return values(item, texts, [](const auto& column) { return column.is_updated(); });
  }

 private:
  template <class Wanted>
  [[nodiscard]] std::string join(Wanted wanted, std::string_view before, std::string_view behind) const {
    std::string text;
    for (const auto& column : columns_) {
      if (!wanted(column)) continue;
      if (!text.empty()) text += ", ";
      text.append(before).append(column.name).append(behind);
    }
    return text;
  }
  template <class Wanted>
  [[nodiscard]] std::vector<sql::Value> values(const Item& item, Texts& texts, Wanted wanted) const {
    std::vector<sql::Value> values;
    values.reserve(kSize);
    for (const auto& column : columns_) {
      if (wanted(column)) values.push_back(column.write(item, texts));
    }
    return values;
  }

  std::string_view name_;
  std::array<Column<Item>, kSize> columns_;
};

template <class Item, class... More>
constexpr auto table(std::string_view name, Column<Item> first, More... more) {
  return Table<Item, 1 + sizeof...(More)>{name, {first, more...}};
}

}  // namespace confab::store
