#include "services/http/curl_handle.h"

#include <stdexcept>

namespace confab::services::http {

void initialise_curl() {
  static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
}

}  // namespace confab::services::http
