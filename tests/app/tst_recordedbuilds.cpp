// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/cardcomposer.h"
#include "builds/buildmerge.h"
#include "discord/embedrenderer.h"
#include "fakes/testprogram.h"
#include "webhook/deliveryparser.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTest>

/// Every recorded scenario folds, in the order recorded and backwards, to one build that ends, and renders.
/// DRONE_RECORDINGS names a folder of further recordings, a folder a scenario, a file a delivery (head, blank line,
/// body).
class TestRecordedBuilds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldsAndRenders_data();
    void foldsAndRenders();

private:
    static QList<Model::Observation> observationsIn(const QString &folder)
    {
        QList<Model::Observation> list;
        const auto files = QDir(folder).entryInfoList({QStringLiteral("*.http")}, QDir::Files, QDir::Name);
        for (const QFileInfo &info : files) {
            QFile file(info.filePath());
            if (!file.open(QIODevice::ReadOnly))
                return {};
            const QByteArray bytes = file.readAll();
            const auto observation = Webhook::parseDelivery(bytes.mid(bytes.indexOf("\r\n\r\n") + 4));
            if (!observation)
                return {};
            list.append(observation.value());
        }
        return list;
    }
    static QJsonObject embedOf(const Model::Card &card)
    {
        return Discord::renderMessage(card).value(QStringLiteral("embeds")).toArray().first().toObject();
    }
};

void TestRecordedBuilds::foldsAndRenders_data()
{
    QTest::addColumn<QString>("folder");
    QStringList roots{QStringLiteral(TEST_DATA_DIR "/deliveries")};
    if (!qEnvironmentVariableIsEmpty("DRONE_RECORDINGS"))
        roots.append(qEnvironmentVariable("DRONE_RECORDINGS"));
    for (const QString &root : std::as_const(roots)) {
        const auto folders = QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo &folder : folders)
            QTest::newRow(qPrintable(folder.filePath().section(QLatin1Char('/'), -2))) << folder.filePath();
    }
}

void TestRecordedBuilds::foldsAndRenders()
{
    QFETCH(QString, folder);
    const QList<Model::Observation> observations = observationsIn(folder);
    QVERIFY2(!observations.isEmpty(), "every file of the folder is a delivery");
    if (!observations.first().build) {
        for (const Model::Observation &observation : observations) {
            const QJsonObject embed = embedOf(Announce::composeEvent(observation));
            QVERIFY(!embed.value(QStringLiteral("title")).toString().isEmpty());
        }
        return;
    }
    Model::Build forwards = *observations.first().build;
    Model::Build backwards = *observations.last().build;
    for (qsizetype i = 0; i < observations.size(); ++i) {
        forwards = Builds::merge(forwards, *observations.at(i).build);
        backwards = Builds::merge(backwards, *observations.at(observations.size() - 1 - i).build);
    }
    QVERIFY(forwards == backwards);
    QVERIFY(Model::isTerminal(forwards.status));
    const Model::Card card = Announce::composeBuild(forwards);
    QVERIFY(card.isFinal);
    const QJsonObject embed = embedOf(card);
    QVERIFY(embed.value(QStringLiteral("title")).toString().contains(QString::number(forwards.number)));
    QCOMPARE(embed.value(QStringLiteral("url")).toString(), forwards.page());
    QCOMPARE(Model::isFailure(forwards.status), card.tone == Model::Tone::Failure);
}

REGISTER_GUILESS_TEST(TestRecordedBuilds)
#include "tst_recordedbuilds.moc"
