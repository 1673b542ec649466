// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "samplebuilds.h"
#include "ui/builds/actquestion.h"
#include "ui/builds/actwords.h"
#include "ui/text/phrases.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using Model::Act;
using Model::Status;

namespace {

constexpr qint64 Start = 1'795'450'000;

Model::Build blockedBuild()
{
    Model::Build build = Fakes::sampleBuild(9, QStringLiteral("a/b"), 9, Status::Blocked, Start).build;
    build.stages.resize(3);
    for (int i = 0; i < 3; ++i) {
        build.stages[i].number = i + 1;
        build.stages[i].name = QStringLiteral("stage%1").arg(i + 1);
        build.stages[i].status = i == 1 ? Status::Pending : Status::Blocked;
    }
    return build;
}

/// Shown; confirmed() lands in `acts`.
struct Asked
{
    QPointer<Ui::ActQuestion> question;
    QList<Model::BuildAct> acts;

    Asked(Act act, const Model::Build &build)
        : question(new Ui::ActQuestion(act, build, nullptr))
    {
        QObject::connect(question, &Ui::ActQuestion::confirmed, question,
            [this](const Model::BuildAct &confirmed) { acts.append(confirmed); });
        question->open();
    }
    ~Asked() { delete question; }
    Q_DISABLE_COPY_MOVE(Asked)

    QPushButton *button(bool yes) const { return question->findChildren<QPushButton *>().at(yes ? 1 : 0); }
};

} // namespace

class TestActQuestion final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatFitsTheStateIsOffered()
    {
        Model::Build build = blockedBuild();
        QCOMPARE(Ui::actsFor(build), (QList<Act>{Act::Approve, Act::Decline}));
        // Webhooks tell of it as of a pending build.
        build.status = Status::Pending;
        QCOMPARE(Ui::actsFor(build), (QList<Act>{Act::Approve, Act::Decline}));
        build.stages.clear();
        QCOMPARE(Ui::actsFor(build), (QList<Act>{Act::Cancel}));
        build.status = Status::Running;
        QCOMPARE(Ui::actsFor(build), (QList<Act>{Act::Cancel}));
        for (const Status status : {Status::Success, Status::Failure, Status::Killed, Status::Declined}) {
            build.status = status;
            QCOMPARE(Ui::actsFor(build), (QList<Act>{Act::Restart, Act::Promote}));
        }
        build.status = Status::Lost; // Drone would not find it
        QVERIFY(Ui::actsFor(build).isEmpty());
    }

    void namesTheBuildAndWhatWillHappen_data()
    {
        QTest::addColumn<Act>("act");
        for (const Act act : {Act::Restart, Act::Cancel, Act::Approve, Act::Decline, Act::Promote})
            QTest::newRow(qPrintable(Ui::actName(act))) << act;
    }
    void namesTheBuildAndWhatWillHappen()
    {
        QFETCH(Act, act);
        Model::Build build = blockedBuild();
        build.message = QStringLiteral("<b>bold</b>");
        const Asked asked(act, build);
        const auto labels = asked.question->findChildren<QLabel *>();
        QVERIFY(labels.at(0)->text().contains(QStringLiteral("#9 of a/b")));
        QVERIFY(labels.at(1)->text().contains(Ui::shortCommit(build)));
        for (const QLabel *label : labels.mid(0, 2))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void approvesEachStageThatWaits()
    {
        Asked asked(Act::Approve, blockedBuild());
        QTest::keyClick(asked.question, Qt::Key_Return);
        QCOMPARE(asked.acts.size(), 1);
        QCOMPARE(asked.acts[0].act, Act::Approve);
        QCOMPARE(asked.acts[0].stages, (QList<int>{1, 3}));
        QTRY_VERIFY(!asked.question);
    }

    void enterDoesNotLoseABuild()
    {
        Asked asked(Act::Cancel, blockedBuild());
        QVERIFY(asked.button(false)->isDefault());
        QTest::keyClick(asked.question, Qt::Key_Return);
        QCOMPARE(asked.acts.size(), 0);
        QTRY_VERIFY(!asked.question);
        Asked again(Act::Cancel, blockedBuild());
        QTest::mouseClick(again.button(true), Qt::LeftButton);
        QCOMPARE(again.acts.value(0).act, Act::Cancel);
    }

    void escapeIsNo()
    {
        Asked asked(Act::Restart, blockedBuild());
        QTest::keyClick(asked.question, Qt::Key_Escape);
        QCOMPARE(asked.acts.size(), 0);
        QTRY_VERIFY(!asked.question);
    }

    void promotionNeedsATarget()
    {
        Asked asked(Act::Promote, blockedBuild());
        QPushButton *yes = asked.button(true);
        QVERIFY(!yes->isEnabled());
        QVERIFY(!yes->toolTip().isEmpty());
        QTest::keyClicks(asked.question->findChild<QLineEdit *>(), QStringLiteral(" staging "));
        QVERIFY(yes->isEnabled());
        auto *parameters = asked.question->findChild<QPlainTextEdit *>();
        parameters->setPlainText(QStringLiteral("nonsense"));
        QVERIFY(!yes->isEnabled());
        parameters->setPlainText(QStringLiteral("VERSION=1 = one\n\n EMPTY=\n"));
        QVERIFY(yes->isEnabled());
        QTest::mouseClick(yes, Qt::LeftButton);
        QCOMPARE(asked.acts.size(), 1);
        QCOMPARE(asked.acts[0].target, QStringLiteral("staging"));
        const QList<QPair<QString, QString>> wanted{
            {QStringLiteral("VERSION"), QStringLiteral("1 = one")}, {QStringLiteral("EMPTY"), {}}};
        QCOMPARE(asked.acts[0].parameters, wanted);
    }

    void theCallsOwnNamesAreRefused()
    {
        QString problem;
        QVERIFY(!Ui::parametersFrom(QStringLiteral("target=x"), problem));
        QVERIFY(problem.contains(QLatin1String("target")));
        QVERIFY(!Ui::parametersFrom(QStringLiteral("=x"), problem));
        QVERIFY(Ui::parametersFrom(QString(), problem)->isEmpty());
    }

    void everyFieldHasAName()
    {
        const Asked asked(Act::Promote, blockedBuild());
        QVERIFY(!asked.question->findChild<QLineEdit *>()->accessibleName().isEmpty());
        QVERIFY(!asked.question->findChild<QPlainTextEdit *>()->accessibleName().isEmpty());
    }
};

REGISTER_WINDOW_TEST(TestActQuestion)
#include "tst_actquestion.moc"
