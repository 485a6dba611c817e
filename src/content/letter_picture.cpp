#include "content/letter_picture.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <optional>

#include "base/latin.h"
#include "content/letter_raster.h"

namespace confab::content {
namespace {

// A white letter is readable on each of them.
constexpr std::array kColours{"#8a1538", "#a3360b", "#7a5200", "#4f6b00", "#1e6b2e", "#00695f",
                              "#00628c", "#2952a3", "#4b3fae", "#7430a3", "#962b7d", "#5c5f66"};

std::string_view colour_of(std::string_view name) {
  std::uint32_t hash = 2166136261;  // FNV-1a: the same everywhere and for ever
  for (const unsigned char byte : name) hash = (hash ^ byte) * 16777619;
  return kColours.at(hash % kColours.size());
}

std::string letter_of(std::string_view name) {
  if (name.empty()) return {};
  std::size_t end = 1;
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
  std::string letter{name.substr(0, end)};
  switch (letter.front()) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    default:
      break;
  }
  if (letter.front() >= 'a' && letter.front() <= 'z') letter.front() = static_cast<char>(letter.front() - 'a' + 'A');
  return static_cast<unsigned char>(letter.front()) < 0x20 ? std::string{} : letter;
}

// As letter_raster.h can draw it.
char drawable(std::string_view name) {
  const auto letter = letter_of(name);
  if (letter.size() == 1) return letter.front();
  const auto plain = to_latin(letter);
  return plain.empty() ? ' ' : letter_of(plain).front();
}

}  // namespace

std::string letter_picture(std::string_view name, int side) {
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="{2}" height="{2}">)"
      R"(<rect width="100%" height="100%" fill="{0}"/><text x="50%" y="50%" dy="0.36em" text-anchor="middle" )"
      R"(font-family="Helvetica, Arial, Noto Sans, sans-serif" font-size="125" fill="#ffffff">{1}</text></svg>)",
      colour_of(name), letter_of(name), side);
}

std::string letter_png(std::string_view name, int side) {
  return drawn_letter(drawable(name), colour_of(name), side);
}

}  // namespace confab::content
