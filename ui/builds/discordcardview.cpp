// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/discordcardview.h"

#include "discord/tonelook.h"
#include "ui/builds/attachmentrow.h"
#include "ui/builds/discordcardhtml.h"
#include "ui/text/phrases.h"
#include "ui/theme/icons.h"
#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <memory>

namespace Ui {

namespace {

constexpr int Bar = 4;
constexpr int EmbedRadius = 4;

/// Shows only the text that it is given: images, style sheets and files stay out.
class QuietBrowser final : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;
    QVariant loadResource(int, const QUrl &) override { return {}; }

protected:
    // The ring of the keyboard's focus is drawn around it, by the card.
    void focusInEvent(QFocusEvent *event) override
    {
        QTextBrowser::focusInEvent(event);
        parentWidget()->update();
    }
    void focusOutEvent(QFocusEvent *event) override
    {
        QTextBrowser::focusOutEvent(event);
        parentWidget()->update();
    }
};

int embedPadding()
{
    return scaled(12);
}

} // namespace

DiscordCardView::DiscordCardView(QWidget *parent)
    : QWidget(parent)
    , m_text(new QuietBrowser(this))
    , m_look(new QToolButton(this))
    , m_file(new AttachmentRow(this))
    , m_botName(tr("Drone Discord"))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->document()->setDocumentMargin(0);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->setAccessibleName(tr("The message as Discord shows it"));
    m_look->setAutoRaise(true);
    m_look->setIconSize(QSize(scaled(14), scaled(14)));
    connect(m_text, &QTextBrowser::anchorClicked, this, &DiscordCardView::linkActivated);
    connect(m_look, &QToolButton::clicked, this, [this] { setDark(!isDark()); });
    render();
}

void DiscordCardView::setCard(const Model::Card &card, qint64 sent, bool edited)
{
    if (card == m_card && sent == m_sent && edited == m_edited)
        return;
    m_card = card;
    m_sent = sent;
    m_edited = edited;
    render();
}

void DiscordCardView::setBotName(const QString &name)
{
    m_botName = name.isEmpty() ? tr("Drone Discord") : name;
    update();
}

void DiscordCardView::setDark(std::optional<bool> dark)
{
    m_dark = dark;
    render();
    Q_EMIT lookChanged();
}

bool DiscordCardView::isDark() const
{
    return m_dark.value_or(tokens(palette()).dark);
}

void DiscordCardView::setNow(qint64 now)
{
    m_now = now;
    render();
}

int DiscordCardView::headHeight() const
{
    return scaled(30);
}

int DiscordCardView::fileHeight() const
{
    return m_card.file.name.isEmpty() ? 0 : m_file->sizeHint().height() + scaled(6);
}

QRect DiscordCardView::embedRect() const
{
    const int top = headHeight() + scaled(8) + fileHeight();
    return {scaled(14), top, width() - 2 * scaled(14), heightForWidth(width()) - top - scaled(14)};
}

int DiscordCardView::heightForWidth(int width) const
{
    const int inside = std::max(width - 2 * scaled(14) - Bar - 2 * embedPadding(), 1);
    std::unique_ptr<QTextDocument> document(m_text->document()->clone());
    document->setTextWidth(inside);
    return headHeight() + scaled(8) + fileHeight() + static_cast<int>(std::ceil(document->size().height()))
        + 2 * embedPadding() + scaled(14);
}

QSize DiscordCardView::sizeHint() const
{
    return {scaled(312), heightForWidth(scaled(312))};
}

QSize DiscordCardView::minimumSizeHint() const
{
    return {scaled(220), scaled(80)};
}

void DiscordCardView::paintEvent(QPaintEvent *)
{
    const DiscordLook &look = discordLook(isDark());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);

    // The line above the card: bot, badge, when.
    const QFont name = typeface(Text::Body, QFont::DemiBold);
    const QFont badge = typeface(Text::Caption, QFont::Bold);
    const QFont small = typeface(Text::Small);
    int x = scaled(14);
    const QRect head(0, scaled(8), width(), headHeight() - scaled(4));
    const auto put = [&](const QString &text, const QFont &face, const QColor &colour, int room) {
        const QFontMetrics metrics(face);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
        painter.setFont(face);
        painter.setPen(colour);
        painter.drawText(
            QRect(x, head.top(), metrics.horizontalAdvance(shown) + 2, head.height()), Qt::AlignVCenter, shown);
        x += metrics.horizontalAdvance(shown);
    };
    put(m_botName, name, look.strong, width() / 2);
    x += scaled(7);
    QFont app = badge;
    app.setPixelSize(scaled(10));
    const QString word = tr("APP", "Discord's badge for bots");
    const int badgeWidth = QFontMetrics(app).horizontalAdvance(word) + scaled(9);
    const QRectF plate(x, head.center().y() - scaled(7), badgeWidth, scaled(15));
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.badge);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setFont(app);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, word);
    x += badgeWidth + scaled(8);
    QString when = m_sent == 0 ? tr("not sent yet") : longWhen(m_sent, m_now);
    const int room = m_look->x() - x - Space::Hair;
    // Half a word says less than none.
    if (const QString whole = tr("%1 (edited)", "when a message was sent").arg(when);
        m_edited && QFontMetrics(small).horizontalAdvance(whole) <= room)
        when = whole;
    put(when, small, look.quiet, room);

    const QRectF embed(embedRect());
    QPainterPath path;
    path.addRoundedRect(embed, EmbedRadius, EmbedRadius);
    painter.setClipPath(path);
    painter.fillRect(embed, look.embed);
    painter.fillRect(
        QRectF(embed.left(), embed.top(), Bar, embed.height()), QColor(QRgb(Discord::toneLook(m_card.tone).color)));
    painter.setClipping(false);
    if (showsFocus(*m_text))
        paintFocus(painter, embed, EmbedRadius, palette());
}

void DiscordCardView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void DiscordCardView::place()
{
    const QRect embed = embedRect();
    m_text->setGeometry(embed.adjusted(Bar + embedPadding(), embedPadding(), -embedPadding(), -embedPadding()));
    m_file->setGeometry(
        embed.left(), headHeight() + scaled(8), std::min(embed.width(), scaled(400)), m_file->sizeHint().height());
    const int side = scaled(24);
    m_look->setGeometry(width() - side - scaled(8), scaled(9), side, side);
}

void DiscordCardView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        render();
        Q_EMIT lookChanged();
    }
    QWidget::changeEvent(event);
}

void DiscordCardView::render()
{
    const DiscordLook &look = discordLook(isDark());
    const int columns = width() >= scaled(460) ? 3 : 2;
    const QString html = cardHtml(m_card, look, columns, m_now);
    QPalette own = palette();
    own.setColor(QPalette::Base, Qt::transparent);
    own.setColor(QPalette::Text, look.text);
    m_text->setPalette(own);
    m_text->setFont(typeface(Text::Body));
    m_text->setHtml(html);
    m_file->setFile(m_card.file, look);
    const QString other = isDark() ? tr("Show in Discord's light look") : tr("Show in Discord's dark look");
    m_look->setIcon(icon(isDark() ? QStringLiteral("sun") : QStringLiteral("moon")));
    m_look->setToolTip(other);
    m_look->setAccessibleName(other);
    place(); // a card with more to say needs not be a larger widget
    updateGeometry();
    update();
}

} // namespace Ui
