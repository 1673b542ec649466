// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoday.h"
#include "demo/demolog.h"
#include "fakes/testprogram.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Demo;
using Model::Status;

namespace {

Model::Build demoBuild()
{
    Model::Build build;
    build.repository.slug = QStringLiteral("acme/api");
    build.after = QStringLiteral("0123456789abcdef0123456789abcdef01234567");
    build.ref = QStringLiteral("refs/heads/main");
    build.target = QStringLiteral("main");
    return build;
}

Model::Step stepOf(const QString &name, const QString &image, Status status)
{
    Model::Step step;
    step.name = name;
    step.image = image;
    step.status = status;
    step.exitCode = status == Status::Failure ? 7 : 0;
    return step;
}

} // namespace

class TestDemoLog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Of every step in the demo's day, however it ends.
    void everyStepPrintsSomethingOfItsOwn()
    {
        const QJsonObject pipelines = builtInDay().value(QLatin1String("pipelines")).toObject();
        QSet<QString> failing;
        for (const QJsonValue &moment : builtInDay().value(QLatin1String("moments")).toArray())
            failing.insert(moment[QLatin1String("fail")][QLatin1String("step")].toString());
        const QStringList unknown = logOf(demoBuild(), stepOf(QStringLiteral("no such step"), {}, Status::Success));
        int steps = 0;
        for (const QJsonValue &stages : pipelines) {
            for (const QJsonValue &stage : stages.toArray()) {
                for (const QJsonValue &planned : stage[QLatin1String("steps")].toArray()) {
                    const QString name = planned[QLatin1String("name")].toString();
                    const QString image = planned[QLatin1String("image")].toString();
                    const QStringList good = logOf(demoBuild(), stepOf(name, image, Status::Success));
                    QVERIFY2(good != unknown && good.size() >= 2, qPrintable(name + u' ' + image));
                    for (const QString &line : good) {
                        QVERIFY(line.endsWith(u'\n'));
                        QVERIFY2(!line.contains(QLatin1String("{pick")) && !line.contains(QLatin1String("{slug")),
                            qPrintable(line));
                    }
                    ++steps;
                }
            }
        }
        QVERIFY(steps > 20);
        QVERIFY(failing.size() >= 5);
    }

    void failureIsExplainedAtTheEnd()
    {
        const QString name = QStringLiteral("unit tests");
        const QString image = QStringLiteral("golang:1.22");
        const QStringList running = logOf(demoBuild(), stepOf(name, image, Status::Running));
        const QStringList failed = logOf(demoBuild(), stepOf(name, image, Status::Failure));
        QVERIFY(failed.size() > running.size() + 5);
        QCOMPARE(failed.first(running.size()), running); // what was seen live stays
        QVERIFY(failed.join(QString()).contains(QLatin1String("--- FAIL")));
        QVERIFY(
            !logOf(demoBuild(), stepOf(name, image, Status::Success)).join(QString()).contains(QLatin1String("FAIL")));
    }

    void stepsOfOneNameDifferByImage()
    {
        const QString name = QStringLiteral("build");
        QVERIFY(logOf(demoBuild(), stepOf(name, QStringLiteral("golang:1.22"), Status::Success))
            != logOf(demoBuild(), stepOf(name, QStringLiteral("node:20"), Status::Success)));
    }

    void linesKnowTheirBuild()
    {
        const QString clone = logOf(demoBuild(), stepOf(QStringLiteral("clone"), {}, Status::Success)).join(QString());
        QVERIFY(clone.contains(demoBuild().after));
        QVERIFY(clone.contains(QLatin1String("acme/api")));
        const QStringList other = logOf(demoBuild(), stepOf(QStringLiteral("no such step"), {}, Status::Failure));
        QVERIFY(other.constLast().contains(QLatin1String("exit status 7")));
    }

    void killedInTheMiddle()
    {
        const auto whole = logOf(demoBuild(), stepOf(QStringLiteral("gradle"), {}, Status::Running));
        const auto killed = logOf(demoBuild(), stepOf(QStringLiteral("gradle"), {}, Status::Killed));
        QCOMPARE(killed, whole.first(whole.size() / 2));
    }
};

REGISTER_GUILESS_TEST(TestDemoLog)
#include "tst_demolog.moc"
