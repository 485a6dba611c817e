#pragma once

#include <memory>
#include <string>

#include "services/storage/storage.h"

namespace confab::services::storage {

struct WebdavOptions {
  std::string url = {};  // http or https
  std::string username = {};
  std::string password = {};
  std::string folder = {};  // on the server, made when it is missing
};

/// A folder on a WebDAV server (Nextcloud and the like): PUT, GET with ranges, HEAD, DELETE, MKCOL; with a password
/// (Basic) or without.
class Webdav final : public Storage {
 public:
  /// Throws Failed(not_configured) that says what is missing.
  explicit Webdav(const WebdavOptions& options);
  ~Webdav() override;

  [[nodiscard]] std::string_view name() const override { return "Webdav"; }
  void put(const std::string& key, const std::string& path) override;
  [[nodiscard]] std::unique_ptr<Reader> open(const std::string& key, std::optional<Range> range) override;
  [[nodiscard]] std::optional<std::uint64_t> size(const std::string& key) override;
  void remove(const std::string& key) override;

 private:
  class Folder;
  std::shared_ptr<const Folder> folder_;
};

}  // namespace confab::services::storage
