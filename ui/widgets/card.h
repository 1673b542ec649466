// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

#include <optional>

namespace Ui {

/// A rounded ground that things lie on: pane with a border (Plain), or one that speaks of a state.
class Card final : public QWidget
{
    Q_OBJECT

public:
    enum class Ground { Plain, Failure, Warning, Success, Log };

    explicit Card(QWidget *parent = nullptr);

    void setGround(Ground ground);
    /// Colours outside the theme, for what imitates another program.
    void setColours(const QColor &back, const QColor &border);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground = Ground::Plain;
    std::optional<std::pair<QColor, QColor>> m_colours;
};

} // namespace Ui
