// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "ui/settings/datasection.h"
#include "ui/settings/desktopsection.h"
#include "ui/settings/discordsection.h"
#include "ui/settings/dronesection.h"
#include "ui/settings/keychainnotice.h"
#include "ui/settings/receivingsection.h"
#include "ui/settings/rulessection.h"
#include "ui/setup/assistant.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/pageheader.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Ui {

SettingsPage::SettingsPage(const Parts &parts, QWidget *parent)
    : Page(QStringLiteral("settings"), tr("Settings"), QStringLiteral("settings-2"), parent)
    , m_settings(parts.settings)
    , m_keeper(parts.settings, parts.secrets)
    , m_discord(parts.settings, m_keeper, parts.clock)
    , m_drone(parts.settings, m_keeper, parts.clock)
    , m_faces(new QStackedWidget(this))
    , m_tabs(new QTabBar)
    , m_sections(new QStackedWidget)
    , m_assistant(new Assistant({parts.service, parts.settings, parts.clock, m_keeper, m_discord, m_drone}))
{
    auto *face = new QWidget;
    auto *header = new PageHeader;
    header->setTitle(tr("Settings"));
    header->setText(parts.settings.settings().demo
            ? tr("This is the demo: nothing here is yours, and nothing can be changed.")
            : tr("In force as soon as a field is left. Tokens and secrets go into the system keychain."));
    QPushButton *setup = header->addAction(tr("Set-&up assistant"));
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Sections"));
    auto *column = new QVBoxLayout(face);
    column->setContentsMargins(scaled(28), scaled(22), scaled(28), 0);
    column->setSpacing(Space::Medium);
    column->addWidget(header);
    column->addWidget(m_tabs);
    column->addWidget(new KeychainNotice(m_keeper, face));
    column->addWidget(m_sections, 1);

    auto *dataSection = new DataSection(parts.settings);
    addSection(
        QStringLiteral("receiving"), tr("Receiving"), new ReceivingSection(parts.settings, parts.service, m_keeper));
    addSection(QStringLiteral("discord"), tr("Discord"), new DiscordSection(parts.settings, m_discord, m_keeper));
    addSection(QStringLiteral("rules"), tr("Rules"), new RulesSection(parts.settings, m_discord));
    addSection(QStringLiteral("drone"), tr("Drone"), new DroneSection(parts.settings, m_drone, m_keeper));
    addSection(QStringLiteral("desktop"), tr("Desktop"),
        new DesktopSection(parts.settings, parts.appearance, parts.autostart));
    addSection(QStringLiteral("data"), tr("Data"), dataSection);
    m_faces->addWidget(face);
    m_faces->addWidget(m_assistant);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_faces);

    connect(m_tabs, &QTabBar::currentChanged, m_sections, &QStackedWidget::setCurrentIndex);
    connect(setup, &QPushButton::clicked, this, [this] { reveal(QStringLiteral("setup")); });
    connect(dataSection, &DataSection::told, this, &Page::told);
    connect(m_assistant, &Assistant::finished, this, [this] {
        m_faces->setCurrentIndex(0);
        m_tabs->setFocus();
    });
    connect(m_assistant, &Assistant::demoRequested, this, &SettingsPage::demoRequested);
}

void SettingsPage::addSection(const QString &name, const QString &word, QWidget *section)
{
    m_names.append(name);
    m_tabs->addTab(word);
    m_sections->addWidget(section);
}

bool SettingsPage::needsSetup() const
{
    const SettingsState state = m_settings.settings();
    return !state.demo && !state.isComplete() && !state.isOutOfReach();
}

void SettingsPage::enter()
{
    if (!m_settings.settings().demo)
        m_discord.checkOnce();
    if (m_faces->currentWidget() == m_assistant)
        m_assistant->enter();
    else
        m_tabs->setFocus(Qt::OtherFocusReason);
}

void SettingsPage::reveal(const QString &subject)
{
    if (subject == QStringLiteral("setup")) {
        m_faces->setCurrentWidget(m_assistant);
        m_assistant->enter();
        return;
    }
    const auto section = m_names.indexOf(subject);
    if (section < 0)
        return;
    m_faces->setCurrentIndex(0);
    m_tabs->setCurrentIndex(static_cast<int>(section));
}

} // namespace Ui
