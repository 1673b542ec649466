// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace Ui {

class WordsLabel;

/// One setting: what it is and what it means on one side, its field on the other, and what is wrong right below the
/// field. The field takes the title as its accessible name.
class FormRow final : public QWidget
{
    Q_OBJECT

public:
    FormRow(const QString &title, const QString &hint, QWidget *parent = nullptr);

    /// Beside what is there already; takes ownership. Only the first one stretches.
    void addField(QWidget *field);
    /// How the field fares.
    WordsLabel *verdict() const { return m_verdict; }
    void setHint(const QString &hint);

private:
    QString m_title;
    QHBoxLayout *m_fields;
    WordsLabel *m_hint;
    WordsLabel *m_verdict;
    QWidget *m_first = nullptr;
};

} // namespace Ui
