// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "samples.h"
#include "store/actstore.h"

#include <QSqlQuery>
#include <QTest>

using namespace Store;

class TestActStore final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasAskedInItsOrder()
    {
        Samples::DiskDatabase database;
        const BuildRecord build = Samples::build();
        QVERIFY(BuildStore(database.get()).save(build));
        ActStore acts(database.get());
        const Model::ActRecord first{Core::toWallTime(5000), Model::Act::Approve, QStringLiteral("ada"),
            QStringLiteral("default"), false, QStringLiteral("no")};
        Model::ActRecord second = first;
        second.at = Core::toWallTime(4000); // the wall clock was set back meanwhile
        second.ok = true;
        QVERIFY(acts.add(build.build.key(), first));
        QVERIFY(acts.add(build.build.key(), second));
        QCOMPARE(acts.of(build.build.key()).value(), (QList<Model::ActRecord>{first, second}));
        // Another state of the build does not cost it what was asked.
        QVERIFY(BuildStore(database.get()).save(build));
        QCOMPARE(acts.of(build.build.key()).value().size(), 2);
    }

    void goesWithItsBuild()
    {
        Samples::DiskDatabase database;
        const BuildRecord build = Samples::build();
        ActStore acts(database.get());
        QVERIFY(acts.add(build.build.key(), {})); // none is stored yet: nothing is kept
        QVERIFY(BuildStore(database.get()).save(build));
        QVERIFY(acts.of(build.build.key()).value().isEmpty());
        QVERIFY(acts.add(build.build.key(), {}));
        QVERIFY(database.get().execute(QStringLiteral("DELETE FROM builds")));
        auto left = database.get().prepared("SELECT count(*) FROM build_acts");
        QVERIFY(left && left.value()->exec() && left.value()->next());
        QCOMPARE(left.value()->value(0).toInt(), 0);
    }
};

REGISTER_GUILESS_TEST(TestActStore)
#include "tst_actstore.moc"
