// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "model/delivery.h"
#include "store/buildstore.h"
#include "store/database.h"

#include <QFile>
#include <QTemporaryDir>

/// Values in which every field differs from its default, and a database on a real disk.
namespace Samples {

inline Model::Delivery delivery(int n = 1)
{
    Model::Delivery delivery;
    delivery.received = Core::toWallTime(1'795'450'982'123 + n);
    delivery.remote = QStringLiteral("192.0.2.7");
    delivery.event = QStringLiteral("build");
    delivery.action = QStringLiteral("updated");
    delivery.slug = QStringLiteral("octocat/größe");
    delivery.build = {QStringLiteral("https://drone.example"), 9'000'000'000 + n};
    delivery.buildNumber = n;
    delivery.buildStatus = Model::Status::WaitingOnDependencies;
    delivery.signature = QByteArray("\0\xff", 2) + QByteArray::number(n);
    delivery.signedAt = Core::toWallTime(1'795'450'982'000);
    delivery.headers = "Date: Mon, 23 Nov 2026 16:23:02 GMT\r\nX: \xe9\r\n";
    delivery.body = QByteArray("{\"a\":\0\xfe}", 9);
    delivery.answeredIn = std::chrono::microseconds(1234);
    return delivery;
}

inline Store::BuildRecord build(int n = 1, Model::Status status = Model::Status::Running)
{
    Store::BuildRecord record;
    record.build.system = {QStringLiteral("https://drone.example"), QStringLiteral("2.25.0")};
    record.build.repository.id = 3;
    record.build.repository.slug = QStringLiteral("octocat/hello");
    record.build.id = 100 + n;
    record.build.number = n;
    record.build.status = status;
    record.build.message = QStringLiteral("Grüße 50%_\nand more");
    record.build.target = QStringLiteral("main");
    record.build.ref = QStringLiteral("refs/tags/v1.0");
    record.build.authorLogin = QStringLiteral("Mona");
    record.build.version = 7;
    record.build.stages = {{}, {}};
    record.build.stages[0].number = 1;
    record.build.stages[1].number = 2;
    record.build.stages[1].name = QStringLiteral("deploy");
    record.firstObserved = Core::toWallTime(1'795'450'000'000 + n);
    record.lastObserved = Core::toWallTime(1'795'450'500'000 + n);
    record.lastSource = Model::Source::Reconciled;
    record.log = {QStringLiteral("default / test"), QStringLiteral("assertion failed"), 1, 2};
    return record;
}

inline Model::Announcement announcement(const QString &subject)
{
    Model::Announcement announcement;
    announcement.subject = subject;
    announcement.channel = {QStringLiteral("discord"), QStringLiteral("42")};
    announcement.edition = 2;
    announcement.desired.title = QStringLiteral("octocat/hello #12");
    announcement.desired.tone = Model::Tone::Running;
    announcement.desired.fields = {{QStringLiteral("Version"), {{Model::Span::code(QStringLiteral("abc"))}}, false}};
    announcement.desiredHash = Model::hashOf(announcement.desired);
    announcement.sentHash = QByteArray("\0old", 4);
    announcement.messageId = QStringLiteral("1234567890");
    announcement.nonce = QStringLiteral("nonce");
    announcement.doubtSince = Core::toWallTime(1);
    announcement.created = Core::toWallTime(2);
    announcement.sent = Core::toWallTime(3);
    announcement.failure = QStringLiteral("words");
    announcement.settledFile = QStringLiteral("1/2 101 https://drone.example");
    return announcement;
}

/// A new database in a folder of its own.
class DiskDatabase
{
public:
    DiskDatabase() { open(); }
    void open()
    {
        m_database.reset();
        auto opened = Store::Database::open(path(), Store::Database::Mode::ReadWrite);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text()));
        m_database = std::move(opened.value());
    }
    QString path() const { return m_folder.filePath(QStringLiteral("test.db")); }
    Store::Database &get() { return *m_database; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Store::Database> m_database;
};

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Samples
