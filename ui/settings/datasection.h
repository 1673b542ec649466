// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/section.h"

class QPushButton;

namespace Ui {

/// How long things are kept and where; a copy of them; settings to a file and back.
class DataSection final : public Section
{
    Q_OBJECT

public:
    explicit DataSection(SettingsLink &link, QWidget *parent = nullptr);

    Outcome exportTo(const QString &file) const;
    /// Secrets stay as they are: no settings file has any.
    Outcome importFrom(const QString &file);
    /// told() says how it went.
    void backUpTo(const QString &file);

Q_SIGNALS:
    void told(const QString &sentence, bool good);

private:
    void addBackUp(QVBoxLayout *card);
    void addPlace(QVBoxLayout *card, const QString &title, const QString &hint, const QString &path);

    QPushButton *m_backUp = nullptr;
};

} // namespace Ui
