// SPDX-FileCopyrightText: 2026 Drone Discord contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QStackedWidget;
class QTimer;

namespace Ui {

class Card;
class ElidedLabel;
class Page;
class Rail;
class ServiceLink;
class StatusStrip;
struct Shortcut;

/// The frame: rail, pages, status strip. Knows no page by name; the application makes the pages and adds them in the
/// order of the rail. GUI thread.
class MainWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// `link` is borrowed and outlives the window.
    explicit MainWindow(ServiceLink &link, QWidget *parent = nullptr);

    /// As QWidget has it, but never larger than the screen.
    void restoreGeometry(const QByteArray &geometry);
    /// Takes ownership. The first page is shown.
    void addPage(Page *page);
    Page *currentPage() const;
    /// Chooses the page of that name and, with a subject, lets it reveal that.
    void showPage(const QString &name, const QString &subject = {});
    /// Restores, raises and activates the window, whatever state it is in. The desktop lets a window come forward that
    /// shows the token which it gave to the click or start behind this (XDG_ACTIVATION_TOKEN); may be empty.
    void bringUp(const QByteArray &activationToken = {});

    /// One sentence above the strip, until it was there to be seen for ten seconds or is dismissed.
    void tell(const QString &sentence, bool good);

    enum class Closing {
        Ends, ///< closed()
        Hides, ///< something else can bring the window back; hiddenByClosing()
        Asks, ///< nothing happens but closeAsked()
    };
    /// The keys that this window answers to.
    QList<Shortcut> shortcuts() const;
    void showShortcuts();

    void setClosing(Closing closing) { m_closing = closing; }

    StatusStrip *strip() const { return m_strip; }

Q_SIGNALS:
    /// The window was closed and only hidden.
    void hiddenByClosing();
    /// The window was closed for good.
    void closed();
    /// Somebody wants to close the window, and it has to be asked what that means.
    void closeAsked();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeNotice();
    void timeNotice();

    QList<Page *> m_pages;
    Rail *m_rail;
    QStackedWidget *m_stack;
    StatusStrip *m_strip;
    Card *m_notice;
    ElidedLabel *m_noticeText;
    QTimer *m_noticeEnd;
    Closing m_closing = Closing::Ends;
};

} // namespace Ui
