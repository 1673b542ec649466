// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QString>

#include <optional>

namespace Service {

/// The lock of a data folder; whoever holds it works on the data.
QString lockFileOf(const QString &dataDir);

/// Says beside the lock where its holder really listens, which the settings do not with port 0 or `--listen`. Whoever
/// made it holds the lock for as long as it lives.
class EndpointFile final
{
    Q_DISABLE_COPY_MOVE(EndpointFile)

public:
    struct Endpoint
    {
        QHostAddress address; ///< as bound
        quint16 port = 0;

        bool operator==(const Endpoint &) const = default;
    };

    explicit EndpointFile(const QString &dataDir); ///< a crash may have left one; it goes
    ~EndpointFile();

    void write(const Endpoint &endpoint);
    void clear();

    /// Of the program that works on these data; nothing when there is none, or it does not listen.
    static std::optional<Endpoint> read(const QString &dataDir);

private:
    QString m_path;
};

} // namespace Service
