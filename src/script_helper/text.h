#pragma once

#include <js/TypeDecls.h>

#include <string>
#include <string_view>

namespace confab::script_helper {

/// As UTF-8; what is half of a character becomes U+FFFD.
[[nodiscard]] std::string utf8(JSContext* cx, JS::Handle<JSString*> text);
/// "" for what is no string.
[[nodiscard]] std::string utf8(JSContext* cx, JS::Handle<JS::Value> value);

/// What is no UTF-8 becomes U+FFFD. nullptr: there is an exception (memory).
[[nodiscard]] JSString* js_string(JSContext* cx, std::string_view text);

/// JSON as the engine writes it, with U+FFFD for the halves of characters, which it escapes and other readers refuse.
[[nodiscard]] std::string without_halves(std::string json);

}  // namespace confab::script_helper
