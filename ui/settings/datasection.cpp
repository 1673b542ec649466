// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/datasection.h"

#include "ui/settings/formrow.h"
#include "ui/widgets/elidedlabel.h"

#include <QDate>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

DataSection::DataSection(SettingsLink &link, QWidget *parent)
    : Section(link, parent)
{
    QVBoxLayout *kept = addCard(tr("What is kept"), tr("Older deliveries and builds are cleaned up by themselves."));
    addText(
        kept, tr("Days"), tr("Deliveries and builds older than that go."),
        [](const QString &text) { return wholeNumberTrouble(text, 1, 3650); },
        [](Settings::Values &values, const QString &text) { values.retentionDays = text.toInt(); },
        [](const Settings::Values &values) { return QString::number(values.retentionDays); });
    addText(
        kept, tr("Size limit (MiB)"), tr("Of delivery bodies; the oldest go first."),
        [](const QString &text) { return wholeNumberTrouble(text, 16, 1 << 20); },
        [](Settings::Values &values, const QString &text) { values.maxStoreMebibytes = text.toLongLong(); },
        [](const Settings::Values &values) { return QString::number(values.maxStoreMebibytes); });
    QVBoxLayout *places = addCard(tr("Where it is"));
    addPlace(places, tr("Database and log"), tr("Another folder: start with --data-dir."), state().dataDir);
    addPlace(places, tr("Settings"), tr("A text file without secrets."), state().settingsFile);
    addBackUp(places);

    QVBoxLayout *moving = addCard(tr("Take settings along"), tr("Tokens and secrets are never part of it."));
    FormRow *row = addRow(moving, tr("Settings file"), tr("Import replaces what is set here, at once."));
    auto *out = new QPushButton(tr("&Export…"));
    auto *in = new QPushButton(tr("&Import…"));
    in->setEnabled(!state().demo);
    row->addField(out);
    row->addField(in);
    const QString filter = tr("Settings (*.ini)");
    connect(out, &QPushButton::clicked, this, [this, filter] {
        auto *dialog = new QFileDialog(this, tr("Export settings"), QDir::homePath(), filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(QStringLiteral("drone-discord.ini"));
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
            const Outcome outcome = exportTo(file);
            Q_EMIT told(outcome.message, outcome.ok);
        });
        dialog->open();
    });
    connect(in, &QPushButton::clicked, this, [this, filter] {
        auto *dialog = new QFileDialog(this, tr("Import settings"), QDir::homePath(), filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
            const Outcome outcome = importFrom(file);
            Q_EMIT told(outcome.message, outcome.ok);
        });
        dialog->open();
    });
}

void DataSection::addBackUp(QVBoxLayout *card)
{
    FormRow *row = addRow(card, tr("Back-up"),
        tr("One file with all deliveries and builds, without tokens and secrets. Work goes on meanwhile."));
    m_backUp = new QPushButton(tr("&Back up now…"));
    m_backUp->setEnabled(!state().demo);
    row->addField(m_backUp);
    connect(m_backUp, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Back up the database"), QDir::homePath(), tr("Databases (*.db)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(QStringLiteral("drone-discord-%1.db").arg(QDate::currentDate().toString(Qt::ISODate)));
        connect(dialog, &QFileDialog::fileSelected, this, &DataSection::backUpTo);
        dialog->open();
    });
}

void DataSection::backUpTo(const QString &file)
{
    m_backUp->setEnabled(false);
    m_backUp->setText(tr("Backing up…"));
    link().backUp(file, [self = QPointer(this)](const Outcome &outcome) {
        if (!self)
            return;
        self->m_backUp->setText(tr("&Back up now…"));
        self->m_backUp->setEnabled(true);
        Q_EMIT self->told(outcome.message, outcome.ok);
    });
}

void DataSection::addPlace(QVBoxLayout *card, const QString &title, const QString &hint, const QString &path)
{
    FormRow *row = addRow(card, title, hint);
    auto *field = new QLineEdit(QDir::toNativeSeparators(path));
    field->setReadOnly(true);
    field->setCursorPosition(0);
    auto *open = new QPushButton(tr("Open folder"));
    open->setAccessibleName(tr("Open folder: %1").arg(title));
    row->addField(field);
    row->addField(open);
    const QFileInfo place(path);
    const QString folder = place.isDir() ? path : place.absolutePath();
    connect(open, &QPushButton::clicked, this, [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

Outcome DataSection::exportTo(const QString &file) const
{
    const auto saved = Settings::save(state().values, file);
    if (!saved)
        return {false, saved.error().text()};
    return {true, tr("Settings exported to %1").arg(QDir::toNativeSeparators(file))};
}

Outcome DataSection::importFrom(const QString &file)
{
    const auto values = Settings::load(file);
    if (!values)
        return {false, values.error().text()};
    const Outcome outcome = link().apply(values.value(), state().secrets);
    return outcome.ok ? Outcome{true, tr("Settings imported and in force")} : outcome;
}

} // namespace Ui
