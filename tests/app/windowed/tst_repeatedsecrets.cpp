// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/desktop/notificationservice.h"
#include "fakes/desktop/privatesession.h"
#include "fakes/discord/rest/restserver.h"
#include "fakes/testprogram.h"
#include "ui/mainwindow/mainwindow.h"
#include "windowbench.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

/// A notification may stand on a locked screen and in another program's history, and a channel has many readers.
/// Whoever commits one of the program's secrets, or whose step repeats it in its error, must not bring it there. Here
/// it is planted in all that Drone says of a build, and looked for in what really reaches the desktop's notification
/// service and Discord.
class TestRepeatedSecrets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aFailureShowsNone();
    void aFixShowsNone();

private:
    static constexpr int Patience = 30'000; // ms

    QByteArray planted(qint64 build, std::chrono::seconds ago) const;
    int deliver(const QByteArray &body) const { return statusOf(m_bench->run->port(), body, m_secrets[0]); }
    void start();
    void lookAt(const QString &words, const QStringList &expected) const;
    void lookAtNotification(const QStringList &expected) const;
    void lookAtMessages(int count, const QStringList &expected) const;

    const QList<QByteArray> m_secrets{
        "planted-webhook-secret-5cf1", "planted.discord.token-91ab", "planteddronetoken77e0"};
    Fakes::PrivateBus m_bus;
    std::unique_ptr<Fakes::NotificationService> m_service;
    std::unique_ptr<Fakes::DiscordRestServer> m_discord;
    std::unique_ptr<WindowBench> m_bench;
};

void TestRepeatedSecrets::initTestCase()
{
    if (!m_bus.start(Fakes::PrivateBus::Services::None))
        QSKIP("dbus-daemon is not installed");
}

void TestRepeatedSecrets::init()
{
    m_bench.reset();
    m_service = std::make_unique<Fakes::NotificationService>();
    QVERIFY(m_service->appear());
    m_discord = std::make_unique<Fakes::DiscordRestServer>();
    m_discord->token = QString::fromLatin1(m_secrets[1]);
    m_bench = std::make_unique<WindowBench>();
}

/// A recorded failure that ended so long ago, with all secrets in repository, branch, commit message, author, step and
/// error.
QByteArray TestRepeatedSecrets::planted(qint64 build, std::chrono::seconds ago) const
{
    QString body = QString::fromUtf8(recordedBody(QStringLiteral("push-failure/08")));
    const QString secrets = QString::fromLatin1(m_secrets.join('_'));
    const auto append = [&](const char *words) { body.replace(QLatin1String(words), QLatin1String(words) + secrets); };
    append("harbor/tide-tables");
    append("Quieter warnings");
    append("Mira Østby");
    body.replace(QStringLiteral(R"("target":"main")"), QStringLiteral(R"("target":"main%1")").arg(secrets));
    body.replace(QStringLiteral(R"("name":"lint","status":"failure")"),
        QStringLiteral(R"("name":"lint%1","status":"failure","error":"denied: %1")").arg(secrets));
    body.replace(QStringLiteral(R"("id":2002,)"), QStringLiteral(R"("id":%1,)").arg(2000 + build));
    body.replace(QStringLiteral(R"("number":302)"), QStringLiteral(R"("number":%1)").arg(build));
    const qint64 ended = Core::toMSecs(Core::SystemClock().wall()) / 1000 - ago.count();
    static const QRegularExpression moment(QStringLiteral("17960004(\\d\\d)"));
    while (true) {
        const auto match = moment.match(body);
        if (!match.hasMatch())
            break;
        body.replace(
            match.capturedStart(), match.capturedLength(), QString::number(ended - 31 + match.captured(1).toInt()));
    }
    return body.toUtf8();
}

void TestRepeatedSecrets::start()
{
    // As they come at every start: from the keychain.
    m_bench->keychain.secrets = {{Secrets::Name::WebhookSecret, m_secrets[0]},
        {Secrets::Name::DiscordToken, m_secrets[1]}, {Secrets::Name::DroneToken, m_secrets[2]}};
    Startup startup = m_bench->completeStartup(m_discord->baseUrl(), {});
    startup.configuration.settings.droneServer = QUrl(QStringLiteral("http://127.0.0.1:9")); // nobody
    startup.configuration.secrets = {};
    m_bench->start(std::move(startup));
    m_bench->run->window().hide(); // who looks at it is told nothing
}

/// They have what is expected, so that they do show what was planted beside, and no secret.
void TestRepeatedSecrets::lookAt(const QString &words, const QStringList &expected) const
{
    for (const QString &part : expected)
        QVERIFY2(words.contains(part), qPrintable(words));
    for (const QByteArray &secret : m_secrets)
        QVERIFY2(!words.contains(QString::fromLatin1(secret)), qPrintable(words));
}

void TestRepeatedSecrets::lookAtNotification(const QStringList &expected) const
{
    QTRY_COMPARE_WITH_TIMEOUT(m_service->shown.size(), 1, Patience);
    const Fakes::NotificationService::Shown &shown = m_service->shown.constFirst();
    lookAt(shown.title + QLatin1Char('\n') + shown.body, expected);
}

void TestRepeatedSecrets::lookAtMessages(int count, const QStringList &expected) const
{
    QTRY_COMPARE_WITH_TIMEOUT(m_discord->messages.size(), count, Patience);
    for (const QJsonObject &message : std::as_const(m_discord->messages)) {
        // Discord's own escapes stand between the characters of a word.
        QString words = QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact));
        lookAt(words.remove(QLatin1Char('\\')), expected);
    }
    QCOMPARE(m_discord->violations, QStringList());
}

void TestRepeatedSecrets::aFailureShowsNone()
{
    start();
    QCOMPARE(deliver(planted(302, std::chrono::seconds(5))), 204);
    lookAtNotification({QStringLiteral("harbor/tide-tables"), QStringLiteral("#302 failed"), QStringLiteral("lint"),
        QStringLiteral("denied: "), QStringLiteral("Quieter warnings"), QStringLiteral("Mira Østby")});
    lookAtMessages(1,
        {QStringLiteral("harbor/tide-tables"), QStringLiteral("#302"), QStringLiteral("lint"),
            QStringLiteral("denied: "), QStringLiteral("Quieter warnings"), QStringLiteral("Mira Østby")});
}

void TestRepeatedSecrets::aFixShowsNone()
{
    start();
    QCOMPARE(deliver(planted(302, std::chrono::hours(3))), 204); // old, therefore no news
    QCOMPARE(deliver(planted(303, std::chrono::seconds(5)).replace(R"("failure")", R"("success")")), 204);
    lookAtNotification({QStringLiteral("harbor/tide-tables"), QStringLiteral("#303 is fixed"), QStringLiteral("main"),
        QStringLiteral("passes again"), QStringLiteral("Quieter warnings"), QStringLiteral("Mira Østby")});
    lookAtMessages(
        2, {QStringLiteral("harbor/tide-tables"), QStringLiteral("Quieter warnings"), QStringLiteral("Mira Østby")});
}

REGISTER_WINDOW_TEST(TestRepeatedSecrets)
#include "tst_repeatedsecrets.moc"
