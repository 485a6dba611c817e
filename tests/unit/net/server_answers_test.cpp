// Answers from files and sources, over real sockets.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include <thread>

#include "net/conditional.h"
#include "net/test_server.h"
#include "net/worker_body.h"

namespace confab::net::test {
namespace {

using namespace std::chrono_literals;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// A file that has no name and goes away with its last user.
std::shared_ptr<const OpenFile> file_with(std::string_view content) {
  std::string path = ::testing::TempDir() + "confab-answer-XXXXXX";
  const int fd = ::mkstemp(path.data());
  ::unlink(path.c_str());
  auto file = std::make_shared<const OpenFile>(fd);
  if (::write(fd, content.data(), content.size()) != static_cast<ssize_t>(content.size())) {
    throw std::runtime_error("cannot write a file for the test");
  }
  return file;
}

std::string letters(std::size_t size) {
  std::string text(size, ' ');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + i % 26);
  return text;
}

/// Delivers its pieces one by one, from another thread; "fail" fails.
class ListSource final : public BodySource {
 public:
  ListSource(std::vector<std::string> pieces, std::optional<std::uint64_t> size)
      : pieces_(std::move(pieces)), size_(size) {}
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }
  void pull(std::size_t, PieceReceiver receiver) override {
    const std::string piece = next_ < pieces_.size() ? pieces_[next_++] : "";
    if (piece == "throw") throw std::runtime_error("a source that fails");
    std::thread{[&] { piece == "fail" ? receiver.fail() : receiver.deliver(piece); }}.join();
  }

 private:
  std::vector<std::string> pieces_;
  std::optional<std::uint64_t> size_;
  std::size_t next_ = 0;
};

class ServerAnswers : public ::testing::Test {
 protected:
  /// /file: 100 kB of letters with validators; /short: a file that is announced longer than it is; /pieces: a source
  /// without a length; /counted: with one; /fewer, /more: with a wrong one; /fail, /throw: one that fails.
  static HttpHandler handler() {
    return [](const Request& request, const Responder& responder) {
      static const auto file = file_with(letters(100'000));
      Response response;
      response.headers.set("Content-Type", "text/plain");
      const auto source = [&](std::vector<std::string> pieces, std::optional<std::uint64_t> size) {
        response.source = std::make_shared<ListSource>(std::move(pieces), size);
      };
      if (request.path == "/file" || request.path == "/short") {
        response.headers.set("ETag", "\"f1\"");
        response.file = {.file = file, .offset = 0, .size = file->size()};
      }
      if (request.path == "/short") response.file.size += 1;
      if (request.path == "/pieces") source({"hello ", "world"}, std::nullopt);
      if (request.path == "/counted") source({"hello ", "world"}, 11);
      if (request.path == "/fewer") source({"hello"}, 6);
      if (request.path == "/more") source({"hello"}, 4);
      if (request.path == "/fail") source({"hello", "fail"}, std::nullopt);
      if (request.path == "/throw") source({"hello", "throw"}, 20);
      if (request.path == "/plain") response.body = "plain";
      apply_conditions(request.method, request.headers, response);
      responder.send(std::move(response));
    };
  }
  std::string ask(const std::string& line, const std::string& headers = "") {
    auto client = server.connect();
    client.send(line + "\r\nHost: test\r\nConnection: close\r\n" + headers + "\r\n");
    return client.read_to_end();
  }

  TestServer server{{}, handler()};
};

TEST_F(ServerAnswers, SendsFilesBetweenOtherAnswers) {
  auto client = server.connect();
  const std::string get = "GET /file HTTP/1.1\r\nHost: test\r\n\r\n";
  const std::string plain = "GET /plain HTTP/1.1\r\nHost: test\r\n\r\n";
  client.send(plain + get + plain + "HEAD /file HTTP/1.1\r\nHost: test\r\n\r\n" + get + plain);
  EXPECT_THAT(client.read_answer(), EndsWith("plain"));
  EXPECT_THAT(client.read_answer(), EndsWith("\r\n\r\n" + letters(100'000)));
  EXPECT_THAT(client.read_answer(), EndsWith("plain"));
  EXPECT_THAT(client.read_answer(false), HasSubstr("\r\nContent-Length: 100000\r\n"));
  EXPECT_THAT(client.read_answer(), EndsWith("\r\n\r\n" + letters(100'000)));
  EXPECT_THAT(client.read_answer(), EndsWith("plain"));
}

TEST_F(ServerAnswers, SendsTheRangeThatIsAskedFor) {
  const auto part = ask("GET /file HTTP/1.1", "Range: bytes=26-51\r\n");
  EXPECT_THAT(part, StartsWith("HTTP/1.1 206 "));
  EXPECT_THAT(part, HasSubstr("\r\nContent-Range: bytes 26-51/100000\r\n"));
  EXPECT_THAT(part, HasSubstr("\r\nContent-Length: 26\r\n"));
  EXPECT_THAT(part, EndsWith("\r\n\r\n" + letters(26)));
  const auto behind = ask("GET /file HTTP/1.1", "Range: bytes=100000-\r\n");
  EXPECT_THAT(behind, StartsWith("HTTP/1.1 416 "));
  EXPECT_THAT(behind, HasSubstr("\r\nContent-Range: bytes */100000\r\n"));
  EXPECT_THAT(behind, HasSubstr("\r\nContent-Length: 0\r\n"));
  EXPECT_THAT(ask("GET /file HTTP/1.1", "If-None-Match: \"f1\"\r\n"), StartsWith("HTTP/1.1 304 "));
}

TEST_F(ServerAnswers, AFileThatBecameShorterEndsTheConnection) {
  const auto answer = ask("GET /short HTTP/1.1");
  EXPECT_THAT(answer, HasSubstr("\r\nContent-Length: 100001\r\n"));
  EXPECT_THAT(answer, EndsWith("\r\n\r\n" + letters(100'000)));
}

TEST_F(ServerAnswers, SendsASourceInChunksOrAsLongAsItSays) {
  auto client = server.connect();
  client.send("GET /pieces HTTP/1.1\r\nHost: test\r\n\r\nGET /counted HTTP/1.1\r\nHost: test\r\n\r\n");
  EXPECT_THAT(client.read_until("\r\n\r\n"), HasSubstr("\r\nTransfer-Encoding: chunked\r\n"));
  EXPECT_EQ(client.read_until("0\r\n\r\n"), "6\r\nhello \r\n5\r\nworld\r\n0\r\n\r\n");
  EXPECT_THAT(client.read_answer(), EndsWith("\r\n\r\nhello world"));
  const auto old = ask("GET /pieces HTTP/1.0", "Connection: keep-alive\r\n");
  EXPECT_THAT(old, Not(HasSubstr("Transfer-Encoding")));
  EXPECT_THAT(old, EndsWith("\r\n\r\nhello world"));
  EXPECT_THAT(ask("HEAD /pieces HTTP/1.1"), EndsWith("\r\n\r\n"));
}

TEST_F(ServerAnswers, ASourceThatFailsLeavesTheAnswerIncomplete) {
  for (const auto* path : {"/fail", "/throw", "/fewer"}) {
    const auto answer = ask(std::string{"GET "} + path + " HTTP/1.1");
    EXPECT_THAT(answer, Not(EndsWith("0\r\n\r\n"))) << path;
    EXPECT_THAT(answer, HasSubstr("hello")) << path;
  }
  EXPECT_THAT(ask("GET /more HTTP/1.1"), EndsWith("\r\n\r\n"));
}

TEST_F(ServerAnswers, AnswersThatNobodyReadsAreBoundedTogether) {
  ServerOptions options;
  options.max_unsent_bytes = std::size_t{24} * 1024 * 1024;
  TestServer small{options};
  TestClient first{small->port(), TestClient::Family::v4, 4096};
  first.send("GET /big?20000000 HTTP/1.1\r\nHost: test\r\n\r\n");
  ASSERT_TRUE(TestServer::eventually([&] { return small->figures().bytes_out > 0; }));
  TestClient second{small->port(), TestClient::Family::v4, 4096};
  second.send("GET /big?20000000 HTTP/1.1\r\nHost: test\r\n\r\n");
  EXPECT_TRUE(TestServer::eventually([&] { return small->figures().closed_slow == 1; }));
  EXPECT_GT(first.read_answer().size(), 20'000'000U);
}

TEST_F(ServerAnswers, WhoReadsNothingIsHungUpOn) {
  ServerOptions options;
  options.write_timeout = std::chrono::seconds{1};
  TestServer impatient{options};
  TestClient silent{impatient->port(), TestClient::Family::v4, 4096};
  silent.send("GET /big?20000000 HTTP/1.1\r\nHost: test\r\n\r\n");
  ASSERT_TRUE(TestServer::eventually([&] { return impatient->figures().bytes_out > 0; }));
  EXPECT_TRUE(TestServer::eventually([&] { return impatient->figures().open_connections == 0; }));
}

// --- one gigabyte

// Sanitizers keep what is freed, and take their time.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer) || \
    __has_feature(thread_sanitizer)
constexpr std::uint64_t kGigabyte = std::uint64_t{64} * 1024 * 1024;
constexpr bool kMeasureMemory = false;
#else
constexpr std::uint64_t kGigabyte = std::uint64_t{1024} * 1024 * 1024;
constexpr bool kMeasureMemory = true;
#endif
constexpr std::size_t kGrowth = std::size_t{32} * 1024 * 1024;

/// What the process holds at most, from now on.
class MemoryWatch {
 public:
  MemoryWatch() { reset(); }
  /// In bytes, above what there was.
  [[nodiscard]] std::size_t growth() const { return status("VmHWM:") - std::min(status("VmHWM:"), before_); }

 private:
  void reset() {
    const int fd = ::open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
      if (::write(fd, "5", 1) != 1) ADD_FAILURE() << "the high-water mark cannot be reset";
      ::close(fd);
    }
    before_ = status("VmRSS:");
  }
  static std::size_t status(std::string_view name) {
    std::string text(8192, '\0');
    const int fd = ::open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    text.resize(static_cast<std::size_t>(std::max<ssize_t>(::read(fd, text.data(), text.size()), 0)));
    ::close(fd);
    return std::stoul(text.substr(text.find(name) + name.size())) * 1024;
  }

  std::size_t before_ = 0;
};

/// Counts, and is slower than the loop.
class CountingConsumer final : public BlockingConsumer {
 public:
  std::optional<Response> write(std::string_view piece) override {
    bytes_ += piece.size();
    return std::nullopt;
  }
  Response finish(const Request&) override {
    Response response;
    response.body = std::to_string(bytes_);
    return response;
  }
  void abort() override {}

 private:
  std::uint64_t bytes_ = 0;
};

class Gigabyte : public ::testing::Test {
 protected:
  Gigabyte() {
    std::string path = ::testing::TempDir() + "confab-gigabyte-XXXXXX";
    const int fd = ::mkstemp(path.data());
    ::unlink(path.c_str());
    if (::ftruncate(fd, static_cast<off_t>(kGigabyte)) != 0) ADD_FAILURE() << "no room for a sparse file";
    file_ = std::make_shared<const OpenFile>(fd);
  }
  ~Gigabyte() override { server_->stop(1s); }

  void download(const std::string& path, std::uint64_t size) {
    auto client = server_.connect();
    client.send("GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n");
    EXPECT_THAT(client.read_until("\r\n\r\n"), HasSubstr(fmt::format("Content-Length: {}\r\n", size)));
    EXPECT_EQ(client.skip(size), size);
  }

  std::shared_ptr<const OpenFile> file_;
  WorkerPool workers_{2, 100};
  FairPool takers_{2, 2};
  TestServer server_{{},
                     [this](const Request& request, const Responder& responder) {
                       Response response;
                       if (request.path == "/file") {
                         response.file = {.file = file_, .offset = 0, .size = kGigabyte};
                       } else {
                         auto left = std::make_shared<std::uint64_t>(kGigabyte / 4);
                         response.source = make_worker_source(
                             workers_,
                             [left](std::size_t bytes) {
                               const auto size = std::min<std::uint64_t>(bytes, *left);
                               *left -= size;
                               return std::string(static_cast<std::size_t>(size), 'x');
                             },
                             kGigabyte / 4);
                       }
                       responder.send(std::move(response));
                     },
                     [this](const Request&, std::optional<std::uint64_t>, const BodyControl& control) {
                       control.decide({.max_bytes = kGigabyte,
                                       .sink = make_worker_sink(takers_, "ann", std::make_unique<CountingConsumer>())});
                     }};
};

TEST_F(Gigabyte, GoesUpAndDownInLittleMemory) {
  const MemoryWatch memory;
  auto client = server_.connect();
  client.send(fmt::format("POST /up HTTP/1.1\r\nHost: test\r\nContent-Length: {}\r\n\r\n", kGigabyte));
  const std::string piece(std::size_t{1024} * 1024, 'u');
  for (std::uint64_t sent = 0; sent < kGigabyte; sent += piece.size()) client.send(piece);
  EXPECT_THAT(client.read_answer(), EndsWith(fmt::format("\r\n\r\n{}", kGigabyte)));
  download("/file", kGigabyte);
  download("/source", kGigabyte / 4);
  const auto growth = memory.growth();
  RecordProperty("growth_kib", static_cast<int>(growth / 1024));
  if (kMeasureMemory) EXPECT_LT(growth, kGrowth);
}

/// Refuses what it does not like.
class RefusingConsumer final : public BlockingConsumer {
 public:
  explicit RefusingConsumer(std::shared_ptr<std::atomic<int>> aborted) : aborted_(std::move(aborted)) {}
  std::optional<Response> write(std::string_view piece) override {
    if (piece.starts_with("throw")) throw std::runtime_error("a consumer that fails");
    if (!piece.starts_with("bad")) return std::nullopt;
    Response response;
    response.status = 422;
    return response;
  }
  Response finish(const Request&) override { return {}; }
  void abort() override { ++*aborted_; }

 private:
  std::shared_ptr<std::atomic<int>> aborted_;
};

TEST(WorkerBody, AConsumerCanEndItsBody) {
  FairPool takers{2, 2};
  const auto aborted = std::make_shared<std::atomic<int>>(0);
  TestServer server{
      {}, nullptr, [&](const Request&, std::optional<std::uint64_t>, const BodyControl& control) {
        control.decide(
            {.max_bytes = 1000, .sink = make_worker_sink(takers, "ann", std::make_unique<RefusingConsumer>(aborted))});
      }};
  const std::vector<std::pair<std::string, std::string>> bodies{
      {"10\r\n\r\nbad", "422"}, {"3\r\n\r\nbad", "422"}, {"5\r\n\r\nthrow", "500"}, {"4\r\n\r\ngood", "200"}};
  for (const auto& [body, status] : bodies) {
    auto client = server.connect();
    client.send("POST /p HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: " + body);
    EXPECT_THAT(client.read_to_end(), StartsWith("HTTP/1.1 " + status)) << body;
  }
  EXPECT_TRUE(TestServer::eventually([&] { return *aborted == 3; }));
  {
    auto client = server.connect();
    client.send("POST /p HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\n\r\ngood");
  }
  EXPECT_TRUE(TestServer::eventually([&] { return *aborted == 4; }));
  server->stop(1s);
}

}  // namespace
}  // namespace confab::net::test
