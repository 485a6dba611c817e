#pragma once
// The answers of one connection, in the order of its requests, and how far they are sent.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "net/event_loop.h"
#include "net/http_writer.h"
#include "net/message.h"

namespace confab::net {

/// A request that waits for its answer, or an answer that waits to be sent.
struct Exchange {
  std::uint64_t sequence = 0;
  EventLoop::Clock::time_point since;
  AnswerForm form;
  bool answered = false;
  std::string head;
  Response response;
  std::string piece;                       // of a source: what is being sent, framed
  bool pulled = false;                     // of a source: asked for, and not here yet
  bool last_piece = false;                 // of a source: behind `piece` nothing follows
  std::optional<std::uint64_t> left = {};  // of a source: announced, and not delivered yet
};

class AnswerQueue {
 public:
  enum class Progress : std::uint8_t {
    done,     // all that could be sent is
    blocked,  // the kernel's buffer is full
    turn,     // enough for this turn: others are waiting
    starved,  // the source of the first answer has to be pulled, or has not delivered yet
    broken,   // the peer is gone, or the body is not what was announced
  };

  Exchange& begin(const AnswerForm& form, EventLoop::Clock::time_point now);
  /// nullptr when it is gone, or has its answer.
  [[nodiscard]] Exchange* unanswered(std::uint64_t sequence);
  /// The answer that is being sent, when it is that one and waits for its source.
  [[nodiscard]] Exchange* starving(std::uint64_t sequence);
  static void set_answer(Exchange& exchange, Response response);
  /// What the source delivered; nothing is the end. False when it is not what was announced.
  [[nodiscard]] static bool set_piece(Exchange& exchange, std::string bytes);

  /// Sends what can be sent.
  [[nodiscard]] Progress write(int fd, LoopCounters& counters);

  [[nodiscard]] bool empty() const { return exchanges_.empty(); }
  [[nodiscard]] std::size_t size() const { return exchanges_.size(); }
  [[nodiscard]] Exchange& front() { return exchanges_.front(); }
  [[nodiscard]] const Exchange& front() const { return exchanges_.front(); }
  [[nodiscard]] const Exchange& back() const { return exchanges_.back(); }
  void drop_all_but_first() { exchanges_.erase(exchanges_.begin() + 1, exchanges_.end()); }
  void clear() { exchanges_.clear(); }
  /// In memory, of answers that are not sent.
  [[nodiscard]] std::size_t unsent_bytes() const;

 private:
  [[nodiscard]] Progress write_memory(int fd, LoopCounters& counters);
  [[nodiscard]] Progress write_file(int fd, std::size_t& budget, LoopCounters& counters);
  [[nodiscard]] Progress write_source(int fd, LoopCounters& counters);
  void advance(std::size_t written);
  void pop();
  [[nodiscard]] bool front_is_streaming() const;

  std::deque<Exchange> exchanges_;
  std::uint64_t sent_ = 0;  // of the first: of its memory, then of its file or source
  bool head_sent_ = false;  // of the first, whose body is a file or a source
  std::uint64_t next_sequence_ = 0;
};

}  // namespace confab::net
