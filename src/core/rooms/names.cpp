#include "core/rooms/names.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/errors/rooms.h"
#include "base/latin.h"
#include "base/pattern.h"
#include "base/text.h"
#include "settings/groups/rooms.h"
#include "store/rooms.h"

namespace confab::core::rooms {
namespace {

constexpr std::size_t kMaxNameLength = 120;

// The administrator's pattern, which was checked when it was saved.
bool matches_pattern(const Context& ctx, std::string_view name) {
  const auto text = ctx.settings.text(settings::rooms("UTF8_Channel_Names_Validation"));
  return Pattern{text.empty() ? "[0-9a-zA-Z-_.]+" : text}.matches(name);
}

[[noreturn]] void refuse_invalid(std::string_view name) {
  throw Refusal(errors::invalid_room_name, fmt::format("{} is not a valid room name.", name), {{"channel_name", name}});
}

[[noreturn]] void refuse_taken(const store::RoomRow& other, std::string_view name) {
  if (other.archived) {
    throw Refusal(errors::archived_duplicate_name, fmt::format("There's an archived channel with name {}", name),
                  {{"channel_name", name}});
  }
  throw Refusal(errors::duplicate_channel_name, fmt::format("A channel with name '{}' exists", name),
                {{"channel_name", name}});
}

bool is_plain(std::string_view typed) {
  return typed.find('\0') == std::string_view::npos && is_valid_utf8(typed) && !typed.empty() &&
         utf16_length(typed) <= kMaxNameLength;
}

}  // namespace

std::string slug(std::string_view typed) {
  std::string spelled;
  for (const char c : to_latin(typed)) spelled.append(c == '&' ? std::string_view{" and "} : std::string_view{&c, 1});
  std::string result;
  for (const char c : spelled) {
    const bool kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (kept) {
      result.push_back(c);
    } else if (!result.empty() && result.back() != '-') {
      result.push_back('-');
    }
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

std::string title(std::string_view typed) {
  const auto trimmed = trim(typed);
  if (!is_plain(trimmed)) refuse_invalid(trimmed);
  return std::string{trimmed};
}

RoomName free_name(sql::Session& session, const Context& ctx, std::string_view typed,
                   std::optional<std::int64_t> itself) {
  const auto trimmed = trim(typed);
  if (!is_plain(trimmed)) refuse_invalid(trimmed);
  store::Rooms rooms{session};
  const auto other_with = [&](std::string_view name) {
    auto other = rooms.by_name(name);
    return other && other->pk != itself ? std::move(other) : std::nullopt;
  };

  if (!ctx.settings.boolean(settings::rooms("UI_Allow_room_names_with_special_chars"))) {
    std::string name{trimmed};
    if (!matches_pattern(ctx, name)) refuse_invalid(name);
    if (const auto other = other_with(name)) refuse_taken(*other, name);
    return {.name = name, .fname = name};
  }
  const auto base = slug(trimmed);
  if (base.empty()) refuse_invalid(trimmed);
  // Names that are typed differently may have the same slug: these are numbered.
  std::string name = base;
  for (int number = 1;; ++number) {
    const auto other = other_with(name);
    if (!other) return {.name = name, .fname = std::string{trimmed}};
    if (other->fname == trimmed) refuse_taken(*other, trimmed);
    name = fmt::format("{}-{}", base, number);
  }
}

}  // namespace confab::core::rooms
