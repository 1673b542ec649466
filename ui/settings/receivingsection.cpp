// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/receivingsection.h"

#include "ui/settings/dronelinesview.h"
#include "ui/settings/formrow.h"
#include "ui/settings/secretfield.h"
#include "ui/settings/secretkeeper.h"
#include "ui/settings/webhooksecret.h"
#include "ui/widgets/wordslabel.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

QString addressTrouble(const QString &text)
{
    QHostAddress address;
    if (!address.setAddress(text))
        return ReceivingSection::tr("An IP address is needed here: 0.0.0.0 for every network, 127.0.0.1 for this "
                                    "machine alone");
    for (const LocalAddress &local : localAddresses()) {
        if (local.address.isEqual(address, QHostAddress::TolerantConversion))
            return {};
    }
    if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6))
        return {};
    return ReceivingSection::tr("This machine has no such address");
}

} // namespace

ReceivingSection::ReceivingSection(SettingsLink &link, ServiceLink &service, SecretKeeper &keeper, QWidget *parent)
    : Section(link, parent)
    , m_service(service)
    , m_keeper(keeper)
{
    addEndpoint();
    addSecret();
    connect(&service, &ServiceLink::healthChanged, this, &ReceivingSection::showHealth);
    connect(&keeper, &SecretKeeper::changed, this, &ReceivingSection::showSecret);
    refresh();
}

void ReceivingSection::addEndpoint()
{
    QVBoxLayout *card = addCard(tr("Endpoint"), tr("Where Drone's webhooks arrive."));
    addText(
        card, tr("Address"), tr("0.0.0.0 is every network of this machine."), addressTrouble,
        [](Settings::Values &values, const QString &text) { values.address = QHostAddress(text); },
        [](const Settings::Values &values) { return values.address.toString(); });
    addText(
        card, tr("Port"), tr("As in the address that Drone is given; 0 takes any that is free."),
        [](const QString &text) { return wholeNumberTrouble(text, 0, 65535); },
        [](Settings::Values &values, const QString &text) { values.port = text.toUShort(); },
        [](const Settings::Values &values) { return QString::number(values.port); });
    addText(
        card, tr("Allowed clock difference"), tr("Seconds between Drone's clock and this one; 0 turns the check off."),
        [](const QString &text) { return wholeNumberTrouble(text, 0, 86400); },
        [](Settings::Values &values, const QString &text) { values.maxSkew = std::chrono::seconds(text.toInt()); },
        [](const Settings::Values &values) { return QString::number(values.maxSkew.count()); });
    FormRow *row = addRow(card, tr("State"), {});
    m_health = new WordsLabel(Text::Body, Tint::Secondary, row);
    row->addField(m_health);
}

void ReceivingSection::addSecret()
{
    QVBoxLayout *card =
        addCard(tr("Secret"), tr("Drone signs each delivery with it; what is not signed with it is refused."));
    m_secretRow = addRow(card, tr("Webhook secret"), tr("Paste Drone's, or make a new one."));
    m_secret = new SecretField(tr("Paste a secret, or make one"));
    m_secretRow->addField(m_secret);
    m_show = new QPushButton(tr("Sho&w"));
    m_show->setCheckable(true);
    m_show->setToolTip(tr("Show the secret here and in the lines below"));
    m_copy = new QPushButton(tr("&Copy"));
    m_make = new QPushButton(tr("Make a &new one"));
    for (QPushButton *button : {m_show, m_copy, m_make})
        m_secretRow->addField(button);
    m_previousRow = addRow(card, tr("Previous secret"), tr("Both are valid until Drone has the new one."));
    auto *forget = new QPushButton(tr("&Drone has the new one: forget the previous"));
    m_previousRow->addField(forget);
    m_lines = new DroneLinesView;
    card->addWidget(m_lines);

    connect(m_secret, &QLineEdit::textEdited, this, [this](const QString &text) {
        const QString trouble = text.isEmpty() ? QString() : webhookSecretTrouble(text.trimmed());
        m_secretRow->verdict()->setBad(trouble);
    });
    connect(m_secret, &QLineEdit::editingFinished, this, [this] {
        const QString text = m_secret->text().trimmed();
        if (!text.isEmpty() && webhookSecretTrouble(text).isEmpty())
            useSecret(text.toUtf8());
    });
    connect(m_make, &QPushButton::clicked, this, [this] { useSecret(makeWebhookSecret()); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(state().secrets.webhookSecret));
        m_secretRow->verdict()->setGood(tr("Copied"));
    });
    connect(m_show, &QPushButton::toggled, this, &ReceivingSection::reveal);
    connect(forget, &QPushButton::clicked, this, [this] {
        m_keeper.keep({{Secrets::Name::PreviousWebhookSecret, {}}});
    });
}

void ReceivingSection::useSecret(const QByteArray &secret)
{
    const QByteArray current = state().secrets.webhookSecret;
    m_secret->clear();
    m_secretRow->verdict()->setText({});
    if (secret == current)
        return;
    // Deliveries go on being accepted while Drone is given the new one.
    QHash<Secrets::Name, QByteArray> both{{Secrets::Name::WebhookSecret, secret}};
    if (!current.isEmpty())
        both.insert(Secrets::Name::PreviousWebhookSecret, current);
    m_keeper.keep(both);
}

void ReceivingSection::showHealth()
{
    const Health::Report report = m_service.health();
    const Health::Component *listener = report.find(u"listener");
    if (!listener)
        m_health->setText(tr("Not known yet"), Tint::Secondary);
    else if (listener->status == Health::Status::Pass)
        m_health->setGood(listener->why);
    else
        m_health->setBad(
            listener->remedy.isEmpty() ? listener->why : listener->why + QStringLiteral(". ") + listener->remedy);
}

void ReceivingSection::showSecret()
{
    const SettingsState now = state();
    const bool kept = !now.secrets.webhookSecret.isEmpty();
    m_secret->setKept(kept);
    m_show->setChecked(false); // what is kept may have become another one
    m_secret->setEnabled(!now.demo);
    m_make->setEnabled(!now.demo);
    m_copy->setEnabled(kept);
    m_show->setEnabled(kept);
    m_secretRow->setHint(kept ? placeWords(m_keeper.placeOf(Secrets::Name::WebhookSecret))
                              : tr("Without one every delivery is refused. Paste Drone's, or make a new one."));
    m_previousRow->setVisible(!now.secrets.previousWebhookSecret.isEmpty());
    m_lines->setState(now);
}

void ReceivingSection::reveal(bool shown)
{
    m_secret->reveal(shown ? QString::fromUtf8(state().secrets.webhookSecret) : QString());
    m_lines->setSecretShown(shown);
    m_show->setText(shown ? tr("&Hide") : tr("Sho&w"));
}

bool ReceivingSection::event(QEvent *event)
{
    // Nobody looks after it any more; somebody else may look at it.
    if (event->type() == QEvent::WindowDeactivate)
        m_show->setChecked(false);
    return Section::event(event);
}

void ReceivingSection::hideEvent(QHideEvent *event)
{
    Section::hideEvent(event);
    m_show->setChecked(false);
}

void ReceivingSection::refresh()
{
    Section::refresh();
    showHealth();
    showSecret();
}

} // namespace Ui
