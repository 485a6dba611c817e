#include "ddp/listening.h"

#include <algorithm>
#include <utility>

namespace confab::ddp {

bool Listening::contains(const std::string& id) const {
  return state_.lock()->by_id.contains(id);
}

std::size_t Listening::size() const {
  return state_.lock()->by_id.size();
}

Listening::Moment Listening::moment() const {
  return {state_.lock()->losses, index_.generation()};
}

bool Listening::start(Session& session, const std::string& id, Asked asked, std::vector<std::string> keys,
                      std::vector<std::string> greeting, const Moment& asked_at) {
  auto state = state_.lock();
  if (state->losses != asked_at.own) return false;
  const auto subject = subject_of(asked);
  index_.listens(session, asked.stream, subject, asked.user);
  // Whoever raises it from now on finds this session in the index, and waits for the lock.
  if (index_.generation() != asked_at.of_all) {
    index_.listens_no_longer(session, asked.stream, subject, asked.user);
    return false;
  }
  for (std::size_t i = 1; i < keys.size(); ++i) hub_.subscribe(keys[i], channel_, {});
  if (keys.empty()) {
    for (const auto& message : greeting) channel_->send(message);
  } else {
    hub_.subscribe(keys.front(), channel_, std::move(greeting));
  }
  state->by_id.insert_or_assign(id, Held{std::move(asked), std::move(keys)});
  return true;
}

void Listening::start(const std::string& id) {
  state_.lock()->by_id.insert_or_assign(id, Held{});
}

void Listening::stop(Session& session, const std::string& id) {
  auto state = state_.lock();
  const auto found = state->by_id.find(id);
  if (found == state->by_id.end()) return;
  release(session, found->second);
  state->by_id.erase(found);
}

std::vector<std::string> Listening::stop_all(Session& session) {
  return cut(session, [](const Asked&) { return true; });
}

std::vector<std::string> Listening::cut(Session& session, const Concerns& concerns) {
  auto state = state_.lock();
  ++state->losses;
  std::vector<std::string> ended;
  std::erase_if(state->by_id, [&](const auto& entry) {
    if (!concerns(entry.second.asked)) return false;
    release(session, entry.second);
    ended.push_back(entry.first);
    return true;
  });
  return ended;
}

bool Listening::suspect(const Concerns& concerns) {
  auto state = state_.lock();
  ++state->losses;
  bool any = false;
  for (auto& [id, held] : state->by_id) {
    if (held.asked.stream == nullptr || !concerns(held.asked)) continue;
    any = true;
    held.doubt = state->losses;
    for (const auto& key : held.keys) hub_.suspend(key, channel_);
  }
  return any;
}

std::vector<Listening::Suspected> Listening::suspected() const {
  std::vector<Suspected> result;
  auto state = state_.lock();
  for (const auto& [id, held] : state->by_id) {
    if (held.doubt != 0) result.push_back({id, held.asked, held.doubt});
  }
  return result;
}

bool Listening::decide(Session& session, const Suspected& one, const std::optional<std::vector<std::string>>& keys) {
  auto state = state_.lock();
  const auto found = state->by_id.find(one.id);
  if (found == state->by_id.end() || found->second.doubt != one.doubt) return false;
  auto& held = found->second;
  if (!keys) {
    release(session, held);
    state->by_id.erase(found);
    return true;
  }
  const auto has = [](const std::vector<std::string>& list, const std::string& key) {
    return std::find(list.begin(), list.end(), key) != list.end();
  };
  for (const auto& key : held.keys) {
    if (has(*keys, key))
      hub_.resume(key, channel_);
    else
      hub_.unsubscribe(key, channel_);
  }
  for (const auto& key : *keys) {
    if (!has(held.keys, key)) hub_.subscribe(key, channel_, {});
  }
  held.keys = *keys;
  held.doubt = 0;
  return false;
}

Subject Listening::subject_of(const Asked& asked) {
  return asked.stream != nullptr && asked.stream->subject ? asked.stream->subject(asked.event) : Subject{};
}

void Listening::release(Session& session, const Held& held) {
  if (held.asked.stream == nullptr) return;
  for (const auto& key : held.keys) hub_.unsubscribe(key, channel_);
  index_.listens_no_longer(session, held.asked.stream, subject_of(held.asked), held.asked.user);
}

}  // namespace confab::ddp
