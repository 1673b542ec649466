// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowbench.h"

#include "core/clock.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QApplication>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

const QByteArray WindowBench::Secret("webhook-secret");

namespace {
constexpr int Patience = 20'000; // ms; a sanitizer build on a busy machine
}

WindowBench::WindowBench() = default;

WindowBench::~WindowBench() = default;

Startup WindowBench::startup() const
{
    Startup startup;
    startup.settingsFile = folder.filePath(QStringLiteral("drone-discord.ini"));
    startup.configuration.dataDir = folder.path();
    startup.configuration.settings.address = QHostAddress(QHostAddress::LocalHost);
    startup.configuration.settings.port = 0;
    startup.configuration.secrets.webhookSecret = Secret;
    return startup;
}

Startup WindowBench::completeStartup(const QUrl &api, const QString &token) const
{
    Startup complete = startup();
    complete.configuration.settings.discordApi = api;
    complete.configuration.settings.channelId = QStringLiteral("222222222222222222");
    complete.configuration.secrets.discordToken = token.toUtf8();
    return complete;
}

void WindowBench::begin(Startup startup)
{
    run.reset();
    // What is in force is what the file says, or the first change would bring the file's own into force.
    if (!Settings::save(startup.configuration.settings, startup.settingsFile))
        qFatal("%s cannot be written", qPrintable(startup.settingsFile));
    run = std::make_unique<WindowedRun>(*qApp, Options(), std::move(startup), keychain);
    run->start();
}

void WindowBench::start(Startup startup)
{
    begin(std::move(startup));
    QTRY_VERIFY_WITH_TIMEOUT(run->port() != 0, Patience);
}

int WindowBench::deliver(const QByteArray &body) const
{
    return statusOf(run->port(), body);
}

QByteArray recordedBody(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/deliveries/%1.http").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    const QByteArray all = file.readAll();
    return all.mid(all.indexOf("\r\n\r\n") + 4);
}

QNetworkRequest signedRequest(quint16 port, const QByteArray &body, const QByteArray &secret)
{
    QUrl url(QStringLiteral("http://127.0.0.1/webhook"));
    url.setPort(port);
    QNetworkRequest request(url);
    const QByteArray date = Webhook::httpDate(Core::SystemClock().wall());
    const QByteArray digest = Webhook::digestOf(body);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    request.setRawHeader("Date", date);
    request.setRawHeader("Digest", digest);
    request.setRawHeader("Signature", Webhook::sign(date, digest, secret));
    request.setRawHeader("X-Drone-Event", "build");
    return request;
}

int statusOf(quint16 port, const QByteArray &body, const QByteArray &secret)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.post(signedRequest(port, body, secret), body));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, Patience))
        return -1;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}
