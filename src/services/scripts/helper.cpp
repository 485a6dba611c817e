#include "services/scripts/helper.h"

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "base/text.h"

namespace confab::services::scripts {

Helper::Ends Helper::connected() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw std::system_error(errno, std::generic_category(), "socketpair");
  }
  return {.here = child::Descriptor{ends[0]}, .there = child::Descriptor{ends[1]}};
}

Helper::Helper(const child::Program& program, std::chrono::milliseconds running, std::chrono::milliseconds idle)
    : Helper(connected(), program,
             {"confab-script", "serve", std::to_string(running.count()), std::to_string(idle.count())}) {}

Helper::Helper(Ends ends, const child::Program& program, const std::vector<std::string>& arguments)
    : socket_(std::move(ends.here)), process_(program, arguments, {.own = {ends.there.get()}}) {}

std::optional<Frame> Helper::ask(const Frame& frame, std::string_view last, std::chrono::milliseconds deadline,
                                 const Attending& attend) {
  auto until = Clock::now() + deadline;
  if (!send(script_helper::packed(frame), until)) return std::nullopt;
  while (auto said = receive(until)) {
    if (said->empty()) return std::nullopt;
    if (said->front() == last) return said;
    const auto began = Clock::now();
    const auto answer = attend(*said);
    until += Clock::now() - began;
    if (answer && !send(script_helper::packed(*answer), until)) return std::nullopt;
  }
  return std::nullopt;
}

bool Helper::is_there() const {
  pollfd silent{.fd = socket_.get(), .events = POLLIN, .revents = 0};
  return poll(&silent, 1, 0) == 0;
}

bool Helper::wait(short events, Clock::time_point until) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) {
      was_late_ = true;
      return false;
    }
    pollfd waiting{.fd = socket_.get(), .events = events, .revents = 0};
    if (poll(&waiting, 1, static_cast<int>(left)) > 0) return true;
  }
}

bool Helper::send(std::string_view bytes, Clock::time_point until) {
  while (!bytes.empty()) {
    if (!wait(POLLOUT, until)) return false;
    const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::optional<std::string> Helper::read(std::size_t count, Clock::time_point until) {
  std::string bytes(count, '\0');
  std::size_t got = 0;
  while (got < count) {
    if (!wait(POLLIN, until)) return std::nullopt;
    const ssize_t piece = ::recv(socket_.get(), bytes.data() + got, count - got, MSG_DONTWAIT);
    if (piece < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (piece <= 0) return std::nullopt;
    got += static_cast<std::size_t>(piece);
  }
  return bytes;
}

std::optional<Frame> Helper::receive(Clock::time_point until) {
  const auto length = read(script_helper::kLengthBytes, until);
  if (!length || script_helper::length_at(*length) > script_helper::kMaxFrame) return std::nullopt;
  const auto body = read(script_helper::length_at(*length), until);
  auto frame = body ? script_helper::unpacked(*body) : std::nullopt;
  if (frame) {
    for (auto& text : *frame) text = to_valid_utf8(text);
  }
  return frame;
}

}  // namespace confab::services::scripts
