#include "core/files/places.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

#include "core/files/database_storage.h"
#include "services/storage/file_system.h"
#include "services/storage/s3.h"
#include "services/storage/webdav.h"
#include "settings/groups/file_storage.h"
#include "store/file_folders.h"

namespace confab::core::files {
namespace {

namespace storage = services::storage;
namespace fs = std::filesystem;
using settings::file_storage;
using settings::Settings;

std::chrono::seconds link_valid(const Settings& settings) {
  return std::chrono::seconds{settings.integer(file_storage("FileUpload_S3_URLExpiryTimeSpan"))};
}

std::string without_slash(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  return address;
}

storage::S3Options amazon(const Settings& settings) {
  storage::S3Options options;
  options.credentials = {.key_id = settings.text(file_storage("FileUpload_S3_AWSAccessKeyId")),
                         .secret = settings.text(file_storage("FileUpload_S3_AWSSecretAccessKey")),
                         .region = settings.text(file_storage("FileUpload_S3_Region"))};
  if (options.credentials.region.empty()) options.credentials.region = "us-east-1";
  options.endpoint = settings.text(file_storage("FileUpload_S3_BucketURL"));
  if (options.endpoint.empty())
    options.endpoint = fmt::format("https://s3.{}.amazonaws.com", options.credentials.region);
  options.bucket = settings.text(file_storage("FileUpload_S3_Bucket"));
  options.path_style = settings.boolean(file_storage("FileUpload_S3_ForcePathStyle"));
  options.acl = settings.text(file_storage("FileUpload_S3_Acl"));
  options.links = !settings.boolean(file_storage("FileUpload_S3_Proxy_Uploads"));
  options.cdn = without_slash(settings.text(file_storage("FileUpload_S3_CDN")));
  options.link_valid = link_valid(settings);
  return options;
}

// By its XML interface, which speaks S3's protocol to who has an HMAC key.
storage::S3Options google(const Settings& settings) {
  storage::S3Options options;
  options.name = "GoogleCloudStorage";
  options.endpoint = "https://storage.googleapis.com";
  options.path_style = true;
  options.bucket = settings.text(file_storage("FileUpload_GoogleStorage_Bucket"));
  options.credentials = {.key_id = settings.text(file_storage("FileUpload_GoogleStorage_AccessId")),
                         .secret = settings.text(file_storage("FileUpload_GoogleStorage_Secret")),
                         .region = "auto"};
  options.links = !settings.boolean(file_storage("FileUpload_GoogleStorage_Proxy_Uploads"));
  options.link_valid = link_valid(settings);
  return options;
}

storage::WebdavOptions webdav(const Settings& settings) {
  return {.url = settings.text(file_storage("FileUpload_Webdav_Server_URL")),
          .username = settings.text(file_storage("FileUpload_Webdav_Username")),
          .password = settings.text(file_storage("FileUpload_Webdav_Password")),
          .folder = settings.text(file_storage("FileUpload_Webdav_Upload_Folder_Path"))};
}

}  // namespace

// What lies in the data folder, and in folders that were named before, stays readable when another one is named.
std::shared_ptr<storage::Storage> Places::file_system() {
  const fs::path chosen{ctx_.settings.text(file_storage("FileUpload_FileSystemPath"))};
  if (!chosen.empty() && !chosen.is_absolute()) {
    throw storage::Failed(storage::Failure::not_configured,
                          fmt::format("FileUpload_FileSystemPath is no absolute path: {}", chosen.string()));
  }
  const bool is_own = chosen.empty() || chosen == folder_;
  storage::FileSystem::Roots roots{.all = {is_own ? folder_ : chosen}, .in_use = used_folders()};
  if (!is_own) {
    roots.all.push_back(folder_);
    roots.gets_files = [this](const fs::path& folder) { remember(folder); };
  }
  for (const auto& folder : roots.in_use) {
    if (std::ranges::find(roots.all, folder) == roots.all.end()) roots.all.push_back(folder);
  }
  return std::make_shared<storage::FileSystem>(std::move(roots));
}

std::vector<fs::path> Places::used_folders() {
  auto used = used_.lock();
  if (!*used) {
    const auto known = store::file_folders(*ctx_.db.read());
    used->emplace(known.begin(), known.end());
  }
  return **used;
}

void Places::remember(const fs::path& folder) {
  const auto known = used_folders();
  if (std::ranges::find(known, folder) != known.end()) return;
  {
    const auto tx = ctx_.db.begin();
    store::remember_file_folder(*tx, folder.string());
    tx->commit();
  }
  used_.lock()->reset();
}

void Places::remember_current_folder() {
  const fs::path chosen{ctx_.settings.text(file_storage("FileUpload_FileSystemPath"))};
  std::error_code error;
  if (chosen.is_absolute() && chosen != folder_ && fs::is_directory(chosen, error)) remember(chosen);
}

std::shared_ptr<storage::Storage> Places::current() {
  return named(ctx_.settings.text(file_storage("FileUpload_Storage_Type")));
}

std::shared_ptr<storage::Storage> Places::named(std::string_view name) {
  if (name == "FileSystem") return file_system();
  if (name == "GridFS") return std::make_shared<DatabaseStorage>(ctx_.db);
  if (name == "AmazonS3") return std::make_shared<storage::S3>(amazon(ctx_.settings), ctx_.clock);
  if (name == "GoogleCloudStorage") return std::make_shared<storage::S3>(google(ctx_.settings), ctx_.clock);
  if (name == "Webdav") return std::make_shared<storage::Webdav>(webdav(ctx_.settings));
  throw storage::Failed(storage::Failure::not_configured, fmt::format("there is no storage {}", name));
}

}  // namespace confab::core::files
