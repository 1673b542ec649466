// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redact.h"
#include "fakes/secrets/fakesecretstore.h"
#include "fakes/testprogram.h"

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
    void everyTroubleHasItsWords_data();
    void everyTroubleHasItsWords();
    void onlyWhatIsMissingIsFilledUp_data();
    void onlyWhatIsMissingIsFilledUp();
    void whatIsFilledUpIsNeverShown();
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

void TestSecretStore::everyTroubleHasItsWords_data()
{
    QTest::addColumn<StoreErrorKind>("kind");
    QTest::addColumn<QString>("says"); // and what to do, where there is something
    QTest::newRow("not found") << StoreErrorKind::NotFound << QStringLiteral("no such secret");
    QTest::newRow("locked") << StoreErrorKind::Locked << QStringLiteral("unlock it");
    QTest::newRow("unavailable") << StoreErrorKind::Unavailable << QStringLiteral("start one");
    QTest::newRow("timed out") << StoreErrorKind::TimedOut << QStringLiteral("does not answer");
    QTest::newRow("refused") << StoreErrorKind::Refused << QStringLiteral("allow Drone Discord");
}

void TestSecretStore::everyTroubleHasItsWords()
{
    QFETCH(const StoreErrorKind, kind);
    QFETCH(const QString, says);
    Fakes::FakeSecretStore store;
    store.trouble = kind;
    std::optional<Secrets::StoreResult<void>> ended;
    store.write(Name::DroneToken, "x", [&ended](const Secrets::StoreResult<void> &result) { ended = result; });
    QVERIFY(QTest::qWaitFor([&ended] { return ended.has_value(); }));
    QVERIFY(!ended->ok());
    QCOMPARE(ended->error().kind, kind);
    QVERIFY2(ended->error().text().contains(says), qPrintable(ended->error().text()));
}

void TestSecretStore::onlyWhatIsMissingIsFilledUp_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<QByteArray>("used");
    QTest::newRow("neither") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("given") << QByteArray("given-secret") << QByteArray() << QByteArray("given-secret");
    QTest::newRow("kept") << QByteArray() << QByteArray("kept-secret") << QByteArray("kept-secret");
    QTest::newRow("both") << QByteArray("given-secret") << QByteArray("kept-secret") << QByteArray("given-secret");
}

void TestSecretStore::onlyWhatIsMissingIsFilledUp()
{
    QFETCH(const QByteArray, given);
    QFETCH(const QByteArray, kept);
    QFETCH(const QByteArray, used);
    for (const Name name : Secrets::AllNames) {
        Secrets::Bundle into;
        Secrets::secretOf(into, name) = given;
        Secrets::Bundle from;
        Secrets::secretOf(from, name) = kept;
        Secrets::fillUp(into, from);
        Secrets::Bundle expected;
        Secrets::secretOf(expected, name) = used;
        QCOMPARE(into, expected);
    }
}

void TestSecretStore::whatIsFilledUpIsNeverShown()
{
    const Secrets::Bundle kept{{}, {}, {}, "kept-and-never-shown"};
    QVERIFY(Core::redact(QStringLiteral("x kept-and-never-shown x")).contains(QStringLiteral("kept")));
    Secrets::Bundle into;
    Secrets::fillUp(into, kept);
    QVERIFY(!Core::redact(QStringLiteral("x kept-and-never-shown x")).contains(QStringLiteral("kept")));
}

REGISTER_GUILESS_TEST(TestSecretStore)
#include "tst_secretstore.moc"
