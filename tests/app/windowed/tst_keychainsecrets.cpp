// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/secrets/fakesecretstore.h"
#include "fakes/testprogram.h"
#include "keychainsecrets.h"

#include <QSignalSpy>
#include <QTest>

using Secrets::Name;

class TestKeychainSecrets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingComesFromTheKeychain();
    void whoHasAllAsksNobody();
    void aLockedOneIsReadWhenItOpens();

private:
    static Secrets::Bundle last(const QSignalSpy &known) { return known.last().first().value<Secrets::Bundle>(); }
};

void TestKeychainSecrets::whatIsMissingComesFromTheKeychain()
{
    Fakes::FakeSecretStore keychain;
    keychain.secrets = {{Name::WebhookSecret, "kept"}, {Name::DroneToken, "drone"}, {Name::DiscordToken, "old"}};
    KeychainSecrets secrets(&keychain, {{}, {}, "from outside", {}});
    QSignalSpy known(&secrets, &KeychainSecrets::known);
    secrets.read();
    QTRY_COMPARE(known.size(), 1);
    QCOMPARE(last(known), (Secrets::Bundle{"kept", {}, "from outside", "drone"}));
}

void TestKeychainSecrets::whoHasAllAsksNobody()
{
    Fakes::FakeSecretStore keychain;
    const Secrets::Bundle all{"secret", {}, "token", {}};
    for (Secrets::SecretStore *store :
        {static_cast<Secrets::SecretStore *>(&keychain), static_cast<Secrets::SecretStore *>(nullptr)}) {
        KeychainSecrets secrets(store, all);
        QSignalSpy known(&secrets, &KeychainSecrets::known);
        secrets.read();
        QCOMPARE(known.size(), 1);
        QCOMPARE(last(known), all);
        QCOMPARE(keychain.asked, QStringList());
    }
}

void TestKeychainSecrets::aLockedOneIsReadWhenItOpens()
{
    Fakes::FakeSecretStore keychain;
    keychain.secrets = {{Name::WebhookSecret, "kept"}};
    keychain.trouble = Secrets::StoreErrorKind::Locked;
    KeychainSecrets secrets(&keychain, {});
    QSignalSpy known(&secrets, &KeychainSecrets::known);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is locked.*going on without")));
    secrets.read();
    QTRY_COMPARE(known.size(), 1); // the start waits no longer
    QCOMPARE(last(known), Secrets::Bundle());
    QVERIFY(known.last()[1].toString().contains(QStringLiteral("is locked"))); // health says it for as long as it lasts
    keychain.open();
    QTRY_COMPARE(known.size(), 2);
    QCOMPARE(known.last()[1].toString(), QString());
    QCOMPARE(last(known).webhookSecret, QByteArray("kept"));
}

REGISTER_GUILESS_TEST(TestKeychainSecrets)
#include "tst_keychainsecrets.moc"
