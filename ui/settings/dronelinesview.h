// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingslink.h"

#include <QWidget>

class QLabel;

namespace Ui {

/// What to write into Drone's configuration, with a button that copies it in full.
class DroneLinesView final : public QWidget
{
    Q_OBJECT

public:
    explicit DroneLinesView(QWidget *parent = nullptr);

    void setState(const SettingsState &state);
    void setSecretShown(bool shown);
    /// As copied: with the secret in full.
    QString lines() const { return m_full; }

Q_SIGNALS:
    void copied();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    SettingsState m_state;
    bool m_secretShown = false;
    QString m_full;
    QLabel *m_text;
};

} // namespace Ui
