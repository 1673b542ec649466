// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/announcementstore.h"

#include "store/rows.h"

#include <QJsonDocument>

namespace Store {

namespace {

#define ANNOUNCEMENT_COLUMNS                                                                                           \
    "subject, platform, channel, edition, desired, desired_hash, sent_hash, message_id, nonce, doubt_since, created, " \
    "sent, failed, failure, settled_file"

Model::Announcement readAnnouncement(const QSqlQuery &row)
{
    Model::Announcement announcement;
    announcement.subject = row.value(0).toString();
    announcement.channel = {row.value(1).toString(), row.value(2).toString()};
    announcement.edition = row.value(3).toInt();
    announcement.desired = Model::cardFromJson(QJsonDocument::fromJson(row.value(4).toByteArray()).object());
    announcement.desiredHash = row.value(5).toByteArray();
    announcement.sentHash = row.value(6).toByteArray();
    announcement.messageId = row.value(7).toString();
    announcement.nonce = row.value(8).toString();
    announcement.doubtSince = Core::toWallTime(row.value(9).toLongLong());
    announcement.created = Core::toWallTime(row.value(10).toLongLong());
    announcement.sent = Core::toWallTime(row.value(11).toLongLong());
    announcement.failed = row.value(12).toBool();
    announcement.failure = row.value(13).toString();
    announcement.settledFile = row.value(14).toString();
    return announcement;
}

} // namespace

#define INSERT                                                                                                         \
    "INSERT INTO announcements (" ANNOUNCEMENT_COLUMNS                                                                 \
    ", settled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"                                               \
    " ON CONFLICT (subject, platform, channel, edition) DO UPDATE SET desired = excluded.desired,"                     \
    " desired_hash = excluded.desired_hash, failed = excluded.failed, failure = excluded.failure, "

StoreResult<void> AnnouncementStore::write(const char *sql, const Model::Announcement &announcement)
{
    auto query = m_database.prepared(sql);
    if (!query)
        return query.error();
    bind(*query.value(), announcement.subject, announcement.channel.platform, announcement.channel.id,
        announcement.edition, QJsonDocument(Model::toJson(announcement.desired)).toJson(QJsonDocument::Compact),
        announcement.desiredHash, announcement.sentHash, announcement.messageId, announcement.nonce,
        qint64(Core::toMSecs(announcement.doubtSince)), qint64(Core::toMSecs(announcement.created)),
        qint64(Core::toMSecs(announcement.sent)), announcement.failed, announcement.failure, announcement.settledFile,
        announcement.isSettled());
    return m_database.run(*query.value());
}

StoreResult<void> AnnouncementStore::save(const Model::Announcement &announcement)
{
    return write(INSERT "sent_hash = excluded.sent_hash, message_id = excluded.message_id, nonce = excluded.nonce,"
                        " doubt_since = excluded.doubt_since, created = excluded.created, sent = excluded.sent,"
                        " settled_file = excluded.settled_file, settled = excluded.settled",
        announcement);
}

StoreResult<void> AnnouncementStore::want(const Model::Announcement &announcement)
{
    return write(INSERT "settled = (excluded.failed OR excluded.desired_hash = sent_hash)", announcement);
}

StoreResult<std::optional<Model::Announcement>> AnnouncementStore::find(
    const QString &subject, const Model::Channel &channel) const
{
    auto query =
        m_database.prepared("SELECT " ANNOUNCEMENT_COLUMNS " FROM announcements WHERE subject = ? AND platform = ?"
                            " AND channel = ? ORDER BY edition DESC LIMIT 1");
    if (!query)
        return query.error();
    bind(*query.value(), subject, channel.platform, channel.id);
    return firstOf<Model::Announcement>(m_database, *query.value(), readAnnouncement);
}

StoreResult<QList<Model::Announcement>> AnnouncementStore::of(const QString &subject) const
{
    auto query = m_database.prepared(
        "SELECT " ANNOUNCEMENT_COLUMNS " FROM announcements WHERE subject = ? ORDER BY created, id");
    if (!query)
        return query.error();
    bind(*query.value(), subject);
    return allOf<Model::Announcement>(m_database, *query.value(), readAnnouncement);
}

StoreResult<QList<Model::Announcement>> AnnouncementStore::ofServer(const QString &systemLink) const
{
    // A range, which the index on the subject serves; ';' follows ':' in the order of characters.
    auto query = m_database.prepared(
        "SELECT " ANNOUNCEMENT_COLUMNS " FROM announcements WHERE subject >= ? AND subject < ? ORDER BY id");
    if (!query)
        return query.error();
    bind(*query.value(), QStringLiteral("build:%1:").arg(systemLink), QStringLiteral("build:%1;").arg(systemLink));
    return allOf<Model::Announcement>(m_database, *query.value(), readAnnouncement);
}

StoreResult<QList<Model::Announcement>> AnnouncementStore::unsettled() const
{
    auto query = m_database.prepared(
        "SELECT " ANNOUNCEMENT_COLUMNS
        " FROM announcements AS a WHERE settled = 0 AND NOT EXISTS (SELECT 1 FROM announcements AS b"
        " WHERE b.subject = a.subject AND b.platform = a.platform AND b.channel = a.channel AND b.edition > a.edition)"
        " ORDER BY created, id");
    if (!query)
        return query.error();
    return allOf<Model::Announcement>(m_database, *query.value(), readAnnouncement);
}

StoreResult<bool> AnnouncementStore::hasMessage(const QString &messageId) const
{
    auto query = m_database.prepared("SELECT count(*) FROM announcements WHERE message_id = ? AND message_id <> ''");
    if (!query)
        return query.error();
    bind(*query.value(), messageId);
    auto count = numberOf(m_database, *query.value());
    if (!count)
        return count.error();
    return count.value() > 0;
}

} // namespace Store
