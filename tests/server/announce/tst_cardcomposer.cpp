// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/cardcomposer.h"
#include "announce/textrenderer.h"
#include "announce/weblinks.h"
#include "fakes/testprogram.h"
#include "model/buildloss.h"

#include <QTest>

using Model::Status;
using Model::Tone;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

Model::Step step(int number, const char *name, Status status, int exitCode = 0)
{
    Model::Step made;
    made.id = made.number = number;
    made.name = s(name);
    made.status = status;
    made.exitCode = exitCode;
    return made;
}

Model::Build build(Status status)
{
    Model::Build made;
    made.system = {s("https://drone.example.com"), s("2.25.0")};
    made.repository.slug = s("acme/api");
    made.repository.link = s("https://github.com/acme/api");
    made.id = 4;
    made.number = 208;
    made.status = status;
    made.event = s("push");
    made.message = s("Bump libpq to 16.4\n\nIt is faster.\n\nSigned-off-by: Ada <ada@example.com>\n");
    made.after = s("3f9c2ab5f4afa74f8c6e7dc81942b718c0000000");
    made.ref = s("refs/heads/main");
    made.target = s("main");
    made.authorName = s("Ada L.");
    made.authorLogin = made.sender = s("ada");
    made.trigger = s("@hook");
    made.created = 1000;
    if (status != Status::Pending)
        made.started = 1010;
    if (Model::isTerminal(status))
        made.finished = 1171;
    return made;
}

QStringList field(const Model::Card &card, const char *name)
{
    QStringList lines;
    for (const Model::CardField &candidate : card.fields) {
        if (candidate.name == s(name)) {
            for (const Model::RichText &line : candidate.lines)
                lines.append(Announce::plainWords(line));
        }
    }
    return lines;
}

} // namespace

class CardComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lost_data()
    {
        QTest::addColumn<Status>("told");
        QTest::addColumn<QList<Model::Step>>("steps");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("while it ran") << Status::Running
                                      << QList{step(1, "clone", Status::Success), step(2, "test", Status::Running)}
                                      << QStringList{s("running"), s("✓ clone  ● test")};
        QTest::newRow("before it ran") << Status::Pending << QList<Model::Step>() << QStringList{s("pending")};
    }

    void lost()
    {
        QFETCH(Status, told);
        QFETCH(QList<Model::Step>, steps);
        QFETCH(QStringList, expected);
        Model::Build gone = build(told);
        gone.version = 2;
        if (!steps.isEmpty()) {
            gone.stages.resize(1);
            gone.stages[0].status = told;
            gone.stages[0].started = 1020;
            gone.stages[0].steps = steps;
        }
        Model::markLost(gone);
        const Model::Card card = Announce::composeBuild(gone);
        QCOMPARE(card.tone, Tone::Lost);
        QCOMPARE(Announce::composePlain(card).headline, s("No end known"));
        QVERIFY(card.isFinal);
        QVERIFY(field(card, "No end known").value(0).contains(s("its last webhook was lost")));
        QCOMPARE(field(card, "Last known state").join(u'\n').replace(QChar(0x00A0), u' ').split(u'\n'), expected);
        for (const Model::CardField &candidate : card.fields) {
            for (const Model::RichText &line : candidate.lines)
                QVERIFY2(std::none_of(line.cbegin(), line.cend(),
                             [](const Model::Span &span) { return span.kind == Model::Span::Kind::Since; }),
                    "nothing counts on");
        }
    }

    void success()
    {
        const Model::Card card = Announce::composeBuild(build(Status::Success));
        QCOMPARE(card.tone, Tone::Success);
        QVERIFY(card.isFinal);
        QCOMPARE(card.title, s("acme/api #208"));
        QCOMPARE(card.titleUrl, s("https://drone.example.com/acme/api/208"));
        QCOMPARE(card.headline, s("Bump libpq to 16.4"));
        QCOMPARE(card.text, s("It is faster."));
        QCOMPARE(card.authorName, s("Ada L."));
        QCOMPARE(card.authorUrl, s("https://github.com/ada"));
        QCOMPARE(field(card, "Version"), QStringList{s("main · 3f9c2ab")});
        QCOMPARE(card.fields.first().lines.first().first().url, s("https://github.com/acme/api/tree/main"));
        QCOMPARE(field(card, "Event"), QStringList{s("push by ada")});
        QCOMPARE(field(card, "Duration"), QStringList{s("2 min 41 s")});
        QCOMPARE(card.footer, s("Drone 2.25.0"));
        QCOMPARE(card.timestamp, 1171);
        QCOMPARE(card.fields.size(), 3);
        QCOMPARE(Announce::composeBuild(build(Status::Success)), card);
    }

    void tones_data()
    {
        QTest::addColumn<Status>("status");
        QTest::addColumn<Status>("stage");
        QTest::addColumn<Tone>("tone");
        QTest::addColumn<bool>("isFinal");
        QTest::newRow("pending") << Status::Pending << Status::Pending << Tone::Pending << false;
        QTest::newRow("blocked") << Status::Pending << Status::Blocked << Tone::Blocked << false;
        QTest::newRow("declined") << Status::Pending << Status::Declined << Tone::Skipped << true;
        QTest::newRow("running") << Status::Running << Status::Running << Tone::Running << false;
        QTest::newRow("last stage over") << Status::Running << Status::Success << Tone::Running << false;
        QTest::newRow("failure") << Status::Failure << Status::Failure << Tone::Failure << true;
        QTest::newRow("error") << Status::Error << Status::Error << Tone::Failure << true;
        QTest::newRow("killed with a stage still running") << Status::Killed << Status::Running << Tone::Killed << true;
        QTest::newRow("skipped") << Status::Skipped << Status::Skipped << Tone::Skipped << true;
        QTest::newRow("unknown word") << Status::Unknown << Status::Unknown << Tone::Neutral << false;
    }

    void tones()
    {
        QFETCH(Status, status);
        QFETCH(Status, stage);
        Model::Build b = build(status);
        b.stages.resize(1);
        b.stages[0].status = stage;
        const Model::Card card = Announce::composeBuild(b);
        QTEST(card.tone, "tone");
        QTEST(card.isFinal, "isFinal");
    }

    void failureNamesTheStepThatCounts()
    {
        Model::Build b = build(Status::Failure);
        b.stages.resize(1);
        b.stages[0].name = s("default");
        b.stages[0].status = Status::Failure;
        b.stages[0].steps = {step(1, "clone", Status::Success), step(2, "lint", Status::Failure, 3),
            step(3, "test", Status::Failure, 8)};
        b.stages[0].steps[1].errIgnore = true;
        b.stages[0].steps[2].error = s("out of memory");
        const Model::Card card = Announce::composeBuild(b, {s("default / test"), s("99% passed")});
        QCOMPARE(field(card, "Failed step"), QStringList{s("default / test, exit code 8: out of memory")});
        QCOMPARE(card.logTitle, s("default / test"));
        QCOMPARE(card.log, s("99% passed"));
        b.status = Status::Success;
        QVERIFY(Announce::composeBuild(b, {s("default / test"), s("99% passed")}).log.isEmpty());
    }

    void brokenConfiguration()
    {
        Model::Build b = build(Status::Error);
        b.started = b.finished;
        b.error = s("yaml: line 3");
        const Model::Card card = Announce::composeBuild(b);
        QCOMPARE(field(card, "Error"), QStringList{s("yaml: line 3")});
        QVERIFY(field(card, "Duration").isEmpty());
        QVERIFY(field(card, "Failed step").isEmpty());
    }

    void progress()
    {
        Model::Build b = build(Status::Running);
        b.stages.resize(1);
        b.stages[0].status = Status::Running;
        b.stages[0].steps = {
            step(1, "clone", Status::Success), step(2, "test", Status::Running), step(3, "publish", Status::Pending)};
        QCOMPARE(
            field(Announce::composeBuild(b), "Steps"), QStringList{s("✓\u00A0clone  ●\u00A0test  ○\u00A0publish")});
        Model::Build silent = b;
        silent.updated = 99;
        silent.version = 9;
        silent.stages[0].steps[1].version = 5;
        QCOMPARE(Announce::composeBuild(silent), Announce::composeBuild(b));

        b.stages.append(b.stages[0]);
        b.stages[0].name = s("linux");
        b.stages[1].name = s("arm");
        b.stages[1].status = Status::Success;
        QCOMPARE(
            field(Announce::composeBuild(b), "Stages"), (QStringList{s("● linux  test (1 of 3 steps)"), s("✓ arm")}));

        b.stages.resize(1);
        for (int i = 4; i < 304; ++i)
            b.stages[0].steps.append(step(i, "more", i < 200 ? Status::Success : Status::Pending));
        const QString line = field(Announce::composeBuild(b), "Steps").first();
        QVERIFY2(line.startsWith(s("✓ 197 done  ●\u00A0test")) && line.endsWith(s("and 94 more")), qPrintable(line));
    }

    void events_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("ref");
        QTest::addColumn<qint64>("parent");
        QTest::addColumn<QString>("trigger");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *event, const char *ref, qint64 parent, const char *trigger, const char *version,
                             const char *words) {
            QTest::newRow(words) << s(event) << s(ref) << parent << s(trigger) << s(version) << s(words);
        };
        row("push", "refs/heads/main", 0, "@hook", "main · 3f9c2ab", "push by ada");
        row("push", "refs/heads/main", 12, "bob", "main · 3f9c2ab", "push|restart of #12 by bob");
        row("pull_request", "refs/pull/42/head", 0, "@hook", "#42 fix → main · 3f9c2ab", "pull request opened by ada");
        row("pull_request", "refs/merge-requests/7/head", 0, "@hook", "#7 fix → main · 3f9c2ab",
            "pull request opened by ada");
        row("tag", "refs/tags/v1.2.3", 0, "@hook", "v1.2.3 · 3f9c2ab", "tag by ada");
        row("cron", "refs/heads/main", 0, "@cron", "main · 3f9c2ab", "cron nightly");
        row("cron", "refs/heads/main", 12, "bob", "main · 3f9c2ab", "cron nightly|restart of #12 by bob");
        row("custom", "refs/heads/main", 0, "bob", "main · 3f9c2ab", "custom by bob");
        row("promote", "refs/heads/main", 75, "bob", "main · 3f9c2ab", "promote to production from #75 by bob");
        row("rollback", "refs/tags/v1", 75, "bob", "v1 · 3f9c2ab", "rollback to production from #75 by bob");
    }

    void events()
    {
        QFETCH(QString, event);
        QFETCH(QString, ref);
        QFETCH(qint64, parent);
        QFETCH(QString, trigger);
        QFETCH(QString, version);
        QFETCH(QString, words);
        Model::Build b = build(Status::Pending);
        b.event = event;
        b.ref = ref;
        b.parent = parent;
        b.trigger = trigger;
        b.action = s("opened");
        b.cron = s("nightly");
        b.source = s("fix");
        if (event == s("promote") || event == s("rollback"))
            b.deployTo = s("production");
        const Model::Card card = Announce::composeBuild(b);
        QCOMPARE(field(card, "Version"), QStringList{version});
        QCOMPARE(field(card, "Event"), words.split(QLatin1Char('|')));
    }

    void pullRequestShowsItsTitle()
    {
        Model::Build b = build(Status::Pending);
        b.title = s("Teach it");
        b.message = s("This closes #41.\r\n\r\n- [x] tests\r\n");
        QCOMPARE(Announce::composeBuild(b).headline, s("Teach it"));
        QCOMPARE(Announce::composeBuild(b).text, s("This closes #41.\n\n- [x] tests"));
        b.message = b.title;
        QVERIFY(Announce::composeBuild(b).text.isEmpty());
    }

    void emptyBuildHasNothingBlank()
    {
        const Model::Card card = Announce::composeBuild({});
        QVERIFY(card.fields.isEmpty());
        QVERIFY(card.footer.isEmpty() && card.authorName.isEmpty() && card.headline.isEmpty());
    }

    void avatars_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("fits");
        QTest::newRow("public") << s("https://avatars.githubusercontent.com/u/1?v=4") << true;
        QTest::newRow("public address") << s("https://8.8.8.8/a.png") << true;
        QTest::newRow("unqualified") << s("http://drone/favicon.png") << false;
        QTest::newRow("localhost") << s("http://localhost/a.png") << false;
        QTest::newRow("loopback") << s("http://127.0.0.1/a.png") << false;
        QTest::newRow("lan address") << s("http://192.168.1.20/a.png") << false;
        QTest::newRow("lan address, six") << s("http://[fd00::1]/a.png") << false;
        QTest::newRow("lan name") << s("http://gitea.lan/a.png") << false;
        QTest::newRow("script") << s("javascript:alert(1)") << false;
        QTest::newRow("password") << s("https://u:p@example.com/a.png") << false;
        QTest::newRow("relative") << s("/avatars/1") << false;
        QTest::newRow("empty") << QString() << false;
    }

    void avatars()
    {
        QFETCH(QString, url);
        QFETCH(bool, fits);
        Model::Build b = build(Status::Success);
        b.authorAvatar = url;
        QCOMPARE(Announce::composeBuild(b).authorAvatar, fits ? url : QString());
    }

    void repositoryAndUserEvents()
    {
        Model::Observation o;
        o.kind = Model::EventKind::Repository;
        o.action = s("enabled");
        o.system = {s("https://drone.example.com"), s("2.25.0")};
        o.repository.slug = s("acme/api");
        o.user.login = s("ada");
        Model::Card card = Announce::composeEvent(o);
        QCOMPARE(card.tone, Tone::Added);
        QCOMPARE(card.title, s("acme/api"));
        QCOMPARE(card.titleUrl, s("https://drone.example.com/acme/api"));
        QCOMPARE(card.headline, s("Repository enabled"));
        QCOMPARE(card.authorName, s("ada"));
        o.action = s("deleted");
        o.user = {};
        card = Announce::composeEvent(o);
        QCOMPARE(card.tone, Tone::Removed);
        QVERIFY(card.authorName.isEmpty());
        o.kind = Model::EventKind::User;
        o.action = s("created");
        o.user.login = s("hubot");
        o.user.machine = true;
        card = Announce::composeEvent(o);
        QCOMPARE(card.title, s("hubot"));
        QCOMPARE(card.headline, s("User created"));
        QCOMPARE(field(card, "Account"), QStringList{s("machine")});
        QVERIFY(card.isFinal);
    }

    void plainKeepsTitleAndTone()
    {
        Model::Card card = Announce::composeBuild(build(Status::Failure));
        card.title += s("\u202E`*");
        const Model::Card plain = Announce::composePlain(card);
        QCOMPARE(plain.title, s("acme/api #208??"));
        QCOMPARE(plain.tone, Tone::Failure);
        QCOMPARE(plain.headline, s("Failure"));
        QVERIFY(plain.fields.isEmpty());
    }
};

REGISTER_GUILESS_TEST(CardComposer)
#include "tst_cardcomposer.moc"
