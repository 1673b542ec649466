// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/discordcardhtml.h"

#include "discord/tonelook.h"
#include "ui/text/phrases.h"
#include "ui/theme/tokens.h"

#include <QUrl>

namespace Ui {

namespace {

/// Long enough for every card that can be sent; what is longer was not meant to be read here.
constexpr int LongestText = 6000;

QString escaped(const QString &text)
{
    return text.left(LongestText).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

QString linked(const QString &text, const QString &url, const QColor &colour)
{
    const QUrl target(url, QUrl::StrictMode);
    if (!target.isValid() || (target.scheme() != QLatin1String("http") && target.scheme() != QLatin1String("https")))
        return escaped(text);
    return QStringLiteral("<a href=\"%1\" style=\"color:%2; text-decoration:none\">%3</a>")
        .arg(QString::fromLatin1(target.toEncoded()).toHtmlEscaped(), colour.name(), escaped(text));
}

QString spanHtml(const Model::Span &span, const DiscordLook &look, qint64 now)
{
    using Kind = Model::Span::Kind;
    switch (span.kind) {
    case Kind::Plain:
        return escaped(span.text);
    case Kind::Strong:
        return QStringLiteral("<b>%1</b>").arg(escaped(span.text));
    case Kind::Code:
        return QStringLiteral("<span style=\"font-family:'%1'; background-color:%2; color:%3\">&nbsp;%4&nbsp;</span>")
            .arg(monospaced(Text::Small).family(), look.code.name(), look.codeText.name(), escaped(span.text));
    case Kind::Link:
        return linked(span.text, span.url, look.link);
    case Kind::Since:
        return escaped(longWhen(span.time, now));
    }
    return {};
}

QString paragraph(const QString &html, int pixels, const QColor &colour, int above, const QString &more = {})
{
    return QStringLiteral("<p style=\"font-size:%1px; color:%2; margin:%3px 0 0 0; %5\">%4</p>")
        .arg(scaled(pixels))
        .arg(colour.name())
        .arg(above)
        .arg(html, more);
}

QString fieldHtml(const Model::CardField &field, const DiscordLook &look, qint64 now)
{
    QString html = paragraph(QStringLiteral("<b>%1</b>").arg(escaped(field.name)), 12, look.strong, 0);
    for (const Model::RichText &line : field.lines) {
        QString spans;
        for (const Model::Span &span : line)
            spans += spanHtml(span, look, now);
        html += paragraph(spans, 12, look.text, 1);
    }
    return html;
}

QString fieldsHtml(const QList<Model::CardField> &fields, const DiscordLook &look, int columns, qint64 now)
{
    QString html;
    for (qsizetype i = 0; i < fields.size();) {
        qsizetype inRow = 1;
        if (fields[i].isInline) {
            while (inRow < columns && i + inRow < fields.size() && fields[i + inRow].isInline)
                ++inRow;
        }
        html +=
            QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"margin-top:8px\"><tr>");
        const int width = 100 / (fields[i].isInline ? columns : 1);
        for (qsizetype k = 0; k < inRow; ++k)
            html += QStringLiteral("<td width=\"%1%\" style=\"padding-right:6px\">%2</td>")
                        .arg(width)
                        .arg(fieldHtml(fields[i + k], look, now));
        for (qsizetype k = inRow; fields[i].isInline && k < columns; ++k)
            html += QStringLiteral("<td width=\"%1%\"></td>").arg(width);
        html += QStringLiteral("</tr></table>");
        i += inRow;
    }
    return html;
}

QString logHtml(const Model::Card &card, const DiscordLook &look)
{
    QString html;
    if (!card.logTitle.isEmpty())
        html += paragraph(QStringLiteral("<b>%1</b>").arg(escaped(card.logTitle)), 12, look.strong, 10);
    QString lines = card.log.left(LongestText).toHtmlEscaped();
    lines.replace(QLatin1Char('\n'), QStringLiteral("<br>")).replace(QLatin1String("  "), QStringLiteral("&nbsp; "));
    html += QStringLiteral(
        "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"8\" bgcolor=\"%1\" style=\"margin-top:4px\"><tr>"
        "<td><span style=\"font-family:'%2'; font-size:%3px; color:%4\">%5</span></td></tr></table>")
                .arg(look.code.name(), monospaced(Text::Caption).family())
                .arg(scaled(11))
                .arg(look.codeText.name(), lines);
    return html;
}

} // namespace

const DiscordLook &discordLook(bool dark)
{
    static const DiscordLook light{QColor(0xffffff), QColor(0xe3e5e8), QColor(0xf2f3f5), QColor(0x313338),
        QColor(0x1e1f22), QColor(0x5c5e66), QColor(0x0063d1), QColor(0x1e1f22), QColor(0xdbdee1), QColor(0x5865f2),
        QColor(0xd9dbdf)};
    static const DiscordLook night{QColor(0x313338), QColor(0x313338), QColor(0x2b2d31), QColor(0xdbdee1),
        QColor(0xf2f3f5), QColor(0xa3a6ad), QColor(0x00a8fc), QColor(0x1e1f22), QColor(0xdbdee1), QColor(0x5865f2),
        QColor(0x1f2023)};
    return dark ? night : light;
}

QString cardHtml(const Model::Card &card, const DiscordLook &look, int columns, qint64 now)
{
    QString html;
    int above = 0;
    if (!card.authorName.isEmpty()) {
        html += paragraph(
            QStringLiteral("<b>%1</b>").arg(linked(card.authorName, card.authorUrl, look.strong)), 12, look.strong, 0);
        above = 6;
    }
    if (!card.title.isEmpty()) {
        const QString title = Discord::toneLook(card.tone).emoji + QLatin1Char(' ') + card.title;
        html +=
            paragraph(QStringLiteral("<b>%1</b>").arg(linked(title, card.titleUrl, look.link)), 14, look.strong, above);
    }
    if (!card.headline.isEmpty())
        html += paragraph(QStringLiteral("<b>%1</b>").arg(escaped(card.headline)), 13, look.strong, 6);
    if (!card.text.isEmpty())
        html += paragraph(escaped(card.text), 13, look.text, 4);
    html += fieldsHtml(card.fields, look, columns, now);
    if (!card.log.isEmpty())
        html += logHtml(card, look);
    QStringList footer;
    if (!card.footer.isEmpty())
        footer.append(escaped(card.footer));
    if (card.timestamp != 0)
        footer.append(escaped(longWhen(card.timestamp, now)));
    if (!footer.isEmpty())
        html += QStringLiteral(
            "<table cellspacing=\"0\" cellpadding=\"0\" style=\"margin-top:9px\"><tr><td>%1</td></tr></table>")
                    .arg(paragraph(footer.join(QStringLiteral(" · ")), 11, look.quiet, 0));
    return html;
}

} // namespace Ui
