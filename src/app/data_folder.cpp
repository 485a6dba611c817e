#include "app/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "app/options.h"
#include "base/log.h"
#include "sql/error.h"
#include "sql/open.h"

namespace confab::app {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{15};  // PostgreSQL notices after some twelve that a machine is gone
constexpr int kTaken = 4;                      // the exit code

std::string who() {
  return "user id " + std::to_string(::geteuid());
}

// Passwords' hashes and everybody's messages are in there. What is made from now on is the owner's alone; what an older
// program or a copy left open to others is closed.
void close_to_others(const fs::path& folder) {
  ::umask(0077);
  fs::permissions(folder, fs::perms::owner_all);
  for (const auto& entry : fs::directory_iterator{folder}) {
    if (!entry.is_regular_file() || !entry.path().filename().string().starts_with("confab.")) continue;
    fs::permissions(entry.path(), fs::perms::group_all | fs::perms::others_all, fs::perm_options::remove);
  }
}

// What is acknowledged is on disk, and the other program is at work already: nothing is gained by ending slowly.
[[noreturn]] void end_since_taken() {
  log::error("another Confab has taken the database while PostgreSQL could not be reached: this one ends");
  std::_Exit(kTaken);
}

std::unique_ptr<sql::postgres::ProgramLock> locked_on_server(const std::string& url) {
  try {
    return std::make_unique<sql::postgres::ProgramLock>(url, kPatience, end_since_taken);
  } catch (const sql::InUse& in_use) {
    throw UsageError(in_use.what() + std::string{"; stop it first, or name another one"});
  }
}

}  // namespace

DataFolder::DataFolder(const std::filesystem::path& path) {
  std::error_code error;
  path_ = std::filesystem::absolute(path, error);
  const auto parent = path_.parent_path();
  if (!std::filesystem::exists(path_, error)) {
    if (!std::filesystem::is_directory(parent, error)) {
      throw UsageError("The data folder " + path_.string() + " cannot be made because " + parent.string() +
                       " does not exist; make it first, or give another folder with --data");
    }
    std::filesystem::create_directory(path_, error);
    if (error) {
      throw UsageError("The data folder " + path_.string() + " cannot be made: " + error.message() + "; " +
                       parent.string() + " must be writable for " + who());
    }
  }
  if (!std::filesystem::is_directory(path_, error)) {
    throw UsageError("The data folder " + path_.string() + " is not a folder; give another one with --data");
  }
  const auto lock_file = path_ / "confab.lock";
  lock_ = ::open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) {
    throw UsageError("The data folder " + path_.string() + " is not writable: " + std::strerror(errno) +
                     "; its owner must be " + who() + " (chown), or give another folder with --data");
  }
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw UsageError("Another Confab runs on the data folder " + path_.string() +
                     "; stop it first, or give another folder with --data");
  }
  try {
    close_to_others(path_);
  } catch (const fs::filesystem_error& failed) {
    ::close(lock_);
    throw UsageError("The data folder " + path_.string() +
                     " cannot be closed to other users: " + failed.code().message() + "; its owner must be " + who() +
                     " (chown), or give another folder with --data");
  }
}

DataFolder::~DataFolder() {
  ::close(lock_);
}

DatabaseLock::DatabaseLock(const std::string& url) {
  const auto database = database_file(url);
  if (!database) {
    if (sql::is_postgres(url)) server_lock_ = locked_on_server(url);
    return;  // who opens the database says what is wrong with its address
  }
  std::error_code ignored;
  const auto file = fs::weakly_canonical(*database, ignored).string() + ".lock";  // whichever way it is named
  lock_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock_ < 0) return;  // who opens the database says what is wrong with its folder
  if (::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock_);
    throw UsageError("Another Confab uses the database file of " + url + "; stop it first, or name another one");
  }
}

DatabaseLock::~DatabaseLock() {
  if (lock_ >= 0) ::close(lock_);
}

}  // namespace confab::app
