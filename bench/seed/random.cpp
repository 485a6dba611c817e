#include "seed/random.h"

#include <string_view>

namespace confab::seed {

std::string Random::text(std::size_t length) {
  constexpr std::string_view kAlphabet = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";
  std::string made;
  for (std::size_t i = 0; i < length; ++i) made += kAlphabet[below(kAlphabet.size())];
  return made;
}

}  // namespace confab::seed
