// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "builds/buildledger.h"
#include "fakes/testprogram.h"
#include "model/buildloss.h"
#include "simulatedbuild.h"

#include <QTest>

#include <algorithm>

namespace {

Model::Observation observe(const Model::Build &build)
{
    Model::Observation observation;
    observation.build = build;
    return observation;
}

/// Any order; some payloads twice; some lost, but never the last one, which says it all.
QList<Model::Build> schedule(const QList<Model::Build> &payloads, QRandomGenerator &random)
{
    QList<Model::Build> arrivals{payloads.last()};
    for (qsizetype i = 0; i + 1 < payloads.size(); ++i) {
        const int copies = random.bounded(5) == 0 ? random.bounded(3) : 1;
        arrivals.resize(arrivals.size() + copies, payloads.at(i));
    }
    // Found lost somewhere on the way, by whoever knew that much.
    if (random.bounded(4) == 0) {
        Model::Build lost = payloads.at(random.bounded(int(payloads.size())));
        Model::markLost(lost);
        arrivals.append(lost);
    }
    std::shuffle(arrivals.begin(), arrivals.end(), random);
    return arrivals;
}

} // namespace

class FoldProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyScheduleGivesTheSameBuild()
    {
        bool given = false;
        quint32 seed = qEnvironmentVariable("FOLD_SEED").toUInt(&given);
        if (!given)
            seed = QRandomGenerator::global()->generate();
        qInfo("FOLD_SEED=%u", seed);
        QRandomGenerator random(seed);

        constexpr int BuildCount = 1000;
        constexpr int SchedulesOfEach = 10;
        qint64 arrivals = 0;
        int kinds[16] = {};
        for (int build = 0; build < BuildCount; ++build) {
            const SimulatedBuild simulated(random);
            ++kinds[static_cast<int>(simulated.truth().status)];
            for (int i = 0; i < SchedulesOfEach; ++i) {
                Builds::BuildLedger ledger({});
                Builds::Change last;
                const QList<Model::Build> order = schedule(simulated.payloads(), random);
                for (const Model::Build &payload : order)
                    last = ledger.fold(observe(payload), {});
                arrivals += order.size();
                last.after.build.lostAt = 0; // of one that has ended
                QVERIFY2(last.after.build == simulated.truth(),
                    qPrintable(QStringLiteral("build %1, schedule %2").arg(build).arg(i)));
            }
        }
        qInfo("%d schedules, %lld arrivals", BuildCount * SchedulesOfEach, arrivals);
        using enum Model::Status;
        for (const Model::Status status : {Success, Failure, Killed, Error})
            QVERIFY2(kinds[static_cast<int>(status)] > 0, qPrintable(Model::statusWord(status)));
    }

    /// Without the end, too: two who heard the same, each in an order of his own, agree whether it is lost.
    void anyOrderLosesTheSameBuilds()
    {
        QRandomGenerator random(4711);
        int lost = 0;
        for (int round = 0; round < 2000; ++round) {
            const SimulatedBuild simulated(random);
            QList<Model::Build> heard;
            for (const Model::Build &payload : simulated.payloads()) {
                if (Model::isTerminal(payload.status))
                    break;
                if (random.bounded(3) == 0)
                    heard.append(payload);
            }
            if (heard.isEmpty())
                continue;
            for (int mark = random.bounded(1, 3); mark > 0; --mark) {
                heard.append(heard.at(random.bounded(int(heard.size()))));
                Model::markLost(heard.last());
            }
            std::optional<Model::Build> first;
            for (int i = 0; i < 5; ++i) {
                std::shuffle(heard.begin(), heard.end(), random);
                Builds::BuildLedger ledger({});
                Builds::Change last;
                for (const Model::Build &observation : std::as_const(heard))
                    last = ledger.fold(observe(observation), {});
                QCOMPARE(last.after.build, first.value_or(last.after.build));
                first = last.after.build;
            }
            lost += first->status == Model::Status::Lost ? 1 : 0;
        }
        QVERIFY2(lost > 100 && lost < 1900, qPrintable(QString::number(lost)));
    }
};

REGISTER_GUILESS_TEST(FoldProperty)
#include "tst_foldproperty.moc"
