#include "services/storage/signature.h"

#include <gmock/gmock.h>

#include "base/digest.h"

namespace confab::services::storage {
namespace {

using ::testing::EndsWith;
using ::testing::Eq;
using ::testing::StartsWith;

// The examples of Amazon's documentation, "Signature Calculations for the Authorization Header" and "Authenticating
// Requests: Using Query Parameters".
const Credentials kExample{
    .key_id = "AKIAIOSFODNN7EXAMPLE", .secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", .region = "us-east-1"};
constexpr std::string_view kHost = "examplebucket.s3.amazonaws.com";

Timestamp example_time() {
  return parse_time("2013-05-24T00:00:00.000Z").value();
}

SignedCall call(const std::string& method, const std::string& path, Pairs query = {}, Pairs headers = {}) {
  return {.method = method,
          .host = std::string{kHost},
          .path = path,
          .query = std::move(query),
          .headers = std::move(headers),
          .payload_hash = sha256_hex("")};
}

TEST(SignatureTest, AnObjectIsAskedFor) {
  EXPECT_THAT(authorization(kExample, call("GET", "/test.txt", {}, {{"range", "bytes=0-9"}}), example_time()),
              Eq("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                 "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                 "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"));
}

TEST(SignatureTest, AnObjectIsPut) {
  auto put = call("PUT", "/" + encoded("test$file.text"), {},
                  {{"date", "Fri, 24 May 2013 00:00:00 GMT"}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"}});
  put.payload_hash = sha256_hex("Welcome to Amazon S3.");
  EXPECT_THAT(authorization(kExample, put, example_time()),
              EndsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"));
}

TEST(SignatureTest, AQueryWithoutValueIsSigned) {
  EXPECT_THAT(authorization(kExample, call("GET", "/", {{"lifecycle", ""}}), example_time()),
              EndsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"));
}

TEST(SignatureTest, AQueryIsPutInOrder) {
  EXPECT_THAT(authorization(kExample, call("GET", "/", {{"prefix", "J"}, {"max-keys", "2"}}), example_time()),
              EndsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"));
}

TEST(SignatureTest, AnAddressIsSigned) {
  auto get = call("GET", "/test.txt");
  get.payload_hash = "UNSIGNED-PAYLOAD";
  EXPECT_THAT(
      presigned_query(kExample, get, example_time(), std::chrono::seconds{86400}),
      Eq("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2F"
         "aws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature="
         "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"));
}

TEST(SignatureTest, WhatIsEncoded) {
  EXPECT_EQ(encoded("a b/ü+~"), "a%20b%2F%C3%BC%2B~");
  EXPECT_EQ(encoded("a b/c", true), "a%20b/c");
}

}  // namespace
}  // namespace confab::services::storage
