// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../fakeservicelink.h"
#include "../samplebuilds.h"
#include "fakes/fakeclock.h"
#include "storedsamples.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/deliveryinspector.h"
#include "ui/deliveries/deliverytable.h"
#include "ui/deliveries/deliverytablemodel.h"
#include "ui/deliveries/replaydialog.h"
#include "ui/deliveries/storeddeliveries.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QTextStream>

namespace {

struct Scene
{
    const char *name;
    bool dark = false;
    bool empty = false;
    int tab = 0;
    int row = 0;
    int rows = 3;
    bool replay = false;
    QSize size{1280, 800};
};

void paint(const Scene &scene, Ui::Appearance &appearance, const QString &folder)
{
    Fakes::FakeClock clock;
    Fakes::FakeServiceLink link;
    link.url = QUrl(QStringLiteral("https://discord.com/channels/1/2/3"));
    link.plan = {34, 5, 2};
    Fakes::StoredSamples samples;
    if (!scene.empty) {
        link.report = Fakes::sampleHealth(Core::toMSecs(clock.wall()) / 1000);
        samples.fillWithAMorning(clock.wall());
    }
    Ui::StoredDeliveries source(samples.path());
    appearance.setMode(scene.dark ? Ui::Appearance::Mode::Dark : Ui::Appearance::Mode::Light);
    Ui::MainWindow window(link);
    window.addPage(
        new Ui::Page(QStringLiteral("builds"), QStringLiteral("Builds"), QStringLiteral("text-align-start")));
    auto *page = new Ui::DeliveriesPage(link, source, clock);
    window.addPage(page);
    for (const auto &[word, icon] : {std::pair("Health", "activity"), std::pair("Settings", "settings-2")})
        window.addPage(
            new Ui::Page(QString::fromLatin1(word).toLower(), QString::fromLatin1(word), QString::fromLatin1(icon)));
    window.strip()->setBuilding(scene.empty ? 0 : 2);
    window.showPage(QStringLiteral("deliveries"));
    window.resize(scene.size);
    window.show();
    if (!scene.empty) {
        page->table()->choose(scene.row);
        page->table()->selectionModel()->select(
            QItemSelection(page->model()->index(scene.row, 0), page->model()->index(scene.row + scene.rows - 1, 0)),
            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    page->inspector()->findChild<QTabBar *>()->setCurrentIndex(scene.tab);
    QTest::qWait(150);
    QWidget *shown = &window;
    Ui::ReplayDialog dialog(link, Store::DeliveryFilter());
    if (scene.replay) {
        dialog.show();
        QTest::qWait(100);
        shown = &dialog;
    }
    const QString file = QDir(folder).filePath(QLatin1String(scene.name) + QLatin1String(".png"));
    if (shown->grab().save(file))
        QTextStream(stdout) << file << Qt::endl;
}

} // namespace

/// Paints each scene into a PNG file: `drone-discord-delivery-screenshots FOLDER`.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    Ui::Appearance appearance(application);
    const QString folder = application.arguments().value(1, QStringLiteral("."));
    const Scene scenes[] = {
        {.name = "deliveries-light"},
        {.name = "deliveries-dark", .dark = true},
        {.name = "deliveries-empty", .empty = true},
        {.name = "deliveries-refused", .row = 2, .rows = 1},
        {.name = "deliveries-body-dark", .dark = true, .tab = 2, .rows = 1},
        {.name = "deliveries-headers", .tab = 1, .rows = 1},
        {.name = "deliveries-small", .row = 4, .rows = 1, .size = {960, 620}},
        {.name = "deliveries-replay", .replay = true},
    };
    for (const Scene &scene : scenes)
        paint(scene, appearance, folder);
    return 0;
}
