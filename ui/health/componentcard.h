// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "health/healthreport.h"
#include "ui/health/healthwords.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace Ui {

class ElidedLabel;
class StateGlyph;

/// One component of the report: state, since when, why, the numbers, what to do and a button where we can do it.
class ComponentCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ComponentCard(QWidget *parent = nullptr);

    void setComponent(const Health::Component &component, bool paused, Core::WallTime now);
    const Health::Component &component() const { return m_component; }
    /// The person was sent here: the border says so until something else is shown.
    void setMarked(bool marked);

Q_SIGNALS:
    void actRequested(Ui::HealthAct act);
    /// The component shall be looked at now.
    void retryRequested(const QString &component);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void dress();

    Health::Component m_component;
    HealthAct m_act = HealthAct::None;
    StateGlyph *m_glyph;
    ElidedLabel *m_title;
    ElidedLabel *m_since;
    QLabel *m_why;
    QLabel *m_remedy;
    QLabel *m_figures;
    QPushButton *m_button;
    QPushButton *m_retry;
    bool m_marked = false;
};

} // namespace Ui
