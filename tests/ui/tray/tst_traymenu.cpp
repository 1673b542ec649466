// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "samplebuilds.h"
#include "ui/tray/traymenu.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

class TestTrayMenu final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestBuildsAreListed();
    void itsPausesAreAskedFor();
    void pausedOffersToResume();
    void theRestAsks();

private:
    QAction *find(QMenu &menu, const QString &start) const
    {
        for (QAction *action : menu.actions()) {
            QString text = action->text();
            if (text.remove(QLatin1Char('&')).startsWith(start))
                return action;
            if (QMenu *sub = action->menu()) {
                if (QAction *found = find(*sub, start))
                    return found;
            }
        }
        return nullptr;
    }

    Fakes::FakeClock m_clock;
};

void TestTrayMenu::theNewestBuildsAreListed()
{
    Ui::TrayMenu menu(m_clock);
    QList<Store::BuildRecord> builds;
    for (int i = 7; i > 0; --i)
        builds.append(Fakes::sampleBuild(i, QStringLiteral("acme/r&d"), i, Model::Status::Failure, 1000));
    menu.setBuilds(builds);
    QAction *first = find(menu, QStringLiteral("acme/rd #7"));
    QVERIFY(first);
    QCOMPARE(first->text(), QStringLiteral("acme/r&&d #7: failed"));
    QVERIFY(!first->icon().isNull());
    QVERIFY(find(menu, QStringLiteral("acme/rd #3"))->isVisible());
    QVERIFY(!find(menu, QStringLiteral("acme/rd #2")));

    QSignalSpy chosen(&menu, &Ui::TrayMenu::buildChosen);
    find(menu, QStringLiteral("acme/rd #6"))->trigger();
    QCOMPARE(chosen.first().first().value<Model::BuildKey>(), builds[1].build.key());
    menu.setBuilds(builds.mid(0, 1));
    QVERIFY(!find(menu, QStringLiteral("acme/rd #6"))->isVisible());
}

void TestTrayMenu::itsPausesAreAskedFor()
{
    Ui::TrayMenu menu(m_clock);
    QSignalSpy paused(&menu, &Ui::TrayMenu::pauseRequested);
    find(menu, QStringLiteral("Until resumed"))->trigger();
    QCOMPARE(paused.size(), 1);
    QCOMPARE(paused[0].first().value<Core::WallTime>(), Core::WallTime::max());
}

void TestTrayMenu::pausedOffersToResume()
{
    Ui::TrayMenu menu(m_clock);
    menu.setFacts({});
    QAction *pause = find(menu, QStringLiteral("Pause announcements"));
    QAction *resume = find(menu, QStringLiteral("Resume announcements"));
    QVERIFY(pause->isVisible() && !resume->isVisible());
    menu.setFacts({{}, Core::WallTime::max(), 0, {}});
    QVERIFY(!pause->isVisible() && resume->isVisible());
    QVERIFY(find(menu, QStringLiteral("Announcements are paused")));
    QSignalSpy paused(&menu, &Ui::TrayMenu::pauseRequested);
    resume->trigger();
    QCOMPARE(paused.first().first().value<Core::WallTime>(), Core::WallTime{});
}

void TestTrayMenu::theRestAsks()
{
    Ui::TrayMenu menu(m_clock);
    QSignalSpy opened(&menu, &Ui::TrayMenu::openRequested);
    QSignalSpy settings(&menu, &Ui::TrayMenu::settingsRequested);
    QSignalSpy quit(&menu, &Ui::TrayMenu::quitRequested);
    find(menu, QStringLiteral("Open"))->trigger();
    find(menu, QStringLiteral("Settings"))->trigger();
    find(menu, QStringLiteral("Quit"))->trigger();
    QCOMPARE(opened.size() + settings.size() + quit.size(), 3);
}

REGISTER_WINDOW_TEST(TestTrayMenu)
#include "tst_traymenu.moc"
