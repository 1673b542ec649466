// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/announcer.h"
#include "announce/cardcomposer.h"
#include "announcing.h"
#include "fakes/testprogram.h"

#include <QTest>

using namespace Announce;
using namespace std::chrono_literals;
using Act = ChatPlatform::Act;

namespace {

/// One announcement whose card has a file.
struct WithFile
{
    Fakes::FakeClock clock;
    MapBook book{clock};
    ScriptedPlatform platform{clock};
    QRandomGenerator random{7};
    std::unique_ptr<Announcer> announcer;
    Model::Channel channel{QStringLiteral("discord"), QStringLiteral("1")};

    WithFile() { start(); }
    void start()
    {
        announcer = std::make_unique<Announcer>(clock, book, random);
        announcer->addPlatform(&platform);
        announcer->restore(book.unsettled());
    }
    ~WithFile() { announcer.reset(); }
    Q_DISABLE_COPY_MOVE(WithFile)

    void want(const QString &headline, const QString &file)
    {
        Model::Card card;
        card.title = QStringLiteral("a");
        card.headline = headline;
        card.isFinal = true;
        if (!file.isEmpty())
            card.file = {file + QStringLiteral(".log"), file};
        book.save(announcer->want(QStringLiteral("a"), channel, card));
        clock.advance(10s);
    }
    QStringList files() const
    {
        QStringList list;
        for (const auto &call : platform.calls)
            list.append(call.card.file.source);
        return list;
    }
    Model::Announcement stored() const { return *book.find(QStringLiteral("a"), channel); }
};

} // namespace

class TestLaneOutcomes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsSentOnce()
    {
        WithFile s;
        s.want(QStringLiteral("failed"), {});
        s.want(QStringLiteral("failed"), QStringLiteral("log"));
        s.want(QStringLiteral("failed, too"), QStringLiteral("log"));
        QCOMPARE(s.files(), QStringList({{}, QStringLiteral("log"), {}}));
        QVERIFY(s.stored().isSettled());
        // Nor after a restart; another file is another matter.
        s.announcer.reset();
        s.start();
        s.want(QStringLiteral("failed again"), QStringLiteral("log"));
        s.want(QStringLiteral("failed again"), QStringLiteral("other"));
        QCOMPARE(s.files().mid(3), QStringList({{}, QStringLiteral("other")}));
        QCOMPARE(s.platform.messages.size(), 1);
    }

    void aFileGoesWithTheFirstPost()
    {
        WithFile s;
        s.want(QStringLiteral("failed"), QStringLiteral("log"));
        QCOMPARE(s.files(), QStringList({QStringLiteral("log")}));
        QCOMPARE(s.stored().settledFile, QStringLiteral("log"));
    }

    void aFileInDoubtIsSentAgain()
    {
        WithFile s;
        s.want(QStringLiteral("failed"), {});
        s.platform.fail(Act::Edit, ChatErrorKind::Transient, 1, true, true);
        s.want(QStringLiteral("failed"), QStringLiteral("log"));
        QCOMPARE(s.files(), QStringList({{}, QStringLiteral("log"), QStringLiteral("log")}));
        QVERIFY(s.stored().isSettled());
    }

    void aRefusedFileDoesNotCostTheCard_data()
    {
        QTest::addColumn<ChatErrorKind>("kind");
        QTest::newRow("no permission for files") << ChatErrorKind::Forbidden;
        QTest::newRow("too large") << ChatErrorKind::Rejected;
    }
    void aRefusedFileDoesNotCostTheCard()
    {
        QFETCH(ChatErrorKind, kind);
        WithFile s;
        s.want(QStringLiteral("running"), {});
        s.platform.fail(Act::Edit, kind);
        s.want(QStringLiteral("failed"), QStringLiteral("log"));
        QCOMPARE(s.files(), QStringList({{}, QStringLiteral("log"), {}}));
        QVERIFY(s.announcer->state().pauses.isEmpty());
        QVERIFY(s.stored().isSettled());
        QVERIFY(!s.stored().failed);
        QCOMPARE(s.platform.messages.first().card.headline, QStringLiteral("failed"));
    }

    void whyTheFallbackStandsIsKept_data()
    {
        QTest::addColumn<bool>("isEdit");
        QTest::newRow("posted") << false;
        QTest::newRow("edited") << true;
    }
    void whyTheFallbackStandsIsKept()
    {
        QFETCH(bool, isEdit);
        WithFile s;
        if (isEdit)
            s.want(QStringLiteral("running"), {});
        const auto act = isEdit ? Act::Edit : Act::Post;
        s.platform.fail(act, ChatErrorKind::Rejected);
        s.want(QStringLiteral("failed"), {});
        QCOMPARE(s.platform.messages.first().card.text, composePlain({}).text);
        QCOMPARE(s.stored().failure, QStringLiteral("words"));
        QVERIFY(!s.stored().failed);
        QVERIFY(s.stored().isSettled());
        QVERIFY(s.announcer->movable().isEmpty()); // nobody takes it for a failed message
        QCOMPARE(s.announcer->state().waiting, 0);
        // The next state, after a restart: until it stands there in full, the fallback and its reason do.
        s.announcer.reset();
        s.start();
        s.platform.fail(Act::Edit, ChatErrorKind::Transient, 10);
        s.want(QStringLiteral("failed again"), {});
        QCOMPARE(s.stored().failure, QStringLiteral("words"));
        s.clock.advance(1h);
        QCOMPARE(s.platform.messages.first().card.headline, QStringLiteral("failed again"));
        QVERIFY(s.stored().isSettled());
        QCOMPARE(s.stored().failure, QString());
    }

    void aMessageThatIsPostedAnewGetsItsFileAnew()
    {
        WithFile s;
        s.want(QStringLiteral("failed"), QStringLiteral("log"));
        s.platform.messages.clear(); // a person deleted it
        s.want(QStringLiteral("failed, too"), QStringLiteral("log"));
        QCOMPARE(s.files(), QStringList({QStringLiteral("log"), {}, QStringLiteral("log")}));
        s.book.save(*s.announcer->announceAgain(QStringLiteral("a"), s.channel, s.stored().desired));
        s.clock.advance(10s);
        QCOMPARE(s.files().last(), QStringLiteral("log"));
    }
};

REGISTER_GUILESS_TEST(TestLaneOutcomes)
#include "tst_laneoutcomes.moc"
