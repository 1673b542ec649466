// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/testprogram.h"
#include "ui/builds/discordcardhtml.h"
#include "ui/text/phrases.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/stateglyph.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QProxyStyle>
#include <QSignalSpy>
#include <QStyleOption>
#include <QTest>

#include <set>

using Model::Status;

namespace {

const QList<Status> AllStatuses{Status::Unknown, Status::Pending, Status::WaitingOnDependencies, Status::Blocked,
    Status::Running, Status::Success, Status::Failure, Status::Error, Status::Killed, Status::Skipped,
    Status::Declined};

QImage glyph(Status status, const Ui::Tokens &tokens, qreal turn = 0)
{
    QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(tokens.pane);
    QPainter painter(&image);
    Ui::paintGlyph(painter, QRectF(2, 2, 36, 36), status, tokens, turn);
    return image;
}

int painted(const QImage &image, const QColor &ground)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == ground ? 0 : 1;
    }
    return count;
}

} // namespace

class TestLook final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStatusHasAGlyph();
    void shapesTellWithoutColour();
    void aTurningRingTurns();
    void contrast_data();
    void contrast();
    void paletteTellsTheLook();
    void aCheckBoxIsSeen_data();
    void aCheckBoxIsSeen();
    void buttonsOfDialogsHaveNoIcons();
    void everyIconPaints();
    void theLookCanBeChosen();
    void clockTimes_data();
    void clockTimes();
    void refNames_data();
    void refNames();
};

void TestLook::everyStatusHasAGlyph()
{
    for (const Ui::Tokens &tokens : {Ui::lightTokens(), Ui::darkTokens()}) {
        for (const Status status : AllStatuses) {
            QVERIFY2(painted(glyph(status, tokens), tokens.pane) > 100, qPrintable(Model::statusWord(status)));
            QVERIFY(!Ui::statusName(status).isEmpty());
        }
    }
}

void TestLook::shapesTellWithoutColour()
{
    // Groups that must not be confused differ in shape, not only in colour.
    const QList<Status> groups{
        Status::Success, Status::Failure, Status::Running, Status::Pending, Status::Killed, Status::Blocked};
    std::set<Ui::Shape> shapes;
    for (const Status status : groups)
        shapes.insert(Ui::shapeOf(status));
    QCOMPARE(shapes.size(), size_t(groups.size()));
}

void TestLook::aTurningRingTurns()
{
    QVERIFY(glyph(Status::Running, Ui::lightTokens(), 0) != glyph(Status::Running, Ui::lightTokens(), 90));
    QCOMPARE(glyph(Status::Success, Ui::lightTokens(), 0), glyph(Status::Success, Ui::lightTokens(), 90));
}

void TestLook::contrast_data()
{
    QTest::addColumn<QColor>("front");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const Ui::Tokens &t : {Ui::lightTokens(), Ui::darkTokens()}) {
        const auto row = [&t](const char *name, const QColor &front, const QColor &ground, double least) {
            QTest::addRow("%s %s", t.dark ? "dark" : "light", name) << front << ground << least;
        };
        // WCAG 2.1: 4.5 for text, 3 for what is drawn.
        row("text on window", t.text, t.window, 4.5);
        row("secondary on window", t.secondary, t.window, 4.5);
        row("secondary on pane", t.secondary, t.pane, 4.5);
        row("secondary on selected", t.secondary, t.selected, 4.5);
        row("secondary on chip", t.secondary, t.track, 4.5);
        row("on accent", t.onAccent, t.accent, 4.5);
        row("accent on selected", t.accent, t.selected, 4.5);
        row("failure on its ground", t.failureText, t.failureBack, 4.5);
        row("text on failure", t.text, t.failureBack, 4.5);
        row("warning on its ground", t.runningText, t.runningBack, 4.5);
        row("success on its ground", t.successText, t.successBack, 4.5);
        row("secondary on hovered", t.secondary, t.hovered, 4.5);
        row("placeholder", Ui::paletteFor(t).color(QPalette::PlaceholderText), t.pane, 4.5);
        const Ui::DiscordLook &discord = Ui::discordLook(t.dark);
        row("link in a message", discord.link, discord.embed, 4.5);
        row("text in a message", discord.text, discord.embed, 4.5);
        row("quiet in a message", discord.quiet, discord.embed, 4.5);
        row("quiet above a message", discord.quiet, discord.back, 4.5);
        row("code in a message", discord.codeText, discord.code, 4.5);
        row("log", t.logText, t.logBack, 4.5);
        row("faint log", t.logFaint, t.logBack, 4.5);
        row("success drawn", t.success, t.pane, 3);
        row("failure drawn", t.failure, t.pane, 3);
        row("running drawn", t.running, t.pane, 3);
        row("pending drawn", t.pending, t.pane, 3);
        row("neutral drawn", t.neutral, t.pane, 3);
    }
}

void TestLook::contrast()
{
    QFETCH(QColor, front);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    const double ratio = Ui::contrast(front, ground);
    QVERIFY2(ratio >= least, qPrintable(QString::number(ratio)));
}

void TestLook::paletteTellsTheLook()
{
    QVERIFY(Ui::tokens(Ui::paletteFor(Ui::darkTokens())).dark);
    QVERIFY(!Ui::tokens(Ui::paletteFor(Ui::lightTokens())).dark);
}

void TestLook::aCheckBoxIsSeen_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << Ui::paletteFor(Ui::lightTokens());
    QTest::newRow("dark") << Ui::paletteFor(Ui::darkTokens());
}

void TestLook::aCheckBoxIsSeen()
{
    QFETCH(QPalette, palette);
    const QColor pane = Ui::tokens(palette).pane;
    const auto paint = [&](QStyle::State state) {
        QStyleOptionButton option;
        option.rect = QRect(0, 0, 16, 16);
        option.state = QStyle::State_Enabled | state;
        option.palette = palette;
        QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
        image.fill(pane);
        QPainter painter(&image);
        Ui::Style().drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter);
        return image;
    };
    const QImage off = paint(QStyle::State_Off);
    const QImage on = paint(QStyle::State_On);
    // In the middle of the left side: the frame.
    QVERIFY(Ui::contrast(off.pixelColor(0, 8), pane) >= 3);
    QVERIFY(Ui::contrast(on.pixelColor(0, 8), pane) >= 3);
    QCOMPARE(off.pixelColor(8, 8), pane);
    QVERIFY(painted(on, pane) > 2 * painted(off, pane));
}

void TestLook::buttonsOfDialogsHaveNoIcons()
{
    /// Of a desktop that puts icons on them.
    class Desktop final : public QProxyStyle
    {
    public:
        int styleHint(
            StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override
        {
            return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 1 : QProxyStyle::styleHint(hint, option, widget, data);
        }
    };
    Ui::Style style;
    style.setBaseStyle(new Desktop);
    QCOMPARE(style.styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons), 0);
}

void TestLook::everyIconPaints()
{
    QVERIFY(!Ui::icon(QStringLiteral("inbox")).pixmap(16, 16).isNull()); // makes the resources known
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() > 30);
    for (const QString &file : files) {
        QImage image(24, 24, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        Ui::paintIcon(painter, QRectF(0, 0, 24, 24), file.chopped(4), Qt::black);
        painter.end();
        QVERIFY2(painted(image, Qt::white) > 10, qPrintable(file));
    }
}

void TestLook::theLookCanBeChosen()
{
    Ui::Appearance appearance(*qApp);
    QSignalSpy changed(&appearance, &Ui::Appearance::changed);
    appearance.setMode(Ui::Appearance::Mode::Dark);
    QVERIFY(appearance.isDark());
    QVERIFY(Ui::tokens(QApplication::palette()).dark);
    appearance.setMode(Ui::Appearance::Mode::Light);
    QVERIFY(!Ui::tokens(QApplication::palette()).dark);
    QCOMPARE(changed.size(), 2);
}

void TestLook::clockTimes_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << QStringLiteral("0:00");
    QTest::newRow("seconds") << 9 << QStringLiteral("0:09");
    QTest::newRow("minutes") << 161 << QStringLiteral("2:41");
    QTest::newRow("an hour") << 3600 << QStringLiteral("1:00:00");
    QTest::newRow("hours") << 7532 << QStringLiteral("2:05:32");
    QTest::newRow("negative") << -1 << QString();
}

void TestLook::clockTimes()
{
    QFETCH(int, seconds);
    QTEST(Ui::clockTime(std::chrono::seconds(seconds)), "text");
}

void TestLook::refNames_data()
{
    QTest::addColumn<QString>("ref");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("deployTo");
    QTest::addColumn<QString>("name");
    QTest::newRow("branch") << QStringLiteral("refs/heads/a/b") << QStringLiteral("a/b") << QString()
                            << QStringLiteral("a/b");
    QTest::newRow("branch without target")
        << QStringLiteral("refs/heads/a/b") << QString() << QString() << QStringLiteral("a/b");
    QTest::newRow("tag") << QStringLiteral("refs/tags/v1/x") << QStringLiteral("main") << QString()
                         << QStringLiteral("v1/x");
    QTest::newRow("pull request") << QStringLiteral("refs/pull/34/head") << QStringLiteral("main") << QString()
                                  << QStringLiteral("pull/34");
    QTest::newRow("merge request") << QStringLiteral("refs/merge-requests/7/head") << QStringLiteral("main")
                                   << QString() << QStringLiteral("pull/7");
    QTest::newRow("promotion") << QStringLiteral("refs/heads/main") << QStringLiteral("main")
                               << QStringLiteral("production") << QStringLiteral("production");
    QTest::newRow("nothing") << QString() << QString() << QString() << QString();
}

void TestLook::refNames()
{
    QFETCH(QString, ref);
    QFETCH(QString, target);
    QFETCH(QString, deployTo);
    Model::Build build;
    build.ref = ref;
    build.target = target;
    build.deployTo = deployTo;
    QTEST(Ui::refName(build), "name");
}

REGISTER_WINDOW_TEST(TestLook)
#include "tst_look.moc"
