#pragma once
// Small pictures, made here.

#include <zlib.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace confab::services::media::testing {

inline std::string big_endian(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

inline std::string png_chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  const auto sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

/// Grey (1 byte a pixel) or with colours and transparency (4 bytes). `lines`: only so many are there.
inline std::string png(std::uint32_t width, std::uint32_t height, bool alpha = false, std::uint32_t lines = 0) {
  const std::size_t bytes = alpha ? 4 : 1;
  std::string row(1 + width * bytes, '\0');
  for (std::size_t i = 1; i < row.size(); ++i) row[i] = static_cast<char>(i * 37 % 251);
  z_stream stream{};
  deflateInit(&stream, 6);
  std::string packed(deflateBound(&stream, row.size() * height), '\0');
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  for (std::uint32_t line = 0; line < (lines == 0 ? height : lines); ++line) {
    stream.next_in = reinterpret_cast<Bytef*>(row.data());
    stream.avail_in = static_cast<uInt>(row.size());
    deflate(&stream, Z_NO_FLUSH);
  }
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  const std::string header =
      big_endian(width) + big_endian(height) + std::string{"\x08", 1} + (alpha ? '\x06' : '\0') + std::string(3, '\0');
  return std::string{"\x89PNG\r\n\x1a\n", 8} + png_chunk("IHDR", header) + png_chunk("IDAT", packed) +
         png_chunk("IEND", "");
}

/// `jpeg` with notes: turned by a quarter, and where it was taken (51 degrees north).
inline std::string with_exif(const std::string& jpeg) {
  using namespace std::string_literals;
  std::string tiff = "II*\0\x08\0\0\0"s;                                  // little endian, the first list at 8
  tiff += "\x02\0"s;                                                      // two entries
  tiff += "\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"s;                          // orientation 6
  tiff += "\x25\x88\x04\0\x01\0\0\0\x26\0\0\0"s;                          // the list of places at 38
  tiff += "\0\0\0\0"s;                                                    // no further list
  tiff += "\x02\0"s;                                                      // two entries
  tiff += "\x01\0\x02\0\x02\0\0\0N\0\0\0"s;                               // north
  tiff += "\x02\0\x05\0\x03\0\0\0\x44\0\0\0"s;                            // latitude, three fractions at 68
  tiff += "\0\0\0\0"s;                                                    // end
  tiff += "\x33\0\0\0\x01\0\0\0\x1e\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0"s;  // 51/1 30/1 0/1
  const std::string body = "Exif\0\0"s + tiff;
  const auto size = static_cast<std::uint32_t>(body.size() + 2);
  return jpeg.substr(0, 2) + "\xff\xe1" + static_cast<char>(size >> 8) + static_cast<char>(size) + body +
         jpeg.substr(2);
}

/// Two frames of one pixel.
inline std::string animated_gif() {
  using namespace std::string_literals;
  const std::string frame = "\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"s;
  return "GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff"s + "\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"s + frame + frame + ";";
}

/// A page of `width` x `height` points on which `drawing` is (operators of PDF), with Helvetica, which it does not
/// bring along, as F1.
inline std::string pdf(int width, int height, const std::string& drawing) {
  const std::string box = std::to_string(width) + " " + std::to_string(height);
  const std::array parts{std::string{"<< /Type /Catalog /Pages 2 0 R >>"},
                         std::string{"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"},
                         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + box +
                             "] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                         "<< /Length " + std::to_string(drawing.size()) + " >>\nstream\n" + drawing + "\nendstream",
                         std::string{"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}};
  std::string text = "%PDF-1.4\n", places;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto at = std::to_string(text.size());
    places += std::string(10 - at.size(), '0') + at + " 00000 n \n";
    text += std::to_string(i + 1) + " 0 obj\n" + parts.at(i) + "\nendobj\n";
  }
  const auto table = std::to_string(text.size());
  return text + "xref\n0 6\n0000000000 65535 f \n" + places + "trailer << /Size 6 /Root 1 0 R >>\nstartxref\n" + table +
         "\n%%EOF\n";
}

}  // namespace confab::services::media::testing
