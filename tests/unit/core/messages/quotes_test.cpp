// Links to messages of this server become quotes.

#include "core/messages/quotes.h"

#include <gmock/gmock.h>

#include "core/configuration/settings.h"
#include "core/messages/edit.h"
#include "core/messages/get.h"
#include "core/team.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class QuotesTest : public testing::TeamTest {
 protected:
  void prepare() override {
    TeamTest::prepare();
    set("Site_Url", "https://chat.example.org/");
  }

  void set(const std::string& id, const json::value& value) {
    configuration::save_settings(*ctx, admin, {{id, value}});
  }
  static std::string link(const model::Message& message) {
    return "https://chat.example.org/channel/team?x=1&msg=" + message.id.value + "#there";
  }
  static std::vector<std::string> quoted(const model::Message& message) {
    std::vector<std::string> texts;
    for (const auto& attachment : messages::all_of(message.attachments)) {
      texts.emplace_back(attachment.at("text").as_string());
    }
    return texts;
  }
};

TEST_P(QuotesTest, InTheOrderOfTheLinksWithEverythingThatIsShown) {
  const auto first = say(ben, room, "first **one**");
  const auto second = say(ann, room, "second");
  const auto message = say(ann, room, link(second) + " and " + link(first));
  EXPECT_THAT(quoted(message), ElementsAre("second", "first **one**"));
  const auto quote = messages::all_of(message.attachments)[1].as_object();
  EXPECT_EQ(quote.at("message_link"), json::value(link(first)));
  EXPECT_EQ(quote.at("author_name"), json::value("ben"));
  EXPECT_EQ(quote.at("author_icon"), json::value("/avatar/ben"));
  EXPECT_EQ(quote.at("ts"), json::value(to_iso8601(first.ts)));
  EXPECT_TRUE(quote.at("md").is_array());
  const auto urls = json::parse(message.urls.text).as_array();
  ASSERT_THAT(urls, SizeIs(2));
  EXPECT_EQ(urls[0].at("ignoreParse"), json::value(true)) << "what is quoted needs no preview";
  set("UI_Use_Real_Name", true);
  const auto by_name = say(ann, room, link(first));
  EXPECT_EQ(messages::all_of(by_name.attachments)[0].at("author_name"), json::value("Name of ben"));
}

TEST_P(QuotesTest, OnlyWhatTheAuthorMayReadAndOnlyOfThisServer) {
  const auto secret = channel(eve, {}, "secret", model::RoomKind::group).id;
  const auto hidden = say(eve, secret, "hidden");
  EXPECT_THAT(quoted(say(ann, room, link(hidden))), IsEmpty());
  const auto open = say(ben, room, "open");
  for (const std::string& text :
       {"https://chat.example.org.evil.example/channel/team?msg=" + open.id.value,
        "https://chat.example.org/channel/team?nomsg=" + open.id.value,
        std::string{"https://chat.example.org/channel/team?msg="},
        std::string{"https://chat.example.org/channel/team?msg=nothing"}, "`" + link(open) + "`"}) {
    EXPECT_THAT(quoted(say(ann, room, text)), IsEmpty()) << text;
  }
  EXPECT_TRUE(messages::is_own_link(*ctx, "https://chat.example.org"));
  EXPECT_FALSE(messages::is_own_link(*ctx, "https://chat.example.organic/"));
}

TEST_P(QuotesTest, AreMadeAnewWhenTheTextIsAndStayBesideOtherAttachments) {
  const auto first = say(ben, room, "first");
  const auto second = say(ben, room, "second");
  messages::SendMessage cmd{.room = room};
  cmd.text = link(first);
  cmd.attachments = json::array{json::object{{"text", "own"}}};
  const auto message = messages::send(*ctx, ann, cmd);
  EXPECT_THAT(quoted(message), ElementsAre("own", "first"));
  messages::EditMessage edit{.id = message.id};
  edit.text = link(second);
  EXPECT_THAT(quoted(messages::edit(*ctx, ann, edit)), ElementsAre("own", "second"));
  edit.text = "none";
  messages::edit(*ctx, ann, edit);
  EXPECT_THAT(quoted(messages::get(*ctx, ben, message.id)), ElementsAre("own"));
  edit.text = link(message);
  EXPECT_THAT(quoted(messages::edit(*ctx, ann, edit)), ElementsAre("own")) << "no message quotes itself";
}

TEST_P(QuotesTest, WithinEachOtherAsDeepAsTheSettingSays) {
  auto message = say(ben, room, "0");
  for (int i = 1; i <= 4; ++i) message = say(ben, room, std::to_string(i) + " " + link(message));
  const auto depth = [](const model::Message& outer) {
    int levels = 0;
    for (auto inner = messages::all_of(outer.attachments); !inner.empty(); ++levels) {
      const auto* next = inner[0].as_object().if_contains("attachments");
      inner = next != nullptr ? next->as_array() : json::array{};
    }
    return levels;
  };
  EXPECT_EQ(depth(message), 2);
  set("Message_QuoteChainLimit", 3);
  EXPECT_EQ(depth(say(ann, room, link(message))), 3);
  set("Message_QuoteChainLimit", 1);
  EXPECT_EQ(depth(say(ann, room, link(message))), 1);
}

TEST_P(QuotesTest, NoMoreThanFitIntoAMessage) {
  set("Message_MaxAllowedSize", 100'000);
  std::string links;
  for (int i = 0; i < 5; ++i) links += link(say(ben, room, std::string(90'000, 'x'))) + " ";
  const auto message = say(ann, room, links);
  EXPECT_THAT(quoted(message), SizeIs(::testing::Lt(5)));
  EXPECT_THAT(quoted(message), SizeIs(::testing::Gt(0)));
  EXPECT_LE(message.attachments.text.size(), 256 * 1024);
}

INSTANTIATE_TEST_SUITE_P(Engines, QuotesTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
