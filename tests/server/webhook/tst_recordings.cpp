// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "recording.h"
#include "webhook/deliveryparser.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QDirIterator>

/// Recorded deliveries, those of the repository and those of a folder that DRONE_RECORDINGS names: each one is genuine
/// at the time of its Date and is understood. The secret of that folder is DRONE_RECORDINGS_SECRET; without one, only
/// its digests are looked at.
class RecordingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void genuineAndUnderstood_data();
    void genuineAndUnderstood();
};

void RecordingsTest::genuineAndUnderstood_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("secret");
    QMap<QString, QByteArray> folders{{QStringLiteral(TEST_DATA_DIR "/deliveries"), "webhook-secret"}};
    if (const QString more = qEnvironmentVariable("DRONE_RECORDINGS"); !more.isEmpty())
        folders.insert(more, qgetenv("DRONE_RECORDINGS_SECRET"));
    for (const QString &folder : folders.keys()) {
        int files = 0;
        QDirIterator walk(folder, {QStringLiteral("*.http")}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString file = walk.next();
            QTest::newRow(qPrintable(file.mid(folder.size() + 1))) << file << folders.value(folder);
            ++files;
        }
        QVERIFY2(files > 0, qPrintable(folder));
    }
}

void RecordingsTest::genuineAndUnderstood()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, secret);
    const Webhook::Request request = Recordings::read(file);
    const auto sent = Webhook::fromHttpDate(request.header("Date"));
    QVERIFY(sent);
    QCOMPARE(request.header("Digest"), Webhook::digestOf(request.body));
    QVERIFY(Webhook::parseSignature(request.header("Signature")));
    if (!secret.isEmpty()) {
        const auto verification = Webhook::verify(request, {secret}, *sent, std::chrono::seconds(300));
        QVERIFY2(verification.ok(), qPrintable(verification.words));
        QCOMPARE(verification.mac.size(), 32);
    }

    const auto observation = Webhook::parseDelivery(request.body);
    QVERIFY2(observation.ok(), observation.ok() ? "" : qPrintable(observation.error().text()));
    Model::Delivery delivery;
    Webhook::describe(delivery, observation.value());
    QCOMPARE(delivery.event.toLatin1(), request.header("X-Drone-Event"));
    QVERIFY(!observation.value().system.link.isEmpty());
    QCOMPARE(delivery.build.id != 0, delivery.event == QLatin1String("build"));
    if (observation.value().build)
        QVERIFY(observation.value().build->status != Model::Status::Unknown);
}

REGISTER_GUILESS_TEST(RecordingsTest)
#include "tst_recordings.moc"
