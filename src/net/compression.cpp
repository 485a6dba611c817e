#include "net/compression.h"

#include <zlib.h>

#include <array>
#include <limits>
#include <stdexcept>

#include "base/text.h"
#include "net/header_list.h"
#include "net/static_files.h"

namespace confab::net {
namespace {

// Level 1 makes a sixth of 74 kB of history in a sixth of level 6's time. A smaller window and table cost next to
// nothing in length, and halve the 256 KiB that each worker holds.
constexpr int kLevel = 1;
constexpr int kWindowBits = 14;
constexpr int kMemoryLevel = 7;
constexpr int kGzipFormat = 16;

/// The state of one thread, used again and again: making one costs as much as compressing some kilobytes.
class Deflater {
 public:
  Deflater() {
    if (::deflateInit2(&stream_, kLevel, Z_DEFLATED, kWindowBits + kGzipFormat, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
      throw std::bad_alloc{};
    }
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  ~Deflater() { ::deflateEnd(&stream_); }

  /// "" when it does not become shorter. `text` is shorter than 4 GiB.
  std::string gzip(std::string_view text) {
    ::deflateReset(&stream_);
    std::string out;
    out.resize(text.size());
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream_.avail_in = static_cast<uInt>(text.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    if (::deflate(&stream_, Z_FINISH) != Z_STREAM_END) return {};
    out.resize(stream_.total_out);
    out.shrink_to_fit();  // an answer may wait for a slow reader
    return out;
  }

 private:
  z_stream stream_{};
};

bool is_text(std::string_view type) {
  constexpr std::array kTypes{"application/json", "application/javascript", "application/xml", "image/svg+xml"};
  return type.starts_with("text/") ||
         std::any_of(kTypes.begin(), kTypes.end(), [&](std::string_view one) { return type.starts_with(one); });
}

bool pays(const Response& response) {
  const auto& headers = response.headers;
  return response.body.size() >= kLeastCompressed && response.body.size() < std::numeric_limits<uInt>::max() &&
         !response.source && !response.file.file && !response.shared_body && response.status != 206 &&
         response.status != 204 && response.status != 304 && is_text(headers.get("Content-Type")) &&
         !headers.has("Content-Encoding") && !has_token(headers.get("Cache-Control"), "no-transform");
}

}  // namespace

void compress(const RequestHeaders& request, Response& response) {
  if (!pays(response)) return;
  response.headers.add("Vary", "Accept-Encoding");
  if (choose_coding(request.get("Accept-Encoding"), true, false) != ContentCoding::gzip) return;
  thread_local Deflater deflater;
  std::string compressed = deflater.gzip(response.body);
  if (compressed.empty()) return;
  response.body = std::move(compressed);
  response.headers.set("Content-Encoding", "gzip");
  if (const auto tag = std::string{response.headers.get("ETag")}; tag.ends_with('"')) {
    response.headers.set("ETag", tag.substr(0, tag.size() - 1) + "-gz\"");
  }
}

}  // namespace confab::net
