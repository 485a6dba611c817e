#include "services/scripts/child_driver.h"

#include <csignal>
#include <future>
#include <thread>

#include "services/scripts/scripts_test.h"

namespace confab::services::scripts {
namespace {

class ScriptProcessesTest : public testing::ScriptsTest {
 protected:
  Outcome call_of(const std::string& id, const std::string& body) {
    return driver.run(
        {.program = {.id = id, .version = "1", .source = method(body)}, .method = "m", .argument = R"({"request":1})"},
        [this](const Fetch&) { return answer; });
  }
};

const std::string kCounts = "global.n = (global.n || 0) + 1; return n;";

TEST_F(ScriptProcessesTest, WhatRunsForTooLongIsEnded) {
  for (const auto* body : {"while (true) {}", "try { while (true) {} } finally { while (true) {} }",
                           "/(a+)+$/.test('a'.repeat(40) + 'b');", "while (true) await 1;",
                           "const again = () => { Promise.resolve().then(again); }; again();",
                           "throw { get message() { while (true) {} } };"}) {
    EXPECT_EQ(ending(body), Ending::too_late) << body;
  }
  EXPECT_EQ(call("while (true) {} class Script {}").ending, Ending::too_late);
  EXPECT_EQ(value("return 'and it goes on';"), R"("and it goes on")");
}

TEST_F(ScriptProcessesTest, WhatTakesTooMuchMemoryIsEnded) {
  for (const auto* body : {"const all = []; while (true) all.push({ a: 1 });",
                           "const all = []; while (true) all.push(new ArrayBuffer(1 << 20));"}) {
    EXPECT_EQ(ending(body), Ending::too_much_memory) << body;
    EXPECT_EQ(driver.running(), 0U) << "what is left of it runs no more";
  }
  EXPECT_EQ(value("const f = () => f() + 1; return f();"), "InternalError: too much recursion");
  EXPECT_EQ(ending("JSON.parse('['.repeat(100000));"), Ending::failed);
  EXPECT_EQ(value("return 1;"), "1");
}

TEST_F(ScriptProcessesTest, SizesAreBounded) {
  const std::string megabyte(1'000'000, 'x');
  EXPECT_EQ(value("return request.length;", "\"" + megabyte + "\""), "1000000");
  EXPECT_EQ(call(method("return 1;"), "m", "\"" + megabyte + megabyte + "\"").ending, Ending::failed);
  EXPECT_EQ(call(megabyte + megabyte).ending, Ending::not_loaded);
  answer.body = megabyte + megabyte;
  EXPECT_EQ(value("return fetch('https://x.example/').catch((error) => error.message);"),
            R"("request to https://x.example/ failed, reason: the answer is larger than 1 MiB")");
  EXPECT_EQ(value("return fetch('https://x.example/', { body: 'x'.repeat(2000000) }).catch((error) => error.message);"),
            R"("the request is larger than 1 MiB")");
}

TEST_F(ScriptProcessesTest, OtherServersAreAskedWithinBounds) {
  EXPECT_NE(value("for (let i = 0; i < 20; i++) await fetch('https://x.example/');").find("10 times"),
            std::string::npos);
  EXPECT_EQ(fetches.size(), 10U);

  ChildDriver slow{
      embedded::script_program(),
      {.running = std::chrono::milliseconds{300}, .fetches = {.fetching = std::chrono::milliseconds{700}}}};
  std::vector<std::chrono::milliseconds> deadlines;
  const auto outcome = slow.run(
      {.program = {.id = "a",
                   .version = "1",
                   .source = method(
                       "const all = []; for (let i = 0; i < 3; i++) "
                       "all.push(await fetch('https://x.example/').then(() => 'ok', (e) => 'no')); return all;")},
       .method = "m",
       .argument = "{}"},
      [&](const Fetch& fetch) {
        deadlines.push_back(fetch.deadline);
        std::this_thread::sleep_for(std::chrono::milliseconds{400});
        return answer;
      });
  EXPECT_EQ(outcome.value, R"(["ok","ok","no"])") << "waiting is no running: " << outcome.error;
  ASSERT_EQ(deadlines.size(), 2U);
  EXPECT_LE(deadlines[1], std::chrono::milliseconds{300});
}

TEST_F(ScriptProcessesTest, WhatAFetchThrowsIsNoAnswer) {
  const auto outcome =
      driver.run({.program = {.id = "a", .version = "1", .source = method("await fetch('https://x.example/');")},
                  .method = "m",
                  .argument = "{}"},
                 [](const Fetch&) -> Fetched { throw std::runtime_error("broken"); });
  EXPECT_EQ(outcome.error, "Error: request to https://x.example/ failed, reason: broken");
}

TEST_F(ScriptProcessesTest, EachProgramHasAProcessOfItsOwn) {
  EXPECT_EQ(call_of("a", kCounts).value, "1");
  EXPECT_EQ(call_of("b", kCounts).value, "1");
  EXPECT_EQ(call_of("a", kCounts).value, "2");
  EXPECT_EQ(driver.running(), 2U);
  driver.forget("a");
  driver.forget("nobody");
  EXPECT_EQ(driver.running(), 1U);
  EXPECT_EQ(call_of("a", kCounts).value, "1");
  EXPECT_EQ(call_of("b", kCounts).value, "2");
}

TEST_F(ScriptProcessesTest, TheOneThatWasIdleLongestMakesRoom) {
  ChildDriver small{embedded::script_program(), {.at_once = 2}};
  const auto count = [&](const std::string& id) {
    return small
        .run({.program = {.id = id, .version = "1", .source = method(kCounts)}, .method = "m", .argument = "{}"},
             [this](const Fetch&) { return answer; })
        .value;
  };
  EXPECT_EQ(count("a"), "1");
  EXPECT_EQ(count("b"), "1");
  EXPECT_EQ(count("a"), "2");
  EXPECT_EQ(count("c"), "1") << "b made room";
  EXPECT_EQ(count("a"), "3");
  EXPECT_EQ(small.running(), 2U);
}

TEST_F(ScriptProcessesTest, WhatIsIdleForLongEnds) {
  ChildDriver brief{embedded::script_program(), {.idle = std::chrono::milliseconds{0}}};
  const auto run = [&](const std::string& id) {
    return brief
        .run({.program = {.id = id, .version = "1", .source = method(kCounts)}, .method = "m", .argument = "{}"},
             [this](const Fetch&) { return answer; })
        .value;
  };
  EXPECT_EQ(run("a"), "1");
  EXPECT_EQ(run("b"), "1");
  EXPECT_EQ(brief.running(), 1U);
  EXPECT_EQ(run("b"), "1");
}

TEST_F(ScriptProcessesTest, CallsOfAProgramWaitForEachOther) {
  std::promise<void> began;
  std::promise<void> go_on;
  auto first = std::async(std::launch::async, [&] {
    return driver.run(
        {.program = {.id = "a", .version = "1", .source = method("await fetch('https://x.example/'); return 1;")},
         .method = "m",
         .argument = "{}"},
        [&](const Fetch&) {
          began.set_value();
          go_on.get_future().wait();
          return answer;
        });
  });
  began.get_future().wait();
  EXPECT_EQ(call_of("a", "return 2;").ending, Ending::unavailable) << "its turn did not come in time";
  EXPECT_EQ(call_of("b", "return 2;").value, "2") << "others go on";
  driver.forget("a");
  go_on.set_value();
  EXPECT_EQ(first.get().value, "1") << "what runs is not cut off";
  EXPECT_EQ(driver.running(), 1U) << "and is forgotten then";
}

TEST_F(ScriptProcessesTest, TheHelperCanDoNothingElse) {
  EXPECT_EQ(driver.attempt("try-nothing").output, "done\n");
  for (const auto* what : {"try-socket", "try-open", "try-write", "try-fork", "try-exec", "try-code"}) {
    const auto end = driver.attempt(what);
    EXPECT_EQ(end.signal, SIGSYS) << what;
    EXPECT_EQ(end.output, "") << what;
  }
}

TEST_F(ScriptProcessesTest, WithoutTheHelperNothingRuns) {
  ChildDriver without{"this is no program", {}};
  EXPECT_FALSE(without.check("class {"));
  const auto outcome =
      without.run({.program = {.id = "a", .version = "1", .source = method("")}, .method = "m", .argument = "{}"},
                  [this](const Fetch&) { return answer; });
  EXPECT_EQ(outcome.ending, Ending::unavailable);
  EXPECT_EQ(without.running(), 0U);
}

}  // namespace
}  // namespace confab::services::scripts
