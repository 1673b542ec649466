// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "store/signaturesseen.h"

#include <QtTest>

using namespace std::chrono_literals;

namespace {

const Core::WallTime Start = Core::toWallTime(1'795'450'982'000);

QByteArray signature(int n)
{
    return QByteArray("mac") + QByteArray::number(n);
}

} // namespace

class SignaturesSeenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOlderMayBeKnown()
    {
        const Store::SignaturesSeen seen(Start);
        QVERIFY(seen.mayHave(Start - 1s, signature(1)));
        QVERIFY(seen.mayHave(Start, signature(1)));
        QVERIFY(!seen.mayHave(Start + 1s, signature(1)));
    }

    void addedOnesAreNeverDeniedAndOthersAre()
    {
        Store::SignaturesSeen seen(Start, 4);
        int denied = 0;
        for (int i = 0; i < 50; ++i) {
            // Dates that jump back now and then, as those of two senders do.
            const auto at = [](int n) { return Start + 1s * n - (n % 3 == 0 ? 2s : 0s); };
            denied += seen.mayHave(at(i), signature(i)) ? 0 : 1;
            seen.add(at(i), signature(i));
            for (int earlier = 0; earlier <= i; ++earlier)
                QVERIFY2(seen.mayHave(at(earlier), signature(earlier)), qPrintable(QString::number(earlier)));
        }
        // A new one is known as such, but for those that are older than what is remembered.
        QVERIFY2(denied >= 48, qPrintable(QString::number(denied)));
    }

    void remembersABoundedNumber()
    {
        Store::SignaturesSeen seen(Start, 4);
        for (int i = 1; i <= 12; ++i)
            seen.add(Start + 1s * i, signature(i));
        // The oldest four are forgotten: of their time anything may be known.
        QVERIFY(seen.mayHave(Start + 4s, signature(99)));
        QVERIFY(!seen.mayHave(Start + 5s, signature(99)));
        QVERIFY(seen.mayHave(Start + 5s, signature(5)));
    }
};

REGISTER_GUILESS_TEST(SignaturesSeenTest)
#include "tst_signaturesseen.moc"
