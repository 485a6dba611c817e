#include "settings/settings.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <stdexcept>

#include "base/error.h"
#include "base/errors/configuration.h"
#include "base/latest.h"
#include "base/pattern.h"
#include "base/text.h"
#include "base/web_address.h"
#include "settings/catalogue.h"
#include "settings/nearest.h"

namespace confab::settings {
namespace {

[[noreturn]] void refuse(const Declaration& row, std::string_view sentence) {
  throw Refusal(errors::invalid_setting, fmt::format("{} {}", row.key, sentence), {{"_id", json::string(row.key)}});
}

json::value number_of(const Declaration& row, const json::value& value) {
  if (value.is_int64() || value.is_double()) return value;
  if (!value.is_string()) refuse(row, "must be a number");
  const std::string_view text = value.get_string();
  const auto* const last = text.data() + text.size();
  std::int64_t whole = 0;
  if (const auto [end, error] = std::from_chars(text.data(), last, whole); error == std::errc{} && end == last)
    return whole;
  double fraction = 0;
  if (const auto [end, error] = std::from_chars(text.data(), last, fraction); error != std::errc{} || end != last)
    refuse(row, "must be a number");
  return fraction;
}

// A fraction of a minute is a time, too, so it is kept as it came; whoever counts whole things takes the next number
// above. That one must be within the bounds, not the fraction: 0.05 passes where 1 is the least.
json::value checked_number(const Declaration& row, const json::value& value) {
  auto number = number_of(row, value);
  if (number.is_int64()) {
    if (number.get_int64() < row.minimum || number.get_int64() > row.maximum) {
      refuse(row, fmt::format("must be between {} and {}", row.minimum, row.maximum));
    }
    return number;
  }
  const double fraction = number.get_double();
  const double above = std::ceil(fraction);
  // 2^53: beyond it a fraction of JSON is none.
  if (!(std::abs(above) <= 9007199254740992.0) || above < static_cast<double>(row.minimum) ||
      above > static_cast<double>(row.maximum)) {
    refuse(row, fmt::format("must be between {} and {}", row.minimum, row.maximum));
  }
  if (above == fraction) return static_cast<std::int64_t>(fraction);
  return number;
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text.front() == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == text.npos;
}

bool is_json_object(std::string_view text) {
  try {
    return parse_json(text).is_object();
  } catch (const Refusal&) {
    return false;
  }
}

void check_length(const Declaration& row, std::size_t bytes) {
  if (const auto most = max_bytes(row); most && bytes > *most) {
    refuse(row, fmt::format("must NOT have more than {} bytes", *most));
  }
}

void check_form(const Declaration& row, std::string_view text) {
  if (row.form == Form::address && !text.empty() && !is_web_address(text)) {
    refuse(row, "must be an address that begins with http:// or https://");
  }
  if (row.form == Form::colour && !text.empty() && !is_colour(text)) {
    refuse(row, "must be a colour such as #00529b, or empty");
  }
  if (row.form == Form::json_object && !trim(text).empty() && !is_json_object(text)) {
    refuse(row, "must be an object written as JSON, or empty");
  }
  if (row.form == Form::pattern) {
    try {
      const Pattern compiled{text};
    } catch (const BadPattern& error) {
      refuse(row, fmt::format("is no regular expression that can be used: {}", error.what()));
    }
  }
}

// What an environment variable means for a row.
json::value from_text(const Declaration& row, const std::string& text) {
  if (row.type == Type::boolean) {
    if (text == "true") return true;
    if (text == "false") return false;
  }
  if (row.type == Type::multi_select || row.type == Type::asset) return parse_json(text);
  return json::value(text);
}

}  // namespace

std::optional<std::size_t> max_bytes(const Declaration& row) {
  constexpr std::size_t kWords = 1'000;
  switch (row.type) {
    case Type::boolean:
    case Type::integer:
      return std::nullopt;
    case Type::select:
      return kWords;
    case Type::multi_select:
    case Type::asset:
      return 10 * kWords;
    case Type::text:
      break;
  }
  switch (row.form) {
    case Form::colour:
    case Form::pattern:
      return kWords;
    case Form::address:
      return 2 * kWords;
    case Form::any:  // lists of names and of words among them
      return 50 * kWords;
    case Form::code:
    case Form::json_object:
      break;
  }
  return 200 * kWords;
}

json::value checked(const Declaration& row, const json::value& value) {
  switch (row.type) {
    case Type::boolean:
      if (!value.is_bool()) refuse(row, "must be true or false");
      return value;
    case Type::integer:
      return checked_number(row, value);
    case Type::text:
      if (!value.is_string()) refuse(row, "must be text");
      check_length(row, value.get_string().size());
      check_form(row, value.get_string());
      return value;
    case Type::select: {
      if (!value.is_string()) refuse(row, "must be text");
      const auto choices = split(row.choices, '|');
      const std::string_view text = value.get_string();
      check_length(row, text.size());
      const bool known =
          choices.empty() || text.empty() || std::find(choices.begin(), choices.end(), text) != choices.end();
      if (!known) refuse(row, fmt::format("must be one of {}", fmt::join(choices, ", ")));
      return value;
    }
    case Type::multi_select:
      if (!value.is_array()) refuse(row, "must be a list");
      for (const auto& item : value.get_array()) {
        if (!item.is_string()) refuse(row, "must be a list of texts");
      }
      check_length(row, to_json_text(value).size());
      return value;
    case Type::asset:
      if (!value.is_object()) refuse(row, "must be an object with url or defaultUrl");
      check_length(row, to_json_text(value).size());
      return value;
  }
  return value;
}

Settings::Settings() : overwritten_(catalogue().size(), false) {
  auto values = std::make_shared<Snapshot>();
  for (const auto& row : catalogue()) values->push_back(parse_json(row.fallback));
  values_ = std::move(values);
  replaced();
}

bool Settings::boolean(BooleanKey key) const {
  return latest(values_)[index_of(key.place())].as_bool();
}
std::int64_t Settings::integer(IntegerKey key) const {
  const auto& value = latest(values_)[index_of(key.place())];
  return value.is_double() ? static_cast<std::int64_t>(std::ceil(value.get_double())) : value.as_int64();
}
double Settings::number(IntegerKey key) const {
  return latest(values_)[index_of(key.place())].to_number<double>();
}
std::string Settings::text(TextKey key) const {
  return std::string{latest(values_)[index_of(key.place())].as_string()};
}
json::value Settings::value(std::size_t index) const {
  return latest(values_)[index];
}

std::vector<Settings::Unknown> Settings::overwrite(const std::map<std::string, std::string>& values) {
  std::vector<Unknown> unknown;
  for (const auto& [key, text] : values) {
    const auto index = index_of(key);
    if (!index) {
      unknown.push_back({key, nearest_key(key)});
      continue;
    }
    const auto& row = catalogue()[*index];
    try {
      replace(*index, checked(row, from_text(row, text)));
    } catch (const Refusal& refusal) {
      throw std::runtime_error("OVERWRITE_SETTING_" + key + ": " + refusal.reason());
    }
    overwritten_[*index] = true;
  }
  return unknown;
}

bool Settings::is_overwritten(std::size_t index) const {
  return overwritten_[index];
}

void Settings::put(std::string_view key, const json::value& value) {
  const auto index = index_of(key);
  if (!index || overwritten_[*index]) return;
  replace(*index, checked(catalogue()[*index], value));
}

void Settings::reset(std::string_view key) {
  const auto index = index_of(key);
  if (!index || overwritten_[*index]) return;
  replace(*index, parse_json(catalogue()[*index].fallback));
}

void Settings::replace(std::size_t index, const json::value& value) {
  // Changes are rare and small; readers keep what they have.
  auto current = values_.load();
  while (true) {
    auto next = std::make_shared<Snapshot>(*current);
    (*next)[index] = value;
    if (!values_.compare_exchange_weak(current, next)) continue;
    replaced();
    version_.fetch_add(1, std::memory_order_release);
    return;
  }
}

}  // namespace confab::settings
