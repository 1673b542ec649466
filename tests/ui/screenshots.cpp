// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakeservicelink.h"
#include "samplebuilds.h"
#include "samplelog.h"
#include "ui/builds/actquestion.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildspage.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pausebutton.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/theme/appearance.h"

#include <QApplication>
#include <QDir>
#include <QTabBar>
#include <QTest>
#include <QTextStream>

namespace {

struct Scene
{
    const char *name;
    bool dark = false;
    bool empty = false;
    void (*more)(Fakes::ListedBuilds &, qint64 now) = nullptr; ///< in place of a day's builds
    int tab = 0;
    int build = 2;
    QSize size{1280, 800};
    Service::LogState log = Service::LogState::Complete;
    const char *refusal = nullptr; ///< Drone's, of an act on the build
};

constexpr int Hello = 2;

void fillWithMuch(Fakes::ListedBuilds &builds, qint64 now)
{
    Fakes::fillWithMany(builds, 100'000, now);
}

void paint(const Scene &scene, Ui::Appearance &appearance, const QString &folder)
{
    Fakes::FakeClock clock;
    const qint64 now = Core::toMSecs(clock.wall()) / 1000;
    Fakes::FakeServiceLink link;
    link.url = QUrl(QStringLiteral("https://discord.com/channels/1/2/3"));
    link.log =
        scene.log == Service::LogState::Complete ? Fakes::sampleLog() : Service::LogPart{scene.log, {}, true, {}};
    Fakes::ListedBuilds builds;
    if (!scene.empty) {
        link.report = Fakes::sampleHealth(now);
        scene.more ? scene.more(builds, now) : Fakes::fillWithADay(builds, now);
    }
    appearance.setMode(scene.dark ? Ui::Appearance::Mode::Dark : Ui::Appearance::Mode::Light);
    Ui::MainWindow window(link);
    auto *page = new Ui::BuildsPage(link, builds, clock);
    page->detail()->setBotName(QStringLiteral("builds"));
    window.addPage(page);
    window.strip()->addAct(new Ui::PauseButton(link, clock));
    window.strip()->setBuilding(scene.empty ? 0 : 2);
    for (const auto &[word, icon] :
        {std::pair("Deliveries", "inbox"), std::pair("Health", "activity"), std::pair("Settings", "settings-2")})
        window.addPage(
            new Ui::Page(QString::fromLatin1(word).toLower(), QString::fromLatin1(word), QString::fromLatin1(icon)));
    if (!scene.empty)
        page->reveal(Ui::BuildsPage::subjectFor(builds.records[scene.build].build.key()));
    if (auto *tabs = page->detail()->findChild<QTabBar *>())
        tabs->setCurrentIndex(scene.tab);
    if (scene.refusal)
        page->detail()->setActState(false, false, QLatin1String(scene.refusal));
    window.resize(scene.size);
    window.show();
    QTest::qWait(120);
    const QString file = QDir(folder).filePath(QLatin1String(scene.name) + QLatin1String(".png"));
    if (window.grab().save(file))
        QTextStream(stdout) << file << Qt::endl;
}

/// The questions before Drone is asked.
void paintQuestions(Ui::Appearance &appearance, const QString &folder)
{
    Fakes::FakeClock clock;
    Fakes::ListedBuilds builds;
    Fakes::fillWithADay(builds, Core::toMSecs(clock.wall()) / 1000);
    for (const auto &[name, act, dark] : {std::tuple("act-cancel", Model::Act::Cancel, false),
             std::tuple("act-promote-dark", Model::Act::Promote, true)}) {
        appearance.setMode(dark ? Ui::Appearance::Mode::Dark : Ui::Appearance::Mode::Light);
        Ui::ActQuestion question(act, builds.records[Hello].build, nullptr);
        question.setAttribute(Qt::WA_DeleteOnClose, false);
        question.show();
        QTest::qWait(60);
        question.grab().save(QDir(folder).filePath(QLatin1String(name) + QLatin1String(".png")));
    }
}

} // namespace

/// Paints each scene into a PNG file: `drone-discord-screenshots FOLDER`. QT_SCALE_FACTOR=2 paints them at 200 %.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    Ui::Appearance appearance(application);
    const QString folder = application.arguments().value(1, QStringLiteral("."));
    const Scene scenes[] = {
        {.name = "builds-light", .build = Hello},
        {.name = "builds-dark", .dark = true, .build = Hello},
        {.name = "builds-empty", .empty = true},
        {.name = "builds-running", .build = 0, .log = Service::LogState::NotStarted},
        {.name = "builds-blocked-dark",
            .dark = true,
            .build = 4,
            .refusal = "The token's user is no administrator of this repository, or Drone has no such build"},
        {.name = "builds-timeline", .tab = 1},
        {.name = "builds-deliveries-dark", .dark = true, .tab = 2},
        {.name = "builds-small", .build = 14, .size = {1000, 640}},
        {.name = "builds-large", .build = Hello, .size = {1600, 1000}},
        {.name = "extremes", .more = Fakes::fillWithExtremes, .build = 0},
        {.name = "extremes-timeline", .more = Fakes::fillWithExtremes, .tab = 1, .build = 0},
        {.name = "extremes-running-dark", .dark = true, .more = Fakes::fillWithExtremes, .build = 1},
        {.name = "extremes-rtl-dark", .dark = true, .more = Fakes::fillWithExtremes, .build = 2, .size = {1000, 640}},
        {.name = "many", .more = fillWithMuch, .build = 1000},
        {.name = "many-dark", .dark = true, .more = fillWithMuch, .build = 0},
        {.name = "log-no-server", .build = Hello, .log = Service::LogState::NoServer},
    };
    for (const Scene &scene : scenes)
        paint(scene, appearance, folder);
    paintQuestions(appearance, folder);
    return 0;
}
