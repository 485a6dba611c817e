#include "net/websocket_connection.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "net/guarded_call.h"

namespace confab::net {
namespace {

// For the peer's close frame, and for it to hang up.
constexpr std::chrono::seconds kCloseTimeout{5};
constexpr std::chrono::seconds kDrainTimeout{2};
// Frames of one gathered write; the kernel takes at most IOV_MAX (1024).
constexpr std::size_t kGather = 512;
// Room for this many waiting frames stays allocated.
constexpr std::size_t kQueueKept = 64;
// Whoever is behind by less is not closed for what others hold.
constexpr std::size_t kOwnShare = std::size_t{64} * 1024;

}  // namespace

WebSocketConnection::WebSocketConnection(std::shared_ptr<EventLoop> loop, const WebSocketLimits& limits,
                                         std::shared_ptr<Budget> unfinished)
    : loop_(std::move(loop)),
      max_message_bytes_(limits.message_bytes),
      max_queue_bytes_(limits.queue_bytes),
      max_stranger_queue_bytes_(std::min(limits.queue_bytes, limits.stranger_queue_bytes)),
      max_of_all_queues_(limits.all_queues_bytes),
      stranger_timeout_(limits.stranger_timeout),
      message_timeout_(limits.message_timeout),
      write_timeout_(limits.write_timeout),
      reader_(std::min(limits.message_bytes, limits.stranger_message_bytes)),
      unfinished_(std::move(unfinished)) {}

WebSocketConnection::~WebSocketConnection() = default;

void WebSocketConnection::start(Watcher& http, std::shared_ptr<WebSocketListener> listener, std::string answer,
                                std::string early, Ticket ticket) {
  const auto self = std::static_pointer_cast<WebSocketConnection>(shared_from_this());
  listener_ = std::move(listener);
  ticket_ = std::move(ticket);
  loop_->hand_over(http, self);
  loop_->set_interest(*this, true, false);
  loop_->counters().open_websockets.add(1);
  state_ = State::open;
  if (stranger_timeout_.count() > 0) stranger_until_ = loop_->now() + stranger_timeout_;
  set_deadline();
  queued_bytes_ += answer.size();
  queue_.insert(queue_.begin(), std::make_shared<const Frame>(Encoded{std::move(answer)}));
  loop_->flush_later(*this);
  if (!early.empty()) read(early);
}

// --- sending

void WebSocketConnection::send(SharedFrame frame) {
  loop_->post_frame(std::static_pointer_cast<WebSocketConnection>(shared_from_this()), std::move(frame));
}

void WebSocketConnection::send_on_loop(SharedFrame frame) {
  if (state_ > State::open || overflow_ || broken_) return;
  if (state_ == State::opening) return push(std::move(frame));
  // A burst within one turn is no reason to give up on a peer that reads: what the kernel takes does not count.
  if (is_backlog(*frame) && !blocked_ && !write_queue()) {
    broken_ = true;
    loop_->flush_later(*this);
    return;
  }
  if (is_backlog(*frame)) {
    // Closed at the end of the turn: the caller may be walking over a list that the listener's on_close() changes.
    overflow_ = true;
    loop_->flush_later(*this);
    return;
  }
  push(std::move(frame));
}

// One that is being sent is no backlog, however large it is, nor the first one behind it: an answer may be larger than
// the queue, and who has asked for it may read as fast as the line allows.
bool WebSocketConnection::is_backlog(const Frame& next) const {
  if (next_ >= queue_.size()) return false;
  const std::size_t behind = queued_bytes_ - (queue_[next_]->bytes().size() - next_offset_);
  const bool crowded = blocked_ && behind > kOwnShare && Frame::held_bytes() > max_of_all_queues_;
  const auto most = vouched_ ? max_queue_bytes_ : max_stranger_queue_bytes_;
  return crowded || (behind > 0 && behind + next.bytes().size() > most);
}

void WebSocketConnection::push(SharedFrame frame) {
  queued_bytes_ += frame->bytes().size();
  queue_.push_back(std::move(frame));
  if (!blocked_) loop_->flush_later(*this);
}

bool WebSocketConnection::write_queue() {
  while (next_ < queue_.size()) {
    std::array<iovec, kGather> pieces;
    std::size_t count = 0;
    std::size_t offset = next_offset_;
    for (std::size_t i = next_; i < queue_.size() && count < kGather; ++i, ++count) {
      const auto bytes = queue_[i]->bytes().substr(offset);
      pieces[count] = {const_cast<char*>(bytes.data()), bytes.size()};
      offset = 0;
    }
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = count;
    const auto written = ::sendmsg(fd(), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (written < 0) {
      if (errno == EINTR) continue;
      if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
      if (!std::exchange(blocked_, true)) {
        progress_ = loop_->now();
        set_deadline();
      }
      loop_->set_interest(*this, true, true);
      return true;
    }
    progress_ = loop_->now();
    loop_->counters().bytes_out.add(static_cast<std::uint64_t>(written));
    advance(static_cast<std::size_t>(written));
  }
  queue_.clear();
  next_ = 0;
  if (queue_.capacity() > kQueueKept) queue_.shrink_to_fit();
  if (blocked_) {
    blocked_ = false;
    loop_->set_interest(*this, true, false);
    set_deadline();
  }
  return true;
}

void WebSocketConnection::advance(std::size_t written) {
  queued_bytes_ -= written;
  std::uint64_t frames = 0;
  while (written > 0) {
    const std::size_t left = queue_[next_]->bytes().size() - next_offset_;
    if (written < left) {
      next_offset_ += written;
      break;
    }
    written -= left;
    next_offset_ = 0;
    queue_[next_++].reset();
    ++frames;
  }
  loop_->counters().frames_out.add(frames);
  // A slow reader's queue never gets empty: give the sent part back now and then.
  if (next_ >= 64 && next_ >= queue_.size() / 2) {
    queue_.erase(queue_.begin(), queue_.begin() + next_);
    next_ = 0;
  }
}

void WebSocketConnection::on_flush() {
  if (broken_) return hang_up();
  if (overflow_ && state_ == State::open) give_up_slow_reader();
  if (!blocked_) write();
}

void WebSocketConnection::on_writable() {
  write();
}

void WebSocketConnection::write() {
  if (!write_queue()) return hang_up();
  if (state_ == State::draining && queue_.empty() && !std::exchange(shut_down_, true)) ::shutdown(fd(), SHUT_WR);
}

// --- receiving

void WebSocketConnection::on_readable() {
  const auto buffer = loop_->read_buffer();
  const auto size = ::recv(fd(), buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return;
  if (size <= 0) return hang_up();
  loop_->counters().bytes_in.add(static_cast<std::uint64_t>(size));
  if (state_ != State::draining) read(buffer.first(static_cast<std::size_t>(size)));
}

void WebSocketConnection::read(std::span<char> data) {
  const auto code = reader_.feed(data, *this);
  if (state_ >= State::draining) return;
  if (code == 0) {
    if (held_.resize(reader_.buffered_bytes())) return await_end_of_message();
    return fail(close_code::kTryAgainLater, "There are too many unfinished messages at the moment.");
  }
  switch (code) {
    case close_code::kTooBig:
      return fail(code, "The message is too big.");
    case close_code::kInvalidPayload:
      return fail(code, "The message is not valid UTF-8.");
    case close_code::kUnsupportedData:
      return fail(code, "Only text messages are understood.");
    default:
      return fail(code, "The frame is malformed.");
  }
}

// Whoever has begun a message and sends no more of it holds memory for as long as the connection stays.
void WebSocketConnection::await_end_of_message() {
  const bool ended = std::exchange(message_ended_, false);
  if (!vouched_ || state_ != State::open) return;
  const bool begun = reader_.buffered_bytes() > 0;
  const bool awaited = message_until_ != kNever;
  if (!begun && !awaited) return;
  if (begun && awaited && !ended) return;
  message_until_ = begun ? loop_->now() + message_timeout_ : kNever;
  set_deadline();
}

bool WebSocketConnection::on_message(std::string_view text) {
  message_ended_ = true;  // the next one has a time of its own
  loop_->counters().frames_in.add(1);
  if (state_ != State::open) return true;  // our close frame is on its way; theirs is all that matters
  const auto listener = listener_;
  if (!guarded_call("a WebSocket listener", [&] { listener->on_text(text); })) {
    fail(close_code::kInternalError, "Something went wrong here.");
  }
  return state_ < State::draining;
}

void WebSocketConnection::on_ping(std::string_view payload) {
  if (state_ != State::open || overflow_) return;
  send_on_loop(std::make_shared<const Frame>(Encoded{encode_frame(Opcode::pong, payload)}));
}

void WebSocketConnection::on_peer_close(std::uint16_t code, std::string_view) {
  if (state_ == State::open) push(std::make_shared<const Frame>(Encoded{encode_close(code, {})}));
  drain();
}

// --- closing

void WebSocketConnection::close(std::uint16_t code, std::string_view reason) {
  loop_->post([self = std::static_pointer_cast<WebSocketConnection>(shared_from_this()), code,
               reason = std::string{reason}] { self->begin_close(code, reason); });
}

void WebSocketConnection::begin_close(std::uint16_t code, std::string_view reason) {
  if (state_ != State::open || overflow_ || broken_) return;
  state_ = State::closing;
  push(std::make_shared<const Frame>(Encoded{encode_close(code, reason)}));
  closing_until_ = loop_->now() + kCloseTimeout;
  set_deadline();
}

void WebSocketConnection::fail(std::uint16_t code, std::string_view reason) {
  if (state_ == State::open) push(std::make_shared<const Frame>(Encoded{encode_close(code, reason)}));
  drain();
}

void WebSocketConnection::give_up_slow_reader() {
  loop_->counters().closed_slow.add(1);
  // A frame that has begun must end, or the close frame would be read as part of it.
  const SharedFrame begun = next_offset_ > 0 ? queue_[next_] : nullptr;
  queue_.clear();
  next_ = 0;
  queued_bytes_ = 0;
  if (begun) {
    queue_.push_back(begun);
    queued_bytes_ = begun->bytes().size() - next_offset_;
  }
  push(std::make_shared<const Frame>(
      Encoded{encode_close(close_code::kTryAgainLater, "Too slow: come back and sync.")}));
  drain();
}

// Closing a socket with unread input resets it, and a reset overtakes the close frame. So: send what is left, shut our
// side down, and read until the peer does the same or its time is up.
void WebSocketConnection::drain() {
  state_ = State::draining;
  closing_until_ = loop_->now() + kDrainTimeout;
  set_deadline();
  loop_->flush_later(*this);
  tell_closed();
}

void WebSocketConnection::hang_up() {
  if (state_ == State::closed) return;
  state_ = State::closed;
  loop_->counters().open_websockets.subtract(1);
  loop_->counters().open_connections.subtract(1);
  loop_->forget(*this);
  queue_.clear();
  queue_.shrink_to_fit();
  ticket_ = Ticket{};
  tell_closed();
}

void WebSocketConnection::tell_closed() {
  if (const auto listener = std::exchange(listener_, nullptr)) {
    guarded_call("a WebSocket listener", [&] { listener->on_close(); });
  }
}

void WebSocketConnection::vouch() {
  loop_->post([self = std::static_pointer_cast<WebSocketConnection>(shared_from_this())] {
    self->reader_.set_max_message_bytes(self->max_message_bytes_);
    if (std::exchange(self->vouched_, true)) return;
    self->stranger_until_ = kNever;
    self->await_end_of_message();
    self->set_deadline();
  });
}

// --- time

// Of closing alone, once that has begun.
WebSocketConnection::Clock::time_point WebSocketConnection::deadline() const {
  if (state_ > State::open) return closing_until_;
  const auto first = std::min(stranger_until_, message_until_);
  return blocked_ ? std::min(first, progress_ + write_timeout_) : first;
}

void WebSocketConnection::set_deadline() {
  if (!watched()) return;
  if (const auto at = deadline(); at != kNever) {
    loop_->arm_at(*this, at);
  } else {
    loop_->disarm(*this);
  }
}

void WebSocketConnection::on_timeout() {
  const auto now = loop_->now();
  if (deadline() > now) return set_deadline();
  if (state_ > State::open) return hang_up();
  if (blocked_ && progress_ + write_timeout_ <= now) {
    loop_->counters().closed_slow.add(1);
    return hang_up();
  }
  if (message_until_ <= now) return fail(close_code::kTryAgainLater, "The message did not end in time.");
  begin_close(close_code::kTryAgainLater, "Nobody has logged in here: come back when you do.");
}

void WebSocketConnection::on_stop() {
  begin_close(close_code::kServiceRestart, "The server restarts: come back soon.");
}

void WebSocketConnection::on_abort() {
  hang_up();
}

}  // namespace confab::net
