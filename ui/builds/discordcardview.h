// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/card.h"

#include <QUrl>
#include <QWidget>

#include <optional>

class QTextBrowser;
class QToolButton;

namespace Ui {

class AttachmentRow;

/// A card as Discord shows it, light or dark, from the same value that is sent, its file above it. Text can be
/// selected, links followed by mouse and keyboard; nothing is ever loaded from the network. As high as its card.
class DiscordCardView final : public QWidget
{
    Q_OBJECT

public:
    explicit DiscordCardView(QWidget *parent = nullptr);

    /// `sent` in Unix seconds, 0 = not sent yet; `edited` when the message was changed since.
    void setCard(const Model::Card &card, qint64 sent, bool edited);
    void setBotName(const QString &name);
    /// Discord's look; nothing = as the application looks.
    void setDark(std::optional<bool> dark);
    bool isDark() const;
    /// Renders anew what speaks of "min ago".
    void setNow(qint64 now);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void linkActivated(const QUrl &url);
    /// isDark() answers differently now.
    void lookChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void render();
    void place();
    int headHeight() const;
    int fileHeight() const; ///< with the gap below
    QRect embedRect() const;

    QTextBrowser *m_text;
    QToolButton *m_look;
    AttachmentRow *m_file;
    Model::Card m_card;
    QString m_botName;
    std::optional<bool> m_dark;
    qint64 m_sent = 0;
    qint64 m_now = 0;
    bool m_edited = false;
};

} // namespace Ui
