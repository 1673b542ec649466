// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "store/buildstore.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

namespace Ui {

class BuildSource;

/// What a person is told outside of the window.
struct Notification
{
    QString title;
    QString body; ///< plain text, may have several lines
    bool urgent = false;
    std::optional<Model::BuildKey> build; ///< what it opens; nothing: the list of builds

    bool operator==(const Notification &) const = default;
};

/// Decides which builds are worth a notification: one that failed, and the first one that passes after failures on the
/// same branch. Each is told once. Old news are none: what a replay folds again or catch-up brings late stays silent.
/// News that come close together are told in one. GUI thread.
class BuildNews final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BuildNews)

public:
    /// Both are borrowed and outlive it.
    BuildNews(BuildSource &source, Core::Clock &clock, QObject *parent = nullptr);

    void setWanted(bool failed, bool fixed);
    void take(const Store::BuildRecord &record);

    /// A build that ended longer ago is no news.
    static constexpr std::chrono::minutes Fresh{10};
    /// The first one waits so long for others.
    static constexpr std::chrono::milliseconds Joining{2000};
    /// From one notification to the next at least.
    static constexpr std::chrono::milliseconds Pace{15'000};

Q_SIGNALS:
    void announced(const Ui::Notification &notification);

private:
    struct Item
    {
        Notification alone; ///< as it is told when nothing joins it
        bool failed = false;
    };
    std::optional<Item> itemFor(const Store::BuildRecord &record);
    void flush();
    void announce(Notification news);

    BuildSource &m_source;
    Core::Clock &m_clock;
    std::unique_ptr<Core::Alarm> m_soon;
    Core::SteadyTime m_notBefore{};
    QList<Item> m_waiting;
    QSet<Model::BuildKey> m_told; ///< ended builds that were looked at
    bool m_failed = true;
    bool m_fixed = true;
};

} // namespace Ui
