// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/gateway/closecode.h"
#include "fakes/testprogram.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace Discord::Gateway;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Discord::Gateway::AfterClose)

namespace {

/// A language in which every text has brackets around it.
class Bracketing final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *text, const char *, int) const override
    {
        return u'[' + QString::fromUtf8(text) + u']';
    }
};

} // namespace

class TestCloseCode final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsAnswer_data();
    void everyCodeHasItsAnswer();
    void theOwnerReadsTheirLanguage_data();
    void theOwnerReadsTheirLanguage();
    void sendingTooMuchIsAnsweredWithAPause();
};

void TestCloseCode::everyCodeHasItsAnswer_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<AfterClose>("after");

    QTest::newRow("1000 normal") << 1000 << AfterClose::Resume;
    QTest::newRow("1001 going away") << 1001 << AfterClose::Resume;
    QTest::newRow("1006 abnormal") << 1006 << AfterClose::Resume;
    QTest::newRow("1011 server error") << 1011 << AfterClose::Resume;
    QTest::newRow("4000 unknown error") << 4000 << AfterClose::Resume;
    QTest::newRow("4001 unknown opcode") << 4001 << AfterClose::Resume;
    QTest::newRow("4002 decode error") << 4002 << AfterClose::Resume;
    QTest::newRow("4003 not authenticated") << 4003 << AfterClose::Resume;
    QTest::newRow("4004 authentication failed") << 4004 << AfterClose::GiveUp;
    QTest::newRow("4005 already authenticated") << 4005 << AfterClose::Resume;
    QTest::newRow("4006 retired") << 4006 << AfterClose::Resume;
    QTest::newRow("4007 invalid sequence") << 4007 << AfterClose::NewSession;
    QTest::newRow("4008 rate limited") << 4008 << AfterClose::Resume;
    QTest::newRow("4009 session timed out") << 4009 << AfterClose::NewSession;
    QTest::newRow("4010 invalid shard") << 4010 << AfterClose::GiveUp;
    QTest::newRow("4011 sharding required") << 4011 << AfterClose::GiveUp;
    QTest::newRow("4012 invalid version") << 4012 << AfterClose::GiveUp;
    QTest::newRow("4013 invalid intents") << 4013 << AfterClose::GiveUp;
    QTest::newRow("4014 disallowed intents") << 4014 << AfterClose::GiveUp;
    QTest::newRow("4999 unheard of") << 4999 << AfterClose::Resume;
}

void TestCloseCode::everyCodeHasItsAnswer()
{
    QFETCH(int, code);
    QFETCH(AfterClose, after);

    const CloseVerdict verdict = closeVerdict(code);

    QCOMPARE(verdict.after, after);
    QVERIFY(!verdict.words.isEmpty());
    QCOMPARE(verdict.remedy.isEmpty(), after != AfterClose::GiveUp);
}

void TestCloseCode::theOwnerReadsTheirLanguage_data()
{
    everyCodeHasItsAnswer_data();
}

void TestCloseCode::theOwnerReadsTheirLanguage()
{
    QFETCH(int, code);
    Bracketing language; // uninstalls itself at its end
    QVERIFY(QCoreApplication::installTranslator(&language));
    const CloseVerdict verdict = closeVerdict(code);
    for (const QString &text : {verdict.words, verdict.remedy})
        QVERIFY2(text.isEmpty() || text.startsWith(u'['), qPrintable(text));
}

void TestCloseCode::sendingTooMuchIsAnsweredWithAPause()
{
    QVERIFY(closeVerdict(4008).atLeast >= 5s);
    QCOMPARE(closeVerdict(4000).atLeast, 0s);
}

REGISTER_GUILESS_TEST(TestCloseCode)
#include "tst_closecode.moc"
