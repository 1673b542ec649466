// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/channelbox.h"

#include "ui/settings/discordaccess.h"

#include <QSignalBlocker>
#include <QWheelEvent>

namespace Ui {

ChannelBox::ChannelBox(DiscordAccess &access, QWidget *parent)
    : QComboBox(parent)
    , m_access(access)
{
    setAccessibleName(tr("Channel"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    connect(&access, &DiscordAccess::changed, this, &ChannelBox::refresh);
    connect(this, &QComboBox::activated, this, [this](int index) {
        const QString id = itemData(index).toString();
        if (id.isEmpty())
            return;
        const Outcome outcome = m_access.chooseChannel(id);
        if (!outcome.ok)
            Q_EMIT failed(outcome.message);
    });
    refresh();
}

void ChannelBox::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls; a channel is not changed by passing over it
}

void ChannelBox::refresh()
{
    const QSignalBlocker quiet(this);
    clear();
    const QString chosen = m_access.channelId();
    const bool ready = m_access.phase() == DiscordAccess::Phase::Ready;
    if (chosen.isEmpty())
        addItem(ready ? tr("Choose a channel") : tr("The channels show here once the token is good"));
    else if (!m_access.place())
        addItem(tr("Channel %1").arg(chosen), chosen);
    addPlaces(*this, m_access.account());
    const int index = chosen.isEmpty() ? 0 : findData(chosen);
    setCurrentIndex(index);
    setEnabled(ready && !m_access.account().places.isEmpty());
}

void addPlaces(QComboBox &box, const Discord::Account &account)
{
    for (const Discord::Place &place : account.places) {
        const QString name = QStringLiteral("# %1 · %2").arg(place.channel.name, place.guild.name);
        const bool complete = Discord::missingPermissions(place.permissions).isEmpty();
        box.addItem(complete ? name : ChannelBox::tr("%1 (lacks a permission)").arg(name), place.channel.id);
    }
}

} // namespace Ui
