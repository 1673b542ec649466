// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "hardening.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

class TestHardening final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { prctl(PR_SET_DUMPABLE, 1); } // the leak checker attaches to this process at its end
    void keepsMemoryAndFilesToTheOwner();
};

void TestHardening::keepsMemoryAndFilesToTheOwner()
{
    umask(0);
    QCOMPARE(prctl(PR_GET_DUMPABLE), 1);
    hardenProcess();
    QCOMPARE(prctl(PR_GET_DUMPABLE), 1); // for the desktop's portal
    forbidReading();
    QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
    rlimit core{1, 1};
    QCOMPARE(getrlimit(RLIMIT_CORE, &core), 0);
    QCOMPARE(core.rlim_cur, rlim_t(0));
    QCOMPARE(core.rlim_max, rlim_t(0));

    const QTemporaryDir folder;
    const QString inner = folder.filePath(QStringLiteral("inner"));
    QVERIFY(QDir().mkpath(inner));
    QFile file(inner + QStringLiteral("/file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    struct stat facts
    {
    };
    QCOMPARE(stat(QFile::encodeName(inner).constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 0777U, 0700U);
    QCOMPARE(stat(QFile::encodeName(file.fileName()).constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 0777U, 0600U);
}

REGISTER_GUILESS_TEST(TestHardening)
#include "tst_hardening.moc"
