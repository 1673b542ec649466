// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discord/discordplatform.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Discord;
using namespace std::chrono_literals;
using Announce::ChatErrorKind;

class TestChatErrors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errors_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("word");
        const auto row = [](int status, int code, ChatErrorKind kind, const char *word) {
            QTest::addRow("%d/%d", status, code)
                << status << code << static_cast<int>(kind) << QString::fromLatin1(word);
        };
        row(404, 10003, ChatErrorKind::ChannelGone, "Choose another channel");
        row(400, 50083, ChatErrorKind::ChannelGone, "Manage Threads");
        row(403, 160005, ChatErrorKind::ChannelGone, "Unlock and unarchive it");
        row(404, 10008, ChatErrorKind::MessageGone, "deleted");
        row(403, 50005, ChatErrorKind::MessageGone, "");
        row(429, 30046, ChatErrorKind::EditsExhausted, "no more edits");
        row(401, 0, ChatErrorKind::Unauthorized, "enter the new one");
        row(403, 40001, ChatErrorKind::Unauthorized, "");
        row(403, 50001, ChatErrorKind::ChannelGone, "View Channel");
        row(403, 50013, ChatErrorKind::Forbidden, "Send Messages and Embed Links");
        row(403, 0, ChatErrorKind::Forbidden, "222");
        row(400, 50035, ChatErrorKind::Rejected, "refused");
        row(400, 50006, ChatErrorKind::Rejected, "");
        row(400, 240000, ChatErrorKind::Rejected, "");
        row(429, 20028, ChatErrorKind::RateLimited, "wait");
        row(429, 20016, ChatErrorKind::RateLimited, "");
        row(429, 0, ChatErrorKind::RateLimited, "");
        row(500, 0, ChatErrorKind::Transient, "again");
        row(503, 130000, ChatErrorKind::Transient, "");
        row(302, 0, ChatErrorKind::Transient, "");
        row(0, 0, ChatErrorKind::Transient, "cannot be reached");
    }
    void errors()
    {
        QFETCH(int, status);
        QFETCH(int, code);
        QFETCH(QString, word);
        Rest::RestError error;
        if (status != 0)
            error = Rest::errorFromAnswer(
                status, "{\"message\":\"why\",\"code\":" + QByteArray::number(code) + '}', 1500ms);
        const auto chat = chatErrorFor(error, QStringLiteral("222"));
        QTEST(static_cast<int>(chat.kind), "kind");
        QVERIFY2(chat.message.contains(word), qPrintable(chat.message));
        QCOMPARE(chat.mayHaveHappened, status == 0 || status >= 500);
    }

    void whatTheOldTokenWasRefusedIsTriedAgain_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        QTest::newRow("401") << 401 << 0;
        QTest::newRow("401 with a code") << 401 << 50014;
        QTest::newRow("no access") << 403 << 50001;
        QTest::newRow("unknown channel") << 404 << 10003;
    }
    void whatTheOldTokenWasRefusedIsTriedAgain()
    {
        QFETCH(int, status);
        QFETCH(int, code);
        Rest::RestError error =
            Rest::errorFromAnswer(status, "{\"message\":\"why\",\"code\":" + QByteArray::number(code) + '}', {});
        error.kind = Rest::RestErrorKind::Outdated;
        const auto chat = chatErrorFor(error, QStringLiteral("222"));
        QCOMPARE(chat.kind, ChatErrorKind::Transient);
        QVERIFY2(chat.message.contains(QLatin1String("tried again")), qPrintable(chat.message));
        QVERIFY(!chat.mayHaveHappened); // a refusal leaves nothing behind
    }
};

REGISTER_GUILESS_TEST(TestChatErrors)
#include "tst_chaterrors.moc"
