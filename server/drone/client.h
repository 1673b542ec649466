// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "drone/clienterror.h"
#include "drone/logline.h"
#include "model/build.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QThreadPool>
#include <QUrl>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace Drone {

/// Called once with the outcome, never from inside the call that asked, and not at all when the context given with it
/// is gone by then.
template <typename T> using Answer = std::function<void(ClientResult<T>)>;

/// Does the answer, as far as it is here, come from one of Drone's streams?
bool isEventStream(const QNetworkReply &reply);

/// The calls of one Drone server's API (Drone 2.25, handler/api/api.go) that this program needs. At most four requests
/// are on their way at once, the others queue. Redirects are not followed: the token goes to no other host. Live in the
/// service's thread; `clock` must outlive it.
class Client final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Client)

public:
    static constexpr int MostAtOnce = 4;
    static constexpr std::chrono::seconds Deadline{30}; ///< for an answer as a whole
    static constexpr qint64 MostBytes = 8 << 20;
    static constexpr qint64 MostLogBytes = 48 << 20; ///< 5 MB of text, escaped as JSON in the worst case
    static constexpr qint64 SmallLogBytes = 128 << 10; ///< read at once

    explicit Client(Core::Clock &clock, QObject *parent = nullptr);
    ~Client() override;

    /// Base URL (DRONE_SERVER; a path is kept) and token of a user. Requests not yet answered end as Cancelled; an
    /// empty URL or token makes every call end as Unconfigured.
    void setServer(const QUrl &base, const QByteArray &token);
    bool isConfigured() const;
    /// As Model::System::link is written: without a slash at its end, without user and password.
    QString link() const;

    /// Is the token good? A bad one makes a guest: all else may still answer for public repositories, only this says
    /// Unauthorized.
    void user(QObject *context, Answer<Model::User> done);
    /// With stages and steps, system (link() and no version) and a repository that has only its slug.
    void build(const QString &slug, qint64 number, QObject *context, Answer<Model::Build> done);
    /// 25 a page from page 1, newest first, without stages; fewer than 25 are the last page.
    void builds(const QString &slug, int page, QObject *context, Answer<QList<Model::Build>> done);
    void repository(const QString &slug, QObject *context, Answer<Model::Repository> done);
    /// Those that the token's user may read, inactive ones too.
    void repositories(QObject *context, Answer<QList<Model::Repository>> done);
    /// The log of a step that has ended; NotFoundOrForbidden until then. A large one is read in a thread of its own:
    /// 5 MB take as long as many deliveries.
    void log(const StepAddress &step, QObject *context, Answer<QList<LogLine>> done);

    // What a person asks for; these go before everything that waits.
    /// A new build with a number of its own. Number 0: Drone made none (skipped, or no pipeline matched).
    void restart(const QString &slug, qint64 number, QObject *context, Answer<Model::Build> done);
    void cancel(const QString &slug, qint64 number, QObject *context, Answer<void> done);
    void approve(const QString &slug, qint64 number, int stage, QObject *context, Answer<void> done);
    void decline(const QString &slug, qint64 number, int stage, QObject *context, Answer<void> done);
    /// As restart(); needs a target ("production"). The parameters are added to the new build's.
    void promote(const QString &slug, qint64 number, const QString &target,
        const QList<QPair<QString, QString>> &parameters, QObject *context, const Answer<Model::Build> &done);

    /// Opens an event stream; `path` begins with "/api/stream". The caller owns the reply. Null when not configured.
    std::unique_ptr<QNetworkReply> openStream(const QString &path);
    /// Why that reply ended; call once it has finished.
    ClientError streamError(const QNetworkReply &reply) const;

    /// After failures of the server as a whole (not after a 404), automatic requests should wait until then.
    Core::SteadyTime retryAt() const { return m_retryAt; }
    /// The network may be back. Should it not be, the next wait is longer still.
    void tryNow() { m_retryAt = {}; }
    /// The last such failure; nothing once something worked.
    const std::optional<ClientError> &trouble() const { return m_trouble; }

Q_SIGNALS:
    /// trouble() appeared, changed its kind, or went.
    void troubleChanged();

private:
    struct Job;
    using Body = ClientResult<QByteArray>;

    void ask(std::unique_ptr<Job> job, bool first);
    void get(const QString &path, QObject *context, std::function<void(Body)> done, qint64 mostBytes = MostBytes);
    void act(const QByteArray &verb, const QString &path, QObject *context, std::function<void(Body)> done);
    void pumpSoon();
    void pump();
    QNetworkReply *dispatch(const Job &job);
    void send(Job *job);
    void read(Job *job);
    void end(Job *job, Body body);
    void settle(const Body &body);
    QNetworkRequest request(const QString &path) const;
    ClientError errorOf(const QNetworkReply &reply, const QByteArray &body) const;

    Core::Clock &m_clock;
    QNetworkAccessManager m_network;
    QNetworkAccessManager m_streams; // of its own: a stream keeps one of the few connections to a host
    QUrl m_base;
    QByteArray m_token;
    std::deque<std::unique_ptr<Job>> m_waiting;
    std::deque<std::unique_ptr<Job>> m_sent;
    bool m_pumpDue = false;
    Core::Backoff m_backoff;
    Core::SteadyTime m_retryAt{};
    std::optional<ClientError> m_trouble;
    QThreadPool m_reading; ///< of large logs; last, so that it is waited for first
};

} // namespace Drone
