// What is found behind links, which of them are not called at all, and for how long it is kept.

#include "core/previews/preview.h"

#include <gmock/gmock.h>

#include "base/errors/request.h"
#include "core/previews/cache.h"
#include "core/previews/filter.h"
#include "core/previews/providers.h"
#include "core/team.h"
#include "store/link_previews.h"

namespace confab::core {
namespace {

using previews::Filter;
using previews::oembed_address;
using services::http::Request;
using services::http::Response;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Response page(std::string body, std::string type = "text/html") {
  return {.status = 200, .headers = {{"content-type", std::move(type)}}, .body = std::move(body), .url = {}};
}

class PreviewTest : public testing::PeopleTest {
 protected:
  void prepare() override {
    PeopleTest::prepare();
    http.answer([this](const Request& request) { return answer(request); });
  }
  std::optional<previews::Preview> look(const std::string& url) {
    return previews::preview_of(*ctx, url, seconds{1}, "test");
  }
  json::object meta(const std::string& url) { return look(url).value().meta; }
  std::vector<std::string> called() {
    std::vector<std::string> urls;
    for (const auto& request : http.sent()) urls.push_back(request.url);
    return urls;
  }

  std::function<Response(const Request&)> answer = [](const Request&) { return page("<title>Hello</title>"); };
};

TEST_P(PreviewTest, APageIsAskedForOnceAndKept) {
  const auto found = look("https://a.example/x#y").value();
  EXPECT_EQ(found.meta, (json::object{{"pageTitle", "Hello"}}));
  EXPECT_EQ(found.headers, (json::object{{"contentType", "text/html"}}));
  EXPECT_EQ(meta("https://a.example/x#y"), found.meta);
  EXPECT_THAT(called(), SizeIs(1));
  const auto request = http.sent().at(0);
  EXPECT_THAT(request.user_agent, HasSubstr("Chrome/41"));
  EXPECT_THAT(request.user_agent, HasSubstr(" Rocket.Chat/"));
  EXPECT_TRUE(request.cut_at_max);
  EXPECT_EQ(request.max_body, 250'000U);
  clock.advance(std::chrono::days{31});
  EXPECT_EQ(meta("https://a.example/x#y"), found.meta);
  EXPECT_THAT(called(), SizeIs(2));
}

TEST_P(PreviewTest, ThatNothingIsThereIsKeptForTenMinutes) {
  answer = [](const Request&) -> Response { throw services::http::Failed(services::http::Failure::too_late, "slow"); };
  EXPECT_THAT(meta("https://a.example/"), IsEmpty());
  answer = [](const Request&) { return page("<title>Back</title>"); };
  EXPECT_THAT(meta("https://a.example/"), IsEmpty());
  clock.advance(std::chrono::minutes{11});
  EXPECT_EQ(meta("https://a.example/"), (json::object{{"pageTitle", "Back"}}));
  answer = [](const Request&) { return Response{.status = 404, .headers = {}, .body = "<title>x</title>", .url = {}}; };
  EXPECT_THAT(meta("https://b.example/"), IsEmpty());
}

TEST_P(PreviewTest, WhatWasRefusedOrHadNoPlaceIsNotKept) {
  answer = [](const Request&) -> Response {
    throw services::http::Failed(services::http::Failure::address_refused, "inside");
  };
  EXPECT_THAT(meta("https://a.example/"), IsEmpty());
  answer = [](const Request&) -> Response { throw services::http::Failed(services::http::Failure::busy, "many"); };
  EXPECT_FALSE(look("https://a.example/"));
  answer = [](const Request&) -> Response { throw services::http::Failed(services::http::Failure::stopped, "end"); };
  EXPECT_THROW((void)look("https://a.example/"), services::http::Failed);
  answer = [](const Request&) { return page("<title>Now</title>"); };
  EXPECT_EQ(meta("https://a.example/"), (json::object{{"pageTitle", "Now"}}));
}

TEST_P(PreviewTest, PicturesSayTheirTypeAndBytesAreNotRead) {
  answer = [](const Request&) { return page("<title>no</title>", "image/png"); };
  const auto found = look("https://a.example/x.png").value();
  EXPECT_THAT(found.meta, IsEmpty());
  EXPECT_EQ(found.headers, (json::object{{"contentType", "image/png"}}));
}

TEST_P(PreviewTest, ServicesAreAskedByOembed) {
  answer = [](const Request& request) {
    EXPECT_THAT(request.url, HasSubstr("https://www.youtube.com/oembed?"));
    return page(R"({"title":"Video"})", "application/json");
  };
  EXPECT_EQ(meta("https://www.youtube.com/watch?v=1&t=2"),
            (json::object{{"oembedUrl", "https://www.youtube.com/watch?v=1&t=2"}, {"oembedTitle", "Video"}}));
}

TEST_P(PreviewTest, PagesWithAnotherFormAreAskedForIt) {
  answer = [](const Request& request) {
    const bool other = request.url.ends_with("?_escaped_fragment_=");
    return page(other ? "<title>whole</title>" : "<title>empty</title><meta name='fragment' content='!'>");
  };
  EXPECT_EQ(meta("https://a.example/"), (json::object{{"pageTitle", "whole"}}));
}

TEST_P(PreviewTest, EachHostHasItsPace) {
  for (int i = 0; i < 30; ++i) EXPECT_TRUE(look("https://a.example/" + std::to_string(i)));
  EXPECT_FALSE(look("https://a.example/30"));
  EXPECT_TRUE(look("https://a.example/1"));  // known
  EXPECT_TRUE(look("https://b.example/"));
  clock.advance(std::chrono::minutes{2});
  EXPECT_TRUE(look("https://a.example/30"));
}

TEST_P(PreviewTest, WhatMayNotBeVisitedIsNotCalled) {
  const std::vector<std::string> refused{"http://localhost/",
                                         "https://LOCALHOST./x",
                                         "http://a.example:8080/",
                                         "ftp://a.example/",
                                         "https://a.example:22/",
                                         "file:///etc/passwd",
                                         "https://" + std::string(2100, 'a') + ".example/",
                                         "nonsense"};
  for (const auto& url : refused) EXPECT_THAT(meta(url), IsEmpty()) << url;
  EXPECT_THAT(called(), IsEmpty());
  EXPECT_TRUE(look("https://a.example:443/"));
  const auto request = http.sent().at(0);
  EXPECT_FALSE(request.may_visit("http://localhost/"));  // nor by a redirect
  EXPECT_TRUE(request.may_visit("http://b.example/"));
  EXPECT_THAT(request.refused, SizeIs(4));
}

TEST_P(PreviewTest, PortsAndHostsAreSettings) {
  settings.put("API_EmbedSafePorts", "");
  EXPECT_FALSE(Filter{settings}.may_visit("https://a.example/"));
  settings.put("API_EmbedSafePorts", "8080, 8443");
  EXPECT_TRUE(Filter{settings}.may_visit("http://a.example/"));
  EXPECT_FALSE(Filter{settings}.may_visit("https://a.example/"));
  EXPECT_TRUE(Filter{settings}.may_visit("https://a.example:8443/"));
  settings.put("API_EmbedIgnoredHosts", "A.example");
  EXPECT_FALSE(Filter{settings}.may_visit("http://a.example/"));
  EXPECT_TRUE(Filter{settings}.may_visit("http://localhost/"));
  EXPECT_THAT(Filter{settings}.ignored().ranges, IsEmpty());
}

TEST_P(PreviewTest, OldOnesGoAndAllAtOnceForWhoMay) {
  ASSERT_TRUE(look("https://a.example/"));
  clock.advance(std::chrono::days{20});
  ASSERT_TRUE(look("https://b.example/"));
  clock.advance(std::chrono::days{20});
  std::atomic<bool> stop{false};
  previews::forget_previews(*ctx, {"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{1}, stop});
  EXPECT_FALSE(store::find_link_preview(*db->read(), "https://a.example/"));
  EXPECT_TRUE(store::find_link_preview(*db->read(), "https://b.example/"));
  EXPECT_REFUSED(previews::clear_cache(*ctx, ann), not_allowed);
  EXPECT_TRUE(store::find_link_preview(*db->read(), "https://b.example/"));
  previews::clear_cache(*ctx, admin);
  EXPECT_FALSE(store::find_link_preview(*db->read(), "https://b.example/"));
}

INSTANTIATE_TEST_SUITE_P(Engines, PreviewTest, sql::testing::kEngines, sql::testing::engine_name);

TEST(PreviewProviders, ByHostAndPath) {
  EXPECT_EQ(oembed_address("https://vimeo.com/1?a=b"),
            "https://vimeo.com/api/oembed.json?maxheight=200&url=https%3A%2F%2Fvimeo.com%2F1%3Fa%3Db");
  EXPECT_TRUE(oembed_address("https://youtu.be/abc"));
  EXPECT_TRUE(oembed_address("https://x.com/ann/status/1"));
  EXPECT_FALSE(oembed_address("https://x.com/ann"));
  EXPECT_FALSE(oembed_address("https://vimeo.com/"));
  EXPECT_FALSE(oembed_address("https://notvimeo.com/1"));
  EXPECT_FALSE(oembed_address("https://vimeo.com.evil.example/1"));
  EXPECT_FALSE(oembed_address("https://vimeo.com:8443/1"));
}

}  // namespace
}  // namespace confab::core
