#include "net/worker_body.h"

#include <deque>
#include <mutex>

#include "base/log.h"
#include "net/guarded_call.h"
#include "net/http_writer.h"
#include "net/server.h"

namespace confab::net {
namespace {

constexpr std::size_t kHighMark = std::size_t{256} * 1024;
constexpr std::size_t kLowMark = kHighMark / 2;

/// What waits for the consumer, and the one worker at most that is at it. Shared by the sink and that worker.
class Feed : public std::enable_shared_from_this<Feed> {
 public:
  Feed(FairPool& workers, std::string who, std::unique_ptr<BlockingConsumer> consumer)
      : workers_(workers), who_(std::move(who)), consumer_(std::move(consumer)) {}

  void begin(BodyControl control) { control_.emplace(std::move(control)); }

  BodySink::Flow push(std::string_view piece) {
    const std::lock_guard lock{mutex_};
    if (!ended_) {
      pieces_.emplace_back(piece);
      bytes_ += piece.size();
      wake();
    }
    full_ = bytes_ > kHighMark;
    return full_ ? BodySink::Flow::wait : BodySink::Flow::go_on;
  }
  void finish(Request request, Responder responder) {
    const std::lock_guard lock{mutex_};
    if (ended_) return responder.send(std::move(*ended_));  // before the refusal reached the connection
    end_ = End{std::move(request), std::move(responder)};
    wake();
  }
  void abort() {
    const std::lock_guard lock{mutex_};
    aborted_ = true;
    pieces_.clear();
    bytes_ = 0;
    wake();
  }

 private:
  struct End {
    Request request;
    Responder responder;
  };

  // Holding mutex_. A connection has one such task at most.
  void wake() {
    if (std::exchange(running_, true)) return;
    workers_.submit(who_, [self = shared_from_this()] { self->run(); });
  }

  void run() {
    for (;;) {
      std::unique_lock lock{mutex_};
      if (aborted_ || ended_) {
        const bool tell = !std::exchange(told_, true);
        running_ = false;
        lock.unlock();
        if (tell) guarded_call("a body's consumer", [&] { consumer_->abort(); });
        return;
      }
      if (!pieces_.empty()) {
        const std::string piece = std::move(pieces_.front());
        pieces_.pop_front();
        bytes_ -= piece.size();
        const bool resume = full_ && bytes_ <= kLowMark;
        if (resume) full_ = false;
        lock.unlock();
        if (resume) control_->resume();
        take(piece);
      } else if (end_) {
        End end = std::move(*end_);
        end_.reset();
        told_ = true;  // running_ stays: nothing may come behind it
        lock.unlock();
        answer(end);
        return;
      } else {
        running_ = false;
        return;
      }
    }
  }

  void take(const std::string& piece) {
    std::optional<Response> answer;
    if (!guarded_call("a body's consumer", [&] { answer = consumer_->write(piece); })) {
      answer = error_response(500, "Something went wrong here.");
    }
    if (!answer) return;
    std::optional<End> end;
    {
      const std::lock_guard lock{mutex_};
      ended_ = answer;
      pieces_.clear();
      bytes_ = 0;
      end.swap(end_);
    }
    // Complete already, or still coming.
    if (end) {
      end->responder.send(std::move(*answer));
    } else {
      control_->refuse(std::move(*answer));
    }
  }

  void answer(const End& end) {
    const log::RequestScope scope{end.request.id};
    auto response = error_response(500, "Something went wrong here.");
    guarded_call("a body's consumer", [&] { response = consumer_->finish(end.request); });
    end.responder.send(std::move(response));
  }

  FairPool& workers_;
  const std::string who_;
  const std::unique_ptr<BlockingConsumer> consumer_;
  std::optional<BodyControl> control_;
  std::mutex mutex_;  // guards the following
  std::deque<std::string> pieces_;
  std::size_t bytes_ = 0;
  std::optional<End> end_;
  bool full_ = false;     // the connection waits
  bool running_ = false;  // a worker is at it, or will be
  bool aborted_ = false;
  std::optional<Response> ended_;  // by the consumer, with this answer
  bool told_ = false;              // the consumer had its last call
};

class WorkerSink final : public BodySink {
 public:
  explicit WorkerSink(std::shared_ptr<Feed> feed) : feed_(std::move(feed)) {}
  void begin(BodyControl control) override { feed_->begin(std::move(control)); }
  Flow write(std::string_view piece) override { return feed_->push(piece); }
  void finish(Request request, Responder responder) override {
    feed_->finish(std::move(request), std::move(responder));
  }
  void abort() override { feed_->abort(); }

 private:
  const std::shared_ptr<Feed> feed_;
};

class WorkerSource final : public BodySource {
 public:
  using Read = std::function<std::string(std::size_t bytes)>;
  WorkerSource(WorkerPool& workers, Read read, std::optional<std::uint64_t> size)
      : workers_(workers), read_(std::make_shared<Read>(std::move(read))), size_(size) {}

  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }
  void pull(std::size_t bytes, PieceReceiver receiver) override {
    const auto work = [read = read_, bytes, receiver] {
      std::string piece;
      if (guarded_call("the source of an answer", [&] { piece = (*read)(bytes); })) {
        receiver.deliver(std::move(piece));
      } else {
        receiver.fail();
      }
    };
    workers_.submit_always(work);  // one a connection at most
  }

 private:
  WorkerPool& workers_;
  const std::shared_ptr<Read> read_;  // outlives the source while a worker is at it
  const std::optional<std::uint64_t> size_;
};

}  // namespace

std::shared_ptr<BodySink> make_worker_sink(FairPool& workers, std::string who,
                                           std::unique_ptr<BlockingConsumer> consumer) {
  return std::make_shared<WorkerSink>(std::make_shared<Feed>(workers, std::move(who), std::move(consumer)));
}

std::shared_ptr<BodySource> make_worker_source(WorkerPool& workers, std::function<std::string(std::size_t bytes)> read,
                                               std::optional<std::uint64_t> size) {
  return std::make_shared<WorkerSource>(workers, std::move(read), size);
}

}  // namespace confab::net
