#include "services/scripts/attendant.h"

#include <algorithm>
#include <charconv>

#include "base/log.h"
#include "base/text.h"

namespace confab::services::scripts {
namespace {

using script_helper::Frame;

constexpr std::size_t kFetchWords = 6;  // in front of the headers
constexpr std::chrono::milliseconds kShortest{1};

std::chrono::milliseconds milliseconds_of(const std::string& text, std::chrono::milliseconds most) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || value <= 0) return most;
  return std::min(std::chrono::milliseconds{value}, most);
}

Fetched no_answer(std::string why) {
  Fetched fetched;
  fetched.error = std::move(why);
  return fetched;
}

Frame told(const Fetched& fetched) {
  Frame frame{"fetched",           fetched.error, std::to_string(fetched.status),
              fetched.status_text, fetched.url,   fetched.redirected ? "1" : "0",
              fetched.body};
  for (const auto& [name, value] : fetched.headers) {
    frame.push_back(name);
    frame.push_back(value);
  }
  return frame;
}

}  // namespace

std::optional<Frame> Attendant::attend(const Frame& frame) {
  if (frame.front() == "said") log_line(frame);
  if (frame.front() != "fetch") return std::nullopt;
  auto answer = told(fetched(frame));
  if (script_helper::packed(answer).size() > script_helper::kMaxFrame) {
    answer = told(no_answer("the answer is larger than 1 MiB"));
  }
  return answer;
}

void Attendant::log_line(const Frame& frame) {
  if (frame.size() != 3 || ++lines_ > script_helper::kMaxLines) return;
  const auto text = to_valid_utf8(frame[2].substr(0, script_helper::kMaxSaid));
  log::write(frame[1] == "info" ? log::Level::info : log::Level::debug, "a script of a webhook says",
             {{"webhook", program_id_}, {"text", text}});
}

Fetched Attendant::asked(const Fetch& fetch) {
  try {
    return fetch_(fetch);
  } catch (const std::exception& error) {
    return no_answer(error.what());
  }
}

Fetched Attendant::fetched(const Frame& frame) {
  if (frame.size() < kFetchWords || frame.size() % 2 != 0) return no_answer("it asks for nothing");
  if (left_.fetches == 0) return no_answer("a call may ask other servers 10 times and no more");
  if (left_.fetching < kShortest) return no_answer("a call may wait 20 seconds for other servers and no longer");
  --left_.fetches;
  Fetch fetch{.method = frame[1],
              .url = frame[2],
              .headers = {},
              .body = frame[3],
              .deadline = milliseconds_of(frame[4], left_.fetching),
              .follow_redirects = frame[5] == "1"};
  for (std::size_t i = kFetchWords; i < frame.size(); i += 2) fetch.headers.emplace_back(frame[i], frame[i + 1]);
  const auto began = std::chrono::steady_clock::now();
  auto fetched = asked(fetch);
  left_.fetching -= std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  return fetched;
}

}  // namespace confab::services::scripts
