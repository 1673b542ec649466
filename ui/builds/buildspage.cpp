// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/buildspage.h"

#include "ui/builds/actwords.h"
#include "ui/builds/buildactor.h"
#include "ui/builds/builddetail.h"
#include "ui/builds/buildlistpane.h"
#include "ui/builds/buildsource.h"
#include "ui/log/logpane.h"
#include "ui/servicelink.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/ticker.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>

#include <chrono>

namespace Ui {

using namespace std::chrono_literals;

namespace {
constexpr int ShownDeliveries = 500;
} // namespace

BuildsPage::BuildsPage(ServiceLink &link, BuildSource &source, const Core::Clock &clock, QWidget *parent)
    : Page(QStringLiteral("builds"), tr("Builds"), QStringLiteral("text-align-start"), parent)
    , m_link(link)
    , m_source(source)
    , m_clock(clock)
    , m_ticker(new Ticker(this))
    , m_list(new BuildListPane(source, clock, *m_ticker, this))
    , m_detail(new BuildDetail(clock, *m_ticker, this))
    , m_log(new LogPane(link, m_detail))
    , m_actor(new BuildActor(link, this))
    , m_empty(new EmptyState(this))
    , m_side(new QStackedWidget(this))
    , m_refreshSoon(new QTimer(this))
{
    m_empty->setWords(QStringLiteral("text-align-start"), tr("Builds show here"),
        tr("Steps, log and the message in Discord, from the first second to the last."));
    m_side->addWidget(m_empty);
    m_side->addWidget(m_detail);
    m_detail->setLogView(m_log);
    m_list->setReader(*m_detail);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    // As wide as drawn where there is room; in a narrow window what is read about one build needs it more.
    m_list->setMaximumWidth(scaled(372));
    row->addWidget(m_list, 1);
    row->addWidget(m_side, 2);

    // Several deliveries of one build arrive within a blink; what surrounds it is read once for them all.
    m_refreshSoon->setSingleShot(true);
    m_refreshSoon->setInterval(50ms);
    connect(m_refreshSoon, &QTimer::timeout, this, &BuildsPage::refresh);
    const auto refreshFor = [this](const Model::BuildKey &key) {
        if (key == m_record.build.key() && !m_refreshSoon->isActive())
            m_refreshSoon->start();
    };
    connect(m_list, &BuildListPane::chosen, this, &BuildsPage::showBuild);
    connect(m_list, &BuildListPane::nothingChosen, this, [this] {
        if (m_record.row == 0)
            m_side->setCurrentWidget(m_empty);
    });
    connect(m_list, &BuildListPane::menuRequested, this, &BuildsPage::openMenu);
    connect(m_list, &BuildListPane::runningChanged, this, [this](qint64 builds) {
        m_ticker->setRunning(builds > 0);
        Q_EMIT runningChanged(builds);
    });
    m_ticker->setRunning(m_list->running() > 0); // it has counted already
    connect(&link, &ServiceLink::buildChanged, this, &BuildsPage::takeBuild);
    connect(&link, &ServiceLink::deliveryKept, this,
        [refreshFor](const Model::Delivery &delivery) { refreshFor(delivery.build); });
    connect(
        &link, &ServiceLink::announcementChanged, this, [this, refreshFor](const Model::Announcement &announcement) {
            const Model::BuildKey key = m_record.build.key();
            if (announcement.subject == QStringLiteral("build:%1:%2").arg(key.systemLink).arg(key.id))
                refreshFor(key);
        });
    connect(&link, &ServiceLink::requestFinished, this, [this](ServiceLink::Request request, const Outcome &outcome) {
        if (m_requests.remove(request) && !outcome.message.isEmpty())
            Q_EMIT told(outcome.message, outcome.ok);
    });
    connect(&link, &ServiceLink::abilitiesChanged, this, &BuildsPage::showAbilities);
    connect(&link, &ServiceLink::healthChanged, this, [this] {
        // What kept the builds from being read may be over: a database is brought up to date when the service starts.
        if (!m_list->model()->failure().isEmpty())
            m_list->reload();
    });

    connect(m_detail, &BuildDetail::openDroneRequested, this,
        [this] { QDesktopServices::openUrl(QUrl(m_record.build.page())); });
    connect(m_detail, &BuildDetail::openDiscordRequested, this, &BuildsPage::openDiscord);
    connect(m_detail, &BuildDetail::linkActivated, this, [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_detail, &BuildDetail::actRequested, this, [this](Model::Act act) { m_actor->ask(act, m_record.build); });
    connect(m_actor, &BuildActor::stateChanged, this, [this](const Model::BuildKey &key) {
        if (key == m_record.build.key())
            showActState();
    });
    connect(&link, &ServiceLink::actKept, this, refreshFor);
    connect(m_detail, &BuildDetail::announceAgainRequested, this,
        [this] { m_requests.insert(m_link.announceAgain(m_record.build.key())); });
    connect(m_detail, &BuildDetail::deliveryActivated, this,
        [this](qint64 delivery) { Q_EMIT jumpRequested(QStringLiteral("deliveries"), QString::number(delivery)); });
    connect(m_detail, &BuildDetail::stepChosen, m_log,
        [this](const Model::BuildKey &, int stage, int step) { m_log->chooseStep(stage, step); });
    connect(m_log, &LogPane::engaged, m_detail, &BuildDetail::keepStep);
    connect(m_log, &LogPane::saved, this, &BuildsPage::told);
    connect(m_log, &LogPane::settingsRequested, this, [this] { Q_EMIT jumpRequested(QStringLiteral("settings"), {}); });
    m_list->reload();
}

void BuildsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_empty->setHeadroom(m_list->headHeight());
}

void BuildsPage::enter()
{
    m_list->focusList();
}

QString BuildsPage::subjectFor(const Model::BuildKey &key)
{
    return QStringLiteral("%1 %2").arg(key.id).arg(key.systemLink);
}

void BuildsPage::reveal(const QString &subject)
{
    const Model::BuildKey key{
        subject.section(QLatin1Char(' '), 1), subject.section(QLatin1Char(' '), 0, 0).toLongLong()};
    if (m_list->choose(key))
        return;
    // Not on a page that was read: show it all the same.
    if (const auto found = m_source.find(key); found && found.value()) {
        m_list->chooseNone(key);
        showBuild(*found.value());
    }
}

void BuildsPage::showBuild(const Store::BuildRecord &record)
{
    if (record.build.key() != m_record.build.key())
        m_actor->forget(m_record.build.key());
    m_record = record;
    refresh();
    showActState();
    m_side->setCurrentWidget(m_detail);
}

void BuildsPage::takeBuild(const Store::BuildRecord &record)
{
    m_list->buildChanged(record);
    if (record.build.key() != m_record.build.key())
        return;
    m_record = record;
    if (!m_refreshSoon->isActive())
        m_refreshSoon->start();
}

void BuildsPage::refresh()
{
    const Model::BuildKey key = m_record.build.key();
    BuildDetail::Surroundings around;
    if (const auto earlier = m_source.earlier(m_record.build, EarlierBuilds))
        around.story = storyOf(m_record.build, earlier.value());
    if (auto announcements = m_source.announcements(key))
        around.announcements = std::move(announcements).value();
    if (auto deliveries = m_source.deliveries(key, ShownDeliveries))
        around.deliveries = std::move(deliveries).value();
    if (const auto count = m_source.deliveryCount(key))
        around.deliveryCount = count.value();
    if (auto acts = m_source.acts(key))
        around.acts = std::move(acts).value();
    m_announcements = around.announcements;
    m_log->setBuild(m_record.build);
    m_detail->setBuild(m_record, around);
    showAbilities();
}

void BuildsPage::showAbilities()
{
    const bool message = !m_announcements.isEmpty() && !m_link.messageUrl(m_announcements.constLast()).isEmpty();
    m_detail->setAbilities(message, m_link.whyNotAct(m_record.build.system.link));
}

void BuildsPage::showActState()
{
    const auto [isBusy, ok, words] = m_actor->stateOf(m_record.build.key());
    m_detail->setActState(isBusy, ok, words);
}

void BuildsPage::openMenu(const Store::BuildRecord &record, const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QString whyNot = m_link.whyNotAct(record.build.system.link);
    const auto acts = actsFor(record.build);
    for (const Model::Act act : acts) {
        QAction *action = menu->addAction(Ui::icon(actIcon(act)), actButton(act), m_actor,
            [this, act, build = record.build] { m_actor->ask(act, build); });
        action->setEnabled(whyNot.isEmpty());
        action->setToolTip(whyNot);
    }
    menu->addSeparator();
    menu->addAction(Ui::icon(QStringLiteral("megaphone")), tr("&Announce again"), this,
        [this, key = record.build.key()] { m_requests.insert(m_link.announceAgain(key)); });
    menu->popup(place);
}

void BuildsPage::openDiscord()
{
    if (!m_announcements.isEmpty())
        QDesktopServices::openUrl(m_link.messageUrl(m_announcements.constLast()));
}

} // namespace Ui
