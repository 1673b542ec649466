// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoshow.h"

#include "announce/textrenderer.h"

#include <QMap>
#include <QTextStream>
#include <QUrl>

#include <algorithm>

namespace {

/// After the last delivery and the last card nothing comes for so long: the show is over.
constexpr std::chrono::milliseconds Quiet{2500};

QString time(qint64 msecs)
{
    return QStringLiteral("%1.%2 s").arg(msecs / 1000, 3).arg(msecs / 100 % 10);
}

} // namespace

DemoShow::DemoShow(Service::Backend &service, const QByteArray &secret, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_secret(secret)
    , m_quiet(m_clock.alarm([this] { end(); }))
{
    connect(&m_service, &Service::Backend::previewed, this, &DemoShow::show);
}

DemoShow::~DemoShow() = default;

void DemoShow::start(quint16 port)
{
    m_time.start();
    QTextStream(stdout) << "A working day of several repositories, in about a minute. Each line is what the channel "
                           "would show: + posted, ~ edited.\n"
                        << Qt::endl;
    QUrl endpoint;
    endpoint.setScheme(QStringLiteral("http"));
    endpoint.setHost(QStringLiteral("127.0.0.1"));
    endpoint.setPort(port);
    endpoint.setPath(QStringLiteral("/webhook"));
    m_player = std::make_unique<Demo::DemoPlayer>(m_clock, endpoint, m_secret);
    connect(m_player.get(), &Demo::DemoPlayer::finished, this, [this](const Demo::Summary &summary) {
        m_sent = summary;
        m_quiet->ringAt(m_clock.now() + Quiet);
    });
    m_player->start();
}

void DemoShow::show(const QString &message, const Model::Card &card, bool isNew)
{
    Shown &shown = m_shown[message];
    shown.card = card;
    shown.edits += isNew ? 0 : 1;
    QTextStream(stdout) << time(m_time.elapsed()) << (isNew ? "  + " : "  ~ ") << Announce::renderLine(card)
                        << Qt::endl;
    if (m_sent)
        m_quiet->ringAt(m_clock.now() + Quiet);
}

void DemoShow::end()
{
    QMap<QString, int> ends;
    int edits = 0;
    int open = 0;
    for (const Shown &shown : std::as_const(m_shown)) {
        edits += shown.edits;
        open += shown.card.isFinal ? 0 : 1;
        ++ends[Announce::toneWord(shown.card.tone)];
    }
    QTextStream out(stdout);
    out << "\n" << m_sent->sent << " deliveries sent, " << m_sent->accepted << " accepted";
    if (m_sent->failed > 0)
        out << ", " << m_sent->failed << " failed (" << m_sent->firstFailure << ")";
    out << "\n"
        << m_shown.size() << " messages, " << edits << " edits, in " << time(m_time.elapsed()).trimmed() << "\n";
    QStringList words;
    for (auto at = ends.cbegin(); at != ends.cend(); ++at)
        words.append(QStringLiteral("%1 %2").arg(at.value()).arg(at.key()));
    out << "They ended as: " << words.join(QStringLiteral(", ")) << "\n";
    if (open > 0)
        out << open << " cards did not come to an end\n";
    out.flush();
    Q_EMIT ended(m_sent->failed == 0 && open == 0);
}
