#include "ddp/channel.h"

#include "base/json.h"

namespace confab::ddp {

void Channel::send(std::string_view message) const {
  socket_->send(net::make_frame(sockjs_ ? sockjs_message(message) : std::string{message}));
}

void Channel::send_on_loop(const Broadcast& broadcast) const {
  if (!sockjs_)
    socket_->send_on_loop(broadcast.plain);
  else if (broadcast.sockjs)
    socket_->send_on_loop(broadcast.sockjs);
  else
    socket_->send_on_loop(net::make_frame(sockjs_message(broadcast.plain->payload())));
}

std::string sockjs_message(std::string_view message) {
  std::string out = "a[";
  append_json_string(out, message);
  out.push_back(']');
  return out;
}

}  // namespace confab::ddp
