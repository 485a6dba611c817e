#include "services/storage/s3.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "base/digest.h"
#include "services/storage/http_call.h"
#include "services/storage/ranged_reader.h"
#include "services/storage/server_address.h"

namespace confab::services::storage {
namespace {

constexpr int kTries = 3;
constexpr std::chrono::milliseconds kBetweenTries{200};
constexpr std::size_t kReadAtOnce = std::size_t{1} << 20;
constexpr std::string_view kFolder = "/confab/";

struct Body {
  std::string text = {};
  std::optional<FilePart> file = {};
};

std::string hash_of(const FilePart& part) {
  std::ifstream file{part.path, std::ios::binary};
  file.seekg(static_cast<std::streamoff>(part.range.offset));
  Sha256 digest;
  std::string piece(kReadAtOnce, '\0');
  for (auto left = part.range.size; left > 0;) {
    const auto wanted = std::min<std::uint64_t>(left, piece.size());
    file.read(piece.data(), static_cast<std::streamsize>(wanted));
    if (!file) throw Failed(Failure::broken, part.path + " cannot be read");
    digest.add(std::string_view{piece}.substr(0, wanted));
    left -= wanted;
  }
  return to_hex(digest.finish());
}

// The text within the first element of the name.
std::string element(std::string_view xml, std::string_view name) {
  const auto open = fmt::format("<{}>", name);
  const auto from = xml.find(open);
  if (from == std::string_view::npos) return {};
  const auto start = from + open.size();
  const auto end = xml.find(fmt::format("</{}>", name), start);
  return end == std::string_view::npos ? std::string{} : std::string{xml.substr(start, end - start)};
}

std::string disposition(const LinkWish& wish) {
  return fmt::format("{}; filename*=UTF-8''{}", wish.is_inline ? "inline" : "attachment", encoded(wish.file_name));
}

bool may_pass(const http::Response& answer) {
  return answer.status >= 500 || answer.status == 429 || answer.status == 408;
}

}  // namespace

/// Where it is and how it is asked; shared with readers, which may outlive the storage.
class S3::Bucket {
 public:
  Bucket(const S3Options& options, const TimeSource& clock)
      : options_(options), clock_(clock), server_(ServerAddress::parse(options.endpoint, options.name)) {
    const auto need = [&](const std::string& value, std::string_view what) {
      if (value.empty())
        throw Failed(Failure::not_configured, fmt::format("{}: the {} is not set", options_.name, what));
    };
    need(options_.bucket, "bucket");
    need(options_.credentials.key_id, "access key");
    need(options_.credentials.secret, "secret key");
    base_ = server_.path;
    if (options_.path_style) {
      base_ += "/" + encoded(options_.bucket);
    } else if (!server_.host.starts_with(options_.bucket + ".")) {
      server_.host = options_.bucket + "." + server_.host;
    }
  }

  [[nodiscard]] const S3Options& options() const { return options_; }
  [[nodiscard]] std::string place() const { return fmt::format("bucket {} of {}", options_.bucket, server_.host); }

  http::Response ask(HttpConnection& connection, const std::string& method, const std::string& key,
                     const Pairs& query = {}, const Pairs& headers = {}, const Body& body = {}) const {
    const auto hash = body.file ? hash_of(*body.file) : sha256_hex(body.text);
    for (int attempt = 1;; ++attempt) {
      try {
        auto answer = ask_once(connection, sign(method, key, query, headers, hash), body);
        if (attempt == kTries || !may_pass(answer)) return answer;
      } catch (const Failed& failed) {
        if (attempt == kTries || failed.why() != Failure::away) {
          throw Failed(failed.why(), fmt::format("{}: {}", place(), failed.what()));
        }
      }
      std::this_thread::sleep_for(kBetweenTries * attempt);
    }
  }

  [[nodiscard]] std::string presigned(const std::string& key, const LinkWish& wish) const {
    auto call = sign("GET", key, {{"response-content-disposition", disposition(wish)}}, {}, "UNSIGNED-PAYLOAD");
    if (!wish.type.empty()) call.query.emplace_back("response-content-type", wish.type);
    return fmt::format("{}://{}{}?{}", server_.scheme, call.host, call.path,
                       presigned_query(options_.credentials, call, clock_.now(), options_.link_valid));
  }

 private:
  [[nodiscard]] SignedCall sign(const std::string& method, const std::string& key, Pairs query, Pairs headers,
                                std::string hash) const {
    return {.method = method,
            .host = server_.host,
            .path = base_ + std::string{kFolder} + encoded(key),
            .query = std::move(query),
            .headers = std::move(headers),
            .payload_hash = std::move(hash)};
  }

  http::Response ask_once(HttpConnection& connection, const SignedCall& call, const Body& body) const {
    const auto now = clock_.now();
    HttpCall sent{.method = call.method,
                  .url = fmt::format("{}://{}{}", server_.scheme, call.host, call.path),
                  .headers = call.headers,
                  .body = body.text,
                  .file = body.file,
                  .max_answer = RangedReader::kPart + kReadAtOnce};
    if (!call.query.empty()) sent.url += "?" + encoded_query(call.query);
    sent.headers.emplace_back("x-amz-date", amazon_date(now));
    sent.headers.emplace_back("x-amz-content-sha256", call.payload_hash);
    sent.headers.emplace_back("Authorization", authorization(options_.credentials, call, now));
    return connection.call(sent);
  }

  const S3Options options_;
  const TimeSource& clock_;
  ServerAddress server_;
  std::string base_;
};

namespace {

/// A file that goes in parts. What was begun and not completed is taken back.
template <class Bucket>
class PartedUpload {
 public:
  PartedUpload(const Bucket& bucket, HttpConnection& connection, const std::string& key, const Pairs& headers)
      : bucket_(bucket), connection_(connection), key_(key) {
    const auto answer = bucket_.ask(connection_, "POST", key_, {{"uploads", ""}}, headers);
    if (answer.status != 200) fail_with(answer, "beginning a large file", bucket_.place());
    id_ = element(answer.body, "UploadId");
    if (id_.empty()) throw Failed(Failure::broken, bucket_.place() + " names no UploadId");
  }
  PartedUpload(const PartedUpload&) = delete;
  PartedUpload& operator=(const PartedUpload&) = delete;
  ~PartedUpload() {
    if (complete_) return;
    try {
      bucket_.ask(connection_, "DELETE", key_, {{"uploadId", id_}});
    } catch (const Failed&) {  // the server forgets it by its own rules
    }
  }

  void put(const FilePart& part) {
    const auto number = std::to_string(tags_.size() + 1);
    const auto answer =
        bucket_.ask(connection_, "PUT", key_, {{"partNumber", number}, {"uploadId", id_}}, {}, Body{.file = part});
    if (answer.status != 200) fail_with(answer, "putting part " + number, bucket_.place());
    tags_.emplace_back(answer.header("etag"));
  }

  void complete() {
    std::string xml = "<CompleteMultipartUpload>";
    for (std::size_t i = 0; i < tags_.size(); ++i) {
      xml += fmt::format("<Part><PartNumber>{}</PartNumber><ETag>{}</ETag></Part>", i + 1, tags_[i]);
    }
    xml += "</CompleteMultipartUpload>";
    const auto answer =
        bucket_.ask(connection_, "POST", key_, {{"uploadId", id_}}, {{"content-type", "application/xml"}}, Body{xml});
    // It may begin with 200 before it knows whether it succeeds.
    if (answer.status != 200 || answer.body.find("<Error>") != std::string::npos) {
      fail_with(answer, "completing a large file", bucket_.place());
    }
    complete_ = true;
  }

 private:
  const Bucket& bucket_;
  HttpConnection& connection_;
  const std::string& key_;
  std::string id_;
  std::vector<std::string> tags_;
  bool complete_ = false;
};

}  // namespace

S3::S3(const S3Options& options, const TimeSource& clock) : bucket_(std::make_shared<const Bucket>(options, clock)) {}

S3::~S3() = default;

std::string_view S3::name() const {
  return bucket_->options().name;
}

void S3::put(const std::string& key, const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw Failed(Failure::broken, path + ": " + error.message());
  const auto& options = bucket_->options();
  Pairs headers{{"content-type", "application/octet-stream"}};
  if (!options.acl.empty()) headers.emplace_back("x-amz-acl", options.acl);
  HttpConnection connection;
  if (size <= options.part) {
    const auto answer =
        bucket_->ask(connection, "PUT", key, {}, headers, Body{.file = FilePart{path, {.offset = 0, .size = size}}});
    if (answer.status != 200) fail_with(answer, "putting a file", bucket_->place());
    return;
  }
  PartedUpload upload{*bucket_, connection, key, headers};
  for (std::uint64_t offset = 0; offset < size; offset += options.part) {
    upload.put({path, {.offset = offset, .size = std::min(options.part, size - offset)}});
  }
  upload.complete();
}

std::unique_ptr<Reader> S3::open(const std::string& key, std::optional<Range> range) {
  const auto connection = std::make_shared<HttpConnection>();
  const auto fetch = [bucket = bucket_, connection, key](const Range& part) -> std::string {
    if (part.size == 0) return {};
    const auto answer = bucket->ask(*connection, "GET", key, {},
                                    {{"range", fmt::format("bytes={}-{}", part.offset, part.offset + part.size - 1)}});
    if (answer.status == 416) return {};  // behind the end
    if (answer.status == 200)
      return answer.body.substr(std::min<std::size_t>(part.offset, answer.body.size()), part.size);
    if (answer.status != 206) fail_with(answer, "reading a file", bucket->place());
    return answer.body;
  };
  return std::make_unique<RangedReader>(fetch, range);
}

std::optional<std::uint64_t> S3::size(const std::string& key) {
  HttpConnection connection;
  const auto answer = bucket_->ask(connection, "HEAD", key);
  if (answer.status == 404) return std::nullopt;
  if (answer.status != 200) fail_with(answer, "looking for a file", bucket_->place());
  const auto length = answer.header("content-length");
  std::uint64_t size = 0;
  std::from_chars(length.data(), length.data() + length.size(), size);
  return size;
}

void S3::remove(const std::string& key) {
  HttpConnection connection;
  const auto answer = bucket_->ask(connection, "DELETE", key);
  if (answer.status != 200 && answer.status != 204 && answer.status != 404) {
    fail_with(answer, "removing a file", bucket_->place());
  }
}

std::optional<std::string> S3::link(const std::string& key, const LinkWish& wish) {
  const auto& options = bucket_->options();
  if (!options.links) return std::nullopt;
  if (!options.cdn.empty()) return options.cdn + std::string{kFolder} + key;
  return bucket_->presigned(key, wish);
}

}  // namespace confab::services::storage
