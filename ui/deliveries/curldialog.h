// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "model/delivery.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Ui {

/// Asks for the webhook secret and copies the command that sends a delivery again. The secret stays in the field until
/// the dialog closes and goes nowhere else.
class CurlDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurlDialog)

public:
    /// `clock` is borrowed.
    CurlDialog(Model::Delivery delivery, const Core::Clock &clock, QWidget *parent = nullptr);

Q_SIGNALS:
    void copied();

private:
    void copy();

    Model::Delivery m_delivery;
    const Core::Clock &m_clock;
    QLineEdit *m_secret;
    QPushButton *m_copy;
};

} // namespace Ui
