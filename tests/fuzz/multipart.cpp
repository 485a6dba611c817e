// links: base net
// A form in any pieces gives the same parts as in one piece, and holds no more than its limits.

#include <cstdlib>
#include <string>

#include "net/multipart.h"

namespace {

using namespace confab::net;
using Error = MultipartParser::Error;

constexpr MultipartLimits kLimits{
    .parts = 8, .header_bytes = 256, .name_bytes = 64, .field_bytes = 512, .file_bytes = 1024};

class Recorder final : public MultipartEvents {
 public:
  void on_part(const PartHead& head) override {
    log.append("[").append(head.name).append("|").append(head.file_name.value_or("-")).append("]");
    if (head.file_name && head.file_name->find('/') != std::string::npos) std::abort();
  }
  void on_content(std::string_view bytes) override { log.append(bytes); }
  void on_part_end() override { log.append("!"); }
  std::string log;
};

struct Outcome {
  std::string log;
  Error error = Error::none;
  bool complete = false;
};

Outcome read(std::string_view form, std::size_t piece) {
  Recorder recorder;
  MultipartParser parser{"b", kLimits, recorder};
  Outcome outcome;
  for (std::size_t at = 0; at < form.size() && outcome.error == Error::none; at += piece) {
    outcome.error = parser.feed(form.substr(at, piece));
    if (parser.buffered_bytes() > kLimits.header_bytes + 16) std::abort();
  }
  outcome.complete = parser.complete();
  outcome.log = recorder.log;
  return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0] % 32;
  const std::string_view form{reinterpret_cast<const char*>(data + 1), size - 1};
  const auto small = read(form, piece);
  const auto whole = read(form, form.size() + 1);
  if (small.error != whole.error || small.complete != whole.complete) std::abort();
  // Of a part that is too long, more or less may have come before the limit was seen.
  if (whole.error == Error::none && small.log != whole.log) std::abort();
  return 0;
}
