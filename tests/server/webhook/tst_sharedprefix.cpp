// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeclock.h"
#include "fakes/testprogram.h"
#include "httpclient.h"
#include "webhook/webhooklistener.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>
// after netinet/in.h, which has some of it, too
#include <linux/ipv6.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

using Webhook::GuardRefusal;

namespace {

const char *const Addresses[] = {
    "fd00:64::1", "fd00:64::2", "fd00:64::ffff:ffff:ffff:ffff", "fd00:64:0:1::1", "fd00:63:ffff:ffff::1"};

class AnyHandler final : public Webhook::RequestHandler
{
public:
    void handle(Webhook::Request request, Reply reply) override
    {
        Q_UNUSED(request)
        reply({});
    }
};

bool takeAddresses(int udp)
{
    ifreq interface {
    };
    std::strcpy(interface.ifr_name, "lo");
    if (::ioctl(udp, SIOCGIFFLAGS, &interface) < 0)
        return false;
    interface.ifr_flags = short(interface.ifr_flags | IFF_UP);
    if (::ioctl(udp, SIOCSIFFLAGS, &interface) < 0)
        return false;
    for (const char *text : Addresses) {
        in6_ifreq address{};
        address.ifr6_prefixlen = 128;
        address.ifr6_ifindex = int(::if_nametoindex("lo"));
        if (::inet_pton(AF_INET6, text, &address.ifr6_addr) != 1 || ::ioctl(udp, SIOCSIFADDR, &address) < 0)
            return false;
    }
    return true;
}

/// Moves this process to a network of its own, whose loopback has these addresses; what hinders it, or nothing.
/// Whoever is not root may do so in a user namespace, where the system allows it, as long as there is one thread.
QString hindrance()
{
    if (::unshare(CLONE_NEWNET) < 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNET) < 0)
        return QStringLiteral("No network of the test's own: %1").arg(QString::fromLocal8Bit(std::strerror(errno)));
    const int udp = ::socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const bool ready = udp >= 0 && takeAddresses(udp);
    const QString why = QString::fromLocal8Bit(std::strerror(errno));
    if (udp >= 0)
        ::close(udp);
    return ready ? QString() : QStringLiteral("No addresses of IPv6: %1").arg(why);
}

} // namespace

/// Whose connections count as one client's. In a network of its own, because an ordinary loopback has one address of
/// IPv6.
class TestSharedPrefix final : public QObject
{
    Q_OBJECT

public:
    explicit TestSharedPrefix(QString hindrance)
        : m_hindrance(std::move(hindrance))
    {
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_hindrance.isEmpty())
            QSKIP(qPrintable(m_hindrance));
    }
    void whoSharesTheLimit_data();
    void whoSharesTheLimit();
    void whoLeavesMakesRoomForNeighbours();

private:
    QString m_hindrance;
};

void TestSharedPrefix::whoSharesTheLimit_data()
{
    QTest::addColumn<QString>("crowd"); // has as many connections as an address may have
    QTest::addColumn<QString>("newcomer");
    QTest::addColumn<bool>("served");
    const auto row = [](const char *name, const char *crowd, const char *newcomer, bool served) {
        QTest::newRow(name) << QString::fromLatin1(crowd) << QString::fromLatin1(newcomer) << served;
    };
    row("the same address", "fd00:64::1", "fd00:64::1", false);
    row("a neighbour in the /64", "fd00:64::1", "fd00:64::2", false);
    row("the last of the /64", "fd00:64::1", "fd00:64::ffff:ffff:ffff:ffff", false);
    row("the next /64", "fd00:64::1", "fd00:64:0:1::1", true);
    row("the /64 before", "fd00:64::1", "fd00:63:ffff:ffff::1", true);
    row("IPv6's loopback", "fd00:64::1", "::1", true);
    row("IPv4", "fd00:64::1", "127.0.0.1", true);
    // Through a socket of IPv6 all of them are ::ffff:0:0/96, and still each is a client of its own.
    row("a neighbour of IPv4", "127.0.0.1", "127.0.0.2", true);
    row("the same of IPv4", "127.0.0.2", "127.0.0.2", false);
}

void TestSharedPrefix::whoSharesTheLimit()
{
    QFETCH(const QString, crowd);
    QFETCH(const QString, newcomer);
    QFETCH(const bool, served);
    Fakes::FakeClock clock;
    AnyHandler handler;
    Webhook::WebhookListener listener(clock, handler);
    Webhook::Limits limits;
    limits.connectionsPerAddress = 3;
    QVERIFY(listener.start(QHostAddress::Any, 0, limits).ok());
    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < limits.connectionsPerAddress; ++i) {
        clients.push_back(std::make_unique<HttpClient>(listener.port(), QHostAddress(crowd)));
        QCOMPARE(clients.back()->exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 204);
    }

    HttpClient client(listener.port(), QHostAddress(newcomer));

    QCOMPARE(client.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status, served ? 204 : 503);
    QCOMPARE(listener.statistics().guard.refused[size_t(GuardRefusal::TooManyFromAddress)], served ? 0U : 1U);
    QCOMPARE(clients.front()->exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 204);
}

void TestSharedPrefix::whoLeavesMakesRoomForNeighbours()
{
    Fakes::FakeClock clock;
    AnyHandler handler;
    Webhook::WebhookListener listener(clock, handler);
    Webhook::Limits limits;
    limits.connectionsPerAddress = 1;
    QVERIFY(listener.start(QHostAddress::Any, 0, limits).ok());
    for (const char *const address : {"fd00:64::1", "fd00:64::2", "fd00:64::1"}) {
        HttpClient client(listener.port(), QHostAddress(QString::fromLatin1(address)));
        QCOMPARE(client.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 204);
        client.leave();
        QVERIFY(HttpClient::waitFor([&] { return listener.statistics().guard.open == 0; }));
    }
}

static int runSharedPrefix(int argc, char **argv)
{
    TestSharedPrefix test(hindrance()); // before there are other threads
    QCoreApplication application(argc, argv);
    return QTest::qExec(&test, argc, argv);
}
REGISTER_TEST(TestSharedPrefix, runSharedPrefix)

#include "tst_sharedprefix.moc"
