// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/loadgenerator.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"
#include "finding.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/deliverytable.h"
#include "ui/deliveries/deliverytablemodel.h"
#include "ui/deliveries/replaydialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "windowbench.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace std::chrono_literals;

/// The real window and the real service in one process, and a Discord on loopback.
class TestReplayInWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<WindowBench>(); }
    void cleanup() { m_bench.reset(); }
    void aReplayedSelectionEndsWithTheSameMessages();
    void aBlockedWindowHoldsNothingUp();

private:
    Fakes::DiscordRestServer m_discord;
    std::unique_ptr<WindowBench> m_bench;
};

void TestReplayInWindow::aReplayedSelectionEndsWithTheSameMessages()
{
    m_discord.limit = 100'000;
    m_bench->start(m_bench->completeStartup(m_discord.baseUrl(), m_discord.token));
    WindowedRun &run = *m_bench->run;
    for (const char *build : {"push-failure", "push-success"}) {
        for (int i = 1; i <= 8; ++i)
            QCOMPARE(m_bench->deliver(recordedBody(QStringLiteral("%1/0%2").arg(QLatin1String(build)).arg(i))), 204);
    }
    const auto texts = [this] {
        QByteArray all;
        for (const QJsonObject &message : std::as_const(m_discord.messages))
            all += QJsonDocument(message.value(QLatin1String("embeds")).toArray()).toJson();
        return all;
    };
    QTRY_COMPARE_WITH_TIMEOUT(m_discord.messages.size(), 2, 20'000);
    // Both have settled once nothing more has been asked of Discord for longer than a busy machine needs for an edit.
    qsizetype asked = -1;
    QElapsedTimer quiet;
    const auto isQuiet = [&] {
        if (std::exchange(asked, m_discord.seen.size()) != m_discord.seen.size())
            quiet.start();
        return quiet.isValid() && quiet.hasExpired(2000);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 20'000);
    const QByteArray before = texts();

    run.window().showPage(QStringLiteral("deliveries"));
    auto *page = run.window().findChild<Ui::DeliveriesPage *>();
    QVERIFY(page);
    QTRY_COMPARE(page->model()->rowCount(), 16);
    page->table()->selectAll();
    QCOMPARE(page->table()->chosen().size(), 16);
    Fakes::buttonIn(*page, QStringLiteral("Replay 16"))->click();
    auto *dialog = page->findChild<Ui::ReplayDialog *>();
    QVERIFY(dialog);
    auto *replay = Fakes::buttonIn(*dialog, QStringLiteral("Replay"));
    QTRY_VERIFY_WITH_TIMEOUT(replay->isEnabled(), 20'000);
    QSignalSpy finished(&run.link(), &Ui::ServiceLink::requestFinished);
    replay->click();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QVERIFY(finished[0][1].value<Ui::Outcome>().ok);
    QVERIFY2(finished[0][1].value<Ui::Outcome>().message.contains(QLatin1String("16")),
        qPrintable(finished[0][1].value<Ui::Outcome>().message));
    dialog->close();

    QTRY_COMPARE_WITH_TIMEOUT(texts(), before, 20'000);
    QCOMPARE(m_discord.messages.size(), 2);
    QCOMPARE(m_discord.violations, QStringList());
}

void TestReplayInWindow::aBlockedWindowHoldsNothingUp()
{
    Startup quiet = m_bench->startup();
    quiet.configuration.previewOnly = true; // the Discord of this test lives in the thread that is blocked
    quiet.configuration.settings.maxSkew = 0s; // the load is signed once
    m_bench->start(std::move(quiet));
    const quint16 port = m_bench->run->port();
    const auto measure = [port](std::chrono::milliseconds duration,
                             const std::function<void(std::atomic_bool &)> &meanwhile) {
        std::atomic_bool isOver = false;
        LoadResult result;
        std::thread sender([&] {
            result = generateLoad({port, 4, duration});
            isOver = true;
        });
        meanwhile(isOver);
        sender.join();
        return result;
    };
    // A machine may have other work during one of the two; a window that holds things up does so each time.
    bool holdsNothingUp = false;
    for (int attempt = 0; attempt < 3 && !holdsNothingUp; ++attempt) {
        const LoadResult free = measure(1500ms,
            [](std::atomic_bool &isOver) { QVERIFY(QTest::qWaitFor([&isOver] { return isOver.load(); }, 60'000)); });
        // Joining is the block: this thread runs no event loop until the load is over.
        const LoadResult blocked = measure(5s, [](std::atomic_bool &) {});

        qInfo("free: %.0f/s, p99 %.1f ms; window blocked: %.0f/s, p99 %.1f ms", free.perSecond, free.p99,
            blocked.perSecond, blocked.p99);
        QCOMPARE(free.refused, 0U);
        QCOMPARE(blocked.refused, 0U);
        QVERIFY(free.answers > 0);
        holdsNothingUp = blocked.perSecond >= free.perSecond / 2 && blocked.p99 <= std::max(3 * free.p99, 50.0);
    }
    QVERIFY(holdsNothingUp);
}

REGISTER_WINDOW_TEST(TestReplayInWindow)
#include "tst_replayinwindow.moc"
