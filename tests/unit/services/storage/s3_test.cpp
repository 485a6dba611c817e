#include "services/storage/s3.h"

#include <gmock/gmock.h>

#include "base/test_clock.h"
#include "services/storage/object_server.h"
#include "services/storage/temporary.h"

namespace confab::services::storage {
namespace {

using ::testing::AllOf;
using testing::answer;
using testing::Asked;
using testing::content_of;
using ::testing::ElementsAre;
using testing::failure_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ObjectServer;
using ::testing::Pair;
using ::testing::StartsWith;

const std::string kName = "abcdef0123-first";
const std::string kPath = "/files/confab/abcdef0123-first";

class S3Test : public ::testing::Test {
 protected:
  S3Options options(const ObjectServer& server) {
    S3Options made;
    made.endpoint = server.url();
    made.bucket = "files";
    made.path_style = true;
    made.credentials = {.key_id = "KEY", .secret = "SECRET", .region = "us-east-1"};
    return made;
  }
  std::string local(const std::string& bytes) { return folder.file("local", bytes); }

  testing::Folder folder;
  confab::testing::TestClock clock;
};

TEST_F(S3Test, WhatIsPutIsThere) {
  ObjectServer server;
  S3 storage{options(server), clock};
  storage.put(kName, local("some bytes"));
  EXPECT_THAT(server.objects(), ElementsAre(Pair(kPath, "some bytes")));
  EXPECT_EQ(storage.size(kName), 10U);
  EXPECT_EQ(content_of(*storage.open(kName, {})), "some bytes");
  EXPECT_EQ(content_of(*storage.open(kName, Range{.offset = 5, .size = 3})), "byt");
  EXPECT_EQ(content_of(*storage.open(kName, Range{.offset = 5, .size = 100})), "bytes");
  EXPECT_EQ(content_of(*storage.open(kName, Range{.offset = 100, .size = 3})), "");
  storage.remove(kName);
  EXPECT_EQ(storage.size(kName), std::nullopt);
  EXPECT_NO_THROW(storage.remove(kName));
  EXPECT_EQ(failure_of([&] { static_cast<void>(storage.open(kName, {})); }), Failure::missing);
}

TEST_F(S3Test, NothingIsAFileAsWell) {
  ObjectServer server;
  S3 storage{options(server), clock};
  storage.put(kName, local(""));
  EXPECT_EQ(content_of(*storage.open(kName, {})), "");
}

TEST_F(S3Test, EveryCallIsSigned) {
  ObjectServer server;
  auto wanted = options(server);
  wanted.acl = "private";
  S3{wanted, clock}.put(kName, local("some bytes"));
  EXPECT_THAT(server.requests().front(),
              AllOf(HasSubstr("Authorization: AWS4-HMAC-SHA256 Credential=KEY/"), HasSubstr("x-amz-acl: private\r\n"),
                    HasSubstr("SignedHeaders=content-type;host;x-amz-acl;x-amz-content-sha256;x-amz-date"),
                    HasSubstr("x-amz-content-sha256: "), Not(HasSubstr("SECRET"))));
}

TEST_F(S3Test, LargeFilesAreReadInParts) {
  ObjectServer server;
  const std::string bytes(std::size_t{3} << 20, 'x');
  server.put(kPath, bytes + "end");
  S3 storage{options(server), clock};
  const auto reader = storage.open(kName, {});
  std::size_t count = 0;
  std::string last;
  for (auto piece = reader->read(100'000); !piece.empty(); piece = reader->read(100'000)) {
    count += piece.size();
    last = piece;
  }
  EXPECT_EQ(count, bytes.size() + 3);
  EXPECT_TRUE(last.ends_with("end"));
}

// As S3 does it, with parts of a few bytes.
class Parted {
 public:
  std::optional<std::string> operator()(const Asked& asked) {
    if (asked.query == "uploads=") return answer(200, "<Result><UploadId>an-id</UploadId></Result>");
    if (asked.query.find("uploadId=an-id") == std::string::npos) return std::nullopt;
    if (asked.method == "DELETE") return log_ += "aborted", answer(204);
    if (asked.method == "POST") return log_ += "completed:" + asked.body, answer(200, complete);
    log_ += fmt::format("[{} {}]", asked.query.substr(0, asked.query.find('&')), asked.body);
    return answer(fail_part ? 403 : 200, "", fmt::format("ETag: \"tag-{}\"\r\n", asked.body.front()));
  }
  std::string log_;
  std::string complete = "<CompleteMultipartUploadResult/>";
  bool fail_part = false;
};

TEST_F(S3Test, LargeFilesArePutInParts) {
  Parted parted;
  ObjectServer server{[&](const Asked& asked) { return parted(asked); }};
  auto wanted = options(server);
  wanted.part = 4;
  S3{wanted, clock}.put(kName, local("aaaabbbbc"));
  EXPECT_EQ(parted.log_,
            "[partNumber=1 aaaa][partNumber=2 bbbb][partNumber=3 c]completed:<CompleteMultipartUpload>"
            "<Part><PartNumber>1</PartNumber><ETag>\"tag-a\"</ETag></Part>"
            "<Part><PartNumber>2</PartNumber><ETag>\"tag-b\"</ETag></Part>"
            "<Part><PartNumber>3</PartNumber><ETag>\"tag-c\"</ETag></Part></CompleteMultipartUpload>");
}

TEST_F(S3Test, PartsThatAreRefusedAreTakenBack) {
  Parted parted;
  parted.fail_part = true;
  ObjectServer server{[&](const Asked& asked) { return parted(asked); }};
  auto wanted = options(server);
  wanted.part = 4;
  S3 storage{wanted, clock};
  EXPECT_EQ(failure_of([&] { storage.put(kName, local("aaaabbbbc")); }), Failure::refused);
  EXPECT_EQ(parted.log_, "[partNumber=1 aaaa]aborted");
}

TEST_F(S3Test, ACompletionThatFailsBehindItsStatusIsAFailure) {
  Parted parted;
  parted.complete = "<Error><Code>InternalError</Code></Error>";
  ObjectServer server{[&](const Asked& asked) { return parted(asked); }};
  auto wanted = options(server);
  wanted.part = 4;
  S3 storage{wanted, clock};
  EXPECT_TRUE(failure_of([&] { storage.put(kName, local("aaaabbbbc")); }));
}

TEST_F(S3Test, WhatFailsForAMomentIsTriedAgain) {
  int failures = 2;
  ObjectServer server{[&](const Asked&) -> std::optional<std::string> {
    if (failures-- > 0) return answer(503, "slow down");
    return std::nullopt;
  }};
  S3{options(server), clock}.put(kName, local("some bytes"));
  EXPECT_THAT(server.objects(), ElementsAre(Pair(kPath, "some bytes")));
}

TEST_F(S3Test, WhatGoesWrongIsNamed) {
  int status = 403;
  ObjectServer server{[&](const Asked&) -> std::optional<std::string> {
    return answer(status, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
  }};
  S3 storage{options(server), clock};
  try {
    storage.put(kName, local("some bytes"));
    FAIL();
  } catch (const Failed& failed) {
    EXPECT_EQ(failed.why(), Failure::refused);
    EXPECT_THAT(failed.what(), AllOf(HasSubstr("bucket files"), HasSubstr("127.0.0.1"),
                                     HasSubstr("SignatureDoesNotMatch"), Not(HasSubstr("SECRET"))));
  }
  status = 507;
  EXPECT_EQ(failure_of([&] { storage.put(kName, local("some bytes")); }), Failure::full);
  status = 500;
  EXPECT_EQ(failure_of([&] { storage.put(kName, local("some bytes")); }), Failure::away);
}

TEST_F(S3Test, AServerThatIsNotThereIsAway) {
  auto wanted = options(ObjectServer{});
  S3 storage{wanted, clock};
  EXPECT_EQ(failure_of([&] { storage.put(kName, local("some bytes")); }), Failure::away);
}

TEST_F(S3Test, WhatIsMissingIsNamed) {
  ObjectServer server;
  auto wanted = options(server);
  wanted.bucket = "";
  EXPECT_EQ(failure_of([&] { S3{wanted, clock}; }), Failure::not_configured);
  wanted = options(server);
  wanted.endpoint = "ftp://files.example.org";
  EXPECT_EQ(failure_of([&] { S3{wanted, clock}; }), Failure::not_configured);
}

TEST_F(S3Test, LinksAreSignedAndExpire) {
  S3Options wanted;
  wanted.endpoint = "https://s3.eu-central-1.amazonaws.com";
  wanted.bucket = "files";
  wanted.credentials = {.key_id = "KEY", .secret = "SECRET", .region = "eu-central-1"};
  const LinkWish wish{.file_name = "my plan.pdf", .type = "application/pdf", .is_inline = false};
  const auto link = S3{wanted, clock}.link(kName, wish).value_or("");
  EXPECT_THAT(link,
              AllOf(StartsWith("https://files.s3.eu-central-1.amazonaws.com/confab/" + kName + "?"),
                    HasSubstr("X-Amz-Expires=120"), HasSubstr("X-Amz-Signature="),
                    HasSubstr("response-content-disposition=attachment%3B%20filename%2A%3DUTF-8%27%27my%2520plan.pdf"),
                    HasSubstr("response-content-type=application%2Fpdf"), Not(HasSubstr("SECRET"))));
  wanted.cdn = "https://cdn.example.org";
  EXPECT_EQ(S3(wanted, clock).link(kName, wish), "https://cdn.example.org/confab/" + kName);
  wanted.links = false;
  EXPECT_EQ(S3(wanted, clock).link(kName, wish), std::nullopt);
}

}  // namespace
}  // namespace confab::services::storage
