// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Ui {

/// What an empty place says: what will appear here and what to do about it.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// `icon` is a name of resources/icons; `text` may be empty.
    void setWords(const QString &icon, const QString &title, const QString &text);
    /// One button below the text; the caller connects to its clicked().
    QPushButton *addAction(const QString &text);
    /// For a dark ground in both looks, as the log's.
    void setOnLog(bool onLog);
    /// Leaves these pixels free above, so that it stands at one height with another one below a bar.
    void setHeadroom(int pixels);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void dress();
    void fit();

    QString m_icon;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button = nullptr;
    QVBoxLayout *m_column;
    QVBoxLayout *m_below; ///< what stands under the title
    int m_headroom = 0;
    bool m_onLog = false;
};

} // namespace Ui
