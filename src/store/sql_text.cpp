#include "store/sql_text.h"

#include <fmt/format.h>

#include "base/json.h"

namespace confab::store {

std::string in_list(std::size_t count) {
  std::size_t room = 1;
  while (room < count) room *= 2;
  std::string text = "(?";
  for (std::size_t i = 1; i < room; ++i) text.append(", ?");
  text.push_back(')');
  return text;
}

std::string insert_sql(std::string_view table, std::string_view columns) {
  std::string text = fmt::format("INSERT INTO {} ({}) VALUES (?", table, columns);
  for (const char c : columns) {
    if (c == ',') text.append(", ?");
  }
  text.push_back(')');
  return text;
}

std::string assignments(std::string_view columns) {
  std::string text;
  for (const char c : columns) {
    if (c == ',') text.append(" = ?");
    text.push_back(c);
  }
  return text.append(" = ?");
}

std::vector<sql::Value> followed_by(std::vector<sql::Value> values, std::initializer_list<sql::Value> more) {
  values.insert(values.end(), more);
  return values;
}

std::vector<std::string> strings_from_json(std::string_view text) {
  std::vector<std::string> result;
  if (text.empty()) return result;
  const auto value = stored_json(text);
  if (!value.is_array()) return result;
  for (const auto& item : value.get_array()) {
    if (item.is_string()) result.emplace_back(item.get_string());
  }
  return result;
}

std::string json_from_strings(const std::vector<std::string>& strings) {
  json::array list;
  for (const auto& text : strings) list.emplace_back(text);
  return to_json_text(list);
}

}  // namespace confab::store
