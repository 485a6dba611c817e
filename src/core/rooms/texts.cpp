#include "core/rooms/texts.h"

#include "base/error.h"
#include "base/errors/request.h"
#include "base/text.h"

namespace confab::core::rooms {
namespace {

constexpr std::size_t kMaxLength = 10'000;

}  // namespace

void check_text(std::string_view text) {
  if (text.size() > kMaxLength) throw Refusal(errors::invalid_params, "The text is too long");
  if (text.find('\0') != std::string_view::npos || !is_valid_utf8(text)) {
    throw Refusal(errors::invalid_params, "The text holds characters that are no text");
  }
}

std::optional<std::string> text_or_none(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  check_text(*text);
  return text->empty() ? std::nullopt : text;
}

}  // namespace confab::core::rooms
