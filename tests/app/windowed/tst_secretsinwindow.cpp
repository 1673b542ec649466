// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/discord/rest/restserver.h"
#include "fakes/drone/droneserver.h"
#include "fakes/testprogram.h"
#include "finding.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildspage.h"
#include "ui/deliveries/curldialog.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/deliverytable.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/page.h"
#include "ui/settings/datasection.h"
#include "windowbench.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMetaProperty>
#include <QPointer>
#include <QTest>

/// Secrets are planted in the program with its window, among servers that repeat them in their errors. Then everything
/// that the window says, shows, offers for copying and exports is searched for them.
class TestSecretsInWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void areInNoText_data();
    void areInNoText();
    void areInNoExport();
    void areInNoCommand();

private:
    static constexpr int Patience = 30'000; // ms

    void start();
    QStringList placesOf(const QStringList &words) const;
    static bool has(const QString &text, const QStringList &words)
    {
        return std::any_of(words.begin(), words.end(), [&text](const QString &word) { return text.contains(word); });
    }
    QStringList secrets() const
    {
        return {QString::fromLatin1(m_webhook), m_discord->token, QString::fromLatin1(m_droneToken)};
    }
    Ui::Page &show(const char *page, const char *subject = "") const
    {
        m_bench->run->window().showPage(QLatin1String(page), QLatin1String(subject));
        QTest::qWait(50); // for what the page asks the service
        return *m_bench->run->window().currentPage();
    }

    const QByteArray m_webhook = "planted-webhook-secret-5cf1";
    const QByteArray m_droneToken = "planteddronetoken77e0";
    std::unique_ptr<Fakes::DiscordRestServer> m_discord;
    std::unique_ptr<Fakes::DroneServer> m_drone;
    std::unique_ptr<WindowBench> m_bench;
};

void TestSecretsInWindow::init()
{
    m_bench = std::make_unique<WindowBench>();
    m_drone = std::make_unique<Fakes::DroneServer>();
    m_drone->set("GET /api/user", {401, R"({"message":"no such token: )" + m_droneToken + R"("})"});
    m_discord = std::make_unique<Fakes::DiscordRestServer>();
    m_discord->token = QStringLiteral("planted.discord.token-91ab");
    m_discord->limit = 100'000;
}

void TestSecretsInWindow::cleanup()
{
    m_bench.reset();
    m_discord.reset();
    m_drone.reset();
}

void TestSecretsInWindow::start()
{
    Startup startup = m_bench->completeStartup(m_discord->baseUrl(), m_discord->token);
    startup.configuration.secrets.webhookSecret = m_webhook;
    startup.configuration.secrets.droneToken = m_droneToken;
    startup.configuration.settings.droneServer = m_drone->url();
    m_bench->start(std::move(startup));
    const quint16 port = m_bench->run->port();
    for (int i = 1; i <= 8; ++i)
        QCOMPARE(statusOf(port, recordedBody(QStringLiteral("push-failure/0%1").arg(i)), m_webhook), 204);
    QCOMPARE(statusOf(port, recordedBody(QStringLiteral("push-failure/01")), "another-secret"), 401);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->run->builds().list()->model()->rowCount() == 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_discord->count(QStringLiteral("POST /channels/")) > 0, Patience);
}

/// Where one of the words stands: in a property of an object of a window (texts, tool tips, titles, names for screen
/// readers, contents of fields) or in any role of what a list shows.
QStringList TestSecretsInWindow::placesOf(const QStringList &words) const
{
    QStringList places;
    QSet<const QAbstractItemModel *> models;
    const auto lookAt = [&](const QObject &object) {
        const QMetaObject &meta = *object.metaObject();
        for (int i = 0; i < meta.propertyCount(); ++i) {
            const QMetaProperty property = meta.property(i);
            if (property.typeId() != QMetaType::QString && property.typeId() != QMetaType::QStringList)
                continue;
            const QVariant value = property.read(&object);
            if (has(value.toString(), words) || has(value.toStringList().join(QLatin1Char('\n')), words))
                places.append(QLatin1String(meta.className()) + QLatin1String("::") + QLatin1String(property.name()));
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(&object); view && view->model())
            models.insert(view->model());
    };
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (const QWidget *window : windows) {
        lookAt(*window);
        QList<QPointer<QObject>> objects; // reading one may end another
        for (QObject *object : window->findChildren<QObject *>())
            objects.append(object);
        for (const auto &object : std::as_const(objects)) {
            if (object)
                lookAt(*object);
        }
    }
    for (const QAbstractItemModel *model : std::as_const(models)) {
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                for (int role = 0; role < Qt::UserRole + 40; ++role) {
                    if (has(model->data(model->index(row, column), role).toString(), words))
                        places.append(QStringLiteral("%1, role %2")
                                          .arg(QLatin1String(model->metaObject()->className()))
                                          .arg(role));
                }
            }
        }
    }
    if (has(QGuiApplication::clipboard()->text(), words))
        places.append(QStringLiteral("clipboard"));
    return places;
}

void TestSecretsInWindow::areInNoText_data()
{
    QTest::addColumn<int>("discordStatus");
    QTest::newRow("all is well") << 0;
    QTest::newRow("Discord refuses the token and repeats it") << 401;
    QTest::newRow("Discord refuses the channel and repeats the token") << 403;
    QTest::newRow("Discord refuses the card and repeats the token") << 400;
}

void TestSecretsInWindow::areInNoText()
{
    QFETCH(const int, discordStatus);
    if (discordStatus != 0) {
        const QByteArray body = R"({"code":0,"message":"Bot )" + m_discord->token.toUtf8() + R"("})";
        m_discord->faults.append({QStringLiteral("POST"), discordStatus, body, {}, false, false, false, 1'000});
        m_discord->faults.append({QStringLiteral("GET"), discordStatus, body, {}, false, false, false, 1'000});
    }
    start();
    show("builds");
    QTRY_VERIFY_WITH_TIMEOUT(!placesOf({QStringLiteral("harbor/tide-tables")}).isEmpty(), Patience); // it does look
    QCOMPARE(placesOf(secrets()), QStringList());
    show("deliveries");
    QCOMPARE(placesOf(secrets()), QStringList());
    show("health");
    QTRY_VERIFY_WITH_TIMEOUT(!placesOf({QStringLiteral("takes us for a guest")}).isEmpty(), Patience);
    if (discordStatus == 401)
        QTRY_VERIFY_WITH_TIMEOUT(!placesOf({QStringLiteral("does not accept the bot")}).isEmpty(), Patience);
    QCOMPARE(placesOf(secrets()), QStringList());
    for (const char *section : {"receiving", "discord", "rules", "drone", "desktop", "data"}) {
        show("settings", section);
        QCOMPARE(placesOf(secrets()), QStringList());
    }
    // What is offered for copying, but for the one that says it copies the secret, and the lines for Drone that need
    // it.
    const QList<QAbstractButton *> buttons = m_bench->run->window().findChildren<QAbstractButton *>();
    int copied = 0;
    for (QAbstractButton *button : buttons) {
        const QString words = button->text().remove(QLatin1Char('&'));
        if (!words.startsWith(QStringLiteral("Copy")))
            continue;
        QGuiApplication::clipboard()->clear();
        button->click();
        ++copied;
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(!has(text, secrets().mid(1)), qPrintable(words));
        if (text.contains(QString::fromLatin1(m_webhook)))
            QVERIFY2(button->accessibleName() == QStringLiteral("Copy the lines for Drone")
                    || text == QString::fromLatin1(m_webhook),
                qPrintable(words));
    }
    QVERIFY(copied >= 2);
    QGuiApplication::clipboard()->clear();
}

void TestSecretsInWindow::areInNoExport()
{
    start();
    show("settings", "data");
    const auto *data = m_bench->run->window().findChild<Ui::DataSection *>();
    QVERIFY(data);
    const QString settings = m_bench->folder.filePath(QStringLiteral("exported.ini"));
    QVERIFY(data->exportTo(settings).ok);
    auto &deliveries = static_cast<Ui::DeliveriesPage &>(show("deliveries"));
    auto *table = deliveries.findChild<Ui::DeliveryTable *>();
    QVERIFY(table);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 9, Patience);
    table->selectAll();
    const QString json = m_bench->folder.filePath(QStringLiteral("exported.json"));
    deliveries.exportTo(json, table->chosen());
    for (const QString &path : {settings, json}) {
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(bytes.size() > 200, bytes.constData());
        for (const QString &secret : secrets()) {
            QVERIFY2(!bytes.contains(secret.toUtf8()), bytes.constData());
            QVERIFY(!bytes.contains(secret.toUtf8().toBase64(QByteArray::OmitTrailingEquals)));
        }
    }
    QCOMPARE(placesOf(secrets()), QStringList());
}

void TestSecretsInWindow::areInNoCommand()
{
    start();
    Model::Delivery delivery;
    delivery.event = QStringLiteral("build");
    delivery.body = recordedBody(QStringLiteral("push-failure/01"));
    Core::SystemClock clock;
    Ui::CurlDialog dialog(delivery, clock);
    dialog.show();
    auto *field = dialog.findChild<QLineEdit *>();
    QTest::keyClicks(field, QString::fromLatin1(m_webhook));
    QVERIFY(!placesOf(secrets()).isEmpty()); // as long as it is in the field, it is found there
    QTest::mouseClick(Fakes::buttonIn<QAbstractButton>(dialog, QStringLiteral("Copy command")), Qt::LeftButton);
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.startsWith(QStringLiteral("curl")) && command.contains(QStringLiteral("Signature")),
        qPrintable(command));
    QCOMPARE(placesOf(secrets()), QStringList());
}

REGISTER_WINDOW_TEST(TestSecretsInWindow)
#include "tst_secretsinwindow.moc"
