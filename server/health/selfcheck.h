// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "health/healthreport.h"

#include <QHostAddress>
#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPair>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkReply;

namespace Health {

/// Where an endpoint bound to `address` answers on this machine: "any" is asked on loopback.
QUrl healthUrl(const QHostAddress &address, quint16 port);

/// Asks the program's own endpoint, over the socket and signed as Drone signs, whether it answers and whether it is
/// this very program: a listener whose event loop hangs, or a port that another program took, shows here and nowhere
/// else. Lives in the watch thread, so that it does not hang together with what it watches.
class SelfCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelfCheck)

public:
    /// Where and as whom to ask.
    struct Target
    {
        QHostAddress address; ///< as bound; "any" is asked on loopback
        quint16 port = 0; ///< 0: nothing listens, say why
        QString problem; ///< why nothing listens
        QString instance; ///< what the answer must carry
        /// Headers that sign the (empty) body as of now; empty function: asked without a signature.
        std::function<QList<QPair<QByteArray, QByteArray>>()> sign;
    };
    static constexpr std::chrono::milliseconds Interval{4000};
    static constexpr std::chrono::milliseconds Patience{4000};

    explicit SelfCheck(Core::Clock &clock, QObject *parent = nullptr);
    ~SelfCheck() override;

    /// Starts asking at once and then every Interval.
    void watch(const Target &target);
    void stop();

Q_SIGNALS:
    /// After every question: the component "listener", and whether listening anew may help.
    void checked(const Health::Component &component, bool listenAgain);

private:
    void ask();
    void judge(QNetworkReply *reply);
    void report(Status status, const QString &why, const QString &remedy, bool listenAgain = false);

    Core::Clock &m_clock;
    QNetworkAccessManager m_network;
    std::unique_ptr<Core::Alarm> m_alarm;
    QNetworkReply *m_reply = nullptr;
    Target m_target;
    Core::SteadyTime m_asked{};
};

} // namespace Health
