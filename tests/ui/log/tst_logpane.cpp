// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "samplebuilds.h"
#include "samplelog.h"
#include "ui/log/logbutton.h"
#include "ui/log/logfindbar.h"
#include "ui/log/logpane.h"
#include "ui/log/logview.h"
#include "ui/widgets/emptystate.h"

#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Ui;
using Model::Status;
using Service::LogState;

namespace {

constexpr qint64 Start = 1'795'450'000;

Model::Build build(Status status)
{
    Model::Build build = Fakes::sampleBuild(9, QStringLiteral("a/b"), 12, status, Start).build;
    Model::Stage stage;
    stage.number = 1;
    for (const char *name : {"clone", "unit tests"}) {
        Model::Step step;
        step.number = static_cast<int>(stage.steps.size()) + 1;
        step.name = QString::fromLatin1(name);
        step.status = status;
        step.started = Start;
        stage.steps.append(step);
    }
    build.stages = {stage};
    return build;
}

} // namespace

class TestLogPane final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fakes::FakeServiceLink> m_link;
    std::unique_ptr<LogPane> m_pane;

    void show(Status status, const Service::LogPart &log)
    {
        m_pane.reset();
        m_link = std::make_unique<Fakes::FakeServiceLink>();
        m_link->log = log;
        m_pane = std::make_unique<LogPane>(*m_link);
        m_pane->resize(700, 400);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        m_pane->setBuild(build(status));
        m_pane->chooseStep(1, 2);
    }
    QString words() const { return m_pane->findChild<EmptyState *>()->accessibleName(); }
    LogButton *button(const QString &name) const
    {
        for (LogButton *button : m_pane->findChildren<LogButton *>()) {
            if (button->accessibleName().startsWith(name))
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_pane.reset();
        m_link.reset();
    }

    void showsWhatTheServiceSends()
    {
        show(Status::Failure, Fakes::sampleLog());
        QCOMPARE(m_link->asked, QStringList{QStringLiteral("log 9 1/2")});
        QTRY_COMPARE(m_pane->view()->document().size(), Fakes::sampleLog().rows.size());
        QVERIFY(m_pane->view()->isVisible());
        QVERIFY(m_pane->view()->accessibleName().contains(QStringLiteral("unit tests")));
        // A failed step is explained by its last lines, and one of them names the failure.
        const LogView &view = *m_pane->view();
        QVERIFY(view.verticalScrollBar()->value() > view.verticalScrollBar()->maximum() / 2);
        QVERIFY(view.marked() > 0);
        QVERIFY(view.viewport()->rect().contains(view.rectOf({view.marked(), 0})));
        QVERIFY(view.document().at(view.marked()).text.contains(QStringLiteral("Failure")));
        // Nothing else is asked for when the build is told of again.
        m_pane->setBuild(build(Status::Failure));
        QCOMPARE(m_link->asked.size(), 1);
        QVERIFY(!m_pane->view()->document().isEmpty());
    }

    void failureIsMarkedOnceItIsKnown()
    {
        show(Status::Running, Fakes::sampleLog());
        QTRY_VERIFY(!m_pane->view()->document().isEmpty());
        QCOMPARE(m_pane->view()->marked(), -1);
        m_pane->setBuild(build(Status::Failure));
        QVERIFY(m_pane->view()->marked() > 0);
    }

    void anotherStepClosesTheLog()
    {
        show(Status::Success, Fakes::sampleLog());
        QTRY_VERIFY(!m_pane->view()->document().isEmpty());
        m_pane->chooseStep(1, 1);
        QVERIFY(m_pane->view()->document().isEmpty());
        QCOMPARE(m_link->asked.mid(1), (QStringList{QStringLiteral("close 1"), QStringLiteral("log 9 1/1")}));
        // What was under way for the other one is not shown.
        Q_EMIT m_link->logReceived(1, Fakes::sampleLog());
        QVERIFY(m_pane->view()->document().isEmpty());
        QTRY_VERIFY(!m_pane->view()->document().isEmpty());
        m_pane.reset();
        QCOMPARE(m_link->asked.constLast(), QStringLiteral("close 2"));
    }

    void stageOpensItsMostTellingStep()
    {
        show(Status::Success, Fakes::sampleLog());
        m_pane->chooseStep(1, 0);
        QCOMPARE(m_pane->shown(), (StepNumber{1, 2}));
    }

    void everyStateIsSaid_data()
    {
        QTest::addColumn<LogState>("state");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("settings");
        QTest::newRow("silent") << LogState::Complete << QStringLiteral("printed nothing") << false;
        QTest::newRow("waiting") << LogState::NotStarted << QStringLiteral("has not begun") << false;
        QTest::newRow("skipped") << LogState::NotRun << QStringLiteral("did not run") << false;
        QTest::newRow("live") << LogState::Live << QStringLiteral("Nothing printed yet") << false;
        QTest::newRow("interrupted") << LogState::Interrupted << QStringLiteral("cannot be fetched now") << false;
        QTest::newRow("missing") << LogState::Missing << QStringLiteral("no log of this step") << false;
        QTest::newRow("no server") << LogState::NoServer << QStringLiteral("come from Drone") << true;
        QTest::newRow("another server") << LogState::OtherServer << QStringLiteral("another Drone") << true;
        QTest::newRow("failed") << LogState::Failed << QStringLiteral("cannot be shown") << false;
        QTest::newRow("slow") << LogState::Loading << QStringLiteral("Fetching") << false;
    }
    void everyStateIsSaid()
    {
        QFETCH(LogState, state);
        QFETCH(QString, word);
        QFETCH(bool, settings);
        show(Status::Success, {state, QStringLiteral("words of Drone"), true, {}});
        QTRY_VERIFY2(words().contains(word), qPrintable(words()));
        auto *open = m_pane->findChild<QPushButton *>();
        QCOMPARE(open->isVisible(), settings);
        QVERIFY(!m_pane->view()->isVisible());
        QVERIFY(m_pane->noticeText().isEmpty());
        if (state == LogState::Failed || state == LogState::Interrupted)
            QVERIFY(
                m_pane->findChild<EmptyState *>()->accessibleDescription().contains(QStringLiteral("words of Drone")));
    }

    void whatTheSettingsMendLeadsToThem()
    {
        for (const LogState state : {LogState::Interrupted, LogState::Failed}) {
            show(Status::Success, {state, QStringLiteral("a web page"), true, {}, true});
            auto *open = m_pane->findChild<QPushButton *>();
            QTRY_VERIFY(open->isVisible());
            QSignalSpy asked(m_pane.get(), &LogPane::settingsRequested);
            QTest::mouseClick(open, Qt::LeftButton);
            QCOMPARE(asked.size(), 1);
            Q_EMIT m_link->logReceived(1, Fakes::sampleLog());
            QVERIFY(!open->isVisible());
        }
    }

    void cutLogSaysSo()
    {
        QList<Drone::LogRow> rows = Fakes::longLog(10);
        for (Drone::LogRow &row : rows)
            row.number += 1999;
        show(Status::Success, {LogState::Complete, {}, true, rows});
        QTRY_COMPARE(m_pane->view()->document().size(), 10);
        QVERIFY2(m_pane->noticeText().contains(QStringLiteral("2,000")), qPrintable(m_pane->noticeText()));
        Q_EMIT m_link->logReceived(1, {LogState::Complete, {}, true, Fakes::longLog(10)});
        QVERIFY(m_pane->noticeText().isEmpty());
    }

    void buildsWithoutStepsSaySo()
    {
        show(Status::Running, Fakes::sampleLog());
        m_pane->chooseStep(0, 0);
        QVERIFY(words().contains(QStringLiteral("Choose a step")));
        const QWidget *below = m_pane->findChild<QStackedWidget *>();
        QTRY_VERIFY(below->y() < Space::Small); // no bar without a name over it
        Model::Build bare = build(Status::Pending);
        bare.id = 10;
        bare.stages.clear();
        m_pane->setBuild(bare);
        QVERIFY(words().contains(QStringLiteral("No step yet")));
        bare.status = Status::Error;
        m_pane->setBuild(bare);
        QVERIFY(words().contains(QStringLiteral("No step ran")));
        QCOMPARE(m_link->asked, (QStringList{QStringLiteral("log 9 1/2"), QStringLiteral("close 1")}));
        m_pane->setBuild(build(Status::Running));
        m_pane->chooseStep(1, 2);
        QTRY_VERIFY(below->y() > Space::Large);
    }

    void liveLinesAreFollowed()
    {
        show(Status::Running, {LogState::Live, {}, true, Fakes::longLog(100)});
        QTRY_COMPARE(m_pane->view()->document().size(), 100);
        LogButton *follow = button(QStringLiteral("Follow"));
        QVERIFY(follow);
        QVERIFY(!follow->isVisible());
        QTest::keyClick(m_pane->view(), Qt::Key_PageUp);
        QVERIFY(follow->isVisible());
        Q_EMIT m_link->logReceived(1, {LogState::Live, {}, false, Fakes::longLog(50)});
        QCOMPARE(m_pane->view()->document().size(), 150);
        QTest::mouseClick(follow, Qt::LeftButton);
        QVERIFY(!follow->isVisible());
        QVERIFY(m_pane->view()->isFollowing());
        // Nothing is left to be followed at the end.
        QTest::keyClick(m_pane->view(), Qt::Key_PageUp);
        Q_EMIT m_link->logReceived(1, {LogState::Complete, {}, true, Fakes::longLog(150)});
        QVERIFY(!follow->isVisible());
    }

    void interruptionKeepsWhatIsThere()
    {
        show(Status::Running, {LogState::Live, {}, true, Fakes::longLog(10)});
        QTRY_COMPARE(m_pane->view()->document().size(), 10);
        Q_EMIT m_link->logReceived(1, {LogState::Interrupted, QStringLiteral("connection refused"), false, {}});
        QCOMPARE(m_pane->view()->document().size(), 10);
        QVERIFY(m_pane->view()->isVisible());
        QVERIFY(m_pane->noticeText().contains(QStringLiteral("connection refused")));
        Q_EMIT m_link->logReceived(1, {LogState::Live, {}, false, {}});
        QVERIFY(m_pane->noticeText().isEmpty());
    }

    void findBarCounts()
    {
        show(Status::Failure, Fakes::sampleLog());
        QTRY_VERIFY(m_pane->view()->isVisible());
        m_pane->activateWindow();
        QTest::keyClick(m_pane->view(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(m_pane->findBar()->isVisible());
        auto *field = m_pane->findBar()->findChild<QLineEdit *>();
        auto *count = m_pane->findBar()->findChild<QLabel *>();
        QTest::keyClicks(field, QStringLiteral("failed"));
        const qsizetype found = m_pane->view()->search().size();
        QVERIFY(found > 2);
        QVERIFY(count->text().endsWith(QString::number(found)));
        const qsizetype before = m_pane->view()->currentMatch();
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_pane->view()->currentMatch(), (before + 1) % found);
        QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(m_pane->view()->currentMatch(), before);
        field->setText(QStringLiteral("absent"));
        QCOMPARE(count->text(), QStringLiteral("Not found"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!m_pane->findBar()->isVisible());
        QCOMPARE(m_pane->view()->search().size(), 0);
    }

    void aFindBarThatClosesLeavesTheKeyboardWhereItIs()
    {
        show(Status::Running, Fakes::sampleLog());
        QTRY_VERIFY(m_pane->view()->isVisible());
        QLineEdit elsewhere(m_pane.get()); // as the list of builds is
        elsewhere.show();
        auto *field = m_pane->findBar()->findChild<QLineEdit *>();
        QTest::keyClick(m_pane->view(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(m_pane->focusWidget(), field);
        QTest::keyClicks(field, QStringLiteral("failed"));
        elsewhere.setFocus();
        m_pane->chooseStep(1, 1); // its log is not there yet, so there is nothing to find
        QVERIFY(!m_pane->findBar()->isVisible());
        QCOMPARE(m_pane->focusWidget(), &elsewhere);
        // Where it had the keyboard itself, the log gets it.
        QTRY_VERIFY(m_pane->view()->isVisible());
        QTest::keyClick(m_pane->view(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(m_pane->focusWidget(), m_pane->view());
    }

    void typingWhatIsNotFoundHoldsTheLog()
    {
        show(Status::Running, Fakes::sampleLog());
        QTRY_VERIFY(m_pane->view()->isVisible());
        QTest::keyClick(m_pane->view(), Qt::Key_F, Qt::ControlModifier);
        QSignalSpy engaged(m_pane.get(), &LogPane::engaged);
        auto *field = m_pane->findBar()->findChild<QLineEdit *>();
        field->setText(QStringLiteral("absent"));
        QCOMPARE(m_pane->view()->search().size(), 0);
        QVERIFY(!engaged.isEmpty());
        engaged.clear();
        field->clear();
        QVERIFY(engaged.isEmpty());
    }

    void savesWhatWasShownWhenTheDialogOpened()
    {
        show(Status::Running, {LogState::Live, {}, true, Fakes::longLog(10)});
        QTRY_COMPARE(m_pane->view()->document().size(), 10);
        const QTemporaryDir folder;
        const auto ask = [this] {
            QTest::keyClick(m_pane->view(), Qt::Key_S, Qt::ControlModifier);
            return m_pane->findChild<QFileDialog *>();
        };
        const auto linesIn = [&folder](const QString &name) {
            QFile file(folder.filePath(name));
            return file.open(QFile::ReadOnly) ? file.readAll().count('\n') : -1;
        };
        // What came meanwhile belongs to it.
        QPointer<QFileDialog> dialog = ask();
        QVERIFY(dialog);
        Q_EMIT m_link->logReceived(1, {LogState::Live, {}, false, Fakes::longLog(5)});
        Q_EMIT dialog->fileSelected(folder.filePath(QStringLiteral("grown.log")));
        QCOMPARE(linesIn(QStringLiteral("grown.log")), 15);
        dialog->close();
        QTRY_VERIFY(!dialog);
        // A notification that is clicked meanwhile brings another build.
        dialog = ask();
        QVERIFY(dialog);
        m_link->log = {LogState::Complete, {}, true, Fakes::longLog(400)};
        Model::Build other = build(Status::Failure);
        other.id = 10;
        m_pane->setBuild(other);
        m_pane->chooseStep(1, 2);
        QTRY_COMPARE(m_pane->view()->document().size(), 400);
        QSignalSpy saved(m_pane.get(), &LogPane::saved);
        Q_EMIT dialog->fileSelected(folder.filePath(QStringLiteral("first.log")));
        QCOMPARE(linesIn(QStringLiteral("first.log")), 15);
        QCOMPARE(saved.size(), 1);
        QVERIFY(saved.first().at(1).toBool());
    }

    void savesWhatIsShown()
    {
        show(Status::Failure, Fakes::sampleLog());
        QTRY_VERIFY(!m_pane->view()->document().isEmpty());
        QCOMPARE(m_pane->fileName(), QStringLiteral("a-b-12-unit-tests.log"));
        QTemporaryDir folder;
        const QString name = folder.filePath(m_pane->fileName());
        QVERIFY(m_pane->saveTo(name).isEmpty());
        QFile file(name);
        QVERIFY(file.open(QFile::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(text.contains(QStringLiteral("Expected equality: total == 19.90\n")));
        QVERIFY(!text.contains(QChar(0x1b)));
        QVERIFY(
            m_pane->saveTo(folder.filePath(QStringLiteral("no/such/folder.log"))).contains(QStringLiteral("folder")));
    }
};

REGISTER_WINDOW_TEST(TestLogPane)
#include "tst_logpane.moc"
