// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "samples.h"
#include "store/announcementstore.h"
#include "store/buildstore.h"
#include "store/deliverystore.h"
#include "store/proofstore.h"

#include <QTest>

namespace {

const QString Test = QStringLiteral("https://test.example");

} // namespace

using namespace Samples;

class TestProofStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forgetsThatServerAlone_data();
    void forgetsThatServerAlone();
};

void TestProofStore::forgetsThatServerAlone_data()
{
    QTest::addColumn<bool>("announcements");
    QTest::newRow("with announcements") << true;
    QTest::newRow("without") << false;
}

void TestProofStore::forgetsThatServerAlone()
{
    QFETCH(bool, announcements);
    DiskDatabase database;
    Store::BuildStore builds(database.get());
    Store::DeliveryStore deliveries(database.get());
    Store::AnnouncementStore stored(database.get());
    // The second has the same id on another server, and a longer address that begins alike.
    for (const QString &link : {Test, QStringLiteral("https://test.example.org")}) {
        Store::BuildRecord record = build();
        record.build.system.link = link;
        QVERIFY(builds.save(record));
        Model::Delivery arrived = delivery();
        arrived.build = record.build.key();
        arrived.signature += link.toUtf8();
        QVERIFY(deliveries.insert(arrived));
        QVERIFY(stored.save(announcement(QStringLiteral("build:%1:101").arg(link))));
    }

    QVERIFY(Store::forgetServer(database.get(), Test, announcements));

    const auto left = builds.page({}, 0, 10);
    QVERIFY(left);
    QCOMPARE(left.value().size(), 1);
    QCOMPARE(left.value().first().build.system.link, QStringLiteral("https://test.example.org"));
    QCOMPARE(deliveries.count({}).value(), 1);
    QCOMPARE(stored.of(QStringLiteral("build:https://test.example:101")).value().size(), announcements ? 0 : 1);
    QCOMPARE(stored.of(QStringLiteral("build:https://test.example.org:101")).value().size(), 1);
}

REGISTER_GUILESS_TEST(TestProofStore)
#include "tst_proofstore.moc"
