// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Ui {

class SecretKeeper;
class WordsLabel;

/// Shows while the keychain has not taken a secret: why, and what can be done instead. Takes no room otherwise.
class KeychainNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit KeychainNotice(SecretKeeper &keeper, QWidget *parent = nullptr);

private:
    void refresh();

    SecretKeeper &m_keeper;
    WordsLabel *m_words;
};

} // namespace Ui
