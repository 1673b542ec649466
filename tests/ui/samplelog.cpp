// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samplelog.h"

namespace Fakes {

Service::LogPart sampleLog()
{
    QStringList texts{
        QStringLiteral("+ cmake -S . -B build -G Ninja"),
        QStringLiteral("-- The CXX compiler identification is GNU 12.2.0"),
        QStringLiteral("-- Detecting CXX compiler ABI info - done"),
        QStringLiteral("-- Build files have been written to: /drone/src/build"),
        QStringLiteral("+ cmake --build build"),
        QStringLiteral("[1/214] Building CXX object\r[214/214] Linking CXX executable tests/totals"),
        QStringLiteral("\x1b[35mwarning:\x1b[0m \x1b[1munused variable ‘rest’\x1b[0m [-Wunused-variable]"),
        QStringLiteral("+ ctest --output-on-failure -j4"),
        QStringLiteral("Test project /drone/src/build"),
    };
    for (int i = 1; i <= 40; ++i)
        texts.append(QStringLiteral("%1/214 %2 %3 \x1b[32mPassed\x1b[0m   0.0%4 s")
                         .arg(i, 5)
                         .arg(QStringLiteral("basket_case_%1").arg(i), -18)
                         .arg(QString(18, u'.'))
                         .arg(i % 9));
    texts += QStringList{
        QStringLiteral("   41/214 totals_with_discount .............. \x1b[1;31m***Failed\x1b[0m 0.04 s"),
        QStringLiteral("/drone/src/tests/totals.cpp:88: Failure"),
        QStringLiteral("\x1b[31mExpected equality: total == 19.90\x1b[0m"),
        QStringLiteral("  Which is: 19.899999999999999"),
        QStringLiteral("  Größe: 合計 19,90 € ✗"),
        QStringLiteral("   42/214 rounding_half_even ................ \x1b[32mPassed\x1b[0m   0.01 s"),
        QString(),
        QStringLiteral("99% tests passed, \x1b[31m1 tests failed\x1b[0m out of 214"),
        QString(),
        QStringLiteral("Total Test time (real) = \x1b[2m  3.91 s\x1b[0m"),
        QStringLiteral("\x1b[41;97m FAIL \x1b[0m The following tests FAILED:"),
        QStringLiteral("\t 41 - totals_with_discount (Failed)"),
        QStringLiteral("\x1b[31mErrors while running CTest\x1b[0m"),
    };
    QList<Drone::LogLine> lines;
    for (int i = 0; i < texts.size(); ++i)
        lines.append({i, texts[i], i < 5 ? i : 4 + (i * 62) / texts.size()});
    return {Service::LogState::Complete, {}, true, Drone::LogTypesetter().next(lines)};
}

QList<Drone::LogRow> longLog(int lines)
{
    QList<Drone::LogLine> log;
    log.reserve(lines);
    for (int i = 0; i < lines; ++i)
        log.append({i,
            QStringLiteral("\x1b[32m[%1]\x1b[0m ok github.com/acme/api/handlers/%2 in 0.0%3 s, no test was repeated")
                .arg(i)
                .arg(i % 977)
                .arg(i % 10),
            i / 100});
    return Drone::LogTypesetter().next(log);
}

} // namespace Fakes
