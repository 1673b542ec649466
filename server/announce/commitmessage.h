// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Announce {

/// A commit message as a card shows it.
struct CommitMessage
{
    QString headline; ///< first line, or the pull request's title
    QString text; ///< some lines of the rest, without trailers such as "Co-authored-by: …"

    bool operator==(const CommitMessage &) const = default;
};

CommitMessage readCommitMessage(const QString &title, const QString &message);

} // namespace Announce
