// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/drone/droneserver.h"
#include "fakes/secrets/fakesecretstore.h"
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
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"
#include "windowedrun.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QByteArray Secret("act-test-secret");
const QByteArray Build("/api/repos/harbor/tide-tables/builds/302");
const Model::BuildKey Key{QStringLiteral("https://drone.harbor.example"), 2002};

/// The body of a delivery that Drone really sent: the build has failed.
QByteArray recordedBody()
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/deliveries/push-failure/08.http"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    const QByteArray all = file.readAll();
    return all.mid(all.indexOf("\r\n\r\n") + 4);
}

QJsonObject recordedBuild()
{
    return QJsonDocument::fromJson(recordedBody()).object().value(QLatin1String("build")).toObject();
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
    QTemporaryDir m_folder;
    std::unique_ptr<Fakes::DroneServer> m_drone;
    Fakes::FakeSecretStore m_keychain;
    std::unique_ptr<WindowedRun> m_run;
    QNetworkAccessManager m_network;

    void start(const QByteArray &token)
    {
        QFile::remove(m_folder.filePath(QStringLiteral("drone-discord.db")));
        Startup startup;
        startup.configuration.dataDir = m_folder.path();
        startup.configuration.settings.address = QHostAddress(QHostAddress::LocalHost);
        startup.configuration.settings.port = 0;
        startup.configuration.settings.droneServer = m_drone->url();
        startup.configuration.secrets.webhookSecret = Secret;
        startup.configuration.secrets.droneToken = token;
        m_run = std::make_unique<WindowedRun>(*qApp, Options(), std::move(startup), m_keychain);
        QSignalSpy listening(m_run.get(), &WindowedRun::listening);
        m_run->start();
        QTRY_COMPARE(listening.size(), 1);
        m_run->window().showPage(QStringLiteral("builds")); // without a bot's token the set-up comes first
        const QByteArray body = recordedBody();
        QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/webhook").arg(m_run->port())));
        const QByteArray date = Webhook::httpDate(Core::SystemClock().wall());
        const QByteArray digest = Webhook::digestOf(body);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        request.setRawHeader("Date", date);
        request.setRawHeader("Digest", digest);
        request.setRawHeader("Signature", Webhook::sign(date, digest, Secret));
        request.setRawHeader("X-Drone-Event", "build");
        std::unique_ptr<QNetworkReply> reply(m_network.post(request, body));
        QTRY_VERIFY(reply->isFinished());
        QTRY_COMPARE(m_run->builds().detail()->build().key(), Key);
    }
    QPushButton *restart() const
    {
        for (auto *button : m_run->builds().detail()->findChild<Ui::BuildActions *>()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().contains(QStringLiteral("Restart")))
                return button;
        }
        return nullptr;
    }
    void clickAndConfirm() const
    {
        QTest::mouseClick(restart(), Qt::LeftButton);
        auto *question = m_run->window().findChild<Ui::ActQuestion *>();
        QVERIFY(question);
        QTest::keyClick(question, Qt::Key_Return);
    }
    QString answer() const
    {
        for (const auto *label : m_run->builds().detail()->findChildren<Ui::WordsLabel *>()) {
            if (label->isVisible() && label->parent() == m_run->builds().detail())
                return label->text();
        }
        return {};
    }
    QStringList timeline() const
    {
        QStringList lines;
        const auto *model = m_run->builds().detail()->findChild<Ui::TimelineView *>()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            lines.append(model->index(row, 0).data().toString());
        return lines;
    }

private Q_SLOTS:
    void init()
    {
        m_drone = std::make_unique<Fakes::DroneServer>();
        m_drone->set("GET /api/user", {.body = R"({"id":1,"login":"ada"})"});
        m_drone->set("GET " + Build, {.body = compact(recordedBuild())});
    }

    void cleanup()
    {
        m_run.reset();
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
        const int before = m_run->builds().list()->model()->rowCount();
        clickAndConfirm();
        QTRY_COMPARE(m_drone->requests().count("POST " + Build), 1);
        QTRY_COMPARE(m_run->builds().list()->model()->rowCount(), before + 1);
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
            m_folder.filePath(QStringLiteral("drone-discord.db")), Store::Database::Mode::ReadOnly);
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
