// Bodies that are decided about when the header is there, and that go to a sink.

#include <gmock/gmock.h>

#include <latch>
#include <thread>

#include "net/http_writer.h"
#include "net/route_table.h"
#include "net/test_server.h"

namespace confab::net::test {
namespace {

using namespace std::chrono_literals;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

/// What has happened to the sinks of a test; any thread.
struct Journal {
  std::mutex mutex;
  std::string received;
  int finished = 0, aborted = 0, waits = 0;
  std::vector<BodyControl> controls;
  bool wait_after_each = false;

  bool eventually(const std::function<bool(const Journal&)>& condition) {
    return TestServer::eventually([&] {
      const std::lock_guard lock{mutex};
      return condition(*this);
    });
  }
  BodyControl control() {
    const std::lock_guard lock{mutex};
    return controls.back();
  }
};

class RecordingSink final : public BodySink {
 public:
  explicit RecordingSink(std::shared_ptr<Journal> journal) : journal_(std::move(journal)) {}
  void begin(BodyControl control) override {
    const std::lock_guard lock{journal_->mutex};
    journal_->controls.push_back(std::move(control));
  }
  Flow write(std::string_view piece) override {
    const std::lock_guard lock{journal_->mutex};
    if (piece == "throw") throw std::runtime_error("a sink that fails");
    journal_->received.append(piece);
    if (!journal_->wait_after_each) return Flow::go_on;
    ++journal_->waits;
    return Flow::wait;
  }
  void finish(Request request, Responder responder) override {
    Response response;
    const std::lock_guard lock{journal_->mutex};
    ++journal_->finished;
    response.body = request.method + " " + request.path + " " + journal_->received + request.body;
    responder.send(std::move(response));
  }
  void abort() override {
    const std::lock_guard lock{journal_->mutex};
    ++journal_->aborted;
  }

 private:
  std::shared_ptr<Journal> journal_;
};

class ServerBodies : public ::testing::Test {
 protected:
  /// /sink passes on up to 20 bytes, /refused is refused, /late decides on another thread, /never does not.
  static BodyHandler handler(const std::shared_ptr<Journal>& journal) {
    return [journal](const Request& head, std::optional<std::uint64_t>, const BodyControl& control) {
      if (head.path == "/refused") return control.decide({.refusal = error_response(403, "Not here.")});
      if (head.path == "/throw") throw std::runtime_error("a decision that fails");
      if (head.path == "/never") return;
      if (head.path == "/collect") return control.decide({.max_bytes = 20});
      const Intake intake{.max_bytes = 20, .sink = std::make_shared<RecordingSink>(journal)};
      if (head.path != "/late") return control.decide(intake);
      std::thread{[control, intake] { control.decide(intake); }}.join();
    };
  }

  std::shared_ptr<Journal> journal = std::make_shared<Journal>();
  TestServer server{{}, nullptr, handler(journal)};
};

constexpr std::string_view kSink = "POST /sink HTTP/1.1\r\nHost: test\r\n";

TEST_F(ServerBodies, ASinkGetsWhatComesAndAnswers) {
  auto client = server.connect();
  for (const std::string body : {"Content-Length: 11\r\n\r\nhello world",
                                 "Transfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n"}) {
    for (const bool at_once : {true, false}) {
      journal->received.clear();
      const std::string request = std::string{kSink} + body;
      if (at_once) {
        client.send(request);
      } else {
        for (const char c : request) client.send({&c, 1});
      }
      EXPECT_THAT(client.read_answer(), EndsWith("\r\n\r\nPOST /sink hello world"));
    }
  }
  EXPECT_EQ(journal->finished, 4);
  EXPECT_EQ(journal->aborted, 0);
  EXPECT_EQ(server->figures().requests, 4U);
}

TEST_F(ServerBodies, ADecisionMayComeLaterFromAnotherThread) {
  auto client = server.connect();
  client.send("POST /late HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhelloGET /a HTTP/1.1\r\nHost: t\r\n\r\n");
  EXPECT_THAT(client.read_answer(), EndsWith("POST /late hello"));
  EXPECT_THAT(client.read_answer(), EndsWith("GET /a? "));
}

TEST_F(ServerBodies, ContinueIsSaidBehindTheDecisionOnly) {
  auto refused = server.connect();
  refused.send("POST /refused HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_THAT(refused.read_to_end(), StartsWith("HTTP/1.1 403 "));
  auto large = server.connect();
  large.send(std::string{kSink} + "Content-Length: 21\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_THAT(large.read_to_end(), StartsWith("HTTP/1.1 413 "));
  auto welcome = server.connect();
  welcome.send(std::string{kSink} + "Content-Length: 20\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(welcome.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  welcome.send(std::string(20, 'x'));
  EXPECT_THAT(welcome.read_answer(), EndsWith(std::string(20, 'x')));
}

TEST_F(ServerBodies, TheLimitIsHeldWhileChunksCome) {
  auto collected = server.connect();
  collected.send("POST /collect HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n15\r\nx");
  EXPECT_THAT(collected.read_to_end(), StartsWith("HTTP/1.1 413 "));
  auto passed_on = server.connect();
  passed_on.send(std::string{kSink} + "Transfer-Encoding: chunked\r\n\r\n10\r\n0123456789abcdef\r\n5\r\nx");
  EXPECT_THAT(passed_on.read_to_end(), StartsWith("HTTP/1.1 413 "));
  EXPECT_EQ(journal->received, "0123456789abcdef");
  EXPECT_EQ(journal->aborted, 1);
  EXPECT_EQ(journal->finished, 0);
}

TEST_F(ServerBodies, ASinkThatWaitsHoldsTheClientBack) {
  journal->wait_after_each = true;
  auto client = server.connect();
  client.send(std::string{kSink} + "Content-Length: 10\r\n\r\nhello");
  ASSERT_TRUE(journal->eventually([](const Journal& j) { return j.waits == 1; }));
  client.send("world" + std::string{"GET /a HTTP/1.1\r\nHost: test\r\n\r\n"});
  std::this_thread::sleep_for(50ms);  // long enough to be read, if it were
  EXPECT_EQ(journal->received, "hello");
  journal->control().resume();
  ASSERT_TRUE(journal->eventually([](const Journal& j) { return j.waits == 2; }));
  EXPECT_EQ(journal->finished, 0);  // the last piece was not let go yet
  journal->control().resume();
  EXPECT_THAT(client.read_answer(), EndsWith("helloworld"));
  EXPECT_THAT(client.read_answer(), EndsWith("GET /a? "));
  journal->control().resume();  // too late, and harmless
}

TEST_F(ServerBodies, ABodyCanBeRefusedInItsMiddle) {
  auto client = server.connect();
  client.send(std::string{kSink} + "Content-Length: 10\r\n\r\nhello");
  ASSERT_TRUE(journal->eventually([](const Journal& j) { return !j.received.empty(); }));
  journal->control().refuse(error_response(507, "The disk is full."));
  EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 507 "));
  EXPECT_EQ(journal->aborted, 1);
}

TEST_F(ServerBodies, WhatFailsIsAnsweredAndAborted) {
  auto deciding = server.connect();
  deciding.send("POST /throw HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_THAT(deciding.read_to_end(), StartsWith("HTTP/1.1 500 "));
  auto writing = server.connect();
  writing.send(std::string{kSink} + "Content-Length: 10\r\n\r\nthrow");
  EXPECT_THAT(writing.read_to_end(), StartsWith("HTTP/1.1 500 "));
  EXPECT_EQ(journal->aborted, 1);
  auto malformed = server.connect();
  malformed.send(std::string{kSink} + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\nzz\r\n");
  EXPECT_THAT(malformed.read_to_end(), StartsWith("HTTP/1.1 400 "));
  EXPECT_EQ(journal->aborted, 2);
}

TEST_F(ServerBodies, AClientThatGoesAwayAbortsItsBody) {
  {
    auto client = server.connect();
    client.send(std::string{kSink} + "Content-Length: 10\r\n\r\nhello");
    ASSERT_TRUE(journal->eventually([](const Journal& j) { return !j.received.empty(); }));
  }
  EXPECT_TRUE(journal->eventually([](const Journal& j) { return j.aborted == 1; }));
  EXPECT_EQ(journal->finished, 0);
}

TEST_F(ServerBodies, ASlowStreamEndsAndASteadyOneMayLastLonger) {
  ServerOptions options;
  options.body_window = 1s;
  options.body_timeout = 1s;
  options.min_body_bytes_per_second = 5;
  TestServer strict{options, nullptr, handler(journal)};
  auto slow = strict.connect();
  slow.send(std::string{kSink} + "Content-Length: 20\r\n\r\nhe");
  auto steady = strict.connect();
  steady.send(std::string{kSink} + "Content-Length: 20\r\n\r\n");
  for (int i = 0; i < 20; ++i) {
    steady.send("x");
    std::this_thread::sleep_for(100ms);
  }
  EXPECT_THAT(steady.read_answer(), StartsWith("HTTP/1.1 200 "));
  EXPECT_THAT(slow.read_to_end(), StartsWith("HTTP/1.1 408 "));
  EXPECT_EQ(journal->aborted, 1);
}

TEST_F(ServerBodies, ADecisionThatDoesNotComeIsAnsweredFor) {
  ServerOptions options;
  options.handler_timeout = 1s;
  TestServer impatient{options, nullptr, handler(journal)};
  auto client = impatient.connect();
  client.send("POST /never HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 503 "));
}

TEST_F(ServerBodies, UnfinishedBodiesAreBoundedTogether) {
  ServerOptions options;
  options.max_unfinished_bytes = 10'000;
  TestServer small{options};
  const auto half = [&](std::size_t bytes) {
    auto client = small.connect();
    client.send("POST /p HTTP/1.1\r\nHost: test\r\nContent-Length: 9000\r\n\r\n" + std::string(bytes, 'b'));
    return client;
  };
  {
    auto first = half(6000);
    first.send("b");
    std::this_thread::sleep_for(50ms);
    auto second = half(6000);
    EXPECT_THAT(second.read_to_end(), StartsWith("HTTP/1.1 503 "));
    first.send(std::string(2999, 'b'));  // what is whole is not held
    EXPECT_THAT(first.read_answer(), StartsWith("HTTP/1.1 200 "));
    auto third = half(9000);
    EXPECT_THAT(third.read_answer(), StartsWith("HTTP/1.1 200 "));
  }
}

class RouteTableTest : public ::testing::Test {
 protected:
  RouteTableTest() {
    table.add({.methods = {"GET"}, .pattern = "/here", .place = Route::Place::loop, .answer = [](const Request&) {
                 return text("here");
               }});
    table.add({.methods = {"POST"},
               .pattern = "/call/*name",
               .answer = [](const Request& request) { return text(request.body); },
               .limits = [](const Request&) { return BodyLimits{.stranger = 10, .known = 1000}; }});
    table.add({.methods = {"POST"},
               .pattern = "/upload",
               .answer = [](const Request&) { return text("nothing came"); },
               .open =
                   [this](const Request& head) {
                     if (!head.headers.has("X-User-Id")) return Intake{.refusal = error_response(401, "Who are you?")};
                     return Intake{.max_bytes = 100, .sink = std::make_shared<RecordingSink>(journal)};
                   }});
    table.add({.methods = {"GET"},
               .pattern = "/near/*name",
               .answer = [](const Request&) { return text("from afar"); },
               .at_hand = [](const Request& request) -> std::optional<Response> {
                 if (request.path == "/near/throw") throw std::runtime_error("memory that fails");
                 return request.path == "/near/here" ? std::optional{text("at hand")} : std::nullopt;
               }});
    table.add({.methods = {"POST"}, .pattern = "/throw", .answer = [](const Request&) -> Response {
                 throw std::runtime_error("an answer that fails");
               }});
  }
  ~RouteTableTest() override { server->stop(1s); }

  static Response text(std::string body) {
    Response response;
    response.body = std::move(body);
    return response;
  }
  std::string ask(const std::string& line, const std::string& headers, const std::string& body, bool chunked = false) {
    auto client = server.connect();
    const std::string framing =
        chunked ? "Transfer-Encoding: chunked\r\n\r\n" + fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", body.size(), body)
                : fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
    client.send(line + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n" + headers + framing);
    return client.read_to_end();
  }

  std::shared_ptr<Journal> journal = std::make_shared<Journal>();
  WorkerPool workers{2, 100};
  RouteTable table{workers, [](const Request& head) { return head.headers.has("X-User-Id"); }};
  TestServer server{
      {},
      [this](Request request, const Responder& responder) { table.handle(std::move(request), responder); },
      [this](const Request& head, std::optional<std::uint64_t> length, const BodyControl& control) {
        table.on_body(head, length, control);
      }};
};

TEST_F(RouteTableTest, WhatIsAtHandNeedsNoWorker) {
  // Theirs as well: a worker may wake when the test is over.
  const auto done = std::make_shared<std::latch>(1);
  for (std::size_t i = 0; i < workers.threads(); ++i) ASSERT_TRUE(workers.submit([done] { done->wait(); }));
  EXPECT_THAT(ask("GET /near/here", "", ""), EndsWith("\r\n\r\nat hand"));
  done->count_down();
  EXPECT_THAT(ask("GET /near/there", "", ""), EndsWith("\r\n\r\nfrom afar"));
  EXPECT_THAT(ask("GET /near/throw", "", ""), EndsWith("\r\n\r\nfrom afar"));
}

TEST_F(RouteTableTest, AnswersOnLoopsAndWorkers) {
  EXPECT_THAT(ask("GET /here", "", ""), EndsWith("\r\n\r\nhere"));
  EXPECT_THAT(ask("POST /call/me", "", "hello"), EndsWith("\r\n\r\nhello"));
  EXPECT_THAT(ask("POST /throw", "", ""), StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(ask("GET /nowhere", "", ""), StartsWith("HTTP/1.1 404 "));
  const auto wrong = ask("POST /here", "", "");
  EXPECT_THAT(wrong, StartsWith("HTTP/1.1 405 "));
  EXPECT_THAT(wrong, HasSubstr("\r\nAllow: GET, HEAD\r\n"));
}

TEST_F(RouteTableTest, StrangersMaySendLess) {
  for (const bool chunked : {false, true}) {
    EXPECT_THAT(ask("POST /call/me", "", std::string(10, 'x'), chunked), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(ask("POST /call/me", "", std::string(11, 'x'), chunked), StartsWith("HTTP/1.1 413 "));
    EXPECT_THAT(ask("POST /call/me", "X-User-Id: 1\r\n", std::string(1000, 'x'), chunked), StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(ask("POST /call/me", "X-User-Id: 1\r\n", std::string(1001, 'x'), chunked), StartsWith("HTTP/1.1 413 "));
  }
  EXPECT_THAT(ask("POST /nowhere", "", "x"), StartsWith("HTTP/1.1 404 "));
  EXPECT_THAT(ask("GET /here", "", "x"), StartsWith("HTTP/1.1 200 "));
}

TEST_F(RouteTableTest, SinksAreOpenedOnWorkers) {
  EXPECT_THAT(ask("POST /upload", "", "hello"), StartsWith("HTTP/1.1 401 "));
  EXPECT_THAT(ask("POST /upload", "X-User-Id: 1\r\n", "hello"), EndsWith("POST /upload hello"));
  EXPECT_THAT(ask("POST /upload", "X-User-Id: 1\r\n", ""), EndsWith("nothing came"));
  EXPECT_THAT(ask("POST /upload", "X-User-Id: 1\r\n", std::string(101, 'x')), StartsWith("HTTP/1.1 413 "));
}

}  // namespace
}  // namespace confab::net::test
