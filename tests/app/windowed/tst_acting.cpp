// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/drone/droneserver.h"
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
#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QTest>

namespace {

const QByteArray Build("/api/repos/harbor/tide-tables/builds/302");
const Model::BuildKey Key{QStringLiteral("https://drone.harbor.example"), 2002};

/// The build has failed.
const QString Delivery = QStringLiteral("push-failure/08");

QJsonObject recordedBuild()
{
    return QJsonDocument::fromJson(recordedBody(Delivery)).object().value(QLatin1String("build")).toObject();
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
    void start(const QByteArray &token)
    {
        Startup startup = m_bench->startup();
        startup.configuration.settings.droneServer = m_drone->url();
        startup.configuration.secrets.droneToken = token;
        m_bench->start(std::move(startup));
        run().window().showPage(QStringLiteral("builds")); // without a bot's token the set-up comes first
        QCOMPARE(m_bench->deliver(recordedBody(Delivery)), 204);
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

QTEST_MAIN(TestActing)
#include "tst_acting.moc"
