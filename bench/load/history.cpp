#include "load/history.h"

#include <ctime>

#include <random>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <boost/json/parse.hpp>

#include "load/closed_loop.h"

namespace confab::load {
namespace {

constexpr std::size_t kPage = 50;
constexpr unsigned kCheckEvery = 32;  // parsing every answer would keep the generator busier than the server
constexpr double kWarmUpSeconds = 0.5;

std::string iso_time(std::int64_t ms) {
  const std::time_t seconds = ms / 1000;
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                     utc.tm_hour, utc.tm_min, utc.tm_sec, ms % 1000);
}

class Reader {
 public:
  explicit Reader(const HistoryOptions& options) : options_(options) {
    for (const SeededRoom& room : options.workspace->rooms) {
      if (room.messages > static_cast<std::int64_t>(10 * kPage)) rooms_.push_back(&room);
    }
    if (rooms_.empty()) throw std::runtime_error("no room with enough messages");
  }

  boost::json::object read(bool newest) {
    ClosedLoop loop{.port = options_.port,
                    .pid = options_.pid,
                    .clients = options_.clients,
                    .seconds = kWarmUpSeconds,
                    .request = [&](std::size_t) { return request(newest); },
                    .check = [&](const HttpResponse& response) { check(response); }};
    (void)run_closed_loop(loop);
    loop.seconds = options_.seconds;
    return run_closed_loop(loop).report;
  }

 private:
  std::string request(bool newest) {
    const SeededRoom& room = *rooms_[std::uniform_int_distribution<std::size_t>{0, rooms_.size() - 1}(random_)];
    std::string target = fmt::format("/api/v1/channels.history?roomId={}&count={}", room.id, kPage);
    if (!newest) {
      // The seeder spreads a room's messages evenly over the room's time; the first fifth is left out.
      std::uniform_int_distribution<std::int64_t> when{room.first_ms + (room.last_ms - room.first_ms) / 10,
                                                       room.last_ms};
      target += "&latest=" + iso_time(when(random_));
    }
    return http_request(target, &options_.workspace->accounts.front());
  }

  void check(const HttpResponse& response) {
    if (response.status != 200) {
      throw std::runtime_error(fmt::format("channels.history: {} {}", response.status, response.body));
    }
    if (answers_++ % kCheckEvery != 0) return;
    const auto answer = boost::json::parse({response.body.data(), response.body.size()});
    const auto& messages = answer.at("messages").as_array();
    if (messages.size() != kPage) throw std::runtime_error(fmt::format("{} messages in a page", messages.size()));
  }

  const HistoryOptions& options_;
  std::vector<const SeededRoom*> rooms_;
  std::mt19937_64 random_{20'000};  // the same rooms in every run
  unsigned answers_ = 0;
};

}  // namespace

boost::json::object read_history(const HistoryOptions& options) {
  Reader reader{options};
  boost::json::object newest = reader.read(true);
  return {{"newest", std::move(newest)}, {"anywhere", reader.read(false)}};
}

}  // namespace confab::load
