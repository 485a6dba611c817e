// The helper that looks into files of strangers: one file a process, by open descriptors, without any right.
//
//   confab-media inspect               what the file at descriptor 3 is
//   confab-media make FIT W H FORMAT BLUR UPRIGHT NOTES
//                                      makes a picture of descriptor 3 at descriptor 4
//   confab-media page W H              makes a picture of the first page of the PDF at descriptor 3, at descriptor 4
//   confab-media try-CALL              tries what must not be possible; for tests
//
// The answer is one JSON object on the standard output. It is carried by `confab` (services/child/process.h), and
// started with an empty environment.

#include <fcntl.h>
#include <magic.h>
#include <malloc.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "media_helper/failed.h"
#include "media_helper/picture.h"
#include "media_helper/sandbox.h"

namespace {

using namespace confab::media_helper;

constexpr int kInput = 3;
constexpr int kOutput = 4;
constexpr std::size_t kLookedAt = std::size_t{1024} * 1024;  // as much as libmagic reads of a file

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
    out += plain ? c : ' ';
  }
  return out + "\"";
}

void answer(const std::string& members) {
  const std::string text = "{" + members + "}\n";
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t done = write(STDOUT_FILENO, text.data() + written, text.size() - written);
    if (done <= 0) _exit(1);
    written += static_cast<std::size_t>(done);
  }
}

magic_t open_magic() {
  const magic_t magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF);
  if (magic == nullptr || magic_load(magic, nullptr) != 0) throw Failed("unavailable", "libmagic has no database");
  return magic;
}

std::string type_by_content(magic_t magic) {
  std::vector<char> start(kLookedAt);
  std::size_t size = 0;
  while (size < start.size()) {
    const ssize_t got = pread(kInput, start.data() + size, start.size() - size, static_cast<off_t>(size));
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  const char* found = magic_buffer(magic, start.data(), size);
  return found == nullptr ? "application/octet-stream" : found;
}

void inspect() {
  const magic_t magic = open_magic();
  close_doors();
  std::string members = "\"type\":" + quoted(type_by_content(magic));
  try {
    const auto facts = picture_facts(kInput);
    if (!facts.empty()) members += "," + facts;
  } catch (const Failed&) {
    // It begins as a picture does, and is none: it has a type, and nothing else.
  }
  answer(members);
}

Wish wish_of(char** arguments) {
  const auto yes = [](const char* text) { return std::string_view{text} == "1"; };
  return {.fit = arguments[0],
          .width = std::atoi(arguments[1]),
          .height = std::atoi(arguments[2]),
          .format = arguments[3],
          .blur = yes(arguments[4]),
          .upright = yes(arguments[5]),
          .keep_notes = yes(arguments[6])};
}

void answer_made(const std::string& members) {
  struct stat written {};
  if (fstat(kOutput, &written) != 0) throw Failed("broken", "the result cannot be looked at");
  answer(members + ",\"size\":" + std::to_string(written.st_size));
}

void make(const Wish& wish) {
  close_doors();
  answer_made(make_picture(kInput, kOutput, wish));
}

void page(int width, int height) {
  start_pages();
  close_doors_but_fonts();
  answer_made(make_page(kInput, kOutput, width, height));
}

void try_reading_beside_fonts() {
  close_doors_but_fonts();
  for (const auto* path : {"/etc/passwd", "/proc/self/environ", "/etc/fonts/../passwd"}) {
    if (open(path, O_RDONLY) >= 0) throw Failed("broken", path);
  }
  answer("\"done\":true");
}

void try_what_must_fail(std::string_view what) {
  if (what == "fonts") return try_reading_beside_fonts();
  close_doors();
  if (what == "socket") static_cast<void>(socket(AF_INET, SOCK_STREAM, 0));
  if (what == "open") static_cast<void>(open("/etc/passwd", O_RDONLY));
  if (what == "write") static_cast<void>(open("/tmp/confab-media-was-here", O_WRONLY | O_CREAT, 0600));
  if (what == "fork") static_cast<void>(fork());
  if (what == "exec") execl("/bin/true", "true", nullptr);
  if (what == "memory") {
    constexpr std::size_t kPieces = 4096;
    std::vector<std::vector<char>> kept;
    kept.reserve(kPieces);
    for (std::size_t i = 0; i < kPieces; ++i) kept.emplace_back(std::size_t{1024} * 1024, 'x');
  }
  if (what == "time") {
    for (volatile int i = 0;; i = i + 1) {
    }
  }
  answer("\"done\":true");
}

void run(int count, char** arguments) {
  const std::string_view command = count > 1 ? arguments[1] : "";
  mallopt(M_ARENA_MAX, 1);
  limit_resources();
  start_pictures("confab-media", command == "page" ? Kinds::documents : Kinds::pictures);
  if (command == "inspect") return inspect();
  if (command == "make" && count == 9) return make(wish_of(arguments + 2));
  if (command == "page" && count == 4) return page(std::atoi(arguments[2]), std::atoi(arguments[3]));
  if (command.starts_with("try-")) return try_what_must_fail(command.substr(4));
  throw Failed("unavailable", "confab-media is started by confab");
}

}  // namespace

int main(int count, char** arguments) {
  try {
    run(count, arguments);
  } catch (const Failed& failed) {
    answer("\"failed\":" + quoted(failed.why()) + ",\"text\":" + quoted(failed.what()));
  } catch (const std::exception& error) {
    answer("\"failed\":\"too_costly\",\"text\":" + quoted(error.what()));
  }
  _exit(0);  // libraries have nothing to say at the end
}
