// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "requestsontheirway.h"

#include "core/logging.h"

namespace {

int onTheirWay = 0;
QtMessageHandler others = nullptr;
bool othersHear = false; ///< such lines, as they did before

bool isOfClient(const char *category)
{
    return qstrcmp(category, "dd.discord") == 0 || qstrcmp(category, "dd.drone") == 0;
}

void listen(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const bool isOurs = type == QtDebugMsg && isOfClient(context.category);
    if (!isOurs || othersHear)
        others(type, context, text);
    if (!isOurs)
        return;
    if (text.endsWith(QLatin1String(" sent")))
        ++onTheirWay;
    else if (text.contains(QLatin1String(" answered with ")))
        --onTheirWay;
}

} // namespace

RequestsOnTheirWay::RequestsOnTheirWay()
{
    onTheirWay = 0;
    othersHear = lcDiscord().isDebugEnabled();
    QLoggingCategory::setFilterRules(QStringLiteral("dd.discord.debug=true\ndd.drone.debug=true"));
    others = qInstallMessageHandler(listen);
}

RequestsOnTheirWay::~RequestsOnTheirWay()
{
    qInstallMessageHandler(others);
    QLoggingCategory::setFilterRules({});
}

int RequestsOnTheirWay::count()
{
    return onTheirWay;
}
