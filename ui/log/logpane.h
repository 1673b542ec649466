// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/steplog.h"
#include "ui/log/steptoshow.h"
#include "ui/servicelink.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace Ui {

class ElidedLabel;
class EmptyState;
class LogButton;
class LogDocument;
class LogFindBar;
class LogView;

/// The log of one step of a build: asks the service for it and shows what comes, or says why there is none. Has one log
/// open at a time, and closes it when another is chosen. GUI thread.
class LogPane final : public QWidget
{
    Q_OBJECT

public:
    /// `link` is borrowed and outlives it.
    explicit LogPane(ServiceLink &link, QWidget *parent = nullptr);
    ~LogPane() override;

    /// Another build closes the log; the same one, newer, leaves it as it is.
    void setBuild(const Model::Build &build);
    /// Opens the log of that step; step 0: of the one in the stage that tells most. Stage 0: of none.
    void chooseStep(int stage, int step);

    LogView *view() const { return m_view; }
    LogFindBar *findBar() const { return m_findBar; }
    StepNumber shown() const { return m_shown; }
    Service::LogState state() const { return m_state; }
    QString noticeText() const; ///< what stands above the lines, if anything

    /// What a file with this log is called.
    QString fileName() const;
    /// What went wrong, for a person; empty when the file is there.
    QString saveTo(const QString &file);

Q_SIGNALS:
    /// The person does something here: another log must not take its place by itself.
    void engaged();
    /// What is missing is set there.
    void settingsRequested();
    void saved(const QString &message, bool ok);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHeader();
    void close();
    void take(const Service::LogPart &part);
    void markFailure();
    void showState();
    void showWords(const QString &icon, const QString &title, const QString &text);
    void showFollow();
    void askWhereToSave();
    static QString save(const LogDocument &document, const QString &file);
    const Model::Step *step() const;

    ServiceLink &m_link;
    Model::Build m_build;
    StepNumber m_shown;
    ServiceLink::Request m_open = 0; ///< 0 = none
    Service::LogState m_state = Service::LogState::Loading;
    QString m_error;
    bool m_isSetup = false; ///< the settings may mend it
    bool m_timesAsked = false; ///< shown or hidden by the person, not for the width
    QTimer m_patience; ///< a log that comes at once needs no "loading"

    QWidget *m_header = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_count = nullptr;
    LogButton *m_find = nullptr;
    LogButton *m_times = nullptr;
    LogButton *m_save = nullptr;
    LogFindBar *m_findBar = nullptr;
    ElidedLabel *m_notice = nullptr;
    QStackedWidget *m_stack = nullptr;
    LogView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_settings = nullptr;
    LogButton *m_follow = nullptr;
};

} // namespace Ui
