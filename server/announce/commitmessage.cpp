// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/commitmessage.h"

#include "core/plaintext.h"

#include <QRegularExpression>
#include <QStringList>

namespace Announce {

namespace {

constexpr qsizetype MessageHeadlineLength = 200;
constexpr qsizetype TextLength = 400;
constexpr qsizetype TextLines = 6;
/// Far more than is shown, far less than a hostile message.
constexpr qsizetype ReadLength = 8000;

bool isTrailer(const QString &line)
{
    static const QRegularExpression trailer(
        QStringLiteral("^(Co-authored-by|Signed-off-by|Reviewed-by|Acked-by|Tested-by|Reported-by|Suggested-by|"
                       "Approved-by|Helped-by|Change-Id|Cc): "),
        QRegularExpression::CaseInsensitiveOption);
    return trailer.match(line).hasMatch();
}

/// Trailers name people with their addresses and are for git, not for a chat.
void dropTrailers(QStringList &lines)
{
    while (!lines.isEmpty() && (Core::isBlank(lines.last()) || isTrailer(lines.last().trimmed())))
        lines.removeLast();
}

QString someLines(QStringList lines)
{
    dropTrailers(lines);
    QStringList kept;
    bool more = false;
    for (const QString &line : std::as_const(lines)) {
        const bool blank = Core::isBlank(line);
        if (blank && (kept.isEmpty() || kept.last().isEmpty()))
            continue;
        if (kept.size() == TextLines) {
            more = true;
            break;
        }
        kept.append(blank ? QString() : line);
    }
    while (!kept.isEmpty() && kept.last().isEmpty())
        kept.removeLast();
    const QString text = Core::shorten(kept.join(QLatin1Char('\n')), TextLength);
    return more && !text.endsWith(QChar(0x2026)) ? text + QStringLiteral("\n…") : text;
}

} // namespace

CommitMessage readCommitMessage(const QString &title, const QString &message)
{
    CommitMessage read;
    QStringList lines = Core::cleanText(message.left(ReadLength)).split(QLatin1Char('\n'));
    read.headline = Core::cleanLine(title.left(ReadLength));
    // Drone gives a pull request's title as its message too where there is no other.
    if (read.headline.isEmpty() || lines.first().simplified() == read.headline)
        read.headline = lines.takeFirst().simplified();
    read.headline = Core::shorten(read.headline, MessageHeadlineLength);
    read.text = someLines(lines);
    return read;
}

} // namespace Announce
