// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/deliveriespage.h"

#include "model/deliveryjson.h"
#include "ui/deliveries/curldialog.h"
#include "ui/deliveries/deliveryfilterbar.h"
#include "ui/deliveries/deliveryinspector.h"
#include "ui/deliveries/deliverytable.h"
#include "ui/deliveries/deliverytablemodel.h"
#include "ui/deliveries/replaydialog.h"
#include "ui/deliveries/storeddeliveries.h"
#include "ui/servicelink.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/newestontop.h"
#include "ui/widgets/pageheader.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace Ui {

using namespace std::chrono_literals;

namespace {
/// Deliveries of one build that are folded to show what the last of them changed.
constexpr int FoldedForChange = 300;
} // namespace

DeliveriesPage::DeliveriesPage(ServiceLink &link, StoredDeliveries &source, const Core::Clock &clock, QWidget *parent)
    : Page(QStringLiteral("deliveries"), tr("Deliveries"), QStringLiteral("inbox"), parent)
    , m_link(link)
    , m_source(source)
    , m_clock(clock)
    , m_filter(new DeliveryFilterBar(clock, this))
    , m_model(new DeliveryTableModel(source, clock, this))
    , m_table(new DeliveryTable(*m_model, this))
    , m_inspector(new DeliveryInspector(this))
    , m_empty(new EmptyState(this))
    , m_clear(m_empty->addAction(tr("&Show all deliveries")))
    , m_stack(new QStackedWidget(this))
    , m_refresh(new QTimer(this))
{
    auto *sheet = new Card(this);
    auto *inside = new QVBoxLayout(sheet);
    inside->setContentsMargins(1, Space::Hair, 1, Space::Hair);
    inside->addWidget(m_table);
    auto *halves = new QSplitter(Qt::Vertical, this);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(scaled(14));
    halves->addWidget(sheet);
    halves->addWidget(m_inspector);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 0);
    sheet->setMinimumHeight(scaled(130));
    m_inspector->setMinimumHeight(scaled(240));
    halves->setSizes({scaled(330), scaled(300)});
    m_table->newest().setReader(*m_inspector);
    m_stack->addWidget(halves);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(scaled(28), scaled(22), scaled(28), scaled(20));
    column->setSpacing(Space::Medium);
    column->addWidget(makeHeader());
    column->addSpacing(Space::Hair);
    column->addWidget(m_filter);
    column->addWidget(m_stack, 1);

    // Several things happen within a blink; what surrounds the delivery is read once for them all.
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(100ms);
    connect(m_refresh, &QTimer::timeout, this, [this] {
        if (m_shown)
            showDelivery(m_shown->id);
    });
    connect(m_filter, &DeliveryFilterBar::changed, this, [this] { m_model->setFilter(m_filter->filter()); });
    connect(m_filter, &DeliveryFilterBar::replayAllRequested, this, &DeliveriesPage::replayAll);
    connect(m_clear, &QPushButton::clicked, m_filter, &DeliveryFilterBar::clear);
    connect(m_model, &DeliveryTableModel::filled, this, &DeliveriesPage::showEmptiness);
    connect(m_table, &DeliveryTable::currentRowChanged, this, &DeliveriesPage::showRow);
    connect(m_table, &DeliveryTable::chosenChanged, this, &DeliveriesPage::showActions);
    connect(m_inspector, &DeliveryInspector::announceAgainRequested, this, &DeliveriesPage::announceAgain);
    connect(m_inspector, &DeliveryInspector::showBuildRequested, this, &DeliveriesPage::showBuild);
    connect(m_inspector, &DeliveryInspector::openDiscordRequested, this, [this] {
        if (!m_announcements.isEmpty())
            QDesktopServices::openUrl(m_link.messageUrl(m_announcements.constLast()));
    });
    connectLink();
    m_model->reload();
}

QWidget *DeliveriesPage::makeHeader()
{
    auto *header = new PageHeader(this);
    header->setTitle(tr("Deliveries"));
    header->setText(
        tr("Everything that reached this endpoint, refused ones too. Replaying folds the stored bytes again and is "
           "safe."));
    m_curl = header->addAction(tr("&Copy as cURL…"));
    m_export = header->addAction(tr("&Export…"));
    m_replay = header->addAction(QString());
    m_replay->setDefault(true);
    connect(m_curl, &QPushButton::clicked, this, &DeliveriesPage::copyAsCurl);
    connect(m_export, &QPushButton::clicked, this, &DeliveriesPage::chooseExportFile);
    connect(m_replay, &QPushButton::clicked, this, &DeliveriesPage::replayChosen);
    return header;
}

void DeliveriesPage::connectLink()
{
    connect(&m_link, &ServiceLink::deliveryKept, m_model, &DeliveryTableModel::deliveryKept);
    connect(&m_link, &ServiceLink::buildChanged, m_model, &DeliveryTableModel::buildChanged);
    connect(&m_link, &ServiceLink::announcementChanged, m_model, &DeliveryTableModel::announcementChanged);
    connect(&m_link, &ServiceLink::buildChanged, this,
        [this](const Store::BuildRecord &record) { refreshSoon(record.build.key()); });
    connect(&m_link, &ServiceLink::announcementChanged, this, [this](const Model::Announcement &announcement) {
        if (m_shown && subjectOf(*m_shown) == announcement.subject)
            m_refresh->start();
    });
    connect(&m_link, &ServiceLink::abilitiesChanged, this, [this] { m_refresh->start(); });
    connect(&m_link, &ServiceLink::healthChanged, this, [this] {
        // What kept them from being read may be over: a database is brought up to date when the service starts.
        if (!m_model->failure().isEmpty())
            m_model->reload();
    });
    connect(&m_link, &ServiceLink::requestFinished, this, [this](ServiceLink::Request request, const Outcome &outcome) {
        if (m_requests.remove(request) && !outcome.message.isEmpty())
            Q_EMIT told(outcome.message, outcome.ok);
    });
}

void DeliveriesPage::enter()
{
    if (m_stack->currentIndex() == 0)
        m_table->setFocus(Qt::OtherFocusReason);
    else
        Page::enter();
}

void DeliveriesPage::reveal(const QString &subject)
{
    const qint64 id = subject.toLongLong();
    if (m_model->rowOf(id) < 0)
        m_filter->clear();
    if (const int row = m_model->rowOf(id); row >= 0) {
        m_table->choose(row);
        return;
    }
    // Not on a page that was read: show it all the same.
    m_table->newest().chooseNone();
    showDelivery(id);
}

void DeliveriesPage::showEmptiness()
{
    const bool empty = m_model->rowCount() == 0;
    m_filter->setAnyThrough(!empty);
    m_stack->setCurrentIndex(empty ? 1 : 0);
    if (!empty) {
        if (m_table->currentRow() < 0)
            m_table->newest().chooseNewest();
        showActions();
        return;
    }
    m_shown.reset();
    m_clear->setVisible(m_model->failure().isEmpty() && m_filter->isFiltering());
    if (!m_model->failure().isEmpty())
        m_empty->setWords(QStringLiteral("triangle-alert"), tr("The deliveries cannot be read"), m_model->failure());
    else if (m_filter->isFiltering())
        m_empty->setWords(QStringLiteral("search"), tr("No delivery matches"),
            tr("Other words, another verdict or a longer time may find more."));
    else
        m_empty->setWords(QStringLiteral("inbox"), tr("Nothing has arrived yet"),
            tr("Each delivery from Drone appears here the moment it comes, refused ones with the reason.\nPoint "
               "DRONE_WEBHOOK_ENDPOINT at this computer and start a build."));
    showActions();
}

void DeliveriesPage::showActions()
{
    const QList<qint64> ids = m_table->chosen();
    const auto chosen = ids.size();
    const bool foldable = std::any_of(ids.cbegin(), ids.cend(),
        [this](qint64 id) { return m_model->delivery(m_model->rowOf(id)).verdict == Model::Verdict::Accepted; });
    m_curl->setEnabled(m_shown.has_value());
    m_export->setEnabled(chosen > 0);
    m_replay->setEnabled(foldable);
    m_replay->setToolTip(chosen == 0 || foldable
            ? QString()
            : tr("Only accepted deliveries are folded again, never refused ones or duplicates"));
    m_replay->setText(chosen > 1 ? tr("&Replay %1 selected…").arg(locale().toString(qint64(chosen))) : tr("&Replay…"));
}

void DeliveriesPage::showRow(int row)
{
    if (row >= 0)
        showDelivery(m_model->delivery(row).id);
}

void DeliveriesPage::showDelivery(qint64 id)
{
    auto found = m_source.find(id);
    if (!found || !found.value()) {
        Q_EMIT told(found ? tr("That delivery is not kept any more")
                          : tr("The delivery cannot be read: %1").arg(found.error().text()),
            false);
        // The one before is not the one that was asked for. One that cannot be read just now stays as it was read.
        if (found || !m_shown || m_shown->id != id) {
            m_shown.reset();
            m_announcements.clear();
            m_inspector->clear();
            showActions();
        }
        return;
    }
    m_shown = *std::move(found).value();
    QList<Model::Delivery> upToIt;
    const bool folds = m_shown->verdict == Model::Verdict::Accepted && m_shown->build.id != 0;
    if (folds) {
        if (auto deliveries = m_source.upTo(m_shown->build, id, FoldedForChange))
            upToIt = std::move(deliveries).value();
    }
    m_announcements.clear();
    if (auto announcements = m_source.announcements(*m_shown))
        m_announcements = std::move(announcements).value();
    m_inspector->setDelivery(*m_shown, upToIt, m_announcements);
    const bool refused = m_shown->verdict == Model::Verdict::Refused;
    m_inspector->setAbilities(
        !refused && !m_announcements.isEmpty() && !m_link.messageUrl(m_announcements.constLast()).isEmpty(),
        !refused && m_shown->build.id != 0 && !m_announcements.isEmpty());
    showActions();
}

void DeliveriesPage::refreshSoon(const Model::BuildKey &build)
{
    if (m_shown && m_shown->build == build && !m_refresh->isActive())
        m_refresh->start();
}

void DeliveriesPage::copyAsCurl()
{
    if (!m_shown)
        return;
    auto *dialog = new CurlDialog(*m_shown, m_clock, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CurlDialog::copied, this, [this] { Q_EMIT told(tr("The command is in the clipboard"), true); });
    dialog->open();
}

void DeliveriesPage::chooseExportFile()
{
    auto *dialog = new QFileDialog(this, tr("Export deliveries"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("JSON files (*.json)"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("deliveries.json"));
    // Those that are chosen now: the table may go on to a newer one meanwhile.
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, ids = m_table->chosen()](const QString &file) { exportTo(file, ids); });
    dialog->open();
}

void DeliveriesPage::exportTo(const QString &file, const QList<qint64> &ids)
{
    QList<Model::Delivery> deliveries;
    for (const qint64 id : ids) {
        auto found = m_source.find(id);
        if (!found) {
            Q_EMIT told(tr("Nothing was exported: %1").arg(found.error().text()), false);
            return;
        }
        if (found.value())
            deliveries.append(*std::move(found).value());
    }
    QSaveFile target(file);
    const QByteArray json = Model::exportedDeliveries(deliveries);
    if (!target.open(QIODevice::WriteOnly) || target.write(json) != json.size() || !target.commit())
        Q_EMIT told(tr("%1 cannot be written: %2").arg(file, target.errorString()), false);
    else
        Q_EMIT told(tr("Exported to %1: %n deliveries", nullptr, static_cast<int>(deliveries.size())).arg(file), true);
}

void DeliveriesPage::replayChosen()
{
    auto *dialog = new ReplayDialog(m_link, m_table->chosen(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DeliveriesPage::replayAll()
{
    auto *dialog = new ReplayDialog(m_link, m_filter->filter(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DeliveriesPage::announceAgain()
{
    if (m_shown)
        m_requests.insert(m_link.announceAgain(m_shown->build));
}

void DeliveriesPage::showBuild()
{
    if (m_shown)
        Q_EMIT jumpRequested(
            QStringLiteral("builds"), QStringLiteral("%1 %2").arg(m_shown->build.id).arg(m_shown->build.systemLink));
}

} // namespace Ui
