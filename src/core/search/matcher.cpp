#include "core/search/matcher.h"

#include <algorithm>
#include <string>

#include "base/error.h"
#include "base/errors/messages.h"
#include "base/json.h"
#include "base/json_members.h"
#include "base/text.h"

namespace confab::core::search {
namespace {

using confab::search::Trait;

bool has_members(const json::value& value, std::initializer_list<std::string_view> names) {
  return value.is_object() && std::any_of(names.begin(), names.end(),
                                          [&](std::string_view name) { return value.get_object().contains(name); });
}

bool any_attachment(const json::object& body, std::initializer_list<std::string_view> members) {
  const auto* list = body.if_contains("attachments");
  return list && list->is_array() &&
         std::any_of(list->get_array().begin(), list->get_array().end(),
                     [&](const json::value& attachment) { return has_members(attachment, members); });
}

bool has_link(const json::object& body) {
  const auto* urls = body.if_contains("urls");
  return urls && urls->is_array() && !urls->get_array().empty();
}

bool has(const json::object& body, Trait trait) {
  switch (trait) {
    case Trait::link:
      return has_link(body);
    case Trait::file:
      return any_attachment(body, {"title_link", "image_url", "audio_url", "video_url"});
    case Trait::image:
      return any_attachment(body, {"image_url"});
    default:
      return true;  // the statement asks for it
  }
}

bool is_of_body(Trait trait) {
  return trait == Trait::link || trait == Trait::file || trait == Trait::image;
}

bool has_all(std::string_view body, const std::vector<Trait>& traits) {
  if (std::none_of(traits.begin(), traits.end(), is_of_body)) return true;
  const auto value = stored_json(body);
  return value.is_object() &&
         std::all_of(traits.begin(), traits.end(), [&](Trait trait) { return has(value.get_object(), trait); });
}

std::optional<Pattern> expression_of(const confab::search::Query& query) {
  if (!query.expression) return std::nullopt;
  try {
    return Pattern{*query.expression, query.ignores_case ? Pattern::Letters::any_case : Pattern::Letters::as_they_are};
  } catch (const BadPattern& error) {
    throw Refusal(errors::invalid_search, "The regular expression cannot be used: " + std::string{error.what()},
                  {{"field", "text"}, {"value", *query.expression}, {"reason", error.what()}});
  }
}

}  // namespace

Matcher::Matcher(const confab::search::Query& query) : query_(query), expression_(expression_of(query)) {}

bool Matcher::matches(const store::SearchedMessage& message) const {
  if (expression_ && !expression_->first_in(message.text)) return false;
  if (!query_.terms.empty() || !query_.excluded.empty()) {
    const auto text = confab::search::read_text(message.text);
    const auto is_there = [&](const confab::search::Term& term) { return contains(text.chars, term); };
    if (!std::all_of(query_.terms.begin(), query_.terms.end(), is_there)) return false;
    if (std::any_of(query_.excluded.begin(), query_.excluded.end(), is_there)) return false;
  }
  return has_all(message.body, query_.traits);
}

std::int64_t Matcher::steps_for(std::string_view text) const {
  return expression_ ? static_cast<std::int64_t>(text.size() * expression_->steps()) : 0;
}

std::int64_t Matcher::score(std::string_view text) const {
  return score_of(query_.terms, confab::search::read_text(text));
}

std::vector<confab::search::Range> Matcher::ranges(std::string_view text) const {
  if (expression_) return ranges_of_expression(text);
  return ranges_of(query_.terms, confab::search::read_text(text), kMaxRanges);
}

std::vector<confab::search::Range> Matcher::ranges_of_expression(std::string_view text) const {
  std::vector<confab::search::Range> ranges;
  std::size_t counted = 0;  // bytes
  std::size_t units = 0;    // of them
  const auto units_to = [&](std::size_t byte) {
    units += utf16_length(text.substr(counted, byte - counted));
    counted = byte;
    return static_cast<std::uint32_t>(units);
  };
  std::int64_t steps = 0;
  for (std::size_t from = 0; ranges.size() < kMaxRanges;) {
    steps += steps_for(text.substr(from));
    if (steps > kMaxStepsOfRanges) break;
    const auto part = expression_->first_in(text, from);
    if (!part || part->begin == part->end) break;
    const auto begin = units_to(part->begin);
    ranges.push_back({begin, units_to(part->end)});
    from = part->end;
  }
  return ranges;
}

}  // namespace confab::core::search
