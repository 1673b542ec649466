// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/replaydialog.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

ReplayDialog::ReplayDialog(ServiceLink &link, ReplayChoice choice, QWidget *parent)
    : QDialog(parent)
    , m_link(link)
    , m_choice(std::move(choice))
    , m_title(new ElidedLabel(Text::Heading, QFont::DemiBold, Tint::Text, this))
    , m_words(new QLabel(this))
    , m_figureRow(makeFigures())
    , m_progress(new QProgressBar(this))
    , m_close(new QPushButton(this))
    , m_replay(new QPushButton(tr("&Replay"), this))
{
    setWindowTitle(tr("Replay deliveries"));
    setMinimumWidth(scaled(520));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_progress->setAccessibleName(tr("Progress of the replay"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(scaled(8));
    m_close->setAutoDefault(false);
    m_replay->setDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_replay);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    column->setSpacing(Space::Medium);
    column->addWidget(m_title);
    column->addWidget(m_figureRow);
    column->addWidget(m_words);
    column->addWidget(m_progress);
    column->addLayout(buttons);

    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_replay, &QPushButton::clicked, this, &ReplayDialog::start);
    connect(&link, &ServiceLink::replayPlanned, this, &ReplayDialog::takePlan);
    connect(&link, &ServiceLink::replayProgressed, this, &ReplayDialog::takeProgress);
    connect(&link, &ServiceLink::requestFinished, this, &ReplayDialog::takeEnd);
    m_request = std::visit([this](const auto &which) { return m_link.planReplay(which); }, m_choice);
    showStage();
}

QWidget *ReplayDialog::makeFigures()
{
    auto *frame = new QWidget(this);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Space::Medium);
    for (int i = 0; i < 3; ++i) {
        auto *card = new Card(frame);
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(scaled(14), Space::Medium, scaled(14), Space::Medium);
        column->setSpacing(Space::Hair);
        m_figures[i] = new ElidedLabel(Text::Title, QFont::DemiBold, Tint::Text, card);
        m_units[i] = new ElidedLabel(Text::Small, QFont::Normal, Tint::Secondary, card);
        column->addWidget(m_figures[i]);
        column->addWidget(m_units[i]);
        row->addWidget(card, i == 2 ? 7 : 5);
    }
    return frame;
}

void ReplayDialog::showStage()
{
    m_progress->setVisible(m_stage == Stage::Planning || m_stage == Stage::Running);
    m_progress->setRange(0, 0);
    m_replay->setVisible(m_stage == Stage::Planning || m_stage == Stage::Asking);
    m_replay->setEnabled(m_stage == Stage::Asking && m_plan.deliveries > 0);
    m_close->setText(m_stage == Stage::Done ? tr("Close") : tr("Cancel"));
    m_figureRow->setVisible(m_stage != Stage::Done);
    const bool planned = m_stage != Stage::Planning;
    const qint64 values[] = {m_plan.deliveries, m_plan.builds, m_plan.messages};
    for (int i = 0; i < 3; ++i)
        m_figures[i]->setText(planned ? locale().toString(values[i]) : QStringLiteral("…"));
    m_units[0]->setText(tr("deliveries", "below their number", static_cast<int>(m_plan.deliveries)));
    m_units[1]->setText(tr("builds", "below their number", static_cast<int>(m_plan.builds)));
    m_units[2]->setText(tr("messages to change", "below their number", static_cast<int>(m_plan.messages)));
    switch (m_stage) {
    case Stage::Planning:
        m_title->setText(tr("Working out what a replay would do"));
        m_words->setText(tr("Nothing is changed yet."));
        break;
    case Stage::Asking:
        m_title->setText(tr("Fold these deliveries again?"));
        m_words->setText(m_plan.deliveries == 0
                ? tr("None of them can be folded: only accepted deliveries are, never refused ones or duplicates.")
                : m_plan.messages == 0 ? tr("Builds and messages would stay as they are. A replay is safe at any time.")
                                       : tr("The stored bytes are folded again, oldest first. Messages that would look "
                                            "different are edited; missing ones are posted."));
        break;
    case Stage::Running:
        m_title->setText(tr("Folding again"));
        m_words->setText(tr("New deliveries do not wait for this. What is folded stays folded when you cancel."));
        break;
    case Stage::Done:
        m_title->setText(tr("Replay"));
        break;
    }
}

void ReplayDialog::start()
{
    m_stage = Stage::Running;
    showStage();
    m_request = std::visit([this](const auto &which) { return m_link.replay(which); }, m_choice);
    m_close->setFocus();
}

void ReplayDialog::takePlan(ServiceLink::Request request, const ReplayPlan &plan)
{
    if (request != m_request || m_stage != Stage::Planning)
        return;
    m_plan = plan;
    m_stage = Stage::Asking;
    showStage();
    // There was nothing else to go to; the window itself may not have the keyboard yet.
    if (!focusWidget() || focusWidget() == m_close)
        m_replay->setFocus();
}

void ReplayDialog::takeProgress(ServiceLink::Request request, qint64 done, qint64 total)
{
    if (request != m_request || m_stage != Stage::Running || total <= 0)
        return;
    // Thousandths: a progress bar counts in int.
    m_progress->setRange(0, 1000);
    m_progress->setValue(static_cast<int>(done * 1000 / total));
    m_title->setText(tr("Folding again: %1 of %2").arg(locale().toString(done), locale().toString(total)));
}

void ReplayDialog::takeEnd(ServiceLink::Request request, const Outcome &outcome)
{
    if (request != m_request)
        return;
    m_request = 0;
    if (outcome.ok && m_stage == Stage::Asking)
        return; // the plan's end
    m_stage = Stage::Done;
    showStage();
    m_title->setText(outcome.ok ? tr("Replay done") : tr("The replay failed"));
    m_words->setText(outcome.message);
    m_close->setFocus();
}

void ReplayDialog::done(int result)
{
    if (m_request != 0)
        m_link.cancel(m_request);
    m_request = 0;
    QDialog::done(result);
}

} // namespace Ui
