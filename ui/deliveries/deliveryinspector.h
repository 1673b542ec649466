// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/announcement.h"
#include "model/delivery.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace Ui {

class Card;
class FactList;

/// One delivery in full: how it was verified, what it changed, what was sent; its headers; its body.
class DeliveryInspector final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeliveryInspector)

public:
    explicit DeliveryInspector(QWidget *parent = nullptr);

    /// With headers and body; `upToIt` as for changeFacts().
    void setDelivery(const Model::Delivery &delivery, const QList<Model::Delivery> &upToIt,
        const QList<Model::Announcement> &announcements);
    void clear();
    /// What can be done with its message.
    void setAbilities(bool openDiscord, bool announceAgain);

Q_SIGNALS:
    void openDiscordRequested();
    void announceAgainRequested();
    void showBuildRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeOverview();
    QWidget *makeText(QPlainTextEdit *&edit, const QString &name);
    void showText();
    void dress();

    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    FactList *m_verification;
    FactList *m_changes;
    FactList *m_messages;
    QPushButton *m_build;
    QPushButton *m_discord;
    QPushButton *m_again;
    QPlainTextEdit *m_headers;
    QPlainTextEdit *m_body;
    Model::Delivery m_delivery;
    bool m_textIsShown = false;
};

} // namespace Ui
