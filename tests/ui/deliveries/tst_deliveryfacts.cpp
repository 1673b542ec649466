// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../server/webhook/recording.h"
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "model/deliveryjson.h"
#include "storedsamples.h"
#include "ui/deliveries/curlcommand.h"
#include "ui/deliveries/deliveryfacts.h"
#include "ui/deliveries/deliverywords.h"
#include "ui/deliveries/factlist.h"
#include "ui/deliveries/storeddeliveries.h"
#include "webhook/httpsignature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

using Model::Refusal;
using Model::Verdict;
using Mark = Ui::Fact::Mark;

class TestDeliveryFacts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAcceptedDeliveryPassedEverything();
    void verification_data();
    void verification();
    void whatADeliveryChanged();
    void whatChangedNothing();
    void whatWasSent();
    void words_data();
    void words();
    void onlyTheNameIsShortened();
    void aLongSentenceGoesOnInTheNextLine();
    void everyRefusalHasWords();
    void typedFilters_data();
    void typedFilters();
    void theDatabaseFiltersAlike_data();
    void theDatabaseFiltersAlike();
    void theCommandIsSignedAnew();
    void theShellGetsEveryByte_data();
    void theShellGetsEveryByte();
    void exportsKeepEveryByte();

private:
    Fakes::FakeClock m_clock;
};

namespace {

QString all(const QList<Ui::Fact> &facts)
{
    QStringList lines;
    for (const Ui::Fact &fact : facts)
        lines.append(Ui::spoken(fact));
    return lines.join(QLatin1Char('\n'));
}

int count(const QList<Ui::Fact> &facts, Mark mark)
{
    return static_cast<int>(
        std::count_if(facts.cbegin(), facts.cend(), [mark](const Ui::Fact &fact) { return fact.mark == mark; }));
}

} // namespace

void TestDeliveryFacts::anAcceptedDeliveryPassedEverything()
{
    Fakes::StoredSamples samples;
    const auto facts = Ui::verificationFacts(samples.recorded(QStringLiteral("push-success/03"), m_clock.wall()));
    QCOMPARE(count(facts, Mark::Good), 6);
    QCOMPARE(facts.size(), 6);
}

void TestDeliveryFacts::verification_data()
{
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<QByteArray>("header"); // that is taken out or replaced
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("wrong");
    const QByteArray none;
    const QByteArray signature("Signature");
    QTest::newRow("no signature") << Refusal::SignatureMissing << signature << none << "DRONE_WEBHOOK_SECRET" << 1;
    QTest::newRow("unreadable") << Refusal::SignatureMalformed << signature << QByteArray("x") << "cannot be read" << 1;
    QTest::newRow("algorithm") << Refusal::AlgorithmUnsupported << signature
                               << QByteArray(
                                      "keyId=\"k\",algorithm=\"rsa-sha1\",signature=\"AA==\",headers=\"date digest\"")
                               << "rsa-sha1" << 1;
    QTest::newRow("digest unsigned") << Refusal::NotSigned << signature
                                     << QByteArray(
                                            "keyId=\"k\",algorithm=\"hmac-sha256\",signature=\"AA==\",headers=\"date\"")
                                     << "not both signed" << 1;
    QTest::newRow("another secret") << Refusal::SignatureMismatch << none << none << "Not made with our secret" << 1;
    QTest::newRow("digest") << Refusal::DigestMismatch << QByteArray("Digest") << QByteArray("SHA-256=AAAA")
                            << "does not match" << 1;
    QTest::newRow("no digest") << Refusal::DigestMissing << QByteArray("Digest") << none << "Digest header" << 1;
    QTest::newRow("no date") << Refusal::DateMissing << QByteArray("Date") << none << "Date header" << 1;
    QTest::newRow("bad date") << Refusal::DateUnreadable << QByteArray("Date") << QByteArray("today") << "HTTP date"
                              << 1;
    QTest::newRow("too old") << Refusal::TooOld << none << none << "more than is allowed" << 1;
    QTest::newRow("no secret") << Refusal::NoSecret << none << none << "No secret" << 1;
    QTest::newRow("not Drone") << Refusal::NotDrone << none << none << "payload of Drone" << 1;
}

void TestDeliveryFacts::verification()
{
    QFETCH(Refusal, refusal);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    QFETCH(QString, says);
    Fakes::StoredSamples samples;
    Model::Delivery delivery = samples.recorded(QStringLiteral("push-success/03"), m_clock.wall());
    delivery.verdict = Verdict::Refused;
    delivery.refusal = refusal;
    QByteArray kept;
    const auto lines = delivery.headers.split('\n');
    for (const QByteArray &line : lines) {
        if (header.isEmpty() || !line.startsWith(header + ':'))
            kept += line + '\n';
        else if (!value.isEmpty())
            kept += header + ": " + value + '\n';
    }
    delivery.headers = kept;
    const auto facts = Ui::verificationFacts(delivery);
    QVERIFY2(all(facts).contains(says), qPrintable(all(facts)));
    QTEST(count(facts, Mark::Bad), "wrong");
    for (const Ui::Fact &fact : facts)
        QVERIFY(!Ui::spoken(fact).contains(QString::fromLatin1(samples.secret())));
}

void TestDeliveryFacts::whatADeliveryChanged()
{
    Fakes::StoredSamples samples;
    QList<Model::Delivery> life;
    for (int i = 1; i <= 8; ++i)
        life.append(samples.store(samples.recorded(QStringLiteral("push-failure/0%1").arg(i), m_clock.wall())));
    const auto first = Ui::changeFacts(life.first(), {life.first()});
    QVERIFY2(all(first).startsWith(QLatin1String("The first")), qPrintable(all(first)));
    const auto last = Ui::changeFacts(life.last(), life);
    QCOMPARE(last.first().code, QStringLiteral("build.status"));
    QCOMPARE(last.first().result, QStringLiteral("failure"));
    QCOMPARE(last.first().tint, Ui::Tint::Failure);

    // The same from the database, with only what came before.
    Ui::StoredDeliveries source(samples.path());
    const auto stored = source.upTo(life[7].build, life[7].id, 300);
    QCOMPARE(Ui::changeFacts(life[7], stored.value()), last);
    QCOMPARE(source.upTo(life[7].build, life[2].id, 300).value().size(), 3);
    QCOMPARE(source.upTo(life[7].build, life[7].id, 2).value().first().id, life[6].id);
}

void TestDeliveryFacts::whatChangedNothing()
{
    Fakes::StoredSamples samples;
    auto delivery = samples.store(samples.recorded(QStringLiteral("push-failure/03"), m_clock.wall()));
    auto again = delivery;
    again.id += 1;
    QVERIFY(all(Ui::changeFacts(again, {delivery, again})).contains(QLatin1String("known already")));
    delivery.verdict = Verdict::Duplicate;
    QVERIFY(all(Ui::changeFacts(delivery, {})).contains(QLatin1String("second time")));
    delivery.verdict = Verdict::Refused;
    QVERIFY(all(Ui::changeFacts(delivery, {})).contains(QLatin1String("never folded")));
    const auto event = samples.recorded(QStringLiteral("repo-enabled/01"), m_clock.wall());
    QVERIFY(all(Ui::changeFacts(event, {event})).contains(QLatin1String("announced as it is")));
}

void TestDeliveryFacts::whatWasSent()
{
    Fakes::StoredSamples samples;
    const auto delivery = samples.recorded(QStringLiteral("push-failure/03"), m_clock.wall());
    Model::Announcement message;
    message.subject = Ui::subjectOf(delivery);
    message.channel = {QStringLiteral("discord"), QStringLiteral("42")};
    message.desiredHash = "new";
    QVERIFY(all(Ui::messageFacts(delivery, {message})).contains(QLatin1String("Waits to be sent")));
    message.sentHash = "new";
    message.messageId = QStringLiteral("4711");
    message.sent = delivery.received + std::chrono::milliseconds(1500);
    const QString sent = all(Ui::messageFacts(delivery, {message}));
    for (const auto part : {"4711", "newest state", "1.5 s after"})
        QVERIFY2(sent.contains(QLatin1String(part)), qPrintable(sent));
    message.failure = QStringLiteral("Invalid Form Body");
    const auto plain = Ui::messageFacts(delivery, {message}); // what stands there is the fallback
    QCOMPARE(count(plain, Mark::Bad), 1);
    for (const auto part : {"plain", "Invalid Form Body", "newest state"})
        QVERIFY2(all(plain).contains(QLatin1String(part)), qPrintable(all(plain)));
    message.failed = true;
    const auto failed = Ui::messageFacts(delivery, {message});
    QCOMPARE(count(failed, Mark::Bad), 1);
    QVERIFY(all(failed).contains(message.failure));
    QVERIFY(all(Ui::messageFacts(delivery, {})).contains(QLatin1String("no rule")));
}

void TestDeliveryFacts::words_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("state");
    QTest::newRow("build") << "push-failure/08"
                           << "build updated"
                           << "harbor/tide-tables #302 → failed"
                           << "Folded";
    QTest::newRow("repository") << "repo-enabled/01"
                                << "repo enabled"
                                << "harbor/"
                                << "Announced";
}

void TestDeliveryFacts::words()
{
    QFETCH(QString, name);
    QFETCH(QString, said);
    Fakes::StoredSamples samples;
    auto delivery = samples.recorded(name, m_clock.wall());
    QTEST(Ui::eventText(delivery), "event");
    QVERIFY2(Ui::saidText(delivery).startsWith(said), qPrintable(Ui::saidText(delivery)));
    QTEST(Ui::stateName(Ui::stateOf(delivery)), "state");
    delivery.folded = false;
    QCOMPARE(Ui::stateOf(delivery), Ui::DeliveryState::Waiting);
}

void TestDeliveryFacts::onlyTheNameIsShortened()
{
    const QFontMetrics metrics(QGuiApplication::font());
    Model::Delivery delivery;
    delivery.build.id = 1;
    delivery.buildNumber = 4711;
    delivery.buildStatus = Model::Status::Failure;
    delivery.slug = QString(200, QLatin1Char('w'));
    const int room = metrics.horizontalAdvance(QString(40, QLatin1Char('w')));
    const QString shown = Ui::saidText(delivery, metrics, room);
    QVERIFY(metrics.horizontalAdvance(shown) <= room);
    QVERIFY2(shown.endsWith(QStringLiteral("… #4711 → failed")), qPrintable(shown));
    delivery.slug = QStringLiteral("עולם/שלום");
    QCOMPARE(Ui::saidText(delivery), QStringLiteral("\u2068עולם/שלום\u2069 #4711 → failed"));
}

void TestDeliveryFacts::aLongSentenceGoesOnInTheNextLine()
{
    Ui::FactList list(QStringLiteral("Verification"));
    const auto sentence = [](const QString &text) {
        return Ui::Fact{Ui::Fact::Mark::Bad, {}, text, {}, Ui::Tint::Text};
    };
    list.resize(260, 400);
    list.setFacts({sentence(QStringLiteral("Not made with our secret, or date or digest were changed")),
        sentence(QStringLiteral("Short"))});
    list.show();
    const auto height = [&list](int row) { return list.visualRect(list.model()->index(row, 0)).height(); };
    QTRY_VERIFY(height(1) > 0);
    QVERIFY(height(0) > height(1));
    list.resize(900, 400);
    QTRY_COMPARE(height(0), height(1));
}

void TestDeliveryFacts::everyRefusalHasWords()
{
    for (int i = 1; i <= int(Refusal::NotStored); ++i)
        QVERIFY(!Ui::refusalText(static_cast<Refusal>(i)).isEmpty());
}

void TestDeliveryFacts::typedFilters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("slug");
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << ""
                             << ""
                             << ""
                             << "";
    QTest::newRow("words") << "  tide  tables "
                           << ""
                           << ""
                           << "tide tables";
    QTest::newRow("repository") << "repo:a/b"
                                << "a/b"
                                << ""
                                << "";
    QTest::newRow("both and words") << "x repo:a/b event:user y"
                                    << "a/b"
                                    << "user"
                                    << "x y";
    QTest::newRow("unfinished") << "repo:"
                                << ""
                                << ""
                                << "repo:";
}

void TestDeliveryFacts::typedFilters()
{
    QFETCH(QString, typed);
    const auto filter = Ui::filterFromText(typed);
    QTEST(filter.slug, "slug");
    QTEST(filter.event, "event");
    QTEST(filter.text, "text");
}

void TestDeliveryFacts::theDatabaseFiltersAlike_data()
{
    QTest::addColumn<Store::DeliveryFilter>("filter");
    const auto row = [](const char *name, auto change) {
        Store::DeliveryFilter filter;
        change(filter);
        QTest::newRow(name) << filter;
    };
    row("everything", [](auto &) {});
    row("refused", [](auto &filter) { filter.verdict = Verdict::Refused; });
    row("slug", [](auto &filter) { filter.slug = QStringLiteral("harbor/tide-tables"); });
    row("event", [](auto &filter) { filter.event = QStringLiteral("user"); });
    row("text in any case", [](auto &filter) { filter.text = QStringLiteral("TIDE"); });
    row("address", [](auto &filter) { filter.text = QStringLiteral("1.77"); });
    row("wildcards are letters", [](auto &filter) { filter.text = QStringLiteral("%"); });
    row("time", [this](auto &filter) {
        filter.from = m_clock.wall() - std::chrono::minutes(35);
        filter.until = m_clock.wall() - std::chrono::minutes(10);
    });
}

void TestDeliveryFacts::theDatabaseFiltersAlike()
{
    QFETCH(Store::DeliveryFilter, filter);
    Fakes::StoredSamples samples;
    samples.fillWithAMorning(m_clock.wall());
    Ui::StoredDeliveries source(samples.path());
    const auto every = source.page({}, 0, 1000).value();
    QList<qint64> expected;
    for (const Model::Delivery &delivery : every) {
        if (Ui::matches(filter, delivery))
            expected.append(delivery.id);
    }
    QList<qint64> found;
    const auto page = source.page(filter, 0, 1000).value();
    for (const Model::Delivery &delivery : page)
        found.append(delivery.id);
    QCOMPARE(found, expected);
}

void TestDeliveryFacts::theCommandIsSignedAnew()
{
    Fakes::StoredSamples samples;
    const auto delivery = samples.recorded(QStringLiteral("push-success/01"), m_clock.wall() - std::chrono::hours(5));
    const QString command = Ui::curlCommand(delivery, samples.secret(), m_clock.wall());
    QVERIFY(command.contains(QLatin1String("'http://192.168.1.20:5000/'")));
    QVERIFY(!command.contains(QString::fromLatin1(samples.secret())));
    Webhook::Request request;
    static const QRegularExpression header(QStringLiteral("--header '([^:]+): ([^']*)'"));
    for (auto match = header.globalMatch(command); match.hasNext();) {
        const auto found = match.next();
        request.headers.append({found.captured(1).toLatin1(), found.captured(2).toLatin1()});
    }
    request.body = delivery.body;
    const auto verification = Webhook::verify(request, {samples.secret()}, m_clock.wall(), std::chrono::seconds(300));
    QVERIFY2(verification.ok(), qPrintable(verification.words));
}

void TestDeliveryFacts::theShellGetsEveryByte_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("json") << QByteArray("{\"a\": \"b\"}");
    QTest::newRow("quotes") << QByteArray("it's '\\'' $(id) `id` \"x\" \\ !");
    QTest::newRow("umlauts") << QByteArray("Gr\xc3\xb6\xc3\x9f"
                                           "e");
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe{");
    QTest::newRow("control characters") << QByteArray("a\0b\r\n", 5);
    QTest::newRow("empty") << QByteArray();
}

void TestDeliveryFacts::theShellGetsEveryByte()
{
    QFETCH(QByteArray, body);
    const QString shell = QStandardPaths::findExecutable(QStringLiteral("sh"));
    if (shell.isEmpty())
        QSKIP("there is no shell");
    Model::Delivery delivery;
    delivery.body = body;
    delivery.headers = "Host: a'; exit 3; '\nX-Drone-Event: '$(exit 4)'\n";
    // A function stands in for curl: it prints what follows --data-binary.
    const QString script = QStringLiteral("curl() { while [ $# -gt 1 ]; do [ \"$1\" = --data-binary ] && "
                                          "case \"$2\" in @-) cat;; *) printf %s \"$2\";; esac; shift; done; }\n")
        + Ui::curlCommand(delivery, "secret", m_clock.wall());
    QProcess process;
    process.start(shell, {QStringLiteral("-c"), script});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardOutput(), body);
}

void TestDeliveryFacts::exportsKeepEveryByte()
{
    Fakes::StoredSamples samples;
    auto delivery = samples.recorded(QStringLiteral("push-success/01"), m_clock.wall());
    auto binary = delivery;
    binary.body = QByteArray("\xff\0{", 3);
    binary.verdict = Verdict::Refused;
    binary.refusal = Refusal::NotJson;
    const QJsonArray json = QJsonDocument::fromJson(Model::exportedDeliveries({delivery, binary})).array();
    QCOMPARE(json.size(), 2);
    const QJsonObject first = json[0].toObject();
    QCOMPARE(first.value(QLatin1String("body")).toString().toUtf8(), delivery.body);
    QCOMPARE(first.value(QLatin1String("verdict")).toString(), QStringLiteral("accepted"));
    QCOMPARE(first.value(QLatin1String("headers")).toArray().size(), 9);
    const QJsonObject second = json[1].toObject();
    QCOMPARE(second.value(QLatin1String("refusal")).toString(), QStringLiteral("not_json"));
    QCOMPARE(QByteArray::fromBase64(second.value(QLatin1String("body_base64")).toString().toLatin1()), binary.body);
}

REGISTER_WINDOW_TEST(TestDeliveryFacts)
#include "tst_deliveryfacts.moc"
