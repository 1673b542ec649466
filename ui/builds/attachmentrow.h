// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/card.h"

#include <QLabel>

namespace Ui {

struct DiscordLook;

/// The file that goes along with a message, as Discord shows it: a plate with a page, the name and the size. The words
/// are a label's, for screen readers; it paints itself. GUI thread.
class AttachmentRow final : public QLabel
{
    Q_OBJECT

public:
    explicit AttachmentRow(QWidget *parent);

    /// Hidden without a file.
    void setFile(const Model::CardFile &file, const DiscordLook &look);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString sizeWords() const;

    Model::CardFile m_file;
    const DiscordLook *m_look = nullptr;
};

} // namespace Ui
