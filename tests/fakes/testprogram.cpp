// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"

#include <QFileInfo>
#include <QMap>

#include <cstdio>

namespace {

QMap<QString, Tests::Main> &tests()
{
    static QMap<QString, Tests::Main> all;
    return all;
}

} // namespace

Tests::Entry::Entry(const char *file, Main run)
{
    tests().insert(QFileInfo(QString::fromUtf8(file)).completeBaseName(), run);
}

int main(int argc, char **argv)
{
    const Tests::Main run = argc > 1 ? tests().value(QString::fromLocal8Bit(argv[1])) : nullptr;
    if (!run) {
        std::fprintf(stderr, "usage: %s TEST [arguments of Qt Test]; the tests are\n", argv[0]);
        const QStringList names = tests().keys();
        for (const QString &name : names)
            std::fprintf(stderr, "    %s\n", qPrintable(name));
        return 2;
    }
    argv[1] = argv[0]; // the test sees its own arguments alone
    return run(argc - 1, argv + 1);
}
