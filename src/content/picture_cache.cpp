#include "content/picture_cache.h"

namespace confab::content {

std::shared_ptr<const std::string> PictureCache::find(const std::string& key) {
  auto state = state_.lock();
  const auto found = state->by_key.find(key);
  if (found == state->by_key.end()) return nullptr;
  state->rows.splice(state->rows.begin(), state->rows, found->second);
  return found->second->second;
}

std::shared_ptr<const std::string> PictureCache::keep(const std::string& key, std::string bytes) {
  auto shared = std::make_shared<const std::string>(std::move(bytes));
  constexpr std::size_t kShare = 16;
  if (shared->size() > most_bytes_ / kShare) return shared;
  auto state = state_.lock();
  if (state->by_key.contains(key)) return shared;
  state->rows.emplace_front(key, shared);
  state->by_key.emplace(key, state->rows.begin());
  state->bytes += shared->size() + kOverhead;
  while (state->bytes > most_bytes_) {
    const auto& last = state->rows.back();
    state->bytes -= last.second->size() + kOverhead;
    state->by_key.erase(last.first);
    state->rows.pop_back();
  }
  return shared;
}

}  // namespace confab::content
