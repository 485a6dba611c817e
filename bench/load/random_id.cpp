#include "load/random_id.h"

#include <random>
#include <string_view>

namespace confab::load {

std::string random_id() {
  constexpr std::string_view kAlphabet = "23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz";
  constexpr std::size_t kLength = 17;
  thread_local std::mt19937_64 random{std::random_device{}()};
  std::uniform_int_distribution<std::size_t> pick{0, kAlphabet.size() - 1};
  std::string id;
  for (std::size_t i = 0; i < kLength; ++i) id += kAlphabet[pick(random)];
  return id;
}

}  // namespace confab::load
