#pragma once
// A list of values of several types that a struct's fields stand in. It is what std::tuple is, without the questions
// that one asks the compiler about each type: those took a third of the time to compile what has many lists.

#include <cstddef>
#include <utility>

namespace confab {

namespace detail {

template <std::size_t Index, class T>
struct ListItem {
  T value;
};

template <class Indices, class... T>
struct ListItems;
template <std::size_t... Index, class... T>
struct ListItems<std::index_sequence<Index...>, T...> : ListItem<Index, T>... {
  constexpr explicit ListItems(const T&... values) : ListItem<Index, T>{values}... {}

  template <class Visit>
  constexpr void each(Visit&& visit) const {
    (visit(static_cast<const ListItem<Index, T>&>(*this).value), ...);
  }
  /// What `use` returns for all of them.
  template <class Use>
  constexpr auto with_all(Use&& use) const {
    return use(static_cast<const ListItem<Index, T>&>(*this).value...);
  }
};

}  // namespace detail

template <class... T>
struct FieldList : detail::ListItems<std::index_sequence_for<T...>, T...> {
  static constexpr std::size_t kSize = sizeof...(T);
  constexpr explicit FieldList(const T&... values)
      : detail::ListItems<std::index_sequence_for<T...>, T...>(values...) {}
};

/// The items of all lists, in order.
template <class... A>
constexpr FieldList<A...> joined(const FieldList<A...>& list) {
  return list;
}
template <class... A, class... B, class... More>
constexpr auto joined(const FieldList<A...>& first, const FieldList<B...>& second, const More&... more) {
  const auto both = first.with_all(
      [&](const A&... a) { return second.with_all([&](const B&... b) { return FieldList<A..., B...>(a..., b...); }); });
  return joined(both, more...);
}

}  // namespace confab
