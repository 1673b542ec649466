// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "store/buildstore.h"
#include "ui/mainwindow/page.h"

#include <QSet>

class QStackedWidget;
class QTimer;

namespace Ui {

class BuildActor;
class BuildDetail;
class BuildListPane;
class BuildSource;
class EmptyState;
class LogPane;
class ServiceLink;
class Ticker;

/// The page "builds": the list and one build's detail, kept current by the service's reports. Reveals a build by
/// "<id> <system link>" (see subjectOf(BuildKey)). GUI thread.
class BuildsPage final : public Page
{
    Q_OBJECT

public:
    /// All three are borrowed and outlive the page.
    BuildsPage(ServiceLink &link, BuildSource &source, const Core::Clock &clock, QWidget *parent = nullptr);

    BuildListPane *list() const { return m_list; }
    BuildDetail *detail() const { return m_detail; }
    LogPane *log() const { return m_log; }

    void enter() override;
    void reveal(const QString &subject) override;
    static QString subjectFor(const Model::BuildKey &key);

Q_SIGNALS:
    /// How many builds run.
    void runningChanged(qint64 builds);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showBuild(const Store::BuildRecord &record);
    void refresh();
    void showAbilities();
    void showActState();
    void openMenu(const Store::BuildRecord &record, const QPoint &place);
    void takeBuild(const Store::BuildRecord &record);
    void openDiscord();

    ServiceLink &m_link;
    BuildSource &m_source;
    const Core::Clock &m_clock;
    Ticker *m_ticker;
    BuildListPane *m_list;
    BuildDetail *m_detail;
    LogPane *m_log;
    BuildActor *m_actor;
    EmptyState *m_empty;
    QStackedWidget *m_side;
    QTimer *m_refreshSoon;
    Store::BuildRecord m_record;
    QList<Model::Announcement> m_announcements;
    QSet<quint64> m_requests; ///< asked here, not finished yet
};

} // namespace Ui
