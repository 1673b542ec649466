// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "service/endpointfile.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using Service::EndpointFile;

class TestEndpointFile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whoHoldsTheDataSaysWhereItListens_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("IPv4") << QStringLiteral("127.0.0.1");
        QTest::newRow("every network") << QStringLiteral("0.0.0.0");
        QTest::newRow("IPv6") << QStringLiteral("::1");
    }
    void whoHoldsTheDataSaysWhereItListens()
    {
        QFETCH(const QString, address);
        QLockFile lock(Service::lockFileOf(m_folder->path()));
        QVERIFY(lock.tryLock());
        const EndpointFile::Endpoint endpoint{QHostAddress(address), 41234};
        {
            EndpointFile file(m_folder->path());
            QVERIFY(!EndpointFile::read(m_folder->path()));
            file.write(endpoint);
            QCOMPARE(EndpointFile::read(m_folder->path()), std::optional(endpoint));
            QCOMPARE(QFileInfo(path()).permissions() & 0x0077, QFile::Permissions());
            file.clear();
            QVERIFY(!EndpointFile::read(m_folder->path()));
            file.write(endpoint);
        }
        QVERIFY(!QFile::exists(path()));
    }

    void whatACrashLeftIsNotBelieved()
    {
        leave("127.0.0.1:41234\n");
        QVERIFY(!EndpointFile::read(m_folder->path())); // nobody holds the data
        const EndpointFile next(m_folder->path());
        QVERIFY(!QFile::exists(path()));
    }

    void whatIsNoEndpointIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no port") << QByteArray("127.0.0.1\n");
        QTest::newRow("port 0") << QByteArray("127.0.0.1:0\n");
        QTest::newRow("port beyond") << QByteArray("127.0.0.1:65536\n");
        QTest::newRow("no address") << QByteArray(":5000\n");
        QTest::newRow("a name") << QByteArray("elsewhere.example:5000\n");
    }
    void whatIsNoEndpointIsNone()
    {
        QFETCH(const QByteArray, text);
        QLockFile lock(Service::lockFileOf(m_folder->path()));
        QVERIFY(lock.tryLock());
        leave(text);
        QVERIFY(!EndpointFile::read(m_folder->path()));
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("drone-discord.endpoint")); }
    void leave(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

REGISTER_GUILESS_TEST(TestEndpointFile)
#include "tst_endpointfile.moc"
