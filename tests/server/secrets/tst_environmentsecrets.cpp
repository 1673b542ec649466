// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redact.h"
#include "fakes/testprogram.h"
#include "secrets/environmentsecrets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using Secrets::Bundle;

class TestEnvironmentSecrets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void nothingSetChangesNothing();
    void variablesOverrideAndVanish();
    void credentialFilesStandIn();
    void whatWasReadIsMasked();
    void bothSecretsAreValidWhileOneIsChanged();
};

void TestEnvironmentSecrets::cleanup()
{
    for (const char *name : {"DRONE_WEBHOOK_SECRET", "DISCORD_TOKEN", "DRONE_TOKEN", "CREDENTIALS_DIRECTORY"})
        qunsetenv(name);
}

void TestEnvironmentSecrets::nothingSetChangesNothing()
{
    const Bundle kept{"hmac-key-1", "hmac-key-0", "token-1", "token-2"};
    QVERIFY(Secrets::withEnvironment(kept) == kept);
}

void TestEnvironmentSecrets::variablesOverrideAndVanish()
{
    qputenv("DRONE_WEBHOOK_SECRET", " from-the-environment \n");
    qputenv("DISCORD_TOKEN", "Bot abc.def.ghi");
    const Bundle bundle = Secrets::withEnvironment({"old", {}, "old", "kept"});
    QCOMPARE(bundle.webhookSecret, QByteArray("from-the-environment"));
    QCOMPARE(bundle.discordToken, QByteArray("abc.def.ghi"));
    QCOMPARE(bundle.droneToken, QByteArray("kept"));
    QVERIFY2(!qEnvironmentVariableIsSet("DISCORD_TOKEN"), "a child process must not see it");
    QVERIFY(!qEnvironmentVariableIsSet("DRONE_WEBHOOK_SECRET"));
}

void TestEnvironmentSecrets::credentialFilesStandIn()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("discord-token")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from-a-file\n");
    file.close();
    qputenv("CREDENTIALS_DIRECTORY", folder.path().toUtf8());
    QCOMPARE(Secrets::withEnvironment({}).discordToken, QByteArray("from-a-file"));
    qputenv("DISCORD_TOKEN", "from-the-variable");
    QCOMPARE(Secrets::withEnvironment({}).discordToken, QByteArray("from-the-variable"));
}

void TestEnvironmentSecrets::whatWasReadIsMasked()
{
    qputenv("DRONE_TOKEN", "a-token-to-be-masked");
    (void)Secrets::withEnvironment({});
    QCOMPARE(Core::redact(QStringLiteral("asked with a-token-to-be-masked today")),
        QStringLiteral("asked with ****** today"));
}

void TestEnvironmentSecrets::bothSecretsAreValidWhileOneIsChanged()
{
    QCOMPARE((Bundle{"new", "old", {}, {}}.webhookSecrets()), (QList<QByteArray>{"new", "old"}));
    QCOMPARE((Bundle{"same", "same", {}, {}}.webhookSecrets()), (QList<QByteArray>{"same"}));
    QVERIFY(Bundle().webhookSecrets().isEmpty());
}

REGISTER_GUILESS_TEST(TestEnvironmentSecrets)
#include "tst_environmentsecrets.moc"
