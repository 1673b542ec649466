// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logpane.h"

#include "drone/failurelog.h"
#include "ui/log/logbutton.h"
#include "ui/log/logfindbar.h"
#include "ui/log/logview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>

#include <algorithm>
#include <chrono>

namespace Ui {

using namespace std::chrono_literals;
using Service::LogState;

LogPane::LogPane(ServiceLink &link, QWidget *parent)
    : QWidget(parent)
    , m_link(link)
{
    // The log's ground is dark in both looks, and so is all that lies on it.
    setPalette(paletteFor(darkTokens()));
    setAutoFillBackground(false);
    m_view = new LogView(this);
    m_findBar = new LogFindBar(*m_view, this);
    m_notice = new ElidedLabel(Text::Small, QFont::Normal, Tint::Warning, this);
    m_notice->setContentsMargins(Space::Medium, 0, Space::Medium, 0);
    m_empty = new EmptyState(this);
    m_empty->setOnLog(true);
    m_settings = m_empty->addAction(tr("Open settings"));
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_follow = new LogButton(QStringLiteral("chevron-down"), tr("Follow the log as it grows"), m_view);
    m_follow->setText(tr("Follow"));
    m_follow->setRaised(true);
    m_view->viewport()->installEventFilter(this);

    auto *notice = new QHBoxLayout;
    notice->setContentsMargins(Space::Medium, 0, Space::Medium, Space::Hair);
    notice->addWidget(m_notice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, Space::Hair); // the bars stay clear of the round corners
    column->setSpacing(0);
    m_header = makeHeader();
    column->addWidget(m_header);
    column->addWidget(m_findBar);
    column->addLayout(notice);
    column->addSpacing(1);
    column->addWidget(m_stack, 1);

    m_patience.setSingleShot(true);
    m_patience.setInterval(250ms);
    connect(&m_patience, &QTimer::timeout, this, &LogPane::showState);
    connect(&link, &ServiceLink::logReceived, this, [this](ServiceLink::Request log, const Service::LogPart &part) {
        if (log == m_open && m_open != 0)
            take(part);
    });
    connect(m_view, &LogView::followingChanged, this, &LogPane::showFollow);
    connect(m_view, &LogView::engaged, this, &LogPane::engaged);
    connect(m_view, &LogView::findRequested, m_find, &LogButton::click);
    connect(m_view, &LogView::saveRequested, this, &LogPane::askWhereToSave);
    connect(m_follow, &LogButton::clicked, this, [this] { m_view->setFollowing(true); });
    connect(m_settings, &QPushButton::clicked, this, &LogPane::settingsRequested);
    showState();
}

LogPane::~LogPane()
{
    close();
}

QWidget *LogPane::makeHeader()
{
    auto *header = new QWidget(this);
    m_title = new ElidedLabel(Text::Small, QFont::DemiBold, Tint::Text, header);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_count = new ElidedLabel(Text::Small, QFont::Normal, Tint::Secondary, header);
    m_find = new LogButton(QStringLiteral("search"), tr("Find in this log (Ctrl+F)"), header);
    m_times = new LogButton(QStringLiteral("clock"), tr("Show when each line came"), header);
    m_times->setCheckable(true);
    m_save = new LogButton(QStringLiteral("download"), tr("Save this log as a file (Ctrl+S)"), header);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(Space::Medium, scaled(6), Space::Small, scaled(6));
    row->setSpacing(Space::Hair);
    row->addWidget(m_title);
    row->addSpacing(Space::Hair);
    row->addWidget(m_count, 1);
    for (LogButton *button : {m_find, m_times, m_save})
        row->addWidget(button);
    connect(m_find, &LogButton::clicked, this, [this] { m_findBar->open(m_view->selectedText()); });
    connect(m_times, &LogButton::toggled, m_view, &LogView::setTimesShown);
    connect(m_times, &LogButton::clicked, this, [this] { m_timesAsked = true; });
    header->setMinimumHeight(m_find->sizeHint().height() + 2 * scaled(6));
    connect(m_save, &LogButton::clicked, this, &LogPane::askWhereToSave);
    return header;
}

void LogPane::setBuild(const Model::Build &build)
{
    const bool another = build.key() != m_build.key();
    m_build = build;
    if (another)
        return chooseStep(0, 0);
    // The whole log may have come before the word that its step failed.
    if (m_state == LogState::Complete && m_view->marked() < 0)
        markFailure();
    showState();
}

void LogPane::chooseStep(int stage, int step)
{
    close();
    m_shown = {stage, step};
    if (stage != 0 && step == 0)
        m_shown = stepToShow(m_build, stage).value_or(m_shown);
    const Model::Step *chosen = this->step();
    m_state = LogState::Loading;
    m_error.clear();
    m_isSetup = false;
    // What failed is explained by its last lines, and of what runs the newest ones count.
    m_view->start(chosen && (Model::isFailure(chosen->status) || !Model::isTerminal(chosen->status)));
    if (chosen) {
        m_open = m_link.openLog({m_build.key(), m_shown.stage, m_shown.step});
        m_patience.start();
    }
    showState();
}

void LogPane::close()
{
    m_patience.stop();
    if (m_open != 0)
        m_link.closeLog(std::exchange(m_open, 0));
}

const Model::Step *LogPane::step() const
{
    for (const Model::Stage &stage : m_build.stages) {
        for (const Model::Step &step : stage.steps) {
            if (stage.number == m_shown.stage && step.number == m_shown.step)
                return &step;
        }
    }
    return nullptr;
}

void LogPane::take(const Service::LogPart &part)
{
    m_patience.stop();
    m_state = part.state;
    m_error = part.error;
    m_isSetup = part.isSetup;
    if (part.replaces)
        m_view->replace(part.rows);
    else
        m_view->append(part.rows);
    if (m_state == LogState::Complete)
        markFailure();
    showState();
}

void LogPane::markFailure()
{
    const Model::Step *chosen = step();
    if (!chosen || !Model::isFailure(chosen->status))
        return;
    // What made a step fail stands near its end.
    constexpr qsizetype LookedAt = 400;
    const LogDocument &document = m_view->document();
    const qsizetype first = std::max<qsizetype>(0, document.size() - LookedAt);
    QStringList lines;
    for (qsizetype row = first; row < document.size(); ++row)
        lines.append(document.at(row).text);
    if (const qsizetype line = Drone::failureLine(lines); line >= 0)
        m_view->mark(first + line);
}

void LogPane::showWords(const QString &icon, const QString &title, const QString &text)
{
    m_empty->setWords(icon, title, text);
    m_settings->setVisible(m_isSetup || m_state == LogState::NoServer || m_state == LogState::OtherServer);
    m_stack->setCurrentWidget(m_empty);
}

void LogPane::showState()
{
    const Model::Step *chosen = step();
    const bool hasRows = !m_view->document().isEmpty();
    m_title->setText(chosen ? chosen->name : QString());
    m_header->setVisible(chosen); // without a step it would be a bar with nothing on it
    m_view->setAccessibleName(chosen ? tr("Log of %1").arg(chosen->name) : tr("Log"));
    const qsizetype rows = m_view->document().size();
    m_count->setText(rows == 0 ? QString() : rows == 1 ? tr("1 line") : tr("%1 lines").arg(locale().toString(rows)));
    for (LogButton *button : {m_find, m_times, m_save})
        button->setVisible(hasRows);
    QString notice;
    if (hasRows && m_state == LogState::Interrupted)
        notice = tr("Interrupted, trying again: %1").arg(m_error);
    else if (hasRows && m_state == LogState::Missing)
        notice = tr("Drone has not kept this log: its last lines may be missing");
    else if (hasRows && m_view->document().at(0).number > 1)
        notice = tr("Cut: of a log this long only the end is kept, from line %1 on")
                     .arg(locale().toString(m_view->document().at(0).number));
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    showFollow();
    if (hasRows) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    if (m_findBar->isVisible())
        m_findBar->close();
    if (!chosen) {
        const QString terminal = QStringLiteral("terminal");
        if (stepToShow(m_build))
            showWords(terminal, tr("Choose a step"), tr("Its log opens here."));
        else if (Model::isTerminal(m_build.status))
            showWords(terminal, tr("No step ran"), tr("The build ended before its first step, so there is no log."));
        else
            showWords(terminal, tr("No step yet"), tr("Logs appear here once a step begins."));
        return;
    }
    const QString terminal = QStringLiteral("terminal");
    switch (m_state) {
    case LogState::Loading:
        // Nothing flashes up for a log that is here at once.
        showWords(terminal, m_patience.isActive() ? QString() : tr("Fetching the log…"), {});
        break;
    case LogState::NotStarted:
        showWords(QStringLiteral("clock"), tr("%1 has not begun").arg(chosen->name),
            tr("The log appears here with its first line."));
        break;
    case LogState::NotRun:
        showWords(terminal, tr("%1 did not run").arg(chosen->name), tr("A step that was skipped has no log."));
        break;
    case LogState::Interrupted:
        showWords(QStringLiteral("plug-zap"), tr("The log cannot be fetched now"),
            tr("%1. It is tried again by itself.").arg(m_error));
        break;
    case LogState::Live:
        showWords(terminal, tr("Nothing printed yet"), tr("Lines appear here as the step prints them."));
        break;
    case LogState::Complete:
        showWords(terminal, tr("This step printed nothing"), {});
        break;
    case LogState::Missing:
        showWords(QStringLiteral("inbox"), tr("Drone has no log of this step"),
            tr("It was deleted, or the token's user may not see this repository."));
        break;
    case LogState::NoServer:
        showWords(QStringLiteral("plug-zap"), tr("Logs come from Drone"),
            tr("Set Drone's address and a token in the settings, or DRONE_SERVER and DRONE_TOKEN in the environment. "
               "The token is on your account page in Drone."));
        break;
    case LogState::OtherServer:
        showWords(QStringLiteral("server"), tr("This build is of another Drone server"),
            tr("The token that is set belongs to a server that does not have this build, or whose user may not see it. "
               "It "
               "was built by %1.")
                .arg(m_build.system.link));
        break;
    case LogState::Failed:
        showWords(QStringLiteral("triangle-alert"), tr("The log cannot be shown"), m_error);
        break;
    }
}

QString LogPane::noticeText() const
{
    return m_notice->text();
}

void LogPane::showFollow()
{
    const bool grows = m_state == LogState::Live || m_state == LogState::Interrupted;
    m_follow->setVisible(grows && !m_view->isFollowing() && !m_view->document().isEmpty());
    const QRect sight = m_view->viewport()->geometry();
    const QSize size = m_follow->sizeHint();
    m_follow->setGeometry(sight.left() + (sight.width() - size.width()) / 2,
        sight.bottom() - size.height() - Space::Medium, size.width(), size.height());
    m_follow->raise();
}

void LogPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // In a narrow window the text needs the room more than its times do, unless somebody wants them.
    if (!m_timesAsked)
        m_times->setChecked(width() >= scaled(620));
}

void LogPane::paintEvent(QPaintEvent *)
{
    if (m_header->isHidden())
        return;
    const Tokens &t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(QRect(1, m_stack->y() - 1, width() - 2, 1), mix(t.logBack, t.logFaint, 0.22));
}

bool LogPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
        showFollow();
        update(); // the line above the rows was elsewhere
    }
    return QWidget::eventFilter(watched, event);
}

QString LogPane::fileName() const
{
    const Model::Step *chosen = step();
    QString name = QStringLiteral("%1-%2-%3.log")
                       .arg(m_build.repository.slug)
                       .arg(m_build.number)
                       .arg(chosen ? chosen->name : QString());
    for (QChar &c : name) {
        if (!c.isLetterOrNumber() && c != u'.' && c != u'-' && c != u'_')
            c = u'-';
    }
    return name;
}

void LogPane::askWhereToSave()
{
    if (m_view->document().isEmpty())
        return;
    auto *dialog = new QFileDialog(this, tr("Save log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette({}); // not on the log's ground
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Log files (*.log *.txt)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("log"));
    dialog->selectFile(QDir::home().filePath(fileName()));
    // Meanwhile another log may come into view, as by a click on a notification: this one is meant all the same.
    connect(
        dialog, &QFileDialog::fileSelected, this, [this, log = m_open, then = m_view->document()](const QString &file) {
            const QString problem = save(log == m_open ? m_view->document() : then, file);
            const QString native = QDir::toNativeSeparators(file);
            Q_EMIT saved(problem.isEmpty() ? tr("Log saved as %1").arg(native) : problem, problem.isEmpty());
        });
    dialog->open();
    Q_EMIT engaged();
}

QString LogPane::saveTo(const QString &file)
{
    return save(m_view->document(), file);
}

QString LogPane::save(const LogDocument &document, const QString &file)
{
    QSaveFile target(file);
    const QByteArray text = (document.text() + u'\n').toUtf8();
    if (target.open(QIODevice::WriteOnly) && target.write(text) == text.size() && target.commit())
        return {};
    return tr("The log cannot be saved as %1: %2. Choose another folder.")
        .arg(QDir::toNativeSeparators(file), target.errorString());
}

} // namespace Ui
