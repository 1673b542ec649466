// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/dronesection.h"

#include "ui/settings/droneaccess.h"
#include "ui/settings/formrow.h"
#include "ui/settings/secretfield.h"
#include "ui/settings/secretkeeper.h"
#include "ui/widgets/wordslabel.h"

#include <QDesktopServices>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

QUrl droneAccountPage(const QUrl &server)
{
    QUrl page = server;
    QString path = page.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    page.setPath(path + QStringLiteral("/account"));
    return page;
}

QString serverTrouble(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!http)
        return DroneSection::tr("An address is needed here that begins with http:// or https://");
    return url.isValid() && !url.host().isEmpty() ? QString() : DroneSection::tr("This address cannot be read");
}

void showDroneState(const DroneAccess &access, bool kept, SecretField &field, WordsLabel &below)
{
    field.setKept(kept);
    below.setText({});
    switch (access.phase()) {
    case DroneAccess::Phase::Incomplete:
        field.setState({}, {}, Tint::Secondary);
        if (!access.words().isEmpty())
            below.setWarning(access.words());
        break;
    case DroneAccess::Phase::Checking:
        field.setState({}, access.words(), Tint::Secondary);
        break;
    case DroneAccess::Phase::Ready:
        field.setState(Shape::Check, access.words(), Tint::Success);
        break;
    case DroneAccess::Phase::Failed:
        field.setState({}, {}, Tint::Failure);
        below.setBad(access.words());
        break;
    }
}

DroneSection::DroneSection(SettingsLink &link, DroneAccess &access, SecretKeeper &keeper, QWidget *parent)
    : Section(link, parent)
    , m_access(access)
    , m_keeper(keeper)
{
    QVBoxLayout *card = addCard(tr("Drone's API"),
        tr("Optional. With it, builds whose webhook was lost are caught up and builds can be restarted from here."));
    auto *server = addText(
        card, tr("Server"), tr("As in the browser. Left empty, the next build tells it."), serverTrouble,
        [](Settings::Values &values, const QString &text) { values.droneServer = QUrl(text); },
        [](const Settings::Values &values) { return values.droneServer.toString(); });
    server->setPlaceholderText(QStringLiteral("https://drone.example.com"));
    m_tokenRow = addRow(card, tr("Token"), {});
    m_token = new SecretField(tr("Paste your personal token"));
    m_tokenRow->addField(m_token);
    m_where = new QPushButton(tr("&Where is it?"));
    m_again = new QPushButton(tr("Check &again"));
    m_tokenRow->addField(m_where);
    m_tokenRow->addField(m_again);
    connect(m_token, &QLineEdit::textEdited, &m_access, &DroneAccess::enterToken);
    connect(&keeper, &SecretKeeper::kept, m_token, &QLineEdit::clear);
    connect(m_again, &QPushButton::clicked, &m_access, &DroneAccess::checkAgain);
    connect(m_where, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(droneAccountPage(state().inForce.droneServer)); });
    connect(&access, &DroneAccess::changed, this, &DroneSection::showAccess);
    addSwitches(card, tr("News"), tr("For a machine that Drone cannot reach."),
        {{tr("&Listen to Drone's event stream beside the webhooks"), &Settings::Values::eventStream}});

    QVBoxLayout *failures = addCard(
        tr("Failures"), tr("The message of a failed build ends with the last lines of the failed step's log, masked."));
    addSwitches(failures, tr("Log"), tr("The bot needs the permission Attach Files for the file."),
        {{tr("Attach the whole log as a &file"), &Settings::Values::logFile},
            {tr("Show logs of &private repositories, too"), &Settings::Values::logPrivate}});
    refresh();
}

void DroneSection::showAccess()
{
    const SettingsState now = state();
    const bool kept = !now.secrets.droneToken.isEmpty();
    showDroneState(m_access, kept, *m_token, *m_tokenRow->verdict());
    m_tokenRow->setHint(kept ? placeWords(m_keeper.placeOf(Secrets::Name::DroneToken))
                             : tr("It stands on your account page in Drone."));
    m_token->setEnabled(!now.demo);
    m_where->setEnabled(!now.inForce.droneServer.isEmpty());
    m_again->setEnabled(!now.demo && kept && m_access.phase() != DroneAccess::Phase::Checking);
}

void DroneSection::refresh()
{
    Section::refresh();
    const QUrl server = state().inForce.droneServer;
    if (std::exchange(m_server, server) != server)
        m_access.checkAgain();
    showAccess();
}

} // namespace Ui
