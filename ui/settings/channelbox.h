// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace Discord {
struct Account;
}

namespace Ui {

class DiscordAccess;

/// The channels that the bot reaches, by server; choosing one puts it in force. Those where it lacks something say so.
class ChannelBox final : public QComboBox
{
    Q_OBJECT

public:
    explicit ChannelBox(DiscordAccess &access, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A choice could not be applied.
    void failed(const QString &why);

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    void refresh();

    DiscordAccess &m_access;
};

/// Adds the channels that an account reaches, with their ids as data.
void addPlaces(QComboBox &box, const Discord::Account &account);

} // namespace Ui
