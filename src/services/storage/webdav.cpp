#include "services/storage/webdav.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/digest.h"
#include "services/storage/http_call.h"
#include "services/storage/ranged_reader.h"
#include "services/storage/server_address.h"
#include "services/storage/signature.h"

namespace confab::services::storage {
namespace {

constexpr std::size_t kFolderLetters = 2;

bool is_success(const http::Response& answer) {
  return answer.status >= 200 && answer.status < 300;
}

}  // namespace

/// Where it is and how it is asked; shared with readers, which may outlive the storage.
class Webdav::Folder {
 public:
  explicit Folder(const WebdavOptions& options) {
    if (options.url.empty()) throw Failed(Failure::not_configured, "Webdav: the server's address is not set");
    const auto server = ServerAddress::parse(options.url, "Webdav");
    base_ = fmt::format("{}://{}{}", server.scheme, server.host, server.path);
    const std::string_view folder = options.folder;
    for (std::size_t from = 0; from < folder.size();) {
      const auto end = std::min(folder.find('/', from), folder.size());
      if (end > from) folders_ += "/" + encoded(folder.substr(from, end - from));
      from = end + 1;
    }
    if (!options.username.empty()) {
      headers_.emplace_back("Authorization", "Basic " + to_base64(options.username + ":" + options.password));
    }
  }

  [[nodiscard]] std::string place() const { return base_ + folders_; }

  http::Response ask(HttpConnection& connection, const std::string& method, const std::string& key,
                     http::Headers headers = {}, std::optional<FilePart> file = {}) const {
    headers.insert(headers.end(), headers_.begin(), headers_.end());
    return connection.call({.method = method,
                            .url = fmt::format("{}/{}/{}", place(), key.substr(0, kFolderLetters), key),
                            .headers = std::move(headers),
                            .file = std::move(file),
                            .max_answer = 2 * RangedReader::kPart});
  }

  /// The folders above a key. What is there already is no failure.
  void make_folders(HttpConnection& connection, const std::string& key) const {
    const auto path = folders_ + "/" + key.substr(0, kFolderLetters);
    for (auto end = path.find('/', 1);; end = path.find('/', end + 1)) {
      const auto answer =
          connection.call({.method = "MKCOL", .url = base_ + path.substr(0, end) + "/", .headers = headers_});
      // 405: it is there. Others may have their reasons above the folder that is ours.
      if (end != std::string::npos) continue;
      if (!is_success(answer) && answer.status != 405) fail_with(answer, "making a folder", place());
      return;
    }
  }

 private:
  std::string base_;
  std::string folders_;
  http::Headers headers_;
};

Webdav::Webdav(const WebdavOptions& options) : folder_(std::make_shared<const Folder>(options)) {}

Webdav::~Webdav() = default;

void Webdav::put(const std::string& key, const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw Failed(Failure::broken, path + ": " + error.message());
  const FilePart file{path, {.offset = 0, .size = size}};
  HttpConnection connection;
  auto answer = folder_->ask(connection, "PUT", key, {}, file);
  if (answer.status == 404 || answer.status == 409 || answer.status == 403) {  // no such folder, in several words
    folder_->make_folders(connection, key);
    answer = folder_->ask(connection, "PUT", key, {}, file);
  }
  if (!is_success(answer)) fail_with(answer, "putting a file", folder_->place());
}

std::unique_ptr<Reader> Webdav::open(const std::string& key, std::optional<Range> range) {
  const auto connection = std::make_shared<HttpConnection>();
  const auto fetch = [folder = folder_, connection, key](const Range& part) -> std::string {
    if (part.size == 0) return {};
    const auto answer = folder->ask(*connection, "GET", key,
                                    {{"Range", fmt::format("bytes={}-{}", part.offset, part.offset + part.size - 1)}});
    if (answer.status == 416) return {};  // behind the end
    if (answer.status == 200)
      return answer.body.substr(std::min<std::size_t>(part.offset, answer.body.size()), part.size);
    if (answer.status != 206) fail_with(answer, "reading a file", folder->place());
    return answer.body;
  };
  return std::make_unique<RangedReader>(fetch, range);
}

std::optional<std::uint64_t> Webdav::size(const std::string& key) {
  HttpConnection connection;
  const auto answer = folder_->ask(connection, "HEAD", key);
  if (answer.status == 404) return std::nullopt;
  if (!is_success(answer)) fail_with(answer, "looking for a file", folder_->place());
  const auto length = answer.header("content-length");
  std::uint64_t size = 0;
  std::from_chars(length.data(), length.data() + length.size(), size);
  return size;
}

void Webdav::remove(const std::string& key) {
  HttpConnection connection;
  const auto answer = folder_->ask(connection, "DELETE", key);
  if (!is_success(answer) && answer.status != 404) fail_with(answer, "removing a file", folder_->place());
}

}  // namespace confab::services::storage
