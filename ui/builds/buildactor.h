// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/build.h"
#include "model/buildact.h"
#include "ui/servicelink.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace Ui {

class ActQuestion;

/// From a button to Drone's answer: asks the person, passes on what was confirmed, and remembers for each build what is
/// under way and how the last act ended. GUI thread.
class BuildActor final : public QObject
{
    Q_OBJECT

public:
    /// `link` is borrowed; questions belong to `window`'s window.
    BuildActor(ServiceLink &link, QWidget *window);

    /// Asks the person first. One question at a time: another one takes its place.
    void ask(Model::Act act, const Model::Build &build);

    struct State
    {
        bool isBusy = false;
        bool ok = true;
        QString words; ///< what is under way or how it ended; empty = nothing to say
    };
    State stateOf(const Model::BuildKey &build) const { return m_states.value(build); }
    /// How it ended need not be said any more.
    void forget(const Model::BuildKey &build);

Q_SIGNALS:
    void stateChanged(const Model::BuildKey &build);

private:
    void pass(const Model::BuildKey &build, const Model::BuildAct &act);

    ServiceLink &m_link;
    QWidget *m_window;
    QPointer<ActQuestion> m_question;
    QHash<Model::BuildKey, State> m_states;
    QHash<ServiceLink::Request, Model::BuildKey> m_requests;
};

} // namespace Ui
