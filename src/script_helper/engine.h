#pragma once

#include <js/RootingAPI.h>
#include <js/TypeDecls.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "script_helper/channel.h"
#include "script_helper/watchdog.h"

namespace confab::script_helper {

/// What a script came to: the words of the frame `ended`.
struct Result {
  std::string ending;  // of kEndings
  std::string value;
  std::string error;
  std::string stack;
};

/// The JavaScript engine with one script in it, until the process ends. For one thread.
class Engine {
 public:
  /// Starts the engine, which reads files: before the doors are closed. `running` is how long loading, or a call, may
  /// run. Throws std::runtime_error.
  Engine(Channel& channel, std::chrono::milliseconds running);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Compiles, and runs nothing. Empty, or name, message and stack of the error.
  [[nodiscard]] std::vector<std::string> check(std::string_view source);
  /// Runs the source and makes its Script.
  [[nodiscard]] Result load(std::string_view source);
  /// Runs a method of the Script that was loaded, and everything that it began.
  [[nodiscard]] Result call(const std::string& method, std::string_view argument);

  // For what scripts call (natives.cpp).
  [[nodiscard]] static Engine& of(JSContext* cx);
  [[nodiscard]] Channel& channel() { return channel_; }
  [[nodiscard]] Watchdog& watchdog() { return watchdog_; }
  /// Whether the run may say one line more.
  [[nodiscard]] bool may_say() { return ++lines_ <= kMaxLines; }

 private:
  using Value = JS::MutableHandle<JS::Value>;

  void start_prelude();
  [[nodiscard]] Result run(std::string_view failure, const std::function<bool(Value)>& work);
  [[nodiscard]] bool compiles(std::string_view source);
  [[nodiscard]] bool construct(std::string_view source);
  [[nodiscard]] bool read_argument(std::string_view argument, Value value);
  [[nodiscard]] bool settle(Value value);
  [[nodiscard]] Result success(JS::Handle<JS::Value> text);
  [[nodiscard]] Result failed(std::string_view ending);
  [[nodiscard]] bool ask_prelude(const char* name, JS::Handle<JS::Value> argument, Value answer);
  /// The texts in the array that the prelude makes of the exception, which is over then.
  [[nodiscard]] std::vector<std::string> told_of_exception(const char* name);
  static bool on_interrupt(JSContext* cx);

  Channel& channel_;
  const std::chrono::milliseconds running_;
  JSContext* const cx_;  // ends with the process
  Watchdog watchdog_;
  JS::PersistentRooted<JSObject*> global_;
  JS::PersistentRooted<JSObject*> prelude_;
  JS::PersistentRooted<JSObject*> script_;
  bool lacks_memory_ = false;
  std::size_t lines_ = 0;
};

}  // namespace confab::script_helper
