// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/logfilename.h"
#include "drone/logarchive.h"
#include "fakes/testprogram.h"
#include "service/logfiles.h"
#include "store/logstore.h"

#include "store/samples.h"

#include <QTest>

using namespace Service;

class TestLogFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheLogThatACardNames()
    {
        Samples::DiskDatabase database;
        const Store::BuildRecord record = Samples::build();
        QVERIFY(Store::BuildStore(database.get()).save(record));
        QVERIFY(Store::LogStore(database.get())
                    .save(record.build.key(), 1, 2, Drone::packedLog({{0, QStringLiteral("boom\n"), 0}})));
        LogFiles files(database.get());
        std::optional<QByteArray> found;
        const auto take = [&found](const QByteArray &bytes) { found = bytes; };
        files.read(Announce::logFileOf(record.build, 1, 2), take);
        QVERIFY(!found); // never from inside the call
        QTRY_COMPARE(found.value_or("?"), QByteArray("boom\n"));
    }

    void whatIsNotKeptIsNothing()
    {
        Samples::DiskDatabase database;
        const Store::BuildRecord record = Samples::build();
        QVERIFY(Store::BuildStore(database.get()).save(record));
        QVERIFY(Store::LogStore(database.get()).save(record.build.key(), 1, 2, "damaged"));
        LogFiles files(database.get());
        int answers = 0;
        const auto take = [&answers](const QByteArray &bytes) { answers += bytes.isEmpty() ? 1 : 100; };
        files.read(Announce::logFileOf(record.build, 1, 2), take);
        files.read(Announce::logFileOf(record.build, 1, 3), take);
        files.read({QStringLiteral("x.log"), QStringLiteral("nonsense")}, take);
        QTRY_COMPARE_WITH_TIMEOUT(answers, 3, 20'000); // by other threads, on a busy machine
    }
};

REGISTER_GUILESS_TEST(TestLogFiles)
#include "tst_logfiles.moc"
