// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/commitmessage.h"
#include "fakes/testprogram.h"

#include <QTest>

class TestCommitMessage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsACardShowsIt_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("headline");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &title, const QString &message, const QString &headline,
                             const QString &text = {}) { QTest::newRow(name) << title << message << headline << text; };
        row("empty", {}, {}, {});
        row("one line", {}, QStringLiteral("Fix the login\n"), QStringLiteral("Fix the login"));
        row("with a body", {}, QStringLiteral("Fix the login\n\nIt asked twice.\nNow once.\n"),
            QStringLiteral("Fix the login"), QStringLiteral("It asked twice.\nNow once."));
        row("blank lines are one", {}, QStringLiteral("Fix\n\n\n\nFirst.\n \n\t\nSecond.\n\n\n"), QStringLiteral("Fix"),
            QStringLiteral("First.\n\nSecond."));
        row("lines of Windows", {}, QStringLiteral("Fix\r\n\r\nWhy.\r\n"), QStringLiteral("Fix"),
            QStringLiteral("Why."));
        row("trailers name people", {},
            QStringLiteral(
                "Fix\n\nWhy.\n\nSigned-off-by: Mona <mona@example.com>\nco-authored-by: Hubot <h@example.com>\n"
                "Change-Id: I0123\n"),
            QStringLiteral("Fix"), QStringLiteral("Why."));
        row("nothing but trailers", {}, QStringLiteral("Fix\n\nCc: Mona <mona@example.com>\n"), QStringLiteral("Fix"));
        row("a trailer's word in the middle", {}, QStringLiteral("Fix\n\nCc: this line is text.\nWhy.\n"),
            QStringLiteral("Fix"), QStringLiteral("Cc: this line is text.\nWhy."));
        row("like a trailer, unknown", {}, QStringLiteral("Fix\n\nNote: see #12\n"), QStringLiteral("Fix"),
            QStringLiteral("Note: see #12"));
        row("pull request", QStringLiteral("Better login"), QStringLiteral("Fix the login\n\nWhy."),
            QStringLiteral("Better login"), QStringLiteral("Fix the login\n\nWhy."));
        row("pull request whose message is its title", QStringLiteral("Better login"),
            QStringLiteral("Better  login\n\nWhy."), QStringLiteral("Better login"), QStringLiteral("Why."));
        row("title of blanks", QStringLiteral(" \t\n"), QStringLiteral("Fix"), QStringLiteral("Fix"));
        row("title of two lines", QStringLiteral("Better\nlogin"), {}, QStringLiteral("Better login"));
        row("six lines", {}, QStringLiteral("Fix\n1\n2\n3\n4\n5\n6"), QStringLiteral("Fix"),
            QStringLiteral("1\n2\n3\n4\n5\n6"));
        row("seven lines", {}, QStringLiteral("Fix\n1\n2\n3\n4\n5\n6\n7"), QStringLiteral("Fix"),
            QStringLiteral("1\n2\n3\n4\n5\n6\n…"));
        row("control characters", {}, QStringLiteral("F\x1b[31mix\u202e"), QStringLiteral("F[31mix"));
    }
    void isReadAsACardShowsIt()
    {
        QFETCH(const QString, title);
        QFETCH(const QString, message);
        const Announce::CommitMessage read = Announce::readCommitMessage(title, message);
        QTEST(read.headline, "headline");
        QTEST(read.text, "text");
    }

    void oversizedIsCut_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("message");
        const QString megabyte(1024 * 1024, QLatin1Char('x'));
        QTest::newRow("one line") << QString() << megabyte;
        QTest::newRow("title") << megabyte << QStringLiteral("x");
        QTest::newRow("body") << QString() << QString(QStringLiteral("Fix\n\n") + megabyte);
        QTest::newRow("line feeds") << QString()
                                    << QString(QStringLiteral("Fix") + QString(100'000, QLatin1Char('\n')));
        QTest::newRow("trailers") << QString()
                                  << QString(QStringLiteral("Fix\n\n") + QStringLiteral("Cc: a\n").repeated(100'000));
    }
    void oversizedIsCut()
    {
        QFETCH(const QString, title);
        QFETCH(const QString, message);
        const Announce::CommitMessage read = Announce::readCommitMessage(title, message);
        QVERIFY(!read.headline.isEmpty() && read.headline.size() <= 200);
        QVERIFY(read.text.size() <= 402);
    }
};

REGISTER_GUILESS_TEST(TestCommitMessage)
#include "tst_commitmessage.moc"
