// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>

#include <memory>

namespace Fakes {

/// A certificate authority of this run alone, and the certificates of a server at 127.0.0.1 that it signed, good or
/// with one flaw. This process trusts it as long as the object lives.
class Certificates final
{
public:
    enum class Flaw {
        None,
        SelfSigned, ///< nobody vouches for it
        Expired,
        OtherName, ///< good, for somebody else
    };

    Certificates();
    ~Certificates();
    Q_DISABLE_COPY_MOVE(Certificates)

    /// For a server's side.
    QSslConfiguration server(Flaw flaw = Flaw::None) const;

private:
    struct Pair;

    std::unique_ptr<Pair> m_authority;
    QSslConfiguration m_before; ///< the process's
};

} // namespace Fakes
