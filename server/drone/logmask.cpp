// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logmask.h"

#include "core/redact.h"
#include "drone/logtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace Drone {

namespace {

const QString &mask()
{
    static const QString text = QStringLiteral("******");
    return text;
}

/// `hints`: a line without any of these words (lower case) cannot match; searching words is far cheaper.
struct Rule
{
    QList<QLatin1String> hints;
    QRegularExpression pattern;
    QString replacement;
};

QRegularExpression expression(const char16_t *pattern)
{
    QRegularExpression result(QString::fromUtf16(pattern), QRegularExpression::CaseInsensitiveOption);
    Q_ASSERT(result.isValid());
    return result;
}

QList<Rule> makeRules()
{
    using Hints = QList<QLatin1String>;
    const QString &all = mask();
    const QString tail = QStringLiteral("\\1") + all;
    return {
        // Discord: id, time and MAC of a bot token; the last part of a webhook's address.
        {Hints{QLatin1String(".")}, expression(uR"((?<![\w.-])[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,45}(?![\w-]))"), all},
        {Hints{QLatin1String("/webhooks/")}, expression(uR"((/webhooks/\d+/)[\w-]+)"), tail},
        {Hints{QLatin1String("gh"), QLatin1String("github_pat_")},
            expression(uR"(\b(?:gh[pousr]_[a-z0-9]{20,}|github_pat_\w{20,}))"), all},
        {Hints{QLatin1String("gl")}, expression(uR"(\bgl(?:pat|dt|rt|ptt|ft|cbt|soat|agent)-[\w.-]{16,})"), all},
        {Hints{QLatin1String("xox"), QLatin1String("npm_"), QLatin1String("sk_live_")},
            expression(uR"(\b(?:xox[abeoprs]-[\w-]{10,}|npm_[a-z0-9]{30,}|sk_live_[a-z0-9]{16,}))"), all},
        {Hints{QLatin1String("akia"), QLatin1String("asia")}, expression(uR"(\b(?-i:AKIA|ASIA)(?-i:[0-9A-Z]{16})\b)"),
            all},
        // RFC 7519: a JSON object in base64url begins with eyJ.
        {Hints{QLatin1String("eyj")}, expression(uR"(\b(?-i:eyJ)[\w-]{8,}\.(?-i:eyJ)[\w-]{8,}(?:\.[\w-]*)*)"), all},
        {Hints{QLatin1String("authorization")},
            expression(
                uR"((\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic|token|bot|digest|negotiate)\s+)?)[^\s"',]+)"),
            tail},
        {Hints{QLatin1String("bearer")}, expression(uR"((\bbearer\s+)[\w.~+/-]{12,}=*)"), tail},
        // https://user:password@host and https://token@host
        {Hints{QLatin1String("://")}, expression(uR"((\b[a-z][a-z0-9+.-]*://[^\s/:@"']*:)[^\s/@"']+(?=@))"), tail},
        {Hints{QLatin1String("://")}, expression(uR"((\b[a-z][a-z0-9+.-]*://)[^\s/:@"']{16,}(?=@))"), tail},
        {Hints{QLatin1String("--")},
            expression(uR"((--[\w-]*(?:password|passwd|passphrase|secret|token|api-?key)[ \t]+["']?)(?!-)[^\s"']+)"),
            tail},
        {Hints{QLatin1String("pass"), QLatin1String("pwd"), QLatin1String("secret"), QLatin1String("token"),
             QLatin1String("key"), QLatin1String("credential")},
            expression(
                uR"re((?<!unexpected )((?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|credentials?)["']?\s*(?:=(?!=)|:(?!:))\s*)(?!["']?(?:null|nil|none|true|false|undefined|from_secret|\*+)\b|["']?\$|["']?\*{3})("(?:[^"\\]|\\.)+"|'[^']+'|[^\s"',;&]{2,}))re"),
            tail},
    };
}

bool hinted(const Rule &rule, const QString &lowerCase)
{
    return std::any_of(
        rule.hints.cbegin(), rule.hints.cend(), [&lowerCase](QLatin1String hint) { return lowerCase.contains(hint); });
}

/// AWS secret keys are 40 characters of base64, as a commit hash is 40 of hex: only beside an access key's name
/// are they masked.
void maskAwsSecret(QString &line)
{
    static const QRegularExpression secret(
        QStringLiteral(R"((?<![A-Za-z0-9/+])(?![0-9a-f]{40}(?![A-Za-z0-9/+]))[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+]))"));
    line.replace(secret, mask());
}

const QRegularExpression &keyBegin()
{
    static const QRegularExpression begin(QStringLiteral("-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----"));
    return begin;
}

const QRegularExpression &keyEnd()
{
    static const QRegularExpression end(QStringLiteral("-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----"));
    return end;
}

/// May this line stand inside a private key? Base64 as its last word, or one of the old PEM headers, or nothing.
bool looksLikeKeyBody(const QString &line)
{
    const QString trimmed = line.trimmed();
    if (trimmed.isEmpty())
        return true;
    static const QRegularExpression header(QStringLiteral(R"((?:Proc-Type|DEK-Info|Version|Comment): )"));
    static const QRegularExpression base64(QStringLiteral(R"((?:^[A-Za-z0-9+/=]+|\s[A-Za-z0-9+/=]{16,})["',]?$)"));
    return header.match(trimmed).hasMatch() || base64.match(trimmed).hasMatch();
}

} // namespace

QString LogMask::maskedLine(const QString &line)
{
    QString text = line;
    if (m_inKey) {
        if (const auto end = keyEnd().match(text); end.hasMatch()) {
            m_inKey = false;
            text = mask() + text.mid(end.capturedEnd());
        } else if (looksLikeKeyBody(text)) {
            return text.trimmed().isEmpty() ? text : mask();
        } else {
            m_inKey = false; // the log was cut inside the key
        }
    }
    if (text.contains(QLatin1String("-----BEGIN"))) {
        qsizetype from = 0;
        for (auto begin = keyBegin().match(text); begin.hasMatch(); begin = keyBegin().match(text, from)) {
            const auto end = keyEnd().match(text, begin.capturedEnd());
            m_inKey = !end.hasMatch();
            text = text.left(begin.capturedStart()) + mask() + (m_inKey ? QString() : text.mid(end.capturedEnd()));
            from = begin.capturedStart() + mask().size();
        }
    }
    static const QList<Rule> rules = makeRules();
    const QString lowerCase = text.toLower();
    const bool besideAwsName = lowerCase.contains(QLatin1String("akia")) || lowerCase.contains(QLatin1String("asia"))
        || lowerCase.contains(QLatin1String("aws"));
    if (besideAwsName)
        maskAwsSecret(text);
    for (const Rule &rule : rules) {
        if (hinted(rule, lowerCase))
            text.replace(rule.pattern, rule.replacement);
    }
    return Core::redact(text);
} // namespace

QString LogMask::next(const QString &raw)
{
    if (!raw.contains(QChar(0x1b)) && !raw.contains(u'\b'))
        return maskedLine(raw);
    // What counts is what the eye sees. Colours survive only where masking around them gives the same.
    const bool inKey = m_inKey;
    const QString visible = plainText(raw);
    const QString plain = maskedLine(visible);
    // Nothing found, and nothing can hide: the codes are colours, and no text was overwritten.
    if (plain == visible && !raw.contains(QLatin1String("\x1b]")) && !QStringView(raw).trimmed().contains(u'\r')
        && !raw.contains(u'\b'))
        return raw;
    const bool stillInKey = std::exchange(m_inKey, inKey);
    const QString coloured = maskedLine(raw);
    m_inKey = stillInKey;
    return plainText(coloured) == plain ? coloured : plain;
}

QStringList maskedLines(const QStringList &lines)
{
    LogMask mask_;
    QStringList masked;
    masked.reserve(lines.size());
    bool keyOpen = false;
    for (const QString &line : lines) {
        const bool begins = line.contains(QLatin1String("-----BEGIN"));
        if (!keyOpen && !begins && line.contains(QLatin1String("-----END")) && keyEnd().match(line).hasMatch()) {
            for (qsizetype i = masked.size() - 1; i >= 0 && looksLikeKeyBody(plainText(lines.at(i))); --i)
                masked[i] = mask();
        }
        keyOpen = begins || (keyOpen && !line.contains(QLatin1String("-----END")));
        masked.append(mask_.next(line));
    }
    return masked;
}

QString maskedText(const QString &text)
{
    return maskedLines(text.split(u'\n')).join(u'\n');
}

QList<LogLine> maskedLog(QList<LogLine> lines)
{
    QStringList texts;
    texts.reserve(lines.size());
    for (const LogLine &line : std::as_const(lines))
        texts.append(line.text);
    const QStringList masked = maskedLines(texts);
    for (qsizetype i = 0; i < lines.size(); ++i)
        lines[i].text = masked.at(i);
    return lines;
}

} // namespace Drone
