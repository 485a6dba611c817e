#include "net/answer_queue.h"

#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace confab::net {
namespace {

using Progress = AnswerQueue::Progress;

// Answers of one gathered write.
constexpr std::size_t kGather = 32;
// Of a file in one turn of the loop, so that a fast reader does not keep the others waiting.
constexpr std::size_t kFileBytesPerTurn = std::size_t{512} * 1024;

Progress failure() {
  return errno == EAGAIN || errno == EWOULDBLOCK ? Progress::blocked : Progress::broken;
}

bool in_chunks(const Exchange& exchange) {
  return exchange.response.source && !exchange.response.source->size() && exchange.form.http11;
}

}  // namespace

Exchange& AnswerQueue::begin(const AnswerForm& form, EventLoop::Clock::time_point now) {
  Exchange& exchange = exchanges_.emplace_back();
  exchange.sequence = next_sequence_++;
  exchange.since = now;
  exchange.form = form;
  return exchange;
}

Exchange* AnswerQueue::unanswered(std::uint64_t sequence) {
  const auto found = std::find_if(exchanges_.begin(), exchanges_.end(),
                                  [&](const Exchange& exchange) { return exchange.sequence == sequence; });
  return found == exchanges_.end() || found->answered ? nullptr : &*found;
}

Exchange* AnswerQueue::starving(std::uint64_t sequence) {
  return !exchanges_.empty() && front().sequence == sequence && front().pulled ? &front() : nullptr;
}

void AnswerQueue::set_answer(Exchange& exchange, Response response) {
  exchange.head = encode_head(response, exchange.form);
  if (response.source) exchange.left = response.source->size();
  exchange.response = std::move(response);
  exchange.answered = true;
}

bool AnswerQueue::set_piece(Exchange& exchange, std::string bytes) {
  if (exchange.left && (bytes.empty() ? *exchange.left > 0 : bytes.size() > *exchange.left)) return false;
  if (exchange.left) *exchange.left -= bytes.size();
  exchange.pulled = false;
  exchange.last_piece = bytes.empty();
  if (in_chunks(exchange)) {
    exchange.piece = bytes.empty() ? "0\r\n\r\n" : fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes);
  } else {
    exchange.piece = std::move(bytes);
  }
  return true;
}

bool AnswerQueue::front_is_streaming() const {
  return streams_body(front().response, front().form);
}

AnswerQueue::Progress AnswerQueue::write(int fd, LoopCounters& counters) {
  std::size_t budget = kFileBytesPerTurn;
  while (!exchanges_.empty() && front().answered) {
    Progress progress = Progress::done;
    if (!head_sent_) {
      progress = write_memory(fd, counters);
    } else if (front().response.file.file) {
      progress = write_file(fd, budget, counters);
    } else {
      progress = write_source(fd, counters);
    }
    if (progress != Progress::done) return progress;
  }
  return Progress::done;
}

Progress AnswerQueue::write_memory(int fd, LoopCounters& counters) {
  std::array<iovec, kGather> pieces;
  std::size_t count = 0;
  auto skip = static_cast<std::size_t>(sent_);
  const auto add = [&](std::string_view bytes) {
    const auto skipped = std::min(skip, bytes.size());
    skip -= skipped;
    bytes.remove_prefix(skipped);
    if (!bytes.empty()) pieces[count++] = {const_cast<char*>(bytes.data()), bytes.size()};
  };
  for (const Exchange& exchange : exchanges_) {
    if (!exchange.answered || count + 2 > kGather) break;
    add(exchange.head);
    add(body_to_send(exchange.response, exchange.form));
    if (streams_body(exchange.response, exchange.form)) break;
  }
  msghdr message{};
  message.msg_iov = pieces.data();
  message.msg_iovlen = count;
  const auto written = ::sendmsg(fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (written < 0) return errno == EINTR ? Progress::done : failure();
  counters.bytes_out.add(static_cast<std::uint64_t>(written));
  advance(static_cast<std::size_t>(written));
  return Progress::done;
}

void AnswerQueue::advance(std::size_t written) {
  sent_ += written;
  while (!exchanges_.empty() && front().answered) {
    const bool streaming = front_is_streaming();
    const std::size_t size = front().head.size() + body_to_send(front().response, front().form).size();
    if (sent_ < size) return;
    sent_ -= size;
    if (streaming) {
      head_sent_ = true;  // sent_ is 0: nothing was gathered behind it
      return;
    }
    exchanges_.pop_front();
  }
}

void AnswerQueue::pop() {
  exchanges_.pop_front();
  sent_ = 0;
  head_sent_ = false;
}

Progress AnswerQueue::write_file(int fd, std::size_t& budget, LoopCounters& counters) {
  const FileBody& body = front().response.file;
  if (sent_ == body.size) {
    pop();
    return Progress::done;
  }
  if (budget == 0) return Progress::turn;
  auto offset = static_cast<off_t>(body.offset + sent_);
  const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(body.size - sent_, budget));
  const auto written = ::sendfile(fd, body.file->fd(), &offset, wanted);
  if (written < 0) return errno == EINTR ? Progress::done : failure();
  if (written == 0) return Progress::broken;  // the file became shorter
  budget -= static_cast<std::size_t>(written);
  sent_ += static_cast<std::uint64_t>(written);
  counters.bytes_out.add(static_cast<std::uint64_t>(written));
  return Progress::done;
}

Progress AnswerQueue::write_source(int fd, LoopCounters& counters) {
  Exchange& exchange = front();
  if (!exchange.piece.empty()) {
    const auto rest = std::string_view{exchange.piece}.substr(static_cast<std::size_t>(sent_));
    const auto written = ::send(fd, rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (written < 0) return errno == EINTR ? Progress::done : failure();
    counters.bytes_out.add(static_cast<std::uint64_t>(written));
    sent_ += static_cast<std::uint64_t>(written);
    if (sent_ < exchange.piece.size()) return Progress::done;
    exchange.piece.clear();
    sent_ = 0;
  }
  if (!exchange.last_piece) return Progress::starved;
  pop();
  return Progress::done;
}

std::size_t AnswerQueue::unsent_bytes() const {
  std::size_t bytes = 0;
  for (const Exchange& exchange : exchanges_) {
    bytes += exchange.head.size() + exchange.piece.size() + exchange.response.body.size();
  }
  return bytes;
}

}  // namespace confab::net
