// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/servicelink.h"

#include <QDialog>

class QPushButton;

namespace Ui {

class ElidedLabel;
class StateGlyph;
class Ticker;
class WordsLabel;

/// Proves that the whole way works: a signed test build goes through the network to a message in the channel and its
/// deletion, and each station shows when it was reached. Starts at once. Closing it leaves the test to its end.
class ProofDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProofDialog)

public:
    /// `link` is borrowed.
    explicit ProofDialog(ServiceLink &link, QWidget *parent = nullptr);

private:
    struct Row
    {
        StateGlyph *glyph = nullptr;
        ElidedLabel *time = nullptr;
    };

    QWidget *makeRow(Service::Hop hop, Row &row);
    void start();
    void takeProgress(ServiceLink::Request request, const Service::ProofReport &report);
    void takeEnd(ServiceLink::Request request, const Outcome &outcome);
    void showRows(bool ended);

    ServiceLink &m_link;
    ServiceLink::Request m_request = 0;
    Service::ProofReport m_report;
    Row m_rows[std::size(Service::Hops)];
    ElidedLabel *m_title;
    WordsLabel *m_words;
    QPushButton *m_again;
    QPushButton *m_close;
    Ticker *m_ticker;
};

} // namespace Ui
