// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

class QPushButton;

namespace Ui {

class DroneAccess;
class SecretField;
class SecretKeeper;
class WordsLabel;

/// Drone's API: optional, for catching up with what webhooks left unsaid, and for step logs.
class DroneSection final : public Section
{
    Q_OBJECT

public:
    /// All borrowed.
    DroneSection(SettingsLink &link, DroneAccess &access, SecretKeeper &keeper, QWidget *parent = nullptr);

protected:
    void refresh() override;

private:
    void showAccess();

    DroneAccess &m_access;
    SecretKeeper &m_keeper;
    FormRow *m_tokenRow;
    SecretField *m_token;
    QPushButton *m_again;
    QPushButton *m_where;
    QUrl m_server;
};

/// The page of Drone on which the person's token stands.
QUrl droneAccountPage(const QUrl &server);
/// Words for what is wrong with a server's address; empty = it can be used, or there is none.
QString serverTrouble(const QString &text);
void showDroneState(const DroneAccess &access, bool kept, SecretField &field, WordsLabel &below);

} // namespace Ui
