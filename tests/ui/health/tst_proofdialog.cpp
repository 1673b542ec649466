// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "fakeservicelink.h"
#include "ui/health/proofdialog.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/stateglyph.h"
#include "ui/widgets/wordslabel.h"

#include <QPushButton>
#include <QTest>

using namespace std::chrono_literals;
using Service::Hop;

class TestProofDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsEachStation();
    void saysWhereItEnded();
    void knowsOnlyItsOwnTest();

private:
    static QStringList glyphs(const QDialog &dialog)
    {
        QStringList states;
        for (const Ui::StateGlyph *glyph : dialog.findChildren<Ui::StateGlyph *>())
            states.append(glyph->accessibleName());
        return states;
    }
    static QStringList words(const QDialog &dialog)
    {
        QStringList all;
        for (const Ui::ElidedLabel *label : dialog.findChildren<Ui::ElidedLabel *>())
            all.append(label->text());
        return all;
    }
    static QPushButton *button(const QDialog &dialog, const QString &text)
    {
        for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
};

void TestProofDialog::tellsEachStation()
{
    Fakes::FakeServiceLink link;
    Ui::ProofDialog dialog(link);
    QCOMPARE(link.asked, QStringList{QStringLiteral("prove")});
    QCOMPARE(glyphs(dialog),
        (QStringList{QStringLiteral("running"), QStringLiteral("waiting for a runner"),
            QStringLiteral("waiting for a runner"), QStringLiteral("waiting for a runner"),
            QStringLiteral("waiting for a runner")}));
    QVERIFY(!button(dialog, QStringLiteral("Test again"))->isEnabled());

    Service::ProofReport report;
    report.reached = {{Hop::Stored, 3ms}, {Hop::Acknowledged, 4ms}};
    Q_EMIT link.proofProgressed(1, report);

    QCOMPARE(glyphs(dialog).mid(0, 3),
        (QStringList{QStringLiteral("passed"), QStringLiteral("passed"), QStringLiteral("running")}));
    QVERIFY(words(dialog).contains(QStringLiteral("4 ms")));

    report.reached.insert(Hop::Folded, 9ms);
    report.reached.insert(Hop::Posted, 312ms);
    report.reached.insert(Hop::Deleted, 540ms);
    Q_EMIT link.proofProgressed(1, report);
    Q_EMIT link.requestFinished(1, {true, QStringLiteral("The whole way works.")});

    QCOMPARE(glyphs(dialog).count(QStringLiteral("passed")), 5);
    QVERIFY(words(dialog).contains(QStringLiteral("It works")));
    QCOMPARE(dialog.findChild<Ui::WordsLabel *>()->text(), QStringLiteral("The whole way works."));
    button(dialog, QStringLiteral("Test again"))->click();
    QCOMPARE(link.asked.size(), 2);
    QCOMPARE(glyphs(dialog).count(QStringLiteral("passed")), 0);
}

void TestProofDialog::saysWhereItEnded()
{
    Fakes::FakeServiceLink link;
    Ui::ProofDialog dialog(link);
    Service::ProofReport report;
    report.reached = {{Hop::Stored, 3ms}, {Hop::Acknowledged, 4ms}, {Hop::Folded, 9ms}};
    report.failed = Hop::Posted;
    Q_EMIT link.proofProgressed(1, report);
    Q_EMIT link.requestFinished(1, {false, QStringLiteral("No message was posted: Missing Permissions")});

    QCOMPARE(glyphs(dialog),
        (QStringList{QStringLiteral("passed"), QStringLiteral("passed"), QStringLiteral("passed"),
            QStringLiteral("failed"), QStringLiteral("skipped")}));
    QVERIFY(dialog.findChild<Ui::WordsLabel *>()->text().contains(QLatin1String("Missing Permissions")));
    QVERIFY(button(dialog, QStringLiteral("Test again"))->isEnabled());
}

void TestProofDialog::knowsOnlyItsOwnTest()
{
    Fakes::FakeServiceLink link;
    Ui::ProofDialog dialog(link);
    Service::ProofReport report;
    report.failed = Hop::Stored;
    Q_EMIT link.proofProgressed(2, report);
    Q_EMIT link.requestFinished(2, {false, QStringLiteral("Another request")});
    QCOMPARE(glyphs(dialog).count(QStringLiteral("failed")), 0);
    QVERIFY(dialog.findChild<Ui::WordsLabel *>()->text().isEmpty());
}

REGISTER_WINDOW_TEST(TestProofDialog)
#include "tst_proofdialog.moc"
