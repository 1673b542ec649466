// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/loadgenerator.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/secrets/fakesecretstore.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/deliverytable.h"
#include "ui/deliveries/deliverytablemodel.h"
#include "ui/deliveries/replaydialog.h"
#include "ui/mainwindow/mainwindow.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"
#include "windowedrun.h"

#include <QApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace std::chrono_literals;

namespace {

const QByteArray Secret("webhook-secret"); // as the load generator has it

QByteArray recordedBody(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/deliveries/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    const QByteArray all = file.readAll();
    return all.mid(all.indexOf("\r\n\r\n") + 4);
}

} // namespace

/// The real window and the real service in one process, and a Discord on loopback.
class TestReplayInWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplayedSelectionEndsWithTheSameMessages();
    void aBlockedWindowHoldsNothingUp();

private:
    Startup startup() const;
    static int deliver(quint16 port, const QByteArray &body);
    static QPushButton *button(const QWidget &widget, const QString &text);

    QTemporaryDir m_folder;
    Fakes::DiscordRestServer m_discord;
    Fakes::FakeSecretStore m_keychain;
};

Startup TestReplayInWindow::startup() const
{
    Startup startup;
    startup.configuration.dataDir = m_folder.filePath(QLatin1String(QTest::currentTestFunction()));
    startup.configuration.settings.address = QHostAddress(QHostAddress::LocalHost);
    startup.configuration.settings.port = 0;
    startup.configuration.settings.channelId = QStringLiteral("222222222222222222");
    startup.configuration.settings.discordApi = m_discord.baseUrl();
    startup.configuration.secrets.webhookSecret = Secret;
    startup.configuration.secrets.discordToken = m_discord.token.toUtf8();
    return startup;
}

int TestReplayInWindow::deliver(quint16 port, const QByteArray &body)
{
    QUrl url(QStringLiteral("http://127.0.0.1/webhook"));
    url.setPort(port);
    QNetworkRequest request(url);
    const QByteArray date = Webhook::httpDate(Core::SystemClock().wall());
    const QByteArray digest = Webhook::digestOf(body);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    request.setRawHeader("Date", date);
    request.setRawHeader("Digest", digest);
    request.setRawHeader("Signature", Webhook::sign(date, digest, Secret));
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.post(request, body));
    return QTest::qWaitFor([&reply] { return reply->isFinished(); }, 10'000)
        ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()
        : -1;
}

QPushButton *TestReplayInWindow::button(const QWidget &widget, const QString &text)
{
    for (QPushButton *each : widget.findChildren<QPushButton *>()) {
        if (each->text().remove(u'&').startsWith(text))
            return each;
    }
    return nullptr;
}

void TestReplayInWindow::aReplayedSelectionEndsWithTheSameMessages()
{
    m_discord.limit = 100'000;
    WindowedRun run(*qApp, {}, startup(), m_keychain);
    run.start();
    QTRY_VERIFY(run.port() != 0);
    for (const char *build : {"push-failure", "push-success"}) {
        for (int i = 1; i <= 8; ++i)
            QCOMPARE(
                deliver(run.port(), recordedBody(QStringLiteral("%1/0%2.http").arg(QLatin1String(build)).arg(i))), 204);
    }
    const auto texts = [this] {
        QByteArray all;
        for (const QJsonObject &message : std::as_const(m_discord.messages))
            all += QJsonDocument(message.value(QLatin1String("embeds")).toArray()).toJson();
        return all;
    };
    const auto areFinal = [this] {
        return std::all_of(m_discord.messages.cbegin(), m_discord.messages.cend(), [](const QJsonObject &message) {
            const QByteArray text = QJsonDocument(message).toJson();
            return text.contains("succeeded") || text.contains("failed") || text.contains("Failed step");
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(m_discord.messages.size(), 2, 20'000);
    // Both have settled once nothing more is asked of Discord.
    qsizetype asked = -1;
    QTRY_VERIFY_WITH_TIMEOUT(
        areFinal() || std::exchange(asked, m_discord.seen.size()) == m_discord.seen.size(), 20'000);
    const QByteArray before = texts();

    run.window().showPage(QStringLiteral("deliveries"));
    auto *page = run.window().findChild<Ui::DeliveriesPage *>();
    QVERIFY(page);
    QTRY_COMPARE(page->model()->rowCount(), 16);
    page->table()->selectAll();
    QCOMPARE(page->table()->chosen().size(), 16);
    button(*page, QStringLiteral("Replay 16"))->click();
    auto *dialog = page->findChild<Ui::ReplayDialog *>();
    QVERIFY(dialog);
    QPushButton *replay = button(*dialog, QStringLiteral("Replay"));
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
    Startup quiet = startup();
    quiet.configuration.previewOnly = true; // the Discord of this test lives in the thread that is blocked
    quiet.configuration.settings.maxSkew = 0s; // the load is signed once
    WindowedRun run(*qApp, {}, std::move(quiet), m_keychain);
    run.start();
    QTRY_VERIFY(run.port() != 0);
    // BLOCK_SECONDS=5 is the full form.
    bool given = false;
    const int seconds = qEnvironmentVariableIntValue("BLOCK_SECONDS", &given);
    const std::chrono::milliseconds duration = given ? std::chrono::seconds(seconds) : 1500ms;
    const auto measure = [&run, duration](const std::function<void(std::atomic_bool &)> &meanwhile) {
        std::atomic_bool isOver = false;
        LoadResult result;
        std::thread sender([&] {
            result = generateLoad({run.port(), 4, duration});
            isOver = true;
        });
        meanwhile(isOver);
        sender.join();
        return result;
    };
    const LoadResult free = measure(
        [](std::atomic_bool &isOver) { QVERIFY(QTest::qWaitFor([&isOver] { return isOver.load(); }, 60'000)); });
    // Joining is the block: this thread runs no event loop until the load is over.
    const LoadResult blocked = measure([](std::atomic_bool &) {});

    qInfo("free: %.0f/s, p99 %.1f ms; window blocked: %.0f/s, p99 %.1f ms", free.perSecond, free.p99, blocked.perSecond,
        blocked.p99);
    QCOMPARE(free.refused, 0U);
    QCOMPARE(blocked.refused, 0U);
    QVERIFY(free.answers > 0);
    QVERIFY(blocked.answers >= free.answers / 2);
    QVERIFY(blocked.p99 <= std::max(3 * free.p99, 50.0));
}

QTEST_MAIN(TestReplayInWindow)
#include "tst_replayinwindow.moc"
