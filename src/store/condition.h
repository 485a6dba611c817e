#pragma once
// From a caller's condition to SQL, by a table of a document's fields: what is not in the table cannot be asked for.
// Both engines find the same.

#include <cstdint>
#include <span>
#include <string_view>

#include "model/condition.h"
#include "store/where.h"

namespace confab::store {

enum class FieldKind : std::uint8_t {
  text,
  number,
  boolean,  ///< always there
  flag,     ///< there when it is true
  time,
  texts  ///< a list: its SQL looks for an item
};

/// A field of a document. `before` and `after` stand around a comparison: a column and nothing, or for a list
/// `EXISTS (SELECT 1 ... WHERE column` and `)`.
struct DocumentField {
  std::string_view name;
  FieldKind kind;
  std::string_view before, after = "";
  std::string_view folded = "";  ///< the column that holds a text without regard to case; empty: there is none
  bool is_hidden = false;        ///< from those who do not see everything
};

struct DocumentFields {
  std::span<const DocumentField> fields;
  bool sees_hidden = true;
  std::string_view refusal = "query cannot ask for ";  ///< what stands before the name of a field that is not there
};

/// Adds the condition. Throws Refusal(invalid_query) for fields that are not in the table, for values of another type,
/// for patterns that are more than text with ^ and $ at its ends and, without regard to case, `.` and `.*` in it.
void add_condition(Where& where, const model::Condition& condition, const DocumentFields& fields);

/// The fields of rooms r, of users u, and of messages m with kMessageJoins (store/message_row.h).
extern const std::span<const DocumentField> kRoomFields, kUserFields, kMessageFields;

}  // namespace confab::store
