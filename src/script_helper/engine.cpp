#include "script_helper/engine.h"

#include <js/Array.h>
#include <js/CallAndConstruct.h>
#include <js/CompilationAndEvaluation.h>
#include <js/ContextOptions.h>
#include <js/Exception.h>
#include <js/GCAPI.h>
#include <js/Initialization.h>
#include <js/Interrupt.h>
#include <js/JSON.h>
#include <js/MemoryCallbacks.h>
#include <js/Object.h>
#include <js/Promise.h>
#include <js/SourceText.h>
#include <jsapi.h>
#include <jsfriendapi.h>

#include <stdexcept>

#include "embedded/script_prelude.h"
#include "script_helper/natives.h"
#include "script_helper/text.h"

namespace confab::script_helper {
namespace {

constexpr std::uint32_t kHeap = 16U << 20;
constexpr std::uint32_t kYoungHeap = 1U << 20;
constexpr std::size_t kStack = std::size_t{1} << 20;

constexpr const char* kScriptFile = "script";
constexpr const char* kPreludeFile = "confab";  // left out of the stacks that people see

void must(bool was_done, const char* what) {
  if (!was_done) throw std::runtime_error(what);
}

JSContext* new_context() {
  JS::DisableJitBackend();  // which would write programs into memory
  must(JS_Init(), "the engine cannot be started");
  JSContext* cx = JS_NewContext(kHeap);
  must(cx != nullptr, "the engine has no context");
  JS_SetGCParameter(cx, JSGC_MAX_BYTES, kHeap);
  JS_SetGCParameter(cx, JSGC_MAX_NURSERY_BYTES, kYoungHeap);
  JS_SetNativeStackQuota(cx, kStack);
  JS::ContextOptionsRef(cx).setAsmJS(false).setWasm(false).setWasmBaseline(false).setWasmIon(false);
  must(js::UseInternalJobQueues(cx) && JS::InitSelfHostedCode(cx), "the engine has no library");
  return cx;
}

JSObject* new_global(JSContext* cx) {
  static constexpr JSClass kGlobalClass{"global", JSCLASS_GLOBAL_FLAGS, &JS::DefaultGlobalClassOps, nullptr, nullptr,
                                        nullptr};
  JS::RealmOptions options;
  options.creationOptions().setSharedMemoryAndAtomicsEnabled(false).setDefineSharedArrayBufferConstructor(false);
  JSObject* global = JS_NewGlobalObject(cx, &kGlobalClass, nullptr, JS::FireOnNewGlobalHook, options);
  must(global != nullptr, "the engine has no memory");
  JS::EnterRealm(cx, global);  // and stays there
  return global;
}

/// Compiles and runs; `line` is the number of its first line.
bool evaluate(JSContext* cx, const char* file, unsigned line, std::string_view source,
              JS::MutableHandle<JS::Value> value) {
  JS::CompileOptions options{cx};
  options.setFileAndLine(file, line);
  JS::SourceText<mozilla::Utf8Unit> text;
  return text.init(cx, source.data(), source.size(), JS::SourceOwnership::Borrowed) &&
         JS::Evaluate(cx, options, text, value);
}

/// Inside of `with`, so that names which the script does not know are looked for in `scope`; inside of a function, so
/// that its own names are not. The first line is the one before the script's.
std::string wrapped(std::string_view source) {
  return "(function (scope) { with (scope) { return function () {\n" + std::string{source} +
         "\nreturn typeof Script === 'undefined' ? undefined : Script; }; } })";
}

std::string without_own_frames(const std::string& stack) {
  const std::string own = std::string{"@"} + kPreludeFile + ":";
  std::string out;
  for (std::size_t at = 0; at < stack.size();) {
    const auto end = std::min(stack.find('\n', at), stack.size() - 1) + 1;
    const auto line = stack.substr(at, end - at);
    if (line.find(own) == std::string::npos) out += line;
    at = end;
  }
  return out;
}

std::vector<std::string> texts_in(JSContext* cx, JS::Handle<JS::Value> array) {
  std::vector<std::string> texts;
  if (!array.isObject()) return texts;
  const JS::Rooted<JSObject*> list{cx, &array.toObject()};
  std::uint32_t length = 0;
  if (!JS::GetArrayLength(cx, list, &length)) return texts;
  JS::Rooted<JS::Value> item{cx};
  for (std::uint32_t i = 0; i < length && JS_GetElement(cx, list, i, &item); ++i) texts.push_back(utf8(cx, item));
  return texts;
}

Result refused(std::string_view ending, const char* error) {
  return {.ending = std::string{ending}, .value = {}, .error = error, .stack = {}};
}

}  // namespace

Engine::Engine(Channel& channel, std::chrono::milliseconds running)
    : channel_(channel),
      running_(running),
      cx_(new_context()),
      watchdog_([this] { JS_RequestInterruptCallback(cx_); }),
      global_(cx_, new_global(cx_)),
      prelude_(cx_),
      script_(cx_) {
  JS_SetContextPrivate(cx_, this);
  must(JS_AddInterruptCallback(cx_, on_interrupt), "the engine cannot be interrupted");
  JS::SetOutOfMemoryCallback(
      cx_, [](JSContext*, void* engine) { static_cast<Engine*>(engine)->lacks_memory_ = true; }, this);
  must(JS::InitRealmStandardClasses(cx_), "the engine has no library");
  start_prelude();
}

Engine& Engine::of(JSContext* cx) {
  return *static_cast<Engine*>(JS_GetContextPrivate(cx));
}

bool Engine::on_interrupt(JSContext* cx) {
  if (!of(cx).watchdog_.is_late()) return true;
  js::StopDrainingJobQueue(cx);
  return false;
}

void Engine::start_prelude() {
  JS::Rooted<JS::Value> made{cx_};
  JS::RootedVector<JS::Value> given{cx_};
  must(given.append(native_ask(cx_)) && given.append(native_say(cx_)) && given.append(JS::ObjectValue(*global_)) &&
           evaluate(cx_, kPreludeFile, 1, embedded::script_prelude(), &made) &&
           JS::Call(cx_, JS::UndefinedHandleValue, made, given, &made) && made.isObject(),
       "the prelude cannot be run");
  prelude_ = &made.toObject();
}

std::vector<std::string> Engine::check(std::string_view source) {
  watchdog_.start(running_);
  std::vector<std::string> error;
  if (!compiles(source)) {
    error = told_of_exception("refused");
    if (error.size() != 3) error = {"SyntaxError", "the script cannot be compiled", ""};
  }
  watchdog_.stop();
  return error;
}

Result Engine::load(std::string_view source) {
  return run("not_loaded", [&](Value) { return construct(source); });
}

Result Engine::call(const std::string& method, std::string_view argument) {
  JS::Rooted<JS::Value> function{cx_};
  bool has_method = true;
  // Looking for it may run what the script has put in its way.
  auto result = run("failed", [&](Value value) {
    if (!JS_GetProperty(cx_, script_, method.c_str(), &function)) return false;
    has_method = function.isObject() && JS::IsCallable(&function.toObject());
    if (!has_method) return false;
    JS::RootedVector<JS::Value> given{cx_};
    return read_argument(argument, value) && given.append(value) && JS::Call(cx_, script_, function, given, value) &&
           settle(value) && ask_prelude("copied", value, value);
  });
  return has_method ? result : refused("no_method", "");
}

Result Engine::run(std::string_view failure, const std::function<bool(Value)>& work) {
  lacks_memory_ = false;
  lines_ = 0;
  watchdog_.start(running_);
  JS::Rooted<JS::Value> value{cx_};
  const bool was_done = work(&value);
  {
    const JS::AutoSaveExceptionState thrown{cx_};
    js::RunJobs(cx_);  // also what nobody waits for
  }
  auto result = was_done && !watchdog_.is_late() ? success(value) : failed(failure);
  watchdog_.stop();
  JS_MaybeGC(cx_);
  return result;
}

bool Engine::compiles(std::string_view source) {
  JS::CompileOptions options{cx_};
  options.setFileAndLine(kScriptFile, 1);
  JS::SourceText<mozilla::Utf8Unit> text;
  return text.init(cx_, source.data(), source.size(), JS::SourceOwnership::Borrowed) &&
         JS::Compile(cx_, options, text) != nullptr;
}

bool Engine::construct(std::string_view source) {
  JS::Rooted<JS::Value> value{cx_};
  JS::Rooted<JS::Value> text{cx_};
  // By itself first: what compiles alone cannot end what it is wrapped in.
  if (!compiles(source)) {
    if (JS_GetPendingException(cx_, &value)) {
      JS_ClearPendingException(cx_);
      if (ask_prelude("placed", value, &value)) JS_SetPendingException(cx_, value);
    }
    return false;
  }
  JS::RootedVector<JS::Value> scope{cx_};
  text.setString(js_string(cx_, source));
  if (!ask_prelude("surroundings", text, &value) || !scope.append(value)) return false;
  if (!evaluate(cx_, kScriptFile, 0, wrapped(source), &value) ||
      !JS::Call(cx_, JS::UndefinedHandleValue, value, scope, &value) ||
      !JS::Call(cx_, JS::UndefinedHandleValue, value, JS::HandleValueArray::empty(), &value)) {
    return false;
  }
  if (!value.isObject() || !JS::IsConstructor(&value.toObject())) {
    JS_ReportErrorASCII(cx_, "there is no class Script");
    return false;
  }
  JS::Rooted<JSObject*> made{cx_};
  if (!JS::Construct(cx_, value, JS::HandleValueArray::empty(), &made)) return false;
  script_ = made;
  return true;
}

bool Engine::read_argument(std::string_view argument, Value value) {
  const JS::Rooted<JSString*> text{cx_, js_string(cx_, argument)};
  if (text == nullptr || !JS_ParseJSON(cx_, text, value)) return false;
  return argument.find("\"$date\"") == std::string_view::npos || ask_prelude("revive", value, value);
}

bool Engine::settle(Value value) {
  const JS::Rooted<JSObject*> promise{cx_, JS::CallOriginalPromiseResolve(cx_, value)};
  if (promise == nullptr) return false;
  js::RunJobs(cx_);
  switch (JS::GetPromiseState(promise)) {
    case JS::PromiseState::Fulfilled:
      value.set(JS::GetPromiseResult(promise));
      return true;
    case JS::PromiseState::Rejected:
      value.set(JS::GetPromiseResult(promise));
      JS_SetPendingException(cx_, value);
      return false;
    case JS::PromiseState::Pending:
      JS_ReportErrorASCII(cx_, "what it promised never ended");
      return false;
  }
  return false;
}

Result Engine::success(JS::Handle<JS::Value> text) {
  auto value = without_halves(utf8(cx_, text));
  if (value.size() > kMaxText) return refused("failed", "Error: the result is larger than 1 MiB");
  return {.ending = "done", .value = std::move(value), .error = {}, .stack = {}};
}

Result Engine::failed(std::string_view ending) {
  auto told = told_of_exception("described");
  told.resize(2);
  if (watchdog_.is_late()) return refused("too_late", "Error: it ran for too long");
  if (lacks_memory_) return refused("too_much_memory", "Error: it took too much memory");
  return {.ending = std::string{ending},
          .value = {},
          .error = told[0].substr(0, kMaxSaid),
          .stack = without_own_frames(told[1]).substr(0, kMaxSaid)};
}

bool Engine::ask_prelude(const char* name, JS::Handle<JS::Value> argument, Value answer) {
  JS::RootedVector<JS::Value> given{cx_};
  return given.append(argument) && JS_CallFunctionName(cx_, prelude_, name, given, answer);
}

std::vector<std::string> Engine::told_of_exception(const char* name) {
  JS::Rooted<JS::Value> thrown{cx_};
  const bool is_there = JS_GetPendingException(cx_, &thrown);
  JS_ClearPendingException(cx_);
  JS::Rooted<JS::Value> told{cx_};
  if (!is_there || !ask_prelude(name, thrown, &told)) {
    JS_ClearPendingException(cx_);
    return {};
  }
  return texts_in(cx_, told);
}

}  // namespace confab::script_helper
