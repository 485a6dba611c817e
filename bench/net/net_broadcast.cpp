// The network layer alone, driven like broadcast_floor: every text frame of the client that has sent {"role":"sender"}
// goes to all other WebSockets, by way of one task per event loop. Between the two lies what src/net costs; between
// this and the whole server, what everything else costs. Plain requests are answered with a small JSON document.
//
//   net_broadcast --port 9000 [--loops 2]

#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "net/server.h"

namespace {

using namespace confab::net;

/// The WebSockets of one loop; touched on that loop's thread only.
struct LoopMembers {
  std::unordered_set<WebSocket*> sockets;
};

class Room {
 public:
  void open(const std::vector<Loop*>& loops) {
    loops_ = loops;
    members_.resize(loops.size());
  }
  LoopMembers& members(const Loop& loop) { return members_[loop.index()]; }

  void publish(std::string_view text) {
    for (Loop* loop : loops_) {
      loop->post([this, loop, frame = make_frame(text)] {
        for (WebSocket* socket : members(*loop).sockets) socket->send_on_loop(frame);
      });
    }
  }
  /// Whether the caller is the one that has asked first.
  bool claim_sender() { return !has_sender_.exchange(true); }
  void release_sender() { has_sender_ = false; }

 private:
  std::vector<Loop*> loops_;
  std::vector<LoopMembers> members_;
  std::atomic<bool> has_sender_{false};
};

class Member final : public WebSocketListener {
 public:
  Member(Room& room, std::shared_ptr<WebSocket> socket) : room_(room), socket_(std::move(socket)) {
    room_.members(socket_->loop()).sockets.insert(socket_.get());
  }
  void on_text(std::string_view text) override {
    if (sender_) {
      room_.publish(text);
    } else if (text == R"({"role":"sender"})" && room_.claim_sender()) {
      sender_ = true;
      leave();
    }
  }
  void on_close() override {
    leave();
    if (sender_) room_.release_sender();
    socket_.reset();
  }

 private:
  void leave() { room_.members(socket_->loop()).sockets.erase(socket_.get()); }

  Room& room_;
  std::shared_ptr<WebSocket> socket_;
  bool sender_ = false;
};

}  // namespace

int main(int argc, char** argv) {
  ServerOptions options;
  options.max_send_queue_bytes = std::size_t{64} * 1024 * 1024;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    const auto value = std::strtoul(argv[i + 1], nullptr, 10);
    if (name == "--port") options.port = static_cast<std::uint16_t>(value);
    if (name == "--loops") options.loops = value;
  }
  Room room;
  Server server{options,
                [](const Request&, const Responder& responder) {
                  Response response;
                  response.headers.add("Content-Type", "application/json");
                  response.body = R"({"success":true,"message":"hello"})";
                  responder.send(std::move(response));
                },
                [&room](const Request&, const std::shared_ptr<WebSocket>& socket, Response&) {
                  return std::make_shared<Member>(room, socket);
                }};
  room.open(server.loops());
  server.start();
  for (;;) ::pause();
}
