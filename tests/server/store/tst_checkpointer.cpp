// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "store/checkpointer.h"
#include "store/deliverystore.h"

#include "samples.h"

#include <QFileInfo>
#include <QtEndian>
#include <QtTest>

using namespace Store;

namespace {

/// How often the log began anew (SQLite: "WAL File Format", bytes 12 to 15 of the file).
quint32 beginnings(const QString &path)
{
    QFile log(path + QStringLiteral("-wal"));
    if (!log.open(QFile::ReadOnly))
        return 0;
    const QByteArray head = log.read(16);
    return head.size() < 16 ? 0 : qFromBigEndian<quint32>(head.constData() + 12);
}

} // namespace

class CheckpointerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesBackWhileTheWriterGoesOn()
    {
        constexpr int MostCommits = 3000;
        constexpr int Rows = 31;
        Samples::DiskDatabase database;
        // Otherwise the writer's connection would do it.
        QVERIFY(database.get().execute(QStringLiteral("PRAGMA wal_autocheckpoint = 0")));
        const QString path = database.path();
        const quint32 before = beginnings(path);
        qint64 stored = 0;
        {
            Checkpointer checkpointer(path);
            for (int commit = 0; commit < MostCommits && beginnings(path) < before + 2; ++commit) {
                QVERIFY(database.get().begin());
                for (int row = 0; row < Rows; ++row) {
                    Model::Delivery delivery = Samples::delivery(int(stored));
                    delivery.body = QByteArray(5000, 'x');
                    QVERIFY(DeliveryStore(database.get()).insert(delivery));
                    QCOMPARE(delivery.id, ++stored);
                }
                QVERIFY(database.get().commit());
                checkpointer.committed(database.get(), Rows);
            }
            QVERIFY2(beginnings(path) >= before + 2, qPrintable(QString::number(stored)));
        }
        QVERIFY(QFileInfo(path).size() > 4 * 1024 * 1024);
        database.open();
        QCOMPARE(DeliveryStore(database.get()).count({}).value(), stored);
        QCOMPARE(DeliveryStore(database.get()).find(stored / 2).value()->body, QByteArray(5000, 'x'));
    }

    void aReaderKeepsWhatItSees()
    {
        Samples::DiskDatabase database;
        Model::Delivery first = Samples::delivery(1);
        QVERIFY(DeliveryStore(database.get()).insert(first));
        const auto reader = Database::open(database.path(), Database::Mode::ReadOnly);
        QVERIFY(reader);
        QVERIFY(reader.value()->execute(QStringLiteral("BEGIN")));
        QCOMPARE(DeliveryStore(*reader.value()).count({}).value(), 1);
        Model::Delivery second = Samples::delivery(2);
        QVERIFY(DeliveryStore(database.get()).insert(second));
        const auto beside = Database::open(database.path(), Database::Mode::Checkpoint);
        QVERIFY(beside);
        const auto held = beside.value()->checkpoint();
        QVERIFY(held);
        QVERIFY(held.value().writtenBack < held.value().inLog);
        QCOMPARE(DeliveryStore(*reader.value()).count({}).value(), 1);
        QVERIFY(reader.value()->execute(QStringLiteral("COMMIT")));
        const auto free = beside.value()->checkpoint();
        QVERIFY(free);
        QCOMPARE(free.value().writtenBack, free.value().inLog);
        QCOMPARE(DeliveryStore(*reader.value()).count({}).value(), 2);
    }
};

REGISTER_GUILESS_TEST(CheckpointerTest)
#include "tst_checkpointer.moc"
