// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "core/clock.h"
#include "webhook/httpdate.h"
#include "webhook/httpsignature.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <csignal>

namespace {

constexpr int ReadyLimit = 20'000; // ms; a sanitizer build on a busy machine
constexpr int AnswerLimit = 20'000; // ms

HttpAnswer answerOf(QNetworkReply *reply)
{
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    HttpAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.contentType = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
    reply->deleteLater();
    return answer;
}

QNetworkRequest requestFor(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(AnswerLimit);
    return request;
}

} // namespace

Program::Program()
{
    m_environment.insert(QStringLiteral("HOME"), m_folder.path());
    m_environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    // Ended by a signal at any moment, the process may leave what its libraries hold; leaks are looked for in-process.
    m_environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
    for (const char *name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "LD_LIBRARY_PATH"}) {
        if (qEnvironmentVariableIsSet(name))
            m_environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    }
}

Program::~Program()
{
    kill();
}

void Program::set(const char *name, const QString &value)
{
    m_environment.insert(QString::fromLatin1(name), value);
}

void Program::begin(const QStringList &arguments)
{
    m_output.clear();
    m_process.setProcessEnvironment(m_environment);
    m_process.setChildProcessModifier([ignored = m_ignored] {
        for (const int signal : ignored)
            ::signal(signal, SIG_IGN);
    });
    m_process.start(QStringLiteral(PROGRAM),
        arguments
            + QStringList{QStringLiteral("--data-dir"), dataDir(), QStringLiteral("--config"),
                m_folder.filePath(QStringLiteral("settings.ini"))});
}

bool Program::start(const QStringList &arguments)
{
    begin(arguments);
    QElapsedTimer time;
    time.start();
    const QByteArray mark("listening on http://");
    while (time.elapsed() < ReadyLimit && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(200);
        m_output += m_process.readAllStandardOutput();
        const auto at = m_output.indexOf(mark);
        const auto end = m_output.indexOf('\n', at);
        if (at >= 0 && end > at) {
            const QUrl url(QString::fromUtf8(m_output.mid(at + mark.size() - 7, end - at - mark.size() + 7)));
            m_port = quint16(url.port());
            return true;
        }
    }
    return false;
}

int Program::run(const QStringList &arguments, int seconds)
{
    begin(arguments);
    if (!m_process.waitForFinished(seconds * 1000))
        return -1;
    m_output = m_process.readAllStandardOutput();
    return m_process.exitCode();
}

void Program::kill()
{
    m_process.kill();
    m_process.waitForFinished(10'000);
}

bool Program::startWithWindow()
{
    set("QT_QPA_PLATFORM", QStringLiteral("offscreen"));
    begin({QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < ReadyLimit && m_process.state() != QProcess::NotRunning) {
        m_process.waitForFinished(50);
        QFile log(dataDir() + QStringLiteral("/drone-discord.log"));
        if (log.open(QIODevice::ReadOnly) && log.readAll().contains("Listening at"))
            return true;
    }
    return false;
}

int Program::terminate(int signal)
{
    ::kill(static_cast<pid_t>(m_process.processId()), signal);
    return m_process.waitForFinished(20'000) && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode()
                                                                                               : -1;
}

QUrl Program::url(const QString &path) const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_port);
    url.setPath(path);
    return url;
}

QByteArray Program::errors()
{
    return m_process.readAllStandardError();
}

bool Program::waitForError(const QByteArray &words)
{
    QByteArray errors;
    QElapsedTimer time;
    time.start();
    m_process.setReadChannel(QProcess::StandardError);
    while (time.elapsed() < ReadyLimit && !errors.contains(words) && m_process.waitForReadyRead(ReadyLimit))
        errors += m_process.readAllStandardError();
    m_process.setReadChannel(QProcess::StandardOutput);
    return errors.contains(words);
}

HttpAnswer get(const QUrl &url)
{
    QNetworkAccessManager network;
    return answerOf(network.get(requestFor(url)));
}

HttpAnswer postSigned(const QUrl &url, const QByteArray &body, const QByteArray &secret)
{
    QNetworkAccessManager network;
    QNetworkRequest request = requestFor(url);
    const QByteArray date = Webhook::httpDate(Core::SystemClock().wall());
    const QByteArray digest = Webhook::digestOf(body);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    request.setRawHeader("Date", date);
    request.setRawHeader("Digest", digest);
    request.setRawHeader("Signature", Webhook::sign(date, digest, secret));
    return answerOf(network.post(request, body));
}
