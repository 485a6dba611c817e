#include "core/push/words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace confab::core::push {
namespace {

struct Language {
  std::string_view code;
  std::array<std::string_view, 4> words;  // in the order of Words
};
constexpr std::array kLanguages{
    Language{"en", {"You have a new message", "Uploaded an image", "Encrypted message", "This is a test."}},
    Language{
        "de",
        {"Sie haben eine neue Nachricht", "Hat ein Bild geschickt", "Verschlüsselte Nachricht", "Das ist ein Test."}},
    Language{"ar", {"لديك رسالة جديدة", "أرسل صورة", "رسالة مشفّرة", "هذه تجربة."}},
};

// `de-AT` is German.
const Language* find(std::string_view code) {
  const auto short_code = to_lower_ascii(code.substr(0, code.find_first_of("-_")));
  const auto* const found = std::ranges::find(kLanguages, std::string_view{short_code}, &Language::code);
  return found == kLanguages.end() ? nullptr : found;
}

}  // namespace

std::string words(std::string_view language, Words which) {
  const auto* known = find(language);
  if (known == nullptr) known = &kLanguages.front();
  return std::string{known->words.at(static_cast<std::size_t>(which))};
}

}  // namespace confab::core::push
