// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/weblinks.h"

#include "core/redact.h"

#include <QHostAddress>
#include <QUrl>

namespace Announce {

namespace {

constexpr qsizetype LongestUrl = 2000;

enum class Forge { Unknown, GitHub, GitLab, Gitea, Bitbucket };

Forge forgeOf(const Model::Repository &repository)
{
    const QString host = QUrl(webUrl(repository.link)).host();
    if (host.contains(QLatin1String("github")))
        return Forge::GitHub;
    if (host.contains(QLatin1String("gitlab")))
        return Forge::GitLab;
    if (host == QLatin1String("bitbucket.org"))
        return Forge::Bitbucket;
    for (const QLatin1String name : {QLatin1String("gitea"), QLatin1String("forgejo"), QLatin1String("codeberg")}) {
        if (host.contains(name))
            return Forge::Gitea;
    }
    return Forge::Unknown;
}

QString page(const Model::Repository &repository, QLatin1String path, const QString &name)
{
    if (name.isEmpty())
        return {};
    QString base = webUrl(repository.link);
    if (base.isEmpty())
        return {};
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    return webUrl(base + path + QString::fromLatin1(QUrl::toPercentEncoding(name, "/")));
}

bool isPublicAddress(const QHostAddress &address)
{
    // RFC 1918, RFC 6598 and RFC 4193: Qt counts the first two as global.
    for (const QLatin1String subnet : {QLatin1String("10.0.0.0/8"), QLatin1String("172.16.0.0/12"),
             QLatin1String("192.168.0.0/16"), QLatin1String("100.64.0.0/10"), QLatin1String("fc00::/7")}) {
        if (address.isInSubnet(QHostAddress::parseSubnet(subnet)))
            return false;
    }
    return address.isGlobal();
}

} // namespace

QString webUrl(const QString &url)
{
    if (url.isEmpty() || url.size() > LongestUrl)
        return {};
    const QUrl parsed(url, QUrl::StrictMode);
    if (Core::redactTokens(url) != url) // nor does a link take a token of this program out
        return {};
    const bool web = parsed.scheme() == QLatin1String("http") || parsed.scheme() == QLatin1String("https");
    if (!parsed.isValid() || !web || parsed.host().isEmpty() || !parsed.userInfo().isEmpty())
        return {};
    return url;
}

QString publicUrl(const QString &url)
{
    QString web = webUrl(url);
    const QString host = QUrl(web).host().toLower();
    if (host.isEmpty())
        return {};
    QHostAddress address;
    if (address.setAddress(host))
        return isPublicAddress(address) ? web : QString();
    if (!host.contains(QLatin1Char('.')))
        return {};
    // RFC 2606, RFC 6762, RFC 8375 and what home routers hand out.
    for (const QLatin1String local :
        {QLatin1String(".local"), QLatin1String(".lan"), QLatin1String(".home.arpa"), QLatin1String(".internal"),
            QLatin1String(".intranet"), QLatin1String(".localdomain"), QLatin1String(".localhost"),
            QLatin1String(".home"), QLatin1String(".corp"), QLatin1String(".test"), QLatin1String(".invalid")}) {
        if (host.endsWith(local))
            return {};
    }
    return web;
}

QString branchPage(const Model::Repository &repository, const QString &branch)
{
    switch (forgeOf(repository)) {
    case Forge::GitHub:
        return page(repository, QLatin1String("/tree/"), branch);
    case Forge::GitLab:
        return page(repository, QLatin1String("/-/tree/"), branch);
    case Forge::Gitea:
        return page(repository, QLatin1String("/src/branch/"), branch);
    case Forge::Bitbucket:
        return page(repository, QLatin1String("/branch/"), branch);
    case Forge::Unknown:
        break;
    }
    return {};
}

QString tagPage(const Model::Repository &repository, const QString &tag)
{
    switch (forgeOf(repository)) {
    case Forge::GitHub:
        return page(repository, QLatin1String("/tree/"), tag);
    case Forge::GitLab:
        return page(repository, QLatin1String("/-/tags/"), tag);
    case Forge::Gitea:
        return page(repository, QLatin1String("/src/tag/"), tag);
    case Forge::Bitbucket:
        return page(repository, QLatin1String("/src/"), tag);
    case Forge::Unknown:
        break;
    }
    return {};
}

QString profilePage(const Model::Repository &repository, const QString &login)
{
    const QString link = webUrl(repository.link);
    const QString tail = QLatin1Char('/') + repository.slug;
    if (forgeOf(repository) == Forge::Unknown || login.isEmpty() || !link.endsWith(tail))
        return {};
    return webUrl(link.chopped(tail.size()) + QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(login)));
}

QString commitPage(const Model::Build &build)
{
    switch (forgeOf(build.repository)) {
    case Forge::GitHub:
    case Forge::Gitea:
        return page(build.repository, QLatin1String("/commit/"), build.after);
    case Forge::GitLab:
        return page(build.repository, QLatin1String("/-/commit/"), build.after);
    case Forge::Bitbucket:
        return page(build.repository, QLatin1String("/commits/"), build.after);
    case Forge::Unknown:
        break;
    }
    return webUrl(build.link);
}

} // namespace Announce
