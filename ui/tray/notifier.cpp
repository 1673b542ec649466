// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/notifier.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/stateglyph.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#ifdef DRONE_DISCORD_WITH_DBUS
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

/// A picture on the bus: "image-data" of the specification, (iiibiiay).
struct BusImage
{
    QImage image; ///< RGBA8888
};
Q_DECLARE_METATYPE(BusImage)

static QDBusArgument &operator<<(QDBusArgument &argument, const BusImage &picture)
{
    const QImage &image = picture.image;
    argument.beginStructure();
    argument << image.width() << image.height() << static_cast<int>(image.bytesPerLine()) << true << 8 << 4
             << QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
    argument.endStructure();
    return argument;
}

static const QDBusArgument &operator>>(const QDBusArgument &argument, BusImage &)
{
    return argument; // nobody sends us one
}
#endif

namespace Ui {

#ifdef DRONE_DISCORD_WITH_DBUS

namespace {

// specifications.freedesktop.org/notification-spec
const auto Service = QStringLiteral("org.freedesktop.Notifications");
const auto Path = QStringLiteral("/org/freedesktop/Notifications");
const auto DefaultAction = QStringLiteral("default");
constexpr int AnswerMs = 5000;
constexpr uchar UrgencyNormal = 1;
constexpr uchar UrgencyLow = 0;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(Service, Path, Service, method);
}

BusImage pictureOf(const Notification &notification)
{
    QImage image(48, 48, QImage::Format_RGBA8888);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const Tokens &t = lightTokens();
    paintGlyph(painter, QRectF(image.rect()).adjusted(2, 2, -2, -2), notification.urgent ? Shape::Cross : Shape::Check,
        notification.urgent ? t.failure : t.success, Qt::white);
    return {image};
}

} // namespace

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
    qDBusRegisterMetaType<BusImage>();
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Service, QStringLiteral("ActionInvoked"), this, SLOT(takeAction(uint, QString)));
    bus.connect(Service, Path, Service, QStringLiteral("ActivationToken"), this, SLOT(takeToken(uint, QString)));
    bus.connect(Service, Path, Service, QStringLiteral("NotificationClosed"), this, SLOT(takeClosed(uint)));
    auto *owner = new QDBusServiceWatcher(Service, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(owner, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        // Another service knows neither our numbers nor perhaps buttons.
        m_abilities.reset();
        m_shown.clear();
    });
}

void Notifier::show(const Notification &notification)
{
    if (!QDBusConnection::sessionBus().isConnected()) {
        Q_EMIT unshown(notification);
        return;
    }
    if (m_abilities)
        return send(notification);
    m_waiting.append(notification);
    if (!m_asking)
        askWhatItCan();
}

void Notifier::askWhatItCan()
{
    m_asking = true;
    auto *watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(call(QStringLiteral("GetCapabilities")), AnswerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<QStringList> reply = *finished;
        finished->deleteLater();
        m_asking = false;
        const QList<Notification> waiting = std::exchange(m_waiting, {});
        if (reply.isValid())
            m_abilities = reply.value();
        for (const Notification &notification : waiting)
            reply.isValid() ? send(notification) : Q_EMIT unshown(notification);
    });
}

void Notifier::send(const Notification &notification)
{
    const uint replaced = notification.build ? m_shown.key(notification.build, 0) : 0;
    const QString body =
        m_abilities->contains(QLatin1String("body-markup")) ? notification.body.toHtmlEscaped() : notification.body;
    // A click on the notification; where there is no such thing (Xfce) it becomes a button.
    QStringList actions;
    if (m_abilities->contains(QLatin1String("actions")))
        actions = {DefaultAction, tr("Open")};
    const QVariantMap hints{
        {QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()},
        {QStringLiteral("urgency"), QVariant::fromValue(notification.urgent ? UrgencyNormal : UrgencyLow)},
        {QStringLiteral("image-data"), QVariant::fromValue(pictureOf(notification))},
        {QStringLiteral("category"), QStringLiteral("x-drone-discord.build")},
    };
    QDBusMessage notify = call(QStringLiteral("Notify"));
    notify.setArguments({QGuiApplication::applicationDisplayName(), replaced, QGuiApplication::desktopFileName(),
        notification.title, body, actions, hints, -1});
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(notify, AnswerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, notification](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<uint> reply = *finished;
        finished->deleteLater();
        if (reply.isValid())
            m_shown.insert(reply.value(), notification.build);
        else
            Q_EMIT unshown(notification);
    });
}

void Notifier::takeToken(uint id, const QString &token)
{
    if (m_shown.contains(id))
        m_tokens.insert(id, token.toUtf8());
}

void Notifier::takeAction(uint id, const QString &action)
{
    if (m_shown.contains(id) && action == DefaultAction)
        Q_EMIT openRequested(m_shown.value(id), m_tokens.take(id));
}

void Notifier::takeClosed(uint id)
{
    m_shown.remove(id);
    m_tokens.remove(id);
}

#else

Notifier::Notifier(QObject *parent)
    : QObject(parent)
{
}

void Notifier::show(const Notification &notification)
{
    Q_EMIT unshown(notification);
}

void Notifier::takeAction(uint, const QString &) { }
void Notifier::takeToken(uint, const QString &) { }
void Notifier::takeClosed(uint) { }

#endif

} // namespace Ui
