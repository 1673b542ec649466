// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/weblinks.h"
#include "core/redact.h"
#include "fakes/testprogram.h"

#include <QTest>

/// Addresses that must not be linked, and avatars that only this network has, are in tst_cardcomposer.
class TestWebLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachForgeHasItsPages_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("branch");
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("commit");
        const auto row = [](const char *host, const char *branch, const char *tag, const char *commit) {
            QTest::addRow("%s", host) << QString::fromLatin1(host) << QString::fromLatin1(branch)
                                      << QString::fromLatin1(tag) << QString::fromLatin1(commit);
        };
        row("github.com", "tree/fix/a%20b", "tree/v1.0", "commit/3f9c2ab");
        row("gitlab.acme.example", "-/tree/fix/a%20b", "-/tags/v1.0", "-/commit/3f9c2ab");
        row("gitea.acme.example", "src/branch/fix/a%20b", "src/tag/v1.0", "commit/3f9c2ab");
        row("codeberg.org", "src/branch/fix/a%20b", "src/tag/v1.0", "commit/3f9c2ab");
        row("bitbucket.org", "branch/fix/a%20b", "src/v1.0", "commits/3f9c2ab");
    }
    void eachForgeHasItsPages()
    {
        QFETCH(const QString, host);
        Model::Build build;
        build.after = QStringLiteral("3f9c2ab");
        build.repository.slug = QStringLiteral("o/r");
        build.repository.link = QStringLiteral("https://") + host + QStringLiteral("/o/r");
        const QString base = build.repository.link + QLatin1Char('/');
        QFETCH(const QString, branch);
        QFETCH(const QString, tag);
        QFETCH(const QString, commit);
        QCOMPARE(Announce::branchPage(build.repository, QStringLiteral("fix/a b")), base + branch);
        QCOMPARE(Announce::tagPage(build.repository, QStringLiteral("v1.0")), base + tag);
        QCOMPARE(Announce::commitPage(build), base + commit);
        QCOMPARE(Announce::profilePage(build.repository, QStringLiteral("ada")),
            QStringLiteral("https://") + host + QStringLiteral("/ada"));
        QCOMPARE(Announce::branchPage(build.repository, {}), QString());
        // A slash at the link's end is not doubled.
        build.repository.link += QLatin1Char('/');
        QCOMPARE(Announce::commitPage(build), base + commit);
    }

    void noLinkTakesATokenOut()
    {
        const QString link = QStringLiteral("https://git.acme.example/o/the-token-of-the-bot");
        QCOMPARE(Announce::webUrl(link), link);
        Core::rememberSecret("the-token-of-the-bot");
        QCOMPARE(Announce::webUrl(link), QString());
    }

    void unknownForgeHasTheComparisonAlone()
    {
        Model::Build build;
        build.after = QStringLiteral("3f9c2ab");
        build.link = QStringLiteral("https://git.acme.example/o/r/compare/a...b");
        build.repository.slug = QStringLiteral("o/r");
        build.repository.link = QStringLiteral("https://git.acme.example/o/r");
        QCOMPARE(Announce::commitPage(build), build.link);
        QCOMPARE(Announce::branchPage(build.repository, QStringLiteral("main")), QString());
        QCOMPARE(Announce::tagPage(build.repository, QStringLiteral("v1.0")), QString());
        QCOMPARE(Announce::profilePage(build.repository, QStringLiteral("ada")), QString());
    }
};

REGISTER_GUILESS_TEST(TestWebLinks)
#include "tst_weblinks.moc"
