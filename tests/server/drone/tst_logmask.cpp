// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/logmask.h"
#include "fakes/testprogram.h"

#include "core/redact.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Drone;

namespace {

// Put together here so that no scanner mistakes the tests for a leak.
const QString Github = QStringLiteral("ghp_") + QStringLiteral("abcdEFGH1234").repeated(3);
const QString Fine = QStringLiteral("github_pat_") + QStringLiteral("11ABCDE_xyz").repeated(4);
const QString Gitlab = QStringLiteral("glpat-") + QStringLiteral("Ab1_").repeated(5);
const QString Bot = QStringLiteral("MTE5MjEyMzQ1Njc4OTAxMjM0.") + QStringLiteral("GabcDe.")
    + QStringLiteral("aB3_").repeated(9) + QStringLiteral("zZ");
const QString AwsId = QStringLiteral("AKIA") + QStringLiteral("IOSFODNN7EXAMPLE");
const QString AwsSecret = QStringLiteral("wJalrXUtnFEMI/K7MDENG/") + QStringLiteral("bPxRfiCYEXAMPLEKEY");
const QString Jwt = QStringLiteral("eyJhbGciOiJIUzI1NiJ9.") + QStringLiteral("eyJzdWIiOiIxMjM0NTY3ODkwIn0.")
    + QStringLiteral("dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U");
const QString Hidden = QStringLiteral("******");
const QString KeyBegin = QStringLiteral("-----BEGIN RSA PRIVATE") + QStringLiteral(" KEY-----");
const QString KeyEnd = QStringLiteral("-----END RSA PRIVATE") + QStringLiteral(" KEY-----");
const QString KeyLine = QStringLiteral("MIIEowIBAAKCAQEA0Z3VS5JJcds3xfn0yGv1").repeated(2);

} // namespace

class TestLogMask final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &line, const QString &expected) {
            QTest::newRow(name) << line << expected;
        };
        const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
        row("github", QStringLiteral("push with ") + Github + QStringLiteral(" now"),
            QStringLiteral("push with ****** now"));
        row("github fine-grained", Fine, Hidden);
        row("gitlab", QStringLiteral("x=") + Gitlab, QStringLiteral("x=") + Hidden);
        row("discord bot", QStringLiteral("login ") + Bot, QStringLiteral("login ******"));
        row("discord webhook", text("https://discord.com/api/webhooks/123456/abc-DEF_1"),
            text("https://discord.com/api/webhooks/123456/******"));
        row("aws id", QStringLiteral("id ") + AwsId, QStringLiteral("id ******"));
        row("aws secret beside id", AwsId + u' ' + AwsSecret, QStringLiteral("****** ******"));
        row("aws secret by name", QStringLiteral("AWS_SECRET_ACCESS_KEY=") + AwsSecret,
            QStringLiteral("AWS_SECRET_ACCESS_KEY=******"));
        row("jwt", QStringLiteral("got ") + Jwt, QStringLiteral("got ******"));
        row("password=", text("password=hunter22 next"), text("password=****** next"));
        row("PASSWORD:", text("DB_PASSWORD: hunter22"), text("DB_PASSWORD: ******"));
        row("json token", text(R"({"token": "abc def", "n": 1})"), text(R"({"token": ******, "n": 1})"));
        row("api key", text("api_key='abcdef'"), text("api_key=******"));
        row("option", text("tool --password s3cret --verbose"), text("tool --password ****** --verbose"));
        row("authorization", text("> Authorization: Basic dXNlcjpwYXNz"), text("> Authorization: Basic ******"));
        row("bearer", text("Bearer abcdefghijklmnop"), text("Bearer ******"));
        row("url", text("clone https://ada:pa55@git.lan/x.git"), text("clone https://ada:******@git.lan/x.git"));
        row("url token", text("https://abcdefghijklmnop1234@git.lan/x"), text("https://******@git.lan/x"));
        row("key in one line", QStringLiteral("k ") + KeyBegin + text(R"(\nMIIE\n)") + KeyEnd + QStringLiteral(" end"),
            QStringLiteral("k ****** end"));
        row("coloured", QStringLiteral("\x1b[32mtoken \x1b[1m") + Github + QStringLiteral("\x1b[0m"),
            QStringLiteral("token ******"));
        row("cut by a colour", Github.left(10) + QStringLiteral("\x1b[31m") + Github.mid(10), Hidden);
        row("drone's own mask", text("password=******"), text("password=******"));
    }

    void lines()
    {
        QFETCH(QString, line);
        QFETCH(QString, expected);
        QString masked = LogMask().next(line);
        masked.remove(QRegularExpression(QStringLiteral("\x1b\\[[0-9;]*m")));
        QCOMPARE(masked, expected);
    }

    void stays_data()
    {
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const char *line) { QTest::newRow(name) << QString::fromUtf8(line); };
        row("sha1", "HEAD is now at 9fceb02d0ae598e95dc970b74767f19372d61af8");
        row("sha256", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        row("sha1 beside aws", "aws sync of 9fceb02d0ae598e95dc970b74767f19372d61af8");
        row("uuid", "run 3f2504e0-4f89-11d3-9a0c-0305e82c3301 done");
        row("go package", "github.com/aws/aws-sdk-go-v2/service/internal/presigned-url v1.9.28 h1:abc");
        row("java class", "at org.springframework.boot.autoconfigure.AutoConfigurationPackages.register(X.java:12)");
        row("token count", "tokens: 512, token_count=5");
        row("null token", "token: null");
        row("variable", "password=$DB_PASSWORD");
        row("comparison", "if (token == other)");
        row("scope", "Token::Kind");
        row("syntax error", "SyntaxError: Unexpected token: }}");
        row("url with port", "http://localhost:5000/a@b");
        row("mail", "ada@git.lan");
        row("colour", "\x1b[32mok\x1b[0m done");
        row("public key", "-----BEGIN PUBLIC KEY-----");
        row("image", "registry.lan/group/some-very-long-image-name.with.dots:1.2.3");
    }

    void stays()
    {
        QFETCH(QString, line);
        QCOMPARE(LogMask().next(line), line);
    }

    void privateKeyOverLines()
    {
        const QStringList log{QStringLiteral("before"), KeyBegin, QStringLiteral("Proc-Type: 4,ENCRYPTED"),
            QStringLiteral(""), KeyLine, KeyLine, QStringLiteral("abc="), KeyEnd, QStringLiteral("after all")};
        const QString masked = maskedText(log.join(u'\n'));
        QVERIFY2(
            !masked.contains(QStringLiteral("MIIE")) && !masked.contains(QStringLiteral("abc=")), qPrintable(masked));
        QVERIFY(masked.startsWith(QStringLiteral("before\n")));
        QVERIFY(masked.endsWith(QStringLiteral("after all")));
    }

    void privateKeyWithoutItsEnd()
    {
        const QStringList masked =
            maskedLines({KeyBegin, KeyLine, QStringLiteral("cat: write error: broken pipe"), KeyLine});
        QCOMPARE(masked.at(1), Hidden);
        QCOMPARE(masked.at(2), QStringLiteral("cat: write error: broken pipe"));
    }

    void privateKeyWithoutItsBeginning()
    {
        const QStringList masked =
            maskedLines({QStringLiteral("some words first"), KeyLine, KeyLine, KeyEnd, QStringLiteral("after")});
        QCOMPARE(masked.at(0), QStringLiteral("some words first"));
        QCOMPARE(masked.at(1), Hidden);
        QCOMPARE(masked.at(2), Hidden);
        QCOMPARE(masked.at(4), QStringLiteral("after"));
    }

    void ourOwnSecrets()
    {
        Core::rememberSecret("correct-horse-battery");
        QCOMPARE(LogMask().next(QStringLiteral("say correct-horse-battery!")), QStringLiteral("say ******!"));
    }

    void bigLog()
    {
        QList<LogLine> log;
        for (int i = 0; i < 60000; ++i)
            log.append({i,
                QStringLiteral("\x1b[32mcompiling\x1b[0m unit %1 of the program, in file.cpp: all is well\r\n").arg(i),
                1});
        log.append({60000, QStringLiteral("using ") + Github + u'\n', 2});
        QElapsedTimer timer;
        timer.start();
        const QList<LogLine> masked = maskedLog(log);
        qInfo("60,000 lines masked in %lld ms", timer.elapsed());
        QCOMPARE(masked.first(60000), log.first(60000));
        QCOMPARE(masked.constLast().text.trimmed(), QStringLiteral("using ******"));
    }
};

REGISTER_GUILESS_TEST(TestLogMask)
#include "tst_logmask.moc"
