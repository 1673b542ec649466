// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "fakes/secrets/fakesecretstore.h"
#include "fakes/testprogram.h"
#include "samplebuilds.h"
#include "store/buildstore.h"
#include "store/database.h"
#include "store/deliverystore.h"
#include "ui/builds/buildlistmodel.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildspage.h"
#include "ui/mainwindow/mainwindow.h"
#include "windowedrun.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QListView>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace std::chrono_literals;

namespace {

// As long as the delivery of a small build.
constexpr int BodyBytes = 1500;

int fromEnvironment(const char *name, int otherwise)
{
    bool given = false;
    const int value = qEnvironmentVariableIntValue(name, &given);
    return given ? value : otherwise;
}

void must(const auto &done)
{
    if (!done)
        qFatal("%s", qPrintable(done.error().text()));
}

void addDelivery(Store::Database &database, const Store::BuildRecord &record, int serial)
{
    Model::Delivery delivery;
    delivery.received = record.firstObserved + std::chrono::milliseconds(serial % 1000);
    delivery.remote = QStringLiteral("192.168.1.30");
    delivery.event = QStringLiteral("build");
    delivery.action = QStringLiteral("updated");
    delivery.slug = record.build.repository.slug;
    delivery.build = record.build.key();
    delivery.buildNumber = record.build.number;
    delivery.buildStatus = record.build.status;
    delivery.signature = QCryptographicHash::hash(QByteArray::number(serial), QCryptographicHash::Sha256);
    delivery.signedAt = delivery.received;
    delivery.folded = true;
    delivery.headers = "Content-Type: application/json\r\n";
    delivery.body = QByteArray(BodyBytes, 'x');
    must(Store::DeliveryStore(database).insert(delivery));
}

/// A database as weeks of work leave it behind, all within the retention: the last build came a minute ago.
void writeHistory(const QString &file, int builds, int deliveries, Core::WallTime now)
{
    using Model::Status;
    constexpr Status Ends[] = {Status::Success, Status::Success, Status::Failure, Status::Success, Status::Killed};
    auto database = Store::Database::open(file, Store::Database::Mode::ReadWrite);
    must(database);
    Store::Database &all = *database.value();
    const qint64 nowSeconds = Core::toMSecs(now) / 1000;
    constexpr qint64 Span = 25LL * 24 * 3600;
    int written = 0;
    must(all.begin());
    for (int i = 0; i < builds; ++i) {
        const qint64 created = nowSeconds - 60 - Span * (builds - 1 - i) / builds;
        const auto record = Fakes::sampleBuild(
            i + 1, QStringLiteral("acme/service-%1").arg(i % 40), 1 + i / 40, Ends[i % std::size(Ends)], created);
        must(Store::BuildStore(all).save(record));
        for (; written < qint64(i + 1) * deliveries / builds; ++written)
            addDelivery(all, record, written);
        if (i % 1000 == 999) {
            must(all.commit());
            must(all.begin());
        }
    }
    must(all.commit());
}

/// Tells when the viewport was painted with what the model holds by then.
class Painted final : public QObject
{
public:
    explicit Painted(QWidget *viewport) { viewport->installEventFilter(this); }
    bool happened = false;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        happened = happened || event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }
};

struct Start
{
    qint64 shown = 0; ///< milliseconds until the first page of the window was painted
    qint64 listening = 0; ///< milliseconds until deliveries are taken
};

/// The process that is timed: comes up with the data in `folder`, says so line by line, and ends.
int comeUp(QApplication &application, const QString &folder, int rows)
{
    Fakes::FakeSecretStore keychain;
    Startup startup;
    startup.configuration.previewOnly = true;
    startup.configuration.dataDir = folder;
    startup.configuration.settings.address = QHostAddress(QHostAddress::LocalHost);
    startup.configuration.settings.port = 0;
    startup.configuration.secrets.webhookSecret = "secret";
    WindowedRun run(application, {}, std::move(startup), keychain);
    // Without builds there is no list to be seen but the words that stand in for it.
    Ui::BuildListPane *list = run.builds().list();
    const Painted painted(rows > 0 ? list->findChild<QListView *>()->viewport() : list);
    const QSignalSpy listening(&run, &WindowedRun::listening);
    run.start();
    QTextStream out(stdout);
    for (bool toldShown = false, toldListening = false; !toldShown || !toldListening;) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (painted.happened && list->model()->rowCount() == rows && !std::exchange(toldShown, true))
            out << "shown" << Qt::endl;
        if (!listening.isEmpty() && !std::exchange(toldListening, true))
            out << "listening" << Qt::endl;
    }
    return 0;
}

/// What that process says, timed from before it is made: it loads its libraries as the program does.
Start start(const QString &folder, int rows)
{
    Start took;
    QElapsedTimer timer;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    timer.start();
    process.start(QCoreApplication::applicationFilePath(),
        {QStringLiteral("tst_longhistory"), QStringLiteral("--come-up"), folder, QString::number(rows)});
    while (took.shown == 0 || took.listening == 0) {
        if (!process.canReadLine() && !process.waitForReadyRead(60'000))
            qFatal("the window did not come up");
        while (process.canReadLine())
            (process.readLine().startsWith("shown") ? took.shown : took.listening) = timer.elapsed();
    }
    process.waitForFinished();
    return took;
}

} // namespace

/// 100,000 builds with 1,000,000 deliveries, 2.4 GB and two minutes:
/// BUILDS=100000 DELIVERIES=1000000 tests_windowed tst_longhistory
class TestLongHistory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itStartsAsAnEmptyOneDoes();
};

void TestLongHistory::itStartsAsAnEmptyOneDoes()
{
    const int builds = fromEnvironment("BUILDS", 2000);
    const int deliveries = fromEnvironment("DELIVERIES", 20'000);
    const QTemporaryDir empty;
    const QTemporaryDir full;
    writeHistory(full.filePath(QStringLiteral("drone-discord.db")), builds, deliveries, Core::SystemClock().wall());

    // The fastest of some turns each: whatever else the machine does only adds.
    Start least = start(empty.path(), 0);
    Start leastFull = start(full.path(), Ui::BuildListModel::PageSize);
    for (int turn = 0; turn < 4; ++turn) {
        const Start without = start(empty.path(), 0);
        const Start with = start(full.path(), Ui::BuildListModel::PageSize);
        least = {std::min(least.shown, without.shown), std::min(least.listening, without.listening)};
        leastFull = {std::min(leastFull.shown, with.shown), std::min(leastFull.listening, with.listening)};
    }
    const QString words = QStringLiteral("%1 builds, %2 deliveries: window after %3 ms (empty: %4 ms), "
                                         "deliveries taken after %5 ms (empty: %6 ms)")
                              .arg(builds)
                              .arg(deliveries)
                              .arg(leastFull.shown)
                              .arg(least.shown)
                              .arg(leastFull.listening)
                              .arg(least.listening);
    qInfo("%s", qPrintable(words));
    QVERIFY2(leastFull.shown < 2 * least.shown, qPrintable(words));
    QVERIFY2(leastFull.listening < 2 * least.listening, qPrintable(words));
}

static int runLongHistory(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--come-up"))
        return comeUp(application, arguments.value(2), arguments.value(3).toInt());
    TestLongHistory test;
    return QTest::qExec(&test, argc, argv);
}
REGISTER_TEST(TestLongHistory, runLongHistory)

#include "tst_longhistory.moc"
