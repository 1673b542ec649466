// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace Ui {

namespace {

/// QTranslator::load() takes the first of the languages for which there is a file. A person who reads English before
/// German ("en_GB:de") wants the words of the source; the file for English holds nothing but plurals.
bool wantsEnglish(const QLocale &locale)
{
    const QStringList languages = locale.uiLanguages();
    return languages.isEmpty() || languages.constFirst() == QLatin1String("C")
        || QLocale(languages.constFirst()).language() == QLocale::English;
}

} // namespace

Translations::Translations(const QLocale &locale)
{
    const QString folder = QStringLiteral(":/translations");
    m_isTranslated = !wantsEnglish(locale)
        && m_own.load(locale, QStringLiteral("drone-discord"), QStringLiteral("_"), folder)
        && QLocale(m_own.language()).language() != QLocale::English; // some way down the person's languages
    // Only beside our own: a window half in one language and half in another is worse than one in English.
    if (m_isTranslated
        && m_qt.load(
            locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_isTranslated || m_own.load(QStringLiteral("drone-discord_en"), folder))
        QCoreApplication::installTranslator(&m_own);
}

Translations::~Translations()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

} // namespace Ui
