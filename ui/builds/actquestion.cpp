// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/actquestion.h"

#include "ui/builds/actwords.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/wordslabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

ActQuestion::ActQuestion(Model::Act act, const Model::Build &build, QWidget *window)
    : QDialog(window)
{
    const ActWords words = actWords(act, build);
    m_act.act = act;
    if (act == Model::Act::Approve || act == Model::Act::Decline)
        m_act.stages = blockedStages(build);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    setMinimumWidth(scaled(460));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    column->setSpacing(Space::Medium);
    const auto add = [this, column](const QString &text, Text size, QFont::Weight weight) {
        auto *label = new QLabel(text, this);
        label->setFont(typeface(size, weight));
        label->setTextFormat(Qt::PlainText); // commit messages are written by others
        label->setWordWrap(true);
        column->addWidget(label);
    };
    add(words.question, Text::Heading, QFont::DemiBold);
    add(words.consequence, Text::Body, QFont::Normal);

    m_problem = new WordsLabel(Text::Small, Tint::Failure, this);
    auto *no = new QPushButton(tr("&Keep as it is"), this);
    m_yes = new QPushButton(words.yes, this);
    if (act == Model::Act::Promote)
        makePromotion(this);
    column->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(no);
    buttons->addWidget(m_yes);
    column->addSpacing(Space::Small);
    column->addLayout(buttons);
    const bool loses = act == Model::Act::Cancel || act == Model::Act::Decline;
    no->setAutoDefault(loses);
    no->setDefault(loses);
    m_yes->setAutoDefault(!loses);
    m_yes->setDefault(!loses);
    if (!m_target)
        (loses ? no : m_yes)->setFocus();
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_yes, &QPushButton::clicked, this, &ActQuestion::confirm);
    check();
}

void ActQuestion::makePromotion(QWidget *place)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    auto *targetName = new QLabel(tr("&Target"), place);
    m_target = new QLineEdit(place);
    m_target->setPlaceholderText(tr("production"));
    m_target->setAccessibleName(tr("Target of the promotion"));
    targetName->setBuddy(m_target);
    auto *parameterName = new QLabel(tr("P&arameters, one NAME=value a line (may be empty)"), place);
    m_parameters = new QPlainTextEdit(place);
    m_parameters->setAccessibleName(tr("Parameters of the promotion"));
    m_parameters->setTabChangesFocus(true);
    m_parameters->setFixedHeight(scaled(84));
    m_parameters->setFont(monospaced(Text::Small));
    parameterName->setBuddy(m_parameters);
    for (QWidget *widget : {static_cast<QWidget *>(targetName), static_cast<QWidget *>(m_target),
             static_cast<QWidget *>(parameterName), static_cast<QWidget *>(m_parameters)})
        column->addWidget(widget);
    connect(m_target, &QLineEdit::textChanged, this, &ActQuestion::check);
    connect(m_parameters, &QPlainTextEdit::textChanged, this, &ActQuestion::check);
    m_target->setFocus();
}

void ActQuestion::check()
{
    if (!m_target)
        return;
    QString problem;
    const auto parameters = parametersFrom(m_parameters->toPlainText(), problem);
    m_act.target = m_target->text().trimmed();
    m_act.parameters = parameters.value_or(QList<QPair<QString, QString>>());
    m_problem->setText(problem);
    m_yes->setEnabled(parameters && !m_act.target.isEmpty());
    m_yes->setToolTip(m_act.target.isEmpty() ? tr("Name a target first") : QString());
}

void ActQuestion::confirm()
{
    Q_EMIT confirmed(m_act);
    accept();
}

std::optional<QList<QPair<QString, QString>>> parametersFrom(const QString &text, QString &problem)
{
    QList<QPair<QString, QString>> parameters;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const QString name = line.left(std::max<qsizetype>(equals, 0)).trimmed();
        if (name.isEmpty()) {
            problem = ActQuestion::tr("“%1” is no NAME=value").arg(line.trimmed().left(40));
            return std::nullopt;
        }
        // These belong to the call itself (handler/api/repos/builds/promote.go).
        if (name == QLatin1String("target") || name == QLatin1String("access_token")) {
            problem = ActQuestion::tr("Drone keeps the name “%1” for itself; choose another one").arg(name);
            return std::nullopt;
        }
        parameters.append({name, line.mid(equals + 1)});
    }
    return parameters;
}

} // namespace Ui
