#include "ddp/binary_text.h"

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/avatars.h"

namespace confab::ddp {

std::string bytes_of_text(std::string_view text) {
  if (text.starts_with("data:")) {
    const auto comma = text.find(";base64,");
    auto decoded = comma == std::string_view::npos ? std::nullopt : from_base64(text.substr(comma + 8));
    if (!decoded) throw Refusal(errors::invalid_data, "Invalid dataURI");
    return std::move(*decoded);
  }
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80U) {
      bytes.push_back(text[i]);
    } else if ((lead & 0xfcU) == 0xc0U && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[++i]);
      bytes.push_back(static_cast<char>(static_cast<unsigned char>((lead << 6U) | (next & 0x3fU))));
    } else {
      throw Refusal(errors::invalid_data, "Invalid data");
    }
  }
  return bytes;
}

}  // namespace confab::ddp
