#include "core/search/find.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "base/errors/messages.h"
#include "base/errors/rooms.h"
#include "core/messages/edit.h"
#include "core/messages/erase_author.h"
#include "core/messages/pin.h"
#include "core/messages/react.h"
#include "core/messages/remove.h"
#include "core/messages/star.h"
#include "core/rooms/erase.h"
#include "core/search/index.h"
#include "core/search/indexer.h"
#include "core/team.h"
#include "search/query.h"
#include "search/samples.h"
#include "search/segments.h"
#include "store/search_index.h"

namespace confab::core {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SearchTest : public testing::TeamTest {
 protected:
  static bool always() { return true; }

  void index_all() {
    search::repair(*ctx, always);
    search::catch_up(*ctx, always);
  }

  /// Enough for the room to have an index.
  void fill(const RoomId& where, std::int64_t count = 64) {
    for (; count > 0; --count) say(ann, where, "filler");
  }

  search::FoundMessages found(const Actor& who, const std::string& text, std::optional<RoomId> where = {}) {
    return search::find(*ctx, who, {.text = text, .room = std::move(where), .limit = 100, .after = {}});
  }
  std::vector<std::string> texts(const Actor& who, const std::string& text, std::optional<RoomId> where = {}) {
    std::vector<std::string> result;
    for (const auto& hit : found(who, text, std::move(where)).hits) result.push_back(hit.message.msg);
    return result;
  }
  std::string refused_field(const std::string& text) {
    try {
      found(ann, text);
    } catch (const Refusal& refusal) {
      EXPECT_TRUE(refusal.code() == errors::invalid_search);
      return std::string{refusal.details().at("field").as_string()};
    }
    return {};
  }
  std::int64_t rows(const std::string& table) { return db->read()->count("SELECT count(*) FROM " + table, {}); }
};

TEST_P(SearchTest, IsFoundAtOnceAndWhenItIsIndexed) {
  say(ann, room, "Hello world");
  say(ben, room, "nothing");
  for (const bool indexed : {false, true}) {
    EXPECT_THAT(texts(ann, "hel"), ElementsAre("Hello world"));
    EXPECT_THAT(texts(ann, "ell"), ElementsAre("Hello world"));
    EXPECT_THAT(texts(ann, "ell -world"), IsEmpty());
    EXPECT_THAT(texts(ann, "help"), IsEmpty());
    if (indexed) break;
    fill(room);
    index_all();
    EXPECT_GT(rows("search_postings"), 0);
  }
}

TEST_P(SearchTest, OneRoomOrAllOnesOwn) {
  const auto other = channel(ann, {}, "other").id;
  const auto secret = channel(eve, {}, "secret", model::RoomKind::group).id;
  const auto open = channel(eve, {}, "open").id;
  say(ann, room, "apple one");
  clock.advance(std::chrono::seconds{1});
  say(ann, other, "apple two");
  clock.advance(std::chrono::seconds{1});
  say(eve, secret, "apple three");
  say(eve, open, "apple four");
  EXPECT_THAT(texts(ann, "apple"), ElementsAre("apple two", "apple one")) << "the newest first, over all rooms";
  EXPECT_THAT(texts(ben, "apple"), ElementsAre("apple one"));
  EXPECT_THAT(texts(ann, "apple", other), ElementsAre("apple two"));
  EXPECT_THAT(texts(ann, "apple in:#other"), ElementsAre("apple two"));
  EXPECT_THAT(texts(ann, "apple", open), ElementsAre("apple four")) << "a public channel may be looked into";
  EXPECT_REFUSED(found(ann, "apple", secret), room_not_found);
  EXPECT_EQ(refused_field("apple in:#secret"), "in");
  EXPECT_EQ(refused_field("apple in:#nowhere"), "in");
}

TEST_P(SearchTest, WhoLeftFindsNothingMore) {
  const auto group = channel(ann, {ben}, "group", model::RoomKind::group);
  say(ann, group.id, "apple");
  EXPECT_THAT(texts(ben, "apple"), ElementsAre("apple"));
  const auto tx = db->begin();
  tx->execute("DELETE FROM subscriptions WHERE user_pk = ? AND room_pk = (SELECT pk FROM rooms WHERE id = ?)",
              {ben.pk, group.id});
  tx->commit();
  EXPECT_THAT(texts(ben, "apple"), IsEmpty());
  EXPECT_REFUSED(found(ben, "apple", group.id), room_not_found);
}

TEST_P(SearchTest, EditsAndDeletionsCountAtOnce) {
  const auto first = say(ann, room, "old words");
  const auto second = say(ann, room, "other words");
  fill(room);
  index_all();
  messages::edit(*ctx, ann, {.id = first.id, .text = "fresh words"});
  messages::remove(*ctx, ann, {.id = second.id});
  EXPECT_THAT(texts(ann, "words"), ElementsAre("fresh words"));
  EXPECT_THAT(texts(ann, "fresh"), ElementsAre("fresh words"));
  EXPECT_THAT(texts(ann, "old"), IsEmpty());
  EXPECT_EQ(rows("search_stale"), 2);
  index_all();
  EXPECT_EQ(rows("search_stale"), 0);
  EXPECT_THAT(texts(ann, "fresh"), ElementsAre("fresh words"));
  EXPECT_THAT(texts(ann, "old"), IsEmpty());
}

TEST_P(SearchTest, NothingOfADeletedMessageStaysInTheIndex) {
  const auto whole = [&] {
    std::string all;
    db->read()->each("SELECT data FROM search_postings ORDER BY position", {},
                     [&](const sql::Row& row) { all += row.string(0); });
    return all;
  };
  fill(room, 63);
  const auto message = say(ann, room, "xylophone quintet");
  index_all();
  const auto with = whole();
  messages::remove(*ctx, ann, {.id = message.id});
  index_all();
  EXPECT_LT(whole().size(), with.size());
  rooms::erase(*ctx, admin, room);
  EXPECT_EQ(rows("search_postings"), 0);
  EXPECT_EQ(rows("search_rooms"), 0);
  EXPECT_EQ(rows("search_stale"), 0);
}

TEST_P(SearchTest, AnAuthorsMessagesGo) {
  say(ben, room, "apple of ben");
  say(ann, room, "apple of ann");
  fill(room);
  index_all();
  const auto pk = db->read()->count("SELECT pk FROM rooms WHERE id = ?", {room});
  messages::erase_author(*ctx, pk, ben.pk, {});
  EXPECT_THAT(texts(ann, "apple"), ElementsAre("apple of ann"));
  index_all();
  EXPECT_THAT(texts(ann, "apple"), ElementsAre("apple of ann"));
  EXPECT_EQ(rows("search_stale"), 0);
}

TEST_P(SearchTest, Filters) {
  const auto first = say(ann, room, "apple @ben");
  const auto second = say(ben, room, "apple pie https://example.com");
  messages::pin(*ctx, ann, first.id);
  messages::star(*ctx, ben, second.id, true);
  messages::react(*ctx, ben, {.id = first.id, .emoji = ":smile:", .should_react = {}});
  const std::vector<std::string> of_ann{"apple @ben"};
  const std::vector<std::string> of_ben{"apple pie https://example.com"};
  for (const auto* text :
       {"apple from:@ann", "from:ann", "has:pin", "is:pinned apple", "has:reaction", "mentions:@ben"}) {
    EXPECT_EQ(texts(ann, text), of_ann) << text;
  }
  for (const auto* text : {"apple from:@ben", "has:link", "has:link apple"})
    EXPECT_EQ(texts(ann, text), of_ben) << text;
  EXPECT_EQ(texts(ben, "is:starred"), of_ben);
  EXPECT_EQ(texts(ben, "from:me"), of_ben);
  EXPECT_EQ(texts(ben, "mentions:me"), of_ann);
  EXPECT_THAT(texts(ann, "is:starred"), IsEmpty()) << "what others starred is not one's own";
  EXPECT_THAT(texts(ann, "has:file"), IsEmpty());
  EXPECT_EQ(refused_field("from:@nobody x"), "from");
  EXPECT_EQ(refused_field("mentions:@nobody x"), "mentions");
}

TEST_P(SearchTest, Times) {
  const auto day = [&](std::string_view at) { clock.advance(*parse_time(at) - clock.now()); };
  day("2027-03-14T23:30:00Z");
  say(ann, room, "apple early");
  day("2027-03-15T12:00:00Z");
  say(ann, room, "apple late");
  EXPECT_THAT(texts(ann, "apple on:2027-03-15"), ElementsAre("apple late"));
  EXPECT_THAT(texts(ann, "apple before:2027-03-15"), ElementsAre("apple early"));
  EXPECT_THAT(texts(ann, "apple after:2027-03-14"), ElementsAre("apple late"));
  EXPECT_THAT(texts(ann, "apple during:2027"), ElementsAre("apple late", "apple early"));
  const auto east = search::find(
      *ctx, ann, {.text = "apple on:2027-03-15", .limit = 10, .after = {}, .utc_offset = std::chrono::minutes{60}});
  EXPECT_EQ(east.hits.size(), 2U) << "the day begins an hour earlier there";
}

TEST_P(SearchTest, SystemMessagesAreNotFound) {
  EXPECT_THAT(texts(ann, "ben"), IsEmpty()) << "that ben was added is told by a system message";
}

TEST_P(SearchTest, PagesFollowEachOtherWithoutGapOrRepetition) {
  const auto other = channel(ann, {}, "other").id;
  for (int i = 0; i < 150; ++i) {
    say(ann, i % 3 == 0 ? other : room, "apple " + std::to_string(i));
    if (i % 5 != 0) clock.advance(std::chrono::milliseconds{1});
  }
  index_all();
  std::vector<std::string> seen;
  std::string after;
  do {
    const auto page = search::find(*ctx, ann, {.text = "apple", .limit = 13, .after = after});
    for (const auto& hit : page.hits) seen.push_back(hit.message.id.value);
    EXPECT_EQ(page.total, 150 - (std::ssize(seen) - std::ssize(page.hits)));
    after = page.next;
  } while (!after.empty());
  std::vector<std::string> by_offset;
  for (std::int64_t offset = 0; offset < 150; offset += 20) {
    const auto page = search::find(*ctx, ann, {.text = "apple", .limit = 20, .offset = offset, .after = {}});
    for (const auto& hit : page.hits) by_offset.push_back(hit.message.id.value);
  }
  EXPECT_EQ(seen.size(), 150U);
  EXPECT_EQ(seen, by_offset);
  EXPECT_REFUSED(search::find(*ctx, ann, {.text = "apple", .after = "1.2"}), invalid_search);
  EXPECT_REFUSED(search::find(*ctx, ann, {.text = "apple", .after = "1.2.x"}), invalid_search);
}

TEST_P(SearchTest, TheBestFirst) {
  say(ann, room, "art is art");
  say(ann, room, "we start here");
  say(ann, room, "an artist");
  const auto best = search::find(*ctx, ann, {.text = "art", .best_first = search::BestFirst::yes, .after = {}});
  std::vector<std::string> words;
  words.reserve(best.hits.size());
  for (const auto& hit : best.hits) words.push_back(hit.message.msg);
  EXPECT_THAT(words, ElementsAre("art is art", "an artist", "we start here"));
  EXPECT_EQ(best.hits.at(1).ranges, (std::vector<confab::search::Range>{{3, 6}}));
  EXPECT_EQ(best.hits.at(1).room.name, "team");
}

TEST_P(SearchTest, TotalsAreCountedUpToABound) {
  fill(room, 520);
  const auto page = search::find(*ctx, ann, {.text = "filler", .limit = 2, .after = {}});
  EXPECT_EQ(page.total, search::FoundMessages::kMaxCounted);
  EXPECT_FALSE(page.total_is_exact);
  EXPECT_FALSE(page.next.empty());
}

TEST_P(SearchTest, RegularExpressions) {
  say(ann, room, "Order 4711 is late");
  say(ann, room, "order 12");
  EXPECT_THAT(texts(ann, "/order \\d{4}/i"), ElementsAre("Order 4711 is late"));
  EXPECT_THAT(texts(ann, "/order \\d{4}/"), IsEmpty());
  EXPECT_EQ(found(ann, "/\\d+/").hits.at(0).ranges, (std::vector<confab::search::Range>{{6, 8}}));
  EXPECT_EQ(refused_field("/(a/"), "text");
  EXPECT_THAT(texts(ann, "ord.r 12"), IsEmpty());
  settings.put("Message_AlwaysSearchRegExp", true);
  EXPECT_THAT(texts(ann, "ord.r 12"), ElementsAre("order 12"));
}

TEST_P(SearchTest, AnExpressionIsLookedForAsFarAsItsCostGoes) {
  for (int i = 0; i < 12; ++i) say(ann, room, std::string(4'900, i % 2 == 0 ? 'a' : 'b'));
  const auto cheap = found(ann, "/c/");
  EXPECT_TRUE(cheap.total_is_exact);
  const auto costly = found(ann, "/((a?){60}b?){8}(.{0,900})c/i");
  EXPECT_THAT(costly.hits, IsEmpty());
  EXPECT_FALSE(costly.total_is_exact) << "not all was looked at";
}

TEST_P(SearchTest, AnIndexOfOtherRulesIsMadeAnew) {
  say(ann, room, "apple");
  fill(room);
  index_all();
  const auto tx = db->begin();
  tx->execute("UPDATE search_rooms SET version = 1", {});
  tx->execute("UPDATE search_postings SET data = ''", {});
  tx->commit();
  EXPECT_THAT(texts(ann, "apple"), ElementsAre("apple"));
  index_all();
  EXPECT_THAT(texts(ann, "apple"), ElementsAre("apple"));
  EXPECT_EQ(rows("search_rooms WHERE version = 1"), 0);
}

TEST_P(SearchTest, WhoReadBeforeSomebodyElseWroteWritesNothing) {
  fill(room);
  const auto pk = db->read()->count("SELECT pk FROM rooms WHERE id = ?", {room});
  const store::IndexedRoom before = store::SearchIndex{*db->read()}.room(pk);
  ASSERT_TRUE(search::advance(*ctx, pk));
  const auto tx = db->begin();
  EXPECT_FALSE(
      store::SearchIndexWriter{*tx}.write({.room_pk = pk, .segment = {0, 64}, .rows = {}, .indexed = 64}, before));
  EXPECT_FALSE(
      store::SearchIndexWriter{*tx}.write({.room_pk = 999, .segment = {0, 64}, .rows = {}, .indexed = 64}, {}));
}

TEST_P(SearchTest, AnEditWhileTheSegmentIsWrittenIsNotLost) {
  const auto message = say(ann, room, "apple");
  fill(room);
  index_all();
  messages::edit(*ctx, ann, {.id = message.id, .text = "pear"});
  const auto pk = db->read()->count("SELECT pk FROM rooms WHERE id = ?", {room});
  const auto as_read = store::SearchIndex{*db->read()}.room(pk);
  const auto notes = store::SearchIndex{*db->read()}.notes_in(pk, {0, 64});
  ASSERT_EQ(notes.size(), 1U);
  messages::edit(*ctx, ann, {.id = message.id, .text = "cherry"});
  const auto tx = db->begin();
  ASSERT_TRUE(store::SearchIndexWriter{*tx}.write(
      {.room_pk = pk, .segment = {0, 64}, .rows = {}, .indexed = 64, .notes = notes}, as_read));
  tx->commit();
  EXPECT_EQ(rows("search_stale"), 1);
  EXPECT_THAT(texts(ann, "cherry"), ElementsAre("cherry"));
}

TEST_P(SearchTest, TheIndexerFindsWhatWasLeftAndWhatComes) {
  const auto wait_for = [&](const std::string& condition) {
    for (int i = 0; i < 1000 && rows("search_rooms WHERE " + condition) == 0; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return rows("search_rooms WHERE " + condition) == 1;
  };
  fill(room, 70);
  search::Indexer indexer{*ctx};
  carrier.listen([&](const bus::Event& event) { indexer.observe(event); });
  indexer.start();
  EXPECT_TRUE(wait_for("indexed = 64"));
  fill(room, 64);
  EXPECT_TRUE(wait_for("indexed = 128"));
  indexer.stop();
}

/// What search should find, told without an index.
class Reference {
 public:
  void put(const model::Message& message) { messages_[message.id.value] = message; }
  void take(const MessageId& id) { messages_.erase(id.value); }
  [[nodiscard]] const model::Message& any(std::size_t number) const {
    return std::next(messages_.begin(), static_cast<std::ptrdiff_t>(number % messages_.size()))->second;
  }

  [[nodiscard]] std::vector<std::string> found(const std::string& text, const std::optional<RoomId>& room) const {
    const auto query = confab::search::read_query(text, {});
    std::vector<const model::Message*> hits;
    for (const auto& [id, message] : messages_) {
      if ((!room || message.rid == *room) && matches(query, message.msg)) hits.push_back(&message);
    }
    std::sort(hits.begin(), hits.end(), [](const auto* a, const auto* b) { return a->ts > b->ts; });
    std::vector<std::string> ids;
    ids.reserve(hits.size());
    for (const auto* hit : hits) ids.push_back(hit->id.value);
    return ids;
  }

 private:
  static bool matches(const confab::search::Query& query, const std::string& text) {
    const auto chars = confab::search::read_text(text).chars;
    const auto is_in = [&](const auto& term) { return contains(chars, term); };
    return std::all_of(query.terms.begin(), query.terms.end(), is_in) &&
           std::none_of(query.excluded.begin(), query.excluded.end(), is_in);
  }

  std::map<std::string, model::Message> messages_;
};

TEST_P(SearchTest, FindsWhatAPlainLookAtAllMessagesFinds) {
  confab::search::testing::Samples samples{11};
  const std::vector<RoomId> rooms{room, channel(ann, {}, "second").id};
  Reference reference;
  int hits = 0;
  const auto compare = [&] {
    std::string text = samples.one_in(4) ? "\"" + samples.part() + "\"" : samples.part();
    if (samples.one_in(3)) text += " " + samples.part();
    if (samples.one_in(4)) text += " -" + samples.part();
    const auto where = samples.one_in(2) ? std::optional{rooms[samples.below(2)]} : std::nullopt;
    std::vector<std::string> expected;
    try {
      expected = reference.found(text, where);
    } catch (const Refusal&) {
      return;
    }
    std::vector<std::string> ids;
    for (const auto& hit : search::find(*ctx, ann, {.text = text, .room = where, .limit = 2'000, .after = {}}).hits) {
      ids.push_back(hit.message.id.value);
    }
    hits += static_cast<int>(ids.size());
    ASSERT_EQ(ids, expected) << text;
  };
  for (int round = 0; round < 1'500; ++round) {
    clock.advance(std::chrono::milliseconds{1});
    reference.put(say(ann, rooms[samples.one_in(4) ? 1 : 0], samples.text()));
    if (samples.one_in(12)) {
      const auto& changed = reference.any(samples.below(10'000));
      reference.put(messages::edit(*ctx, ann, {.id = changed.id, .text = samples.text()}));
    }
    if (samples.one_in(25)) {
      const auto id = reference.any(samples.below(10'000)).id;
      messages::remove(*ctx, ann, {.id = id});
      reference.take(id);
    }
    if (samples.one_in(60)) search::catch_up(*ctx, always);
    if (samples.one_in(90)) search::repair(*ctx, always);
    if (samples.one_in(10)) compare();
    if (HasFatalFailure()) return;
  }
  index_all();
  for (int round = 0; round < 200 && !HasFatalFailure(); ++round) compare();
  EXPECT_GT(hits, 1'000);
}

INSTANTIATE_TEST_SUITE_P(Engines, SearchTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
