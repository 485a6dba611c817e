#include "services/http/curl_client.h"

#include <algorithm>
#include <deque>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>

#include "base/outside_wait.h"
#include "services/http/transfer.h"

namespace confab::services::http {
namespace {

constexpr int kLongestPoll = 1'000;  // ms; whatever is due wakes it earlier

std::string system_certificates() {
  const char* file = curl_version_info(CURLVERSION_NOW)->cainfo;
  if (file == nullptr) return {};
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::shared_ptr<const Terms> terms_of(CurlClient::Policy policy) {
  static const std::string system = system_certificates();
  return std::make_shared<const Terms>(
      Terms{std::move(policy.addresses), system + "\n" + policy.certificates, policy.any_certificate});
}

}  // namespace

/// The thread with libcurl's multi handle. Callers hand transfers over under the lock and wake it.
class CurlClient::Loop {
 public:
  Loop(Options options, Policy policy) : options_(options), terms_(terms_of(std::move(policy))) {
    initialise_curl();
    multi_.reset(curl_multi_init());
    if (!multi_) throw std::runtime_error("libcurl gives no multi handle");
    thread_ = std::thread([this] { run(); });
  }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  ~Loop() { stop(std::chrono::milliseconds{0}); }

  std::future<Response> submit(const Request& request) {
    const std::lock_guard lock{mutex_};
    if (stop_at_) throw Failed(Failure::stopped, "the server stops");
    if (waiting_.size() >= options_.waiting) throw Failed(Failure::busy, "too many calls wait already");
    auto transfer = std::make_unique<Transfer>(request, terms_);
    auto result = transfer->result();
    waiting_.push_back(std::move(transfer));
    curl_multi_wakeup(multi_.get());
    return result;
  }

  void change(Policy policy) {
    auto terms = terms_of(std::move(policy));
    const std::lock_guard lock{mutex_};
    terms_ = std::move(terms);
  }

  void stop(std::chrono::milliseconds grace) {
    {
      const std::lock_guard lock{mutex_};
      const auto end = Transfer::Clock::now() + grace;
      stop_at_ = std::min(stop_at_.value_or(end), end);
      curl_multi_wakeup(multi_.get());
    }
    const std::lock_guard joining{joining_};
    if (thread_.joinable()) thread_.join();
  }

 private:
  void run() {
    while (begin_and_go_on()) {
      int running = 0;
      curl_multi_perform(multi_.get(), &running);
      take_results();
      curl_multi_poll(multi_.get(), nullptr, 0, next_poll(), nullptr);
    }
    const auto stopped = std::make_exception_ptr(Failed(Failure::stopped, "the server stops"));
    for (auto& [easy, transfer] : active_) {
      curl_multi_remove_handle(multi_.get(), easy);
      transfer->fail(stopped);
    }
    active_.clear();
    const std::lock_guard lock{mutex_};
    for (auto& transfer : waiting_) transfer->fail(stopped);
    waiting_.clear();
  }

  /// Begins what waits, as far as there is room. False when it is time to end.
  bool begin_and_go_on() {
    give_up_late();
    while (auto transfer = next_waiting()) begin(std::move(transfer));
    const std::lock_guard lock{mutex_};
    if (!stop_at_) return true;
    return Transfer::Clock::now() < *stop_at_ && !active_.empty();
  }

  void give_up_late() {
    const std::lock_guard lock{mutex_};
    std::erase_if(waiting_, [now = Transfer::Clock::now()](const auto& transfer) {
      if (transfer->deadline() > now) return false;
      transfer->fail(std::make_exception_ptr(Failed(Failure::too_late, "its turn did not come within the deadline")));
      return true;
    });
  }

  std::unique_ptr<Transfer> next_waiting() {
    const std::lock_guard lock{mutex_};
    if (waiting_.empty() || stop_at_ || active_.size() >= options_.in_flight) return nullptr;
    auto transfer = std::move(waiting_.front());
    waiting_.pop_front();
    return transfer;
  }

  void begin(std::unique_ptr<Transfer> transfer) {
    try {
      CURL* easy = transfer->begin_hop();
      if (curl_multi_add_handle(multi_.get(), easy) != CURLM_OK) throw Failed(Failure::broken, "libcurl takes no call");
      active_.emplace(easy, std::move(transfer));
    } catch (...) {
      transfer->fail(std::current_exception());
    }
  }

  void take_results() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const auto code = message->data.result;
      const auto found = active_.find(message->easy_handle);
      auto transfer = std::move(found->second);
      curl_multi_remove_handle(multi_.get(), found->first);
      active_.erase(found);
      end(std::move(transfer), code);
    }
  }

  void end(std::unique_ptr<Transfer> transfer, CURLcode code) {
    try {
      if (transfer->end_hop(code)) return begin(std::move(transfer));
      transfer->succeed();
    } catch (...) {
      transfer->fail(std::current_exception());
    }
  }

  /// Until the next deadline of those that wait for their turn, or the end.
  int next_poll() {
    const std::lock_guard lock{mutex_};
    auto next = Transfer::Clock::now() + std::chrono::milliseconds{kLongestPoll};
    for (const auto& transfer : waiting_) next = std::min(next, transfer->deadline());
    if (stop_at_) next = std::min(next, *stop_at_);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Transfer::Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, kLongestPoll));
  }

  const Options options_;
  Multi multi_;
  std::mutex mutex_;
  std::shared_ptr<const Terms> terms_;
  std::deque<std::unique_ptr<Transfer>> waiting_;
  std::optional<Transfer::Clock::time_point> stop_at_;
  std::map<CURL*, std::unique_ptr<Transfer>> active_;  // of the thread alone
  std::mutex joining_;
  std::thread thread_;
};

CurlClient::CurlClient(Options options, Policy policy) : loop_(std::make_unique<Loop>(options, std::move(policy))) {}

CurlClient::~CurlClient() = default;

Response CurlClient::send(const Request& request) {
  const OutsideWait wait;
  return loop_->submit(request).get();
}

void CurlClient::change(Policy policy) {
  loop_->change(std::move(policy));
}

void CurlClient::stop(std::chrono::milliseconds grace) {
  loop_->stop(grace);
}

}  // namespace confab::services::http
