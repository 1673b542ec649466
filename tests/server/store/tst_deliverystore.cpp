// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "store/announcementstore.h"
#include "store/deliverystore.h"
#include "store/rows.h"

#include "samples.h"

#include <QtTest>

using namespace Store;
using namespace std::chrono_literals;

namespace {

QList<qint64> ids(const QList<Model::Delivery> &deliveries)
{
    QList<qint64> ids;
    for (const Model::Delivery &delivery : deliveries)
        ids.append(delivery.id);
    return ids;
}

Model::Delivery refused(int n)
{
    Model::Delivery delivery = Samples::delivery(n);
    delivery.verdict = Model::Verdict::Refused;
    delivery.refusal = Model::Refusal::SignatureMismatch;
    return delivery;
}

const Retention Everything{24h * 3650, 1LL << 40, 1'000'000};

} // namespace

class DeliveryStoreTest : public QObject
{
    Q_OBJECT

    static qint64 add(Database &database, Model::Delivery delivery)
    {
        const auto done = DeliveryStore(database).insert(delivery);
        if (!done)
            qFatal("%s", qPrintable(done.error().text()));
        return delivery.id;
    }
    static QString plan(Database &database, QString sql)
    {
        sql.replace(u'?', u'1'); // only a literal's presence matters to the plan
        auto query = database.prepare(QStringLiteral("EXPLAIN QUERY PLAN ") + sql);
        if (!query || !database.run(*query.value()))
            qFatal("no plan");
        QString text;
        while (query.value()->next())
            text += query.value()->value(3).toString() + u'\n';
        return text;
    }

private Q_SLOTS:
    void everyFieldComesBack()
    {
        Samples::DiskDatabase database;
        Model::Delivery delivery = Samples::delivery();
        QVERIFY(DeliveryStore(database.get()).insert(delivery));
        QVERIFY(delivery.id > 0);
        database.open();
        QCOMPARE(DeliveryStore(database.get()).find(delivery.id).value(), delivery);
    }

    void emptyAndRefusedComeBack()
    {
        Samples::DiskDatabase database;
        Model::Delivery empty;
        empty.verdict = Model::Verdict::Refused;
        empty.refusal = Model::Refusal::NotStored;
        QVERIFY(DeliveryStore(database.get()).insert(empty));
        QCOMPARE(DeliveryStore(database.get()).find(empty.id).value(), empty);
        QVERIFY(!DeliveryStore(database.get()).find(empty.id + 1).value());
    }

    void everyStatusAndRefusalComesBack()
    {
        Samples::DiskDatabase database;
        for (int i = 0; i <= int(Model::Refusal::NotStored); ++i) {
            Model::Delivery delivery = refused(i);
            delivery.refusal = Model::Refusal(i);
            delivery.buildStatus = Model::Status(i % (int(Model::Status::Declined) + 1));
            QVERIFY(DeliveryStore(database.get()).insert(delivery));
            QCOMPARE(DeliveryStore(database.get()).find(delivery.id).value(), delivery);
        }
    }

    void sameSignatureIsADuplicate()
    {
        Samples::DiskDatabase database;
        QVERIFY(database.get().begin());
        Model::Delivery first = Samples::delivery();
        Model::Delivery second = Samples::delivery();
        QVERIFY(DeliveryStore(database.get()).insert(first));
        QVERIFY(DeliveryStore(database.get()).insert(second));
        QVERIFY(database.get().commit());
        QCOMPARE(first.verdict, Model::Verdict::Accepted);
        QCOMPARE(second.verdict, Model::Verdict::Duplicate);
        QVERIFY(second.id > first.id);
        database.open();
        Model::Delivery third = Samples::delivery();
        QVERIFY(DeliveryStore(database.get()).insert(third));
        QCOMPARE(third.verdict, Model::Verdict::Duplicate);
        QCOMPARE(DeliveryStore(database.get()).find(third.id).value(), third);
        QCOMPARE(ids(DeliveryStore(database.get()).unfolded(10).value()), QList<qint64>{first.id});
    }

    void signatureBetweenOlderAndNewerOnesIsFoundAfterARestart()
    {
        Samples::DiskDatabase database;
        QList<Model::Delivery> all;
        for (int i = 0; i < 6; ++i) {
            all.append(Samples::delivery(i));
            all.last().signedAt += i / 2 * 1s; // two of each second
            add(database.get(), all.last());
        }
        Model::Delivery unknown = Samples::delivery(7);
        database.open();
        for (Model::Delivery &delivery : all) {
            QVERIFY(DeliveryStore(database.get()).insert(delivery));
            QCOMPARE(delivery.verdict, Model::Verdict::Duplicate);
        }
        QVERIFY(DeliveryStore(database.get()).insert(unknown));
        QCOMPARE(unknown.verdict, Model::Verdict::Accepted);
    }

    void undoneOneComesAgainAsNew()
    {
        Samples::DiskDatabase database;
        add(database.get(), Samples::delivery(1));
        QVERIFY(database.get().begin());
        add(database.get(), Samples::delivery(2));
        database.get().rollback();
        const qint64 each = Samples::delivery().headers.size() + Samples::delivery().body.size();
        QVERIFY(database.get().begin());
        Model::Delivery again = Samples::delivery(2);
        QVERIFY(DeliveryStore(database.get()).insert(again));
        QCOMPARE(again.verdict, Model::Verdict::Accepted);
        QVERIFY(database.get().commit());
        QCOMPARE(numberOf(database.get(), database.get().prepared("SELECT bytes FROM totals")).value(), 2 * each);
    }

    void refusedSignatureDoesNotBlockTheRealOne()
    {
        Samples::DiskDatabase database;
        add(database.get(), refused(1));
        add(database.get(), refused(1));
        Model::Delivery real = Samples::delivery(1);
        QVERIFY(DeliveryStore(database.get()).insert(real));
        QCOMPARE(real.verdict, Model::Verdict::Accepted);
    }

    void foldedOnesAreNotGivenAgain()
    {
        Samples::DiskDatabase database;
        QList<qint64> all;
        for (int i = 0; i < 5; ++i)
            all.append(add(database.get(), Samples::delivery(i)));
        add(database.get(), refused(9));
        DeliveryStore store(database.get());
        QCOMPARE(ids(store.unfolded(2).value()), all.mid(0, 2));
        QCOMPARE(store.unfolded(1).value().first().body, Samples::delivery(0).body);
        QVERIFY(store.markFolded(all[0], 77us));
        QCOMPARE(ids(store.unfolded(10).value()), all.mid(1));
        QVERIFY(store.find(all[0]).value()->folded);
        QCOMPARE(store.find(all[0]).value()->answeredIn, 77us);
    }

    void pageGoesDownwards()
    {
        Samples::DiskDatabase database;
        QList<qint64> all;
        for (int i = 0; i < 5; ++i)
            all.prepend(add(database.get(), Samples::delivery(i)));
        const DeliveryStore store(database.get());
        const auto first = store.page({}, 0, 2).value();
        QCOMPARE(ids(first), all.mid(0, 2));
        QVERIFY(first.first().body.isEmpty());
        QVERIFY(first.first().headers.isEmpty());
        QCOMPARE(ids(store.page({}, first.last().id, 10).value()), all.mid(2));
        QCOMPARE(store.count({}).value(), 5);
    }

    void filter_data()
    {
        QTest::addColumn<DeliveryFilter>("filter");
        QTest::addColumn<QList<qint64>>("expected");
        const auto row = [](const char *name, auto set, const QList<qint64> &expected) {
            DeliveryFilter filter;
            set(filter);
            QTest::newRow(name) << filter << expected;
        };
        row("all", [](DeliveryFilter &) {}, {4, 3, 2, 1});
        row("verdict", [](DeliveryFilter &f) { f.verdict = Model::Verdict::Refused; }, {3});
        row("slug", [](DeliveryFilter &f) { f.slug = QStringLiteral("a_b/c"); }, {2});
        row("event", [](DeliveryFilter &f) { f.event = QStringLiteral("user"); }, {4});
        row("text", [](DeliveryFilter &f) { f.text = QStringLiteral("A_B"); }, {2});
        row("text address", [](DeliveryFilter &f) { f.text = QStringLiteral("2.99"); }, {4});
        row("wildcard", [](DeliveryFilter &f) { f.text = QStringLiteral("%"); }, {});
        row("backslash", [](DeliveryFilter &f) { f.text = QStringLiteral("\\"); }, {});
        row("quote", [](DeliveryFilter &f) { f.text = QStringLiteral("' OR 1 --"); }, {});
        row("build", [](DeliveryFilter &f) { f.build = Samples::delivery(3).build; }, {3});
        row("build elsewhere", [](DeliveryFilter &f) { f.build = {QStringLiteral("https://b"), 9'000'000'003}; }, {});
        row("from", [](DeliveryFilter &f) { f.from = Samples::delivery(3).received; }, {4, 3});
        row("until", [](DeliveryFilter &f) { f.until = Samples::delivery(3).received; }, {2, 1});
        row("both",
            [](DeliveryFilter &f) {
                f.event = QStringLiteral("build");
                f.verdict = Model::Verdict::Accepted;
                f.text = QStringLiteral("octo");
            },
            {1});
    }
    void filter()
    {
        QFETCH(const DeliveryFilter, filter);
        QFETCH(const QList<qint64>, expected);
        Samples::DiskDatabase database;
        Model::Delivery second = Samples::delivery(2);
        second.slug = QStringLiteral("a_b/c");
        Model::Delivery fourth = Samples::delivery(4);
        fourth.event = QStringLiteral("user");
        fourth.remote = QStringLiteral("192.0.2.99");
        fourth.slug.clear();
        for (const Model::Delivery &delivery : {Samples::delivery(1), second, refused(3), fourth})
            add(database.get(), delivery);
        const DeliveryStore store(database.get());
        QCOMPARE(ids(store.page(filter, 0, 10).value()), expected);
        QCOMPARE(store.count(filter).value(), expected.size());
        if (!expected.isEmpty())
            QCOMPARE(ids(store.page(filter, expected.first(), 10).value()), expected.mid(1));
    }

    void plansNeitherScanNorSort()
    {
        Samples::DiskDatabase database;
        const QString page =
            plan(database.get(), QStringLiteral("SELECT * FROM deliveries WHERE id < ? ORDER BY id DESC LIMIT 50"));
        QVERIFY2(page.contains(QStringLiteral("USING INTEGER PRIMARY KEY")), qPrintable(page));
        const QString build = plan(database.get(),
            QStringLiteral("SELECT * FROM deliveries WHERE build_id = ? AND system_link = ? AND id < ? ORDER BY id "
                           "DESC LIMIT 50"));
        QVERIFY2(build.contains(QStringLiteral("USING INDEX deliveries_build")), qPrintable(build));
        QVERIFY2(!build.contains(QStringLiteral("TEMP B-TREE")), qPrintable(build));
        const QString refusedOnes = plan(
            database.get(), QStringLiteral("SELECT * FROM deliveries WHERE verdict = 2 ORDER BY id DESC LIMIT 50"));
        QVERIFY2(refusedOnes.contains(QStringLiteral("deliveries_refused")), qPrintable(refusedOnes));
        const QString unfolded = plan(
            database.get(), QStringLiteral("SELECT * FROM deliveries WHERE verdict = 0 AND folded = 0 ORDER BY id"));
        QVERIFY2(unfolded.contains(QStringLiteral("deliveries_unfolded")), qPrintable(unfolded));
        const QString sameDate = plan(database.get(),
            QStringLiteral("SELECT 1 FROM deliveries WHERE verdict = 0 AND signed = ? AND signature = ?"));
        QVERIFY2(sameDate.contains(QStringLiteral("deliveries_signed")), qPrintable(sameDate));
        const QString lastSigned =
            plan(database.get(), QStringLiteral("SELECT ifnull(max(signed), 0) FROM deliveries WHERE verdict = 0"));
        QVERIFY2(lastSigned.contains(QStringLiteral("deliveries_signed")), qPrintable(lastSigned));
        const QString lastReceived =
            plan(database.get(), QStringLiteral("SELECT ifnull(max(received), 0) FROM deliveries WHERE received <= ?"));
        QVERIFY2(lastReceived.contains(QStringLiteral("deliveries_received")), qPrintable(lastReceived));
    }

    void pruneByAge()
    {
        Samples::DiskDatabase database;
        DeliveryStore store(database.get());
        QList<qint64> all;
        for (int i = 0; i < 6; ++i)
            all.append(add(database.get(), Samples::delivery(i)));
        for (const qint64 id : {all[0], all[1], all[3], all[4]})
            QVERIFY(store.markFolded(id, 1us));
        Retention retention = Everything;
        retention.age = 1h;
        const Core::WallTime now = Samples::delivery(4).received + 1h;
        QCOMPARE(store.prune(retention, now, 2).value(), 2);
        QCOMPARE(store.prune(retention, now, 2).value(), 1);
        QCOMPARE(store.prune(retention, now, 2).value(), 0);
        // Number 2 waits for folding, 4 is just young enough.
        QCOMPARE(ids(store.page({}, 0, 10).value()), (QList<qint64>{all[5], all[4], all[2]}));
        QCOMPARE(numberOf(database.get(), database.get().prepared("SELECT count(*) FROM payloads")).value(), 3);
        // An id is never used twice.
        QVERIFY(add(database.get(), Samples::delivery(20)) > all[5]);
    }

    void pruneBySize()
    {
        Samples::DiskDatabase database;
        const qint64 each = Samples::delivery().headers.size() + Samples::delivery().body.size();
        QList<qint64> all;
        for (int i = 0; i < 6; ++i) {
            all.append(add(database.get(), Samples::delivery(i)));
            if (i != 1)
                QVERIFY(DeliveryStore(database.get()).markFolded(all.last(), 1us));
        }
        database.open(); // the total outlives a restart
        DeliveryStore store(database.get());
        Retention retention = Everything;
        retention.bytes = 3 * each + 1;
        const Core::WallTime now = Samples::delivery(6).received;
        QCOMPARE(store.prune(retention, now, 2).value(), 2);
        QCOMPARE(store.prune(retention, now, 2).value(), 1);
        QCOMPARE(store.prune(retention, now, 2).value(), 0);
        QCOMPARE(ids(store.page({}, 0, 10).value()), (QList<qint64>{all[5], all[4], all[1]}));
        QCOMPARE(numberOf(database.get(), database.get().prepared("SELECT bytes FROM totals")).value(), 3 * each);
        retention.bytes = 0;
        QCOMPARE(store.prune(retention, now, 100).value(), 2);
        QCOMPARE(ids(store.page({}, 0, 10).value()), QList<qint64>{all[1]});
    }

    void pruneRefused()
    {
        Samples::DiskDatabase database;
        DeliveryStore store(database.get());
        const qint64 accepted = add(database.get(), Samples::delivery(99));
        QList<qint64> all;
        for (int i = 0; i < 5; ++i)
            all.append(add(database.get(), refused(i)));
        Retention retention = Everything;
        retention.refused = 2;
        const Core::WallTime now = Samples::delivery(6).received;
        QCOMPARE(store.prune(retention, now, 2).value(), 2);
        QCOMPARE(store.prune(retention, now, 2).value(), 1);
        QCOMPARE(ids(store.page({}, 0, 10).value()), (QList<qint64>{all[4], all[3], accepted}));
    }

    void pruneKeepsWhatAnAnnouncementStandsOn()
    {
        Samples::DiskDatabase database;
        DeliveryStore store(database.get());
        AnnouncementStore announcements(database.get());
        const qint64 open = add(database.get(), Samples::delivery(1));
        const qint64 settled = add(database.get(), Samples::delivery(2));
        Model::Announcement first = Samples::announcement(QStringLiteral("delivery:%1").arg(open));
        Model::Announcement second = Samples::announcement(QStringLiteral("delivery:%1").arg(settled));
        second.sentHash = second.desiredHash;
        QVERIFY(announcements.save(first));
        QVERIFY(announcements.save(second));
        QVERIFY(store.markFolded(open, 1us));
        QVERIFY(store.markFolded(settled, 1us));
        Retention retention = Everything;
        retention.age = 1h;
        const Core::WallTime now = Samples::delivery(3).received + 2h;
        QCOMPARE(store.prune(retention, now, 10).value(), 1);
        QVERIFY(store.find(open).value());
        QCOMPARE(announcements.of(first.subject).value().size(), 1);
        QCOMPARE(announcements.of(second.subject).value().size(), 0);
        first.sentHash = first.desiredHash;
        QVERIFY(announcements.save(first));
        QCOMPARE(store.prune(retention, now, 10).value(), 1);
        QCOMPARE(announcements.of(first.subject).value().size(), 0);
    }
};

REGISTER_GUILESS_TEST(DeliveryStoreTest)
#include "tst_deliverystore.moc"
