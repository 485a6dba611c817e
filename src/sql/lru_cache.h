#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace confab::sql {

/// What was used longest ago makes room. A value in use is taken out and put back afterwards, so it cannot be evicted,
/// and a second user of the same key finds nothing. Its place is kept meanwhile: to use it costs no allocation. A key
/// that lies where it lay the last time, as a literal does, is found without looking at more than its characters. Not
/// for several threads.
template <class T>
class LruCache {
 public:
  explicit LruCache(std::size_t capacity) : capacity_(capacity) { lately_.fill(entries_.end()); }
  LruCache(const LruCache&) = delete;
  LruCache& operator=(const LruCache&) = delete;

  [[nodiscard]] std::optional<T> take(std::string_view key) {
    const auto entry = find(key);
    return entry == entries_.end() ? std::nullopt : std::exchange(entry->value, std::nullopt);
  }

  /// The value that had to go, if any: the oldest, or `value` itself when its key is there already.
  std::optional<T> put(std::string_view key, T value) {
    if (const auto entry = find(key); entry != entries_.end()) {
      if (entry->value) return value;
      entry->value = std::move(value);
      entries_.splice(entries_.begin(), entries_, entry);
      return std::nullopt;
    }
    entries_.push_front({std::string{key}, std::move(value)});
    index_.emplace(entries_.front().key, entries_.begin());
    if (entries_.size() <= capacity_) return std::nullopt;
    std::optional<T> oldest{std::move(entries_.back().value)};
    lately_.fill(entries_.end());
    index_.erase(entries_.back().key);
    entries_.pop_back();
    return oldest;
  }

 private:
  struct Entry {
    std::string key;
    std::optional<T> value;  // nullopt: in use
  };
  using Place = typename std::list<Entry>::iterator;

  /// entries_.end() when there is none.
  Place find(std::string_view key) {
    auto& place = lately_[(reinterpret_cast<std::uintptr_t>(key.data()) / kWord + key.size()) % lately_.size()];
    if (place != entries_.end() && place->key == key) return place;
    const auto found = index_.find(key);
    if (found == index_.end()) return entries_.end();
    return place = found->second;
  }

  static constexpr std::uintptr_t kWord = 16;

  std::size_t capacity_;
  std::list<Entry> entries_;  // the newest first
  std::unordered_map<std::string_view, Place> index_;
  std::array<Place, 64> lately_;  // by where the key lay
};

}  // namespace confab::sql
