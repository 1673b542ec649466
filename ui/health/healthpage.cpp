// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthpage.h"

#include "ui/health/componentcard.h"
#include "ui/health/proofdialog.h"
#include "ui/health/trendchart.h"
#include "ui/servicelink.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/ticker.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QUrl>
#include <QVBoxLayout>

#include <chrono>

namespace Ui {

using namespace std::chrono_literals;

namespace {

template <typename Get> TrendChart::Values valuesOf(const QList<MinuteFigures> &minutes, Get get)
{
    TrendChart::Values values;
    values.reserve(minutes.size());
    for (const MinuteFigures &minute : minutes)
        values.append(get(minute));
    return values;
}

} // namespace

HealthPage::HealthPage(ServiceLink &link, const Core::Clock &clock, const QString &dataDir, QWidget *parent)
    : Page(QStringLiteral("health"), tr("Health"), QStringLiteral("activity"), parent)
    , m_link(link)
    , m_clock(clock)
    , m_dataDir(dataDir)
    , m_ticker(new Ticker(this))
    , m_header(new PageHeader(this))
    , m_scroll(new QScrollArea(this))
    , m_grid(new QGridLayout)
    , m_plots(new QGridLayout)
    , m_deliveries(new TrendChart(tr("Deliveries a minute"), TrendChart::Kind::Bars,
          {{tr("accepted"), &Tokens::accent}, {tr("refused"), &Tokens::failure}}, {}, this))
    , m_answers(new TrendChart(tr("Time to acknowledge"), TrendChart::Kind::Lines,
          {{tr("half within"), &Tokens::accent}, {tr("99 % within"), &Tokens::running}}, tr("ms"), this))
    , m_latency(new TrendChart(
          tr("Gateway latency"), TrendChart::Kind::Lines, {{tr("heartbeat"), &Tokens::pending}}, tr("ms"), this))
    , m_waits(new TrendChart(
          tr("Waiting for Discord"), TrendChart::Kind::Lines, {{tr("oldest card"), &Tokens::neutral}}, tr("s"), this))
    , m_begin(clock.wall())
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Space::Large - 2);
    m_grid->setSpacing(Space::Large - 2);
    m_plots->setSpacing(Space::Large - 2);
    column->addLayout(m_grid);
    column->addLayout(m_plots);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus); // the keyboard scrolls it
    m_scroll->setAccessibleName(tr("Parts of the service"));
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(scaled(28), scaled(22), scaled(14), 0);
    page->setSpacing(Space::Large);
    m_header->setContentsMargins(0, 0, scaled(14), 0); // ends where the cards do
    page->addWidget(m_header);
    page->addWidget(m_scroll, 1);
    content->layout()->setContentsMargins(0, 0, scaled(14), Space::Large);

    auto *prove = m_header->addAction(tr("&Prove it end to end"));
    prove->setToolTip(tr("Sends a test build the whole way, to a message in the channel and its deletion"));
    prove->setAccessibleDescription(prove->toolTip());
    connect(prove, &QPushButton::clicked, this, [this] {
        auto *dialog = new ProofDialog(m_link, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&link, &ServiceLink::healthChanged, this, &HealthPage::takeReport);
    connect(&link, &ServiceLink::pauseChanged, this, &HealthPage::showReport);
    connect(&link, &ServiceLink::deliveryKept, this, [this](const Model::Delivery &delivery) {
        m_samples.add(delivery);
        if (isVisible())
            plot();
    });
    connect(m_ticker, &Ticker::minute, this, [this] {
        showReport();
        plot();
    });
    takeReport(link.health());
}

void HealthPage::enter()
{
    m_scroll->setFocus(Qt::OtherFocusReason);
}

void HealthPage::reveal(const QString &subject)
{
    for (ComponentCard *each : std::as_const(m_cards))
        each->setMarked(each->component().name == subject);
    if (ComponentCard *wanted = card(subject))
        m_scroll->ensureWidgetVisible(wanted);
}

void HealthPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void HealthPage::takeReport(const Health::Report &report)
{
    if (!report.components.isEmpty())
        m_samples.add(report);
    showReport();
    if (isVisible())
        plot();
}

void HealthPage::showReport()
{
    sayWhyEmpty();
    Health::Report report = m_link.health();
    report.components = inOrder(report.components);
    const HealthHeadline headline = headlineOf(report);
    m_header->setTitle(headline.title);
    m_header->setText(headline.text);
    const bool paused = m_link.pausedUntil() > m_clock.wall();
    QStringList order;
    for (const Health::Component &component : std::as_const(report.components)) {
        order.append(component.name);
        ComponentCard *&card = m_cards[component.name];
        if (!card) {
            card = new ComponentCard(m_scroll->widget());
            connect(card, &ComponentCard::actRequested, this, &HealthPage::act);
            connect(card, &ComponentCard::retryRequested, &m_link, &ServiceLink::tryAgain);
        }
        card->setComponent(component, paused, m_clock.wall());
    }
    if (order == m_order)
        return;
    m_order = order;
    m_cards.removeIf([&order](std::pair<const QString &, ComponentCard *&> card) {
        if (order.contains(card.first))
            return false;
        card.second->deleteLater();
        return true;
    });
    m_columns = 0;
    arrange();
}

void HealthPage::plot()
{
    const QList<MinuteFigures> minutes = m_samples.until(m_clock.wall());
    using Figures = const MinuteFigures &;
    m_deliveries->setValues({valuesOf(minutes, [](Figures m) { return std::optional<double>(m.accepted); }),
        valuesOf(minutes, [](Figures m) { return std::optional<double>(m.refused); })});
    m_answers->setValues({valuesOf(minutes, [](Figures m) { return m.answeredMedian; }),
        valuesOf(minutes, [](Figures m) { return m.answeredSlow; })});
    m_latency->setValues({valuesOf(minutes, [](Figures m) { return m.gatewayLatency; })});
    m_waits->setValues({valuesOf(minutes, [](Figures m) { return m.discordWait; })});
}

void HealthPage::sayWhyEmpty()
{
    const Core::WallTime now = m_clock.wall();
    if (now - m_begin < 1h) {
        // Nobody knows here what was before.
        const QDateTime begin = Core::toDateTime(m_begin).toLocalTime();
        const QString time = locale().toString(begin.time(), QLocale::ShortFormat);
        m_deliveries->setQuiet(tr("No delivery since %1", "time").arg(time));
        m_answers->setQuiet(tr("Nothing was acknowledged since %1", "time").arg(time));
        m_waits->setQuiet(tr("No card had to wait since %1", "time").arg(time));
    } else {
        m_deliveries->setQuiet(tr("No delivery in the last hour"));
        m_answers->setQuiet(tr("Nothing was acknowledged in the last hour"));
        m_waits->setQuiet(tr("No card had to wait in the last hour"));
    }
    const Health::Report report = m_link.health();
    const Health::Component *gateway = report.find(u"gateway");
    m_latency->setQuiet(gateway && gateway->status == Health::Status::Pass ? tr("No heartbeat yet")
                                                                           : tr("Not connected to Discord's Gateway"));
}

void HealthPage::arrange()
{
    const int columns = width() < scaled(760) ? 1 : width() < scaled(1020) ? 2 : 3;
    if (columns == m_columns)
        return;
    m_columns = columns;
    QWidget *before = m_scroll;
    for (int i = 0; i < m_order.size(); ++i) {
        ComponentCard *card = m_cards.value(m_order[i]);
        m_grid->addWidget(card, i / columns, i % columns);
        const auto buttons = card->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) { // the keyboard goes through them as they stand
            setTabOrder(before, button);
            before = button;
        }
    }
    for (int i = 0; i < 3; ++i)
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    const int plotColumns = columns == 1 ? 1 : 2;
    int at = 0;
    for (TrendChart *chart : {m_deliveries, m_answers, m_latency, m_waits}) {
        m_plots->addWidget(chart, at / plotColumns, at % plotColumns);
        ++at;
    }
    for (int i = 0; i < 2; ++i)
        m_plots->setColumnStretch(i, i < plotColumns ? 1 : 0);
}

void HealthPage::act(HealthAct act)
{
    switch (act) {
    case HealthAct::None:
        break;
    case HealthAct::Settings:
        Q_EMIT jumpRequested(QStringLiteral("settings"), {});
        break;
    case HealthAct::Deliveries:
        Q_EMIT jumpRequested(QStringLiteral("deliveries"), {});
        break;
    case HealthAct::Resume:
        m_link.pauseAnnouncements({});
        break;
    case HealthAct::Folder:
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_dataDir));
        break;
    }
}

} // namespace Ui
