#pragma once
// For the tests of whoever keeps bytes: places in memory that fail when they are told to.

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/concurrent.h"
#include "services/storage/storage.h"

namespace confab::services::storage {

/// Any thread.
class FakeStorage final : public Storage {
 public:
  explicit FakeStorage(std::string name = "FileSystem") : name_(std::move(name)) {}

  /// From now on everything fails so; nullopt: nothing any more.
  void fail(std::optional<Failure> failure) { state_.lock()->failure = failure; }
  /// Called once, when somebody is about to put something: what happens meanwhile.
  void meanwhile(std::function<void()> call) { state_.lock()->meanwhile = std::move(call); }
  /// What is kept, by key.
  [[nodiscard]] std::map<std::string, std::string> kept() const { return state_.lock()->kept; }
  /// As if the place had lost it, or changed it.
  void lose(const std::string& key) { state_.lock()->kept.erase(key); }
  void change(const std::string& key, const std::string& bytes) { state_.lock()->kept[key] = bytes; }

  [[nodiscard]] std::string_view name() const override { return name_; }
  void put(const std::string& key, const std::string& path) override {
    if (const auto call = std::exchange(state_.lock()->meanwhile, nullptr)) call();
    auto state = working();
    std::ifstream file{path, std::ios::binary};
    if (!file) throw Failed(Failure::broken, path + " is not there");
    state->kept[key] = {std::istreambuf_iterator<char>{file}, {}};
  }
  [[nodiscard]] std::unique_ptr<Reader> open(const std::string& key, std::optional<Range> range) override {
    auto state = working();
    const auto found = state->kept.find(key);
    if (found == state->kept.end()) throw Failed(Failure::missing, name_ + " has no " + key);
    const auto from = range ? std::min<std::size_t>(range->offset, found->second.size()) : 0;
    return std::make_unique<TextReader>(found->second.substr(from, range ? range->size : std::string::npos));
  }
  [[nodiscard]] std::optional<std::uint64_t> size(const std::string& key) override {
    auto state = working();
    const auto found = state->kept.find(key);
    return found == state->kept.end() ? std::nullopt : std::optional<std::uint64_t>{found->second.size()};
  }
  void remove(const std::string& key) override { working()->kept.erase(key); }

 private:
  struct State {
    std::map<std::string, std::string> kept;
    std::optional<Failure> failure;
    std::function<void()> meanwhile;
  };
  class TextReader final : public Reader {
   public:
    explicit TextReader(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string read(std::size_t bytes) override {
      auto piece = bytes_.substr(0, bytes);
      bytes_.erase(0, piece.size());
      return piece;
    }

   private:
    std::string bytes_;
  };

  Guarded<State>::Locked working() {
    auto state = state_.lock();
    if (state->failure) throw Failed(*state->failure, name_ + " fails in this test");
    return state;
  }

  std::string name_;
  Guarded<State> state_;
};

/// Several of them; the first one is where new bytes go until use() names another.
class FakeStorages final : public Storages {
 public:
  explicit FakeStorages(const std::vector<std::string>& names = {"FileSystem", "GridFS"}) : current_(names.front()) {
    for (const auto& name : names) places_.emplace(name, std::make_shared<FakeStorage>(name));
  }
  void use(const std::string& name) { current_ = name; }
  [[nodiscard]] FakeStorage& place(const std::string& name = "FileSystem") { return *places_.at(name); }

  [[nodiscard]] std::shared_ptr<Storage> current() override { return named(current_); }
  [[nodiscard]] std::shared_ptr<Storage> named(std::string_view name) override {
    const auto found = places_.find(std::string{name});
    if (found == places_.end()) throw Failed(Failure::not_configured, "there is no storage " + std::string{name});
    return found->second;
  }

 private:
  std::map<std::string, std::shared_ptr<FakeStorage>> places_;
  std::string current_;
};

}  // namespace confab::services::storage
