#pragma once
// What becomes of a request's body is decided when its header is there: it is refused, collected into Request::body, or
// passed on piece by piece to a sink, so that no body has to fit into memory.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "net/message.h"

namespace confab::net {

class BodySink;
class EventLoop;
class Responder;
class Watcher;

/// What is done with one body.
struct Intake {
  std::uint64_t max_bytes = 0;           // a longer body is refused with 413, as soon as it is known to be longer
  std::shared_ptr<BodySink> sink = {};   // null: collected
  std::optional<Response> refusal = {};  // answered at once in place of reading the body; ends the connection
};

/// The way back to the connection whose body is in question. Any thread, never blocks; does nothing when the body is
/// complete or the connection gone. Keeps no connection alive.
class BodyControl {
 public:
  BodyControl(std::shared_ptr<EventLoop> loop, std::weak_ptr<Watcher> connection, std::uint64_t body)
      : loop_(std::move(loop)), connection_(std::move(connection)), body_(body) {}

  /// Once. On the connection's loop it counts at once.
  void decide(Intake intake) const;
  /// After BodySink::write() has said `wait`: go on. May come before that call has returned.
  void resume() const;
  /// Answers in place of reading the rest, and ends the connection; the sink is aborted.
  void refuse(Response response) const;

 private:
  std::shared_ptr<EventLoop> loop_;
  std::weak_ptr<Watcher> connection_;
  std::uint64_t body_;
};

/// Called on an event loop when the header of a request is there and a body follows; must not block. `length` is what
/// the header announces, nullopt for chunks. Nothing is read until BodyControl::decide(), now or later.
using BodyHandler = std::function<void(const Request& head, std::optional<std::uint64_t> length, BodyControl control)>;

/// Takes one body. All calls come on the connection's loop, one at a time, and must not block. What throws is a defect:
/// it is logged, answered with 500, and the body is aborted.
class BodySink {
 public:
  enum class Flow : std::uint8_t {
    go_on,
    wait,  // no further write() until BodyControl::resume(): back pressure down to the client
  };

  BodySink() = default;
  BodySink(const BodySink&) = delete;
  BodySink& operator=(const BodySink&) = delete;
  virtual ~BodySink() = default;

  /// The first call.
  virtual void begin(BodyControl control) = 0;
  /// Takes all of `piece`, which is not empty, at most 64 KiB, and valid during the call.
  virtual Flow write(std::string_view piece) = 0;
  /// The body is complete. The sink answers the request, in place of the server's handler. The last call.
  virtual void finish(Request request, Responder responder) = 0;
  /// The body will not be complete: malformed, too long, too slow, refused, or the connection is gone. The last call.
  virtual void abort() = 0;
};

}  // namespace confab::net
