// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "store/announcementstore.h"

#include "samples.h"

#include <QtTest>

using namespace Store;

class AnnouncementStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack()
    {
        Samples::DiskDatabase database;
        Model::Announcement announcement = Samples::announcement(QStringLiteral("build:https://d:1"));
        QVERIFY(AnnouncementStore(database.get()).save(announcement));
        database.open();
        AnnouncementStore store(database.get());
        QCOMPARE(store.find(announcement.subject, announcement.channel).value(), announcement);
        announcement.failed = true;
        announcement.messageId.clear();
        announcement.sentHash.clear();
        QVERIFY(store.save(announcement));
        QCOMPARE(store.find(announcement.subject, announcement.channel).value(), announcement);
        QCOMPARE(store.of(announcement.subject).value().size(), 1);
        QVERIFY(!store.find(QStringLiteral("build:https://d:2"), announcement.channel).value());
        QVERIFY(!store.find(announcement.subject, {QStringLiteral("preview"), QStringLiteral("42")}).value());
    }

    void highestEditionCounts()
    {
        Samples::DiskDatabase database;
        AnnouncementStore store(database.get());
        Model::Announcement old = Samples::announcement(QStringLiteral("s"));
        Model::Announcement fresh = old;
        fresh.edition = old.edition + 1;
        fresh.created += std::chrono::seconds(1);
        fresh.sentHash = fresh.desiredHash;
        QVERIFY(store.save(fresh));
        QVERIFY(store.save(old));
        QCOMPARE(store.find(old.subject, old.channel).value(), fresh);
        QCOMPARE(store.of(old.subject).value(), (QList<Model::Announcement>{old, fresh}));
        // The old edition was never settled, and nobody waits for it any more.
        QCOMPARE(store.unsettled().value(), QList<Model::Announcement>());
        fresh.sentHash.clear();
        QVERIFY(store.save(fresh));
        QCOMPARE(store.unsettled().value(), QList<Model::Announcement>{fresh});
    }

    void unsettledOldestFirst()
    {
        Samples::DiskDatabase database;
        AnnouncementStore store(database.get());
        Model::Announcement late = Samples::announcement(QStringLiteral("late"));
        late.created += std::chrono::seconds(5);
        Model::Announcement early = Samples::announcement(QStringLiteral("early"));
        Model::Announcement failed = Samples::announcement(QStringLiteral("failed"));
        failed.failed = true;
        Model::Announcement elsewhere = Samples::announcement(QStringLiteral("early"));
        elsewhere.channel.id = QStringLiteral("43");
        elsewhere.sentHash = elsewhere.desiredHash;
        for (const Model::Announcement &announcement : {late, early, failed, elsewhere})
            QVERIFY(store.save(announcement));
        QCOMPARE(store.unsettled().value(), (QList<Model::Announcement>{early, late}));
    }

    void knowsItsMessages()
    {
        Samples::DiskDatabase database;
        AnnouncementStore store(database.get());
        Model::Announcement announcement = Samples::announcement(QStringLiteral("s"));
        QVERIFY(store.save(announcement));
        QVERIFY(store.hasMessage(announcement.messageId).value());
        QVERIFY(!store.hasMessage(QStringLiteral("1")).value());
        announcement.messageId.clear();
        QVERIFY(store.save(announcement));
        QVERIFY(!store.hasMessage(QString()).value());
    }
};

REGISTER_GUILESS_TEST(AnnouncementStoreTest)
#include "tst_announcementstore.moc"
