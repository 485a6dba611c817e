#include "sql/postgres/parameters.h"

#include <bit>

namespace confab::sql::postgres {
namespace {

constexpr Oid kInferred = 0;
constexpr Oid kInt8 = 20;
constexpr Oid kText = 25;
constexpr Oid kFloat8 = 701;

}  // namespace

Parameters::Parameters(Arguments arguments) {
  numbers_.reserve(arguments.size());  // their addresses are handed out
  for (const auto& argument : arguments) {
    const auto& value = argument.storage();
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      add('i', kInt8, big_endian(static_cast<std::uint64_t>(*number)), 8);
    } else if (const auto* real = std::get_if<double>(&value)) {
      add('r', kFloat8, big_endian(std::bit_cast<std::uint64_t>(*real)), 8);
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
      add('t', kText, text->data() ? text->data() : "", text->size());
    } else {
      add('n', kInferred, nullptr, 0);
    }
  }
}

void Parameters::add(char letter, Oid type, const char* value, std::size_t length) {
  signature_ += letter;
  types_.push_back(type);
  values_.push_back(value);
  lengths_.push_back(static_cast<int>(length));
  formats_.push_back(1);
}

const char* Parameters::big_endian(std::uint64_t bits) {
  auto& bytes = numbers_.emplace_back();
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte) {
    *byte = static_cast<char>(bits & 0xff);
    bits >>= 8;
  }
  return bytes.data();
}

}  // namespace confab::sql::postgres
