// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/stateglyph.h"

#include <optional>

namespace Ui {

/// A sentence that wraps, in one of the tints, with a small glyph before it when it tells how something went. Takes no
/// room while it has no text. Follows the palette by itself.
class WordsLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit WordsLabel(Text size = Text::Small, Tint tint = Tint::Secondary, QWidget *parent = nullptr);

    void setText(const QString &text, Tint tint);
    void setText(const QString &text) { setText(text, m_tint); }
    QString text() const { return m_text; }
    /// With a check, a cross or a warning sign before it.
    void setGood(const QString &text) { say(text, Tint::Success, Shape::Check); }
    void setBad(const QString &text) { say(text, Tint::Failure, Shape::Cross); }
    void setWarning(const QString &text) { say(text, Tint::Warning, Shape::Warning); }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say(const QString &text, Tint tint, std::optional<Shape> shape);
    int indent() const;

    QString m_text;
    Text m_size;
    Tint m_tint;
    std::optional<Shape> m_shape;
};

} // namespace Ui
