#pragma once
// JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) from field lists.

#include "base/field_table.h"

namespace confab {

/// Collects the named schemas that are referred to as `#/components/schemas/<name>`.
using SchemaComponents = json::object;

/// What is read from outside has bounds, which its schema tells.
enum class Direction { input, output };

/// How values of a type look. What is named in the document is added to the components, unless it is there.
class Schema {
 public:
  template <class T>
  [[nodiscard]] static constexpr Schema of(Direction direction = Direction::output) {
    return {detail::kTypeOf<T>, direction};
  }
  [[nodiscard]] json::object operator()(SchemaComponents& components) const;

 private:
  constexpr Schema(const detail::TypeRow* type, Direction direction) : type_(type), direction_(direction) {}
  const detail::TypeRow* type_;
  Direction direction_;
};

template <class T>
[[nodiscard]] json::object schema_of(SchemaComponents& components, Direction direction = Direction::output) {
  return Schema::of<T>(direction)(components);
}

}  // namespace confab
