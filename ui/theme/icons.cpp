// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QtMath>

// A resource inside a static library is dropped by the linker unless somebody names it; the macro wants no namespace.
static void useResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace Ui {

namespace {

QPixmap rendered(const QString &name, const QColor &colour, const QSize &pixels)
{
    const QString key = QStringLiteral("icon/%1/%2/%3x%4")
                            .arg(name, colour.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    useResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon named %s", qPrintable(name));
        return {};
    }
    QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedIconEngine final : public QIconEngine
{
public:
    explicit TintedIconEngine(QString name)
        : m_name(std::move(name))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, colour(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_name, colour(mode), size);
    }
    QIconEngine *clone() const override { return new TintedIconEngine(m_name); }

private:
    static QColor colour(QIcon::Mode mode)
    {
        const QPalette palette = QApplication::palette();
        const Tokens &t = tokens(palette);
        return mode == QIcon::Disabled ? t.faint : mode == QIcon::Selected ? t.onAccent : t.text;
    }

    QString m_name;
};

} // namespace

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &colour)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const QSize pixels(qCeil(rect.width() * ratio), qCeil(rect.height() * ratio));
    QPixmap pixmap = rendered(name, colour, pixels);
    pixmap.setDevicePixelRatio(ratio);
    painter.drawPixmap(rect, pixmap, QRectF(QPointF(0, 0), QSizeF(pixels)));
}

QIcon icon(const QString &name)
{
    return QIcon(new TintedIconEngine(name));
}

} // namespace Ui
