// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/text/phrases.h"
#include "ui/text/translations.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< one, or one for each form of the plural
    bool isPlural = false;
    bool isUnfinished = false;
};

QList<Message> readMessages(const QString &file)
{
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&device);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append({context, {}, {}, xml.attributes().hasAttribute(QLatin1String("numerus")), false});
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform")) {
            messages.last().translations.append(xml.readElementText());
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().isUnfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.last().isPlural)
                messages.last().translations = QStringList{xml.readElementText()};
        }
    }
    return messages;
}

/// "%1", "%L1", "%n" and the like, sorted.
QStringList placesOf(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%L?(\\d+|n)"));
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places.append(match.next().captured());
    places.sort();
    return places;
}

qsizetype mnemonicsIn(const QString &text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&\\w"), QRegularExpression::UseUnicodePropertiesOption);
    qsizetype count = 0;
    for (auto match = mnemonic.globalMatch(text); match.hasNext(); match.next())
        ++count;
    return count;
}

QStringList translationFiles()
{
    const QDir folder(qEnvironmentVariable("TRANSLATIONS_DIR"));
    QStringList files;
    for (const QString &name : folder.entryList({QStringLiteral("*.ts")}))
        files.append(folder.filePath(name));
    return files;
}

} // namespace

class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatTheProgramFillsIn();
    void speaksTheLanguageOfTheLocale_data();
    void speaksTheLanguageOfTheLocale();
    void countsOneAsOne_data();
    void countsOneAsOne();
    void isSilentAfterwards();
};

void TestTranslations::keepsWhatTheProgramFillsIn()
{
    const QStringList files = translationFiles();
    QVERIFY2(!files.isEmpty(), "TRANSLATIONS_DIR names no folder with translations");
    for (const QString &file : files) {
        const QList<Message> messages = readMessages(file);
        const bool isEnglish = file.endsWith(QLatin1String("_en.ts")); // the source says it all but the singular
        QVERIFY(messages.size() > (isEnglish ? 20 : 700));
        for (const Message &message : messages) {
            const QByteArray where = (message.context + QStringLiteral(": ") + message.source).toUtf8();
            QVERIFY2(!message.isUnfinished, where);
            QCOMPARE(message.translations.size(), message.isPlural ? 2 : 1); // as both languages have them
            QVERIFY2(message.isPlural || !isEnglish, where);
            for (const QString &translation : message.translations) {
                QVERIFY2(!translation.trimmed().isEmpty(), where);
                QVERIFY2(placesOf(translation) == placesOf(message.source), where);
                QVERIFY2(mnemonicsIn(translation) == mnemonicsIn(message.source), where);
                QVERIFY2(translation.endsWith(u'…') == message.source.endsWith(u'…'), where);
                QVERIFY2(translation.startsWith(u' ') == message.source.startsWith(u' '), where);
            }
        }
    }
}

void TestTranslations::speaksTheLanguageOfTheLocale_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("failed");

    QTest::newRow("German") << QStringLiteral("de_DE") << QStringLiteral("fehlgeschlagen");
    QTest::newRow("Austrian") << QStringLiteral("de_AT") << QStringLiteral("fehlgeschlagen");
    QTest::newRow("English") << QStringLiteral("en_US") << QStringLiteral("failed");
    QTest::newRow("one that there is no translation for") << QStringLiteral("fr_FR") << QStringLiteral("failed");
    QTest::newRow("none") << QStringLiteral("C") << QStringLiteral("failed");
}

void TestTranslations::speaksTheLanguageOfTheLocale()
{
    QFETCH(QString, locale);
    QFETCH(QString, failed);

    const Ui::Translations translations{QLocale(locale)};

    QCOMPARE(Ui::statusName(Model::Status::Failure), failed);
    QCOMPARE(translations.isTranslated(), failed != QLatin1String("failed"));
}

void TestTranslations::countsOneAsOne_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");

    QTest::newRow("English") << QStringLiteral("en_GB") << QStringLiteral("1 build failed")
                             << QStringLiteral("2 builds failed");
    QTest::newRow("none") << QStringLiteral("C") << QStringLiteral("1 build failed")
                          << QStringLiteral("2 builds failed");
    QTest::newRow("one that there is no translation for")
        << QStringLiteral("fr_FR") << QStringLiteral("1 build failed") << QStringLiteral("2 builds failed");
    QTest::newRow("German") << QStringLiteral("de_DE") << QStringLiteral("1 Build ist fehlgeschlagen")
                            << QStringLiteral("2 Builds sind fehlgeschlagen");
}

void TestTranslations::countsOneAsOne()
{
    QFETCH(QString, locale);
    const Ui::Translations translations{QLocale(locale)};
    const auto counted = [](int n) {
        return QCoreApplication::translate("Ui::BuildNews", "%n builds failed", nullptr, n);
    };
    QTEST(counted(1), "one");
    QTEST(counted(2), "two");
}

void TestTranslations::isSilentAfterwards()
{
    {
        const Ui::Translations german{QLocale(QStringLiteral("de_DE"))};
        QVERIFY(german.isTranslated());
    }
    QCOMPARE(Ui::statusName(Model::Status::Failure), QStringLiteral("failed"));
}

REGISTER_WINDOW_TEST(TestTranslations)
#include "tst_translations.moc"
