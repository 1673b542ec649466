// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/secretkeeper.h"

#include "core/redact.h"

#include <QPointer>

namespace Ui {

SecretKeeper::SecretKeeper(SettingsLink &link, Secrets::SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_store(store)
{
    connect(&link, &SettingsLink::settingsChanged, this, &SecretKeeper::changed);
    connect(&store, &Secrets::SecretStore::opened, this, &SecretKeeper::tryAgain);
}

void SecretKeeper::keep(const QHash<Secrets::Name, QByteArray> &secrets)
{
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it) {
        Core::rememberSecret(it.value());
        m_waiting.insert(it.key(), it.value());
        m_yielding.remove(it.key());
    }
    if (m_left == 0)
        write();
}

void SecretKeeper::keepUnlessThere(Secrets::Name name, const QByteArray &secret)
{
    keep({{name, secret}});
    m_yielding.insert(name);
}

SecretKeeper::Place SecretKeeper::placeOf(Secrets::Name name) const
{
    const SettingsState state = m_link.settings();
    if (Secrets::secretOf(state.secrets, name).isEmpty())
        return Place::Nowhere;
    if (state.secretsFromOutside.contains(name))
        return Place::Outside;
    return m_sessionOnly.contains(name) ? Place::SessionOnly : Place::Keychain;
}

void SecretKeeper::tryAgain()
{
    if (isBusy())
        return;
    if (unread().isEmpty())
        write();
    else
        read();
}

void SecretKeeper::read()
{
    m_reading = true;
    Q_EMIT changed();
    Secrets::readAll(m_store, [self = QPointer(this)](const Secrets::Contents &contents) {
        if (!self)
            return;
        self->m_reading = false;
        for (const Secrets::Name name : std::as_const(self->m_yielding)) {
            if (!Secrets::secretOf(contents.bundle, name).isEmpty())
                self->m_waiting.remove(name);
        }
        if (self->m_waiting.isEmpty())
            self->m_trouble.clear();
        self->m_link.takeKeychain(contents);
        if (contents.trouble)
            Q_EMIT self->changed();
        else
            self->write();
    });
}

void SecretKeeper::write()
{
    if (m_left > 0 || m_waiting.isEmpty())
        return;
    m_trouble.clear();
    m_left = static_cast<int>(m_waiting.size());
    const auto asked = m_waiting;
    for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
        const Secrets::SecretStore::Done done = [this, asked](const Secrets::StoreResult<void> &result) {
            if (!result && m_trouble.isEmpty())
                m_trouble = result.error().message;
            // Typed anew meanwhile: the newer one has to go there, too.
            if (--m_left > 0)
                return;
            if (m_waiting == asked || !m_trouble.isEmpty())
                finish();
            else
                write();
        };
        if (it.value().isEmpty())
            m_store.remove(it.key(), done);
        else
            m_store.write(it.key(), it.value(), done);
    }
    Q_EMIT changed();
}

void SecretKeeper::finish()
{
    if (m_trouble.isEmpty())
        enforce(false);
    Q_EMIT changed();
}

void SecretKeeper::keepForSession()
{
    if (isBusy() || m_waiting.isEmpty())
        return;
    enforce(true);
    Q_EMIT changed();
}

void SecretKeeper::giveUp()
{
    if (isBusy())
        return;
    m_waiting.clear();
    m_trouble.clear();
    Q_EMIT changed();
}

void SecretKeeper::enforce(bool sessionOnly)
{
    const SettingsState state = m_link.settings();
    Secrets::Bundle bundle = state.secrets;
    for (auto it = m_waiting.cbegin(); it != m_waiting.cend(); ++it)
        Secrets::secretOf(bundle, it.key()) = it.value();
    const Outcome outcome = m_link.apply(state.values, bundle);
    if (!outcome.ok) {
        m_trouble = outcome.message;
        return;
    }
    for (auto it = m_waiting.cbegin(); it != m_waiting.cend(); ++it) {
        if (sessionOnly)
            m_sessionOnly.insert(it.key());
        else
            m_sessionOnly.remove(it.key());
    }
    m_waiting.clear();
    m_trouble.clear();
    Q_EMIT kept();
}

QString placeWords(SecretKeeper::Place place)
{
    switch (place) {
    case SecretKeeper::Place::Keychain:
        return SecretKeeper::tr("Kept in the system keychain");
    case SecretKeeper::Place::SessionOnly:
        return SecretKeeper::tr("Kept for this session only; gone when the program ends");
    case SecretKeeper::Place::Outside:
        return SecretKeeper::tr("Given by the environment; a change here lasts until the next start");
    case SecretKeeper::Place::Nowhere:
        break;
    }
    return {};
}

} // namespace Ui
