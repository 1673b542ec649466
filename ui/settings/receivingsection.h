// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

class QPushButton;

namespace Ui {

class DroneLinesView;
class SecretField;
class SecretKeeper;
class ServiceLink;
class WordsLabel;

/// Where deliveries are received and which secret they must be signed with.
class ReceivingSection final : public Section
{
    Q_OBJECT

public:
    /// All borrowed.
    ReceivingSection(SettingsLink &link, ServiceLink &service, SecretKeeper &keeper, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void refresh() override;

private:
    void addEndpoint();
    void addSecret();
    void useSecret(const QByteArray &secret);
    void showHealth();
    void showSecret();
    void reveal(bool shown);

    ServiceLink &m_service;
    SecretKeeper &m_keeper;
    WordsLabel *m_health;
    FormRow *m_secretRow;
    SecretField *m_secret;
    QPushButton *m_show;
    QPushButton *m_copy;
    QPushButton *m_make;
    FormRow *m_previousRow;
    DroneLinesView *m_lines;
};

} // namespace Ui
