#include "core/configuration/picture_head.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/text.h"

namespace confab::core::configuration {
namespace {

using namespace std::string_view_literals;

unsigned number(std::string_view bytes, std::size_t at, std::size_t count) {
  unsigned value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

unsigned number_from_low(std::string_view bytes, std::size_t at, std::size_t count) {
  unsigned value = 0;
  for (std::size_t i = count; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

constexpr std::string_view kPngBegin = "\x89PNG\r\n\x1a\n";

std::optional<PictureHead> png_head(std::string_view bytes) {
  if (!bytes.starts_with(kPngBegin) || bytes.size() < 24) return std::nullopt;
  return PictureHead{.extension = "png",
                     .width = static_cast<double>(number(bytes, 16, 4)),
                     .height = static_cast<double>(number(bytes, 20, 4))};
}

// A bitmap in an icon: its header says twice the height, for the mask comes after it.
std::optional<PictureHead> bitmap_head(std::string_view bytes) {
  if (bytes.size() < 40 || number_from_low(bytes, 0, 4) < 40) return std::nullopt;
  const auto size = [&](std::size_t at) {
    return std::abs(static_cast<double>(static_cast<std::int32_t>(number_from_low(bytes, at, 4))));
  };
  return PictureHead{.extension = "bmp", .width = size(4), .height = size(8) / 2};
}

// As large as the largest of its pictures says itself: what the list in front says of them counts to 256.
std::optional<PictureHead> icon_head(std::string_view bytes) {
  constexpr std::size_t kHeader = 6;
  constexpr std::size_t kEntry = 16;
  if (bytes.size() < kHeader) return std::nullopt;
  const std::size_t count = number_from_low(bytes, 4, 2);
  if (count == 0 || bytes.size() < kHeader + count * kEntry) return std::nullopt;
  PictureHead largest{.extension = "ico"};
  for (std::size_t i = 0; i < count; ++i) {
    const auto entry = kHeader + i * kEntry;
    const std::size_t size = number_from_low(bytes, entry + 8, 4);
    const std::size_t begin = number_from_low(bytes, entry + 12, 4);
    if (begin > bytes.size() || size > bytes.size() - begin) return std::nullopt;
    const auto picture = bytes.substr(begin, size);
    const auto head = picture.starts_with(kPngBegin) ? png_head(picture) : bitmap_head(picture);
    if (!head) return std::nullopt;
    if (head->width * head->height <= largest.width * largest.height) continue;
    largest.width = head->width;
    largest.height = head->height;
  }
  return largest;
}

// From marker to marker until the one that says the size.
PictureHead jpeg_head(std::string_view bytes) {
  PictureHead head{.extension = "jpg"};
  std::size_t at = 2;
  while (at + 9 < bytes.size() && bytes[at] == '\xff') {
    const unsigned marker = number(bytes, at + 1, 1);
    const bool says_size = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (says_size) {
      head.height = number(bytes, at + 5, 2);
      head.width = number(bytes, at + 7, 2);
      break;
    }
    at += 2 + number(bytes, at + 2, 2);
  }
  return head;
}

// The value of an attribute of the first `<svg ...>`; "" when it has none.
std::string_view svg_attribute(std::string_view tag, std::string_view name) {
  for (auto at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const auto equals = at + name.size();
    const bool begins = at > 0 && (tag[at - 1] == ' ' || tag[at - 1] == '\n' || tag[at - 1] == '\t');
    if (!begins || equals + 1 >= tag.size() || tag[equals] != '=') continue;
    const auto end = tag.find(tag[equals + 1], equals + 2);
    return end == std::string_view::npos ? std::string_view{} : tag.substr(equals + 2, end - equals - 2);
  }
  return {};
}

double leading_number(std::string_view text) {
  double value = 0;
  const auto trimmed = trim(text);
  std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), value);
  return value > 0 && value < 1e6 ? value : 0;
}

PictureHead svg_head(std::string_view tag) {
  PictureHead head{.extension = "svg"};
  std::string box{svg_attribute(tag, "viewBox")};
  std::replace(box.begin(), box.end(), ',', ' ');
  if (const auto parts = split(box, ' '); parts.size() == 4) {
    head.width = leading_number(parts[2]);
    head.height = leading_number(parts[3]);
  } else {
    head.width = leading_number(svg_attribute(tag, "width"));
    head.height = leading_number(svg_attribute(tag, "height"));
  }
  return head;
}

}  // namespace

std::optional<PictureHead> picture_head(std::string_view bytes) {
  if (bytes.starts_with(kPngBegin)) return png_head(bytes);
  if (bytes.starts_with("\xff\xd8\xff"sv)) return jpeg_head(bytes);
  if (bytes.starts_with("\0\0\1\0"sv)) return icon_head(bytes);
  const auto begin = bytes.find("<svg");
  if (begin == std::string_view::npos || !is_valid_utf8(bytes.substr(0, begin))) return std::nullopt;
  const auto end = std::min(bytes.find('>', begin), bytes.size());
  return svg_head(bytes.substr(begin, end - begin));
}

}  // namespace confab::core::configuration
