// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deliveries/factlist.h"

#include "ui/theme/icons.h"
#include "ui/theme/indicators.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace Ui {

class FactList::Facts final : public QAbstractListModel
{
public:
    Facts(const QList<Fact> &facts, QObject *parent)
        : QAbstractListModel(parent)
        , m_facts(facts)
    {
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_facts.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return spoken(m_facts[index.row()]);
        return {};
    }
    template <typename Change> void replace(Change change)
    {
        beginResetModel();
        change();
        endResetModel();
    }

private:
    const QList<Fact> &m_facts;
};

namespace {

QString markWord(Fact::Mark mark)
{
    switch (mark) {
    case Fact::Mark::Good:
        return FactList::tr("In order:");
    case Fact::Mark::Bad:
        return FactList::tr("Wrong:");
    case Fact::Mark::Open:
        return FactList::tr("Not known:");
    case Fact::Mark::None:
        break;
    }
    return {};
}

class Lines final : public QStyledItemDelegate
{
public:
    Lines(const QList<Fact> &facts, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_facts(facts)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {scaled(40), std::max(scaled(25), QFontMetrics(typeface(Text::Body)).height() + Space::Hair)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens(option.palette);
        const Fact &fact = m_facts[index.row()];
        painter->save();
        QRect rest = option.rect.adjusted(scaled(16), 0, -scaled(16), 0);
        if (fact.mark != Fact::Mark::None) {
            const int side = scaled(13);
            const QRectF place(rest.left(), rest.center().y() - side / 2.0 + 0.5, side, side);
            switch (fact.mark) {
            case Fact::Mark::Good:
                paintIcon(*painter, place, QStringLiteral("check"), t.success);
                break;
            case Fact::Mark::Bad:
                paintIcon(*painter, place, QStringLiteral("x"), t.failure);
                break;
            default:
                painter->setPen(QPen(t.faint, 1.6, Qt::SolidLine, Qt::RoundCap));
                painter->drawLine(
                    QPointF(place.left() + 3, place.center().y()), QPointF(place.right() - 3, place.center().y()));
            }
            rest.adjust(side + scaled(6), 0, 0, 0);
        }
        write(*painter, rest, fact.code, monospaced(Text::Small), mix(t.text, t.secondary, 0.5));
        const QColor words = fact.mark == Fact::Mark::Bad ? t.failureText : t.secondary;
        write(*painter, rest, fact.text, typeface(Text::Body), words);
        write(*painter, rest, fact.result,
            typeface(Text::Body, fact.tint == ElidedLabel::Tint::Secondary ? QFont::Normal : QFont::DemiBold),
            colourOf(fact.tint, t));
        if (showsFocus(option))
            paintFocus(*painter, QRectF(option.rect).adjusted(Space::Small, 0, -Space::Small, 0), Radius::Chip,
                option.palette);
        painter->restore();
    }

private:
    static void write(QPainter &painter, QRect &rest, const QString &text, const QFont &face, const QColor &colour)
    {
        if (text.isEmpty() || rest.width() < scaled(12))
            return;
        const QFontMetrics metrics(face);
        const QString shown = metrics.elidedText(text, Qt::ElideRight, rest.width());
        painter.setFont(face);
        painter.setPen(colour);
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        rest.adjust(metrics.horizontalAdvance(shown) + scaled(5), 0, 0, 0);
    }

    const QList<Fact> &m_facts;
};

} // namespace

QString spoken(const Fact &fact)
{
    QStringList parts;
    for (const QString &part : {markWord(fact.mark), fact.code, fact.text, fact.result}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(QLatin1Char(' '));
}

FactList::FactList(const QString &name, QWidget *parent)
    : QListView(parent)
    , m_model(new Facts(m_facts, this))
{
    setModel(m_model);
    setItemDelegate(new Lines(m_facts, this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setAccessibleName(name);
    viewport()->setAutoFillBackground(false);
}

void FactList::setFacts(const QList<Fact> &facts)
{
    if (facts == m_facts)
        return;
    m_model->replace([&] { m_facts = facts; });
    scrollToTop();
}

QSize FactList::sizeHint() const
{
    return {scaled(200), scaled(25) * 5};
}

} // namespace Ui
