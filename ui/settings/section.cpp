// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/section.h"

#include "ui/settings/formrow.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordslabel.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

namespace Ui {

namespace {
constexpr int ColumnWidth = 760;
}

Section::Section(SettingsLink &link, QWidget *parent)
    : QScrollArea(parent)
    , m_link(link)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, Space::Large, 0, Space::Page);
    m_column = new QVBoxLayout;
    m_column->setSpacing(Space::Large);
    auto *column = new QWidget;
    column->setLayout(m_column);
    column->setMaximumWidth(scaled(ColumnWidth));
    m_column->setContentsMargins(0, 0, 0, 0);
    row->addWidget(column, 1);
    row->addStretch(0);
    row->setAlignment(column, Qt::AlignTop);
    setWidget(page);
    page->setAutoFillBackground(false);
    connect(&link, &SettingsLink::settingsChanged, this, &Section::refresh);
}

QVBoxLayout *Section::addCard(const QString &title, const QString &text)
{
    auto *card = new Card(widget());
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(Space::Huge, scaled(18), Space::Huge, Space::Huge);
    column->setSpacing(scaled(18));
    auto *name = new ElidedLabel(Text::Heading, QFont::DemiBold);
    name->setText(title);
    auto *words = new WordsLabel(Text::Body, Tint::Secondary);
    auto *heading = new QVBoxLayout;
    heading->setSpacing(Space::Hair);
    heading->addWidget(name);
    heading->addWidget(words);
    column->addLayout(heading);
    m_column->addWidget(card);
    words->setText(text);
    return column;
}

FormRow *Section::addRow(QVBoxLayout *card, const QString &title, const QString &hint)
{
    auto *row = new FormRow(title, hint);
    card->addWidget(row);
    return row;
}

QLineEdit *Section::addText(QVBoxLayout *card, const QString &title, const QString &hint, const Check &check,
    const Write &write, const Read &read)
{
    auto *row = addRow(card, title, hint);
    auto *edit = new QLineEdit;
    row->addField(edit);
    const TextField field{row, edit, check, write, read};
    m_texts.append(field);
    connect(edit, &QLineEdit::textEdited, this, [this, field] { judge(field); });
    connect(edit, &QLineEdit::editingFinished, this, [this, field] { finish(field); });
    show(field);
    return edit;
}

void Section::addSwitches(QVBoxLayout *card, const QString &title, const QString &hint, const QList<Switch> &switches)
{
    FormRow *row = addRow(card, title, hint);
    auto *field = new QWidget;
    auto *column = new QVBoxLayout(field);
    column->setContentsMargins(0, 0, 0, 0);
    for (const auto &[text, value] : switches) {
        auto *box = new QCheckBox(text);
        column->addWidget(box);
        m_switches.append({box, value});
        connect(box, &QCheckBox::clicked, this, [this, member = value, row](bool on) {
            if (!change([member, on](Settings::Values &values) { values.*member = on; }, row))
                refresh(); // it shows what is in force
        });
    }
    row->addField(field);
}

bool Section::change(const Change &change, FormRow *row)
{
    SettingsState now = state();
    change(now.values);
    const Outcome outcome = m_link.apply(now.values, now.secrets);
    if (outcome.ok)
        row->verdict()->setText({});
    else
        row->verdict()->setBad(outcome.message);
    return outcome.ok;
}

void Section::judge(const TextField &field)
{
    const QString trouble = field.check(field.edit->text().trimmed());
    if (trouble.isEmpty())
        field.row->verdict()->setText({});
    else
        field.row->verdict()->setBad(trouble);
}

void Section::finish(const TextField &field)
{
    const QString text = field.edit->text().trimmed();
    if (!field.check(text).isEmpty())
        return judge(field);
    if (text == field.read(state().values))
        return show(field);
    if (change([&](Settings::Values &values) { field.write(values, text); }, field.row)) {
        field.edit->setModified(false);
        show(field);
    }
}

void Section::show(const TextField &field)
{
    const SettingsState now = state();
    const QString text = field.read(now.values);
    const QString inForce = field.read(now.inForce);
    field.edit->setText(text);
    field.edit->setEnabled(!now.demo);
    if (text != inForce && !now.demo)
        field.row->verdict()->setWarning(
            tr("The command line or the environment says %1, and that is in force").arg(inForce));
    else
        field.row->verdict()->setText({});
}

void Section::refresh()
{
    const Settings::Values inForce = state().inForce;
    for (const auto &[box, value] : m_switches)
        box->setChecked(inForce.*value);
    for (const TextField &field : m_texts) {
        if (!(field.edit->hasFocus() && field.edit->isModified()))
            show(field);
    }
}

QString wholeNumberTrouble(const QString &text, qint64 least, qint64 most)
{
    bool number = false;
    const qint64 value = text.toLongLong(&number);
    if (number && value >= least && value <= most)
        return {};
    return QCoreApplication::translate("Ui::Section", "A whole number from %1 to %2 is needed here")
        .arg(least)
        .arg(most); // without separators: as it is to be typed
}

} // namespace Ui
