// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/secrets/fakesecretstore.h"

#include <QSet>
#include <QTest>

using Secrets::Name;
using Secrets::StoreErrorKind;

class TestSecretStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySecretHasItsPlaceAndKey();
    void everythingIsRead();
    void whatIsMissingIsNoTrouble();
    void troubleIsTold();
};

namespace {

Secrets::Contents read(Secrets::SecretStore &store)
{
    std::optional<Secrets::Contents> found;
    int ends = 0;
    Secrets::readAll(store, [&](const Secrets::Contents &contents) {
        found = contents;
        ++ends;
    });
    if (found || !QTest::qWaitFor([&found] { return found.has_value(); }) || ends != 1)
        qFatal("the reading must end once, and later");
    return *found;
}

} // namespace

void TestSecretStore::everySecretHasItsPlaceAndKey()
{
    Secrets::Bundle bundle;
    QSet<QString> keys;
    for (const Name name : Secrets::AllNames) {
        Secrets::secretOf(bundle, name) = Secrets::keyOf(name).toLatin1();
        keys.insert(Secrets::keyOf(name));
    }
    QCOMPARE(keys.size(), 4);
    QCOMPARE(bundle, (Secrets::Bundle{"webhook-secret", "previous-webhook-secret", "discord-token", "drone-token"}));
}

void TestSecretStore::everythingIsRead()
{
    Fakes::FakeSecretStore store;
    store.secrets = {{Name::WebhookSecret, "one"}, {Name::PreviousWebhookSecret, "two"}, {Name::DiscordToken, "three"},
        {Name::DroneToken, "four"}};
    const Secrets::Contents contents = read(store);
    QCOMPARE(contents.bundle, (Secrets::Bundle{"one", "two", "three", "four"}));
    QVERIFY(!contents.trouble);
}

void TestSecretStore::whatIsMissingIsNoTrouble()
{
    Fakes::FakeSecretStore store;
    store.secrets = {{Name::DiscordToken, "three"}};
    const Secrets::Contents contents = read(store);
    QCOMPARE(contents.bundle, (Secrets::Bundle{{}, {}, "three", {}}));
    QVERIFY(!contents.trouble);
}

void TestSecretStore::troubleIsTold()
{
    Fakes::FakeSecretStore store;
    store.trouble = StoreErrorKind::Locked;
    const Secrets::Contents contents = read(store);
    QCOMPARE(contents.bundle, Secrets::Bundle());
    QVERIFY(contents.trouble);
    QCOMPARE(contents.trouble->kind, StoreErrorKind::Locked);
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
