#include "rest/hook_body.h"

#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/text.h"
#include "net/query.h"

namespace confab::rest {
namespace {

constexpr std::size_t kDeepest = 5;

// `a[b][]` is a, b and "". Nothing for names that are not of that form.
std::vector<std::string> steps_of(std::string_view name) {
  const auto first = name.find('[');
  if (first == std::string_view::npos || first == 0) return {std::string{name}};
  std::vector<std::string> steps{std::string{name.substr(0, first)}};
  for (auto rest = name.substr(first); !rest.empty();) {
    const auto end = rest.find(']');
    if (rest.front() != '[' || end == std::string_view::npos || steps.size() > kDeepest) return {std::string{name}};
    steps.emplace_back(rest.substr(1, end - 1));
    rest.remove_prefix(end + 1);
  }
  return steps;
}

json::value& member_for(json::value& holder, const std::string& step) {
  if (step.empty()) {
    if (!holder.is_array()) holder = json::array{};
    return holder.get_array().emplace_back(nullptr);
  }
  if (!holder.is_object()) holder = json::object{};
  return holder.get_object()[step];
}

// A name that comes several times is a list.
void put(json::value& place, const std::string& value) {
  if (place.is_null()) {
    place = value;
  } else if (place.is_array()) {
    place.get_array().emplace_back(value);
  } else {
    auto before = std::move(place);
    place = json::array{std::move(before), value};
  }
}

json::value object_or_list(std::string_view text) {
  auto value = parse_json(text);
  if (value.is_object() || value.is_array()) return value;
  throw Refusal::plain(errors::invalid_json, "Bad Request");
}

// A call whose sender forgot to say that it is JSON: all of it lies in a name.
std::optional<json::value> json_in_name(const net::NameValueList& pairs) {
  if (pairs.size() != 1) return std::nullopt;
  const auto& [name, value] = pairs.front();
  if (!name.starts_with('{')) return std::nullopt;
  return parsed_json(value.empty() ? name : name + "=" + value);
}

json::value form_content(std::string_view body) {
  const auto pairs = net::parse_query(body);
  if (!pairs) return json::object{};
  if (pairs->size() == 1 && pairs->front().first == "payload") return object_or_list(pairs->front().second);
  if (auto whole = json_in_name(*pairs); whole && whole->is_object()) return std::move(*whole);
  return nested_form(body);
}

}  // namespace

json::object nested_form(std::string_view form) {
  json::value made = json::object{};
  const auto pairs = net::parse_query(form);
  if (!pairs) return {};
  for (const auto& [name, value] : *pairs) {
    auto* place = &made;
    for (const auto& step : steps_of(name)) place = &member_for(*place, step);
    put(*place, value);
  }
  return made.is_object() ? std::move(made.get_object()) : json::object{};
}

json::value hook_content(const net::Request& request) {
  const auto header = request.headers.get("Content-Type");
  const auto type = to_lower_ascii(trim(header.substr(0, header.find(';'))));
  if (request.body.empty()) return json::object{};
  if (type == "application/json" || (type.starts_with("application/") && type.ends_with("+json"))) {
    return object_or_list(request.body);
  }
  if (type == "application/x-www-form-urlencoded") return form_content(request.body);
  return json::object{};
}

}  // namespace confab::rest
