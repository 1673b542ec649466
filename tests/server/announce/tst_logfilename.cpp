// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/logfilename.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Announce;

class TestLogFileName final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSourceIsReadBack()
    {
        Model::Build build;
        build.system.link = QStringLiteral("https://drone.example/with a path");
        build.id = 70;
        build.number = 7;
        build.repository.slug = QStringLiteral("o/r");
        const Model::CardFile file = logFileOf(build, 2, 3);
        QCOMPARE(logSourceFrom(file.source), std::optional(LogSource{build.key(), 2, 3}));
        QCOMPARE(file.name, QStringLiteral("r-7-3.log"));
        for (const char *wrong : {"", "1/2", "x/y 7 link", "1/2 0 link", "1/0 7 link"})
            QVERIFY2(!logSourceFrom(QString::fromLatin1(wrong)), wrong);
    }

    void theNameIsHarmless()
    {
        Model::Build build;
        build.id = build.number = 7;
        build.repository.slug = QStringLiteral("o/..\"r\r\n");
        build.stages.resize(1);
        build.stages[0].number = 1;
        build.stages[0].steps.resize(1);
        build.stages[0].steps[0].number = 2;
        build.stages[0].steps[0].name = QStringLiteral("tests & läufe ") + QString(100, u'x');
        const QString name = logFileOf(build, 1, 2).name;
        QVERIFY2(name.startsWith(QStringLiteral("..-r---7-tests---l-ufe-xxx")), qPrintable(name));
        QVERIFY(name.endsWith(QStringLiteral(".log")));
        QVERIFY(name.size() < 100);
    }
};

REGISTER_GUILESS_TEST(TestLogFileName)
#include "tst_logfilename.moc"
