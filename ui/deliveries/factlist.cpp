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

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QFontMetrics metrics(typeface(Text::Body));
        const int line = std::max(scaled(25), metrics.height() + Space::Hair);
        const Fact &fact = m_facts[index.row()];
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        if (!view || !isSentence(fact))
            return {scaled(40), line};
        const QRect room(0, 0, restOf(QRect(0, 0, view->viewport()->width(), line), fact).width(), 1 << 16);
        return {scaled(40), line - metrics.height() + metrics.boundingRect(room, Qt::TextWordWrap, fact.text).height()};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens(option.palette);
        const Fact &fact = m_facts[index.row()];
        painter->save();
        if (fact.mark != Fact::Mark::None) {
            const int side = scaled(MarkSide);
            const QRectF place(
                option.rect.left() + scaled(Margin), option.rect.center().y() - side / 2.0 + 0.5, side, side);
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
        }
        const QColor words = fact.mark == Fact::Mark::Bad ? t.failureText : t.secondary;
        QRect rest = restOf(option.rect, fact);
        if (isSentence(fact)) {
            painter->setFont(typeface(Text::Body));
            painter->setPen(words);
            painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, fact.text);
        } else {
            const QFont result = typeface(Text::Body, fact.tint == Tint::Secondary ? QFont::Normal : QFont::DemiBold);
            // What it is now says the most, what is meant the least: that gives way first.
            int missing = spanOf(fact.code, monospaced(Text::Small)) + spanOf(fact.text, typeface(Text::Body))
                + spanOf(fact.result, result) - rest.width();
            write(*painter, rest, fact.code, monospaced(Text::Small), mix(t.text, t.secondary, 0.5), missing);
            write(*painter, rest, fact.text, typeface(Text::Body), words, missing);
            write(*painter, rest, fact.result, result, colourOf(fact.tint, t), missing);
        }
        if (showsFocus(option))
            paintFocus(*painter, QRectF(option.rect).adjusted(Space::Small, 0, -Space::Small, 0), Radius::Chip,
                option.palette);
        painter->restore();
    }

private:
    static constexpr int Margin = 16;
    static constexpr int MarkSide = 13;

    /// Nothing but words of ours: they go on in the next line.
    static bool isSentence(const Fact &fact) { return fact.code.isEmpty() && fact.result.isEmpty(); }
    /// Without the mark.
    static QRect restOf(const QRect &rect, const Fact &fact)
    {
        const int mark = fact.mark == Fact::Mark::None ? 0 : scaled(MarkSide) + scaled(6);
        return rect.adjusted(scaled(Margin) + mark, 0, -scaled(Margin), 0);
    }
    static int spanOf(const QString &text, const QFont &face)
    {
        return text.isEmpty() ? 0 : QFontMetrics(face).horizontalAdvance(text) + scaled(5);
    }
    /// `missing` is how much wider all of the line is than its room; this part gives what it can.
    static void write(
        QPainter &painter, QRect &rest, const QString &text, const QFont &face, const QColor &colour, int &missing)
    {
        if (text.isEmpty() || rest.width() < scaled(12))
            return;
        const QFontMetrics metrics(face);
        const int whole = metrics.horizontalAdvance(text);
        const int room = missing > 0 ? std::max(whole - missing, std::min(whole, scaled(40))) : whole;
        missing -= whole - room;
        // In the middle: the end of a key names the field, that of an old value is the arrow.
        const int given = std::min(room, rest.width());
        // Asked for its own width, a text whose letters end between two pixels would be elided.
        const QString shown = given < whole ? metrics.elidedText(text, Qt::ElideMiddle, given) : text;
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
    setResizeMode(Adjust); // sentences become higher as it becomes narrower
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
