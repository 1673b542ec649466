// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/builds/buildactor.h"

#include "ui/builds/actquestion.h"
#include "ui/builds/actwords.h"

#include <QWidget>

namespace Ui {

BuildActor::BuildActor(ServiceLink &link, QWidget *window)
    : QObject(window)
    , m_link(link)
    , m_window(window)
{
    connect(&link, &ServiceLink::requestFinished, this, [this](ServiceLink::Request request, const Outcome &outcome) {
        if (!m_requests.contains(request))
            return;
        const Model::BuildKey build = m_requests.take(request);
        m_states.insert(build, {false, outcome.ok, outcome.message});
        Q_EMIT stateChanged(build);
    });
}

void BuildActor::ask(Model::Act act, const Model::Build &build)
{
    if (m_states.value(build.key()).isBusy)
        return;
    delete m_question;
    m_question = new ActQuestion(act, build, m_window->window());
    connect(m_question, &ActQuestion::confirmed, this,
        [this, key = build.key()](const Model::BuildAct &confirmed) { pass(key, confirmed); });
    m_question->open();
}

void BuildActor::pass(const Model::BuildKey &build, const Model::BuildAct &act)
{
    m_states.insert(build, {true, true, actUnderWay(act.act)});
    m_requests.insert(m_link.act(build, act), build);
    Q_EMIT stateChanged(build);
}

void BuildActor::forget(const Model::BuildKey &build)
{
    if (!m_states.value(build).isBusy && m_states.remove(build) > 0)
        Q_EMIT stateChanged(build);
}

} // namespace Ui
