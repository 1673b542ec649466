// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drone/sseparser.h"
#include "fakes/testprogram.h"

#include <QTest>

using Drone::ServerSentEvent;
using Drone::SseParser;
using Events = QList<ServerSentEvent>;

class TestSseParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void events_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QList<QByteArray>>("expected"); // "type=data"
        using List = QList<QByteArray>;
        QTest::newRow("nothing") << QByteArray() << List{};
        QTest::newRow("ping") << QByteArray(": ping\n\n") << List{};
        QTest::newRow("a line as Drone sends it")
            << QByteArray("data: {\"pos\":0}\n\n\n") << List{"message={\"pos\":0}"};
        QTest::newRow("end") << QByteArray("event: error\ndata: eof\n\n") << List{"error=eof"};
        QTest::newRow("no space") << QByteArray("data:x\n\n") << List{"message=x"};
        QTest::newRow("two data lines") << QByteArray("data: a\ndata: b\n\n") << List{"message=a\nb"};
        QTest::newRow("CR LF") << QByteArray("event: e\r\ndata: a\r\n\r\ndata: b\r\n\r\n") << List{"e=a", "message=b"};
        QTest::newRow("CR") << QByteArray("data: a\r\rdata: b\r\r") << List{"message=a", "message=b"};
        QTest::newRow("unfinished") << QByteArray("data: a\n") << List{};
        QTest::newRow("type without data") << QByteArray("event: e\n\ndata: a\n\n") << List{"message=a"};
        QTest::newRow("unknown fields") << QByteArray("id: 3\nretry: 5\nfoo\ndata: a\n\n") << List{"message=a"};
        QTest::newRow("empty data") << QByteArray("data\n\n") << List{"message="};
    }

    void events()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QList<QByteArray>, expected);
        // Whole, and cut at every possible place.
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            SseParser parser;
            Events events = parser.feed(stream.first(cut));
            events += parser.feed(stream.sliced(cut));
            QList<QByteArray> got;
            for (const ServerSentEvent &event : std::as_const(events))
                got.append(event.type + '=' + event.data);
            QCOMPARE(got, expected);
        }
    }

    void overflow()
    {
        SseParser parser(1000);
        QCOMPARE(parser.feed("data: ok\n\n").size(), 1);
        QVERIFY(!parser.overflowed());
        for (int i = 0; i < 20; ++i)
            parser.feed(QByteArray(100, 'x'));
        QVERIFY(parser.overflowed());
    }

    void endIsNoFailure()
    {
        QVERIFY((ServerSentEvent{"error", "eof"}.isEnd()));
        QVERIFY(!(ServerSentEvent{"message", "eof"}.isEnd()));
    }
};

REGISTER_GUILESS_TEST(TestSseParser)
#include "tst_sseparser.moc"
