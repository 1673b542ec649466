// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/certificates.h"

#include <QSslCertificate>
#include <QSslKey>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace Fakes {

struct Certificates::Pair
{
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
    std::unique_ptr<X509, decltype(&X509_free)> certificate{X509_new(), X509_free};

    /// Valid from and until so many seconds from now, signed by `signer` or by itself.
    Pair(const char *name, long from, long until, const char *extension, const char *value, const Pair *signer)
    {
        static long serial = 0;
        X509_set_version(certificate.get(), X509_VERSION_3);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), from);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), until);
        X509_set_pubkey(certificate.get(), key.get());
        X509_NAME *subject = X509_get_subject_name(certificate.get());
        X509_NAME_add_entry_by_txt(
            subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>(name), -1, -1, 0);
        X509_set_issuer_name(certificate.get(), signer ? X509_get_subject_name(signer->certificate.get()) : subject);
        const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> added(
            X509V3_EXT_conf(nullptr, nullptr, extension, value), X509_EXTENSION_free);
        X509_add_ext(certificate.get(), added.get(), -1);
        X509_sign(certificate.get(), signer ? signer->key.get() : key.get(), EVP_sha256());
    }

    QSslCertificate publicHalf() const
    {
        return QSslCertificate(pem([this](BIO *bio) { PEM_write_bio_X509(bio, certificate.get()); }));
    }
    QSslKey privateHalf() const
    {
        return QSslKey(
            pem([this](BIO *bio) { PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr); }),
            QSsl::Ec);
    }

private:
    template <typename Write> static QByteArray pem(const Write &write)
    {
        const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
        write(bio.get());
        char *text = nullptr;
        const long size = BIO_get_mem_data(bio.get(), &text);
        return QByteArray(text, size);
    }
};

namespace {

constexpr long Hour = 3600;
constexpr char Here[] = "IP:127.0.0.1,DNS:localhost";

} // namespace

Certificates::Certificates()
    : m_authority(
        std::make_unique<Pair>("Authority of a test", -Hour, Hour, "basicConstraints", "critical,CA:TRUE", nullptr))
    , m_before(QSslConfiguration::defaultConfiguration())
{
    QSslConfiguration trusting = m_before;
    trusting.addCaCertificate(m_authority->publicHalf());
    QSslConfiguration::setDefaultConfiguration(trusting);
}

Certificates::~Certificates()
{
    QSslConfiguration::setDefaultConfiguration(m_before);
}

QSslConfiguration Certificates::server(Flaw flaw) const
{
    const bool expired = flaw == Flaw::Expired;
    const Pair pair("a server", expired ? -2 * Hour : -Hour, expired ? -Hour : Hour, "subjectAltName",
        flaw == Flaw::OtherName ? "DNS:elsewhere.example" : Here,
        flaw == Flaw::SelfSigned ? nullptr : m_authority.get());
    QSslConfiguration configuration = m_before;
    configuration.setLocalCertificate(pair.publicHalf());
    configuration.setPrivateKey(pair.privateHalf());
    return configuration;
}

} // namespace Fakes
