#include "base/latin.h"

#include <unicode/utrans.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <utility>

#include "base/concurrent.h"
#include "base/utf16.h"

namespace confab {
namespace {

// German letters have a spelling of their own; as other accents they would be dropped.
constexpr std::array<std::pair<std::u16string_view, std::u16string_view>, 13> kSpelled{{{u"ä", u"ae"},
                                                                                        {u"ö", u"oe"},
                                                                                        {u"ü", u"ue"},
                                                                                        {u"Ä", u"Ae"},
                                                                                        {u"Ö", u"Oe"},
                                                                                        {u"Ü", u"Ue"},
                                                                                        {u"a\u0308", u"ae"},
                                                                                        {u"o\u0308", u"oe"},
                                                                                        {u"u\u0308", u"ue"},
                                                                                        {u"A\u0308", u"Ae"},
                                                                                        {u"O\u0308", u"Oe"},
                                                                                        {u"U\u0308", u"Ue"},
                                                                                        {u"ß", u"ss"}}};

struct Close {
  void operator()(UTransliterator* transliterator) const { utrans_close(transliterator); }
};
using Transliterator = std::unique_ptr<UTransliterator, Close>;

// Names are written by their sound, not letter by letter: modern Greek and Russian before the general rule. What stands
// for a soft sign is no letter.
Transliterator opened() {
  constexpr std::u16string_view kRules =
      u"Greek-Latin/UNGEGN; Russian-Latin/BGN; Any-Latin; [\u02B9\u02BA\u02BC\u02BE\u02BF\u2019] Remove; Latin-ASCII";
  UErrorCode status = U_ZERO_ERROR;
  Transliterator made{utrans_openU(kRules.data(), static_cast<std::int32_t>(kRules.size()), UTRANS_FORWARD, nullptr, 0,
                                   nullptr, &status)};
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  return made;
}

std::u16string spelled(std::u16string text) {
  for (const auto& [from, to] : kSpelled) {
    for (auto at = text.find(from); at != std::u16string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

}  // namespace

std::string to_latin(std::string_view utf8) {
  if (std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return std::string{utf8};
  static Guarded<Transliterator> shared{opened()};
  auto text = spelled(to_utf16(utf8));
  auto length = static_cast<std::int32_t>(text.size());
  text.resize(text.size() * 16 + 64);  // the longest sound of one sign is far shorter
  auto limit = length;
  UErrorCode status = U_ZERO_ERROR;
  utrans_transUChars(shared.lock()->get(), text.data(), &length, static_cast<std::int32_t>(text.size()), 0, &limit,
                     &status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  return to_utf8(std::u16string_view{text}.substr(0, static_cast<std::size_t>(length)));
}

}  // namespace confab
