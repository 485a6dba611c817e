#pragma once
// What a caller asks of documents, in the names that their fields have on the wire. The API reads it, the store makes
// SQL of it (store/condition.h).

#include <cstdint>
#include <string>
#include <vector>

#include "base/json.h"

namespace confab::model {

struct Condition {
  enum class Op : std::uint8_t {
    all,     ///< of `parts`; none: always holds
    any,     ///< of `parts`
    none,    ///< of `parts`
    one_of,  ///< equal to one of `values`; of a list: it holds one of them
    less,    ///< than values[0]
    less_or_equal,
    greater,
    greater_or_equal,
    exists,
    matches,  ///< the pattern of values[0]
    matches_any_case
  };

  Op op = Op::all;
  std::string field;
  json::array values;
  std::vector<Condition> parts;
};

}  // namespace confab::model
