#include "net/websocket.h"

#include "net/websocket_codec.h"

namespace confab::net {

Frame::Frame(std::string_view payload) : bytes_(encode_frame(Opcode::text, payload)) {
  header_ = bytes_.size() - payload.size();
  all() += cost();
}

}  // namespace confab::net
