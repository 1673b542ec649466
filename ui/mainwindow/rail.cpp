// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/rail.h"

#include "ui/theme/icons.h"
#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

namespace Ui {

namespace {

class RailButton final : public QAbstractButton
{
public:
    RailButton(const QString &word, QString icon, QWidget *parent)
        : QAbstractButton(parent)
        , m_icon(std::move(icon))
    {
        setText(word);
        setAccessibleName(word);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(typeface(Text::Caption, QFont::DemiBold));
        return {std::max(scaled(64), metrics.horizontalAdvance(text()) + Space::Small), scaled(56)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? t.selected : t.hovered);
            painter.drawRoundedRect(rect(), Radius::Card, Radius::Card);
        }
        const QColor colour = isChecked() ? t.accent : t.secondary;
        const qreal side = scaled(19);
        paintIcon(painter, QRectF((width() - side) / 2, scaled(9), side, side), m_icon, colour);
        painter.setFont(typeface(Text::Caption, isChecked() ? QFont::DemiBold : QFont::Normal));
        painter.setPen(colour);
        painter.drawText(QRect(0, scaled(31), width(), scaled(18)), Qt::AlignCenter | Qt::TextSingleLine, text());
        if (showsFocus(*this))
            paintFocus(painter, QRectF(rect()), Radius::Card, palette());
    }

private:
    QString m_icon;
};

} // namespace

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(tr("Pages"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    const int side = scaled(6);
    m_column->setContentsMargins(side, scaled(14), side, side);
    m_column->setSpacing(Space::Hair);
    m_column->addStretch();
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT chosenChanged(id);
    });
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::wanted);
}

void Rail::add(const QString &word, const QString &icon)
{
    const int page = m_pages++;
    auto *button = new RailButton(word, icon, this);
    m_group->addButton(button, page);
    m_column->insertWidget(page, button);
    if (page < 9) {
        const QKeySequence keys(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page));
        auto *shortcut = new QShortcut(keys, window());
        shortcut->setWhatsThis(tr("Go to %1", "a page").arg(word));
        connect(shortcut, &QShortcut::activated, button, &QAbstractButton::click);
        button->setToolTip(tr("%1 (%2)", "page, shortcut").arg(word, keys.toString(QKeySequence::NativeText)));
    }
    if (page == 0)
        button->setChecked(true);
}

QAbstractButton *Rail::addAct(const QString &word, const QString &icon, const QString &toolTip)
{
    auto *button = new RailButton(word, icon, this);
    button->setCheckable(false);
    button->setToolTip(toolTip);
    m_column->addWidget(button);
    return button;
}

void Rail::choose(int page)
{
    if (QAbstractButton *button = m_group->button(page))
        button->setChecked(true);
}

int Rail::chosen() const
{
    return m_group->checkedId();
}

void Rail::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.pane);
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(QRect(edge, 0, 1, height()), t.line);
}

} // namespace Ui
