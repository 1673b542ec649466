// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/cardcomposer.h"

#include "announce/buildoutline.h"
#include "announce/commitmessage.h"
#include "announce/duration.h"
#include "announce/logfilename.h"
#include "announce/weblinks.h"
#include "core/plaintext.h"

#include <QRegularExpression>

#include <limits>

namespace Announce {

namespace {

using Model::Build;
using Model::Card;
using Model::Observation;
using Model::RichText;
using Model::Span;
using Model::Status;
using Model::Tone;

constexpr qsizetype NameLength = 100;
constexpr qsizetype ErrorLength = 500;

/// A short text from outside, fit for one line.
QString name(const QString &text)
{
    return Core::shorten(Core::cleanLine(text.left(4 * NameLength)), NameLength);
}

void addField(Card &card, const QString &title, QList<RichText> lines, bool isInline = true)
{
    lines.removeIf([](const RichText &line) { return line.isEmpty(); });
    if (!lines.isEmpty())
        card.fields.append({title, lines, isInline});
}

QString tagOf(const Build &build)
{
    // Never from the target: that is the branch the tag was made on, or nothing.
    const QLatin1String tags("refs/tags/");
    return build.ref.startsWith(tags) ? build.ref.mid(tags.size()) : QString();
}

/// GitHub and Gitea, GitLab, Bitbucket Server each have a ref of their own.
QString pullRequestOf(const Build &build)
{
    static const QRegularExpression pull(QStringLiteral("^refs/(?:pull|merge-requests|pull-requests)/(\\d{1,12})/"));
    return pull.match(build.ref).captured(1);
}

RichText versionLine(const Build &build)
{
    RichText line;
    const QString tag = tagOf(build);
    if (build.event == QLatin1String("pull_request")) {
        if (const QString number = pullRequestOf(build); !number.isEmpty())
            line.append(Span::link(QLatin1Char('#') + number, webUrl(build.link)));
        const QString source = name(build.source);
        const QString target = name(build.target);
        const QString branches = source.isEmpty() ? target
            : target.isEmpty()                    ? source
                                                  : source + QStringLiteral(" → ") + target;
        if (!branches.isEmpty())
            line.append(
                line.isEmpty() ? Span::link(branches, webUrl(build.link)) : Span::plain(QLatin1Char(' ') + branches));
    } else if (!tag.isEmpty()) {
        line.append(Span::link(name(tag), tagPage(build.repository, tag)));
    } else if (const QString branch = branchOf(build); !name(branch).isEmpty()) {
        line.append(Span::link(name(branch), branchPage(build.repository, branch)));
    }
    if (const QString commit = name(build.after.left(7)); !commit.isEmpty()) {
        if (!line.isEmpty())
            line.append(Span::plain(QStringLiteral(" · ")));
        line.append(Span::link(commit, commitPage(build)));
    }
    return line;
}

bool isLogin(const QString &trigger)
{
    return !trigger.isEmpty() && !trigger.startsWith(QLatin1Char('@'));
}

/// Who made Drone do it: who asked Drone itself, else who pushed. Nobody when it was the clock: Drone names the author
/// of the branch's newest commit as the sender then.
QString actorOf(const Build &build)
{
    if (build.trigger == QLatin1String("@cron"))
        return {};
    return name(isLogin(build.trigger) ? build.trigger : build.sender);
}

Span parentSpan(const Build &build)
{
    Build parent = build;
    parent.number = build.parent;
    return Span::link(QLatin1Char('#') + QString::number(build.parent), webUrl(parent.page()));
}

QString pullRequestVerb(const QString &action)
{
    if (action == QLatin1String("opened"))
        return QStringLiteral("pull request opened");
    if (action == QLatin1String("synchronized"))
        return QStringLiteral("pull request updated");
    return QStringLiteral("pull request");
}

RichText eventWords(const Build &build)
{
    if (build.event == QLatin1String("pull_request"))
        return {Span::plain(pullRequestVerb(build.action))};
    if (build.event == QLatin1String("cron")) {
        const QString job = name(build.cron);
        return job.isEmpty() ? RichText{Span::plain(QStringLiteral("cron"))}
                             : RichText{Span::plain(QStringLiteral("cron ")), Span::strong(job)};
    }
    const QString event = name(build.event);
    if (event.isEmpty())
        return {};
    RichText line{Span::plain(event)};
    if (const QString target = name(build.deployTo); !target.isEmpty()) {
        line.append(Span::plain(QStringLiteral(" to ")));
        line.append(Span::strong(target));
    }
    return line;
}

QList<RichText> eventLines(const Build &build)
{
    RichText line = eventWords(build);
    const bool deploys = build.event == QLatin1String("promote") || build.event == QLatin1String("rollback");
    const QString actor = actorOf(build);
    const bool repeats = build.parent > 0 && !deploys;
    if (build.parent > 0 && deploys) {
        line.append(Span::plain(QStringLiteral(" from ")));
        line.append(parentSpan(build));
    }
    if (!line.isEmpty() && !actor.isEmpty() && !repeats)
        line.append(Span::plain(QStringLiteral(" by ") + actor));
    QList<RichText> lines{line};
    if (repeats) {
        RichText again{Span::plain(QStringLiteral("restart of ")), parentSpan(build)};
        if (!actor.isEmpty())
            again.append(Span::plain(QStringLiteral(" by ") + actor));
        lines.append(again);
    }
    return lines;
}

void addTime(Card &card, const Build &build)
{
    if (card.isFinal) {
        // A build that never ran carries one moment for both.
        const bool ran = build.finished > build.started || build.status == Status::Success;
        if (build.started > 0 && build.finished >= build.started && ran)
            addField(card, QStringLiteral("Duration"),
                {{Span::plain(durationText(std::chrono::seconds(build.finished - build.started)))}});
        card.timestamp = build.finished > 0 ? build.finished : build.created;
        return;
    }
    const bool running = card.tone == Tone::Running;
    qint64 since = running ? build.started : build.created;
    for (const Model::Stage &stage : build.stages) {
        if (running && build.started <= 0 && stage.started > 0)
            since = since > 0 ? std::min(since, stage.started) : stage.started;
    }
    if (since > 0)
        addField(card, running ? QStringLiteral("Started") : QStringLiteral("Queued"), {{Span::since(since)}});
    card.timestamp = since;
}

/// No end of it was heard, and none is made up: what was heard last stays to be seen.
void addLoss(Card &card, const Build &build)
{
    addField(card, QStringLiteral("No end known"),
        {{Span::plain(QStringLiteral(
            "No end of this build was heard: Drone does not show it any more, or its last webhook was lost."))}},
        false);
    addField(card, QStringLiteral("Last known state"),
        QList<RichText>{{Span::plain(Model::statusWord(build.told))}} + progressLines(build), false);
}

void addState(Card &card, const Build &build, Status status)
{
    if (status == Status::Lost)
        return addLoss(card, build);
    if (card.tone == Tone::Blocked) {
        addField(card, QStringLiteral("Waits for approval"),
            {{Span::plain(blockedStages(build).mid(0, 8).join(QLatin1String(", ")))}});
        return;
    }
    if (!card.isFinal) {
        addField(card, build.stages.size() == 1 ? QStringLiteral("Steps") : QStringLiteral("Stages"),
            progressLines(build), false);
        return;
    }
    if (card.tone == Tone::Failure) {
        const QList<RichText> failures = failureLines(build);
        addField(card, failures.size() > 1 ? QStringLiteral("Failed steps") : QStringLiteral("Failed step"), failures,
            false);
    }
    if (card.tone == Tone::Skipped && build.status != Status::Skipped)
        addField(card, QStringLiteral("Declined"), {{Span::plain(QStringLiteral("not approved"))}});
}

void addLog(Card &card, const Build &build, const Model::FailureLog &log)
{
    if (card.tone != Tone::Failure)
        return;
    if (!Core::isBlank(log.lines)) {
        card.logTitle = name(log.step);
        card.log = log.lines;
    }
    if (log.fileStage > 0) {
        card.file = logFileOf(build, log.fileStage, log.fileStep);
        card.file.bytes = log.fileBytes;
    }
}

QString footerOf(const Model::System &system)
{
    const QString version = name(system.version);
    return version.isEmpty() ? QString() : QStringLiteral("Drone ") + version;
}

QString toneWords(Tone tone)
{
    switch (tone) {
    case Tone::Pending:
        return QStringLiteral("Pending");
    case Tone::Running:
        return QStringLiteral("Running");
    case Tone::Blocked:
        return QStringLiteral("Waits for approval");
    case Tone::Success:
        return QStringLiteral("Success");
    case Tone::Failure:
        return QStringLiteral("Failure");
    case Tone::Killed:
        return QStringLiteral("Killed");
    case Tone::Skipped:
        return QStringLiteral("Skipped");
    case Tone::Lost:
        return QStringLiteral("No end known");
    case Tone::Neutral:
    case Tone::Added:
    case Tone::Removed:
        break;
    }
    return {};
}

struct EventWords
{
    QString headline;
    Tone tone = Tone::Neutral;
};

EventWords wordsOf(const QString &thing, const QString &action)
{
    const QString word = name(action);
    EventWords words{word.isEmpty() ? thing : thing + QLatin1Char(' ') + word, Tone::Neutral};
    if (action == QLatin1String("created") || action == QLatin1String("enabled"))
        words.tone = Tone::Added;
    else if (action == QLatin1String("deleted") || action == QLatin1String("disabled"))
        words.tone = Tone::Removed;
    return words;
}

void composeRepository(Card &card, const Observation &observation)
{
    const Model::Repository &repository = observation.repository;
    const EventWords words = wordsOf(QStringLiteral("Repository"), observation.action);
    card.tone = words.tone;
    card.headline = words.headline;
    card.title = name(repository.slug);
    const bool onDrone = words.tone == Tone::Added && !observation.system.link.isEmpty() && !repository.slug.isEmpty();
    card.titleUrl = webUrl(onDrone ? observation.system.link + QLatin1Char('/') + repository.slug : repository.link);
    if (const QString login = name(observation.user.login); !login.isEmpty()) {
        card.authorName = login;
        card.authorUrl = profilePage(repository, observation.user.login);
        card.authorAvatar = publicUrl(observation.user.avatar);
    }
    const QString visibility = !repository.visibility.isEmpty() ? name(repository.visibility)
        : repository.isPrivate                                  ? QStringLiteral("private")
                                                                : QString();
    if (!visibility.isEmpty())
        addField(card, QStringLiteral("Visibility"), {{Span::plain(visibility)}});
    if (const QString branch = name(repository.defaultBranch); !branch.isEmpty())
        addField(card, QStringLiteral("Default branch"),
            {{Span::link(branch, branchPage(repository, repository.defaultBranch))}});
}

void composeUser(Card &card, const Observation &observation)
{
    const Model::User &user = observation.user;
    const EventWords words = wordsOf(QStringLiteral("User"), observation.action);
    card.tone = words.tone;
    card.headline = words.headline;
    card.title = name(user.login);
    card.titleUrl = webUrl(observation.system.link);
    if (!card.title.isEmpty()) {
        card.authorName = card.title;
        card.authorAvatar = publicUrl(user.avatar);
    }
    QStringList roles;
    if (user.admin)
        roles.append(QStringLiteral("administrator"));
    if (user.machine)
        roles.append(QStringLiteral("machine"));
    if (!roles.isEmpty())
        addField(card, QStringLiteral("Account"), {{Span::plain(roles.join(QLatin1String(", ")))}});
}

} // namespace

Card composeBuild(const Build &build, const Model::FailureLog &log)
{
    Card card;
    const Status status = shownStatus(build);
    card.tone = toneOf(status);
    card.isFinal = Model::isTerminal(status);
    card.title = name(build.repository.slug);
    if (build.number > 0)
        card.title = QString(card.title + QStringLiteral(" #%1").arg(build.number)).trimmed();
    card.titleUrl = webUrl(build.page());

    const CommitMessage message = readCommitMessage(build.title, build.message);
    card.headline = message.headline;
    card.text = message.text;
    card.authorName = name(build.authorName);
    if (card.authorName.isEmpty())
        card.authorName = name(build.authorLogin);
    if (!card.authorName.isEmpty()) {
        card.authorUrl = profilePage(build.repository, build.authorLogin);
        card.authorAvatar = publicUrl(build.authorAvatar);
    }

    addField(card, QStringLiteral("Version"), {versionLine(build)});
    addField(card, QStringLiteral("Event"), eventLines(build));
    addTime(card, build);
    addState(card, build, status);
    const QString error = Core::shorten(Core::cleanText(build.error.left(4 * ErrorLength)), ErrorLength);
    if (!error.isEmpty())
        addField(card, QStringLiteral("Error"), {{Span::plain(error)}}, false);
    addLog(card, build, log);
    card.footer = footerOf(build.system);
    return card;
}

Card composeEvent(const Observation &observation)
{
    Card card;
    card.isFinal = true;
    if (observation.kind == Model::EventKind::User)
        composeUser(card, observation);
    else
        composeRepository(card, observation);
    card.footer = footerOf(observation.system);
    return card;
}

Card composePlain(const Card &card)
{
    Card plain;
    plain.tone = card.tone;
    plain.isFinal = card.isFinal;
    const QString title = name(card.title);
    for (const QChar c : title) {
        const bool harmless = c.isLetterOrNumber() || QStringLiteral(" /#-_.").contains(c);
        plain.title.append(harmless ? c : QLatin1Char('?'));
    }
    plain.titleUrl = webUrl(card.titleUrl);
    plain.headline = toneWords(card.tone);
    plain.text = QStringLiteral("The chat refused the full message, so this is all there is.");
    return plain;
}

} // namespace Announce
