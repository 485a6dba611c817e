// What strangers do wrong, on purpose or not: every limit and every shape that could smuggle a request.

#include <gmock/gmock.h>

#include <thread>

#include "net/test_server.h"

namespace confab::net::test {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::string_view kGet = "GET /a HTTP/1.1\r\nHost: test\r\n\r\n";

struct BadShape {
  const char* name;
  std::string bytes;
  int status;
};

TEST(ServerLimits, UnclearOrMalformedRequestsAreRefusedAndTheConnectionEnds) {
  ServerOptions options;
  options.max_body_bytes = 1000;
  TestServer server{options};
  const std::string post = "POST /p HTTP/1.1\r\nHost: test\r\n";
  const std::vector<BadShape> shapes{
      {"length and chunked", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunked and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400},
      {"two lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400},
      {"the same length twice", post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 400},
      {"a list of lengths", post + "Content-Length: 5, 5\r\n\r\nhello", 400},
      {"signed length", post + "Content-Length: +5\r\n\r\nhello", 400},
      {"negative length", post + "Content-Length: -5\r\n\r\nhello", 400},
      {"empty length", post + "Content-Length: \r\n\r\nhello", 400},
      {"hexadecimal length", post + "Content-Length: 0x5\r\n\r\nhello", 400},
      {"overflowing length", post + "Content-Length: 18446744073709551621\r\n\r\nhello", 400},
      {"unknown coding", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501},
      {"chunked not last", post + "Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n", 501},
      {"chunked twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunked in HTTP/1.0", "POST /p HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"space before colon", post + "Content-Length : 5\r\n\r\nhello", 400},
      {"bare line feeds", "GET /a HTTP/1.1\r\nHost: test\nX: y\r\n\r\n", 400},
      {"bad chunk size", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n", 400},
      {"overflowing chunk size", post + "Transfer-Encoding: chunked\r\n\r\n10000000000000005\r\nhello\r\n0\r\n\r\n",
       400},
      {"chunk without its end", post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n", 400},
      {"chunk extension", post + "Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nhello\r\n0\r\n\r\n", 400},
      {"extension of the last chunk", post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0;a\r\n\r\n", 400},
      {"folded coding", post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 400},
      {"folded field", "GET /a HTTP/1.1\r\nHost: test\r\nX: a\r\n\tb\r\n\r\n", 400},
      {"no host", "GET /a HTTP/1.1\r\n\r\n", 400},
      {"two hosts", "GET /a HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"malformed escape", "GET /%zz HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n", 400},
      {"zero byte in the path", "GET /%00 HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n", 400},
      {"path that is no text", "GET /%ff HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n", 400},
      {"unknown method", "BREW /a HTTP/1.1\r\nHost: test\r\n\r\n", 501},
      {"lower-case method", "get /a HTTP/1.1\r\nHost: test\r\n\r\n", 501},
      {"other version", "GET /a HTTP/2.0\r\nHost: test\r\n\r\n", 505},
      {"unknown expectation", post + "Expect: miracles\r\nContent-Length: 1\r\n\r\nx", 417},
      {"TLS", std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15}, 400},
      {"body too large", post + "Content-Length: 1001\r\n\r\n" + std::string(1001, 'b'), 413},
      {"chunks too large", post + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1001, 'b'), 413},
      {"many chunks too large",
       post + "Transfer-Encoding: chunked\r\n\r\n1f4\r\n" + std::string(500, 'b') + "\r\n1f5\r\n" +
           std::string(501, 'b'),
       413},
      {"header too long", "GET /a HTTP/1.1\r\nHost: test\r\nX: " + std::string(20'000, 'h'), 431},
      {"address too long", "GET /" + std::string(20'000, 'u'), 414},
      {"address rather long", "GET /" + std::string(9'000, 'u') + " HTTP/1.1\r\nHost: test\r\n\r\n", 414},
      {"endless chunk extension", post + "Transfer-Encoding: chunked\r\n\r\n5;" + std::string(20'000, 'e'), 431},
  };
  for (const auto& shape : shapes) {
    SCOPED_TRACE(shape.name);
    auto client = server.connect();
    // A good one before: its answer is not lost by what follows.
    client.send(std::string{kGet} + shape.bytes);
    EXPECT_THAT(client.read_answer(), StartsWith("HTTP/1.1 200"));
    const auto rest = client.read_to_end();
    EXPECT_THAT(rest, StartsWith("HTTP/1.1 " + std::to_string(shape.status) + " "));
    EXPECT_THAT(rest, AllOf(HasSubstr("\r\nConnection: close\r\n"), HasSubstr("\r\nContent-Type: application/json\r\n"),
                            HasSubstr("\r\n\r\n{\"success\":false,\"error\":\""), EndsWith("\"}")));
    EXPECT_FALSE(client.reset_by_peer());
  }
  EXPECT_EQ(server->figures().requests, shapes.size() + 3);  // three have a path that no handler gets to see
}

TEST(ServerLimits, ATrailerIsNotAHeader) {
  TestServer server{{}, [](const Request& request, const Responder& responder) {
                      Response response;
                      response.body = request.headers.has("X-Forwarded-For") ? "smuggled" : "ignored";
                      responder.send(std::move(response));
                    }};
  auto client = server.connect();
  client.send(
      "POST /p HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n");
  EXPECT_THAT(client.read_answer(), EndsWith("ignored"));
}

TEST(ServerLimits, ATooLargeBodyIsRefusedBeforeItIsSent) {
  TestServer server;
  auto client = server.connect();
  client.send("POST /p HTTP/1.1\r\nHost: test\r\nContent-Length: 999999999\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 413 "));
}

TEST(ServerLimits, ARefusalReachesAClientThatIsStillSending) {
  ServerOptions options;
  options.max_body_bytes = 1000;
  TestServer server{options};
  auto client = server.connect();
  client.send("POST /p HTTP/1.1\r\nHost: test\r\nContent-Length: 3000000\r\n\r\n");
  client.try_send(std::string(3'000'000, 'b'));
  EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 413 "));
  EXPECT_FALSE(client.reset_by_peer());
}

TEST(ServerLimits, SlowHeadersSlowBodiesAndSilenceEnd) {
  ServerOptions options;
  options.header_timeout = 1s;
  options.body_timeout = 1s;
  options.keep_alive_timeout = 1s;
  TestServer server{options};
  auto silent = server.connect();
  auto header = server.connect();
  header.send("GET /a HTT");
  auto body = server.connect();
  body.send("POST /p HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhe");
  auto idle = server.connect();
  idle.send(kGet);
  idle.read_answer();
  auto dripping = server.connect();
  const auto began = std::chrono::steady_clock::now();
  // A byte now and then does not buy time.
  while (std::chrono::steady_clock::now() - began < 1500ms && dripping.try_send("G")) std::this_thread::sleep_for(50ms);

  EXPECT_EQ(silent.read_to_end(), "");
  EXPECT_THAT(header.read_to_end(), StartsWith("HTTP/1.1 408 "));
  EXPECT_THAT(body.read_to_end(), StartsWith("HTTP/1.1 408 "));
  EXPECT_EQ(idle.read_to_end(), "");
  EXPECT_THAT(dripping.read_to_end(), StartsWith("HTTP/1.1 408 "));
  EXPECT_LT(std::chrono::steady_clock::now() - began, 8s);
}

TEST(ServerLimits, AHandlerThatDoesNotAnswerIsAnsweredFor) {
  ServerOptions options;
  options.handler_timeout = 1s;
  TestServer server{options};
  auto client = server.connect();
  client.send("GET /late HTTP/1.1\r\nHost: test\r\n\r\n" + std::string{kGet});
  const auto all = client.read_to_end();
  EXPECT_THAT(all, StartsWith("HTTP/1.1 503 "));
  EXPECT_EQ(all.find("HTTP/1.1", 1), std::string::npos);  // nothing behind it
  server.kept.front().send(Response{});                   // too late, and harmless
}

TEST(ServerLimits, AFullHouseSaysSo) {
  ServerOptions options;
  options.max_connections = 2;
  TestServer server{options};
  auto first = server.connect();
  auto second = std::make_unique<TestClient>(server->port());
  first.upgrade();
  second->send(kGet);
  second->read_answer();
  auto third = server.connect();
  EXPECT_THAT(third.read_to_end(), StartsWith("HTTP/1.1 503 "));
  EXPECT_EQ(server->figures().refused, 1U);
  EXPECT_EQ(server->figures().open_connections, 2U);
  second.reset();
  ASSERT_TRUE(TestServer::eventually([&] { return server->figures().open_connections == 1; }));
  auto fourth = server.connect();
  fourth.send(kGet);
  EXPECT_THAT(fourth.read_answer(), StartsWith("HTTP/1.1 200"));
}

TEST(ServerLimits, StoppingLetsRunningRequestsFinish) {
  TestServer server;
  auto running = server.connect();
  running.send("GET /late HTTP/1.1\r\nHost: test\r\n\r\n");
  auto idle = server.connect();
  idle.send(kGet);
  idle.read_answer();
  auto socket = server.connect();
  socket.upgrade();
  ASSERT_TRUE(TestServer::eventually([&] {
    const std::lock_guard lock{server.mutex};
    return server.kept.size() == 1;
  }));
  const auto began = std::chrono::steady_clock::now();
  std::thread stopping{[&] { server->stop(20s); }};

  EXPECT_EQ(idle.read_to_end(), "");
  const auto close = socket.read_frame();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), 1012);
  socket.send(client_frame(8, close->payload));
  EXPECT_FALSE(socket.read_frame());
  { const TestClient gone{std::move(socket)}; }
  // Each loop closes its own door, and the one that closed these two may be ahead of the others.
  EXPECT_TRUE(TestServer::eventually([&] {
    try {
      const TestClient late{server->port()};
      return false;
    } catch (const std::exception&) {
      return true;
    }
  }));
  Response response;
  response.body = "in time";
  server.kept.front().send(std::move(response));
  const auto answer = running.read_to_end();
  EXPECT_THAT(answer, AllOf(HasSubstr("\r\nConnection: close\r\n"), EndsWith("in time")));
  { const TestClient gone{std::move(running)}; }
  stopping.join();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 10s);  // as soon as all is done
  EXPECT_EQ(*server.closed, 1);
  EXPECT_EQ(server->figures().open_connections, 0U);
  server->stop(20s);
}

TEST(ServerLimits, StoppingDoesNotWaitLongerThanItsGrace) {
  TestServer server;
  auto client = server.connect();
  client.send("GET /late HTTP/1.1\r\nHost: test\r\n\r\n");
  auto socket = server.connect();
  socket.upgrade();
  ASSERT_TRUE(TestServer::eventually([&] {
    const std::lock_guard lock{server.mutex};
    return server.kept.size() == 1;
  }));
  const auto began = std::chrono::steady_clock::now();
  server->stop(200ms);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 3s);
  EXPECT_EQ(client.read_to_end(), "");
  EXPECT_EQ(*server.closed, 1);
}

TEST(ServerLimits, AServerThatNeverStartedCanBeStopped) {
  ServerOptions options;
  options.port = 0;
  options.loops = 1;
  Server server{options, nullptr, nullptr};
  EXPECT_NE(server.port(), 0);
  server.stop(1s);
}

}  // namespace
}  // namespace confab::net::test
