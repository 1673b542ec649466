// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QTranslator>

namespace Ui {

/// The program's words and those of Qt's own dialogs in the person's language, for as long as this lives. English is
/// what the source says but for the singular of what is counted. To be made before the first widget; the translations
/// themselves may then be asked for from any thread. GUI thread.
class Translations final
{
    Q_DISABLE_COPY_MOVE(Translations)

public:
    /// The first of the locale's languages (QLocale::uiLanguages()) that there is.
    explicit Translations(const QLocale &locale);
    ~Translations();

    /// Whether the program's own words are translated; not so in English.
    bool isTranslated() const { return m_isTranslated; }

private:
    QTranslator m_qt;
    QTranslator m_own;
    bool m_isTranslated = false;
};

} // namespace Ui
