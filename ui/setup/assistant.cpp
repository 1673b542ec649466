// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/assistant.h"

#include "ui/settings/channelbox.h"
#include "ui/settings/discordsection.h"
#include "ui/settings/dronelinesview.h"
#include "ui/settings/dronesection.h"
#include "ui/settings/keychainnotice.h"
#include "ui/settings/secretfield.h"
#include "ui/settings/webhooksecret.h"
#include "ui/setup/stepmark.h"
#include "ui/widgets/card.h"
#include "ui/widgets/stateglyph.h"
#include "ui/widgets/ticker.h"
#include "ui/widgets/wordslabel.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

using Test = DiscordAccess::Test;

namespace {
constexpr int CardWidth = 760;
}

Assistant::Assistant(const Parts &parts, QWidget *parent)
    : QScrollArea(parent)
    , m_parts(parts)
    , m_waiting(parts.service, parts.settings, parts.clock)
    , m_ticker(new Ticker(this))
    , m_marks{new StepMark(1), new StepMark(2), new StepMark(3)}
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Set-up assistant"));
    viewport()->setAutoFillBackground(false);
    auto *page = new QWidget;
    auto *card = new Card(page);
    card->setMaximumWidth(scaled(CardWidth));
    auto *middle = new QHBoxLayout(page);
    middle->setContentsMargins(Space::Page, Space::Page, Space::Page, Space::Page);
    middle->addStretch(1);
    middle->addWidget(card, 1000, Qt::AlignTop);
    middle->addStretch(1);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(scaled(34), scaled(28), scaled(34), Space::Huge);
    column->setSpacing(Space::Huge);
    auto *title = new ElidedLabel(Text::Title, QFont::DemiBold, Tint::Text, card);
    title->setText(tr("Three steps to the first message"));
    auto *text = new ElidedLabel(Text::Body, QFont::Normal, Tint::Secondary, card);
    text->setText(tr("Two things to type. Everything is checked as you go."));
    auto *head = new QVBoxLayout;
    head->setSpacing(scaled(6));
    head->addWidget(title);
    head->addWidget(text);
    column->addLayout(head);
    column->addWidget(new KeychainNotice(parts.keeper, card));
    addBot(column);
    addChannel(column);
    addDrone(column);
    addButtons(column);
    setWidget(page);
    page->setAutoFillBackground(false);

    m_ticker->setRunning(true);
    connect(m_ticker, &Ticker::turned, m_waitGlyph, &StateGlyph::setTurn);
    connect(m_ticker, &Ticker::second, this, &Assistant::showWaiting);
    connect(&m_waiting, &FirstDelivery::changed, this, &Assistant::showWaiting);
    connect(&m_parts.service, &ServiceLink::buildChanged, this, &Assistant::learnServer);
    connect(&m_parts.discord, &DiscordAccess::changed, this, &Assistant::showDiscord);
    connect(&m_parts.discord, &DiscordAccess::testChanged, this, &Assistant::showTest);
    connect(&m_parts.drone, &DroneAccess::changed, this, &Assistant::showDrone);
    connect(&m_parts.settings, &SettingsLink::settingsChanged, this, &Assistant::showDrone);
    connect(&m_parts.settings, &SettingsLink::settingsChanged, this, [this] {
        if (m_entered)
            makeSecretIfNeeded(); // the keychain may have answered
    });
    connect(&m_parts.keeper, &SecretKeeper::kept, m_token, &QLineEdit::clear);
    connect(&m_parts.keeper, &SecretKeeper::kept, m_droneToken, &QLineEdit::clear);
    showDiscord();
    showDrone();
    showWaiting();
    showTest();
}

QVBoxLayout *Assistant::addStep(QVBoxLayout *column, StepMark *mark, const QString &title, const QString &text)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(scaled(14));
    row->addWidget(mark, 0, Qt::AlignTop);
    auto *content = new QVBoxLayout;
    content->setSpacing(scaled(9));
    row->addLayout(content, 1);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(scaled(5));
    auto *name = new ElidedLabel(Text::Body, QFont::DemiBold);
    name->setText(title);
    name->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    heading->addWidget(name);
    if (!text.isEmpty()) {
        auto *words = new ElidedLabel(Text::Body, QFont::Normal, Tint::Secondary);
        words->setText(QStringLiteral("— ") + text);
        heading->addWidget(words, 1);
    } else {
        heading->addStretch(1);
    }
    content->addLayout(heading);
    column->addLayout(row);
    return content;
}

void Assistant::addBot(QVBoxLayout *column)
{
    QVBoxLayout *step = addStep(
        column, m_marks[0], tr("Discord bot"), tr("paste its token; it goes into the system keychain, nowhere else"));
    m_token = new SecretField(tr("Bot token"));
    m_token->setAccessibleName(tr("Discord bot token"));
    step->addWidget(m_token);
    m_tokenWords = new WordsLabel(Text::Small, Tint::Secondary, this);
    step->addWidget(m_tokenWords);
    m_inviteRow = new QWidget;
    auto *row = new QHBoxLayout(m_inviteRow);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new ElidedLabel(Text::Body, QFont::Normal, Tint::Secondary);
    words->setText(tr("The bot is in no server yet."));
    auto *invite = new QPushButton(tr("&Invite it"));
    auto *again = new QPushButton(tr("Check &again"));
    row->addWidget(words, 1);
    row->addWidget(invite);
    row->addWidget(again);
    step->addWidget(m_inviteRow);
    connect(m_token, &QLineEdit::textEdited, &m_parts.discord, &DiscordAccess::enterToken);
    connect(invite, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(Discord::invitationFor(m_parts.discord.account().clientId)); });
    connect(again, &QPushButton::clicked, &m_parts.discord, &DiscordAccess::checkAgain);
}

void Assistant::addChannel(QVBoxLayout *column)
{
    QVBoxLayout *step = addStep(column, m_marks[1], tr("Channel"), {});
    auto *box = new ChannelBox(m_parts.discord);
    m_channel = box;
    step->addWidget(box);
    m_channelWords = new WordsLabel(Text::Small, Tint::Secondary, this);
    step->addWidget(m_channelWords);
    connect(box, &ChannelBox::failed, m_channelWords, &WordsLabel::setBad);
}

void Assistant::addDrone(QVBoxLayout *column)
{
    QVBoxLayout *step =
        addStep(column, m_marks[2], tr("Drone"), tr("add these lines to your Drone server and restart it"));
    m_lines = new DroneLinesView;
    step->addWidget(m_lines);
    m_waitCard = new Card;
    auto *wait = new QHBoxLayout(m_waitCard);
    wait->setContentsMargins(scaled(14), scaled(11), scaled(14), scaled(11));
    wait->setSpacing(scaled(12));
    m_waitGlyph = new StateGlyph(20);
    wait->addWidget(m_waitGlyph, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(3));
    m_waitTitle = new ElidedLabel(Text::Body, QFont::DemiBold);
    m_waitWords = new WordsLabel(Text::Body, Tint::Secondary, m_waitCard);
    words->addWidget(m_waitTitle);
    words->addWidget(m_waitWords);
    wait->addLayout(words, 1);
    step->addWidget(m_waitCard);
    auto *row = new QHBoxLayout;
    m_droneToken = new SecretField(tr("Drone API token (optional: lost webhooks caught up, builds restarted)"));
    m_droneToken->setAccessibleName(tr("Drone API token, optional"));
    m_where = new QPushButton(tr("&Where is it?"));
    row->addWidget(m_droneToken, 1);
    row->addWidget(m_where);
    step->addLayout(row);
    m_droneWords = new WordsLabel(Text::Small, Tint::Secondary, this);
    step->addWidget(m_droneWords);
    connect(m_droneToken, &QLineEdit::textEdited, &m_parts.drone, &DroneAccess::enterToken);
    connect(m_where, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(droneAccountPage(m_parts.settings.settings().inForce.droneServer)); });
}

void Assistant::addButtons(QVBoxLayout *column)
{
    m_testWords = new WordsLabel(Text::Small, Tint::Secondary, this);
    column->addWidget(m_testWords);
    auto *demo = new QPushButton(tr("&Look around with a demo"));
    m_delete = new QPushButton(tr("&Delete it again"));
    m_test = new QPushButton(tr("Send a &test message"));
    m_done = new QPushButton(tr("D&one"));
    m_done->setDefault(true);
    auto *row = new QHBoxLayout;
    row->addWidget(demo);
    row->addStretch(1);
    row->addWidget(m_delete);
    row->addWidget(m_test);
    row->addWidget(m_done);
    column->addLayout(row);
    connect(demo, &QPushButton::clicked, this, &Assistant::demoRequested);
    connect(m_test, &QPushButton::clicked, &m_parts.discord, &DiscordAccess::sendTest);
    connect(m_delete, &QPushButton::clicked, &m_parts.discord, &DiscordAccess::deleteTest);
    connect(m_done, &QPushButton::clicked, this, &Assistant::finished);
}

void Assistant::enter()
{
    m_entered = true;
    makeSecretIfNeeded();
    if (m_parts.discord.phase() != DiscordAccess::Phase::Ready)
        m_token->setFocus(Qt::OtherFocusReason);
    else if (!m_parts.discord.isComplete())
        m_channel->setFocus(Qt::OtherFocusReason);
    else
        m_done->setFocus(Qt::OtherFocusReason);
}

void Assistant::makeSecretIfNeeded()
{
    const SettingsState state = m_parts.settings.settings();
    // Never over one that is only out of sight: Drone still signs with it.
    if (state.demo || state.keychainAwaited || state.isOutOfReach() || !state.secrets.webhookSecret.isEmpty()
        || std::exchange(m_secretAsked, true))
        return;
    m_parts.keeper.keepUnlessThere(Secrets::Name::WebhookSecret, makeWebhookSecret());
}

void Assistant::learnServer(const Store::BuildRecord &record)
{
    SettingsState state = m_parts.settings.settings();
    const QString server = record.build.key().systemLink;
    if (state.demo || m_serverKnown || server.isEmpty() || !serverTrouble(server).isEmpty())
        return;
    state.values.droneServer = QUrl(server);
    m_parts.settings.apply(state.values, state.secrets);
}

void Assistant::showDiscord()
{
    const SettingsState state = m_parts.settings.settings();
    const DiscordAccess &access = m_parts.discord;
    showTokenState(access, !state.secrets.discordToken.isEmpty(), *m_token, *m_tokenWords);
    m_token->setEnabled(!state.demo);
    const bool ready = access.phase() == DiscordAccess::Phase::Ready;
    m_inviteRow->setVisible(ready && access.account().guilds.isEmpty());
    m_marks[0]->setDone(ready && !access.account().guilds.isEmpty());
    const Discord::Place *place = access.place();
    m_marks[1]->setDone(access.isComplete());
    if (const QString words = access.overrideWords(); !words.isEmpty())
        m_channelWords->setWarning(words);
    else if (place && access.isComplete())
        m_channelWords->setGood(permissionWords(place->permissions));
    else if (place)
        m_channelWords->setBad(permissionWords(place->permissions));
    else
        m_channelWords->setText({});
    showTest();
}

void Assistant::showDrone()
{
    const SettingsState state = m_parts.settings.settings();
    m_lines->setState(state);
    const bool kept = !state.secrets.droneToken.isEmpty();
    showDroneState(m_parts.drone, kept, *m_droneToken, *m_droneWords);
    const bool asked = !state.inForce.droneServer.isEmpty();
    m_serverKnown = m_serverKnown || asked; // who empties the field does not want it filled again
    m_where->setVisible(asked);
    m_droneToken->setVisible(asked);
    m_droneWords->setVisible(asked && !m_droneWords->text().isEmpty());
}

void Assistant::showWaiting()
{
    const bool arrived = m_waiting.hasArrived();
    m_waitCard->setGround(arrived ? Card::Ground::Success : Card::Ground::Warning);
    m_waitGlyph->setStatus(arrived ? Model::Status::Success : Model::Status::Running);
    m_waitTitle->setText(m_waiting.title());
    m_waitWords->setText(m_waiting.words());
    m_marks[2]->setDone(arrived);
    if (m_ticker->isRunning() == arrived)
        m_ticker->setRunning(!arrived);
}

void Assistant::showTest()
{
    const Test test = m_parts.discord.test();
    m_test->setEnabled(m_parts.discord.phase() == DiscordAccess::Phase::Ready && !m_parts.discord.channelId().isEmpty()
        && test != Test::Sending && test != Test::Deleting);
    m_delete->setVisible(test == Test::Sent || test == Test::Deleting);
    m_delete->setEnabled(test == Test::Sent);
    const QString words = m_parts.discord.testWords();
    if (test == Test::Failed)
        m_testWords->setBad(words);
    else if (test == Test::Sent || test == Test::Deleted)
        m_testWords->setGood(words);
    else
        m_testWords->setText(words, Tint::Secondary);
}

} // namespace Ui
