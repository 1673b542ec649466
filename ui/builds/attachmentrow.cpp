// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/attachmentrow.h"

#include "ui/builds/discordcardhtml.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QPainterPath>

namespace Ui {

AttachmentRow::AttachmentRow(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    hide();
}

void AttachmentRow::setFile(const Model::CardFile &file, const DiscordLook &look)
{
    m_file = file;
    m_look = &look;
    const QString size = sizeWords();
    const QString words = size.isEmpty() ? tr("Attached: %1").arg(file.name)
                                         : tr("Attached: %1, %2", "file and size").arg(file.name, size);
    setText(words);
    setAccessibleName(words);
    setToolTip(file.name);
    setVisible(!file.name.isEmpty());
    update();
}

QString AttachmentRow::sizeWords() const
{
    return m_file.bytes > 0 ? locale().formattedDataSize(m_file.bytes, 2, QLocale::DataSizeTraditionalFormat)
                            : QString();
}

QSize AttachmentRow::sizeHint() const
{
    return {scaled(312), scaled(58)};
}

QSize AttachmentRow::minimumSizeHint() const
{
    return {scaled(120), scaled(58)};
}

void AttachmentRow::paintEvent(QPaintEvent *)
{
    if (!m_look)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_look->plateEdge);
    painter.setBrush(m_look->embed);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);

    // A page with a folded corner and lines of text.
    const qreal fold = scaled(9);
    const QRectF page(scaled(12), (height() - scaled(36)) / 2.0, scaled(28), scaled(36));
    QPainterPath sheet;
    sheet.moveTo(page.topLeft());
    sheet.lineTo(page.right() - fold, page.top());
    sheet.lineTo(page.right(), page.top() + fold);
    sheet.lineTo(page.bottomRight());
    sheet.lineTo(page.bottomLeft());
    sheet.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(mix(m_look->embed, m_look->badge, 0.35));
    painter.drawPath(sheet);
    painter.setBrush(mix(m_look->embed, m_look->badge, 0.7));
    painter.drawPolygon(QPolygonF{QPointF(page.right() - fold, page.top()),
        QPointF(page.right() - fold, page.top() + fold), QPointF(page.right(), page.top() + fold)});
    const qreal side = scaled(16);
    paintIcon(painter, QRectF(page.center().x() - side / 2, page.bottom() - side - scaled(4), side, side),
        QStringLiteral("text-align-start"), m_look->strong);

    const QString size = sizeWords();
    const int left = static_cast<int>(page.right()) + scaled(10);
    const int room = width() - left - scaled(10);
    const QFont name = typeface(Text::Body, QFont::Medium);
    const QFont small = typeface(Text::Small);
    const int nameHeight = QFontMetrics(name).height();
    const int smallHeight = size.isEmpty() ? 0 : QFontMetrics(small).height();
    const int top = (height() - nameHeight - smallHeight) / 2;
    painter.setFont(name);
    painter.setPen(m_look->link);
    // Names end in what tells them apart.
    painter.drawText(QRect(left, top, room, nameHeight), Qt::AlignVCenter,
        QFontMetrics(name).elidedText(m_file.name, Qt::ElideMiddle, room));
    painter.setFont(small);
    painter.setPen(m_look->quiet);
    painter.drawText(QRect(left, top + nameHeight, room, smallHeight), Qt::AlignVCenter, size);
}

} // namespace Ui
