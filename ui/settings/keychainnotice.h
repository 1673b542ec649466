// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace Ui {

class ElidedLabel;
class SecretKeeper;
class WordsLabel;

/// Shows while the keychain has not taken a secret, or could not be read: why, and what can be done. Takes no room
/// otherwise.
class KeychainNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit KeychainNotice(SecretKeeper &keeper, QWidget *parent = nullptr);

private:
    void refresh();

    SecretKeeper &m_keeper;
    ElidedLabel *m_title;
    WordsLabel *m_words;
    QPushButton *m_again;
    QPushButton *m_session;
    QPushButton *m_forget;
};

} // namespace Ui
