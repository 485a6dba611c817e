#include "content/letter_raster.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace confab::content {
namespace {

struct Point {
  double x = 0, y = 0;
};
struct Line {
  Point from, to;
};

// Each letter as strokes between points of a grid, "x y" in a box of 4 by 6 from the top left: digits for places, a
// blank lifts the pen.
struct Glyph {
  char letter;
  std::string_view strokes;
};
constexpr std::array kGlyphs{
    Glyph{'A', "062046 1434"},
    Glyph{'B', "06003041423303 3344453606"},
    Glyph{'C', "4130100105163645"},
    Glyph{'D', "06002042442606"},
    Glyph{'E', "40000646 0333"},
    Glyph{'F', "400006 0333"},
    Glyph{'G', "41301001051636454323"},
    Glyph{'H', "0006 4046 0343"},
    Glyph{'I', "2026"},
    Glyph{'J', "4044361605"},
    Glyph{'K', "0006 400346"},
    Glyph{'L', "000646"},
    Glyph{'M', "0600244046"},
    Glyph{'N', "06004640"},
    Glyph{'O', "100105163645413010"},
    Glyph{'P', "06003041423303"},
    Glyph{'Q', "100105163645413010 2446"},
    Glyph{'R', "06003041423303 2346"},
    Glyph{'S', "413010010213334445361605"},
    Glyph{'T', "0040 2026"},
    Glyph{'U', "000516364540"},
    Glyph{'V', "002640"},
    Glyph{'W', "0016233640"},
    Glyph{'X', "0046 4006"},
    Glyph{'Y', "002340 2326"},
    Glyph{'Z', "00400646"},
    Glyph{'0', "100105163645413010 1531"},
    Glyph{'1', "112026 1636"},
    Glyph{'2', "01103041420646"},
    Glyph{'3', "01103041423323 23334445361605"},
    Glyph{'4', "36300444"},
    Glyph{'5', "40000323334445361605"},
    Glyph{'6', "30100105163645443303"},
    Glyph{'7', "004016"},
    Glyph{'8', "100102133342413010 130405163645443313"},
    Glyph{'9', "16364541301001021343"},
    Glyph{'?', "0110304142332324 2626"},
};

constexpr double kColumns = 4;
constexpr double kRows = 6;
constexpr double kHeight = 0.46;  // of the letter, of the square's side
constexpr double kStroke = 0.075;
constexpr int kMaxSide = 1024;

std::vector<Line> lines_of(std::string_view strokes) {
  std::vector<Line> lines;
  lines.reserve(strokes.size());
  bool is_down = false;
  Point last;
  std::array<int, 2> pair{};
  std::size_t filled = 0;
  for (const char c : strokes) {
    if (c == ' ') {
      is_down = false, filled = 0;
      continue;
    }
    pair.at(filled++) = c - '0';
    if (filled < 2) continue;
    filled = 0;
    const Point next{static_cast<double>(pair[0]), static_cast<double>(pair[1])};
    if (is_down) lines.push_back({last, next});
    last = next;
    is_down = true;
  }
  return lines;
}

double distance(const Point& point, const Line& line) {
  const double dx = line.to.x - line.from.x;
  const double dy = line.to.y - line.from.y;
  const double length = dx * dx + dy * dy;
  const double along =
      length == 0 ? 0 : std::clamp(((point.x - line.from.x) * dx + (point.y - line.from.y) * dy) / length, 0.0, 1.0);
  return std::hypot(point.x - line.from.x - along * dx, point.y - line.from.y - along * dy);
}

std::array<double, 3> channels(std::string_view colour) {
  std::array<double, 3> result{};
  for (std::size_t i = 0; i < result.size(); ++i) {
    unsigned value = 0;
    const auto* from = colour.data() + 1 + 2 * i;
    std::from_chars(from, from + 2, value, 16);
    result.at(i) = value;
  }
  return result;
}

// How white each point is, from 0 to 1.
class Ink {
 public:
  Ink(char letter, int side) : side_(side), scale_(kHeight * side / kRows) {
    const auto* found = std::ranges::find(kGlyphs, letter, &Glyph::letter);
    if (found == kGlyphs.end()) return;
    lines_ = lines_of(found->strokes);
    const double left = (side - kColumns * scale_) / 2;
    const double top = (side - kRows * scale_) / 2;
    for (auto& line : lines_) {
      for (auto* point : {&line.from, &line.to}) *point = {left + point->x * scale_, top + point->y * scale_};
    }
  }
  [[nodiscard]] double at(int x, int y) const {
    double nearest = side_;
    for (const auto& line : lines_) nearest = std::min(nearest, distance({x + 0.5, y + 0.5}, line));
    return std::clamp(kStroke * side_ / 2 - nearest + 0.5, 0.0, 1.0);
  }

 private:
  int side_;
  double scale_;
  std::vector<Line> lines_;
};

std::string number(std::uint32_t value) {
  return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
          static_cast<char>(value)};
}

std::string chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string{type}.append(data);
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return number(static_cast<std::uint32_t>(data.size())) + body + number(static_cast<std::uint32_t>(sum));
}

std::string packed(const std::string& pixels) {
  auto size = compressBound(pixels.size());
  std::string out(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(pixels.data()),
                pixels.size(), Z_BEST_SPEED) != Z_OK) {
    throw std::runtime_error("a picture cannot be packed");
  }
  out.resize(size);
  return out;
}

}  // namespace

std::string drawn_letter(char letter, std::string_view colour, int side) {
  side = std::clamp(side, 1, kMaxSide);
  const auto ground = channels(colour);
  const Ink ink{letter, side};
  std::string pixels;
  pixels.reserve(static_cast<std::size_t>(side) * (3 * static_cast<std::size_t>(side) + 1));
  for (int y = 0; y < side; ++y) {
    pixels.push_back('\0');  // no filter
    for (int x = 0; x < side; ++x) {
      const double white = ink.at(x, y);
      for (const double channel : ground) {
        pixels.push_back(static_cast<char>(static_cast<unsigned char>(std::lround(channel + white * (255 - channel)))));
      }
    }
  }
  const auto edge = number(static_cast<std::uint32_t>(side));
  const std::string header = edge + edge + std::string{"\x08\x02\0\0\0", 5};
  return std::string{"\x89PNG\r\n\x1a\n", 8} + chunk("IHDR", header) + chunk("IDAT", packed(pixels)) +
         chunk("IEND", {});
}

}  // namespace confab::content
