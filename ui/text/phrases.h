// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "health/healthreport.h"
#include "model/build.h"
#include "model/delivery.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include <optional>

/// Words for values, in the person's language. Pure: the moment that counts as now is passed in. Unix times in seconds,
/// 0 = not yet.
namespace Ui {

QString statusName(Model::Status status); ///< "failed"
QString healthName(Health::Status status); ///< "working"
QString eventName(const Model::Build &build); ///< "push", "promotion to production"

/// "2:41", "1:02:09"; an empty text for a negative one.
QString clockTime(std::chrono::seconds duration);
/// "2 min 41 s", for sentences and assistive technology.
QString duration(std::chrono::seconds duration);
/// How long something runs or ran; nothing before it started.
std::optional<std::chrono::seconds> elapsed(qint64 started, qint64 stopped, qint64 now);
/// The same for a build, whose last word may be missing.
std::optional<std::chrono::seconds> elapsed(const Model::Build &build, qint64 now);

/// Today "now", "4 min", "1 h"; on other days the time of day.
QString shortWhen(qint64 when, qint64 now);
/// "just now", "4 min ago", "yesterday at 18:04", "on 3 May at 9:12".
QString longWhen(qint64 when, qint64 now);
/// "Today", "Yesterday", "Wednesday, 18 November".
QString dayName(const QDate &day, const QDate &today);

/// The moment by which a build is dated in lists: when it was created, as Drone says.
qint64 momentOf(const Model::Build &build);
/// Branch, tag or pull request, short enough for a chip.
QString refName(const Model::Build &build);
/// First line of the commit message, or what else says what is built.
QString subjectOf(const Model::Build &build);
QString authorOf(const Model::Build &build);
QString shortCommit(const Model::Build &build);
/// A name from outside within a sentence: one that is written from right to left does not carry its neighbours along.
QString isolated(const QString &name);

} // namespace Ui
