// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainsecretstore.h"

#include "secrets/keychainlock.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

namespace Secrets {

namespace {

StoreErrorKind kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return StoreErrorKind::NotFound;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return StoreErrorKind::Refused;
    case QKeychain::NoError:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return StoreErrorKind::Unavailable;
}

} // namespace

/// One request to the keychain, which ends once: with its answer or for lack of one. The job is not ours to delete: the
/// library's callback may still come to it.
class KeychainSecretStore::Errand final : public QObject
{
public:
    Errand(ReadDone done, std::chrono::milliseconds patience, KeychainSecretStore &store)
        : QObject(&store)
        , m_store(store)
        , m_done(std::move(done))
    {
        m_patience.setSingleShot(true);
        connect(&m_patience, &QTimer::timeout, this, [this] { end(failure(StoreErrorKind::TimedOut)); });
        m_patience.start(patience);
    }

    void take(QKeychain::Job *job, bool removing)
    {
        if (job->error() == QKeychain::NoError && !removing) {
            const auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job);
            return end(read ? read->binaryData() : QByteArray());
        }
        const QKeychain::Error error = job->error();
        // Through libsecret a locked collection looks empty, and a removal from it looks done.
        askWhetherLocked(this, [this, error, cause = job->errorString()](bool locked) {
            if (locked)
                end(failure(StoreErrorKind::Locked));
            else if (error == QKeychain::NoError)
                end(QByteArray());
            else
                end(failure(kindOf(error), cause));
        });
    }

private:
    void end(const StoreResult<QByteArray> &result)
    {
        m_patience.stop();
        deleteLater();
        if (!result && result.error().kind != StoreErrorKind::NotFound)
            m_store.watch();
        if (const ReadDone done = std::exchange(m_done, nullptr))
            done(result);
    }

    KeychainSecretStore &m_store;
    ReadDone m_done;
    QTimer m_patience;
};

KeychainSecretStore::KeychainSecretStore(std::chrono::milliseconds patience, QObject *parent)
    : SecretStore(parent)
    , m_patience(patience)
{
}

KeychainSecretStore::~KeychainSecretStore() = default;

template <typename Job> void KeychainSecretStore::run(Job *job, Name name, ReadDone done)
{
    job->setInsecureFallback(false);
    job->setKey(keyOf(name));
    auto *errand = new Errand(std::move(done), m_patience, *this);
    connect(job, &QKeychain::Job::finished, errand, [errand](QKeychain::Job *finished) {
        errand->take(finished, std::is_same_v<Job, QKeychain::DeletePasswordJob>);
    });
    job->start();
}

void KeychainSecretStore::watch()
{
    if (m_watch)
        return;
    m_watch = new KeychainWatch(this);
    connect(m_watch, &KeychainWatch::opened, this, &SecretStore::opened);
}

void KeychainSecretStore::read(Name name, ReadDone done)
{
    run(new QKeychain::ReadPasswordJob(QStringLiteral("drone-discord")), name, std::move(done));
}

void KeychainSecretStore::write(Name name, const QByteArray &secret, Done done)
{
    auto *job = new QKeychain::WritePasswordJob(QStringLiteral("drone-discord"));
    job->setBinaryData(secret);
    run(job, name, [done = std::move(done)](const StoreResult<QByteArray> &result) {
        done(result ? StoreResult<void>() : StoreResult<void>(result.error()));
    });
}

void KeychainSecretStore::remove(Name name, Done done)
{
    run(new QKeychain::DeletePasswordJob(QStringLiteral("drone-discord")), name,
        [done = std::move(done)](const StoreResult<QByteArray> &result) {
            const bool gone = result || result.error().kind == StoreErrorKind::NotFound;
            done(gone ? StoreResult<void>() : StoreResult<void>(result.error()));
        });
}

} // namespace Secrets
