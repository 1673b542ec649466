// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/failurelog.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Drone;
using Model::Status;

namespace {

QList<LogLine> logOf(const QStringList &texts)
{
    QList<LogLine> log;
    for (const QString &text : texts)
        log.append({log.size(), text + u'\n', 0});
    return log;
}

QStringList numbered(int count)
{
    QStringList lines;
    for (int i = 0; i < count; ++i)
        lines.append(QStringLiteral("line %1").arg(i));
    return lines;
}

Model::Build failedBuild()
{
    Model::Build build;
    build.repository.slug = QStringLiteral("octo/app");
    build.number = 12;
    build.status = Status::Failure;
    Model::Stage stage;
    stage.number = 1;
    stage.name = QStringLiteral("default");
    stage.status = Status::Failure;
    Model::Step clone;
    clone.number = 1;
    clone.name = QStringLiteral("clone");
    clone.status = Status::Success;
    clone.started = 100;
    Model::Step test = clone;
    test.number = 2;
    test.name = QStringLiteral("test");
    test.status = Status::Failure;
    stage.steps = {clone, test};
    build.stages = {stage};
    return build;
}

} // namespace

class TestFailureLog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepToFetch()
    {
        Model::Build build = failedBuild();
        const FailedStep expected{{QStringLiteral("octo/app"), 12, 1, 2}, QStringLiteral("default / test")};
        QCOMPARE(failedStep(build), std::optional(expected));

        Model::Step lint = build.stages[0].steps[0];
        lint.status = Status::Failure;
        lint.errIgnore = true;
        build.stages[0].steps[0] = lint;
        QVERIFY2(failedStep(build) == expected, "an ignored failure is not the reason");

        build.stages[0].steps[1].started = 0;
        QVERIFY2(!failedStep(build), "a step that never ran has no log");

        build = failedBuild();
        build.status = Status::Success;
        QVERIFY(!failedStep(build));
        build = failedBuild();
        build.stages[0].errIgnore = true;
        QVERIFY(!failedStep(build));
    }

    void lastLines()
    {
        const QString text = failureLog(logOf(numbered(100)), {5, 1000});
        QCOMPARE(text, QStringLiteral("line 95\nline 96\nline 97\nline 98\nline 99"));
    }

    void silentStep() { QCOMPARE(failureLog({}, {}), QString()); }

    void codesAndTimestampsGo()
    {
        const auto log = logOf({QStringLiteral("2026-11-23T16:23:02.123Z \x1b[31mFAIL\x1b[0m a\r"),
            QStringLiteral("[2026-11-23 16:23:03] b"), QStringLiteral(""), QStringLiteral("  ")});
        QCOMPARE(failureLog(log, {}), QStringLiteral("FAIL a\nb"));
    }

    void assertionFurtherUpIsKept()
    {
        QStringList lines = numbered(100);
        lines[40] = QStringLiteral("FATAL: assertion `a == b` failed");
        const QStringList got = failureLog(logOf(lines), {20, 1000}).split(u'\n');
        QCOMPARE(got.size(), 20);
        QCOMPARE(got.at(1), lines.at(40));
        QCOMPARE(got.at(3), QStringLiteral("…"));
        QCOMPARE(got.constLast(), QStringLiteral("line 99"));
    }

    void lineThatNamesTheFailure_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("go") << QStringLiteral("--- FAIL: TestAccessLog (0.00s)");
        QTest::newRow("python") << QStringLiteral("AssertionError: 3 != 4");
        QTest::newRow("googletest") << QStringLiteral("/drone/src/tests/totals.cpp:88: Failure");
        QTest::newRow("c") << QStringLiteral("main.c:4:2: error: expected ';'");
        QTest::newRow("rust") << QStringLiteral("error[E0308]: mismatched types");
        QTest::newRow("eslint") << QStringLiteral("  31:17  error  'zone' is never used");
        QTest::newRow("terraform") << QStringLiteral("│ Error: creating EC2 Subnet");
        QTest::newRow("java") << QStringLiteral("java.lang.NullPointerException: null");
    }
    void lineThatNamesTheFailure()
    {
        QFETCH(QString, line);
        const QStringList around{QStringLiteral("0 errors in 14 files"), QStringLiteral("errors: none so far"),
            QStringLiteral("retry after failure of mirror 2"), line, QStringLiteral("Exit status 1")};
        QCOMPARE(failureLine(around), 3);
        QCOMPARE(failureLine(around.first(3)), -1);
    }

    void fitsTheSize_data()
    {
        QTest::addColumn<int>("characters");
        for (const int characters : {1, 10, 60, 200, 1000})
            QTest::addRow("%d", characters) << characters;
    }

    void fitsTheSize()
    {
        QFETCH(int, characters);
        QStringList lines = numbered(100);
        lines[40] = QStringLiteral("panic: ") + QStringLiteral("🎉").repeated(30);
        lines[99] = QStringLiteral("last ") + QStringLiteral("🎉").repeated(400);
        const QString text = failureLog(logOf(lines), {20, characters});
        QVERIFY(!text.isEmpty());
        QVERIFY2(text.size() <= characters, qPrintable(text));
        QCOMPARE(QString::fromUtf8(text.toUtf8()), text); // no half of a character
    }

    void masked()
    {
        const QString token = QStringLiteral("ghp_") + QStringLiteral("abcdEFGH1234").repeated(3);
        const QString text =
            failureLog(logOf({QStringLiteral("remote: ") + token, QStringLiteral("fatal: no access")}), {});
        QCOMPARE(text, QStringLiteral("remote: ******\nfatal: no access"));
    }
};

REGISTER_GUILESS_TEST(TestFailureLog)
#include "tst_failurelog.moc"
