// A transaction and what it tells are one: both happen, or neither.

#include "core/kernel/transaction.h"
#include "base/errors/request.h"

#include <gmock/gmock.h>

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "core/world.h"
#include "store/configuration.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class TransactionTest : public testing::WorldTest {
 protected:
  void write(Transaction& tx, const std::string& key) {
    store::ConfigurationWriter{tx}.put_setting(key, "1", tx.change_time());
    tx.publish(bus::SettingChanged{key});
  }
  std::vector<std::string> keys() {
    std::vector<std::string> result;
    for (const auto& event : told<bus::SettingChanged>()) result.push_back(event.key);
    return result;
  }
  bool stored(std::string_view key) {
    const auto reader = db->read();
    return store::Configuration{*reader}.setting(key).has_value();
  }
};

TEST_P(TransactionTest, TellsInOrderOnceItIsTrue) {
  Transaction tx{*ctx};
  write(tx, "one");
  write(tx, "two");
  EXPECT_THAT(keys(), IsEmpty());
  tx.commit();
  EXPECT_THAT(keys(), ElementsAre("one", "two"));
  EXPECT_TRUE(stored("two"));
}

TEST_P(TransactionTest, WithoutACommitNothingHappened) {
  {
    Transaction tx{*ctx};
    write(tx, "never");
  }
  EXPECT_FALSE(stored("never"));
  Transaction tx{*ctx};  // and nobody waits for the ticket of the one before
  write(tx, "next");
  tx.commit();
  EXPECT_THAT(keys(), ElementsAre("next"));
}

TEST_P(TransactionTest, TransactGivesItsResultWhenItIsTrueAndTold) {
  const int result = transact(*ctx, [&](Transaction& tx) {
    write(tx, "one");
    write(tx, "two");
    EXPECT_THAT(keys(), IsEmpty());
    return 7;
  });
  EXPECT_EQ(result, 7);
  EXPECT_THAT(keys(), ElementsAre("one", "two"));
  EXPECT_TRUE(stored("two"));
}

TEST_P(TransactionTest, WhatThrowsInTransactDidNotHappen) {
  EXPECT_THROW(transact(*ctx,
                        [&](Transaction& tx) -> int {
                          write(tx, "never");
                          throw Refusal(errors::not_allowed, "No");
                        }),
               Refusal);
  EXPECT_FALSE(stored("never"));
  transact(*ctx, [&](Transaction& tx) {
    write(tx, "next");
    return true;
  });
  EXPECT_THAT(keys(), ElementsAre("next"));
}

// Nobody of a group may wait for the ticket of one who failed in it.
TEST_P(TransactionTest, ManyThreadsTransactAndSomeFail) {
  constexpr int kThreads = 8;
  constexpr int kRounds = 20;
  {
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kRounds; ++i) {
          try {
            transact(*ctx, [&](Transaction& tx) {
              write(tx, std::to_string(thread) + "-" + std::to_string(i));
              if (thread % 2 == 1) throw Refusal(errors::not_allowed, "No");
              return 0;
            });
          } catch (const Refusal&) {
          }
        }
      });
    }
  }
  EXPECT_EQ(keys().size(), std::size_t{kThreads} / 2 * kRounds);
}

TEST_P(TransactionTest, WhatComesLaterComesWhenItIsTrueAndTold) {
  std::optional<int> result;
  transact_later(
      *ctx,
      [this](Transaction& tx) {
        write(tx, "one");
        return 7;
      },
      Then<int>{[&](Outcome<int> outcome) {
        EXPECT_THAT(keys(), ElementsAre("one"));
        EXPECT_TRUE(stored("one"));
        result = outcome.take();
      }});
  EXPECT_EQ(result, 7) << "nobody else writes";
}

TEST_P(TransactionTest, ManyComeLaterAndSomeFail) {
  constexpr int kThreads = 4;
  constexpr int kRounds = 50;
  std::atomic<int> good = 0;
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kRounds; ++i) {
          try {
            transact_later(
                *ctx,
                [this, thread, i](Transaction& tx) {
                  write(tx, std::to_string(thread) + "-" + std::to_string(i));
                  if (i % 2 == 1) throw Refusal(errors::not_allowed, "No");
                  return 0;
                },
                Then<int>{[&](const Outcome<int>& outcome) { ++(outcome.failed() ? refused : good); }});
          } catch (const Refusal&) {
            ++refused;
          }
        }
      });
    }
  }
  EXPECT_EQ(good, kThreads * kRounds / 2);
  EXPECT_EQ(refused, kThreads * kRounds / 2);
  EXPECT_EQ(keys().size(), std::size_t{kThreads} * kRounds / 2);
}

TEST_P(TransactionTest, WhatIsTrueIsSeenByThoseWhoAreTold) {
  bool seen = false;
  carrier.listen([&](const bus::Event&) { seen = stored("key"); });
  Transaction tx{*ctx};
  write(tx, "key");
  tx.commit();
  EXPECT_TRUE(seen);
}

INSTANTIATE_TEST_SUITE_P(Engines, TransactionTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
