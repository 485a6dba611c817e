#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace confab::services::scripts {

struct Program {
  std::string id, version, source;
};
struct Call {
  Program program;
  std::string method;
  std::string argument;
};
enum class Ending : std::uint8_t { done, not_loaded, no_method, failed, too_late, too_much_memory, unavailable };
struct Outcome {
  Ending ending = Ending::done;
  std::string value, error, stack;
};
struct Fetch {
  std::string method, url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::chrono::milliseconds deadline{};
};
struct Fetched {
  int status = 0;
  std::string status_text, url, body;
  std::vector<std::pair<std::string, std::string>> headers;
  bool redirected = false;
  std::string error;
};
struct SyntaxError {
  std::string name, message, stack;
};

class Scripts {
 public:
  Scripts() = default;
  Scripts(const Scripts&) = delete;
  Scripts& operator=(const Scripts&) = delete;
  virtual ~Scripts() = default;
  virtual std::optional<SyntaxError> check(const std::string& source) = 0;
  virtual Outcome run(const Call& call, const std::function<Fetched(const Fetch&)>& fetch) = 0;
  virtual void forget(const std::string& program_id) = 0;
};

}  // namespace confab::services::scripts
