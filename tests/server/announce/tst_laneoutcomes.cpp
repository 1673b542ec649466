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

    void aClosedChannelDoesNotCostTheFile_data()
    {
        QTest::addColumn<ChatErrorKind>("kind");
        QTest::addColumn<bool>("isEdit");
        QTest::addColumn<bool>("restarts");
        for (const bool isEdit : {false, true}) {
            for (const bool restarts : {false, true}) {
                QTest::addRow("no permissions, %d, %d", isEdit, restarts)
                    << ChatErrorKind::Forbidden << isEdit << restarts;
                QTest::addRow("gone, %d, %d", isEdit, restarts) << ChatErrorKind::ChannelGone << isEdit << restarts;
            }
        }
    }

    void aClosedChannelDoesNotCostTheFile()
    {
        QFETCH(ChatErrorKind, kind);
        QFETCH(bool, isEdit);
        QFETCH(bool, restarts);
        WithFile s;
        if (isEdit)
            s.want(QStringLiteral("running"), {});
        const Act act = isEdit ? Act::Edit : Act::Post;
        s.platform.fail(act, kind, 100);
        s.want(QStringLiteral("failed"), QStringLiteral("log"));
        QCOMPARE(s.announcer->state().pauses.size(), 1);
        s.clock.advance(35min);
        QCOMPARE(s.announcer->state().pauses.size(), 1);
        s.platform.script.clear(); // access is given back
        if (restarts) {
            s.announcer.reset();
            s.start();
        }
        s.clock.advance(10min);
        QVERIFY(s.announcer->state().pauses.isEmpty());
        QVERIFY(s.stored().isSettled());
        QCOMPARE(s.platform.messages.size(), 1);
        QCOMPARE(s.platform.messages.first().card.file.source, QStringLiteral("log"));
    }

    /// The right to write is given back, that to attach files is not.
    void aPausedChannelMayStillRefuseTheFileAlone()
    {
        WithFile s;
        s.platform.fail(Act::Post, ChatErrorKind::Forbidden, 3); // with the file, without it, and later with it again
        s.want(QStringLiteral("failed"), QStringLiteral("log"));
        QCOMPARE(s.announcer->state().pauses.size(), 1);
        s.clock.advance(10min);
        QVERIFY(s.announcer->state().pauses.isEmpty());
        QCOMPARE(s.files(), QStringList({QStringLiteral("log"), {}, QStringLiteral("log"), {}}));
        QVERIFY(s.stored().isSettled());
        QCOMPARE(s.stored().settledFile, QStringLiteral("log"));
    }

    /// Nor does a card that is refused for what it says.
    void aRefusedCardDoesNotCostTheFile()
    {
        WithFile s;
        s.want(QStringLiteral("running"), {});
        s.platform.fail(Act::Edit, ChatErrorKind::Rejected, 2);
        s.want(QStringLiteral("failed"), QStringLiteral("log"));
        QCOMPARE(s.platform.messages.first().card.text, composePlain({}).text);
        s.want(QStringLiteral("failed, too"), QStringLiteral("log"));
        QCOMPARE(s.platform.messages.first().card.file.source, QStringLiteral("log"));
    }

    /// Looking for a message carries no file.
    void aRefusedSearchDoesNotCostTheFile()
    {
        WithFile s;
        s.want(QStringLiteral("failed"), QStringLiteral("log"));
        s.announcer.reset();
        // As it is left by an end right before the message was created.
        s.platform.messages.clear();
        Model::Announcement &stored = s.book.stored.first();
        stored.doubtSince = s.clock.wall() - 1h;
        stored.sentHash.clear();
        stored.messageId.clear();
        stored.settledFile.clear();
        s.platform.fail(Act::Find, ChatErrorKind::Forbidden);
        s.start();
        s.clock.advance(10s);
        QCOMPARE(s.platform.count(Act::Find), 1);
        QCOMPARE(s.announcer->state().pauses.size(), 1);
        QCOMPARE(s.stored().settledFile, QString());
        s.clock.advance(10min);
        QCOMPARE(s.platform.messages.first().card.file.source, QStringLiteral("log"));
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
