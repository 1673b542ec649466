// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "keychainsecrets.h"

#include "core/logging.h"

#include <QFile>
#include <QPointer>

KeychainSecrets::KeychainSecrets(Secrets::SecretStore *keychain, const Secrets::Bundle &fromOutside, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
    , m_secrets(fromOutside)
{
    if (!m_secrets.webhookSecret.isEmpty() && !m_secrets.discordToken.isEmpty())
        m_keychain = nullptr;
    if (m_keychain)
        connect(m_keychain, &Secrets::SecretStore::opened, this, &KeychainSecrets::read);
}

void KeychainSecrets::read()
{
    if (!m_keychain) {
        Q_EMIT known(m_secrets, {});
        return;
    }
    Secrets::readAll(*m_keychain, [self = QPointer(this)](const Secrets::Contents &contents) {
        if (self)
            self->take(contents);
    });
}

void KeychainSecrets::take(const Secrets::Contents &contents)
{
    if (contents.trouble)
        qCWarning(lcService).noquote() << contents.trouble->text() << "- going on without what is kept in it";
    Secrets::fillUp(m_secrets, contents.bundle);
    Q_EMIT known(m_secrets, contents.trouble ? contents.trouble->message : QString());
}

bool hasSessionBus()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || (!runtime.isEmpty() && QFile::exists(runtime + QStringLiteral("/bus")));
}
