// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/shortcuts.h"

#include "ui/mainwindow/page.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordslabel.h"

#include <QAction>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace Ui {

namespace {

QString pageOf(const QObject *object)
{
    for (; object; object = object->parent()) {
        if (const auto *page = qobject_cast<const Page *>(object))
            return page->word();
    }
    return {};
}

/// The words of a menu's entry, without the mark of its key and without the dots that promise a question.
QString plainText(QString text)
{
    return text.remove(QLatin1Char('&')).remove(QChar(0x2026)).trimmed();
}

/// Keys as on a keyboard.
class KeyCap final : public QWidget
{
public:
    KeyCap(QString keys, QWidget *parent)
        : QWidget(parent)
        , m_keys(std::move(keys))
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(typeface(Text::Small, QFont::Medium));
        return {metrics.horizontalAdvance(m_keys) + 2 * Space::Small, metrics.height() + Space::Small};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(t.line);
        painter.setBrush(t.window);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Radius::Chip, Radius::Chip);
        painter.setFont(typeface(Text::Small, QFont::Medium));
        painter.setPen(t.text);
        painter.drawText(rect(), Qt::AlignCenter, m_keys);
    }

private:
    QString m_keys;
};

} // namespace

QList<Shortcut> shortcutsOf(const QWidget &window, QStringList pages)
{
    QList<Shortcut> found;
    const auto add = [&found](const Shortcut &shortcut) {
        if (!shortcut.keys.isEmpty() && !found.contains(shortcut))
            found.append(shortcut);
    };
    for (const QShortcut *shortcut : window.findChildren<QShortcut *>())
        add({pageOf(shortcut), shortcut->whatsThis(), shortcut->key().toString(QKeySequence::NativeText)});
    for (const QAction *action : window.findChildren<QAction *>())
        add({pageOf(action), plainText(action->text()), action->shortcut().toString(QKeySequence::NativeText)});
    pages.prepend(QString());
    std::stable_sort(found.begin(), found.end(), [&pages](const Shortcut &one, const Shortcut &other) {
        return pages.indexOf(one.page) < pages.indexOf(other.page);
    });
    return found;
}

ShortcutsDialog::ShortcutsDialog(const QList<Shortcut> &shortcuts, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *left = new QGridLayout;
    auto *right = new QGridLayout;
    for (QGridLayout *side : {left, right}) {
        side->setHorizontalSpacing(Space::Huge);
        side->setVerticalSpacing(Space::Small);
        side->setColumnStretch(0, 1);
    }
    QString page;
    for (const Shortcut &shortcut : shortcuts) {
        QGridLayout *side = shortcut.page.isEmpty() ? left : right;
        if (side->count() == 0 || shortcut.page != page) {
            auto *heading = new ElidedLabel(Text::Body, QFont::DemiBold, Tint::Text, this);
            heading->setText(shortcut.page.isEmpty() ? tr("Everywhere") : shortcut.page);
            if (side->count() > 0)
                side->setRowMinimumHeight(side->rowCount(), Space::Small);
            side->addWidget(heading, side->rowCount(), 0, 1, 2);
            page = shortcut.page;
        }
        auto *words = new ElidedLabel(Text::Body, QFont::Normal, Tint::Secondary, this);
        words->setText(shortcut.words);
        words->setMinimumWidth(words->sizeHint().width());
        const int row = side->rowCount();
        side->addWidget(words, row, 0);
        side->addWidget(new KeyCap(shortcut.keys, this), row, 1, Qt::AlignRight);
    }
    auto *sides = new QHBoxLayout;
    sides->setSpacing(Space::Page);
    sides->addLayout(left, 1);
    sides->addLayout(right, 1);
    for (QGridLayout *side : {left, right})
        side->setRowStretch(side->rowCount(), 1);
    auto *rest = new WordsLabel(Text::Small, Tint::Secondary, this);
    rest->setText(
        tr("Tab goes through all that can be used, Alt with an underlined letter presses that button, and the "
           "arrow keys move in lists, tabs and pages."));
    auto *about = new WordsLabel(Text::Small, Tint::Secondary, this);
    about->setText(tr("Drone Discord %1, free software under the GNU GPL, version 3 or later")
                       .arg(QCoreApplication::applicationVersion()));
    auto *close = new QPushButton(tr("&Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(Space::Huge);
    auto *words = new QVBoxLayout;
    words->setSpacing(Space::Small);
    words->addWidget(rest);
    words->addWidget(about);
    foot->addLayout(words, 1);
    foot->addWidget(close, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    column->setSpacing(Space::Huge);
    column->addLayout(sides, 1);
    column->addLayout(foot);
}

} // namespace Ui
