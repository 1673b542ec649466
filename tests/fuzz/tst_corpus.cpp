// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "fuzz/parsers.h"
#include "webhook/deliveryparser.h"

#include <QDir>
#include <QFile>
#include <QTest>

/// The kept inputs of every fuzzed parser: what the fuzzers found to reach far, and what was written by hand, each of
/// these whole, cut at every length up to 300 bytes, and with one byte changed.
class TestCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holds_data();
    void holds();
    void payloadsAreUnderstood();
};

// What is refused at the first byte reaches nothing behind the parser.
void TestCorpus::payloadsAreUnderstood()
{
    for (const char *name : {"delivery", "merge", "embed"}) {
        const QDir folder(QStringLiteral(FUZZ_CORPUS_DIR "/") + QString::fromLatin1(name));
        for (const QFileInfo &seed : folder.entryInfoList(QDir::Files)) {
            QFile file(seed.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QByteArray &payload : file.readAll().split('\n'))
                QVERIFY2(Webhook::parseDelivery(payload).ok(), qPrintable(seed.filePath()));
        }
    }
}

void TestCorpus::holds_data()
{
    QTest::addColumn<int>("target");
    const auto targets = Fuzz::targets();
    for (int i = 0; i < targets.size(); ++i)
        QTest::newRow(targets.at(i).name) << i;
}

void TestCorpus::holds()
{
    QFETCH(int, target);
    const Fuzz::Target parser = Fuzz::targets().at(target);
    const QString name = QString::fromLatin1(parser.name);
    const auto seeds = QDir(QStringLiteral(FUZZ_CORPUS_DIR "/") + name).entryInfoList(QDir::Files);
    QVERIFY(!seeds.isEmpty());
    const auto found = QDir(QStringLiteral(FUZZ_FOUND_DIR "/") + name).entryInfoList(QDir::Files);
    for (const QFileInfo &input : found) {
        QFile file(input.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        parser.run(file.readAll());
    }
    for (const QFileInfo &seed : seeds) {
        QFile file(seed.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        parser.run(bytes);
        for (qsizetype length = 0; length < std::min<qsizetype>(bytes.size(), 300); ++length)
            parser.run(bytes.first(length));
        const qsizetype step = 1 + bytes.size() / 100;
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            for (const char other : {'\0', '\n', '"', '9', '\xff'}) {
                QByteArray changed = bytes;
                changed[at] = other;
                parser.run(changed);
            }
        }
    }
}

REGISTER_GUILESS_TEST(TestCorpus)
#include "tst_corpus.moc"
