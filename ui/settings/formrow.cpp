// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/formrow.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/wordslabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

namespace {
constexpr int WordsWidth = 230;
constexpr int FieldWidth = 140;
constexpr int WordsTop = 6; ///< to the middle of a field
} // namespace

FormRow::FormRow(const QString &title, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_fields(new QHBoxLayout)
    , m_hint(new WordsLabel(Text::Small, Tint::Secondary))
    , m_verdict(new WordsLabel)
{
    auto *name = new ElidedLabel(Text::Body, QFont::Medium);
    name->setText(title);
    auto *words = new QWidget(this);
    words->setFixedWidth(scaled(WordsWidth));
    auto *wordsColumn = new QVBoxLayout(words);
    wordsColumn->setContentsMargins(0, scaled(WordsTop), 0, 0);
    wordsColumn->setSpacing(2);
    wordsColumn->addWidget(name);
    wordsColumn->addWidget(m_hint);
    wordsColumn->addStretch();
    auto *fieldColumn = new QVBoxLayout;
    fieldColumn->setSpacing(Space::Hair + 2);
    m_fields->setSpacing(Space::Small);
    fieldColumn->addLayout(m_fields);
    fieldColumn->addWidget(m_verdict);
    fieldColumn->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::Huge);
    row->addWidget(words);
    row->addLayout(fieldColumn, 1);
    m_hint->setText(hint);
}

void FormRow::addField(QWidget *field)
{
    if (!m_first) {
        m_first = field;
        // A button is called what stands on it: who speaks to the computer says what is seen.
        if (field->accessibleName().isEmpty() && !qobject_cast<QAbstractButton *>(field))
            field->setAccessibleName(m_title);
        if (qobject_cast<QPushButton *>(field)) { // as wide as its words
            m_fields->addWidget(field);
            m_fields->addStretch(1);
        } else {
            field->setMinimumWidth(scaled(FieldWidth));
            m_fields->addWidget(field, 1);
            if (!qobject_cast<QLineEdit *>(field) && !qobject_cast<QComboBox *>(field))
                m_fields->setContentsMargins(0, scaled(WordsTop), 0, 0); // bare words stand beside the title
        }
    } else if (qobject_cast<QPushButton *>(m_first)) {
        m_fields->insertWidget(m_fields->count() - 1, field);
    } else {
        m_fields->addWidget(field);
    }
}

void FormRow::setHint(const QString &hint)
{
    m_hint->setText(hint);
}

} // namespace Ui
