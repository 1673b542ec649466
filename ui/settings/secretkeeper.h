// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingslink.h"

#include <QHash>
#include <QObject>

namespace Ui {

/// Puts secrets where they belong: first into the keychain, then in force. What the keychain does not take is not in
/// force either until the person says "for this session only" or the keychain takes it after all; never a file. GUI
/// thread, one for the window.
class SecretKeeper final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretKeeper)

public:
    enum class Place { Nowhere, Keychain, SessionOnly, Outside };

    /// Both borrowed.
    SecretKeeper(SettingsLink &link, Secrets::SecretStore &store, QObject *parent = nullptr);

    /// Replaces these secrets, all or none of them; an empty one is forgotten.
    void keep(const QHash<Secrets::Name, QByteArray> &secrets);
    /// As keep(), but what turns out to be in the keychain already stays.
    void keepUnlessThere(Secrets::Name name, const QByteArray &secret);
    Place placeOf(Secrets::Name name) const;
    bool isBusy() const { return m_left > 0 || m_reading; }

    /// Why the keychain did not take what waits; empty when nothing waits.
    QString trouble() const { return m_trouble; }
    /// Why the keychain could not be read; empty when it was.
    QString unread() const { return m_link.settings().keychainTrouble; }
    /// Reads what could not be read, then writes what waits. So does the keychain itself when it opens.
    void tryAgain();
    void keepForSession();
    /// Forgets what waits; what was in force before stays.
    void giveUp();

Q_SIGNALS:
    void changed();
    /// Kept and in force now, wherever.
    void kept();

private:
    void read();
    void write();
    void finish();
    void enforce(bool sessionOnly);

    SettingsLink &m_link;
    Secrets::SecretStore &m_store;
    QHash<Secrets::Name, QByteArray> m_waiting;
    QSet<Secrets::Name> m_yielding; ///< of those that wait: not over one that is there
    QSet<Secrets::Name> m_sessionOnly;
    QString m_trouble;
    int m_left = 0; ///< answers of the keychain that are still to come
    bool m_reading = false;
};

/// One sentence for the person about where that secret is.
QString placeWords(SecretKeeper::Place place);

} // namespace Ui
