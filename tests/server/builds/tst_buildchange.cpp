// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "builds/buildchange.h"
#include "fakes/testprogram.h"

#include <QTest>

using Builds::FieldChange;
using Model::Status;

class BuildChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing() { QCOMPARE(Builds::describeChange({}, {}), QList<FieldChange>()); }

    void namesWhatChangedStatusFirst()
    {
        Model::Build before;
        before.status = Status::Running;
        before.stages.resize(1);
        before.stages[0].id = 1;
        before.stages[0].name = QStringLiteral("default");
        before.stages[0].status = Status::Running;
        before.stages[0].steps.resize(1);
        before.stages[0].steps[0].id = 2;
        before.stages[0].steps[0].name = QStringLiteral("test");
        before.stages[0].steps[0].status = Status::Running;
        Model::Build after = before;
        after.status = Status::Failure;
        after.repository.slug = QStringLiteral("acme/new");
        after.stages[0].steps[0].status = Status::Failure;
        after.stages[0].steps[0].exitCode = 8;
        after.stages[0].steps[0].errIgnore = true;
        const auto s = [](const char *text) { return QString::fromLatin1(text); };
        QCOMPARE(Builds::describeChange(before, after),
            (QList<FieldChange>{{s("build.status"), s("running"), s("failure")},
                {s("repository.slug"), {}, s("acme/new")}, {s("test.status"), s("running"), s("failure")},
                {s("test.errignore"), s("false"), s("true")}, {s("test.exit_code"), s("0"), s("8")}}));
    }

    void stepsAreNamedWithTheirStageWhereThereAreSeveral()
    {
        Model::Build after;
        after.stages.resize(2);
        after.stages[0].id = 1;
        after.stages[0].name = QStringLiteral("linux");
        after.stages[1].id = 2;
        after.stages[1].name = QStringLiteral("arm");
        Model::Build before = after;
        Model::Step step;
        step.id = 3;
        step.name = QStringLiteral("clone");
        step.dependsOn = {QStringLiteral("a"), QStringLiteral("b")};
        after.stages[1].steps = {step};
        const QList<FieldChange> changes = Builds::describeChange(before, after);
        QVERIFY(changes.contains(FieldChange{QStringLiteral("arm/clone.depends_on"), {}, QStringLiteral("a, b")}));
    }
};

REGISTER_GUILESS_TEST(BuildChange)
#include "tst_buildchange.moc"
