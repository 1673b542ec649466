// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/logging.h"
#include "core/redact.h"
#include "fakes/testprogram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class Logging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qInstallMessageHandler(nullptr); }

    void writesLinesWithoutSecretsToAPrivateFile()
    {
        QTemporaryDir dir;
        const QString name = dir.filePath(QStringLiteral("a.log"));
        Core::rememberSecret("hunter2hunter2");
        QVERIFY(Core::startLogging(name));
        qCWarning(lcStore) << "disk full"
                           << "hunter2hunter2";
        QVERIFY(Core::startLogging({}));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("warning dd.store: disk full ******\n"), text.constData());
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void saysWhenTheFileCannotBeOpened()
    {
        QTemporaryDir dir;
        QVERIFY(!Core::startLogging(dir.filePath(QStringLiteral("missing/a.log"))));
        qCWarning(lcStore) << "still alive";
    }

    void turnsOverAFileThatIsFull()
    {
        QTemporaryDir dir;
        const QString name = dir.filePath(QStringLiteral("a.log"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(5 * 1024 * 1024));
        file.close();
        QVERIFY(Core::startLogging(name));
        qCWarning(lcStore) << "last of the old";
        qCWarning(lcStore) << "first of the new";
        QVERIFY(Core::startLogging({}));
        QVERIFY(QFile::exists(name + QStringLiteral(".1")));
        QVERIFY(QFile(name).size() < 1000);
    }
};

REGISTER_GUILESS_TEST(Logging)
#include "tst_logging.moc"
