// WebSockets over real sockets.

#include <gmock/gmock.h>

#include <latch>
#include <thread>

#include "net/test_server.h"

namespace confab::net::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(ServerWebSocket, OpensEchoesAndCloses) {
  TestServer server;
  auto client = server.connect();
  const auto answer = client.upgrade();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 101 Switching Protocols\r\n"));
  EXPECT_THAT(answer, HasSubstr("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
  EXPECT_EQ(server->figures().open_websockets, 1U);
  client.send_text("grüße");
  EXPECT_EQ(client.read_text(), "grüße");
  client.send(client_frame(9, "beat"));
  const auto pong = client.read_frame();
  ASSERT_TRUE(pong);
  EXPECT_EQ(pong->opcode, 10);
  EXPECT_EQ(pong->payload, "beat");
  client.send(client_frame(8, std::string_view{"\x03\xe8", 2}));
  const auto close = client.read_frame();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), 1000);
  EXPECT_FALSE(client.read_frame());
  EXPECT_FALSE(client.reset_by_peer());
  EXPECT_TRUE(TestServer::eventually([&] { return *server.closed == 1; }));
}

TEST(ServerWebSocket, ReadsFramesSentTogetherWithTheRequestAndByteByByte) {
  TestServer server;
  auto client = server.connect();
  client.send(
      "GET /websocket HTTP/1.1\r\nHost: test\r\nUpgrade: WebSocket\r\nConnection: upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n" +
      client_frame(1, "early"));
  client.read_until("\r\n\r\n");
  EXPECT_EQ(client.read_text(), "early");
  const std::string fragments =
      client_frame(1, "one ", false) + client_frame(9, "") + client_frame(0, "two ", false) + client_frame(0, "three");
  for (const char c : fragments) client.send({&c, 1});
  EXPECT_EQ(client.read_frame()->opcode, 10);
  EXPECT_EQ(client.read_text(), "one two three");
}

TEST(ServerWebSocket, TheUpgradeWaitsForEarlierAnswers) {
  TestServer server;
  auto client = server.connect();
  client.send(
      "GET /late HTTP/1.1\r\nHost: test\r\n\r\n"
      "GET /websocket HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n" +
      client_frame(1, "early"));
  ASSERT_TRUE(TestServer::eventually([&] {
    const std::lock_guard lock{server.mutex};
    return server.kept.size() == 1;
  }));
  server.kept.front().send(Response{});
  EXPECT_THAT(client.read_answer(), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(client.read_until("\r\n\r\n"), StartsWith("HTTP/1.1 101"));
  EXPECT_EQ(client.read_text(), "early");
}

TEST(ServerWebSocket, RefusesBadHandshakesAndWhatTheHandlerRefuses) {
  TestServer server;
  auto client = server.connect();
  EXPECT_THAT(client.upgrade("/elsewhere"), StartsWith("HTTP/1.1 404 "));
  client.send("GET /a HTTP/1.1\r\nHost: test\r\n\r\n");
  EXPECT_THAT(client.read_answer(), StartsWith("HTTP/1.1 200"));  // the connection lives on
  EXPECT_THAT(client.upgrade("/unfilled"), StartsWith("HTTP/1.1 403 "));

  const std::string start = "GET /websocket HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
  auto version = server.connect();
  version.send(start + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 8\r\n\r\n");
  const auto answer = version.read_answer();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 426 "));
  EXPECT_THAT(answer, HasSubstr("\r\nSec-WebSocket-Version: 13\r\n"));
  auto key = server.connect();
  key.send(start + "Sec-WebSocket-Key: short==\r\nSec-WebSocket-Version: 13\r\n\r\n");
  EXPECT_THAT(key.read_answer(), StartsWith("HTTP/1.1 400 "));
}

struct Violation {
  const char* name;
  std::string bytes;
  int code;
};

TEST(ServerWebSocket, ClosesWithTheCodeForEachViolation) {
  ServerOptions options;
  options.max_frame_bytes = 1000;
  TestServer server{options};
  const std::vector<Violation> violations{
      {"unmasked", std::string{"\x81\x02hi"}, 1002},
      {"reserved bit",
       [] {
         auto f = client_frame(1, "x");
         f[0] = static_cast<char>(0xC1);
         return f;
       }(),
       1002},
      {"unknown opcode", client_frame(3, "x"), 1002},
      {"continuation of nothing", client_frame(0, "x"), 1002},
      {"fragmented ping", client_frame(9, "x", false), 1002},
      {"long ping", client_frame(9, std::string(126, 'x')), 1002},
      {"binary", client_frame(2, "x"), 1003},
      {"not UTF-8", client_frame(1, "\xc3\x28"), 1007},
      {"too big", client_frame(1, std::string(1001, 'x')), 1009},
      {"too big in fragments", client_frame(1, std::string(600, 'x'), false) + client_frame(0, std::string(600, 'x')),
       1009},
      {"listener that throws", client_frame(1, "throw"), 1011},
  };
  int closed = 0;
  for (const auto& violation : violations) {
    SCOPED_TRACE(violation.name);
    auto client = server.connect();
    client.upgrade();
    client.send(violation.bytes);
    const auto frame = client.read_frame();
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->close_code(), violation.code);
    client.try_send(client_frame(1, "ignored"));
    EXPECT_FALSE(client.read_frame());
    ++closed;
    EXPECT_TRUE(TestServer::eventually([&] { return *server.closed == closed; }));
  }
  EXPECT_EQ(server->figures().closed_slow, 0U);
}

TEST(ServerWebSocket, TheServerCloses) {
  TestServer server;
  auto client = server.connect();
  client.upgrade();
  client.send_text("close");
  const auto frame = client.read_frame();
  ASSERT_TRUE(frame);
  EXPECT_EQ(frame->close_code(), 4001);
  EXPECT_EQ(frame->payload.substr(2), "as you like");
  client.send(client_frame(8, std::string_view{"\x0f\xa1", 2}));
  EXPECT_FALSE(client.read_frame());
  EXPECT_TRUE(TestServer::eventually([&] { return *server.closed == 1; }));
}

TEST(ServerWebSocket, FramesFromAnyThreadComeInOrder) {
  TestServer server;
  auto client = server.connect();
  client.upgrade();
  const auto socket = server.sockets.front();
  constexpr int kThreads = 3;
  constexpr int kFrames = 2000;
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kFrames; ++i) socket->send(make_frame(std::to_string(t) + " " + std::to_string(i)));
    });
  }
  std::vector<int> next(kThreads, 0);
  for (int n = 0; n < kThreads * kFrames; ++n) {
    const auto text = client.read_text();
    const auto thread = static_cast<std::size_t>(text[0] - '0');
    ASSERT_EQ(text.substr(2), std::to_string(next[thread]++));
  }
  for (auto& thread : threads) thread.join();
  // The loop counts what it has written, so the client may be a moment ahead of the figure.
  EXPECT_TRUE(TestServer::eventually(
      [&] { return server->figures().websocket_frames_out == static_cast<std::uint64_t>(kThreads * kFrames) + 1; }));
}

TEST(ServerWebSocket, OneThatDoesNotReadIsClosedAndDoesNotSlowTheOthers) {
  ServerOptions options;
  options.max_send_queue_bytes = std::size_t{256} * 1024;
  TestServer server{options};
  constexpr std::size_t kClients = 1000;
  TestClient deaf{server->port(), TestClient::Family::v4, 4096};
  deaf.upgrade();
  std::vector<TestClient> clients;
  for (std::size_t i = 0; i < kClients; ++i) {
    clients.push_back(server.connect());
    clients.back().upgrade();
  }
  EXPECT_EQ(server->figures().open_websockets, kClients + 1);

  // 200 messages of 64 kB are more than the kernel's buffers and the queue of the one that does not read can hold.
  const std::string text(std::size_t{64} * 1024, 'm');
  const auto everybody = server.sockets;
  for (int round = 0; round < 20; ++round) {
    const auto frame = make_frame(text);
    everybody.front()->send(frame);
    for (int extra = 0; extra < 9; ++extra) everybody.front()->send(frame);
    const auto short_frame = make_frame("round " + std::to_string(round));
    for (const auto& socket : everybody) socket->send(short_frame);
    for (auto& client : clients) ASSERT_EQ(client.read_text(), short_frame->payload());
  }
  EXPECT_TRUE(TestServer::eventually([&] { return server->figures().closed_slow == 1; }));
  EXPECT_EQ(*server.closed, 1);
}

TEST(ServerWebSocket, WhatAllThatDoNotReadHoldIsBoundedTogether) {
  ServerOptions options;
  options.max_unsent_bytes = std::size_t{2} * 1024 * 1024;
  options.max_send_queue_bytes = std::size_t{64} * 1024 * 1024;
  TestServer server{options};
  std::vector<std::unique_ptr<TestClient>> deaf;
  for (int i = 0; i < 8; ++i) {
    deaf.push_back(std::make_unique<TestClient>(server->port(), TestClient::Family::v4, 4096));
    deaf.back()->upgrade();
  }
  auto reader = server.connect();
  reader.upgrade();
  const auto everybody = server.sockets;
  for (const auto& socket : everybody) socket->vouch();
  // Each has less to wait for than the limit of one, and more than the kernel takes.
  constexpr std::size_t kLarge = std::size_t{500} * 1024;
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = 0; i < deaf.size(); ++i) everybody[i]->send(make_frame(std::string(kLarge, 'm')));
    everybody.back()->send(make_frame("round"));
    EXPECT_EQ(reader.read_text(), "round");
  }
  EXPECT_TRUE(TestServer::eventually([&] { return server->figures().closed_slow > 0; }));
  EXPECT_TRUE(TestServer::eventually([] { return Frame::held_bytes() < std::size_t{3} * 1024 * 1024; }));
  reader.send_text("still here");
  EXPECT_EQ(reader.read_text(), "still here");
}

TEST(ServerWebSocket, WhoTakesNothingIsHungUpOn) {
  ServerOptions options;
  options.write_timeout = std::chrono::seconds{1};
  TestServer server{options};
  TestClient deaf{server->port(), TestClient::Family::v4, 4096};
  deaf.upgrade();
  auto silent = server.connect();
  silent.upgrade();
  for (const auto& socket : server.sockets) socket->vouch();
  for (int i = 0; i < 2; ++i) {
    server.sockets.front()->send(make_frame(std::string(std::size_t{8} * 1024 * 1024, 'm')));
  }
  EXPECT_TRUE(TestServer::eventually([&] { return server->figures().open_websockets == 1; }));
  silent.send_text("still here");
  EXPECT_EQ(silent.read_text(), "still here");
}

TEST(ServerWebSocket, LessWaitsForAStranger) {
  ServerOptions options;
  options.max_stranger_queue_bytes = std::size_t{64} * 1024;
  TestServer server{options};
  TestClient stranger{server->port(), TestClient::Family::v4, 4096};
  stranger.upgrade();
  const auto socket = server.sockets.front();
  constexpr int kFrames = 1'000;  // less than a known one may wait for, and more than the kernel takes
  const auto frame = make_frame(std::string(std::size_t{16} * 1024, 'm'));
  for (int i = 0; i < kFrames && server->figures().closed_slow == 0; ++i) {
    socket->send(frame);
    std::this_thread::yield();
  }
  EXPECT_TRUE(TestServer::eventually([&] { return server->figures().closed_slow == 1; }));
}

TEST(ServerWebSocket, ASlowOneIsToldToComeBackLater) {
  ServerOptions options;
  options.max_send_queue_bytes = std::size_t{64} * 1024;
  TestServer server{options};
  TestClient client{server->port(), TestClient::Family::v4, 4096};
  client.upgrade();
  const auto socket = server.sockets.front();
  const auto frame = make_frame(std::string(std::size_t{16} * 1024, 'm'));
  while (server->figures().closed_slow == 0) {
    socket->send(frame);
    std::this_thread::yield();
  }
  // Whole frames, then the close frame: what had begun was finished, the rest dropped.
  auto received = client.read_frame();
  while (received && received->opcode == 1) {
    ASSERT_EQ(received->payload.size(), 16U * 1024);
    received = client.read_frame();
  }
  ASSERT_TRUE(received);
  EXPECT_EQ(received->close_code(), 1013);
}

TEST(ServerWebSocket, OneThatIsBeingSentIsNoBacklog) {
  ServerOptions options;
  options.max_send_queue_bytes = std::size_t{64} * 1024;
  TestServer server{options};
  TestClient client{server->port(), TestClient::Family::v4, 4096};
  client.upgrade();
  const auto socket = server.sockets.front();
  constexpr std::size_t kLarge = std::size_t{16} * 1024 * 1024;  // more than the kernel's buffers take
  socket->send(make_frame(std::string(kLarge, 'a')));
  for (int i = 0; i < 6; ++i) socket->send(make_frame(std::string(10'000, 'b')));
  EXPECT_EQ(client.read_text().size(), kLarge);
  for (int i = 0; i < 6; ++i) ASSERT_EQ(client.read_text().size(), 10'000U);
  EXPECT_EQ(server->figures().closed_slow, 0U);

  socket->send(make_frame(std::string(kLarge, 'a')));
  for (int i = 0; i < 7; ++i) socket->send(make_frame(std::string(10'000, 'b')));  // the seventh is too much
  EXPECT_TRUE(TestServer::eventually([&] { return server->figures().closed_slow == 1; }));
}

TEST(ServerWebSocket, ABurstLargerThanTheQueueReachesOneThatReads) {
  ServerOptions options;
  options.max_send_queue_bytes = std::size_t{64} * 1024;
  TestServer server{options};
  auto client = server.connect();
  client.upgrade();
  const auto socket = server.sockets.front();
  // In one task, so that no turn of the loop comes between. What the kernel's buffers take does not count as waiting.
  socket->loop().post([socket] {
    for (int i = 0; i < 20; ++i) socket->send_on_loop(make_frame(std::string(10'000, 'b')));
  });
  for (int i = 0; i < 20; ++i) ASSERT_EQ(client.read_text().size(), 10'000U);
  EXPECT_EQ(server->figures().closed_slow, 0U);
}

TEST(ServerWebSocket, ASocketMayBeKeptBeyondItsConnectionAndServer) {
  std::shared_ptr<WebSocket> socket;
  {
    TestServer server;
    auto client = server.connect();
    client.upgrade();
    socket = server.sockets.front();
    server->stop(std::chrono::milliseconds{0});
    EXPECT_EQ(*server.closed, 1);
    server.sockets.clear();
  }
  socket->send(make_frame("to nobody"));
  socket->close(1000, "");
  socket->loop().post([] { FAIL() << "the loop has ended"; });
}

TEST(ServerWebSocket, AStrangerIsSentAwayAfterAWhileAndWhoIsKnownStays) {
  ServerOptions options;
  options.stranger_timeout = std::chrono::seconds{1};
  TestServer server{options};
  auto known = server.connect();
  known.upgrade();
  server.sockets.front()->vouch();
  auto stranger = server.connect();
  stranger.upgrade();
  const auto close = stranger.read_frame();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), 1013);
  stranger.send(client_frame(8, close->payload));
  EXPECT_FALSE(stranger.read_frame());
  known.send_text("still here");
  EXPECT_EQ(known.read_text(), "still here");
}

TEST(ServerWebSocket, WhoDoesNotEndAMessageIsSentAwayAndWhoIsSilentStays) {
  ServerOptions options;
  options.message_timeout = std::chrono::seconds{1};
  TestServer server{options};
  auto silent = server.connect();
  silent.upgrade();
  auto half = server.connect();
  half.upgrade();
  for (const auto& socket : server.sockets) socket->vouch();
  // What has ended in time leaves nothing behind, and the next has a time of its own.
  silent.send(client_frame(1, "in ", false));
  silent.send(client_frame(9, ""));
  EXPECT_EQ(silent.read_frame()->opcode, 10);
  silent.send(client_frame(0, "time"));
  EXPECT_EQ(silent.read_text(), "in time");
  half.send_text("a turn of the loop later");
  half.read_text();
  half.send(client_frame(1, "never ", false));
  const auto close = half.read_frame();
  ASSERT_TRUE(close);
  EXPECT_EQ(close->close_code(), 1013);
  silent.send_text("still here");
  EXPECT_EQ(silent.read_text(), "still here");
}

TEST(ServerWebSocket, AStrangersMessagesAreShort) {
  ServerOptions options;
  options.max_stranger_frame_bytes = 1000;
  TestServer server{options};
  const std::string long_text(5000, 'x');
  auto client = server.connect();
  client.upgrade();
  client.send_text(std::string(1000, 'x'));
  EXPECT_EQ(client.read_text().size(), 1000U);
  server.sockets.front()->vouch();
  client.send_text("a turn of the loop later");
  client.read_text();
  client.send_text(long_text);
  EXPECT_EQ(client.read_text(), long_text);
  auto stranger = server.connect();
  stranger.upgrade();
  stranger.send_text(long_text);
  EXPECT_EQ(stranger.read_frame()->close_code(), 1009);
}

TEST(ServerWebSocket, UnfinishedMessagesAreBoundedTogether) {
  ServerOptions options;
  options.max_unfinished_bytes = 10'000;
  TestServer server{options};
  auto first = server.connect();
  first.upgrade();
  first.send(client_frame(1, std::string(6000, 'x'), false) + client_frame(9, ""));
  EXPECT_EQ(first.read_frame()->opcode, 10) << "it has come";
  auto second = server.connect();
  second.upgrade();
  second.send(client_frame(1, std::string(6000, 'x'), false));
  EXPECT_EQ(second.read_frame()->close_code(), 1013);
  first.send(client_frame(0, "end"));
  EXPECT_EQ(first.read_text().size(), 6003U);
  auto third = server.connect();
  third.upgrade();
  third.send(client_frame(1, std::string(6000, 'x'), false) + client_frame(0, "end"));
  EXPECT_EQ(third.read_text().size(), 6003U) << "what is whole is not held";
}

}  // namespace
}  // namespace confab::net::test
