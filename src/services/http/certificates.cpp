#include "services/http/certificates.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

namespace confab::services::http {
namespace {

struct FreeOpenSsl {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
};

}  // namespace

bool are_certificates(std::string_view pem) {
  const std::unique_ptr<BIO, FreeOpenSsl> text{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
  int found = 0;
  while (const std::unique_ptr<X509, FreeOpenSsl> one{PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr)}) {
    ++found;
  }
  const auto end = ERR_peek_last_error();
  ERR_clear_error();
  return found > 0 && ERR_GET_REASON(end) == PEM_R_NO_START_LINE;
}

}  // namespace confab::services::http
