// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/router.h"
#include "fakes/testprogram.h"

#include <QTest>

using Announce::Router;
using Announce::Rule;
using Model::Channel;

namespace {

Channel channel(const char *id)
{
    return {QStringLiteral("discord"), QString::fromLatin1(id)};
}

} // namespace

class RouterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builds_data()
    {
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("branch");
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("channelId");
        const auto row = [](const char *name, const char *repo, const char *branch, const char *event, const char *id) {
            QTest::newRow(name) << QString::fromLatin1(repo) << QString::fromLatin1(branch)
                                << QString::fromLatin1(event) << QString::fromLatin1(id);
        };
        row("exact", "acme/api", "main", "push", "1");
        row("repository without regard to case", "Acme/API", "main", "push", "1");
        row("branch with regard to case", "acme/api", "Main", "push", "3");
        row("star over a slash", "acme/api", "feature/a/b", "push", "2");
        row("question mark", "beta/x1", "any", "push", "4");
        row("question mark is one character", "beta/x12", "any", "push", "9");
        row("silenced", "acme/secret", "main", "push", "");
        row("event", "other/repo", "main", "promote", "5");
        row("nothing fits", "other/repo", "main", "push", "9");
        row("no repository", "", "", "push", "9");
    }

    void builds()
    {
        QFETCH(QString, repository);
        QFETCH(QString, branch);
        QFETCH(QString, event);
        QFETCH(QString, channelId);
        const auto s = [](const char *text) { return QString::fromLatin1(text); };
        const Router router({{s("acme/secret"), {}, {}, {}}, {s("acme/api"), s("main"), {}, channel("1")},
                                {s("acme/*"), s("feature/*"), {}, channel("2")}, {s("acme/*"), {}, {}, channel("3")},
                                {s("beta/x?"), {}, {}, channel("4")}, {{}, {}, s("promote"), channel("5")}},
            channel("9"));
        Model::Build build;
        build.repository.slug = repository;
        build.target = branch;
        build.event = event;
        const QList<Channel> channels = router.channelsFor(build);
        QCOMPARE(channels.isEmpty() ? QString() : channels.first().id, channelId);
        build.target.clear();
        build.ref = QStringLiteral("refs/heads/") + branch;
        QCOMPARE(router.channelsFor(build), channels);
    }

    void events()
    {
        const Router router({{QStringLiteral("acme/*"), {}, QStringLiteral("repo"), channel("1")},
                                {{}, {}, QStringLiteral("user"), {}}},
            channel("9"));
        Model::Observation event;
        event.kind = Model::EventKind::Repository;
        event.repository.slug = QStringLiteral("acme/api");
        QCOMPARE(router.channelsFor(event), QList<Channel>{channel("1")});
        event.repository.slug = QStringLiteral("other/api");
        QCOMPARE(router.channelsFor(event), QList<Channel>{channel("9")});
        event.kind = Model::EventKind::User;
        QVERIFY(router.channelsFor(event).isEmpty());
    }

    void nowhere() { QVERIFY(Router().channelsFor(Model::Build()).isEmpty()); }

    void manyStarsAreQuick()
    {
        const Router router({{QStringLiteral("*a").repeated(500) + QLatin1Char('b'), {}, {}, channel("1")}}, {});
        Model::Build build;
        build.repository.slug = QString(20000, QLatin1Char('a'));
        QVERIFY(router.channelsFor(build).isEmpty());
    }
};

REGISTER_GUILESS_TEST(RouterTest)
#include "tst_router.moc"
