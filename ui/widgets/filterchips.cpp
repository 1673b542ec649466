// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterchips.h"

#include "ui/theme/indicators.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace Ui {

namespace {

class RoundButton final : public QAbstractButton
{
public:
    explicit RoundButton(QWidget *parent)
        : QAbstractButton(parent)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(face());
        return {metrics.horizontalAdvance(text()) + scaled(20), std::max(scaled(24), metrics.height() + Space::Small)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const qreal radius = height() / 2.0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? t.accent : underMouse() ? mix(t.track, t.secondary, 0.15) : t.track);
        painter.drawRoundedRect(rect(), radius, radius);
        painter.setFont(face());
        painter.setPen(isChecked() ? t.onAccent : t.secondary);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
        if (showsFocus(*this))
            paintFocus(
                painter, QRectF(rect()).adjusted(1, 1, -1, -1), radius - 2, isChecked() ? inverted() : palette());
    }

private:
    static QFont face() { return typeface(Text::Small); }
    /// The ring has to stand out from the accent that it lies on.
    QPalette inverted() const { return paletteFor(tokens(palette()).dark ? lightTokens() : darkTokens()); }
};

} // namespace

FilterChips::FilterChips(const QStringList &words, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(scaled(6));
    for (const QString &word : words) {
        const int id = static_cast<int>(m_words.size());
        auto *button = new RoundButton(this);
        button->setText(word);
        button->setAccessibleName(word);
        m_words.append(word);
        m_group->addButton(button, id);
        m_row->addWidget(button);
        button->setChecked(id == 0);
    }
    m_row->addStretch();
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT chosenChanged(id);
    });
}

void FilterChips::setCount(int chip, qint64 count)
{
    QAbstractButton *button = m_group->button(chip);
    const QString text = count < 0
        ? m_words[chip]
        : tr("%1 %2", "filter chip: word, count").arg(m_words[chip], locale().toString(count));
    if (button->text() == text)
        return;
    button->setText(text);
    button->setAccessibleName(text);
    button->updateGeometry();
}

int FilterChips::chosen() const
{
    return m_group->checkedId();
}

void FilterChips::choose(int chip)
{
    m_group->button(chip)->setChecked(true);
}

} // namespace Ui
