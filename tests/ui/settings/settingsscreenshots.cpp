// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsdesk.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/settingspage.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QTest>
#include <QTextStream>

namespace {

enum class State { Fresh, Refused, Arrived, SetUp, Locked };

struct Scene
{
    const char *name;
    const char *subject;
    State state = State::SetUp;
    bool dark = false;
    QSize size{1280, 800};
};

void paint(const Scene &scene, Ui::Appearance &appearance, const QString &folder)
{
    Fakes::SettingsDesk desk;
    if (scene.state != State::Fresh)
        desk.setUp();
    if (scene.state == State::Fresh)
        desk.settings.state.secrets.webhookSecret = "4e0c5d3f";
    desk.settings.state.values.look = scene.dark ? Settings::Look::Dark : Settings::Look::Light;
    if (scene.state != State::Fresh)
        desk.settings.state.values.droneServer = QUrl(QStringLiteral("http://127.0.0.1:1"));
    if (scene.state == State::SetUp) {
        const Model::Channel builds{QStringLiteral("discord"), desk.settings.state.values.channelId};
        desk.settings.state.values.routes = {
            {QStringLiteral("acme/website"), QStringLiteral("main"), {}, builds},
            {QStringLiteral("acme/sandbox-*"), {}, {}, {}},
            {{}, {}, QStringLiteral("user"), {QStringLiteral("discord"), QStringLiteral("1122334455667788990")}},
        };
    }
    desk.settings.state.inForce = desk.settings.state.values;
    if (scene.state == State::Locked)
        desk.store.trouble = Secrets::StoreErrorKind::Locked;
    Ui::MainWindow window(desk.service);
    for (const auto &[word, icon] :
        {std::pair("Builds", "text-align-start"), std::pair("Deliveries", "inbox"), std::pair("Health", "activity")})
        window.addPage(
            new Ui::Page(QString::fromLatin1(word).toLower(), QString::fromLatin1(word), QString::fromLatin1(icon)));
    auto *page =
        new Ui::SettingsPage({desk.service, desk.settings, desk.store, desk.clock, appearance, desk.autostart});
    window.addPage(page);
    window.showPage(QStringLiteral("settings"), QString::fromLatin1(scene.subject));
    window.resize(scene.size);
    window.show();
    page->enter();
    if (scene.state == State::Refused)
        Q_EMIT desk.service.deliveryKept(desk.delivery(Model::Refusal::SignatureMismatch, std::chrono::seconds(10)));
    if (scene.state == State::Arrived)
        Q_EMIT desk.service.deliveryKept(desk.delivery(Model::Refusal::None));
    if (scene.state == State::Locked) {
        for (QLineEdit *edit : page->findChildren<QLineEdit *>()) {
            if (edit->isVisible() && edit->echoMode() == QLineEdit::Password)
                QTest::keyClicks(edit, desk.discord.token);
        }
    }
    QTest::qWait(1200);
    const QString file = QDir(folder).filePath(QLatin1String(scene.name) + QLatin1String(".png"));
    if (window.grab().save(file))
        QTextStream(stdout) << file << Qt::endl;
}

} // namespace

/// Paints each scene into a PNG file: `drone-discord-settings-screenshots FOLDER`.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    Ui::Appearance appearance(application);
    const QString folder = application.arguments().value(1, QStringLiteral("."));
    const Scene scenes[] = {
        {.name = "setup-fresh", .subject = "setup", .state = State::Fresh},
        {.name = "setup-refused", .subject = "setup", .state = State::Refused},
        {.name = "setup-arrived-dark", .subject = "setup", .state = State::Arrived, .dark = true},
        {.name = "settings-receiving", .subject = "receiving"},
        {.name = "settings-receiving-dark", .subject = "receiving", .dark = true},
        {.name = "settings-discord", .subject = "discord"},
        {.name = "settings-discord-locked", .subject = "discord", .state = State::Locked},
        {.name = "settings-rules", .subject = "rules"},
        {.name = "settings-rules-dark", .subject = "rules", .dark = true},
        {.name = "settings-drone", .subject = "drone"},
        {.name = "settings-desktop-dark", .subject = "desktop", .dark = true},
        {.name = "settings-data", .subject = "data"},
    };
    for (const Scene &scene : scenes)
        paint(scene, appearance, folder);
    return 0;
}
