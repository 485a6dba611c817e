#pragma once
// A queue on a fresh database, with kinds of jobs that do what the test says and a clock that it moves.

#include <gmock/gmock.h>

#include <functional>
#include <memory>

#include "base/concurrent.h"
#include "base/test_clock.h"
#include "jobs/enqueue.h"
#include "jobs/queue.h"
#include "store/schema.h"

namespace confab::jobs::testing {

struct Note {
  static constexpr std::string_view kJob = "test.note";
  static constexpr int kVersion = 2;
  std::string text;
};
struct Tick {
  static constexpr std::string_view kJob = "test.tick";
  static constexpr int kVersion = 1;
};

}  // namespace confab::jobs::testing

template <>
struct confab::Fields<confab::jobs::testing::Note> {
  static constexpr auto list = FieldList{field("text", &jobs::testing::Note::text, "What it says.")};
};
template <>
struct confab::Fields<confab::jobs::testing::Tick> {
  static constexpr auto list = FieldList{};
};

namespace confab::jobs::testing {

constexpr std::chrono::seconds kLease{60};

class QueueTest : public store::testing::SchemaTest {
 protected:
  void SetUp() final {
    SchemaTest::SetUp();
    if (IsSkipped()) return;
    kinds.add<Note>({.summary = "Notes.",
                     .handler =
                         [this](const jobs::Run& run, const Note& note) {
                           if (handle) handle(run, note);
                         },
                     .parallelism = 2,
                     .attempts = 3,
                     .backoff = {.first = std::chrono::seconds{10}, .most = std::chrono::minutes{5}},
                     .timeout = std::chrono::seconds{30},
                     .upgrade = [](int, json::object& payload) { payload["text"] = "upgraded"; }});
    kinds.add<Tick>({.summary = "Ticks.",
                     .handler = [this](const jobs::Run&, const Tick&) { ++ticks; },
                     .priority = 1,
                     .recurring = Recurring{.rule = "every 1h"}});
    queue = node("one");
  }
  void TearDown() final {
    queue.reset();
    DatabaseTest::TearDown();
  }

  std::unique_ptr<Queue> node(const std::string& name) {
    return std::make_unique<Queue>(*db, clock, kinds, name, kLease);
  }
  const Kind& notes() { return *kinds.find(Note::kJob); }
  /// Whether it was stored.
  bool put(const std::string& text, const When& when = {}) {
    const auto tx = db->begin();
    const bool stored = enqueue(*tx, clock.now(), Note{text}, when);
    tx->commit();
    return stored;
  }
  std::vector<store::JobRow> stored(std::string_view kind = Note::kJob) {
    return store::Jobs{*db->read()}.list({.kind = std::string{kind}, .state = {}}, 1000, 0);
  }
  /// The one job there is.
  store::JobRow only() {
    const auto all = stored();
    EXPECT_EQ(all.size(), 1);
    return all.at(0);
  }

  confab::testing::TestClock clock;
  Kinds kinds;
  std::function<void(const jobs::Run&, const Note&)> handle;
  std::atomic<int> ticks{0};
  std::unique_ptr<Queue> queue;
};

}  // namespace confab::jobs::testing
