// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "model/build.h"

#include <QTest>

using Model::Status;

class BuildTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statuses_data()
    {
        QTest::addColumn<Status>("status");
        QTest::addColumn<bool>("terminal");
        QTest::addColumn<bool>("failure");
        QTest::newRow("unknown") << Status::Unknown << false << false;
        QTest::newRow("pending") << Status::Pending << false << false;
        QTest::newRow("waiting_on_dependencies") << Status::WaitingOnDependencies << false << false;
        QTest::newRow("blocked") << Status::Blocked << false << false;
        QTest::newRow("running") << Status::Running << false << false;
        QTest::newRow("success") << Status::Success << true << false;
        QTest::newRow("failure") << Status::Failure << true << true;
        QTest::newRow("error") << Status::Error << true << true;
        QTest::newRow("killed") << Status::Killed << true << false;
        QTest::newRow("skipped") << Status::Skipped << true << false;
        QTest::newRow("declined") << Status::Declined << true << false;
        QTest::newRow("lost") << Status::Lost << true << false;
    }

    void statuses()
    {
        QFETCH(Status, status);
        const QString word = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(Model::statusWord(status), word);
        QCOMPARE(Model::statusFromWord(word), status);
        QTEST(Model::isTerminal(status), "terminal");
        QTEST(Model::isFailure(status), "failure");
    }

    void otherWordsAreUnknown()
    {
        QCOMPARE(Model::statusFromWord(u"Success"), Status::Unknown);
        QCOMPARE(Model::statusFromWord(u""), Status::Unknown);
    }

    void page()
    {
        Model::Build build;
        QVERIFY(build.page().isEmpty());
        build.system.link = QStringLiteral("https://drone.example.com");
        build.repository.slug = QStringLiteral("acme/api");
        build.number = 12;
        QCOMPARE(build.page(), QStringLiteral("https://drone.example.com/acme/api/12"));
    }
};

REGISTER_GUILESS_TEST(BuildTest)
#include "tst_build.moc"
