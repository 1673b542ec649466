// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/rulerow.h"

#include "ui/settings/channelbox.h"
#include "ui/settings/discordaccess.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyleOptionComboBox>
#include <QToolButton>
#include <QWheelEvent>

namespace Ui {

namespace {

constexpr int ButtonSide = 28;

/// A box that the page scrolls past: what is chosen is not changed by passing over it.
class QuietBox final : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
    /// A name that is cut says so.
    void initStyleOption(QStyleOptionComboBox *option) const override
    {
        QComboBox::initStyleOption(option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this);
        option->currentText =
            option->fontMetrics.elidedText(option->currentText, Qt::ElideRight, room.width() - scaled(4));
    }
};

} // namespace

RuleRow::RuleRow(const Announce::Rule &rule, DiscordAccess &access, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_repository(new QLineEdit(rule.repository, this))
    , m_branch(new QLineEdit(rule.branch, this))
    , m_event(new QuietBox(this))
    , m_channel(new QuietBox(this))
{
    m_repository->setPlaceholderText(tr("any", "repository"));
    m_branch->setPlaceholderText(tr("any", "branch"));
    for (QLineEdit *edit : {m_repository, m_branch}) {
        // Left without a change it says nothing: the rules would be written and read again for each field passed.
        connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
            if (edit->isModified()) {
                edit->setModified(false);
                Q_EMIT edited();
            }
        });
    }
    m_event->addItem(tr("any", "event"), QString());
    for (const char *event : {"push", "pull_request", "tag", "cron", "custom", "promote", "rollback"})
        m_event->addItem(QString::fromLatin1(event), QString::fromLatin1(event));
    m_event->addItem(tr("repositories", "event: one was added or removed"), QStringLiteral("repo"));
    m_event->addItem(tr("users", "event: one was added or removed"), QStringLiteral("user"));
    if (m_event->findData(rule.event) < 0)
        m_event->addItem(rule.event, rule.event); // a pattern, from the settings file
    m_event->setCurrentIndex(m_event->findData(rule.event));
    m_channel->addItem(QString(), rule.channel.id);
    fillChannels();
    connect(&access, &DiscordAccess::changed, this, &RuleRow::fillChannels);
    for (QComboBox *box : {m_event, m_channel})
        connect(box, &QComboBox::activated, this, &RuleRow::edited);

    auto *row = new QHBoxLayout(this);
    layOut(*row, {m_repository, m_branch, m_event, m_channel});
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    row->addLayout(buttons);
    m_up = addButton(*buttons, QStringLiteral("chevron-up"), tr("Earlier: it is asked before the rule above it"));
    m_down = addButton(*buttons, QStringLiteral("chevron-down"), tr("Later: the rule below it is asked before it"));
    m_remove = addButton(*buttons, QStringLiteral("trash-2"), tr("Remove this rule"));
    connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moved(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moved(1); });
    connect(m_remove, &QToolButton::clicked, this, &RuleRow::removed);
}

void RuleRow::layOut(QHBoxLayout &row, const QList<QWidget *> &fields)
{
    row.setContentsMargins(0, 0, 0, 0);
    row.setSpacing(Space::Small);
    int stretch = 0;
    for (QWidget *field : fields) {
        field->setSizePolicy(QSizePolicy::Ignored, field->sizePolicy().verticalPolicy());
        row.addWidget(field, QList{5, 4, 5, 7}.value(stretch++));
    }
}

int RuleRow::buttonsWidth()
{
    return 3 * scaled(ButtonSide);
}

QToolButton *RuleRow::addButton(QBoxLayout &buttons, const QString &icon, const QString &what)
{
    auto *button = new QToolButton(this);
    button->setIcon(Ui::icon(icon));
    button->setAutoRaise(true);
    button->setToolTip(what);
    button->setFixedSize(scaled(ButtonSide), scaled(ButtonSide));
    button->setFocusPolicy(Qt::StrongFocus);
    buttons.addWidget(button);
    return button;
}

Announce::Rule RuleRow::rule() const
{
    Announce::Rule rule;
    rule.repository = m_repository->text().trimmed();
    rule.branch = m_branch->text().trimmed();
    rule.event = m_event->currentData().toString();
    const QString channel = m_channel->currentData().toString();
    if (!channel.isEmpty())
        rule.channel = {QStringLiteral("discord"), channel};
    return rule;
}

void RuleRow::setPlace(int number, int count)
{
    const QString place = tr("rule %1").arg(number);
    const auto name = [&place](QWidget *widget, const QString &what) {
        widget->setAccessibleName(tr("%1, %2", "field of a rule, which rule").arg(what, place));
    };
    name(m_repository, tr("Repository"));
    name(m_branch, tr("Branch"));
    name(m_event, tr("Event"));
    name(m_channel, tr("Channel"));
    name(m_up, tr("Earlier"));
    name(m_down, tr("Later"));
    name(m_remove, tr("Remove"));
    m_up->setEnabled(number > 1);
    m_down->setEnabled(number < count);
}

void RuleRow::focusRepository()
{
    m_repository->setFocus(Qt::OtherFocusReason);
}

void RuleRow::focusMove(int by)
{
    QToolButton *wanted = by < 0 ? m_up : m_down;
    QToolButton *other = by < 0 ? m_down : m_up;
    (wanted->isEnabled() ? wanted : other)->setFocus(Qt::OtherFocusReason);
}

void RuleRow::fillChannels()
{
    const QSignalBlocker quiet(m_channel);
    const QString chosen = m_channel->currentData().toString();
    m_channel->clear();
    m_channel->addItem(tr("say nothing"), QString());
    addPlaces(*m_channel, m_access.account());
    if (m_channel->findData(chosen) < 0)
        m_channel->addItem(tr("Channel %1").arg(chosen), chosen);
    m_channel->setCurrentIndex(m_channel->findData(chosen));
}

} // namespace Ui
