// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "ui/tray/pausemenu.h"
#include "ui/tray/traystate.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

class TestPauseMenu final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesEndWhenTheySay();
};

void TestPauseMenu::pausesEndWhenTheySay()
{
    using namespace std::chrono_literals;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    Fakes::FakeClock clock;
    Ui::PauseMenu menu(clock);
    clock.advance(5min); // the moment of the click counts
    QSignalSpy paused(&menu, &Ui::PauseMenu::pauseRequested);
    const Core::WallTime now = clock.wall();
    const QList<std::pair<QString, Core::WallTime>> offers{{QStringLiteral("For an hour"), now + 1h},
        {QStringLiteral("Until tomorrow at 08:00"), Ui::tomorrowMorning(now)},
        {QStringLiteral("Until resumed"), Core::WallTime::max()}};
    QCOMPARE(menu.actions().size(), offers.size());
    for (qsizetype i = 0; i < offers.size(); ++i) {
        QCOMPARE(menu.actions()[i]->text().remove(QLatin1Char('&')), offers[i].first);
        menu.actions()[i]->trigger();
        QCOMPARE(paused.constLast().first().value<Core::WallTime>(), offers[i].second);
    }
}

REGISTER_WINDOW_TEST(TestPauseMenu)
#include "tst_pausemenu.moc"
