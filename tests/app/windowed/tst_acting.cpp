// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/drone/droneserver.h"
#include "fakes/testprogram.h"
#include "store/actstore.h"
#include "store/database.h"
#include "ui/builds/actquestion.h"
#include "ui/builds/buildactions.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildlistmodel.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildspage.h"
#include "ui/builds/timelineview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/widgets/wordslabel.h"
#include "windowbench.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace {

const QByteArray Build("/api/repos/harbor/tide-tables/builds/302");
const Model::BuildKey Key{QStringLiteral("https://drone.harbor.example"), 2002};

/// The build has failed.
const QString FailedDelivery = QStringLiteral("push-failure/08");

QJsonObject recordedBuild()
{
    return QJsonDocument::fromJson(recordedBody(FailedDelivery)).object().value(QLatin1String("build")).toObject();
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

/// From a click in the program's window to a Drone server on this machine, and back.
class TestActing final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fakes::DroneServer> m_drone;
    std::unique_ptr<WindowBench> m_bench;

    WindowedRun &run() const { return *m_bench->run; }
    void start(const QByteArray &token, const QByteArray &body = recordedBody(FailedDelivery))
    {
        Startup startup = m_bench->startup();
        startup.configuration.settings.droneServer = m_drone->url();
        startup.configuration.secrets.droneToken = token;
        m_bench->start(std::move(startup));
        run().window().showPage(QStringLiteral("builds")); // without a bot's token the set-up comes first
        QCOMPARE(m_bench->deliver(body), 204);
        QTRY_COMPARE(run().builds().detail()->build().key(), Key);
    }
    QPushButton *restart() const
    {
        for (auto *button : run().builds().detail()->findChild<Ui::BuildActions *>()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().contains(QStringLiteral("Restart")))
                return button;
        }
        return nullptr;
    }
    /// The button or the entry of the menu, as long as it can be used.
    void choose(const QString &words) const
    {
        const auto *actions = run().builds().detail()->findChild<Ui::BuildActions *>();
        for (auto *button : actions->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->isEnabled() && button->text().remove(u'&') == words)
                return button->click();
        }
        for (auto *action : actions->findChildren<QAction *>()) {
            if (action->isVisible() && action->isEnabled() && action->text().remove(u'&') == words)
                return action->trigger();
        }
    }
    void clickAndConfirm() const
    {
        QTest::mouseClick(restart(), Qt::LeftButton);
        auto *question = run().window().findChild<Ui::ActQuestion *>();
        QVERIFY(question);
        QTest::keyClick(question, Qt::Key_Return);
    }
    QString answer() const
    {
        for (const auto *label : run().builds().detail()->findChildren<Ui::WordsLabel *>()) {
            if (label->isVisible() && label->parent() == run().builds().detail())
                return label->text();
        }
        return {};
    }
    QStringList timeline() const
    {
        QStringList lines;
        const auto *model = run().builds().detail()->findChild<Ui::TimelineView *>()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            lines.append(model->index(row, 0).data().toString());
        return lines;
    }

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<WindowBench>();
        m_drone = std::make_unique<Fakes::DroneServer>();
        m_drone->set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        m_drone->set("GET " + Build, {.body = compact(recordedBuild())});
    }

    void cleanup()
    {
        m_bench.reset();
        m_drone.reset();
    }

    void aRestartBecomesANewBuild()
    {
        start("drone-token-of-the-test");
        QTRY_VERIFY(restart() && restart()->isEnabled());
        QJsonObject made = recordedBuild();
        made.insert(QLatin1String("id"), 2003);
        made.insert(QLatin1String("number"), 303);
        made.insert(QLatin1String("status"), QLatin1String("pending"));
        made.insert(QLatin1String("version"), 1);
        m_drone->set("POST " + Build, {.body = compact(made)});
        m_drone->set("GET /api/repos/harbor/tide-tables/builds/303", {.body = compact(made)});
        const int before = run().builds().list()->model()->rowCount();
        clickAndConfirm();
        QTRY_COMPARE(m_drone->requests().count("POST " + Build), 1);
        QTRY_COMPARE(run().builds().list()->model()->rowCount(), before + 1);
        QTRY_VERIFY(answer().contains(QStringLiteral("#303")));
        QTRY_VERIFY(timeline().join(u'\n').contains(QStringLiteral("Restart asked by ada: Build #303")));
        QVERIFY(restart()->isEnabled());
    }

    void everyOtherActReachesDrone_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, const char *before, const char *words, const QByteArray &request,
                             const char *after, const char *told) {
            QTest::newRow(name) << QString::fromLatin1(before) << QString::fromUtf8(words) << request
                                << QString::fromLatin1(after) << QString::fromLatin1(told);
        };
        row("cancel", "running", "Cancel build", "DELETE " + Build, "killed", "Cancellation asked by ada: ");
        row("approve", "blocked", "Approve", "POST " + Build + "/approve/1", "pending", "asked by ada: ");
        row("decline", "blocked", "Decline", "POST " + Build + "/decline/1", "declined", "asked by ada: ");
        row("promote", "success", "Promote…", "POST " + Build + "/promote?target=production", "success",
            "asked by ada: Build #303");
    }

    void everyOtherActReachesDrone()
    {
        QFETCH(QString, before);
        QFETCH(QString, words);
        QFETCH(QByteArray, request);
        QFETCH(QString, after);
        QFETCH(QString, told);
        const auto as = [](const QString &status, int version) {
            QJsonObject build = recordedBuild();
            QJsonArray stages = build.value(QLatin1String("stages")).toArray();
            QJsonObject stage = stages.at(0).toObject();
            stage.insert(QLatin1String("status"), status);
            stage.insert(QLatin1String("version"), version);
            stages[0] = stage;
            build.insert(QLatin1String("stages"), stages);
            build.insert(QLatin1String("status"), status);
            build.insert(QLatin1String("version"), version);
            return build;
        };
        QJsonObject delivery = QJsonDocument::fromJson(recordedBody(FailedDelivery)).object();
        delivery.insert(QLatin1String("build"), as(before, 3));
        m_drone->set("GET " + Build, {.body = compact(as(before, 3))});
        start("drone-token-of-the-test", compact(delivery));
        QJsonObject made = as(QStringLiteral("pending"), 1);
        made.insert(QLatin1String("id"), 2003);
        made.insert(QLatin1String("number"), 303);
        m_drone->set(request, {.body = compact(made)});
        const auto question = [this] { return run().window().findChild<Ui::ActQuestion *>(); };
        QTRY_VERIFY((choose(words), question()));
        if (auto *target = question()->findChild<QLineEdit *>())
            target->setText(QStringLiteral("production"));
        QVERIFY(!m_drone->requests().contains(request)); // not before somebody said yes
        m_drone->set("GET " + Build, {.body = compact(as(after, 4))});
        QTest::mouseClick(question()->findChildren<QPushButton *>().at(1), Qt::LeftButton);
        QTRY_COMPARE(m_drone->requests().count(request), 1);
        QTRY_COMPARE(Model::statusWord(run().builds().detail()->build().status), after);
        QTRY_VERIFY2(timeline().join(u'\n').contains(told), qPrintable(timeline().join(u'\n')));
        QVERIFY(!answer().isEmpty());
    }

    void aRefusalIsSaidAndKept()
    {
        start("drone-token-of-the-test");
        QTRY_VERIFY(restart() && restart()->isEnabled());
        clickAndConfirm(); // the server does not know this call: as it answers who may not write
        QTRY_VERIFY(answer().contains(QStringLiteral("may not write")));
        QTRY_VERIFY(timeline().join(u'\n').contains(QStringLiteral("may not write")));
        QCOMPARE(m_drone->requests().count("POST " + Build), 1);
        const auto reader = Store::Database::open(
            m_bench->folder.filePath(QStringLiteral("drone-discord.db")), Store::Database::Mode::ReadOnly);
        const auto acts = Store::ActStore(*reader.value()).of(Key);
        QVERIFY(acts);
        QCOMPARE(acts.value().size(), 1);
        QCOMPARE(acts.value()[0].user, QStringLiteral("ada"));
        QVERIFY(!acts.value()[0].ok);
    }

    void withoutATokenTheReasonIsSaid()
    {
        start({});
        QTRY_VERIFY(restart());
        QVERIFY(!restart()->isEnabled());
        QVERIFY(restart()->toolTip().contains(QStringLiteral("token")));
    }
};

REGISTER_WINDOW_TEST(TestActing)
#include "tst_acting.moc"
