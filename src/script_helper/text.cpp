#include "script_helper/text.h"

#include <js/CharacterEncoding.h>
#include <js/RootingAPI.h>
#include <js/String.h>
#include <js/Value.h>
#include <jsapi.h>

namespace confab::script_helper {

std::string utf8(JSContext* cx, JS::Handle<JSString*> text) {
  JSLinearString* linear = JS_EnsureLinearString(cx, text);
  if (linear == nullptr) {
    JS_ClearPendingException(cx);
    return {};
  }
  std::string out(JS::GetDeflatedUTF8StringLength(linear), '\0');
  out.resize(JS::DeflateStringToUTF8Buffer(linear, mozilla::Span{out.data(), out.size()}));
  return out;
}

std::string utf8(JSContext* cx, JS::Handle<JS::Value> value) {
  if (!value.isString()) return {};
  const JS::Rooted<JSString*> text{cx, value.toString()};
  return utf8(cx, text);
}

JSString* js_string(JSContext* cx, std::string_view text) {
  std::size_t length = 0;
  JS::UniqueTwoByteChars chars{
      JS::LossyUTF8CharsToNewTwoByteCharsZ(cx, JS::UTF8Chars{text.data(), text.size()}, &length, js::MallocArena)
          .get()};
  if (chars == nullptr) return nullptr;
  return JS_NewUCString(cx, std::move(chars), length);
}

std::string without_halves(std::string json) {
  for (auto at = json.find('\\'); at != std::string::npos; at = json.find('\\', at + 2)) {
    if (json.compare(at, 3, "\\ud") == 0 && json[at + 3] >= '8') json.replace(at + 2, 4, "fffd");
  }
  return json;
}

}  // namespace confab::script_helper
