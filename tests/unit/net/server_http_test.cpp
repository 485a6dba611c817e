// HTTP over real sockets: what a client sees, byte by byte.

#include <gmock/gmock.h>

#include <thread>

#include "net/test_server.h"

namespace confab::net::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::string_view kGet = "GET /a HTTP/1.1\r\nHost: test\r\n\r\n";

TEST(ServerHttp, AnswersAndKeepsTheConnection) {
  TestServer server;
  auto client = server.connect();
  for (int i = 0; i < 3; ++i) {
    client.send("GET /a%20b?x=1%20 HTTP/1.1\r\nHost: test\r\n\r\n");
    const auto answer = client.read_answer();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(answer, EndsWith("\r\n\r\nGET /a b?x=1%20 "));
    EXPECT_THAT(answer, HasSubstr("\r\nContent-Type: application/json\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nX-Frame-Options: sameorigin\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nReferrer-Policy: same-origin\r\n"));
    EXPECT_THAT(answer, HasSubstr("\r\nDate: "));
    EXPECT_THAT(answer, Not(HasSubstr("Connection:")));
  }
  EXPECT_EQ(server->figures().requests, 3U);
  EXPECT_EQ(server->figures().accepted, 1U);
}

TEST(ServerHttp, ReadsBodiesOfBothKindsInAnyPieces) {
  TestServer server;
  auto client = server.connect();
  const std::string plain = "POST /p HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhello";
  const std::string chunked =
      "POST /c HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: "
      "chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\nX-Trailer: "
      "1\r\n\r\n";
  for (const auto& request : {plain, chunked}) {
    client.send(request);
    EXPECT_THAT(client.read_answer(), EndsWith("? hello"));
    for (const char c : request) client.send({&c, 1});
    EXPECT_THAT(client.read_answer(), EndsWith("? hello"));
  }
}

TEST(ServerHttp, AnswersPipelinedRequestsInTheirOrder) {
  TestServer server;
  auto client = server.connect();
  std::string requests = "GET /late HTTP/1.1\r\nHost: test\r\n\r\n";
  // More than are worked on at the same time.
  for (int i = 0; i < 50; ++i) requests += "GET /n" + std::to_string(i) + " HTTP/1.1\r\nHost: test\r\n\r\n";
  client.send(requests);
  ASSERT_TRUE(TestServer::eventually([&] {
    const std::lock_guard lock{server.mutex};
    return server.kept.size() == 1;
  }));
  // Not all were read: the number in flight is bounded.
  EXPECT_LE(server->figures().requests, 16U);
  std::thread worker{[&] {
    Response response;
    response.body = "first";
    server.kept.front().send(std::move(response));
  }};
  worker.join();
  EXPECT_THAT(client.read_answer(), EndsWith("\r\n\r\nfirst"));
  for (int i = 0; i < 50; ++i) EXPECT_THAT(client.read_answer(), EndsWith("GET /n" + std::to_string(i) + "? "));
}

TEST(ServerHttp, HeadHasTheHeaderOnly) {
  TestServer server;
  auto client = server.connect();
  client.send("HEAD /big?1000 HTTP/1.1\r\nHost: test\r\n\r\n" + std::string{kGet});
  EXPECT_THAT(client.read_answer(false), HasSubstr("Content-Length: 1000\r\n"));
  EXPECT_THAT(client.read_answer(), StartsWith("HTTP/1.1 200"));
}

TEST(ServerHttp, ContinuesWhenAskedTo) {
  TestServer server;
  auto client = server.connect();
  client.send("POST /p HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("ok");
  EXPECT_THAT(client.read_answer(), EndsWith("? ok"));
}

TEST(ServerHttp, ClosesWhenAskedTo) {
  TestServer server;
  auto client = server.connect();
  client.send("GET /a HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n" + std::string{kGet});
  const auto all = client.read_to_end();
  EXPECT_THAT(all, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_THAT(all, EndsWith("GET /a? "));
  EXPECT_EQ(server->figures().requests, 1U);
  EXPECT_FALSE(client.reset_by_peer());
}

TEST(ServerHttp, SpeaksHttp10) {
  TestServer server;
  auto once = server.connect();
  once.send("GET /a HTTP/1.0\r\n\r\n");
  EXPECT_THAT(once.read_to_end(), HasSubstr("Connection: close\r\n"));
  auto kept = server.connect();
  kept.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_THAT(kept.read_answer(), HasSubstr("Connection: keep-alive\r\n"));
}

TEST(ServerHttp, AnswersAClientThatHasFinishedSending) {
  TestServer server;
  auto client = server.connect();
  client.send("GET /late HTTP/1.1\r\nHost: test\r\n\r\n");
  client.finish_sending();
  ASSERT_TRUE(TestServer::eventually([&] {
    const std::lock_guard lock{server.mutex};
    return server.kept.size() == 1;
  }));
  server.kept.front().send(Response{});
  EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 200"));
}

TEST(ServerHttp, SendsLargeAnswersToSlowReaders) {
  TestServer server;
  TestClient client{server->port(), TestClient::Family::v4, 4096};
  client.send("GET /big?20000000 HTTP/1.1\r\nHost: test\r\n\r\n" + std::string{kGet});
  std::this_thread::sleep_for(std::chrono::milliseconds{100});  // the kernel's buffers fill up
  EXPECT_GT(client.read_answer().size(), 20'000'000U);
  EXPECT_THAT(client.read_answer(), EndsWith("GET /a? "));
}

TEST(ServerHttp, HandlersThatFailOrForgetAnswerWith500) {
  TestServer server;
  auto client = server.connect();
  for (const auto* path : {"/throw", "/drop"}) {
    client.send(std::string{"GET "} + path + " HTTP/1.1\r\nHost: test\r\n\r\n");
    const auto answer = client.read_answer();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 500 "));
    EXPECT_THAT(answer, HasSubstr(R"({"success":false,"error":")"));
  }
}

TEST(ServerHttp, AResponderAnswersOnceAndOutlivesItsServer) {
  std::optional<Responder> responder;
  {
    TestServer server;
    auto client = server.connect();
    client.send("GET /late HTTP/1.1\r\nHost: test\r\n\r\n");
    ASSERT_TRUE(TestServer::eventually([&] {
      const std::lock_guard lock{server.mutex};
      return server.kept.size() == 1;
    }));
    responder = server.kept.front();
    server.kept.clear();
  }
  responder->send(Response{});
  responder->send(Response{});
}

TEST(ServerHttp, AHeaderValueCannotBeginAnotherField) {
  TestServer server{{}, [](const Request&, const Responder& responder) {
                      Response response;
                      response.headers.add("X-Name", "a\r\nSet-Cookie: b");
                      response.headers.add("Content-Length", "1");
                      response.headers.add("X-Frame-Options", "deny");
                      response.body = "four";
                      responder.send(std::move(response));
                    }};
  auto client = server.connect();
  client.send(kGet);
  const auto answer = client.read_answer();
  EXPECT_THAT(answer, HasSubstr("\r\nX-Name: a  Set-Cookie: b\r\n"));
  EXPECT_THAT(answer, HasSubstr("\r\nX-Frame-Options: deny\r\n"));
  EXPECT_THAT(answer, Not(HasSubstr("sameorigin")));
  EXPECT_THAT(answer, EndsWith("\r\n\r\nfour"));
}

TEST(ServerHttp, BelievesAProxyOfThisMachine) {
  TestServer server;
  auto client = server.connect();
  client.send("GET /who HTTP/1.1\r\nHost: inner\r\n\r\n");
  EXPECT_THAT(client.read_answer(), EndsWith("127.0.0.1 inner http"));
  client.send(
      "GET /who HTTP/1.1\r\nHost: inner\r\nX-Forwarded-For: 6.6.6.6, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n"
      "X-Forwarded-Host: chat.example\r\n\r\n");
  EXPECT_THAT(client.read_answer(), EndsWith("192.0.2.7 chat.example https"));
}

TEST(ServerHttp, ListensOnIPv6Too) {
  TestServer server;
  TestClient client{server->port(), TestClient::Family::v6};
  client.send("GET /who HTTP/1.1\r\nHost: test\r\n\r\n");
  EXPECT_THAT(client.read_answer(), EndsWith("::1 test http"));
}

TEST(ServerHttp, APortInUseIsSaidInASentence) {
  TestServer first;
  ServerOptions options;
  options.port = first->port();
  try {
    Server second{options, nullptr, nullptr};
    FAIL() << "two servers share a port";
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(std::string{error.what()}, "Another program already uses port " + std::to_string(options.port) +
                                             ". Stop it, or choose another port.");
  }
}

TEST(ServerHttp, ABadAddressIsSaidInASentence) {
  ServerOptions options;
  options.address = "192.0.2.1";
  EXPECT_THROW((Server{options, nullptr, nullptr}), std::runtime_error);
  options.address = "no such name";
  EXPECT_THROW((Server{options, nullptr, nullptr}), std::runtime_error);
}

}  // namespace
}  // namespace confab::net::test
