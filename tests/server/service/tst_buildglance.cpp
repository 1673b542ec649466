// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "service/buildglance.h"

#include <QTest>

using namespace std::chrono_literals;

namespace {

const Core::WallTime Noon = Core::toWallTime(1'770'000'000'000);

Model::BuildRecord record(Model::Status status, qint64 number, std::chrono::minutes after)
{
    Model::BuildRecord record;
    record.build.repository.slug = QStringLiteral("acme/api");
    record.build.number = number;
    record.build.status = status;
    record.lastObserved = Noon + after;
    return record;
}

} // namespace

class TestBuildGlance final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksOfTheNewestFinish_data();
    void speaksOfTheNewestFinish();
    void countsWhatRuns_data();
    void countsWhatRuns();
};

void TestBuildGlance::speaksOfTheNewestFinish_data()
{
    QTest::addColumn<QList<Model::BuildRecord>>("records");
    QTest::addColumn<QString>("lastFailure");
    const QString twelve = QStringLiteral("acme/api #12");
    QTest::newRow("none") << QList<Model::BuildRecord>() << QString();
    QTest::newRow("failure") << QList{record(Model::Status::Failure, 12, 0min)} << twelve;
    QTest::newRow("error") << QList{record(Model::Status::Error, 12, 0min)} << twelve;
    QTest::newRow("success after it") << QList{record(Model::Status::Failure, 12, 0min),
        record(Model::Status::Success, 13, 1min)}
                                      << QString();
    QTest::newRow("one that is lost after it")
        << QList{record(Model::Status::Failure, 12, 0min), record(Model::Status::Lost, 13, 1min)} << twelve;
    QTest::newRow("an older success replayed")
        << QList{record(Model::Status::Failure, 12, 0min), record(Model::Status::Success, 11, -5min)} << twelve;
    QTest::newRow("the same moment, the later word")
        << QList{record(Model::Status::Success, 11, 0min), record(Model::Status::Failure, 12, 0min)} << twelve;
    QTest::newRow("one that runs after it")
        << QList{record(Model::Status::Failure, 12, 0min), record(Model::Status::Running, 13, 1min)} << twelve;
}

void TestBuildGlance::speaksOfTheNewestFinish()
{
    QFETCH(QList<Model::BuildRecord>, records);
    QFETCH(QString, lastFailure);
    Service::BuildGlance glance;
    for (const Model::BuildRecord &record : records)
        glance.observe(record);
    QCOMPARE(glance.glance({}, Noon).lastFailure, lastFailure);
}

void TestBuildGlance::countsWhatRuns_data()
{
    QTest::addColumn<Model::Status>("status");
    QTest::addColumn<int>("minutesAgo");
    QTest::addColumn<int>("running");
    QTest::newRow("running") << Model::Status::Running << 1 << 1;
    QTest::newRow("pending") << Model::Status::Pending << 1 << 1;
    QTest::newRow("blocked: it waits for a person") << Model::Status::Blocked << 1 << 0;
    QTest::newRow("just short of a day") << Model::Status::Running << 24 * 60 - 1 << 1;
    QTest::newRow("unheard of for a day") << Model::Status::Running << 24 * 60 << 0;
}

void TestBuildGlance::countsWhatRuns()
{
    QFETCH(Model::Status, status);
    QFETCH(int, minutesAgo);
    QFETCH(int, running);
    const auto unfinished = record(status, 1, std::chrono::minutes(-minutesAgo));
    QCOMPARE(Service::BuildGlance().glance({unfinished}, Noon).running, running);
}

REGISTER_GUILESS_TEST(TestBuildGlance)
#include "tst_buildglance.moc"
