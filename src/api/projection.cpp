#include "api/projection.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab::api {
namespace {

using Path = std::vector<std::string>;

std::optional<bool> wish(const json::value& value) {
  if (value.is_bool()) return value.get_bool();
  if (value.is_int64() && (value.get_int64() == 0 || value.get_int64() == 1)) return value.get_int64() == 1;
  return std::nullopt;
}

struct Projection {
  std::vector<Path> paths;
  bool keeps = false;  // the paths, or everything else
  bool id = true;
};

Projection read(const json::object& fields) {
  Projection projection;
  std::optional<bool> kind;
  for (const auto& [name, value] : fields) {
    const auto wanted = wish(value);
    const bool is_id = name == "_id";
    if (!wanted || (!is_id && kind && *kind != *wanted)) {
      throw Refusal(errors::invalid_fields, "Invalid fields parameter provided: \"" + to_json_text(fields) + "\"");
    }
    if (is_id) {
      projection.id = *wanted;
    } else {
      kind = wanted;
      projection.paths.push_back(split(name, '.'));
    }
  }
  projection.keeps = kind.value_or(projection.id && fields.contains("_id"));
  return projection;
}

// The part of `value` that `path`, from `at` on, leads to.
void keep(const json::value& value, const Path& path, std::size_t at, json::value& out) {
  if (at == path.size()) {
    out = value;
  } else if (value.is_array()) {
    json::array list;
    for (std::size_t i = 0; i < value.get_array().size(); ++i) {
      json::value item =
          out.is_array() && i < out.get_array().size() ? out.get_array()[i] : json::value(json::object{});
      keep(value.get_array()[i], path, at, item);
      list.push_back(std::move(item));
    }
    out = std::move(list);
  } else if (const auto* member = find_member(value, path[at]); member != nullptr) {
    if (!out.is_object()) out = json::object{};
    keep(*member, path, at + 1, out.get_object()[path[at]]);
  }
}

void drop(json::value& value, const Path& path, std::size_t at) {
  if (value.is_array()) {
    for (auto& item : value.get_array()) drop(item, path, at);
  } else if (value.is_object()) {
    auto& object = value.get_object();
    if (at + 1 == path.size()) {
      object.erase(path[at]);
    } else if (auto* member = object.if_contains(path[at]); member != nullptr) {
      drop(*member, path, at + 1);
    }
  }
}

void project(json::value& row, const Projection& projection) {
  if (projection.keeps) {
    json::value kept = json::object{};
    if (const auto* id = find_member(row, "_id"); id != nullptr && projection.id) kept.get_object()["_id"] = *id;
    for (const auto& path : projection.paths) keep(row, path, 0, kept);
    row = std::move(kept);
    return;
  }
  for (const auto& path : projection.paths) drop(row, path, 0);
  if (!projection.id) drop(row, {"_id"}, 0);
}

}  // namespace

std::string project_rows(std::string_view answer, const json::object& fields) {
  const auto projection = read(fields);
  auto whole = stored_json(answer);
  for (auto& [name, member] : whole.as_object()) {
    if (fields.empty()) break;
    if (member.is_object()) project(member, projection);
    if (!member.is_array()) continue;
    for (auto& row : member.get_array()) {
      if (row.is_object()) project(row, projection);
    }
  }
  auto text = to_json_text(whole);
  text.pop_back();
  return text;
}

}  // namespace confab::api
