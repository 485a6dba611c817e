#include "app/file_keys.h"

#include <fstream>
#include <iterator>

#include "core/files/sealing.h"

namespace confab::app {

std::vector<services::FileKey> file_keys(const Options& options) {
  auto text = options.file_key;
  if (text.empty() && !options.file_key_file.empty()) {
    std::ifstream file{options.file_key_file};
    if (!file) throw UsageError("CONFAB_FILE_KEY_FILE: " + options.file_key_file + " cannot be read");
    text = {std::istreambuf_iterator<char>{file}, {}};
    if (text.empty()) throw UsageError("CONFAB_FILE_KEY_FILE: " + options.file_key_file + " is empty");
  }
  try {
    return core::files::read_file_keys(text);
  } catch (const std::invalid_argument& wrong) {
    throw UsageError(std::string{"CONFAB_FILE_KEY: "} + wrong.what() + "; make one with `openssl rand -hex 32`");
  }
}

}  // namespace confab::app
