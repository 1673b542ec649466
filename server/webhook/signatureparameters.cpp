// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/httpsignature.h"

#include <QMap>

namespace Webhook {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}
bool isName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// name="value", name="value" ... with white space around the commas alone.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    {
    }

    std::optional<QMap<QByteArray, QByteArray>> parameters()
    {
        QMap<QByteArray, QByteArray> found;
        skipSpace();
        do {
            const QByteArray name = word();
            if (name.isEmpty() || found.contains(name) || !take('=') || !take('"'))
                return {};
            const qsizetype end = m_text.indexOf('"', m_at);
            if (end < 0)
                return {};
            found.insert(name, m_text.sliced(m_at, end - m_at).toByteArray());
            m_at = end + 1;
            skipSpace();
        } while (take(','));
        if (m_at != m_text.size())
            return {};
        return found;
    }

private:
    bool take(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        if (c == ',')
            skipSpace();
        return true;
    }
    QByteArray word()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && isName(m_text[m_at]))
            ++m_at;
        return m_text.sliced(start, m_at - start).toByteArray();
    }
    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace

std::optional<SignatureParameters> parseSignature(QByteArrayView value)
{
    const auto found = Reader(value).parameters();
    if (!found || !found->contains("keyId") || !found->contains("signature"))
        return {};
    SignatureParameters parameters;
    parameters.keyId = found->value("keyId");
    parameters.algorithm = found->value("algorithm").toLower();
    const auto signature =
        QByteArray::fromBase64Encoding(found->value("signature"), QByteArray::AbortOnBase64DecodingErrors);
    if (!signature || (*signature).isEmpty())
        return {};
    parameters.signature = *signature;
    const QList<QByteArray> headers = found->value("headers", "date").toLower().split(' ');
    for (const QByteArray &header : headers) {
        if (header.isEmpty() || parameters.headers.contains(header))
            return {};
        parameters.headers.append(header);
    }
    return parameters;
}

} // namespace Webhook
