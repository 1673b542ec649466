// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/statusstrip.h"

#include "ui/text/phrases.h"
#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/stateglyph.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace Ui {

/// A small state and a few words; a button, so that the keyboard reaches it. Has no meta object: a bare tr() would look
/// its words up among those of QAbstractButton.
class StatusStrip::Link final : public QAbstractButton
{
public:
    Link(QString word, QWidget *parent)
        : QAbstractButton(parent)
        , m_word(std::move(word))
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setCursor(Qt::PointingHandCursor);
        setText(StatusStrip::tr("%1: not known yet", "link, such as Discord").arg(m_word));
        setAccessibleName(text());
    }

    /// Null: the report does not speak of it, for there is nothing to report on.
    void setComponent(const Health::Component *component)
    {
        m_status.reset();
        setText(StatusStrip::tr("%1: not set up", "link, such as Discord").arg(m_word));
        setToolTip(QString());
        if (component) {
            m_status = component->status;
            setText(component->why);
            setToolTip(component->remedy.isEmpty()
                    ? component->why
                    : StatusStrip::tr("%1\n%2", "what is, what to do").arg(component->why, component->remedy));
        }
        setAccessibleName(
            StatusStrip::tr("%1: %2", "link, state").arg(m_word, m_status ? healthName(*m_status) : text()));
        setAccessibleDescription(toolTip());
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(face());
        return {textStart() + metrics.horizontalAdvance(text()) + Space::Hair, metrics.height() + Space::Small};
    }
    QSize minimumSizeHint() const override { return {scaled(60), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens(palette());
        QPainter painter(this);
        const qreal side = scaled(10);
        const QRectF dot(Space::Hair, (height() - side) / 2, side, side);
        if (m_status)
            paintGlyph(painter, dot, shapeOf(*m_status), colourOf(*m_status, t), t.pane);
        else
            paintGlyph(painter, dot, Shape::Ring, t.neutral, t.pane);
        painter.setFont(face());
        painter.setPen(underMouse() ? t.text : t.secondary);
        const QRect room = rect().adjusted(textStart(), 0, 0, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(face()).elidedText(text(), Qt::ElideRight, room.width()));
        if (showsFocus(*this))
            paintFocus(painter, QRectF(rect()), Radius::Chip, palette());
    }

private:
    static QFont face() { return typeface(Text::Small); }
    static int textStart() { return Space::Hair + scaled(10) + scaled(7); }

    QString m_word;
    std::optional<Health::Status> m_status;
};

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_waitingText(new ElidedLabel(Text::Small, QFont::Normal, Tint::Secondary, this))
{
    setAccessibleName(tr("State of the links"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::Medium, Space::Hair, Space::Large, 3);
    row->setSpacing(Space::Large);
    addLink(QStringLiteral("listener"), tr("Receiving"));
    addLink(QStringLiteral("discord"), tr("Discord"));
    addLink(QStringLiteral("gateway"), tr("Presence"));
    addLink(QStringLiteral("drone"), tr("Drone"));
    row->addStretch(1);
    m_waitingText->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    row->addWidget(m_waitingText);
    showWaiting();
}

void StatusStrip::addLink(const QString &component, const QString &word)
{
    auto *link = new Link(word, this);
    connect(link, &QAbstractButton::clicked, this, [this, component] { Q_EMIT linkChosen(component); });
    layout()->addWidget(link);
    m_links.insert(component, link);
}

void StatusStrip::addAct(QWidget *widget)
{
    layout()->addWidget(widget);
}

void StatusStrip::setReport(const Health::Report &report)
{
    for (auto link = m_links.cbegin(); link != m_links.cend(); ++link)
        link.value()->setComponent(report.find(link.key()));
    const Health::Component *discord = report.find(u"discord");
    m_waiting = discord ? discord->figures.value(QLatin1String("waiting")).toInteger() : 0;
    showWaiting();
    shareRoom();
}

void StatusStrip::setBuilding(qint64 builds)
{
    m_building = builds;
    showWaiting();
}

void StatusStrip::showWaiting()
{
    m_waitingText->setText(tr("%1 · %2", "builds that run, messages that wait")
                               .arg(tr("%n building", nullptr, static_cast<int>(m_building)),
                                   tr("%n waiting to send", nullptr, static_cast<int>(m_waiting))));
}

void StatusStrip::resizeEvent(QResizeEvent *)
{
    shareRoom();
}

void StatusStrip::shareRoom()
{
    // A long trouble is cut before the short words beside it are: the layout alone would cut all of them alike.
    QList<Link *> links = m_links.values();
    std::sort(links.begin(), links.end(),
        [](const Link *one, const Link *other) { return one->sizeHint().width() < other->sizeHint().width(); });
    int room = contentsRect().width() - layout()->contentsMargins().left() - layout()->contentsMargins().right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QWidget *widget = layout()->itemAt(i)->widget();
        if (widget && !links.contains(widget))
            room -= widget->sizeHint().width();
    }
    room -= layout()->spacing() * (layout()->count() - 1);
    for (qsizetype left = links.size(); left > 0; --left) {
        Link *link = links.at(links.size() - left);
        const int width =
            std::clamp(room / static_cast<int>(left), link->minimumSizeHint().width(), link->sizeHint().width());
        link->setMaximumWidth(width);
        room -= width;
    }
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.pane);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
}

} // namespace Ui
