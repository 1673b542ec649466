// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/builds/buildstory.h"
#include "ui/log/steptoshow.h"

#include "model/announcement.h"
#include "model/buildact.h"
#include "model/delivery.h"

#include <QUrl>
#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace Ui {

class BuildActions;
class BuildDeliveries;
class Card;
class Chip;
class ElidedLabel;
class MessagePane;
class StateGlyph;
class StepGantt;
class Ticker;
class TimelineView;
class WordsLabel;

/// The right half of the Builds page: everything about one build. Shows values that it is given; what the person wants
/// leaves as a signal.
class BuildDetail final : public QWidget
{
    Q_OBJECT

public:
    /// What belongs to a build besides itself.
    struct Surroundings
    {
        Story story;
        QList<Model::Announcement> announcements;
        QList<Model::Delivery> deliveries; ///< newest first
        qint64 deliveryCount = 0;
        QList<Model::ActRecord> acts;
    };

    /// `ticker` is borrowed.
    BuildDetail(const Core::Clock &clock, Ticker &ticker, QWidget *parent = nullptr);

    void setBuild(const Store::BuildRecord &record, const Surroundings &surroundings);
    const Model::Build &build() const { return m_record.build; }
    void setBotName(const QString &name);
    /// What can be done with this build now; `whyNotAct` is empty when Drone can be asked.
    void setAbilities(bool openDiscord, const QString &whyNotAct);
    /// What was asked of Drone for this build: under way, or how it ended. No words = nothing to say.
    void setActState(bool isBusy, bool ok, const QString &words);
    /// Takes ownership: the view that shows a step's log, on a dark ground.
    void setLogView(QWidget *view);
    /// The person looks closely at this step: another one does not take its place by itself.
    void keepStep() { m_keepsStep = true; }

Q_SIGNALS:
    void openDiscordRequested();
    void openDroneRequested();
    void actRequested(Model::Act act);
    void announceAgainRequested();
    void linkActivated(const QUrl &url);
    void deliveryActivated(qint64 delivery);
    /// Another step is chosen in the build that is shown: by the person, or while she has not chosen one the step that
    /// tells most. Step 0 = the stage as a whole.
    void stepChosen(const Model::BuildKey &build, int stage, int step);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeNotice();
    QWidget *makeLogTab();
    void foldMessage(bool folded);
    void takeStep(int stage, int step);
    void chooseStep();
    void showHeader();
    void showNotice();
    void count();
    qint64 now() const;

    const Core::Clock &m_clock;
    Store::BuildRecord m_record;
    Surroundings m_around;
    std::optional<StepNumber> m_step; ///< chosen in the chart
    bool m_keepsStep = false; ///< chosen by the person
    bool m_choosing = false; ///< the choice is ours

    StateGlyph *m_glyph = nullptr;
    ElidedLabel *m_slug = nullptr;
    ElidedLabel *m_number = nullptr;
    Chip *m_ref = nullptr;
    Chip *m_commit = nullptr;
    ElidedLabel *m_meta = nullptr;
    QPushButton *m_openDiscord = nullptr;
    QPushButton *m_openDrone = nullptr;
    BuildActions *m_actions = nullptr;
    WordsLabel *m_answer = nullptr;
    Card *m_notice = nullptr;
    ElidedLabel *m_noticeSubject = nullptr;
    ElidedLabel *m_noticeDetail = nullptr;
    Card *m_ganttCard = nullptr;
    StepGantt *m_gantt = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    QHBoxLayout *m_logRow = nullptr;
    QWidget *m_log = nullptr;
    QHBoxLayout *m_messageTab = nullptr; ///< where the message is in a narrow window
    MessagePane *m_message = nullptr;
    TimelineView *m_timeline = nullptr;
    BuildDeliveries *m_deliveries = nullptr;
};

} // namespace Ui
