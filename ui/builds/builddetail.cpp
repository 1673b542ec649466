// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/builddetail.h"

#include "ui/builds/buildactions.h"
#include "ui/builds/builddeliveries.h"
#include "ui/builds/messagepane.h"
#include "ui/builds/stepgantt.h"
#include "ui/builds/timelineview.h"
#include "ui/text/phrases.h"
#include "ui/theme/icons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/stateglyph.h"
#include "ui/widgets/ticker.h"
#include "ui/widgets/wordslabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Ui {

namespace {

enum Tab { LogTab, TimelineTab, DeliveriesTab, MessageTab };

constexpr int MessageWidth = 312;

QWidget *framed(QWidget *content, QWidget *parent)
{
    auto *card = new Card(parent);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(Space::Small, Space::Small, Space::Small, Space::Small);
    column->addWidget(content);
    return card;
}

} // namespace

BuildDetail::BuildDetail(const Core::Clock &clock, Ticker &ticker, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
{
    // The keyboard goes through it in the order in which it is made: from top to bottom.
    QWidget *header = makeHeader();
    m_ganttCard = new Card(this);
    m_gantt = new StepGantt(m_ganttCard);
    auto *bars = new QVBoxLayout(m_ganttCard);
    bars->setContentsMargins(1, scaled(11), 1, scaled(11));
    bars->addWidget(m_gantt);

    m_tabs = new QTabBar(this);
    m_tabs->setFont(typeface(Text::Body, QFont::Medium));
    m_tabs->setAccessibleName(tr("About this build"));
    m_tabs->setExpanding(false);
    for (const QString &word : {tr("Log"), tr("Timeline"), tr("Deliveries")})
        m_tabs->addTab(word);
    m_timeline = new TimelineView(this);
    m_deliveries = new BuildDeliveries(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(makeLogTab());
    m_stack->addWidget(framed(m_timeline, m_stack));
    m_stack->addWidget(framed(m_deliveries, m_stack));
    m_messageTab = new QHBoxLayout;
    m_messageTab->setContentsMargins(0, 0, 0, 0);
    auto *messageTab = new QWidget(m_stack);
    messageTab->setLayout(m_messageTab);
    m_stack->addWidget(messageTab);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(22), Space::Large, scaled(22), Space::Large);
    column->setSpacing(scaled(14));
    column->addWidget(header);
    m_answer = new WordsLabel(Text::Body, Tint::Secondary, this);
    column->addWidget(m_answer);
    column->addWidget(makeNotice());
    column->addWidget(m_ganttCard);
    column->addWidget(m_tabs);
    column->addSpacing(-2);
    column->addWidget(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_timeline, &TimelineView::deliveryActivated, this, &BuildDetail::deliveryActivated);
    connect(m_deliveries, &BuildDeliveries::deliveryActivated, this, &BuildDetail::deliveryActivated);
    connect(m_gantt, &StepGantt::stepChosen, this, &BuildDetail::takeStep);
    connect(&ticker, &Ticker::second, this, &BuildDetail::count);
    connect(&ticker, &Ticker::minute, this, [this] {
        count();
        m_message->setNow(now());
    });
    connect(&ticker, &Ticker::turned, m_glyph, &StateGlyph::setTurn);
    connect(&ticker, &Ticker::turned, m_gantt, &StepGantt::setTurn);
}

QWidget *BuildDetail::makeHeader()
{
    auto *header = new QWidget(this);
    m_glyph = new StateGlyph(30, header);
    m_slug = new ElidedLabel(Text::Title, QFont::DemiBold, Tint::Text, header);
    m_number = new ElidedLabel(Text::Title, QFont::Normal, Tint::Secondary, header);
    m_number->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_slug->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_ref = new Chip(header);
    m_commit = new Chip(header);
    m_meta = new ElidedLabel(Text::Small, QFont::Normal, Tint::Secondary, header);
    m_openDiscord = new QPushButton(header);
    m_openDrone = new QPushButton(header);
    auto *more = new QPushButton(icon(QStringLiteral("ellipsis")), QString(), header);
    more->setAccessibleName(tr("More actions"));
    more->setToolTip(more->accessibleName());
    m_actions = new BuildActions(header);

    auto *title = new QHBoxLayout;
    title->setSpacing(scaled(6));
    title->addWidget(m_slug);
    title->addWidget(m_number);
    title->addStretch();
    auto *facts = new QHBoxLayout;
    facts->setSpacing(Space::Small);
    facts->addWidget(m_ref);
    facts->addWidget(m_commit);
    facts->addWidget(m_meta, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(5));
    words->addLayout(title);
    words->addLayout(facts);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::Small);
    row->addWidget(m_glyph, 0, Qt::AlignTop);
    row->addSpacing(scaled(6));
    row->addLayout(words, 1);
    for (QPushButton *button : {m_openDiscord, m_openDrone, more})
        row->addWidget(button, 0, Qt::AlignTop);
    row->addWidget(m_actions, 0, Qt::AlignTop);

    auto *menu = new QMenu(more);
    menu->setToolTipsVisible(true);
    menu->addAction(m_actions->promotion());
    menu->addAction(
        icon(QStringLiteral("megaphone")), tr("&Announce again"), this, &BuildDetail::announceAgainRequested);
    menu->addAction(icon(QStringLiteral("copy")), tr("&Copy link to Drone"), this,
        [this] { QGuiApplication::clipboard()->setText(m_record.build.page()); });
    // Where the buttons are left out for the name's sake.
    QAction *discord = menu->addAction(tr("Open in &Discord"), m_openDiscord, &QPushButton::click);
    QAction *drone = menu->addAction(tr("&Open in Drone"), m_openDrone, &QPushButton::click);
    connect(menu, &QMenu::aboutToShow, this, [this, discord, drone] {
        for (const auto &[action, button] : {std::pair(discord, m_openDiscord), std::pair(drone, m_openDrone)}) {
            action->setVisible(button->isHidden());
            action->setEnabled(button->isEnabled());
        }
    });
    connect(more, &QPushButton::clicked, menu,
        [more, menu] { menu->popup(more->mapToGlobal(QPoint(0, more->height() + 2))); });
    connect(m_openDiscord, &QPushButton::clicked, this, &BuildDetail::openDiscordRequested);
    connect(m_openDrone, &QPushButton::clicked, this, &BuildDetail::openDroneRequested);
    connect(m_actions, &BuildActions::chosen, this, &BuildDetail::actRequested);
    connect(m_commit, &Chip::clicked, this, [this] { Q_EMIT linkActivated(QUrl(m_record.build.link)); });
    return header;
}

QWidget *BuildDetail::makeNotice()
{
    m_notice = new Card(this);
    m_noticeSubject = new ElidedLabel(Text::Body, QFont::DemiBold, Tint::Failure, m_notice);
    m_noticeSubject->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_noticeSubject->setMaximumWidth(scaled(320)); // however long a step's name is, its exit code is seen
    m_noticeDetail = new ElidedLabel(Text::Body, QFont::Normal, Tint::Text, m_notice);
    auto *row = new QHBoxLayout(m_notice);
    row->setContentsMargins(scaled(14), scaled(11), scaled(14), scaled(11));
    row->setSpacing(Space::Medium);
    row->addWidget(m_noticeSubject);
    row->addWidget(m_noticeDetail, 1);
    return m_notice;
}

QWidget *BuildDetail::makeLogTab()
{
    auto *tab = new QWidget(this);
    auto *place = new Card(tab);
    place->setGround(Card::Ground::Log);
    auto *inside = new QVBoxLayout(place);
    inside->setContentsMargins(0, 0, 0, 0);
    m_log = place;

    m_message = new MessagePane(tab);
    m_message->setMaximumWidth(scaled(MessageWidth));
    connect(m_message, &MessagePane::linkActivated, this, &BuildDetail::linkActivated);

    m_logRow = new QHBoxLayout(tab);
    m_logRow->setContentsMargins(0, 0, 0, 0);
    m_logRow->setSpacing(scaled(14));
    m_logRow->addWidget(m_log, 3);
    m_logRow->addWidget(m_message, 2);
    return tab;
}

void BuildDetail::setLogView(QWidget *view)
{
    m_log->layout()->addWidget(view);
    view->show();
    // It was made after all else here.
    QList<QWidget *> inside;
    for (QWidget *each = view; each == view || view->isAncestorOf(each); each = each->nextInFocusChain()) {
        if (each->focusPolicy() != Qt::NoFocus) // setTabOrder() ignores those
            inside.append(each);
    }
    QWidget *before = m_tabs;
    for (QWidget *each : std::as_const(inside)) {
        setTabOrder(before, each);
        before = each;
    }
}

void BuildDetail::foldMessage(bool folded)
{
    if (folded == (m_tabs->count() > MessageTab))
        return;
    m_message->setMaximumWidth(folded ? QWIDGETSIZE_MAX : scaled(MessageWidth));
    if (folded) {
        m_messageTab->addWidget(m_message);
        m_tabs->addTab(tr("Message"));
    } else {
        m_logRow->addWidget(m_message, 2);
        if (m_tabs->currentIndex() == MessageTab)
            m_tabs->setCurrentIndex(LogTab); // where it is now
        m_tabs->removeTab(MessageTab);
    }
}

void BuildDetail::setBotName(const QString &name)
{
    m_message->setBotName(name);
}

void BuildDetail::setAbilities(bool openDiscord, const QString &whyNotAct)
{
    m_openDiscord->setEnabled(openDiscord);
    m_openDiscord->setToolTip(openDiscord ? QString() : tr("This build has no message in Discord yet"));
    m_actions->setWhyNot(whyNotAct);
}

void BuildDetail::setActState(bool isBusy, bool ok, const QString &words)
{
    m_actions->setBusy(isBusy);
    if (isBusy)
        m_answer->setText(words, Tint::Secondary);
    else if (ok)
        m_answer->setGood(words);
    else
        m_answer->setBad(words);
}

void BuildDetail::setBuild(const Store::BuildRecord &record, const Surroundings &surroundings)
{
    const bool another = record.build.key() != m_record.build.key();
    m_record = record;
    if (another) {
        m_step.reset();
        m_keepsStep = false;
    }
    m_around = surroundings;
    count();
    m_actions->setBuild(record.build);
    showNotice();
    m_message->setAnnouncements(surroundings.announcements, now());
    m_ganttCard->setVisible(!m_gantt->isEmpty());
    m_timeline->setEntries(
        timelineOf(record.build, surroundings.deliveries, surroundings.announcements, surroundings.acts));
    m_deliveries->setDeliveries(surroundings.deliveries);
    m_tabs->setTabText(
        DeliveriesTab, tr("Deliveries %1", "tab: word, count").arg(locale().toString(surroundings.deliveryCount)));
    chooseStep();
    if (another)
        m_timeline->scrollToTop();
}

void BuildDetail::chooseStep()
{
    const auto wanted = m_keepsStep && m_step ? m_step : stepToShow(m_record.build);
    if (!wanted)
        return;
    // The chart forgets its choice when a build gets more steps.
    const QScopedValueRollback choosing(m_choosing, true);
    m_gantt->chooseStep(wanted->stage, wanted->step);
    takeStep(wanted->stage, wanted->step); // the chart says nothing when the same row was chosen in the build before
}

void BuildDetail::takeStep(int stage, int step)
{
    if (!m_choosing) {
        m_keepsStep = true;
        m_tabs->setCurrentIndex(LogTab);
    }
    if (m_step == StepNumber{stage, step})
        return;
    m_step = StepNumber{stage, step};
    Q_EMIT stepChosen(m_record.build.key(), stage, step);
}

void BuildDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // In a narrow window the repository's name needs the room more than the buttons' words do.
    const bool narrow = width() < scaled(700);
    m_openDiscord->setText(narrow ? tr("&Discord") : tr("Open in &Discord"));
    m_openDrone->setText(narrow ? tr("Dr&one") : tr("&Open in Drone"));
    const bool crowded = width() < scaled(600);
    m_openDiscord->setHidden(crowded);
    m_openDrone->setHidden(crowded);
    foldMessage(width() < scaled(680));
}

qint64 BuildDetail::now() const
{
    return Core::toMSecs(m_clock.wall()) / 1000;
}

void BuildDetail::count()
{
    showHeader();
    m_gantt->setBuild(m_record.build, now());
}

void BuildDetail::showHeader()
{
    const Model::Build &build = m_record.build;
    m_glyph->setStatus(build.status);
    m_slug->setText(build.repository.slug);
    m_number->setText(QStringLiteral("#%1").arg(build.number));
    m_ref->setText(refName(build));
    m_commit->setText(shortCommit(build));
    m_commit->setClickable(QUrl(build.link).isValid() && build.link.startsWith(QLatin1String("http")));
    m_openDrone->setEnabled(!build.page().isEmpty());

    QString meta = tr("%1, %2", "author, when").arg(authorOf(build), longWhen(momentOf(build), now()));
    if (const auto lasted = elapsed(build, now())) {
        meta = m_around.story.usual ? tr("%1 · %2, usually %3", "who and when, duration, median duration")
                                          .arg(meta, clockTime(*lasted), clockTime(*m_around.story.usual))
                                    : tr("%1 · %2", "who and when, duration").arg(meta, clockTime(*lasted));
    }
    m_meta->setText(meta);
}

void BuildDetail::showNotice()
{
    const auto notice = noticeOf(m_record.build, m_around.story);
    m_notice->setVisible(notice.has_value());
    if (!notice)
        return;
    m_notice->setGround(notice->isFailure ? Card::Ground::Failure : Card::Ground::Warning);
    m_noticeSubject->setTint(notice->isFailure ? Tint::Failure : Tint::Warning);
    m_noticeSubject->setText(notice->subject);
    m_noticeDetail->setText(notice->detail);
}

} // namespace Ui
