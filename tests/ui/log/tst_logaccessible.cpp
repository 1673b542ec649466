// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/log/logaccessible.h"
#include "ui/log/logview.h"

#include <QTest>

using namespace Ui;

/// Asked as assistive technology asks: through Qt's interface of the widget.
class TestLogAccessible final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LogView> m_view;
    QAccessibleInterface *m_interface = nullptr;
    QAccessibleTextInterface *m_text = nullptr;

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<LogView>();
        m_view->resize(400, 200);
        m_view->show();
        m_view->setAccessibleName(QStringLiteral("Log of test"));
        m_view->start(false);
        QList<Drone::LogRow> rows;
        for (int i = 0; i < 100; ++i)
            rows.append({i + 1, i, QStringLiteral("line %1").arg(i), {}});
        m_view->append(rows);
        m_interface = QAccessible::queryAccessibleInterface(m_view.get());
        QVERIFY(m_interface);
        m_text = m_interface->textInterface();
        QVERIFY(m_text);
    }

    void isATextThatCannotBeChanged()
    {
        QCOMPARE(m_interface->role(), QAccessible::EditableText);
        QVERIFY(m_interface->state().readOnly);
        QVERIFY(m_interface->state().multiLine);
        QCOMPARE(m_interface->text(QAccessible::Name), QStringLiteral("Log of test"));
        QCOMPARE(m_interface->text(QAccessible::Value), m_view->document().text());
        QCOMPARE(m_text->characterCount(), static_cast<int>(m_view->document().text().size()));
        QCOMPARE(m_text->text(7, 13), QStringLiteral("line 1"));
        int start = -1;
        int end = -1;
        QCOMPARE(m_text->textAtOffset(9, QAccessible::WordBoundary, &start, &end), QStringLiteral("line"));
    }

    void caretAndSelectionMove()
    {
        QCOMPARE(m_text->selectionCount(), 0);
        m_text->setSelection(0, 7, 11);
        QCOMPARE(m_view->selectedText(), QStringLiteral("line"));
        QCOMPARE(m_text->selectionCount(), 1);
        int start = 0;
        int end = 0;
        m_text->selection(0, &start, &end);
        QCOMPARE(start, 7);
        QCOMPARE(end, 11);
        QCOMPARE(m_text->cursorPosition(), 11);
        m_text->removeSelection(0);
        QCOMPARE(m_text->selectionCount(), 0);
        m_text->setCursorPosition(3);
        QCOMPARE(m_view->caret(), (LogPosition{0, 3}));
    }

    void placesOnScreen()
    {
        const QRect rect = m_text->characterRect(8);
        QVERIFY(!rect.isEmpty());
        QCOMPARE(m_text->offsetAtPoint(rect.center() - QPoint(2, 0)), 8);
        const int far = m_text->characterCount() - 3;
        m_text->scrollToSubstring(far, far + 1);
        const QRect window(m_view->mapToGlobal(QPoint()), m_view->size());
        QVERIFY(window.contains(m_text->characterRect(far)));
    }
};

REGISTER_WINDOW_TEST(TestLogAccessible)
#include "tst_logaccessible.moc"
