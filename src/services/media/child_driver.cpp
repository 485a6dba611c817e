#include "services/media/child_driver.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string>
#include <system_error>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/json.h"
#include "base/log.h"
#include "base/outside_wait.h"

namespace confab::services::media {
namespace {

/// Of a file that is read, or made. Closed at the end.
class OpenedFile {
 public:
  OpenedFile(const std::string& path, int flags) : fd_(open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) throw std::system_error(errno, std::generic_category(), path);
  }
  ~OpenedFile() { close(fd_); }
  OpenedFile(const OpenedFile&) = delete;
  OpenedFile& operator=(const OpenedFile&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

/// Takes the file away again, unless it was kept.
class Unfinished {
 public:
  explicit Unfinished(const std::string& path) : path_(path) {}
  ~Unfinished() {
    if (!kept_) unlink(path_.c_str());
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  void keep() { kept_ = true; }

 private:
  const std::string& path_;
  bool kept_ = false;
};

std::string_view word(Wish::Fit fit) {
  constexpr std::array kWords{"as_is", "inside", "cover", "pad"};
  return kWords.at(static_cast<std::size_t>(fit));
}

Failure failure_of(std::string_view word) {
  if (word == "not_a_picture") return Failure::not_a_picture;
  if (word == "too_large") return Failure::too_large;
  if (word == "too_costly") return Failure::too_costly;
  if (word == "unavailable") return Failure::unavailable;
  return Failure::broken;
}

std::string text_of(const json::object& answer, std::string_view key) {
  const auto* value = answer.if_contains(key);
  return value != nullptr && value->is_string() ? std::string{value->as_string()} : std::string{};
}

int number_of(const json::object& answer, std::string_view key) {
  const auto* value = answer.if_contains(key);
  return value != nullptr && value->is_int64() ? static_cast<int>(value->as_int64()) : 0;
}

bool flag_of(const json::object& answer, std::string_view key) {
  const auto* value = answer.if_contains(key);
  return value != nullptr && value->is_bool() && value->as_bool();
}

json::object parsed(const std::string& text) {
  boost::system::error_code error;
  auto value = json::parse(text, error);
  if (error || !value.is_object()) throw Failed(Failure::broken, "the helper answered what cannot be");
  return std::move(value.as_object());
}

std::string media_type_of(std::string_view format) {
  return "image/" + std::string{format};
}

}  // namespace

/// One of the few children that run at once.
class ChildDriver::Turn {
 public:
  explicit Turn(ChildDriver& driver) : driver_(driver) {
    std::unique_lock lock{driver_.mutex_};
    if (!driver_.freed_.wait_for(lock, driver_.options_.wait,
                                 [this] { return driver_.running_ < driver_.options_.at_once; })) {
      throw Refusal(errors::service_unavailable, "Too many pictures wait for their turn; try again");
    }
    ++driver_.running_;
  }
  ~Turn() {
    {
      const std::lock_guard lock{driver_.mutex_};
      --driver_.running_;
    }
    driver_.freed_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  ChildDriver& driver_;
};

ChildDriver::ChildDriver(std::string_view program, Options options) : options_(options) {
  try {
    program_.emplace("confab-media", program);
  } catch (const std::exception& error) {
    missing_ = error.what();
  }
}

void ChildDriver::unavailable(const std::string& text) {
  {
    const std::lock_guard lock{mutex_};
    if (!is_told_) {
      log::warning("pictures are not worked on: the helper does not start; are libvips, libmagic and libseccomp there?",
                   {{"error", text}});
    }
    is_told_ = true;
  }
  throw Failed(Failure::unavailable, text);
}

void ChildDriver::explain(const child::Ending& ending) {
  if (ending.was_late) throw Failed(Failure::too_costly, "it took too long");
  if (ending.exit_code == child::kNoSuchProgram) unavailable("a library is missing");
  if (ending.signal == SIGXCPU || ending.signal == SIGXFSZ || ending.signal == SIGABRT || ending.signal == SIGTRAP) {
    throw Failed(Failure::too_costly, "it took too much time or memory");
  }
  log::warning("the helper for pictures was ended",
               {{"signal", std::to_string(ending.signal)}, {"exit_code", std::to_string(ending.exit_code)}});
  throw Failed(Failure::broken, "it broke what reads it");
}

std::string ChildDriver::ask(const std::vector<std::string>& arguments, int input, int output) {
  if (!program_) unavailable(missing_);
  const OutsideWait wait;
  const Turn turn{*this};
  child::Ending ending;
  try {
    ending = child::run(*program_, arguments, input, output, options_.deadline);
  } catch (const std::exception& error) {
    unavailable(error.what());
  }
  if (ending.exit_code != 0 || ending.was_late) explain(ending);
  return ending.output;
}

Facts ChildDriver::inspect(const std::string& path) {
  const OpenedFile file{path, O_RDONLY};
  const auto answer = parsed(ask({"confab-media", "inspect"}, file.get(), -1));
  if (const auto why = text_of(answer, "failed"); why == "unavailable") unavailable(text_of(answer, "text"));
  if (const auto why = text_of(answer, "failed"); !why.empty()) throw Failed(failure_of(why), text_of(answer, "text"));
  Facts facts{.type = text_of(answer, "type"),
              .format = text_of(answer, "format"),
              .pixels = {},
              .has_alpha = flag_of(answer, "alpha"),
              .is_animated = flag_of(answer, "animated"),
              .has_notes = flag_of(answer, "notes")};
  if (facts.type.empty()) facts.type = "application/octet-stream";
  if (!facts.format.empty()) {
    facts.type = media_type_of(facts.format);
    facts.pixels = Pixels{.width = number_of(answer, "width"), .height = number_of(answer, "height")};
  }
  return facts;
}

Made ChildDriver::make(const std::string& from, const std::string& to, const Wish& wish) {
  const auto flag = [](bool value) { return std::string{value ? "1" : "0"}; };
  return made(
      from, to,
      {"confab-media", "make", std::string{word(wish.fit)}, std::to_string(wish.box.width),
       std::to_string(wish.box.height), wish.format, flag(wish.blur), flag(wish.upright), flag(wish.keep_notes)});
}

Made ChildDriver::page(const std::string& from, const std::string& to, Pixels box) {
  return made(from, to, {"confab-media", "page", std::to_string(box.width), std::to_string(box.height)});
}

Made ChildDriver::made(const std::string& from, const std::string& to, const std::vector<std::string>& arguments) {
  const OpenedFile input{from, O_RDONLY};
  const OpenedFile output{to, O_RDWR | O_CREAT | O_EXCL};
  Unfinished result{to};
  const auto answer = parsed(ask(arguments, input.get(), output.get()));
  if (const auto why = text_of(answer, "failed"); why == "unavailable") unavailable(text_of(answer, "text"));
  if (const auto why = text_of(answer, "failed"); !why.empty()) throw Failed(failure_of(why), text_of(answer, "text"));
  result.keep();
  return {.type = media_type_of(text_of(answer, "format")),
          .format = text_of(answer, "format"),
          .pixels = {.width = number_of(answer, "width"), .height = number_of(answer, "height")},
          .size = static_cast<std::uint64_t>(number_of(answer, "size"))};
}

child::Ending ChildDriver::attempt(const std::string& command) {
  if (!program_) unavailable(missing_);
  const Turn turn{*this};
  return run(*program_, {"confab-media", command}, -1, -1, options_.deadline);
}

}  // namespace confab::services::media
