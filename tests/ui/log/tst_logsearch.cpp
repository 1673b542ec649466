// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/log/logsearch.h"

#include <QTest>

using namespace Ui;

class TestLogSearch final : public QObject
{
    Q_OBJECT

private:
    LogDocument m_document;

private Q_SLOTS:
    void init()
    {
        m_document.clear();
        m_document.append({{1, 0, QStringLiteral("Error: no error"), {}}, {2, 0, QStringLiteral("fine"), {}},
            {3, 0, QStringLiteral("ERRORS"), {}}});
    }

    void findsEveryPlaceWhateverItsCase()
    {
        LogSearch search;
        search.find(QStringLiteral("error"), m_document);
        QCOMPARE(search.size(), 3);
        QCOMPARE(search.at(0), (LogSearch::Match{{0, 0}, 5}));
        QCOMPARE(search.at(1), (LogSearch::Match{{0, 10}, 5}));
        QCOMPARE(search.at(2), (LogSearch::Match{{2, 0}, 5}));
        QCOMPARE(search.inRow(0).size(), 2u);
        QVERIFY(search.inRow(1).empty());
        QCOMPARE(search.inRow(2).size(), 1u);
        QVERIFY(search.inRow(7).empty());
    }

    void goesRoundTheEnds()
    {
        LogSearch search;
        search.find(QStringLiteral("error"), m_document);
        QCOMPARE(search.next({0, 0}), 0);
        QCOMPARE(search.next({0, 1}), 1);
        QCOMPARE(search.next({1, 0}), 2);
        QCOMPARE(search.next({2, 1}), 0);
        QCOMPARE(search.previous({2, 0}), 1);
        QCOMPARE(search.previous({0, 0}), 2);
    }

    void growsWithTheLog()
    {
        LogSearch search;
        search.find(QStringLiteral("error"), m_document);
        m_document.append({{4, 0, QStringLiteral("another error"), {}}});
        search.extend(m_document);
        QCOMPARE(search.size(), 4);
        search.extend(m_document);
        QCOMPARE(search.size(), 4);
    }

    void nothingIsFoundNowhere()
    {
        LogSearch search;
        search.find({}, m_document);
        QCOMPARE(search.size(), 0);
        QCOMPARE(search.next({0, 0}), -1);
        QCOMPARE(search.previous({0, 0}), -1);
        search.find(QStringLiteral("absent"), m_document);
        QCOMPARE(search.next({0, 0}), -1);
    }
};

REGISTER_GUILESS_TEST(TestLogSearch)
#include "tst_logsearch.moc"
