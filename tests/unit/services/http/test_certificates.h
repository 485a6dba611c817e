#pragma once
// Certificates for tests of TLS: an authority, and servers that it vouches for.

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace confab::services::testing {

template <auto kFree>
struct FreeWith {
  template <class T>
  void operator()(T* pointer) const {
    kFree(pointer);
  }
};
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;

/// A self-signed authority.
class Authority {
 public:
  Authority() : key_(EVP_EC_gen("P-256")), certificate_(made(*key_, "Test Authority")) {
    extend(*certificate_, NID_basic_constraints, "critical,CA:TRUE");
    X509_set_issuer_name(certificate_.get(), X509_get_subject_name(certificate_.get()));
    sign(*certificate_);
  }

  [[nodiscard]] std::string pem() const {
    const std::unique_ptr<BIO, FreeWith<BIO_free>> out{BIO_new(BIO_s_mem())};
    PEM_write_bio_X509(out.get(), certificate_.get());
    char* data = nullptr;
    const auto size = BIO_get_mem_data(out.get(), &data);
    return {data, static_cast<std::size_t>(size)};
  }

  /// `names` as openssl writes them: `IP:127.0.0.1`.
  [[nodiscard]] Certificate issue(EVP_PKEY& key, const std::string& names) const {
    auto certificate = made(key, "Test Server");
    extend(*certificate, NID_subject_alt_name, names.c_str());
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate_.get()));
    sign(*certificate);
    return certificate;
  }

 private:
  static Certificate made(EVP_PKEY& key, const char* name) {
    static long serial = 0;
    Certificate certificate{X509_new()};
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), &key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    return certificate;
  }
  static void extend(X509& certificate, int what, const char* value) {
    const std::unique_ptr<X509_EXTENSION, FreeWith<X509_EXTENSION_free>> extension{
        X509V3_EXT_conf_nid(nullptr, nullptr, what, value)};
    if (!extension || X509_add_ext(&certificate, extension.get(), -1) != 1) throw std::runtime_error("no extension");
  }
  void sign(X509& certificate) const {
    if (X509_sign(&certificate, key_.get(), EVP_sha256()) == 0) throw std::runtime_error("not signed");
  }

  Key key_;
  Certificate certificate_;
};

}  // namespace confab::services::testing
