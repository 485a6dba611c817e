#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/time.h"
#include "services/storage/signature.h"
#include "services/storage/storage.h"

namespace confab::services::storage {

struct S3Options {
  std::string name = "AmazonS3";  // of the storage
  std::string endpoint = {};      // http or https, without the bucket
  std::string bucket = {};
  Credentials credentials = {};
  bool path_style = false;  // https://endpoint/bucket/key instead of https://bucket.endpoint/key
  std::string acl = {};     // of new objects; empty: the bucket's own
  bool links = true;        // clients fetch what they read by themselves
  std::chrono::seconds link_valid{120};
  std::string cdn = {};                          // an address that stands for the bucket, whose links need no signature
  std::uint64_t part = std::uint64_t{16} << 20;  // bytes; larger files go in parts of this size
};

/// A bucket on a server that speaks S3's protocol: Amazon's, MinIO, Google Cloud Storage by its XML interface. What is
/// put is hashed, and the server refuses what arrives otherwise. What it fails in for a moment is tried three times.
class S3 final : public Storage {
 public:
  /// `clock` outlives it. Throws Failed(not_configured) that names what is missing or wrong.
  S3(const S3Options& options, const TimeSource& clock);
  ~S3() override;

  [[nodiscard]] std::string_view name() const override;
  void put(const std::string& key, const std::string& path) override;
  [[nodiscard]] std::unique_ptr<Reader> open(const std::string& key, std::optional<Range> range) override;
  [[nodiscard]] std::optional<std::uint64_t> size(const std::string& key) override;
  void remove(const std::string& key) override;
  [[nodiscard]] std::optional<std::string> link(const std::string& key, const LinkWish& wish) override;

 private:
  class Bucket;
  std::shared_ptr<const Bucket> bucket_;
};

}  // namespace confab::services::storage
