// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "headlessrun.h"

#include "announce/textrenderer.h"
#include "demoshow.h"

#include <QCoreApplication>
#include <QTextStream>

namespace {

void print(FILE *where, const QString &line)
{
    QTextStream(where) << line << Qt::endl;
}

} // namespace

HeadlessRun::HeadlessRun(
    const Options &options, const Startup &startup, Secrets::SecretStore *keychain, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_configuration(startup.configuration)
    , m_secrets(keychain, startup.configuration.secrets)
{
    connect(&m_secrets, &KeychainSecrets::known, this, &HeadlessRun::takeSecrets);
    connect(&m_service, &Service::Backend::listening, this, &HeadlessRun::ready);
    connect(&m_service, &Service::Backend::cannotStart, this, [this](const QString &why) {
        print(stderr, QStringLiteral("drone-discord: %1").arg(why));
        stop(CannotStart);
    });
    connect(&m_service, &Service::Backend::stopped, this, [this] { QCoreApplication::exit(m_exitCode); });
    if (m_options.demo) {
        m_demo = std::make_unique<DemoShow>(m_service, m_configuration.secrets.webhookSecret);
        connect(m_demo.get(), &DemoShow::ended, this, [this](bool good) { stop(good ? Fine : CheckFailed); });
    } else {
        connect(&m_service, &Service::Backend::previewed, this,
            [](const QString &, const Model::Card &card) { print(stdout, Announce::renderLine(card)); });
    }
}

HeadlessRun::~HeadlessRun() = default;

void HeadlessRun::start()
{
    m_secrets.read(); // without its secrets the service would refuse whatever comes first
}

void HeadlessRun::takeSecrets(const Secrets::Bundle &secrets, const QString &keychainTrouble)
{
    if (m_stopping)
        return;
    m_configuration.secrets = secrets;
    m_configuration.keychainTrouble = keychainTrouble;
    if (std::exchange(m_started, true))
        m_service.apply(m_configuration);
    else
        m_service.start(m_configuration);
}

void HeadlessRun::stop(int exitCode)
{
    m_stopping = true;
    m_exitCode = exitCode;
    m_service.stop();
}

void HeadlessRun::ready(const QHostAddress &address, quint16 port)
{
    const QString host = address.protocol() == QAbstractSocket::IPv6Protocol
        ? QStringLiteral("[%1]").arg(address.toString())
        : address.toString();
    print(stdout, QStringLiteral("listening on http://%1:%2").arg(host).arg(port));
    if (m_demo)
        m_demo->start(port);
}
