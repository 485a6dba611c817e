#include "base/bounds.h"

#include <algorithm>

namespace confab::bound {
namespace {

// Counts the bytes that a value takes as JSON, about, until they are too many.
class Measure {
 public:
  Measure(std::size_t bytes, std::size_t depth) : limit_(bytes), max_depth_(depth) {}

  /// False when the value is too large or too deep.
  bool fits(const json::value& value, std::size_t depth = 0) {
    if (depth > max_depth_) return false;
    switch (value.kind()) {
      case json::kind::string:
        return add(value.get_string().size() + 2);
      case json::kind::array:
        for (const auto& item : value.get_array()) {
          if (!add(1) || !fits(item, depth + 1)) return false;
        }
        return add(2);
      case json::kind::object:
        for (const auto& [key, item] : value.get_object()) {
          if (!add(key.size() + 4) || !fits(item, depth + 1)) return false;
        }
        return add(2);
      default:
        return add(value.is_number() ? 8 : 4);
    }
  }

 private:
  bool add(std::size_t bytes) {
    bytes_ += bytes;
    return bytes_ <= limit_;
  }

  std::size_t limit_, max_depth_, bytes_ = 0;
};

}  // namespace

bool fits(const json::value& value, std::size_t max_bytes, std::size_t max_depth) {
  return Measure{max_bytes, max_depth}.fits(value);
}
bool fits(const json::array& list, std::size_t max_bytes, std::size_t max_depth) {
  Measure measure{max_bytes, max_depth};
  return std::all_of(list.begin(), list.end(), [&](const json::value& item) { return measure.fits(item); });
}

}  // namespace confab::bound
