// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "ui/mainwindow/page.h"
#include "ui/mainwindow/rail.h"
#include "ui/mainwindow/shortcuts.h"
#include "ui/mainwindow/statusstrip.h"
#include "ui/servicelink.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elidedlabel.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace Ui {

using namespace std::chrono_literals;

namespace {

/// What panels leave of the screen, without the window's own frame: how thick that is shows only once the desktop has
/// drawn it.
QSize roomOnScreen(const QWidget &window)
{
    return window.screen()->availableSize() - QSize(scaled(8), scaled(40));
}

} // namespace

MainWindow::MainWindow(ServiceLink &link, QWidget *parent)
    : QWidget(parent)
    , m_rail(new Rail(this))
    , m_stack(new QStackedWidget(this))
    , m_strip(new StatusStrip(this))
    , m_notice(new Card(this))
    , m_noticeText(new ElidedLabel(Text::Body, QFont::Normal, Tint::Text, m_notice))
    , m_noticeEnd(new QTimer(this))
{
    setWindowTitle(tr("Drone Discord"));
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(makeNotice());
    column->addWidget(m_strip);
    const QSize room = roomOnScreen(*this);
    setMinimumSize(QSize(scaled(920), scaled(560)).boundedTo(room));
    resize(QSize(scaled(1280), scaled(800)).boundedTo(room));

    const QKeySequence help(QKeySequence::HelpContents);
    auto *shortcut = new QShortcut(help, this);
    shortcut->setWhatsThis(tr("Show this list"));
    connect(shortcut, &QShortcut::activated, this, &MainWindow::showShortcuts);
    const QAbstractButton *keys = m_rail->addAct(
        tr("Keys"), QStringLiteral("info"), tr("Keyboard shortcuts (%1)").arg(help.toString(QKeySequence::NativeText)));
    connect(keys, &QAbstractButton::clicked, this, &MainWindow::showShortcuts);
    const auto enter = [this] {
        if (Page *shown = currentPage(); shown && isVisible())
            shown->enter();
    };
    connect(m_rail, &Rail::chosenChanged, this, [this, enter](int page) {
        m_stack->setCurrentIndex(page);
        enter();
    });
    connect(m_rail, &Rail::wanted, this, enter); // wherever the keyboard was, it is in the page's middle now
    connect(m_strip, &StatusStrip::linkChosen, this,
        [this](const QString &component) { showPage(QStringLiteral("health"), component); });
    connect(&link, &ServiceLink::healthChanged, m_strip, &StatusStrip::setReport);
    m_strip->setReport(link.health());
}

void MainWindow::restoreGeometry(const QByteArray &geometry)
{
    // Qt takes care that the window can be reached, not that all of it is seen on a screen that has become smaller.
    QWidget::restoreGeometry(geometry);
    const QSize room = roomOnScreen(*this);
    setMinimumSize(minimumSize().boundedTo(room));
    if (!isMaximized() && !isFullScreen())
        resize(size().boundedTo(room));
}

void MainWindow::addPage(Page *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_rail->add(page->word(), page->icon());
    connect(page, &Page::jumpRequested, this, &MainWindow::showPage);
    connect(page, &Page::told, this, &MainWindow::tell);
}

Page *MainWindow::currentPage() const
{
    return m_pages.value(m_stack->currentIndex());
}

void MainWindow::showPage(const QString &name, const QString &subject)
{
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i]->name() != name)
            continue;
        m_rail->choose(static_cast<int>(i));
        if (!subject.isEmpty())
            m_pages[i]->reveal(subject);
        return;
    }
}

void MainWindow::bringUp(const QByteArray &activationToken)
{
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

QWidget *MainWindow::makeNotice()
{
    auto *frame = new QWidget(this);
    auto *outer = new QHBoxLayout(frame);
    outer->setContentsMargins(Space::Medium, Space::Small, Space::Medium, Space::Small);
    outer->addWidget(m_notice);
    auto *row = new QHBoxLayout(m_notice);
    row->setContentsMargins(scaled(14), Space::Hair, Space::Hair, Space::Hair);
    row->addWidget(m_noticeText, 1);
    auto *dismiss = new QPushButton(tr("Dis&miss"), m_notice);
    dismiss->setFlat(true);
    row->addWidget(dismiss);
    frame->hide();
    m_noticeEnd->setSingleShot(true);
    m_noticeEnd->setInterval(10s);
    connect(m_noticeEnd, &QTimer::timeout, frame, &QWidget::hide);
    connect(dismiss, &QPushButton::clicked, frame, &QWidget::hide);
    return frame;
}

QList<Shortcut> MainWindow::shortcuts() const
{
    QStringList words;
    for (const Page *page : m_pages)
        words.append(page->word());
    return shortcutsOf(*this, words);
}

void MainWindow::showShortcuts()
{
    if (!findChild<ShortcutsDialog *>())
        (new ShortcutsDialog(shortcuts(), this))->open();
}

void MainWindow::tell(const QString &sentence, bool good)
{
    m_notice->setGround(good ? Card::Ground::Success : Card::Ground::Failure);
    m_noticeText->setText(sentence);
    m_notice->parentWidget()->show();
    timeNotice();
}

void MainWindow::timeNotice()
{
    // Behind the icon in the panel nobody sees it.
    if (isVisible() && !isMinimized() && !m_notice->parentWidget()->isHidden())
        m_noticeEnd->start();
    else
        m_noticeEnd->stop();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    timeNotice();
    if (Page *page = currentPage(); page && !event->spontaneous())
        page->enter();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    timeNotice();
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        timeNotice();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_closing == Closing::Ends);
    switch (m_closing) {
    case Closing::Ends:
        Q_EMIT closed();
        break;
    case Closing::Hides:
        hide();
        Q_EMIT hiddenByClosing();
        break;
    case Closing::Asks:
        Q_EMIT closeAsked();
        break;
    }
}

} // namespace Ui
