// links: base
// Whatever strangers send as JSON: it is refused with a Refusal, or read, written, and read again to the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/fields_read.h"
#include "base/json.h"

namespace confab {
namespace {

struct Part {
  std::string label;
  std::optional<double> weight;

  static constexpr auto kFields = FieldList{
      field("label", &Part::label, "", max_length(10)),
      field("weight", &Part::weight, "", range(-1'000, 1'000)),
  };
};
struct Params {
  RoomId room;
  std::string text;
  std::int64_t count = 0;
  std::optional<bool> flag;
  std::optional<Timestamp> since;
  std::vector<Part> parts;
  std::map<std::string, std::string> names;
  json::value extra;

  static constexpr bool kClosed = true;
  static constexpr auto kFields = FieldList{
      field("room", &Params::room, ""),
      field("text", &Params::text, "", bound::text, min_length(1), alias("msg")),
      field("count", &Params::count, "", range(-5, 5), defaulted()),
      field("flag", &Params::flag, ""),
      field("since", &Params::since, ""),
      field("parts", &Params::parts, "", max_items(3), defaulted()),
      field("names", &Params::names, "", bound::list_of_names, defaulted()),
      field("extra", &Params::extra, "", bound::free_form, defaulted()),
  };
};

}  // namespace
}  // namespace confab

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace confab;
  json::value value;
  try {
    value = parse_json({reinterpret_cast<const char*>(data), size});
  } catch (const Refusal&) {
    return 0;
  }
  const auto text = to_json_text(value);
  const auto again = to_json_text(parse_json(text));
  // Fractions may move by the last digit: the library reads them quickly, not exactly.
  if (text.find_first_of(".eE") == std::string::npos && again != text) std::abort();
  try {
    (void)read_fields<Params>(value);
    if (value.is_array()) (void)read_positional<Params>(value.get_array());
  } catch (const Refusal&) {
    // Named every bad field.
  }
  (void)json_time(value);
  return 0;
}
