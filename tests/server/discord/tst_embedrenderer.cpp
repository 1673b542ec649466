// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "announce/cardcomposer.h"
#include "discord/embedrenderer.h"
#include "fakes/testprogram.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>
#include <QUrl>

namespace {

using L1 = QLatin1String;

QString repeated(const QString &text, int times)
{
    return text.repeated(times);
}

QString badText(const QString &text, qsizetype least, qsizetype most)
{
    if (text.trimmed().size() < least || text.size() > most)
        return QStringLiteral("size %1").arg(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool paired = c.isHighSurrogate() ? i + 1 < text.size() && text.at(i + 1).isLowSurrogate()
                                                : c.isLowSurrogate() && i > 0 && text.at(i - 1).isHighSurrogate();
        if (c.isSurrogate() && !paired)
            return QStringLiteral("lone surrogate");
        if (c != QLatin1Char('\n') && c.category() == QChar::Other_Control)
            return QStringLiteral("control character");
        if ((c.unicode() >= 0x202A && c.unicode() <= 0x202E) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069))
            return QStringLiteral("turns direction");
    }
    return {};
}

/// Everything Discord's documentation forbids, as a list of complaints.
QStringList complaints(const QJsonObject &message)
{
    QStringList wrong;
    qsizetype total = 0;
    const auto check = [&](const char *where, const QJsonValue &value, qsizetype most) {
        const QString bad = badText(value.toString(), 1, most);
        if (!value.isString() || !bad.isEmpty())
            wrong.append(QLatin1String(where) + QLatin1String(": ") + bad);
        total += value.toString().size();
        if (value.toString().contains(L1("@everyone"), Qt::CaseInsensitive)
            || value.toString().contains(L1("@here"), Qt::CaseInsensitive))
            wrong.append(QLatin1String(where) + QLatin1String(": names everyone"));
    };
    const auto checkUrl = [&](const QJsonObject &json, L1 key) {
        if (!json.contains(key))
            return;
        const QString text = json.value(key).toString();
        const QUrl url(text, QUrl::StrictMode);
        const bool web = url.scheme() == L1("https") || url.scheme() == L1("http");
        if (!url.isValid() || !web || url.host().isEmpty() || text.size() > 2048)
            wrong.append(QStringLiteral("url ") + text.left(80));
    };
    if (message.value(L1("allowed_mentions")) != QJsonObject{{L1("parse"), QJsonArray()}})
        wrong.append(QStringLiteral("allowed_mentions"));
    const QJsonArray embeds = message.value(L1("embeds")).toArray();
    if (embeds.size() != 1)
        wrong.append(QStringLiteral("embeds"));
    const QJsonObject embed = embeds.first().toObject();
    check("title", embed.value(L1("title")), 256);
    checkUrl(embed, L1("url"));
    if (embed.contains(L1("description")))
        check("description", embed.value(L1("description")), 4096);
    if (embed.contains(L1("author"))) {
        const QJsonObject author = embed.value(L1("author")).toObject();
        check("author", author.value(L1("name")), 256);
        checkUrl(author, L1("url"));
        checkUrl(author, L1("icon_url"));
    }
    if (embed.contains(L1("footer")))
        check("footer", embed.value(L1("footer")).toObject().value(L1("text")), 2048);
    const QJsonArray fields = embed.value(L1("fields")).toArray();
    if (fields.size() > 25)
        wrong.append(QStringLiteral("fields"));
    for (const QJsonValue &field : fields) {
        check("field name", field.toObject().value(L1("name")), 256);
        check("field value", field.toObject().value(L1("value")), 1024);
    }
    if (total > 6000)
        wrong.append(QStringLiteral("total %1").arg(total));
    return wrong;
}

/// The same hostile text in every place that takes one.
Model::Card cardFull(const QString &text)
{
    using Model::Span;
    Model::Card card;
    card.tone = Model::Tone::Failure;
    card.title = card.headline = card.text = card.authorName = card.logTitle = card.log = card.footer = text;
    card.titleUrl = card.authorUrl = card.authorAvatar = text;
    card.timestamp = 1'795'450'982;
    for (int i = 0; i < 30; ++i) {
        card.fields.append({text,
            {{Span::plain(text), Span::strong(text)}, {Span::code(text)}, {Span::link(text, text)},
                {Span::link(text, QStringLiteral("https://example.com/") + text)}, {Span::since(i)}},
            i % 2 == 0});
    }
    return card;
}

QJsonObject embedOf(const Model::Card &card)
{
    return Discord::renderMessage(card).value(L1("embeds")).toArray().first().toObject();
}

} // namespace

class EmbedRenderer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("blank") << QStringLiteral(" \n\t \u200B\u200D\u2060\uFEFF\u3164");
        QTest::newRow("one letter") << QStringLiteral("a");
        QTest::newRow("everyone") << repeated(QStringLiteral("@everyone @here @EVERYONE "), 300);
        QTest::newRow("mentions") << QStringLiteral("<@123> <@!123> <@&9> <#5> </x:1> <:a:1> <t:1:R> <id:customize>");
        QTest::newRow("address with everyone") << QStringLiteral("https://example.com/@everyone?x=@here");
        QTest::newRow("markdown") << repeated(
            QStringLiteral("**a** __b__ ~~c~~ ||d|| `e` [f](http://g) > # - \\"), 200);
        QTest::newRow("fences") << repeated(QStringLiteral("```x\n@everyone\n```\n"), 300);
        QTest::newRow("backslashes") << repeated(QStringLiteral("\\"), 9000);
        QTest::newRow("backticks") << repeated(QStringLiteral("`"), 9000);
        QTest::newRow("emoji") << repeated(QStringLiteral("👩‍👩‍👧‍👦🏳️‍🌈"), 2000);
        QTest::newRow("one endless character") << QStringLiteral("e") + repeated(QStringLiteral("\u0301"), 9000);
        QTest::newRow("right to left") << repeated(QStringLiteral("\u202Eabc\u2067אבג\u200F\u061C"), 500);
        QTest::newRow("60 kB") << repeated(QStringLiteral("word "), 12000);
        QTest::newRow("60 kB without a blank") << repeated(QStringLiteral("x"), 60000);
        QTest::newRow("lone surrogates") << QString(5000, QChar(0xD83D)) + QString(5000, QChar(0xDE00));
        QTest::newRow("nul") << QString(5000, QChar(0)) + QStringLiteral("a\u0000b\u001B[31mred");
        QTest::newRow("lines") << repeated(QStringLiteral("\n"), 60000) + QStringLiteral("x");
        QTest::newRow("long address") << QStringLiteral("https://example.com/") + repeated(QStringLiteral("a"), 10000);
        QTest::newRow("script") << QStringLiteral("javascript:alert(1)");
        QTest::newRow("no host") << QStringLiteral("https:///x");
        QTest::newRow("file") << QStringLiteral("file:///etc/passwd");
        QTest::newRow("address with blanks") << QStringLiteral("https://example.com/a b)c");
    }

    void hostileTexts()
    {
        QFETCH(QString, text);
        QCOMPARE(complaints(Discord::renderMessage(cardFull(text))), QStringList());

        Model::Build build;
        build.id = build.number = 1;
        build.status = Model::Status::Failure;
        build.system = {text, text};
        build.repository.slug = build.repository.link = build.message = build.title = build.error = text;
        build.authorName = build.authorLogin = build.authorAvatar = build.after = build.target = build.link = text;
        build.event = build.deployTo = build.sender = build.cron = text;
        build.stages.resize(3);
        for (Model::Stage &stage : build.stages) {
            stage.name = stage.error = text;
            stage.status = Model::Status::Failure;
            stage.steps.resize(100);
            for (Model::Step &step : stage.steps) {
                step.name = step.error = text;
                step.status = Model::Status::Failure;
                step.exitCode = 2;
            }
        }
        QCOMPARE(complaints(Discord::renderMessage(Announce::composeBuild(build, {text, text}))), QStringList());
        build.status = Model::Status::Running;
        QCOMPARE(complaints(Discord::renderMessage(Announce::composeBuild(build))), QStringList());
        QCOMPARE(complaints(Discord::renderMessage(Announce::composePlain(cardFull(text)))), QStringList());
    }

    void aFailedBuild()
    {
        Model::Card card;
        card.tone = Model::Tone::Failure;
        card.title = QStringLiteral("acme/hello-world #128");
        card.titleUrl = QStringLiteral("https://drone.example.com/acme/hello-world/128");
        card.headline = QStringLiteral("Compare totals");
        card.authorName = QStringLiteral("Ada L.");
        card.fields = {{QStringLiteral("Version"),
                           {{Model::Span::link(QStringLiteral("main"),
                                 QStringLiteral("https://github.com/acme/hello-world/tree/main")),
                               Model::Span::plain(QStringLiteral(" · "))}},
                           true},
            {QStringLiteral("Blank"), {{Model::Span::plain(QStringLiteral("  "))}}, true}};
        card.footer = QStringLiteral("Drone 2.25.0");
        card.timestamp = 1'795'450'982;
        const QJsonObject embed = embedOf(card);
        QCOMPARE(embed.value(L1("title")).toString(), QStringLiteral("❌ acme/hello-world #128"));
        QCOMPARE(embed.value(L1("description")).toString(), QStringLiteral("**Compare totals**"));
        QCOMPARE(embed.value(L1("url")).toString(), card.titleUrl);
        QCOMPARE(embed.value(L1("timestamp")).toString(), QStringLiteral("2026-11-23T16:23:02Z"));
        const QJsonArray fields = embed.value(L1("fields")).toArray();
        QCOMPARE(fields.size(), 1);
        QCOMPARE(fields.first().toObject().value(L1("value")).toString(),
            QStringLiteral("[main](https://github.com/acme/hello-world/tree/main) ·"));
    }

    void anyCardKeepsTheLimits()
    {
        bool given = false;
        quint32 seed = qEnvironmentVariable("CARD_SEED").toUInt(&given);
        if (!given)
            seed = QRandomGenerator::global()->generate();
        qInfo("CARD_SEED=%u", seed);
        QRandomGenerator random(seed);
        const QStringList pieces{QStringLiteral("*"), QStringLiteral("\\"), QStringLiteral("`"), QStringLiteral("```"),
            QStringLiteral("@everyone"), QStringLiteral("👩‍👩‍👧‍👦"), QStringLiteral("\n"),
            QStringLiteral(" "), QStringLiteral("word"), QStringLiteral("https://example.com/a"), QStringLiteral("("),
            QStringLiteral("]"), QString(QChar(0xD83D)), QString(QChar(0xDE00)), QString(QChar(0)),
            QStringLiteral("\u202E"), QStringLiteral("\u0301"), QStringLiteral("<@1>"), QStringLiteral("1."),
            QStringLiteral("\u200B")};
        const auto text = [&] {
            QString made;
            const int length = random.bounded(1 << random.bounded(1, 12));
            for (int i = 0; i < length; ++i)
                made += pieces.at(random.bounded(static_cast<int>(pieces.size())));
            return made;
        };
        for (int i = 0; i < 2000; ++i) {
            Model::Card card;
            card.tone = static_cast<Model::Tone>(random.bounded(int(Model::Tone::Lost) + 1));
            for (QString *place : {&card.title, &card.titleUrl, &card.headline, &card.text, &card.authorName,
                     &card.authorUrl, &card.authorAvatar, &card.logTitle, &card.log, &card.footer})
                *place = text();
            card.timestamp = static_cast<qint64>(random.generate64());
            const int fields = random.bounded(30);
            for (int f = 0; f < fields; ++f) {
                Model::CardField field{text(), {}, false};
                const int spans = random.bounded(6);
                for (int s = 0; s < spans; ++s)
                    field.lines.append({{static_cast<Model::Span::Kind>(random.bounded(5)), text(), text(),
                        static_cast<qint64>(random.generate64())}});
                card.fields.append(field);
            }
            const QStringList wrong = complaints(Discord::renderMessage(card));
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("card %1: ").arg(i) + wrong.join(L1(", "))));
        }
    }
};

REGISTER_GUILESS_TEST(EmbedRenderer)
#include "tst_embedrenderer.moc"
