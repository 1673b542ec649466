// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "store/deliverystore.h"
#include "store/rows.h"
#include "store/storewriter.h"

#include "core/clock.h"
#include "samples.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

#include <cstdio>

using namespace Store;

namespace {

/// The victim: keeps sixteen deliveries on their way and prints the id of each one that is acknowledged.
class Victim final : public QObject
{
public:
    int run(const QString &path)
    {
        if (const auto started = m_writer.start(path); !started) {
            std::fprintf(stderr, "%s\n", qPrintable(started.error().text()));
            return 1;
        }
        for (int i = 0; i < 16; ++i)
            next();
        return QCoreApplication::exec();
    }

private:
    void next()
    {
        auto delivery = std::make_shared<Model::Delivery>(Samples::delivery());
        delivery->signature = QByteArray::number(QRandomGenerator::global()->generate64());
        delivery->body = QByteArray(6000, 'x');
        m_writer.submit([delivery](Database &database) { return DeliveryStore(database).insert(*delivery); }, this,
            [this, delivery](const StoreResult<void> &result) {
                if (!result)
                    return QCoreApplication::exit(2);
                std::printf("%lld\n", delivery->id);
                std::fflush(stdout);
                next();
            });
    }

    Core::SystemClock m_clock;
    StoreWriter m_writer{m_clock};
};

} // namespace

class StoreKilledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAcknowledgedDeliveryIsThere()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("test.db"));
        QSet<qint64> acknowledged;
        for (int round = 0; round < 10; ++round) {
            QProcess victim;
            victim.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("tst_storekilled"), QStringLiteral("--victim"), path});
            const qsizetype enough = acknowledged.size() + QRandomGenerator::global()->bounded(1, 700);
            while (acknowledged.size() < enough) {
                QVERIFY2(
                    victim.canReadLine() || victim.waitForReadyRead(10000), victim.readAllStandardError().constData());
                while (victim.canReadLine())
                    acknowledged.insert(victim.readLine().trimmed().toLongLong());
            }
            victim.kill();
            QVERIFY(victim.waitForFinished());
            QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
            while (victim.canReadLine())
                acknowledged.insert(victim.readLine().trimmed().toLongLong());

            const auto database = Database::open(path, Database::Mode::ReadWrite);
            QVERIFY(database);
            auto check = database.value()->prepare(QStringLiteral("PRAGMA integrity_check"));
            QVERIFY(check);
            QCOMPARE(firstOf<QString>(*database.value(), *check.value(),
                         [](const QSqlQuery &row) { return row.value(0).toString(); })
                         .value(),
                QStringLiteral("ok"));
            const DeliveryStore store(*database.value());
            for (const qint64 id : std::as_const(acknowledged)) {
                const auto found = store.find(id);
                QVERIFY2(found && found.value(), qPrintable(QStringLiteral("%1 is lost").arg(id)));
                QCOMPARE(found.value()->body.size(), 6000);
            }
        }
    }
};

static int runStoreKilled(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QStringLiteral("--victim"))
        return Victim().run(arguments.at(2));
    StoreKilledTest test;
    return QTest::qExec(&test, argc, argv);
}
REGISTER_TEST(StoreKilledTest, runStoreKilled)

#include "tst_storekilled.moc"
