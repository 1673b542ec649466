// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

/// The program as a process of its own, headless, with its own folders and nothing of the user's environment.
class Program final
{
public:
    Program();
    ~Program();
    Q_DISABLE_COPY_MOVE(Program)

    /// Variables for the next start.
    void set(const char *name, const QString &value);
    /// The next start finds this signal ignored, as nohup and a shell without a terminal leave it.
    void ignore(int signal) { m_ignored.append(signal); }
    /// Starts with `arguments` and does not wait.
    void begin(const QStringList &arguments);
    /// Starts with `arguments` and waits for the line that says it is ready; false when it ended instead.
    bool start(const QStringList &arguments = {
                   QStringLiteral("--headless"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    /// Runs to its end; the exit code, or -1 when it was still running after `seconds`.
    int run(const QStringList &arguments, int seconds = 30);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void kill(); ///< SIGKILL
    int terminate(int signal = 15); ///< SIGTERM or another; the exit code
    /// Starts with a window, offscreen, and waits until it listens.
    bool startWithWindow();

    QUrl url(const QString &path = QStringLiteral("/")) const;
    quint16 port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }
    QByteArray output() const { return m_output; }
    QByteArray errors();
    bool waitForError(const QByteArray &words); ///< on standard error; false when it ends without
    QString dataDir() const { return m_folder.filePath(QStringLiteral("data")); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QProcessEnvironment m_environment;
    QByteArray m_output;
    QList<int> m_ignored;
    quint16 m_port = 0;
};

struct HttpAnswer
{
    int status = 0; ///< 0: none came
    QByteArray body;
    QByteArray contentType;
};

HttpAnswer get(const QUrl &url);
/// Posts `body` as Drone does, signed with `secret`.
HttpAnswer postSigned(const QUrl &url, const QByteArray &body, const QByteArray &secret);
