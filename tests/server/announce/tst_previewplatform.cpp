// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/previewplatform.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"

#include <QTest>

using Announce::PreviewPlatform;

namespace {

Model::Card card(const char *title)
{
    Model::Card made;
    made.title = QString::fromLatin1(title);
    return made;
}

} // namespace

class PreviewPlatformTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersMessagesAndSaysWhatWasShown()
    {
        Fakes::FakeClock clock;
        PreviewPlatform preview(clock, std::chrono::milliseconds(100), 7);
        QStringList shown;
        connect(&preview, &PreviewPlatform::shown, this,
            [&shown](const QString &channel, const QString &id, const Model::Card &c, bool isNew) {
                shown.append(
                    QStringList{channel, id, c.title, isNew ? QStringLiteral("new") : QStringLiteral("edit")}.join(
                        QLatin1Char(' ')));
            });
        QStringList ids;
        const auto keep = [&ids](const Core::Result<QString, Announce::ChatError> &id) { ids.append(id.value()); };
        preview.post(QStringLiteral("c"), card("one"), QStringLiteral("n1"), keep);
        preview.post(QStringLiteral("c"), card("two"), QStringLiteral("n2"), keep);
        preview.post(QStringLiteral("c"), card("one"), QStringLiteral("n1"), keep);
        preview.edit(QStringLiteral("c"), QStringLiteral("7"), card("one!"), [&ids](const auto &done) {
            QVERIFY(done.ok());
            ids.append(QStringLiteral("edited"));
        });
        QVERIFY(ids.isEmpty()); // never from inside the call
        clock.advance(std::chrono::milliseconds(99));
        QVERIFY(ids.isEmpty());
        clock.advance(std::chrono::milliseconds(1));
        QCOMPARE(ids,
            (QStringList{QStringLiteral("7"), QStringLiteral("8"), QStringLiteral("7"), QStringLiteral("edited")}));
        QCOMPARE(shown,
            (QStringList{
                QStringLiteral("c 7 one new"), QStringLiteral("c 8 two new"), QStringLiteral("c 7 one! edit")}));
    }

    void findsByNonceWhatNobodyClaims()
    {
        Fakes::FakeClock clock;
        PreviewPlatform preview(clock, {}, 1);
        preview.post(QStringLiteral("c"), card("one"), QStringLiteral("n1"), [](const auto &) {});
        QList<std::optional<QString>> found;
        const auto keep = [&found](const auto &id) { found.append(id.value()); };
        const auto nobody = [](const QString &) { return false; };
        preview.find(QStringLiteral("c"), {QStringLiteral("n1"), {}, {}}, nobody, keep);
        preview.find(QStringLiteral("d"), {QStringLiteral("n1"), {}, {}}, nobody, keep);
        preview.find(
            QStringLiteral("c"), {QStringLiteral("n1"), {}, {}}, [](const QString &) { return true; }, keep);
        clock.advance(std::chrono::milliseconds(0));
        QCOMPARE(found.size(), 3);
        QCOMPARE(found.at(0), std::optional(QStringLiteral("1")));
        QVERIFY(!found.at(1));
        QVERIFY(!found.at(2));
    }

    void noAnswerAfterTheEnd()
    {
        Fakes::FakeClock clock;
        int answers = 0;
        {
            PreviewPlatform preview(clock, {}, 1);
            preview.post(QStringLiteral("c"), card("one"), {}, [&answers](const auto &) { ++answers; });
        }
        clock.advance(std::chrono::seconds(1));
        QCOMPARE(answers, 0);
    }
};

REGISTER_GUILESS_TEST(PreviewPlatformTest)
#include "tst_previewplatform.moc"
