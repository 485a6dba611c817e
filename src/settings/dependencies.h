#pragma once
// Settings that have an effect only while another one has some value: clients show them grey until then. It says what
// is so anyway; nothing is refused because of it.

#include <array>
#include <initializer_list>
#include <span>
#include <string_view>

#include "settings/declaration.h"

namespace confab::settings {

/// That a setting has one of some values.
struct Condition {
  Place place{};
  bool on = false;               // of a switch
  std::string_view values = {};  // of a choice, separated by '|'; empty: it is a switch
};

/// The setting counts while all of the conditions are true.
struct Dependency {
  static constexpr std::size_t kMost = 2;

  Place place{};
  std::array<Condition, kMost> conditions{};
  std::size_t count = 0;

  consteval Dependency(Found found, std::initializer_list<Condition> all) : place(found.place), count(all.size()) {
    if (all.size() == 0 || all.size() > kMost) throw "a setting depends on one or two others";
    std::size_t at = 0;
    for (const auto& one : all) conditions[at++] = one;
  }
};

/// Each setting once at most.
[[nodiscard]] std::span<const Dependency> dependencies();

}  // namespace confab::settings
