// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/proofdialog.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/stateglyph.h"
#include "ui/widgets/ticker.h"
#include "ui/widgets/wordslabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Ui {

namespace {

QString hopName(Service::Hop hop)
{
    using Service::Hop;
    switch (hop) {
    case Hop::Stored:
        return ProofDialog::tr("Arrived, signature right, on disk");
    case Hop::Acknowledged:
        return ProofDialog::tr("Acknowledged with 204");
    case Hop::Folded:
        return ProofDialog::tr("Folded into a build");
    case Hop::Posted:
        return ProofDialog::tr("Message posted");
    case Hop::Deleted:
        return ProofDialog::tr("Message deleted again");
    }
    return {};
}

} // namespace

ProofDialog::ProofDialog(ServiceLink &link, QWidget *parent)
    : QDialog(parent)
    , m_link(link)
    , m_title(new ElidedLabel(Text::Heading, QFont::DemiBold, Tint::Text, this))
    , m_words(new WordsLabel(Text::Body, Tint::Secondary, this))
    , m_again(new QPushButton(tr("&Test again"), this))
    , m_close(new QPushButton(tr("Close"), this))
    , m_ticker(new Ticker(this))
{
    setWindowTitle(tr("Prove it"));
    setMinimumWidth(scaled(520));
    auto *introduction = new QLabel(
        tr("A test build of our own goes the way of every delivery: signed as Drone signs, through the network, to a "
           "message in the channel, which is deleted again. Lists and statistics do not count it."),
        this);
    introduction->setFont(typeface(Text::Body));
    introduction->setWordWrap(true);
    introduction->setTextFormat(Qt::PlainText);
    auto *sheet = new Card(this);
    auto *rows = new QVBoxLayout(sheet);
    rows->setContentsMargins(Space::Large, Space::Medium, Space::Large, Space::Medium);
    rows->setSpacing(Space::Small + 2);
    for (const Service::Hop hop : Service::Hops)
        rows->addWidget(makeRow(hop, m_rows[static_cast<int>(hop)]));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_again);
    buttons->addWidget(m_close);
    m_again->setAutoDefault(false);
    m_close->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    column->setSpacing(Space::Medium);
    column->addWidget(m_title);
    column->addWidget(introduction);
    column->addWidget(sheet);
    column->addWidget(m_words);
    column->addStretch();
    column->addLayout(buttons);

    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_again, &QPushButton::clicked, this, &ProofDialog::start);
    connect(m_ticker, &Ticker::turned, this, [this](qreal degrees) {
        for (const Row &row : m_rows)
            row.glyph->setTurn(degrees);
    });
    connect(&link, &ServiceLink::proofProgressed, this, &ProofDialog::takeProgress);
    connect(&link, &ServiceLink::requestFinished, this, &ProofDialog::takeEnd);
    start();
}

QWidget *ProofDialog::makeRow(Service::Hop hop, Row &row)
{
    auto *frame = new QWidget(this);
    row.glyph = new StateGlyph(16, frame);
    auto *name = new ElidedLabel(Text::Body, QFont::Normal, Tint::Text, frame);
    name->setText(hopName(hop));
    row.time = new ElidedLabel(Text::Small, QFont::Normal, Tint::Secondary, frame);
    row.time->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    auto *line = new QHBoxLayout(frame);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Space::Small);
    line->addWidget(row.glyph);
    line->addWidget(name, 1);
    line->addWidget(row.time);
    return frame;
}

void ProofDialog::start()
{
    m_report = {};
    m_request = m_link.prove();
    m_title->setText(tr("The test build is on its way"));
    m_words->setText(QString(), Tint::Secondary);
    m_again->setEnabled(false);
    m_ticker->setRunning(true);
    showRows(false);
}

void ProofDialog::takeProgress(ServiceLink::Request request, const Service::ProofReport &report)
{
    if (request != m_request)
        return;
    m_report = report;
    showRows(report.failed.has_value());
}

void ProofDialog::takeEnd(ServiceLink::Request request, const Outcome &outcome)
{
    if (request != m_request)
        return;
    m_request = 0;
    m_ticker->setRunning(false);
    m_again->setEnabled(true);
    m_title->setText(outcome.ok ? tr("It works") : tr("It does not work yet"));
    if (outcome.ok)
        m_words->setGood(outcome.message);
    else
        m_words->setBad(outcome.message);
    showRows(true);
    m_close->setFocus();
    // The words have grown into the room that the sentence needs.
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void ProofDialog::showRows(bool ended)
{
    bool isNext = true; // the first hop that is not reached is under way
    for (const Service::Hop hop : Service::Hops) {
        const Row &row = m_rows[static_cast<int>(hop)];
        const auto reached = m_report.reached.constFind(hop);
        const bool isReached = reached != m_report.reached.constEnd();
        Model::Status status = isReached ? Model::Status::Success : Model::Status::Pending;
        if (m_report.failed == hop)
            status = Model::Status::Failure;
        else if (!isReached && ended)
            status = Model::Status::Skipped;
        else if (!isReached && isNext)
            status = Model::Status::Running;
        isNext = isNext && isReached;
        row.glyph->setStatus(status);
        const bool isMissing = hop == Service::Hop::Deleted && m_report.isPreview;
        row.time->setText(isMissing ? tr("nothing to delete")
                : isReached         ? tr("%1 ms").arg(locale().toString(qint64(reached->count())))
                                    : QString());
    }
}

} // namespace Ui
