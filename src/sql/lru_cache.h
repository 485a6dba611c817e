#pragma once

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace confab::sql {

/// What was used longest ago makes room. A value in use is taken out and put back afterwards, so it cannot be evicted,
/// and a second user of the same key finds nothing. Its place is kept meanwhile: to use it costs no allocation. Not for
/// several threads.
template <class T>
class LruCache {
 public:
  explicit LruCache(std::size_t capacity) : capacity_(capacity) {}

  [[nodiscard]] std::optional<T> take(std::string_view key) {
    const auto found = index_.find(key);
    return found == index_.end() ? std::nullopt : std::exchange(found->second->value, std::nullopt);
  }

  /// The value that had to go, if any: the oldest, or `value` itself when its key is there already.
  std::optional<T> put(std::string_view key, T value) {
    if (const auto found = index_.find(key); found != index_.end()) {
      const auto entry = found->second;
      if (entry->value) return value;
      entry->value = std::move(value);
      entries_.splice(entries_.begin(), entries_, entry);
      return std::nullopt;
    }
    entries_.push_front({std::string{key}, std::move(value)});
    index_.emplace(entries_.front().key, entries_.begin());
    if (entries_.size() <= capacity_) return std::nullopt;
    std::optional<T> oldest{std::move(entries_.back().value)};
    index_.erase(entries_.back().key);
    entries_.pop_back();
    return oldest;
  }

 private:
  struct Entry {
    std::string key;
    std::optional<T> value;  // nullopt: in use
  };
  std::size_t capacity_;
  std::list<Entry> entries_;  // the newest first
  std::unordered_map<std::string_view, typename std::list<Entry>::iterator> index_;
};

}  // namespace confab::sql
