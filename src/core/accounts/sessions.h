#pragma once
// Who a token belongs to. Asked on every call, so the answers are kept in memory and forgotten when an event says that
// they may have changed.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/concurrent.h"
#include "core/kernel/context.h"

namespace confab::bus {
struct Event;
}

namespace confab::core::accounts {

class Sessions {
 public:
  /// `ctx` must outlive the object.
  explicit Sessions(const Context& ctx) : ctx_(ctx) {}

  /// The actor of a token, or nullopt when it is unknown, expired, its user is deactivated, or `user` is another one
  /// (empty: any). `address` is where the call comes from.
  [[nodiscard]] std::optional<Actor> authenticate(std::string_view user, std::string_view token,
                                                  std::string_view address);

  /// The same by what memory holds: nullopt also where that knows nothing of the token. Does not block.
  [[nodiscard]] std::optional<Actor> at_hand(std::string_view user, std::string_view token, std::string_view address);

  /// The same by the token's hash, for a connection that logged in earlier: its roles are those of now.
  [[nodiscard]] std::optional<Actor> by_hash(const std::string& hash, std::string_view address);

  /// Tokens that were used since the last time this was asked, and when, to a minute.
  using Uses = std::unordered_map<std::string, Timestamp>;
  [[nodiscard]] Uses take_uses();
  /// The same of one token, which stays: nullopt when it was not used since.
  [[nodiscard]] std::optional<Timestamp> last_use(const std::string& hash) const;

  /// When a token runs out, of one that is good now; nullopt when it is not.
  struct Lifetime {
    std::optional<Timestamp> expires_at;
  };
  [[nodiscard]] std::optional<Lifetime> lifetime(const std::string& hash);

  /// Why a token is not accepted, for the answer to a resume: true when it has run out.
  [[nodiscard]] bool is_expired(std::string_view token);

  /// The actor of a user that has just logged in with a token of that hash.
  [[nodiscard]] static Actor actor_of(const model::User& user, std::string_view token_hash, std::string_view address);

  /// To be called with every event.
  void observe(const bus::Event& event);
  /// Nothing is known any more: events were lost.
  void forget_all();

 private:
  struct Known {
    Actor actor;
    std::optional<Timestamp> expires_at;
    std::vector<std::string> impersonator_roles;  // where the actor has an impersonator
    Timestamp noted_at = {};                      // when a use of it was last noted
  };
  enum class Use { counts, looked_at };
  [[nodiscard]] bool may_impersonate(const Known& known) const;
  enum class From { anywhere, memory };
  [[nodiscard]] std::optional<Actor> authenticate_from(From from, std::string_view user, std::string_view token,
                                                       std::string_view address);
  [[nodiscard]] std::optional<Known> known(const std::string& hash, Use use, From from = From::anywhere);
  [[nodiscard]] std::optional<Known> load(const std::string& hash);

  const Context& ctx_;
  class Cache {
   public:
    [[nodiscard]] std::optional<Known> find(const std::string& hash) const;
    /// A token that is known was used; most of the time this looks once and writes nothing.
    void note_use(const std::string& hash, Timestamp now);
    [[nodiscard]] Uses take_uses() { return std::exchange(uses_, {}); }
    [[nodiscard]] std::optional<Timestamp> last_use(const std::string& hash) const;
    void add(const std::string& hash, Known known);
    /// What is known of a user, as the one who acts or the one behind them.
    void forget(const UserId& user);
    void forget_all();
    /// Counts what was forgotten, so that an answer read before it is not kept after it.
    [[nodiscard]] std::uint64_t generation() const { return generation_; }

   private:
    void erase(const std::string& hash);

    std::unordered_map<std::string, Known> by_hash_;
    std::unordered_multimap<std::string, std::string> hashes_;  // by user
    Uses uses_;                                                 // not stored yet
    std::uint64_t generation_ = 0;
  };
  Guarded<Cache> cache_;
};

}  // namespace confab::core::accounts
