#pragma once
// `/emoji-custom/<name>.<extension>` and `/custom-sounds/<id>.<extension>`: for whoever asks, as clients do it before
// they are logged in.

#include "content/picture_cache.h"
#include "core/kernel/context.h"
#include "net/message.h"

namespace confab::content {

/// Any thread; may block.
class Signs {
 public:
  /// `ctx` outlives it.
  explicit Signs(const core::Context& ctx) : ctx_(ctx) {}

  [[nodiscard]] net::Response emoji(const net::Request& request);
  [[nodiscard]] net::Response sound(const net::Request& request);

 private:
  static constexpr std::size_t kMaxBytes = std::size_t{32} << 20;

  const core::Context& ctx_;
  PictureCache bytes_{kMaxBytes};
};

}  // namespace confab::content
