#include "services/archive/zip_writer.h"

#include <minizip/zip.h>
#include <zlib.h>

#include <chrono>
#include <limits>

#include "base/text.h"

namespace confab::services::archive {
namespace {

constexpr uLong kUtf8Names = 1U << 11U;
constexpr int kLevel = 6;
constexpr int kMemory = 8;
constexpr std::size_t kMaxPiece = std::size_t{1} << 30;  // a length is 32 bits wide there

// The archive's own clock begins in 1980 and counts two seconds.
tm_zip date_of(Timestamp time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
  tm_zip parts{};
  parts.tm_year = static_cast<int>(date.year());
  parts.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
  parts.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
  parts.tm_hour = static_cast<int>(clock.hours().count());
  parts.tm_min = static_cast<int>(clock.minutes().count());
  parts.tm_sec = static_cast<int>(clock.seconds().count());
  return parts;
}

// Nothing that a program which unpacks could take for a way out, a drive, or a line's end.
std::string safe_name(std::string_view name) {
  std::string safe;
  for (const char c : excerpt(name, ZipWriter::kMaxName)) {
    const bool bad = static_cast<unsigned char>(c) < ' ' || c == '\\' || c == ':' || c == '"' || c == '*' || c == '?' ||
                     c == '<' || c == '>' || c == '|' || c == '\x7f';
    safe.push_back(bad ? '_' : c);
  }
  for (std::size_t at = 0; (at = safe.find("..", at)) != std::string::npos;) safe.replace(at, 2, "__");
  while (safe.starts_with('/')) safe.erase(0, 1);
  return safe.empty() ? "_" : safe;
}

}  // namespace

struct ZipWriter::File {
  zipFile zip = nullptr;
  std::string path;
  tm_zip date{};
  bool in_entry = false;

  void check(int result, const char* what) const {
    if (result != ZIP_OK) throw Failed(path + " cannot be " + what + " (" + std::to_string(result) + ")");
  }
};

ZipWriter::ZipWriter(const std::string& path, Timestamp now) : file_(std::make_unique<File>()) {
  file_->path = path;
  file_->date = date_of(now);
  file_->zip = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
  if (file_->zip == nullptr) throw Failed(path + " cannot be made");
}

ZipWriter::~ZipWriter() {
  if (file_->zip != nullptr) zipClose(file_->zip, nullptr);
}

void ZipWriter::begin(std::string_view name, As as) {
  end_entry();
  zip_fileinfo info{};
  info.tmz_date = file_->date;
  const int method = as == As::stored ? 0 : Z_DEFLATED;
  file_->check(
      zipOpenNewFileInZip4_64(file_->zip, safe_name(name).c_str(), &info, nullptr, 0, nullptr, 0, nullptr, method,
                              kLevel, 0, -MAX_WBITS, kMemory, Z_DEFAULT_STRATEGY, nullptr, 0, 0, kUtf8Names, 1),
      "added to");
  file_->in_entry = true;
}

void ZipWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto piece = bytes.substr(0, kMaxPiece);
    file_->check(zipWriteInFileInZip(file_->zip, piece.data(), static_cast<unsigned>(piece.size())), "written to");
    bytes.remove_prefix(piece.size());
  }
}

void ZipWriter::end_entry() {
  if (!file_->in_entry) return;
  file_->in_entry = false;
  file_->check(zipCloseFileInZip(file_->zip), "written to");
}

void ZipWriter::finish() {
  end_entry();
  auto* const zip = file_->zip;
  file_->zip = nullptr;
  file_->check(zipClose(zip, nullptr), "completed");
}

}  // namespace confab::services::archive
