#pragma once
// What libcurl gives and takes back; easy and multi handles are both `void` to the compiler.

#include <curl/curl.h>

#include <memory>

namespace confab::services::http {

template <auto kFree>
struct FreeWith {
  void operator()(auto* handle) const { kFree(handle); }
};
using Easy = std::unique_ptr<CURL, FreeWith<curl_easy_cleanup>>;
using Multi = std::unique_ptr<CURLM, FreeWith<curl_multi_cleanup>>;
using List = std::unique_ptr<curl_slist, FreeWith<curl_slist_free_all>>;
using Url = std::unique_ptr<CURLU, FreeWith<curl_url_cleanup>>;

/// Before the first handle. Any thread. Throws std::runtime_error when libcurl cannot be used.
void initialise_curl();

}  // namespace confab::services::http
