#include "api/call_targets.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/bounds.h"

namespace confab::api {
namespace {

constexpr std::size_t kLongest = bound::kId;
constexpr int kDeepest = 3;
constexpr std::array<std::string_view, 8> kNames{"roomName", "username", "user",     "channel",
                                                 "teamName", "roleName", "teamname", "room"};

bool is_target(std::string_view name, const json::object& declared) {
  const auto* longest = declared.if_contains("maxLength");
  if (longest == nullptr) return false;  // no text
  return longest->to_number<std::size_t>() == bound::kId || std::ranges::find(kNames, name) != kNames.end();
}

class Search {
 public:
  explicit Search(const Schema& declared) : root_(declared(components_)) {}

  [[nodiscard]] json::object properties() const { return properties_of(root_); }
  void take(std::string_view name, const json::value& declared, const json::value& brought, int depth = 0) {
    if (!declared.is_object() || depth == kDeepest) return;
    if (brought.is_string()) {
      const std::string_view text = brought.get_string();
      if (!text.empty() && text.size() <= kLongest && is_target(name, declared.get_object())) found_[name] = text;
    } else if (brought.is_object()) {
      for (const auto& [inner, schema] : properties_of(declared.get_object())) {
        if (const auto* value = brought.get_object().if_contains(inner)) take(inner, schema, *value, depth + 1);
      }
    }
  }
  json::object result() { return std::move(found_); }

 private:
  // Of what has a name of its own the document says the name alone.
  [[nodiscard]] json::object properties_of(const json::object& declared) const {
    constexpr std::string_view kPath = "#/components/schemas/";
    const auto* schema = &declared;
    if (const auto* reference = declared.if_contains("$ref")) {
      const std::string_view path = reference->get_string();
      const auto* named = path.starts_with(kPath) ? components_.if_contains(path.substr(kPath.size())) : nullptr;
      if (named != nullptr && named->is_object()) schema = &named->get_object();
    }
    const auto* properties = schema->if_contains("properties");
    return properties != nullptr && properties->is_object() ? properties->get_object() : json::object{};
  }

  SchemaComponents components_;
  json::object root_, found_;
};

}  // namespace

json::object targets_of(const Schema& declared, const json::object& brought) {
  Search search{declared};
  for (const auto& [name, schema] : search.properties()) {
    if (const auto* value = brought.if_contains(name)) search.take(name, schema, *value);
  }
  return search.result();
}

json::object targets_of(const Schema& declared, const json::array& brought) {
  Search search{declared};
  auto value = brought.begin();
  for (const auto& [name, schema] : search.properties()) {
    if (value == brought.end()) break;
    search.take(name, schema, *value++);
  }
  return search.result();
}

}  // namespace confab::api
