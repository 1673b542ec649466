// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/stateglyph.h"

#include <QLineEdit>

#include <optional>

namespace Ui {

/// A field for a token: does not show it unless it is revealed, and tells at its end in a few words how it fares. An
/// empty one whose secret is kept elsewhere shows dots.
class SecretField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretField(const QString &placeholder, QWidget *parent = nullptr);

    void setKept(bool kept);
    /// Shows what is kept, and what is typed, until it is given nothing.
    void reveal(const QString &kept);
    /// Empty words show none.
    void setState(std::optional<Shape> shape, const QString &words, Tint tint);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeRoom();

    QString m_placeholder;
    bool m_isKept = false;
    std::optional<Shape> m_shape;
    QString m_words;
    Tint m_tint = Tint::Secondary;
};

} // namespace Ui
