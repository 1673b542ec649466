// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backoff.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace std::chrono_literals;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToItsMost()
    {
        QRandomGenerator random(1);
        Core::Backoff backoff(100ms, 1000ms);
        for (const auto ceiling : {100ms, 200ms, 400ms, 800ms, 1000ms, 1000ms}) {
            const auto wait = backoff.next(random);
            QVERIFY2(wait >= ceiling / 2 && wait <= ceiling, qPrintable(QString::number(wait.count())));
        }
        QCOMPARE(backoff.failures(), 6);
        backoff.reset();
        QCOMPARE(backoff.failures(), 0);
        QVERIFY(backoff.next(random) <= 100ms);
    }

    void waitsDiffer()
    {
        QRandomGenerator random(1);
        QSet<qint64> waits;
        for (int i = 0; i < 50; ++i)
            waits.insert(Core::Backoff(100s, 100s).next(random).count());
        QVERIFY(waits.size() > 40);
    }

    void manyFailuresDoNotOverflow()
    {
        QRandomGenerator random(1);
        Core::Backoff backoff(1ms, 24h);
        for (int i = 0; i < 1000; ++i)
            backoff.next(random);
        QVERIFY(backoff.next(random) >= 12h);
    }
};

REGISTER_GUILESS_TEST(BackoffTest)
#include "tst_backoff.moc"
