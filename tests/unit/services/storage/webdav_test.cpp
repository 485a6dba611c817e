#include "services/storage/webdav.h"

#include <gmock/gmock.h>

#include <set>

#include "services/storage/object_server.h"
#include "services/storage/temporary.h"

namespace confab::services::storage {
namespace {

using testing::answer;
using testing::Asked;
using testing::content_of;
using ::testing::ElementsAre;
using testing::failure_of;
using testing::ObjectServer;
using ::testing::Pair;

const std::string kFile = "abcdef0123-first";
const std::string kPlace = "/dav/chat%20files/ab/abcdef0123-first";

// Folders have to be made before something is put into them, as WebDAV has it.
class Folders {
 public:
  std::optional<std::string> operator()(const Asked& asked) {
    if (!password.empty() && asked.header("Authorization") != password) return answer(401, "who are you?");
    const auto parent = asked.path.substr(0, asked.path.rfind('/', asked.path.size() - 2));
    if (asked.method == "MKCOL") {
      if (made.contains(asked.path.substr(0, asked.path.size() - 1))) return answer(405);
      if (!made.contains(parent)) return answer(409);
      made.insert(asked.path.substr(0, asked.path.size() - 1));
      return answer(201);
    }
    if (asked.method == "PUT" && !made.contains(parent)) return answer(409);
    return std::nullopt;
  }
  std::string password;
  std::set<std::string> made{"/dav"};
};

class WebdavTest : public ::testing::Test {
 protected:
  WebdavOptions options() { return {.url = server.url() + "/dav/", .folder = "/chat files/"}; }
  std::string local(const std::string& bytes) { return folder.file("local", bytes); }

  Folders folders;
  ObjectServer server{[this](const Asked& asked) { return folders(asked); }};
  testing::Folder folder;
};

TEST_F(WebdavTest, WhatIsPutIsThere) {
  Webdav storage{options()};
  storage.put(kFile, local("some bytes"));
  EXPECT_THAT(server.objects(), ElementsAre(Pair(kPlace, "some bytes")));
  EXPECT_EQ(storage.size(kFile), 10U);
  EXPECT_EQ(content_of(*storage.open(kFile, {})), "some bytes");
  EXPECT_EQ(content_of(*storage.open(kFile, Range{.offset = 5, .size = 3})), "byt");
  storage.remove(kFile);
  EXPECT_EQ(storage.size(kFile), std::nullopt);
  EXPECT_NO_THROW(storage.remove(kFile));
  EXPECT_EQ(failure_of([&] { static_cast<void>(storage.open(kFile, {})); }), Failure::missing);
}

TEST_F(WebdavTest, FoldersThatAreThereAreNoFailure) {
  Webdav storage{options()};
  storage.put(kFile, local("one"));
  storage.put("abcdef0123-second", local("two"));
  storage.put("ffcdef0123-third", local("three"));
  EXPECT_EQ(server.objects().size(), 3U);
}

TEST_F(WebdavTest, APasswordIsSent) {
  folders.password = "Basic YW5uOnNlY3JldA==";
  auto wanted = options();
  wanted.username = "ann";
  wanted.password = "secret";
  EXPECT_NO_THROW(Webdav(wanted).put(kFile, local("some bytes")));
  wanted.password = "wrong";
  Webdav refused{wanted};
  EXPECT_EQ(failure_of([&] { refused.put("abcdef0123-second", local("some bytes")); }), Failure::refused);
  EXPECT_EQ(server.objects().size(), 1U);
}

TEST_F(WebdavTest, WhatIsMissingIsNamed) {
  EXPECT_EQ(failure_of([] { Webdav{WebdavOptions{}}; }), Failure::not_configured);
  EXPECT_EQ(failure_of([] { Webdav{WebdavOptions{.url = "files.example.org"}}; }), Failure::not_configured);
}

TEST_F(WebdavTest, AServerThatIsNotThereIsAway) {
  Webdav storage{{.url = "http://127.0.0.1:1/"}};
  EXPECT_EQ(failure_of([&] { storage.put(kFile, local("some bytes")); }), Failure::away);
}

}  // namespace
}  // namespace confab::services::storage
