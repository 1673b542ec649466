// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhook/requesthead.h"

#include <algorithm>
#include <cstring>

namespace Webhook {

namespace {

HeadError malformed(const char *words)
{
    return {GuardRefusal::Malformed, QString::fromLatin1(words), {}};
}

/// RFC 9110 section 5.6.2.
bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
}
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isVisible(char c)
{
    return c > ' ' && c < '\x7f';
}
bool isValueCharacter(char c)
{
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != '\x7f');
}

/// Whether a header that is a list of words holds `word`.
bool listHolds(QByteArrayView list, QByteArrayView word)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView item = (comma < 0 ? list : list.first(comma)).trimmed();
        if (item.compare(word, Qt::CaseInsensitive) == 0)
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

/// The path of "/path?query" and of "http://host/path?query" (RFC 9112 section 3.2: both are to be understood).
QByteArray pathOf(QByteArrayView target)
{
    if (target.size() > 7 && target.first(7).compare("http://", Qt::CaseInsensitive) == 0) {
        const qsizetype slash = target.indexOf('/', 7);
        target = slash < 0 ? QByteArrayView("/") : target.sliced(slash);
    }
    const qsizetype query = target.indexOf('?');
    return (query < 0 ? target : target.first(query)).toByteArray();
}

Core::Result<void, HeadError> readRequestLine(QByteArrayView line, RequestHead &head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1)
        return malformed("The request line is not method, target and version");
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!isToken(method) || !std::all_of(target.begin(), target.end(), isVisible))
        return malformed("The request line holds characters that do not belong there");
    if (version.size() != 8 || !version.startsWith("HTTP/") || !isDigit(version[5]) || version[6] != '.'
        || !isDigit(version[7]))
        return malformed("The request line names no HTTP version");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return HeadError{GuardRefusal::Version, QStringLiteral("Only HTTP/1.1 and HTTP/1.0 are spoken here"), {}};
    head.method = method.toByteArray();
    head.target = target.toByteArray();
    head.path = pathOf(target);
    if (!head.path.startsWith('/') && head.target != "*")
        return malformed("The target is not a path");
    head.isHttp11 = version == "HTTP/1.1";
    head.keepAlive = head.isHttp11;
    return {};
}

Core::Result<void, HeadError> readHeader(QByteArrayView line, RequestHead &head)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return malformed("A header has no proper name");
    const QByteArrayView value = line.sliced(colon + 1);
    if (!std::all_of(value.begin(), value.end(), isValueCharacter))
        return malformed("A header holds a control character");
    head.headers.append({line.first(colon).toByteArray(), value.trimmed().toByteArray()});
    return {};
}

/// RFC 9112 section 6.3: exactly one way to tell where the body ends.
Core::Result<void, HeadError> readLength(
    RequestHead &head, const Limits &limits, int lengths, QByteArrayView length, bool transferEncoding)
{
    const auto bad = [](const char *words) {
        return HeadError{GuardRefusal::BadLength, QString::fromLatin1(words), {}};
    };
    if (lengths > 1)
        return bad("There is more than one Content-Length");
    if (lengths == 1 && transferEncoding)
        return bad("There are both Content-Length and Transfer-Encoding");
    if (lengths == 0) {
        if (transferEncoding || head.method == "POST" || head.method == "PUT" || head.method == "PATCH")
            return HeadError{GuardRefusal::LengthMissing, QStringLiteral("A Content-Length is required"), {}};
        return {};
    }
    if (length.isEmpty() || !std::all_of(length.begin(), length.end(), isDigit))
        return bad("The Content-Length is not a number");
    // 18 digits fit; what has more is too long in any case, unless it begins with zeros.
    while (length.size() > 1 && length.front() == '0')
        length = length.sliced(1);
    head.contentLength = length.size() > 18 ? limits.body + 1 : length.toLongLong();
    if (head.contentLength > limits.body)
        return HeadError{GuardRefusal::BodyTooLarge, QStringLiteral("The body is too large"), {}};
    return {};
}

Core::Result<void, HeadError> readFraming(RequestHead &head, const Limits &limits)
{
    int hosts = 0;
    int lengths = 0;
    bool transferEncoding = false;
    QByteArrayView length;
    for (const auto &[name, value] : head.headers) {
        const auto is = [&key = name](const char *word) { return key.compare(word, Qt::CaseInsensitive) == 0; };
        if (is("Host")) {
            ++hosts;
        } else if (is("Content-Length")) {
            ++lengths;
            length = value;
        } else if (is("Transfer-Encoding")) {
            transferEncoding = true;
        } else if (is("Connection")) {
            head.keepAlive = head.keepAlive && !listHolds(value, "close");
        } else if (is("Expect")) {
            if (value.compare("100-continue", Qt::CaseInsensitive) != 0)
                return HeadError{GuardRefusal::Expectation, QStringLiteral("That expectation cannot be met"), {}};
            head.expectsContinue = true;
        }
    }
    // RFC 9112 section 3.2.
    if (hosts > 1 || (hosts == 0 && head.isHttp11))
        return malformed("There is not exactly one Host");
    return readLength(head, limits, lengths, length, transferEncoding);
}

} // namespace

Core::Result<std::optional<qsizetype>, HeadError> findHeadEnd(
    QByteArrayView bytes, qsizetype &scanned, const Limits &limits)
{
    using Found = Core::Result<std::optional<qsizetype>, HeadError>;
    // Whoever speaks something else, TLS for example, is told at the first byte.
    if (!bytes.isEmpty() && !isTokenCharacter(bytes.front()))
        return malformed("This is not HTTP");
    bool firstLine = bytes.first(scanned).indexOf('\n') < 0;
    while (true) {
        const qsizetype feed = bytes.indexOf('\n', scanned);
        const qsizetype end = feed < 0 ? bytes.size() : feed;
        if (std::memchr(bytes.data() + scanned, '\0', size_t(end - scanned)))
            return malformed("There is a NUL in the head");
        if (firstLine && end > limits.requestLine)
            return HeadError{GuardRefusal::LineTooLong, QStringLiteral("The request line is too long"), {}};
        if (end > limits.head)
            return HeadError{GuardRefusal::HeadTooLarge, QStringLiteral("The headers are too large"), {}};
        if (feed < 0) {
            scanned = bytes.size();
            return Found(std::nullopt);
        }
        if (feed == 0 || bytes[feed - 1] != '\r')
            return malformed("A line does not end with CR and LF");
        scanned = feed + 1;
        firstLine = false;
        if (feed >= 3 && bytes[feed - 2] == '\n')
            return Found(std::optional(feed + 1));
    }
}

Core::Result<RequestHead, HeadError> parseHead(QByteArrayView bytes, const Limits &limits)
{
    RequestHead head;
    qsizetype start = 0;
    bool firstLine = true;
    while (true) {
        const qsizetype end = bytes.indexOf("\r\n", start);
        if (end < 0)
            return malformed("The head does not end");
        const QByteArrayView line = bytes.sliced(start, end - start);
        if (line.isEmpty())
            break;
        const auto read = firstLine ? readRequestLine(line, head) : readHeader(line, head);
        if (!read)
            return read.error();
        if (head.headers.size() > limits.headers)
            return HeadError{GuardRefusal::HeadTooLarge, QStringLiteral("There are too many headers"), {}};
        firstLine = false;
        start = end + 2;
    }
    if (firstLine)
        return malformed("There is no request line");
    if (const auto framed = readFraming(head, limits); !framed)
        return framed.error();
    return head;
}

} // namespace Webhook
