// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

class QCheckBox;
class QPushButton;

namespace Ui {

class DiscordAccess;
class SecretField;
class SecretKeeper;
class WordsLabel;

/// The bot's token, the channel it writes in, and the proof that it may.
class DiscordSection final : public Section
{
    Q_OBJECT

public:
    /// All borrowed.
    DiscordSection(SettingsLink &link, DiscordAccess &access, SecretKeeper &keeper, QWidget *parent = nullptr);

protected:
    void refresh() override;

private:
    void addBot();
    void addChannel();
    void showAccess();
    void showTest();

    DiscordAccess &m_access;
    SecretKeeper &m_keeper;
    FormRow *m_tokenRow = nullptr;
    SecretField *m_token = nullptr;
    QPushButton *m_again = nullptr;
    FormRow *m_inviteRow = nullptr;
    FormRow *m_channelRow = nullptr;
    QPushButton *m_send = nullptr;
    QPushButton *m_delete = nullptr;
    FormRow *m_testRow = nullptr;
    QCheckBox *m_presence = nullptr;
};

/// How the access fares, shown in the token's field: short words there, longer ones in the label below it.
void showTokenState(const DiscordAccess &access, bool kept, SecretField &field, WordsLabel &below);

} // namespace Ui
