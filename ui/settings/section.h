// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/settingslink.h"

#include <QScrollArea>

#include <functional>
#include <utility>

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace Ui {

class FormRow;

/// One page of settings: cards of rows in a column that scrolls. What is valid is applied as soon as its field is left
/// or Enter is pressed, and is in force at once; what is not says so beside the field while it is typed.
class Section : public QScrollArea
{
    Q_OBJECT

public:
    /// Borrowed.
    explicit Section(SettingsLink &link, QWidget *parent = nullptr);

protected:
    using Change = std::function<void(Settings::Values &)>;
    /// Words for what is wrong with this text; empty = it can be used.
    using Check = std::function<QString(const QString &)>;
    using Write = std::function<void(Settings::Values &, const QString &)>;
    using Read = std::function<QString(const Settings::Values &)>;

    SettingsState state() const { return m_link.settings(); }
    SettingsLink &link() const { return m_link; }

    /// A card with a title and a sentence; rows are added to the layout that is returned.
    QVBoxLayout *addCard(const QString &title, const QString &text = {});
    FormRow *addRow(QVBoxLayout *card, const QString &title, const QString &hint);
    /// A row with a field for text that is checked as it is typed.
    QLineEdit *addText(QVBoxLayout *card, const QString &title, const QString &hint, const Check &check,
        const Write &write, const Read &read);
    struct Switch
    {
        QString text;
        bool Settings::Values::*value;
    };
    /// A row of what can be on or off, one below the other.
    void addSwitches(QVBoxLayout *card, const QString &title, const QString &hint, const QList<Switch> &switches);
    /// Applies and says beside the field when that failed.
    bool change(const Change &change, FormRow *row);

    /// The settings are other ones now: switches, and fields that are not being typed in, show them.
    virtual void refresh();

private:
    struct TextField
    {
        FormRow *row;
        QLineEdit *edit;
        Check check;
        Write write;
        Read read;
    };
    void judge(const TextField &field);
    void finish(const TextField &field);
    void show(const TextField &field);

    SettingsLink &m_link;
    QVBoxLayout *m_column;
    QList<TextField> m_texts;
    QList<std::pair<QCheckBox *, bool Settings::Values::*>> m_switches;
};

/// A check for whole numbers.
QString wholeNumberTrouble(const QString &text, qint64 least, qint64 most);

} // namespace Ui
