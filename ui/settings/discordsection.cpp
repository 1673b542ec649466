// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/discordsection.h"

#include "ui/settings/channelbox.h"
#include "ui/settings/discordaccess.h"
#include "ui/settings/formrow.h"
#include "ui/settings/secretfield.h"
#include "ui/settings/secretkeeper.h"
#include "ui/widgets/wordslabel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

using Test = DiscordAccess::Test;

DiscordSection::DiscordSection(SettingsLink &link, DiscordAccess &access, SecretKeeper &keeper, QWidget *parent)
    : Section(link, parent)
    , m_access(access)
    , m_keeper(keeper)
{
    addBot();
    addChannel();
    connect(&access, &DiscordAccess::changed, this, &DiscordSection::showAccess);
    connect(&access, &DiscordAccess::testChanged, this, &DiscordSection::showTest);
    refresh();
}

void DiscordSection::addBot()
{
    QVBoxLayout *card = addCard(tr("Bot"), tr("It writes the messages and shows in the list of members."));
    m_tokenRow = addRow(card, tr("Token"), tr("From Discord's developer portal, under Bot."));
    m_token = new SecretField(tr("Paste the bot's token"));
    m_tokenRow->addField(m_token);
    m_again = new QPushButton(tr("Check &again"));
    m_tokenRow->addField(m_again);
    m_inviteRow = addRow(card, tr("Invitation"), tr("Lets the bot into a server, with just the permissions it needs."));
    auto *invite = new QPushButton(tr("&Invite it to a server"));
    auto *copy = new QPushButton(tr("Copy &link"));
    m_inviteRow->addField(invite);
    m_inviteRow->addField(copy);
    FormRow *row = addRow(card, tr("Presence"), tr("Online while all is well, idle or busy when something is wrong."));
    m_presence = new QCheckBox(tr("&Show the bot online"));
    row->addField(m_presence);

    connect(m_token, &QLineEdit::textEdited, &m_access, &DiscordAccess::enterToken);
    connect(&m_keeper, &SecretKeeper::kept, m_token, &QLineEdit::clear);
    connect(m_again, &QPushButton::clicked, &m_access, &DiscordAccess::checkAgain);
    const auto invitation = [this] { return Discord::invitationFor(m_access.account().clientId); };
    connect(invite, &QPushButton::clicked, this, [invitation] { QDesktopServices::openUrl(invitation()); });
    connect(copy, &QPushButton::clicked, this, [this, invitation] {
        QGuiApplication::clipboard()->setText(invitation().toString());
        m_inviteRow->verdict()->setGood(tr("Copied"));
    });
    connect(m_presence, &QCheckBox::toggled, this,
        [this, row](bool on) { change([on](Settings::Values &values) { values.presence = on; }, row); });
}

void DiscordSection::addChannel()
{
    QVBoxLayout *card = addCard(tr("Channel"), tr("One message for each build shows there."));
    m_channelRow = addRow(card, tr("Channel"), tr("By server, as Discord lists them."));
    auto *box = new ChannelBox(m_access);
    m_channelRow->addField(box);
    connect(box, &ChannelBox::failed, m_channelRow->verdict(), &WordsLabel::setBad);
    m_testRow = addRow(card, tr("Test"), tr("Writes one message there; delete it again afterwards."));
    m_send = new QPushButton(tr("Send a &test message"));
    m_delete = new QPushButton(tr("&Delete it again"));
    m_testRow->addField(m_send);
    m_testRow->addField(m_delete);
    connect(m_send, &QPushButton::clicked, &m_access, &DiscordAccess::sendTest);
    connect(m_delete, &QPushButton::clicked, &m_access, &DiscordAccess::deleteTest);
}

void showTokenState(const DiscordAccess &access, bool kept, SecretField &field, WordsLabel &below)
{
    field.setKept(kept);
    below.setText({});
    switch (access.phase()) {
    case DiscordAccess::Phase::NoToken:
        field.setState({}, {}, Tint::Secondary);
        break;
    case DiscordAccess::Phase::Checking:
        field.setState({}, access.words(), Tint::Secondary);
        break;
    case DiscordAccess::Phase::Ready:
        if (access.account().guilds.isEmpty())
            field.setState(Shape::Warning, access.words(), Tint::Warning);
        else
            field.setState(Shape::Check, access.words(), Tint::Success);
        break;
    case DiscordAccess::Phase::Malformed:
    case DiscordAccess::Phase::Failed:
        field.setState({}, {}, Tint::Failure);
        below.setBad(access.words());
        break;
    }
}

void DiscordSection::showAccess()
{
    const SettingsState now = state();
    const bool kept = !now.secrets.discordToken.isEmpty();
    showTokenState(m_access, kept, *m_token, *m_tokenRow->verdict());
    m_tokenRow->setHint(kept ? placeWords(m_keeper.placeOf(Secrets::Name::DiscordToken))
                             : tr("From Discord's developer portal, under Bot. Without it cards are previewed only."));
    m_token->setEnabled(!now.demo);
    m_again->setEnabled(!now.demo && kept && m_access.phase() != DiscordAccess::Phase::Checking);
    const bool ready = m_access.phase() == DiscordAccess::Phase::Ready;
    m_inviteRow->setVisible(ready);
    const Discord::Place *place = m_access.place();
    WordsLabel *verdict = m_channelRow->verdict();
    if (const QString words = m_access.overrideWords(); !words.isEmpty())
        verdict->setWarning(words);
    else if (place && Discord::missingPermissions(place->permissions).isEmpty())
        verdict->setGood(permissionWords(place->permissions));
    else if (place)
        verdict->setBad(permissionWords(place->permissions));
    else if (ready && !m_access.channelId().isEmpty())
        verdict->setBad(
            tr("The bot does not reach this channel. Choose another one, or invite the bot to its server."));
    else
        verdict->setText({});
    showTest();
}

void DiscordSection::showTest()
{
    const Test test = m_access.test();
    m_send->setEnabled(m_access.phase() == DiscordAccess::Phase::Ready && !m_access.channelId().isEmpty()
        && test != Test::Sending && test != Test::Deleting);
    m_delete->setVisible(test == Test::Sent || test == Test::Deleting);
    m_delete->setEnabled(test == Test::Sent);
    if (test == Test::Failed)
        m_testRow->verdict()->setBad(m_access.testWords());
    else if (test == Test::Sent || test == Test::Deleted)
        m_testRow->verdict()->setGood(m_access.testWords());
    else
        m_testRow->verdict()->setText(m_access.testWords(), Tint::Secondary);
}

void DiscordSection::refresh()
{
    Section::refresh();
    const QSignalBlocker quiet(m_presence);
    m_presence->setChecked(state().values.presence);
    m_presence->setEnabled(!state().demo);
    showAccess();
}

} // namespace Ui
