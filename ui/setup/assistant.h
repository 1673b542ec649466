// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/discordaccess.h"
#include "ui/settings/droneaccess.h"
#include "ui/setup/firstdelivery.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace Ui {

class Card;
class DroneLinesView;
class ElidedLabel;
class SecretField;
class StateGlyph;
class StepMark;
class Ticker;
class WordsLabel;

/// The first run: three steps to the first message, two things to type, everything checked on the way. A secret is made
/// by itself when there is none.
class Assistant final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Assistant)

public:
    /// All borrowed.
    struct Parts
    {
        ServiceLink &service;
        SettingsLink &settings;
        Core::Clock &clock;
        SecretKeeper &keeper;
        DiscordAccess &discord;
        DroneAccess &drone;
    };
    explicit Assistant(const Parts &parts, QWidget *parent = nullptr);

    /// Puts the focus on the first thing that is left to do.
    void enter();
    const FirstDelivery &waiting() const { return m_waiting; }

Q_SIGNALS:
    void demoRequested();
    void finished();

private:
    QVBoxLayout *addStep(QVBoxLayout *column, StepMark *mark, const QString &title, const QString &text);
    void addBot(QVBoxLayout *column);
    void addChannel(QVBoxLayout *column);
    void addDrone(QVBoxLayout *column);
    void addButtons(QVBoxLayout *column);
    void makeSecretIfNeeded();
    /// Drone says in every build where it is: its address needs no typing.
    void learnServer(const Store::BuildRecord &record);
    void showDiscord();
    void showDrone();
    void showWaiting();
    void showTest();

    Parts m_parts;
    FirstDelivery m_waiting;
    Ticker *m_ticker;
    StepMark *m_marks[3];
    SecretField *m_token = nullptr;
    WordsLabel *m_tokenWords = nullptr;
    QWidget *m_inviteRow = nullptr;
    QWidget *m_channel = nullptr;
    WordsLabel *m_channelWords = nullptr;
    DroneLinesView *m_lines = nullptr;
    Card *m_waitCard = nullptr;
    StateGlyph *m_waitGlyph = nullptr;
    ElidedLabel *m_waitTitle = nullptr;
    WordsLabel *m_waitWords = nullptr;
    SecretField *m_droneToken = nullptr;
    WordsLabel *m_droneWords = nullptr;
    QPushButton *m_where = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_done = nullptr;
    WordsLabel *m_testWords = nullptr;
    bool m_serverKnown = false; ///< was, at some time of this run
    bool m_entered = false; ///< somebody wants to set the program up
    bool m_secretAsked = false;
};

} // namespace Ui
