#include "core/files/blobs.h"

#include <gmock/gmock.h>

#include "base/errors/request.h"
#include "core/files/collect.h"
#include "core/world.h"
#include "store/blobs.h"
#include "store/jobs.h"

namespace confab::core {
namespace {

using services::storage::Failure;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

class BlobsTest : public testing::WorldTest {
 protected:
  files::Kept keep(const std::string& bytes) { return files::keep(*ctx, files::spool_text(*ctx, bytes)); }
  void acquire(const files::Kept& kept) {
    Transaction tx{*ctx};
    files::acquire(tx, kept);
    tx.commit();
  }
  void share(std::int64_t pk) {
    Transaction tx{*ctx};
    files::acquire(tx, pk);
    tx.commit();
  }
  void release(std::int64_t pk) {
    Transaction tx{*ctx};
    files::release(tx, *ctx, pk);
    tx.commit();
  }
  std::int64_t owned(const std::string& bytes) {
    const auto kept = keep(bytes);
    acquire(kept);
    return kept.pk;
  }
  std::string read(std::int64_t pk, std::optional<services::storage::Range> range = {}) {
    const auto reader = files::open(*ctx, pk, range);
    std::string all;
    for (auto piece = reader->read(3); !piece.empty(); piece = reader->read(3)) all += piece;
    return all;
  }
  void collect(std::int64_t pk) { files::collect(*ctx, run, {.blob = pk}); }
  void sweep() { files::sweep(*ctx, run); }
  std::int64_t waiting_jobs() {
    return db->read()->count("SELECT count(*) FROM jobs WHERE kind = 'files.collect' AND state = 'waiting'", {});
  }
  std::vector<std::string> contents() {
    std::vector<std::string> all;
    for (const auto& [key, bytes] : storages.place().kept()) all.push_back(bytes);
    return all;
  }
  std::string key_of(std::int64_t pk) { return store::Blobs{*db->read()}.find(pk).value().key; }

  std::atomic<bool> stop{false};
  jobs::Run run{"job", 1, from_millis(0), jobs::Run::Clock::now() + std::chrono::minutes{5}, stop};
};

TEST_P(BlobsTest, WhatIsKeptIsReadAgain) {
  const auto pk = owned("some bytes");
  EXPECT_EQ(read(pk), "some bytes");
  EXPECT_EQ(read(pk, services::storage::Range{.offset = 5, .size = 2}), "by");
}

TEST_P(BlobsTest, TheSameContentIsKeptOnce) {
  const auto first = keep("same");
  const auto second = keep("same");
  EXPECT_EQ(first.pk, second.pk);
  EXPECT_THAT(contents(), ElementsAre("same"));
}

TEST_P(BlobsTest, ItGoesWithTheLastReference) {
  const auto pk = owned("same");
  EXPECT_EQ(owned("same"), pk);
  release(pk);
  collect(pk);
  EXPECT_EQ(read(pk), "same");
  release(pk);
  EXPECT_EQ(waiting_jobs(), 1);
  collect(pk);
  EXPECT_THAT(contents(), IsEmpty());
  EXPECT_REFUSED(read(pk), service_unavailable);
  EXPECT_NO_THROW(collect(pk));
}

TEST_P(BlobsTest, AReferenceCanBeShared) {
  const auto pk = owned("bytes");
  share(pk);
  release(pk);
  collect(pk);
  EXPECT_EQ(read(pk), "bytes");
}

TEST_P(BlobsTest, AReferenceThatIsRolledBackIsNone) {
  const auto kept = keep("bytes");
  {
    Transaction tx{*ctx};
    files::acquire(tx, kept);
  }
  clock.advance(std::chrono::hours{25});
  sweep();
  collect(kept.pk);
  EXPECT_THAT(contents(), IsEmpty());
}

TEST_P(BlobsTest, WhatNobodyAcquiresGoesAfterADay) {
  const auto kept = keep("bytes");
  clock.advance(std::chrono::hours{23});
  sweep();
  collect(kept.pk);
  EXPECT_THAT(contents(), SizeIs(1));
  EXPECT_EQ(waiting_jobs(), 0);
  clock.advance(std::chrono::hours{2});
  sweep();
  EXPECT_EQ(waiting_jobs(), 1);
  collect(kept.pk);
  EXPECT_THAT(contents(), IsEmpty());
  EXPECT_THROW(acquire(kept), std::runtime_error);
}

TEST_P(BlobsTest, ALateReferenceCountsWhileTheBytesAreThere) {
  const auto kept = keep("bytes");
  clock.advance(std::chrono::hours{48});
  sweep();
  acquire(kept);
  collect(kept.pk);
  EXPECT_EQ(read(kept.pk), "bytes");
}

TEST_P(BlobsTest, WhatIsAboutToBeReferredToStaysWhenAnotherReferenceGoes) {
  const auto pk = owned("same");
  const auto kept = keep("same");
  release(pk);
  collect(pk);
  acquire(kept);
  EXPECT_EQ(read(kept.pk), "same");
}

TEST_P(BlobsTest, WhatLeavesIsNotFoundAgain) {
  const auto pk = owned("same");
  release(pk);
  storages.place().fail(Failure::away);  // the job marks it and cannot remove it
  EXPECT_THROW(collect(pk), services::storage::Failed);
  storages.place().fail(std::nullopt);
  const auto again = owned("same");
  EXPECT_NE(again, pk);
  EXPECT_THAT(contents(), ElementsAre("same", "same"));
  collect(pk);
  EXPECT_EQ(read(again), "same");
}

TEST_P(BlobsTest, TwoThatPutTheSameAtOnceShareIt) {
  std::optional<files::Kept> meanwhile;
  storages.place().meanwhile([&] { meanwhile = keep("same"); });
  const auto kept = keep("same");
  ASSERT_TRUE(meanwhile);
  EXPECT_EQ(kept.pk, meanwhile->pk);
  acquire(kept);
  acquire(*meanwhile);
  EXPECT_EQ(waiting_jobs(), 1);  // for what was put twice
  collect(kept.pk + 1);
  collect(kept.pk - 1);
  EXPECT_THAT(contents(), ElementsAre("same"));
  release(kept.pk);
  collect(kept.pk);
  EXPECT_EQ(read(kept.pk), "same");
}

TEST_P(BlobsTest, AStorageThatIsAwayKeepsNothing) {
  storages.place().fail(Failure::away);
  EXPECT_REFUSED(keep("bytes"), service_unavailable);
  storages.place().fail(Failure::full);
  EXPECT_REFUSED(keep("bytes"), storage_full);
  storages.place().fail(std::nullopt);
  EXPECT_EQ(waiting_jobs(), 2);
  collect(1);
  collect(2);
  EXPECT_EQ(db->read()->count("SELECT count(*) FROM (SELECT pk FROM blobs LIMIT 9) AS few", {}), 0);
  EXPECT_EQ(read(owned("bytes")), "bytes");
}

TEST_P(BlobsTest, AServerThatEndsWhileItPutsLeavesNothingForLong) {
  storages.place().meanwhile([] { throw std::logic_error("the server is gone"); });
  EXPECT_THROW(keep("bytes"), std::logic_error);
  clock.advance(std::chrono::hours{25});
  sweep();
  EXPECT_EQ(waiting_jobs(), 1);
}

TEST_P(BlobsTest, BytesThatAreLostAreARefusal) {
  const auto pk = owned("bytes");
  storages.place().lose(key_of(pk));
  EXPECT_REFUSED(read(pk), service_unavailable);
}

TEST_P(BlobsTest, BytesThatAreLostComeBackWithWhoBringsThem) {
  const auto pk = owned("bytes");
  storages.place().lose(key_of(pk));
  EXPECT_EQ(owned("bytes"), pk);
  EXPECT_EQ(read(pk), "bytes");
}

TEST_P(BlobsTest, EachStaysWhereItWasPut) {
  const auto before = owned("bytes");
  storages.use("GridFS");
  const auto after = owned("bytes");
  EXPECT_NE(before, after);
  EXPECT_THAT(storages.place("GridFS").kept(), SizeIs(1));
  EXPECT_EQ(read(before), "bytes");
  release(before);
  collect(before);
  EXPECT_THAT(contents(), IsEmpty());
  EXPECT_EQ(read(after), "bytes");
}

TEST_P(BlobsTest, OneReferenceTooFewIsNoHarm) {
  const auto pk = owned("bytes");
  release(pk);
  release(pk);
  collect(pk);
  EXPECT_THAT(contents(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Engines, BlobsTest, sql::testing::kEngines, sql::testing::engine_name);

}  // namespace
}  // namespace confab::core
