#include "sql/group_commit.h"

#include <gmock/gmock.h>

#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "base/error.h"
#include "sql/error.h"

namespace confab::sql {
namespace {

using ::testing::ElementsAre;

/// A shared transaction that only keeps a diary, and whose commit fails on demand.
class GroupCommitTest : public ::testing::Test {
 protected:
  enum class Failing { no, full, broken };

  void commit() {
    ++commits;
    if (failing == Failing::full) throw StorageFull("full");
    if (failing == Failing::broken) throw Error("broken");
  }

  /// Runs each of `works` on a thread of its own that has the turn first, one right after the other in this order: all
  /// of them wait in line before the first begins, so they form one group.
  void in_line(const std::vector<std::function<void()>>& works) {
    std::vector<std::jthread> threads;
    group.enter();
    threads.reserve(works.size());
    for (const auto& work : works) {
      threads.emplace_back([this, work] {
        group.enter();
        work();
      });
      while (group.waiting() < threads.size()) std::this_thread::yield();
    }
    group.leave_dropped();  // nothing to store yet, so the first in line begins afresh
  }

  /// The same for works that take their places themselves.
  void works_in_line(const std::vector<std::function<void()>>& works) {
    std::vector<std::jthread> threads;
    group.enter();
    threads.reserve(works.size());
    for (const auto& work : works) {
      threads.emplace_back(work);
      while (group.waiting() < threads.size()) std::this_thread::yield();
    }
    group.leave_dropped();
  }
  static GroupCommit::Failed never_fails() {
    return [](const std::exception_ptr& failure) { FAIL() << what(failure); };
  }
  static std::string what(const std::exception_ptr& failure) {
    try {
      std::rethrow_exception(failure);
    } catch (const std::exception& error) {
      return error.what();
    }
  }
  static GroupCommit::Outcome kept(std::function<void()> when_stored = {}) { return {true, std::move(when_stored)}; }

  std::atomic<int> begins{0};
  std::atomic<int> commits{0};
  std::atomic<int> rollbacks{0};
  std::atomic<Failing> failing{Failing::no};
  GroupCommit::Clock::time_point now;  // written by who has the turn
  GroupCommit group{{.begin = [this] { ++begins; },
                     .commit = [this] { commit(); },
                     .rollback = [this] { ++rollbacks; },
                     .now = [this] { return now; }}};
};

TEST_F(GroupCommitTest, ALoneTransactionCommitsAtOnce) {
  group.enter();
  group.leave_kept();
  EXPECT_EQ(commits, 1);
  EXPECT_EQ(group.statistics().transactions, 1U);
}

TEST_F(GroupCommitTest, ALoneRollbackRollsBack) {
  group.enter();
  group.leave_dropped();
  EXPECT_EQ(commits, 0);
  EXPECT_EQ(rollbacks, 1);
}

TEST_F(GroupCommitTest, WhoWaitsJoinsTheGroup) {
  in_line(std::vector<std::function<void()>>(5, [this] { group.leave_kept(); }));
  EXPECT_EQ(group.statistics().transactions, 5U);
  EXPECT_EQ(commits, 1);
  EXPECT_EQ(begins, 2);
  EXPECT_EQ(rollbacks, 1);
}

TEST_F(GroupCommitTest, ALargeGroupIsNotKeptWaiting) {
  in_line(std::vector<std::function<void()>>(130, [this] { group.leave_kept(); }));
  EXPECT_EQ(group.statistics().transactions, 130U);
  EXPECT_GE(commits, 2);
}

TEST_F(GroupCommitTest, AnOldGroupIsNotKeptWaiting) {
  int commits_seen = -1;
  in_line({
      [this] { group.leave_kept(); },
      [this] {
        now += std::chrono::milliseconds(20);
        group.leave_kept();
      },
      [&] {
        commits_seen = commits;
        group.leave_kept();
      },
  });
  EXPECT_EQ(commits_seen, 1);
  EXPECT_EQ(commits, 2);
}

TEST_F(GroupCommitTest, TurnsAreInOrder) {
  std::vector<int> order;
  std::vector<std::function<void()>> works;
  works.reserve(5);
  for (int i = 0; i < 5; ++i) {
    works.emplace_back([&, i] {
      order.push_back(i);
      group.leave_kept();
    });
  }
  in_line(works);
  EXPECT_THAT(order, ElementsAre(0, 1, 2, 3, 4));
}

TEST_F(GroupCommitTest, WhatIsStoredIsToldInOrderBeforeAnybodyReturns) {
  std::vector<int> told;
  std::atomic<int> told_when_first_returned{-1};
  std::vector<std::function<void()>> works;
  works.reserve(5);
  for (int i = 0; i < 5; ++i) {
    works.emplace_back([&, i] {
      group.leave_kept([&, i] {
        EXPECT_EQ(commits, 1);
        told.push_back(i);
      });
      int nobody = -1;
      told_when_first_returned.compare_exchange_strong(nobody, static_cast<int>(told.size()));
    });
  }
  in_line(works);
  EXPECT_THAT(told, ElementsAre(0, 1, 2, 3, 4));
  EXPECT_EQ(told_when_first_returned, 5);
}

TEST_F(GroupCommitTest, TheTurnIsFreeWhileStoredThingsAreTold) {
  group.enter();
  group.leave_kept([this] {
    std::jthread([this] {
      group.enter();
      group.leave_kept();
    }).join();
  });
  EXPECT_EQ(commits, 2);
}

TEST_F(GroupCommitTest, WhatIsNotStoredIsNotTold) {
  failing = Failing::full;
  bool told = false;
  group.enter();
  EXPECT_THROW(group.leave_kept([&] { told = true; }), StorageFull);
  EXPECT_FALSE(told);
}

TEST_F(GroupCommitTest, AFailedCommitFailsForAll) {
  for (const auto how : {Failing::full, Failing::broken}) {
    failing = how;
    commits = 0;
    std::atomic<int> full{0};
    std::atomic<int> broken{0};
    const auto leave = [&] {
      try {
        group.leave_kept();
      } catch (const StorageFull&) {
        ++full;
      } catch (const Error&) {
        ++broken;
      }
    };
    in_line({leave, leave, leave});
    EXPECT_EQ(commits, 1);
    EXPECT_EQ(full, how == Failing::full ? 3 : 0);
    EXPECT_EQ(broken, how == Failing::broken ? 3 : 0);
  }
  EXPECT_EQ(group.statistics().transactions, 0U);
  failing = Failing::no;
  group.enter();
  EXPECT_NO_THROW(group.leave_kept());
}

TEST_F(GroupCommitTest, ALostTransactionFailsForAllAndCommitsNothing) {
  in_line({
      [this] { EXPECT_THROW(group.leave_kept(), StorageFull); },
      [this] {
        group.lost("rolled back by the engine");
        group.leave_dropped();
      },
      [this] { EXPECT_NO_THROW(group.leave_kept()) << "the next group begins afresh"; },
  });
  EXPECT_EQ(commits, 1);
  EXPECT_EQ(rollbacks, 1) << "only the one of in_line()";
}

TEST_F(GroupCommitTest, ADroppedTransactionHurtsNobody) {
  in_line({
      [this] { group.leave_kept(); },
      [this] { group.leave_dropped(); },
      [this] { group.leave_kept(); },
  });
  EXPECT_EQ(commits, 1);
  EXPECT_EQ(group.statistics().transactions, 2U);
}

TEST_F(GroupCommitTest, ADroppedTransactionWaitsForWhatItMayHaveRead) {
  int commits_when_dropped = -1;
  in_line({
      [this] { group.leave_kept(); },
      [&] {
        group.leave_dropped();
        commits_when_dropped = commits;
      },
      [this] { group.leave_kept(); },
  });
  EXPECT_EQ(commits_when_dropped, 1);
}

TEST_F(GroupCommitTest, ALoneWorkIsDoneAndStored) {
  std::vector<int> told;
  group.run([&] { return kept([&] { told.push_back(commits); }); });
  EXPECT_THAT(told, ElementsAre(1)) << "told after the commit";
  group.run([] { return GroupCommit::Outcome{}; });
  EXPECT_EQ(commits, 1);
  EXPECT_EQ(rollbacks, 1);
}

TEST_F(GroupCommitTest, WhoHasTheTurnDoesTheWorkOfThoseWhoWait) {
  std::vector<int> done;
  std::vector<int> told;
  std::vector<std::thread::id> workers;
  std::vector<std::function<void()>> works;
  works.reserve(5);
  for (int i = 0; i < 5; ++i) {
    works.emplace_back([&, i] {
      group.run([&, i] {
        done.push_back(i);
        workers.push_back(std::this_thread::get_id());
        return kept([&, i] { told.push_back(i); });
      });
      EXPECT_EQ(commits, 1) << "nobody returns before";
    });
  }
  works_in_line(works);
  EXPECT_THAT(done, ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(told, ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(workers, ::testing::Each(workers.front()));
  EXPECT_EQ(group.statistics().commits, 1U);
  EXPECT_EQ(group.statistics().transactions, 5U);
}

TEST_F(GroupCommitTest, AFailingWorkHurtsNobodyButItsOwner) {
  std::atomic<int> failed{0};
  int commits_when_failed = -1;
  const auto good = [this] { group.run([] { return kept(); }); };
  works_in_line({good,
                 [&] {
                   try {
                     group.run([]() -> GroupCommit::Outcome { throw Error("mine"); });
                   } catch (const Error& error) {
                     EXPECT_STREQ(error.what(), "mine");
                     ++failed;
                     commits_when_failed = commits;
                   }
                 },
                 good});
  EXPECT_EQ(failed, 1);
  EXPECT_EQ(commits_when_failed, 1) << "what it has read of the others is stored";
  EXPECT_EQ(group.statistics().transactions, 2U);
}

TEST_F(GroupCommitTest, WorkAndTurnsStandInOneLine) {
  std::vector<int> order;
  const auto work = [&](int number) {
    return [&, number] {
      group.run([&, number] {
        order.push_back(number);
        return kept();
      });
    };
  };
  works_in_line({work(0), work(1),
                 [&] {
                   group.enter();
                   order.push_back(2);
                   group.leave_kept();
                 },
                 work(3)});
  EXPECT_THAT(order, ElementsAre(0, 1, 2, 3));
  EXPECT_EQ(commits, 1);
}

TEST_F(GroupCommitTest, AFailedCommitFailsForAllWork) {
  failing = Failing::full;
  std::atomic<int> full{0};
  const auto work = [&] {
    try {
      group.run([] { return kept([] { FAIL() << "told what is not stored"; }); });
    } catch (const StorageFull&) {
      ++full;
    }
  };
  works_in_line({work, work, work});
  EXPECT_EQ(full, 3);
}

TEST_F(GroupCommitTest, AfterALostTransactionTheRestBeginsAfresh) {
  works_in_line({[this] {
                   EXPECT_THROW(group.run([this]() -> GroupCommit::Outcome {
                     group.lost("rolled back by the engine");
                     throw Error("full");
                   }),
                                Error);
                 },
                 [this] { EXPECT_NO_THROW(group.run([] { return kept(); })); }});
  EXPECT_EQ(group.statistics().transactions, 1U);
}

TEST_F(GroupCommitTest, WorkCannotBeginATransaction) {
  EXPECT_THROW(group.run([this] {
    group.enter();
    return kept();
  }),
               Error);
  EXPECT_EQ(commits, 0);
}

TEST_F(GroupCommitTest, AThreadCannotWaitForItself) {
  group.enter();
  EXPECT_THROW(group.enter(), Error);
  group.leave_kept();
  EXPECT_EQ(commits, 1);
}

TEST_F(GroupCommitTest, ExclusiveWorkStandsBetweenGroups) {
  std::atomic<int> commits_before_work{-1};
  std::jthread exclusive;
  in_line({
      [&] {
        exclusive = std::jthread([&] { group.exclusively([&] { commits_before_work = commits.load(); }); });
        while (group.waiting() == 0) std::this_thread::yield();
        group.leave_kept();
      },
  });
  exclusive.join();
  EXPECT_EQ(commits_before_work, 1);
  EXPECT_THROW(group.exclusively([] { throw Error("mine"); }), Error);
  group.enter();
  group.leave_kept();
  EXPECT_EQ(commits, 2);
}

TEST_F(GroupCommitTest, LaterWorkThatFindsTheTurnFreeIsDoneAtOnce) {
  std::vector<int> told;
  group.run_later([&] { return kept([&] { told.push_back(commits); }); }, never_fails());
  EXPECT_THAT(told, ElementsAre(1)) << "told after the commit";
  EXPECT_EQ(group.statistics().transactions, 1U);
}

TEST_F(GroupCommitTest, NobodyWaitsForLaterWork) {
  std::vector<int> told;
  group.enter();
  std::jthread{[&] {
    for (int i = 0; i < 5; ++i) group.run_later([&, i] { return kept([&, i] { told.push_back(i); }); }, never_fails());
  }}.join();
  EXPECT_THAT(told, ::testing::IsEmpty()) << "the thread has returned";
  group.leave_kept([&] { told.push_back(-1); });
  EXPECT_THAT(told, ElementsAre(-1, 0, 1, 2, 3, 4));
  EXPECT_EQ(commits, 1);
  EXPECT_EQ(group.waiting(), 0U);
}

TEST_F(GroupCommitTest, LaterWorkOfMoreThanOneGroupIsAllDone) {
  std::atomic<int> told{0};
  group.enter();
  std::jthread{[&] {
    for (int i = 0; i < 300; ++i) group.run_later([&] { return kept([&] { ++told; }); }, never_fails());
  }}.join();
  group.leave_dropped();
  EXPECT_EQ(told, 300);
  EXPECT_EQ(commits, 3) << "of 128 each";
}

TEST_F(GroupCommitTest, LaterWorkHearsWhyItWasNotStored) {
  std::vector<std::string> failures;
  const auto failed = [&](const std::exception_ptr& failure) { failures.push_back(what(failure)); };
  const auto told = [] { FAIL() << "told what is not stored"; };
  failing = Failing::full;
  group.enter();
  std::jthread{[&] {
    group.run_later([&] { return kept(told); }, failed);
    group.run_later([]() -> GroupCommit::Outcome { throw Error("mine"); }, failed);
    group.run_later([] { return GroupCommit::Outcome{}; }, failed);
  }}.join();
  EXPECT_THAT(failures, ::testing::IsEmpty());
  EXPECT_THROW(group.leave_kept(), StorageFull);
  EXPECT_THAT(failures, ElementsAre("full", "mine", "full"));
}

TEST_F(GroupCommitTest, AFailureOfLaterWorkIsToldOnceWhatItMayHaveReadIsStored) {
  int commits_when_failed = -1;
  group.enter();
  std::jthread{[&] {
    group.run_later([]() -> GroupCommit::Outcome { throw Error("mine"); },
                    [&](const std::exception_ptr&) { commits_when_failed = commits; });
  }}.join();
  group.leave_kept();
  EXPECT_EQ(commits_when_failed, 1);
}

TEST_F(GroupCommitTest, LaterWorkAndThreadsStandInOneLine) {
  std::vector<int> order;
  group.enter();
  const auto later = [&](int number) {
    std::jthread{[&, number] {
      group.run_later(
          [&, number] {
            order.push_back(number);
            return kept();
          },
          never_fails());
    }}.join();
  };
  later(0);
  std::jthread thread{[&] {
    group.enter();
    order.push_back(1);
    group.leave_kept();
  }};
  while (group.waiting() < 2) std::this_thread::yield();
  later(2);
  group.leave_dropped();
  thread.join();
  EXPECT_THAT(order, ElementsAre(0, 1, 2));
  EXPECT_EQ(commits, 1);
}

TEST_F(GroupCommitTest, TheTurnIsFreeForOthersWhileLaterWorkIsTold) {
  bool done = false;
  group.run_later(
      [&] {
        return kept([&] {
          std::jthread{[&] {
            group.run([&] {
              done = true;
              return kept();
            });
          }}.join();
        });
      },
      never_fails());
  EXPECT_TRUE(done);
  EXPECT_EQ(commits, 2);
}

TEST_F(GroupCommitTest, LaterWorkIsRefusedWhileTheLineIsLongAndSlow) {
  std::atomic<int> told{0};
  const auto add = [&] {
    std::jthread{[&] {
      try {
        group.run_later([&] { return kept([&] { ++told; }); }, never_fails());
      } catch (const Refusal&) {
        told = -1000;
      }
    }}.join();
  };
  group.enter();
  add();
  now += 2 * GroupCommit::kLongestWait;
  for (std::size_t i = 1; i < GroupCommit::kShortLine; ++i) add();
  EXPECT_EQ(told, 0) << "few wait as long as the disk takes";
  std::jthread{[&] { EXPECT_THROW(group.run_later([] { return kept(); }, never_fails()), Refusal); }}.join();
  group.leave_dropped();
  EXPECT_EQ(told, static_cast<int>(GroupCommit::kShortLine));
}

TEST_F(GroupCommitTest, TooMuchLaterWorkWaits) {
  std::atomic<std::size_t> in_line{0};
  std::atomic<std::size_t> told{0};
  group.enter();
  std::jthread thread{[&] {
    for (std::size_t i = 0; i < GroupCommit::kMaxInLine + 1; ++i) {
      group.run_later([&] { return kept([&] { ++told; }); }, never_fails());
      ++in_line;
    }
  }};
  while (group.waiting() <= GroupCommit::kMaxInLine) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds{5});
  EXPECT_EQ(in_line, GroupCommit::kMaxInLine) << "the last one waits";
  group.leave_dropped();
  thread.join();
  EXPECT_EQ(told, GroupCommit::kMaxInLine + 1);
}

TEST_F(GroupCommitTest, LaterWorkIsDoneBehindExclusiveWork) {
  bool done = false;
  group.exclusively([&] {
    std::jthread{[&] {
      group.run_later(
          [&] {
            done = true;
            return kept();
          },
          never_fails());
    }}.join();
  });
  EXPECT_TRUE(done);
}

TEST_F(GroupCommitTest, LaterWorkOfManyThreadsIsAllDone) {
  constexpr int kThreads = 8;
  constexpr int kEach = 500;
  std::atomic<int> told{0};
  std::atomic<int> failed{0};
  {
    std::vector<std::jthread> threads;
    threads.reserve(kThreads);
    for (int thread = 0; thread < kThreads; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < kEach; ++i) {
          if (thread == 0) {  // one that waits for itself
            group.run([&] { return kept([&] { ++told; }); });
            continue;
          }
          group.run_later(
              [&, i]() -> GroupCommit::Outcome {
                if (i % 5 == 0) throw Error("mine");
                return kept([&] { ++told; });
              },
              [&](const std::exception_ptr&) { ++failed; });
        }
      });
    }
  }
  EXPECT_EQ(failed, (kThreads - 1) * kEach / 5);
  EXPECT_EQ(told, kThreads * kEach - failed);
  EXPECT_EQ(group.waiting(), 0U);
}

TEST_F(GroupCommitTest, AFailedBeginFailsTheFirstLaterWork) {
  int tries = 0;
  GroupCommit refusing({.begin =
                            [&] {
                              if (++tries == 1) throw Error("busy");
                            },
                        .commit = [] {},
                        .rollback = [] {}});
  std::vector<std::string> failures;
  int told = 0;
  refusing.exclusively([&] {
    std::jthread{[&] {
      for (int i = 0; i < 2; ++i) {
        refusing.run_later([&] { return kept([&] { ++told; }); },
                           [&](const std::exception_ptr& failure) { failures.push_back(what(failure)); });
      }
    }}.join();
  });
  EXPECT_THAT(failures, ElementsAre("busy"));
  EXPECT_EQ(told, 1);
}

TEST_F(GroupCommitTest, AFailedBeginLetsTheNextTry) {
  int tries = 0;
  GroupCommit refusing({.begin =
                            [&] {
                              if (++tries == 1) throw Error("busy");
                            },
                        .commit = [] {},
                        .rollback = [] {}});
  EXPECT_THROW(refusing.enter(), Error);
  refusing.enter();
  EXPECT_NO_THROW(refusing.leave_kept());
}

}  // namespace
}  // namespace confab::sql
