// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many requests a day's work costs against five in five seconds for each route.
#include "announce/announcer.h"
#include "fakes/testprogram.h"

#include "announcing.h"

#include <QTest>

using namespace Announce;
using namespace std::chrono_literals;
using Act = ChatPlatform::Act;

class TestAnnouncerLoad : public QObject
{
    Q_OBJECT

    const Model::Channel m_channel{QStringLiteral("discord"), QStringLiteral("1")};

    struct Setup
    {
        Fakes::FakeClock clock;
        MapBook book{clock};
        ScriptedPlatform platform{clock};
        QRandomGenerator random{7};
        Announcer announcer{clock, book, random};

        Setup()
        {
            platform.limits = [this](const QString &, Act act) {
                QList<Core::SteadyTime> window;
                for (const auto &call : platform.calls) {
                    if (call.act == act && call.at + 5s > clock.now())
                        window.append(call.at);
                }
                return window.size() < 5 ? Core::SteadyTime{} : window.at(window.size() - 5) + 5s;
            };
            announcer.addPlatform(&platform);
        }
        ~Setup() { announcer.removePlatform(&platform); }
        Q_DISABLE_COPY_MOVE(Setup)

        void want(const Model::Channel &channel, int build, int step, bool isFinal)
        {
            Model::Card card;
            card.title = QString::number(build);
            card.headline = QString::number(step);
            card.isFinal = isFinal;
            book.save(announcer.want(card.title, channel, card));
        }
    };

private Q_SLOTS:
    void sixtyBuilds_data()
    {
        QTest::addColumn<int>("parallel");
        QTest::addColumn<int>("gapMs");
        QTest::newRow("all at once") << 60 << 500;
        QTest::newRow("eight at a time, quick") << 8 << 300;
        QTest::newRow("eight at a time, 25 s each") << 8 << 5000;
        QTest::newRow("two at a time, 10 s each") << 2 << 2000;
    }
    void sixtyBuilds()
    {
        QFETCH(int, parallel);
        QFETCH(int, gapMs);
        Setup setup;
        constexpr int Builds = 60;
        constexpr int Deliveries = 6;
        for (int first = 0; first < Builds; first += parallel) {
            for (int step = 0; step < Deliveries; ++step) {
                for (int build = first; build < std::min(Builds, first + parallel); ++build)
                    setup.want(m_channel, build, step, step == Deliveries - 1);
                setup.clock.advance(std::chrono::milliseconds(gapMs));
            }
        }
        setup.clock.advance(3min);
        QCOMPARE(setup.announcer.state().waiting, 0);
        QCOMPARE(setup.platform.messages.size(), Builds);
        for (const auto &message : std::as_const(setup.platform.messages))
            QVERIFY(message.card.isFinal);
        QCOMPARE(setup.platform.mostAtOnce, 1);
        const double calls = static_cast<double>(setup.platform.calls.size()) / Builds;
        qInfo("%.2f calls a build", calls);
        QVERIFY2(calls <= 3.0, qPrintable(QString::number(calls)));
    }

    void longBuildShowsProgress()
    {
        Setup setup;
        qint64 worst = 0;
        constexpr int Steps = 20;
        for (int step = 0; step <= Steps; ++step) {
            setup.want(m_channel, 1, step, step == Steps);
            setup.clock.advance(30s);
            worst = std::max(
                worst, qint64(step - setup.platform.messages.value(QStringLiteral("m1")).card.headline.toInt()));
        }
        QCOMPARE(worst, 0); // each step was seen before the next one
        QCOMPARE(setup.platform.calls.size(), Steps + 1);
    }
};

REGISTER_GUILESS_TEST(TestAnnouncerLoad)
#include "tst_announcerload.moc"
