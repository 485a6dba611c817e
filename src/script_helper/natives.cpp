#include "script_helper/natives.h"

#include <js/Array.h>
#include <js/CallArgs.h>
#include <js/RootingAPI.h>
#include <jsapi.h>

#include <chrono>

#include "script_helper/engine.h"
#include "script_helper/text.h"

namespace confab::script_helper {
namespace {

// `confab` answers whatever happens, within its own bounds.
constexpr std::chrono::minutes kPatience{5};

bool append_words(JSContext* cx, JS::Handle<JS::Value> array, Frame& frame) {
  const JS::Rooted<JSObject*> list{cx, &array.toObject()};
  std::uint32_t length = 0;
  if (!JS::GetArrayLength(cx, list, &length)) return false;
  JS::Rooted<JS::Value> word{cx};
  for (std::uint32_t i = 0; i < length; ++i) {
    if (!JS_GetElement(cx, list, i, &word)) return false;
    frame.push_back(utf8(cx, word));
  }
  return true;
}

bool ask(JSContext* cx, unsigned count, JS::Value* values) {
  const auto arguments = JS::CallArgsFromVp(count, values);
  Frame frame{"fetch"};
  if (!append_words(cx, arguments[0], frame)) return false;
  std::size_t size = 0;
  for (const auto& word : frame) size += word.size();
  if (size > kMaxText) {
    JS_ReportErrorASCII(cx, "the request is larger than 1 MiB");
    return false;
  }
  auto& engine = Engine::of(cx);
  engine.watchdog().pause();
  engine.channel().write(frame);
  const auto answer = engine.channel().read(kPatience);
  engine.watchdog().resume();

  JS::RootedVector<JS::Value> words{cx};
  for (std::size_t i = 1; i < answer.size(); ++i) {
    JSString* word = js_string(cx, answer[i]);
    if (word == nullptr || !words.append(JS::StringValue(word))) return false;
  }
  JSObject* list = JS::NewArrayObject(cx, words);
  if (list == nullptr) return false;
  arguments.rval().setObject(*list);
  return true;
}

bool say(JSContext* cx, unsigned count, JS::Value* values) {
  const auto arguments = JS::CallArgsFromVp(count, values);
  auto& engine = Engine::of(cx);
  if (engine.may_say()) engine.channel().write({"said", utf8(cx, arguments[0]), utf8(cx, arguments[1])});
  arguments.rval().setUndefined();
  return true;
}

JS::Value function(JSContext* cx, JSNative native, unsigned arguments, const char* name) {
  JSFunction* made = JS_NewFunction(cx, native, arguments, 0, name);
  return made == nullptr ? JS::UndefinedValue() : JS::ObjectValue(*JS_GetFunctionObject(made));
}

}  // namespace

JS::Value native_ask(JSContext* cx) {
  return function(cx, ask, 1, "ask");
}

JS::Value native_say(JSContext* cx) {
  return function(cx, say, 2, "say");
}

}  // namespace confab::script_helper
