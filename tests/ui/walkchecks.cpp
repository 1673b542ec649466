// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkchecks.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/wordslabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QButtonGroup>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QTabBar>
#include <QTest>

namespace Fakes {

namespace {

/// "QPushButton “Send” in MainWindow/SettingsPage/…": enough to find it.
QString placeOf(const QWidget *widget)
{
    QStringList path;
    for (const QWidget *each = widget->parentWidget(); each; each = each->parentWidget()) {
        const QString name = QLatin1String(each->metaObject()->className());
        if (name.startsWith(QLatin1String("Ui::")))
            path.prepend(name.mid(4));
    }
    QString words;
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        words = button->text();
    else if (const auto *label = qobject_cast<const QLabel *>(widget))
        words = label->text();
    else
        words = widget->accessibleName();
    return QStringLiteral("%1 “%2” in %3")
        .arg(QLatin1String(widget->metaObject()->className()), words, path.join(u'/'));
}

/// Parts of widgets that have the keyboard themselves.
bool isPartOfAnother(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return qobject_cast<const QHeaderView *>(widget) || qobject_cast<const QLineEdit *>(parent)
        || qobject_cast<const QTabBar *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent)
        || qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractScrollArea *>(parent);
}

bool isInteractive(const QWidget *widget)
{
    if (isPartOfAnother(widget))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QTabBar *>(widget)
        || (widget->focusPolicy() != Qt::NoFocus && qobject_cast<const Ui::Chip *>(widget));
}

QList<QWidget *> shownIn(QWidget &window)
{
    QList<QWidget *> shown;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisibleTo(&window) && widget->window() == &window)
            shown.append(widget);
    }
    return shown;
}

/// Of an exclusive group Tab reaches the chosen one, and the arrow keys the others.
bool isReachedThroughGroup(const QWidget *widget, const QSet<QWidget *> &reached)
{
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    if (!button || !(button->autoExclusive() || (button->group() && button->group()->exclusive())))
        return false;
    const QList<QAbstractButton *> mates =
        button->group() ? button->group()->buttons() : widget->parentWidget()->findChildren<QAbstractButton *>();
    return std::any_of(mates.cbegin(), mates.cend(),
        [&reached](QAbstractButton *mate) { return mate->isChecked() && reached.contains(mate); });
}

/// The room that the words of `widget` need; invalid where none is needed or a cut is told of otherwise.
QSize neededBy(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty())
            return {};
        // Not its usual size: one that shortens what it shows can be smaller.
        return label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->minimumSizeHint();
    }
    if (qobject_cast<const Ui::WordsLabel *>(widget))
        return {0, widget->heightForWidth(widget->width())};
    if (qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget))
        return widget->minimumSizeHint().isValid() && !qobject_cast<const QAbstractButton *>(widget)
            ? widget->minimumSizeHint()
            : widget->sizeHint();
    // Elsewhere an ElidedLabel shows what others wrote, however long that is; here it is a sentence of ours.
    if (qobject_cast<const Ui::ElidedLabel *>(widget) && qobject_cast<const Ui::PageHeader *>(widget->parentWidget()))
        return widget->sizeHint();
    if (qobject_cast<const QLineEdit *>(widget))
        return {0, widget->minimumSizeHint().height()};
    return {};
}

/// What scrolls may be larger than what is seen of it, in the directions that it scrolls in.
bool isScrolled(const QWidget *widget, Qt::Orientation orientation)
{
    const QWidget *viewport = widget->parentWidget();
    const auto *area = viewport ? qobject_cast<const QAbstractScrollArea *>(viewport->parentWidget()) : nullptr;
    if (!area || area->viewport() != viewport)
        return false;
    return orientation == Qt::Vertical || area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff;
}

} // namespace

QStringList namelessIn(QWidget &window)
{
    QStringList breaches;
    for (QWidget *widget : shownIn(window)) {
        if (!isInteractive(widget))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
            breaches.append(QStringLiteral("has no name: ") + placeOf(widget));
    }
    return breaches;
}

QStringList unreachableIn(QWidget &window)
{
    QSet<QWidget *> reached;
    const auto note = [&] {
        for (QWidget *each = window.focusWidget(); each; each = each->focusProxy())
            reached.insert(each);
    };
    const QList<QWidget *> shown = shownIn(window);
    note();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        QTest::keyClick(&window, Qt::Key_Tab);
        note();
    }
    QStringList breaches;
    for (QWidget *widget : shown) {
        if (isInteractive(widget) && widget->isEnabledTo(&window) && !reached.contains(widget)
            && !isReachedThroughGroup(widget, reached))
            breaches.append(QStringLiteral("is not reached by Tab: ") + placeOf(widget));
    }
    return breaches;
}

QStringList cutOffIn(QWidget &window)
{
    QStringList breaches;
    for (QWidget *widget : shownIn(window)) {
        const QSize needed = neededBy(widget);
        if (needed.isValid() && !isPartOfAnother(widget)
            && (needed.width() > widget->width() || needed.height() > widget->height()))
            breaches.append(QStringLiteral("needs %1 x %2 and has %3 x %4: %5")
                                .arg(needed.width())
                                .arg(needed.height())
                                .arg(widget->width())
                                .arg(widget->height())
                                .arg(placeOf(widget)));
        if (!isInteractive(widget) && !qobject_cast<QLabel *>(widget) && !isScrolled(widget, Qt::Horizontal))
            continue;
        const QRect place = widget->geometry();
        const QRect room = widget->parentWidget()->rect();
        if ((place.right() > room.right() && !isScrolled(widget, Qt::Horizontal))
            || (place.bottom() > room.bottom() && !isScrolled(widget, Qt::Vertical)))
            breaches.append(QStringLiteral("reaches over the edge: ") + placeOf(widget));
    }
    return breaches;
}

} // namespace Fakes
