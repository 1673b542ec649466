// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "secrets/secrets.h"

#include <QTest>

class TestSecretBundle final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsThatDeliveriesMaySignWith_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QList<QByteArray>>("usable");
        QTest::newRow("none") << QByteArray() << QByteArray() << QList<QByteArray>();
        QTest::newRow("one") << QByteArray("new") << QByteArray() << QList<QByteArray>{"new"};
        QTest::newRow("while it is changed")
            << QByteArray("new") << QByteArray("old") << QList<QByteArray>{"new", "old"};
        QTest::newRow("changed to itself") << QByteArray("new") << QByteArray("new") << QList<QByteArray>{"new"};
        QTest::newRow("only the one before") << QByteArray() << QByteArray("old") << QList<QByteArray>{"old"};
    }
    void secretsThatDeliveriesMaySignWith()
    {
        Secrets::Bundle bundle;
        QFETCH(const QByteArray, now);
        QFETCH(const QByteArray, before);
        bundle.webhookSecret = now;
        bundle.previousWebhookSecret = before;
        QTEST(bundle.webhookSecrets(), "usable");
    }
};

REGISTER_GUILESS_TEST(TestSecretBundle)
#include "tst_secretbundle.moc"
