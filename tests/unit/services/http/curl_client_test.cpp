#include "services/http/curl_client.h"

#include <gmock/gmock.h>
#include <stdlib.h>
#include <zlib.h>

#include <future>
#include <regex>

#include "services/http/test_server.h"

namespace confab::services::http {
namespace {

using services::testing::answer_with;
using services::testing::Authority;
using services::testing::Certificate;
using services::testing::FreeWith;
using services::testing::Key;
using services::testing::redirect;
using services::testing::TestServer;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr std::string_view kHere = "127.0.0.1";

CurlClient::Policy here(std::string certificates = {}) {
  return {.addresses = AddressPolicy{kHere}, .certificates = std::move(certificates)};
}

/// Why there was no answer; nullopt: there was one.
std::optional<Failure> failure(Client& client, const Request& request) {
  try {
    (void)client.send(request);
  } catch (const Failed& failed) {
    return failed.why();
  }
  return std::nullopt;
}
std::optional<Failure> failure(Client& client, const std::string& url) {
  return failure(client, Request{.url = url});
}

std::string trace_of(const std::string& request) {
  std::smatch found;
  const std::regex form{"traceparent: 00-([0-9a-f]{32})-[0-9a-f]{16}-01\r\n"};
  return std::regex_search(request, found, form) ? found[1].str() : "none in " + request;
}

class CurlClientTest : public ::testing::Test {
 protected:
  CurlClient client{{}, here()};
};

TEST_F(CurlClientTest, SendsWhatItIsGivenAndReturnsWhatItGets) {
  TestServer server{[](const auto&) { return answer_with(201, "made", "X-Who: me\r\nx-who: again\r\n"); }};
  const auto answer = client.send({.method = "PUT",
                                   .url = server.url("/things?a=b"),
                                   .headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}},
                                   .body = R"({"a":1})"});
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.body, "made");
  EXPECT_EQ(answer.header("x-who"), "me");
  EXPECT_EQ(answer.header("x-none"), "");
  EXPECT_EQ(answer.url, server.url("/things?a=b"));
  const auto sent = server.requests().at(0);
  EXPECT_THAT(sent, StartsWith("PUT /things?a=b HTTP/1.1\r\n"));
  EXPECT_THAT(sent, HasSubstr("\r\nContent-Type: application/json\r\n"));
  EXPECT_THAT(sent, HasSubstr("\r\nX-Empty:\r\n"));
  EXPECT_THAT(sent, HasSubstr("\r\nUser-Agent: Confab\r\n"));
  EXPECT_THAT(sent, Not(HasSubstr("Expect:")));
  EXPECT_THAT(sent, ::testing::EndsWith("\r\n\r\n{\"a\":1}"));
}

TEST_F(CurlClientTest, AnswersOfEveryStatusAreAnswers) {
  TestServer server{[](const auto& request) {
    return request.starts_with("HEAD") ? "HTTP/1.1 500 Oh\r\nContent-Length: 7\r\n\r\n" : answer_with(404, "no");
  }};
  EXPECT_EQ(client.send({.url = server.url()}).status, 404);
  EXPECT_EQ(client.send({.method = "HEAD", .url = server.url()}).status, 500);
}

TEST_F(CurlClientTest, CallsOfOneCauseHaveOneTrace) {
  TestServer server{[](const auto&) { return answer_with(200, ""); }};
  for (const auto* cause : {"job 1", "job 1", "job 2", "", ""}) client.send({.url = server.url(), .cause = cause});
  std::vector<std::string> traces;
  for (const auto& request : server.requests()) traces.push_back(trace_of(request));
  ASSERT_THAT(traces, SizeIs(5));
  EXPECT_THAT(traces, ::testing::Each(SizeIs(32)));
  EXPECT_EQ(traces[0], traces[1]);
  EXPECT_NE(traces[1], traces[2]);
  EXPECT_NE(traces[3], traces[4]);
}

TEST_F(CurlClientTest, WhatCannotBeSentIsRefused) {
  TestServer server{[](const auto&) { return answer_with(200, ""); }};
  EXPECT_EQ(failure(client, "ftp://127.0.0.1/"), Failure::bad_request);
  EXPECT_EQ(failure(client, "file:///etc/passwd"), Failure::bad_request);
  EXPECT_EQ(failure(client, ""), Failure::bad_request);
  EXPECT_EQ(failure(client, {.method = "GET / HTTP/1.1\r\nX: y", .url = server.url()}), Failure::bad_request);
  for (const Headers& headers : {Headers{{"X", "a\r\nInjected: yes"}}, Headers{{"X\r\nY", "a"}}, Headers{{"", "a"}},
                                 Headers{{"Host", "elsewhere"}}, Headers{{"content-length", "0"}}}) {
    EXPECT_EQ(failure(client, {.url = server.url(), .headers = headers}), Failure::bad_request);
  }
  EXPECT_EQ(server.accepted(), 0);
}

TEST(CurlClientAddresses, NobodyIsCalledAtHomeUnlessAllowed) {
  TestServer server{[](const auto&) { return answer_with(200, "secrets"); }};
  CurlClient client{{}, {}};
  const auto port = ":" + std::to_string(server.port()) + "/";
  for (const auto* host : {"127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "017700000001", "0.0.0.0",
                           "0", "[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[::]", "169.254.169.254"}) {
    EXPECT_EQ(failure(client, std::string{"http://"} + host + port), Failure::address_refused) << host;
  }
  EXPECT_EQ(server.accepted(), 0);
  client.change(here());
  EXPECT_EQ(client.send({.url = server.url()}).body, "secrets");
}

TEST(CurlClientAddresses, AConnectionThatIsOpenIsCheckedAgain) {
  TestServer server{[](const auto&) { return answer_with(200, "here"); }};
  CurlClient client{{}, here()};
  client.send({.url = server.url()});
  client.send({.url = server.url()});
  EXPECT_EQ(server.accepted(), 1);  // the connection is used again
  client.change({});
  EXPECT_EQ(failure(client, server.url()), Failure::address_refused);
  EXPECT_THAT(server.requests(), SizeIs(2));
}

TEST_F(CurlClientTest, ProxiesOfTheEnvironmentAreNotAsked) {
  TestServer proxy{[](const auto&) { return answer_with(200, "the proxy"); }};
  TestServer server{[](const auto&) { return answer_with(200, "the server"); }};
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  EXPECT_EQ(client.send({.url = server.url()}).body, "the server");
  ::unsetenv("http_proxy");
  EXPECT_EQ(proxy.accepted(), 0);
}

TEST_F(CurlClientTest, RedirectsAreFollowedAndEachIsChecked) {
  TestServer inside{[](const auto&) { return answer_with(200, "secrets"); }, "127.0.0.2"};
  TestServer server{[&](const std::string& request) {
    if (request.starts_with("GET /once")) return redirect(302, "/there?x=1");
    if (request.starts_with("GET /inside")) return redirect(302, inside.url());
    if (request.starts_with("GET /file")) return redirect(302, "file:///etc/passwd");
    if (request.starts_with("GET /round")) return redirect(302, "/round");
    return answer_with(200, "arrived");
  }};
  const auto answer = client.send({.url = server.url("/once")});
  EXPECT_EQ(answer.body, "arrived");
  EXPECT_EQ(answer.url, server.url("/there?x=1"));
  EXPECT_EQ(failure(client, server.url("/inside")), Failure::address_refused);
  EXPECT_EQ(inside.accepted(), 0);
  EXPECT_EQ(failure(client, server.url("/file")), Failure::bad_request);
  const auto before = server.requests().size();
  EXPECT_EQ(failure(client, {.url = server.url("/round"), .max_redirects = 3}), Failure::too_many_redirects);
  EXPECT_EQ(server.requests().size() - before, 4);
}

TEST_F(CurlClientTest, RedirectsKeepTheMethodOrAskAnew) {
  TestServer server{[](const std::string& request) {
    const auto at = request.find("/to/");
    if (at != std::string::npos) return redirect(std::stoi(request.substr(at + 4)), "/end");
    return answer_with(200, request.substr(0, request.find(' ')) + " " + request.substr(request.find("\r\n\r\n") + 4));
  }};
  const auto ends = [&](const std::string& method, int status) {
    return client
        .send({.method = method,
               .url = server.url("/to/" + std::to_string(status)),
               .headers = {{"Content-Type", "text/plain"}},
               .body = "text"})
        .body;
  };
  EXPECT_EQ(ends("POST", 301), "GET ");
  EXPECT_EQ(ends("POST", 302), "GET ");
  EXPECT_EQ(ends("PUT", 302), "PUT text");
  EXPECT_EQ(ends("PUT", 303), "GET ");
  EXPECT_EQ(ends("POST", 307), "POST text");
  EXPECT_EQ(ends("POST", 308), "POST text");
}

TEST_F(CurlClientTest, SecretsStayWithTheServerTheyWereMeantFor) {
  TestServer other{[](const auto&) { return answer_with(200, ""); }};
  TestServer server{[&](const std::string& request) {
    if (request.starts_with("GET /away")) return redirect(302, other.url());
    if (request.starts_with("GET /near")) return redirect(302, "/");
    return answer_with(200, "");
  }};
  const Headers headers{{"Authorization", "Bearer secret"}, {"Cookie", "a=b"}, {"X-Kept", "yes"}};
  client.send({.url = server.url("/near"), .headers = headers});
  EXPECT_THAT(server.requests().at(1), HasSubstr("Bearer secret"));
  client.send({.url = server.url("/away"), .headers = headers});
  EXPECT_THAT(other.requests().at(0), Not(AnyOf(HasSubstr("Bearer secret"), HasSubstr("a=b"))));
  EXPECT_THAT(other.requests().at(0), HasSubstr("X-Kept: yes"));
}

TEST_F(CurlClientTest, NobodyIsWaitedForBeyondTheDeadlines) {
  TestServer* self = nullptr;
  TestServer silent{[&](const auto&) {
    while (!self->stopping()) std::this_thread::sleep_for(milliseconds{5});
    return std::string{};
  }};
  self = &silent;
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(failure(client, {.url = silent.url(), .deadline = milliseconds{150}}), Failure::too_late);
  // It takes the connection, and never says a word of TLS.
  const auto secure = "https" + silent.url().substr(4);
  EXPECT_EQ(failure(client, {.url = secure, .connect_deadline = milliseconds{150}}), Failure::too_late);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, seconds{10});
}

TEST_F(CurlClientTest, TheDeadlineIsForAllHopsTogether) {
  TestServer slow{[](const auto&) {
    std::this_thread::sleep_for(milliseconds{100});
    return redirect(302, "/");
  }};
  const Request request{.url = slow.url(), .deadline = milliseconds{450}, .max_redirects = 1000};
  EXPECT_EQ(failure(client, request), Failure::too_late);
  EXPECT_LE(slow.requests().size(), 6);
}

TEST_F(CurlClientTest, NoMoreIsTakenThanTheLimit) {
  TestServer server{[](const std::string& request) -> std::string {
    if (request.starts_with("GET /told")) return answer_with(200, std::string(1001, 'x'));
    if (request.starts_with("GET /fits")) return answer_with(200, std::string(1000, 'x'));
    if (request.starts_with("GET /header")) return answer_with(200, "", "X: " + std::string(70'000, 'x') + "\r\n");
    std::string parts = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 101; ++i) parts += "a\r\n0123456789\r\n";
    return parts + "0\r\n\r\n";
  }};
  const auto get = [&](const char* path) { return failure(client, {.url = server.url(path), .max_body = 1000}); };
  EXPECT_EQ(get("/fits"), std::nullopt);
  EXPECT_EQ(get("/told"), Failure::too_large);
  EXPECT_EQ(get("/untold"), Failure::too_large);
  EXPECT_EQ(get("/header"), Failure::too_large);
}

TEST_F(CurlClientTest, WhatIsTooLongIsCutWhereThatIsWanted) {
  TestServer server{[](const std::string& request) -> std::string {
    const std::string body(request.starts_with("GET /fits") ? 1000 : 5'000'000, 'x');
    return answer_with(200, body, "X-Told: yes\r\n");
  }};
  const auto get = [&](const char* path) {
    return client.send({.url = server.url(path), .max_body = 1000, .cut_at_max = true});
  };
  EXPECT_THAT(get("/fits").body, SizeIs(1000));
  const auto cut = get("/long");
  EXPECT_EQ(cut.status, 200);
  EXPECT_EQ(cut.header("x-told"), "yes");
  EXPECT_THAT(cut.body, SizeIs(1000));
}

// 10 MB of zeros, which gzip makes 10 kB of.
TEST_F(CurlClientTest, WhatIsPackedCountsUnpacked) {
  const auto packed = [](std::size_t size) {
    const std::string plain(size, '0');
    std::string out(size + 100, '\0');
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
  };
  TestServer server{[&](const std::string& request) {
    return answer_with(200, packed(request.starts_with("GET /fits") ? 1000 : 10'000'000), "Content-Encoding: gzip\r\n");
  }};
  EXPECT_EQ(client.send({.url = server.url("/fits")}).body, std::string(1000, '0'));
  EXPECT_EQ(failure(client, server.url("/bomb")), Failure::too_large);
  EXPECT_THAT(client.send({.url = server.url("/bomb"), .max_body = 70'000, .cut_at_max = true}).body, SizeIs(70'000));
}

TEST_F(CurlClientTest, ACallMayBeNarrowerThanThePolicy) {
  TestServer server{[&](const std::string& request) {
    return request.starts_with("GET /hop") ? redirect(302, "/there") : answer_with(200, "here");
  }};
  std::vector<std::string> visited;
  const auto may_visit = [&](const std::string& url) {
    visited.push_back(url);
    return !url.ends_with("/there");
  };
  EXPECT_EQ(client.send({.url = server.url(), .may_visit = may_visit}).body, "here");
  EXPECT_EQ(failure(client, {.url = server.url("/hop"), .may_visit = may_visit}), Failure::address_refused);
  EXPECT_THAT(visited, ::testing::ElementsAre(server.url(), server.url("/hop"), server.url("/there")));
  EXPECT_THAT(server.requests(), SizeIs(2));
  const auto loopback = net::IpRange::parse("127.0.0.0/8").value();
  EXPECT_EQ(failure(client, {.url = server.url(), .refused = {loopback}}), Failure::address_refused);
}

TEST_F(CurlClientTest, GoesByAnotherNameWhereItIsAsked) {
  TestServer server{[](const auto&) { return answer_with(200, ""); }};
  client.send({.url = server.url(), .user_agent = "Browser 1.0"});
  EXPECT_THAT(server.requests().at(0), HasSubstr("\r\nUser-Agent: Browser 1.0\r\n"));
  EXPECT_EQ(failure(client, {.url = server.url(), .user_agent = "a\r\nb: c"}), Failure::bad_request);
}

TEST_F(CurlClientTest, WhoDoesNotSpeakHttpIsBroken) {
  TestServer server{[](const auto&) { return std::string{"SSH-2.0-OpenSSH_9.2p1\r\n\r\n"}; }};
  EXPECT_EQ(failure(client, server.url()), Failure::broken);
}

TEST_F(CurlClientTest, NobodyThereAndNoSuchName) {
  const auto closed = [] {
    TestServer gone{[](const auto&) { return std::string{}; }};
    return gone.url();
  }();
  EXPECT_EQ(failure(client, closed), Failure::not_connected);
  EXPECT_EQ(failure(client, "http://nobody.invalid/"), Failure::not_resolved);
}

TEST(CurlClientTls, TrustsTheSystemAndWhomTheAdministratorNames) {
  const Authority authority;
  const Key key{EVP_EC_gen("P-256")};
  const auto serving = [&](const Certificate& certificate) {
    std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>> tls{SSL_CTX_new(TLS_server_method())};
    SSL_CTX_use_certificate(tls.get(), certificate.get());
    SSL_CTX_use_PrivateKey(tls.get(), key.get());
    return tls;
  };
  const auto answer = [](const auto&) { return answer_with(200, "secure"); };
  const auto right = serving(authority.issue(*key, "IP:127.0.0.1"));
  const auto wrong = serving(authority.issue(*key, "DNS:elsewhere.example"));
  TestServer server{answer, "127.0.0.1", right.get()};
  TestServer impostor{answer, "127.0.0.1", wrong.get()};

  CurlClient client{{}, here()};
  EXPECT_EQ(failure(client, server.url()), Failure::not_trusted);
  client.change(here(authority.pem()));
  EXPECT_EQ(client.send({.url = server.url()}).body, "secure");
  EXPECT_EQ(failure(client, impostor.url()), Failure::not_trusted);
  client.change(here());  // whom it trusted before does not count
  EXPECT_EQ(failure(client, server.url()), Failure::not_trusted);
  auto careless = here();
  careless.any_certificate = true;
  client.change(careless);
  EXPECT_EQ(client.send({.url = impostor.url()}).body, "secure");
  client.change(here());
  EXPECT_EQ(failure(client, impostor.url()), Failure::not_trusted);
}

/// A server that answers when the test says so.
class Held {
 public:
  std::string operator()() {
    ++asked;
    while (!open) std::this_thread::sleep_for(milliseconds{2});
    return answer_with(200, "at last");
  }
  void wait_for(int count) const {
    while (asked < count) std::this_thread::sleep_for(milliseconds{2});
  }

  std::atomic<int> asked{0};
  std::atomic<bool> open{false};
};

TEST(CurlClientLimits, SoManyAtOnceAndSoManyThatWait) {
  Held held;
  TestServer server{[&](const auto&) { return held(); }};
  CurlClient client{{.in_flight = 1, .waiting = 1}, here()};
  const auto call = [&](milliseconds deadline) {
    return std::async(std::launch::async, [&client, &server, deadline] {
      return failure(client, {.url = server.url(), .deadline = deadline});
    });
  };
  auto first = call(seconds{30});
  held.wait_for(1);
  // Its turn does not come.
  EXPECT_EQ(call(milliseconds{50}).get(), Failure::too_late);
  auto second = call(seconds{30});
  // Two for the one place in the line: whichever comes later is sent away.
  auto third = call(milliseconds{300});
  while (second.wait_for(milliseconds{0}) != std::future_status::ready &&
         third.wait_for(milliseconds{0}) != std::future_status::ready) {
    std::this_thread::sleep_for(milliseconds{2});
  }
  held.open = true;
  EXPECT_EQ(first.get(), std::nullopt);
  EXPECT_THAT((std::vector{second.get(), third.get()}), ::testing::Contains(std::optional{Failure::busy}));
}

TEST(CurlClientEnd, WhatIsInFlightMayEndAndNothingBegins) {
  Held held;
  TestServer server{[&](const auto&) { return held(); }};
  CurlClient client{{}, here()};
  auto call = std::async(std::launch::async, [&] { return failure(client, server.url()); });
  held.wait_for(1);
  auto stopping = std::async(std::launch::async, [&] { client.stop(seconds{30}); });
  while (failure(client, Request{.url = "", .deadline = milliseconds{1}}) != Failure::stopped) {
  }
  held.open = true;
  EXPECT_EQ(call.get(), std::nullopt);
  stopping.get();
}

TEST(CurlClientEnd, WhatDoesNotEndInTimeIsCutOff) {
  Held held;
  TestServer server{[&](const auto&) { return held(); }};
  CurlClient client{{.in_flight = 1}, here()};
  const auto call = [&] { return std::async(std::launch::async, [&] { return failure(client, server.url()); }); };
  auto running = call();
  held.wait_for(1);
  auto waiting = call();
  client.stop(milliseconds{20});
  EXPECT_EQ(running.get(), Failure::stopped);
  EXPECT_EQ(waiting.get(), Failure::stopped);
  held.open = true;
}

}  // namespace
}  // namespace confab::services::http
