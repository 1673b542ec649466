// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/rulessection.h"

#include "ui/settings/discordaccess.h"
#include "ui/settings/rulerow.h"
#include "ui/widgets/wordslabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Ui {

namespace {

bool fitsAll(const QString &pattern)
{
    return pattern.isEmpty() || pattern == QLatin1String("*");
}

bool fitsEverything(const Announce::Rule &rule)
{
    return fitsAll(rule.repository) && fitsAll(rule.branch) && fitsAll(rule.event);
}

} // namespace

QString ruleTrouble(const QList<Announce::Rule> &rules)
{
    const auto all = std::find_if(rules.cbegin(), rules.cend(), fitsEverything);
    if (all == rules.cend() || all + 1 == rules.cend())
        return {};
    return QCoreApplication::translate(
        "Ui::RulesSection", "Rule %1 fits everything: the rules below it are never asked. Move it to the end.")
        .arg(all - rules.cbegin() + 1);
}

RulesSection::RulesSection(SettingsLink &link, DiscordAccess &access, QWidget *parent)
    : Section(link, parent)
    , m_access(access)
    , m_lines(new QVBoxLayout)
    , m_rest(new WordsLabel(Text::Body))
    , m_verdict(new WordsLabel)
    , m_add(new QPushButton(tr("&Add a rule")))
{
    QVBoxLayout *card = addCard(tr("Rules"),
        tr("The first rule that fits decides where a build is announced. * stands for any characters and ? for one: "
           "acme/*, release-?. What is announced already stays where it is."));
    m_heads = makeHeads();
    m_lines->setSpacing(Space::Small);
    auto *table = new QVBoxLayout;
    table->setSpacing(Space::Hair);
    table->addWidget(m_heads);
    table->addLayout(m_lines);
    card->addLayout(table);
    card->addWidget(m_rest);
    card->addWidget(m_verdict);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_add);
    foot->addStretch();
    card->addLayout(foot);
    connect(m_add, &QPushButton::clicked, this, &RulesSection::add);
    connect(&access, &DiscordAccess::changed, this, &RulesSection::judge);
    refresh();
}

QWidget *RulesSection::makeHeads()
{
    auto *heads = new QWidget;
    auto *row = new QHBoxLayout(heads);
    QList<QWidget *> labels;
    for (const QString &word : {tr("Repository"), tr("Branch"), tr("Event"), tr("Channel")}) {
        auto *label = new ElidedLabel(Text::Small, QFont::Medium, Tint::Secondary);
        label->setText(word);
        labels.append(label);
    }
    RuleRow::layOut(*row, labels);
    auto *aboveButtons = new QWidget;
    aboveButtons->setFixedWidth(RuleRow::buttonsWidth());
    row->addWidget(aboveButtons);
    return heads;
}

QList<Announce::Rule> RulesSection::rules() const
{
    QList<Announce::Rule> rules;
    for (const RuleRow *row : m_rows)
        rules.append(row->rule());
    return rules;
}

void RulesSection::apply(const QList<Announce::Rule> &rules)
{
    SettingsState now = state();
    now.values.routes = rules;
    const Outcome outcome = link().apply(now.values, now.secrets);
    if (outcome.ok)
        judge();
    else
        m_verdict->setBad(outcome.message);
}

void RulesSection::show(const QList<Announce::Rule> &rules)
{
    for (RuleRow *row : std::as_const(m_rows)) {
        m_lines->removeWidget(row);
        row->hide();
        row->deleteLater(); // one of its own buttons may be what brought us here
    }
    m_rows.clear();
    QWidget *before = nullptr;
    for (const Announce::Rule &rule : rules) {
        auto *row = new RuleRow(rule, m_access, widget());
        m_lines->addWidget(row);
        row->show(); // a layout would do it later, and one of its fields may get the focus at once
        m_rows.append(row);
        row->setPlace(static_cast<int>(m_rows.size()), static_cast<int>(rules.size()));
        row->setEnabled(!state().demo);
        connect(row, &RuleRow::edited, this, [this] { apply(this->rules()); });
        connect(row, &RuleRow::moved, this, [this, row](int by) { move(row, by); });
        connect(row, &RuleRow::removed, this, [this, row] { remove(row); });
        for (QWidget *field : row->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (before)
                setTabOrder(before, field);
            before = field;
        }
    }
    if (before)
        setTabOrder(before, m_add);
    judge();
}

void RulesSection::judge()
{
    m_heads->setVisible(!m_rows.isEmpty());
    const QString channel = state().inForce.channelId;
    const Discord::Place *place = m_access.place();
    const QString name = place ? QStringLiteral("# %1 · %2").arg(place->channel.name, place->guild.name)
        : channel.isEmpty()    ? QString()
                               : tr("channel %1").arg(channel);
    if (name.isEmpty())
        m_rest->setText(m_rows.isEmpty() ? tr("Nothing is announced: there is no channel yet (Settings, Discord).")
                                         : tr("What no rule fits is announced nowhere (Settings, Discord)."));
    else
        m_rest->setText(m_rows.isEmpty() ? tr("Without a rule everything goes to %1.").arg(name)
                                         : tr("What no rule fits goes to %1.").arg(name));
    const QString trouble = ruleTrouble(rules());
    if (trouble.isEmpty())
        m_verdict->setText({});
    else
        m_verdict->setWarning(trouble);
}

void RulesSection::add()
{
    // At the end, where it takes nothing from the others; and to where its builds go already.
    Announce::Rule fresh;
    const QString channel = state().inForce.channelId;
    if (!channel.isEmpty())
        fresh.channel = {QStringLiteral("discord"), channel};
    const QList<Announce::Rule> all = rules() << fresh;
    show(all);
    apply(all);
    m_rows.constLast()->focusRepository();
}

void RulesSection::move(RuleRow *row, int by)
{
    const auto from = m_rows.indexOf(row);
    const auto to = from + by;
    if (from < 0 || to < 0 || to >= m_rows.size())
        return;
    QList<Announce::Rule> all = rules();
    all.move(from, to);
    show(all);
    apply(all);
    m_rows.at(to)->focusMove(by);
}

void RulesSection::remove(RuleRow *row)
{
    const auto at = m_rows.indexOf(row);
    QList<Announce::Rule> all = rules();
    all.removeAt(at);
    show(all);
    apply(all);
    if (all.isEmpty())
        m_add->setFocus(Qt::OtherFocusReason);
    else
        m_rows.at(std::min(at, m_rows.size() - 1))->focusRepository();
}

void RulesSection::refresh()
{
    Section::refresh();
    m_add->setEnabled(!state().demo);
    const QList<Announce::Rule> &wanted = state().values.routes;
    if (wanted != rules())
        show(wanted);
    else
        judge();
}

} // namespace Ui
