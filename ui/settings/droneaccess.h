// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drone/client.h"
#include "ui/settings/secretkeeper.h"

#include <QTimer>

namespace Ui {

/// Whether Drone's API answers with the address and token that are kept or typed. A good token is kept. Shared by the
/// settings and the first run; GUI thread.
class DroneAccess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DroneAccess)

public:
    enum class Phase { Incomplete, Checking, Failed, Ready };

    /// All borrowed.
    DroneAccess(SettingsLink &link, SecretKeeper &keeper, Core::Clock &clock, QObject *parent = nullptr);

    /// What stands in the field now.
    void enterToken(const QString &text);
    /// Looks again with what is kept.
    void checkAgain();

    Phase phase() const { return m_phase; }
    QString words() const { return m_words; }

Q_SIGNALS:
    void changed();

private:
    void check();
    void become(Phase phase, const QString &words);

    SettingsLink &m_link;
    SecretKeeper &m_keeper;
    Drone::Client m_client;
    QTimer m_pause;
    QByteArray m_token;
    bool m_tokenIsNew = false;
    Phase m_phase = Phase::Incomplete;
    QString m_words;
};

} // namespace Ui
