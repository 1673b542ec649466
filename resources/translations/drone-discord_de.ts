<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_GB">
<context>
    <name>Announce::Lane</name>
    <message>
        <source>An announcement could not be stored, so it was not sent. It is tried again.</source>
        <translation>Eine Meldung konnte nicht gespeichert werden und wurde deshalb nicht gesendet. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The log could not be attached: %1</source>
        <translation>Das Log konnte nicht angehängt werden: %1</translation>
    </message>
</context>
<context>
    <name>BackendLink</name>
    <message>
        <source>The demo&apos;s builds have no Drone behind them</source>
        <translation>Hinter den Builds der Demo steht kein Drone</translation>
    </message>
    <message>
        <source>Needs Drone&apos;s address and a token: see the settings</source>
        <translation>Benötigt die Adresse von Drone und ein Token: siehe Einstellungen</translation>
    </message>
    <message>
        <source>This build is of another Drone server than the one whose token is set</source>
        <translation>Dieser Build gehört zu einem anderen Drone-Server als dem, dessen Token eingetragen ist</translation>
    </message>
    <message>
        <source>The Drone server has not said yet whether this build is its own; see Health</source>
        <translation>Der Drone-Server hat noch nicht gesagt, ob dieser Build von ihm ist; siehe Zustand</translation>
    </message>
</context>
<context>
    <name>Discord::CloseCode</name>
    <message>
        <source>Install a newer version of this program.</source>
        <translation>Eine neuere Version dieses Programms installieren.</translation>
    </message>
    <message>
        <source>Discord closed the connection.</source>
        <translation>Discord hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>Discord closed the connection after an error of its own.</source>
        <translation>Discord hat die Verbindung nach einem eigenen Fehler geschlossen.</translation>
    </message>
    <message>
        <source>Discord did not know an opcode that was sent.</source>
        <translation>Discord kannte einen gesendeten Opcode nicht.</translation>
    </message>
    <message>
        <source>Discord could not read a packet that was sent.</source>
        <translation>Discord konnte ein gesendetes Paket nicht lesen.</translation>
    </message>
    <message>
        <source>Discord got a packet before the connection was identified.</source>
        <translation>Discord erhielt ein Paket, bevor sich die Verbindung ausgewiesen hatte.</translation>
    </message>
    <message>
        <source>Discord does not accept the bot token.</source>
        <translation>Discord akzeptiert das Bot-Token nicht.</translation>
    </message>
    <message>
        <source>Copy the token again from the Discord developer portal (Bot, Reset Token) and enter it in the settings.</source>
        <translation>Das Token im Discord-Entwicklerportal (Bot, Reset Token) erneut kopieren und in den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>Discord got a second Identify on one connection.</source>
        <translation>Discord erhielt ein zweites Identify auf einer Verbindung.</translation>
    </message>
    <message>
        <source>Discord did not accept the sequence number of the session.</source>
        <translation>Discord hat die Sequenznummer der Sitzung nicht akzeptiert.</translation>
    </message>
    <message>
        <source>Discord closed the connection because too much was sent.</source>
        <translation>Discord hat die Verbindung geschlossen, weil zu viel gesendet wurde.</translation>
    </message>
    <message>
        <source>The session timed out at Discord.</source>
        <translation>Die Sitzung ist bei Discord abgelaufen.</translation>
    </message>
    <message>
        <source>Discord does not accept the shard of this connection.</source>
        <translation>Discord akzeptiert den Shard dieser Verbindung nicht.</translation>
    </message>
    <message>
        <source>The bot is in too many servers for one connection.</source>
        <translation>Der Bot ist auf zu vielen Servern für eine einzelne Verbindung.</translation>
    </message>
    <message>
        <source>Use a bot of its own for this program, or remove the bot from servers that do not need it.</source>
        <translation>Einen eigenen Bot für dieses Programm verwenden oder den Bot von Servern entfernen, die ihn nicht brauchen.</translation>
    </message>
    <message>
        <source>Discord no longer offers the Gateway version that this program speaks.</source>
        <translation>Discord bietet die Gateway-Version, die dieses Programm spricht, nicht mehr an.</translation>
    </message>
    <message>
        <source>Discord does not know the intents that this program asks for.</source>
        <translation>Discord kennt die Intents nicht, die dieses Programm anfordert.</translation>
    </message>
    <message>
        <source>Discord does not allow this bot the intents that it asks for.</source>
        <translation>Discord erlaubt diesem Bot die angeforderten Intents nicht.</translation>
    </message>
    <message>
        <source>Allow the privileged intents for this bot in the Discord developer portal, under Bot.</source>
        <translation>Die privilegierten Intents dieses Bots im Discord-Entwicklerportal unter „Bot“ erlauben.</translation>
    </message>
    <message>
        <source>The connection was closed with code %1.</source>
        <translation>Die Verbindung wurde mit Code %1 geschlossen.</translation>
    </message>
</context>
<context>
    <name>Discord::DiscordPlatform</name>
    <message>
        <source>No bot token is set. Enter the token of your bot.</source>
        <translation>Es ist kein Bot-Token eingetragen. Das Token des Bots eintragen.</translation>
    </message>
    <message>
        <source>Discord does not accept the bot token (%1). Reset the token in the developer portal and enter the new one.</source>
        <translation>Discord akzeptiert das Bot-Token nicht (%1). Das Token im Entwicklerportal zurücksetzen und das neue eintragen.</translation>
    </message>
    <message>
        <source>The bot cannot see channel %1 (%2). Invite it to the server and give it View Channel there.</source>
        <translation>Der Bot kann den Kanal %1 nicht sehen (%2). Den Bot auf den Server einladen und ihm dort „Kanal ansehen“ erlauben.</translation>
    </message>
    <message>
        <source>The bot may not write in channel %1 (%2). Give it View Channel, Send Messages and Embed Links there.</source>
        <translation>Der Bot darf im Kanal %1 nicht schreiben (%2). Ihm dort „Kanal ansehen“, „Nachrichten senden“ und „Links einbetten“ erlauben.</translation>
    </message>
    <message>
        <source>Channel %1 does not exist or takes no messages (%2). Choose another channel.</source>
        <translation>Den Kanal %1 gibt es nicht, oder er nimmt keine Nachrichten an (%2). Einen anderen Kanal wählen.</translation>
    </message>
    <message>
        <source>The message in channel %1 was deleted (%2).</source>
        <translation>Die Nachricht im Kanal %1 wurde gelöscht (%2).</translation>
    </message>
    <message>
        <source>Discord takes no more edits of an old message in channel %1 for now (%2).</source>
        <translation>Discord nimmt vorerst keine Änderungen einer alten Nachricht im Kanal %1 mehr an (%2).</translation>
    </message>
    <message>
        <source>Discord asks to wait %1 s (%2).</source>
        <translation>Discord bittet darum, %1 s zu warten (%2).</translation>
    </message>
    <message>
        <source>Discord refused the message (%1).</source>
        <translation>Discord hat die Nachricht abgelehnt (%1).</translation>
    </message>
    <message>
        <source>Discord has trouble: %1 (HTTP %2). It is tried again.</source>
        <translation>Discord hat Schwierigkeiten: %1 (HTTP %2). Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Discord cannot be reached: %1. It is tried again.</source>
        <translation>Discord ist nicht erreichbar: %1. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>Thread %1 is locked (%2). Unlock and unarchive it in Discord, or give the bot Manage Threads there.</source>
        <translation>Der Thread %1 ist gesperrt (%2). Ihn in Discord entsperren und aus dem Archiv holen oder dem Bot dort „Threads verwalten“ erlauben.</translation>
    </message>
    <message>
        <source>Thread %1 is archived, so its messages cannot be edited (%2). It is tried again; unarchive the thread in Discord to have it at once.</source>
        <translation>Der Thread %1 ist archiviert, daher lassen sich seine Nachrichten nicht bearbeiten (%2). Es wird erneut versucht; sofort geht es, wenn der Thread in Discord aus dem Archiv geholt wird.</translation>
    </message>
    <message>
        <source>The token or Discord&apos;s address was changed while this was on its way. It is tried again.</source>
        <translation>Das Token oder Discords Adresse wurde geändert, während dies unterwegs war. Es wird erneut versucht.</translation>
    </message>
</context>
<context>
    <name>Discord::Gateway::Shard</name>
    <message>
        <source>Discord stopped answering heartbeats.</source>
        <translation>Discord beantwortet keine Heartbeats mehr.</translation>
    </message>
    <message>
        <source>No bot token is set.</source>
        <translation>Es ist kein Bot-Token eingetragen.</translation>
    </message>
    <message>
        <source>Enter the token of the bot in the settings.</source>
        <translation>Das Token des Bots in den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>The bot token is too long to be one.</source>
        <translation>Das Bot-Token ist zu lang, um eines zu sein.</translation>
    </message>
    <message>
        <source>Copy the token again from the Discord developer portal and enter it in the settings.</source>
        <translation>Das Token im Discord-Entwicklerportal erneut kopieren und in den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>The network changed.</source>
        <translation>Das Netzwerk hat gewechselt.</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>Discord did not say Hello in time.</source>
        <translation>Discord hat sich nicht rechtzeitig mit Hello gemeldet.</translation>
    </message>
    <message>
        <source>Discord did not answer in time.</source>
        <translation>Discord hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The connection broke.</source>
        <translation>Die Verbindung ist abgebrochen.</translation>
    </message>
    <message>
        <source>Discord&apos;s Gateway cannot be reached.</source>
        <translation>Das Gateway von Discord ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Discord sent something that cannot be read.</source>
        <translation>Discord hat etwas gesendet, das nicht lesbar ist.</translation>
    </message>
    <message>
        <source>Discord asked for a new connection.</source>
        <translation>Discord hat um eine neue Verbindung gebeten.</translation>
    </message>
    <message>
        <source>Discord said Hello without a usable heartbeat interval.</source>
        <translation>Discord hat ein Hello ohne brauchbares Heartbeat-Intervall gesendet.</translation>
    </message>
    <message>
        <source>Discord declared the session invalid.</source>
        <translation>Discord hat die Sitzung für ungültig erklärt.</translation>
    </message>
</context>
<context>
    <name>Discord::Rest</name>
    <message>
        <source>the answer lacks what was asked for</source>
        <translation>in der Antwort fehlt das Erfragte</translation>
    </message>
</context>
<context>
    <name>Discord::Rest::RestClient</name>
    <message>
        <source>No bot token is set.</source>
        <translation>Es ist kein Bot-Token eingetragen.</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>the answer is not JSON: </source>
        <translation>die Antwort ist kein JSON: </translation>
    </message>
</context>
<context>
    <name>Drone::CatchUp</name>
    <message>
        <source>Drone has another build under this number</source>
        <translation>Drone hat unter dieser Nummer einen anderen Build</translation>
    </message>
</context>
<context>
    <name>Drone::Client</name>
    <message>
        <source>The Drone server was changed meanwhile</source>
        <translation>Der Drone-Server wurde inzwischen gewechselt</translation>
    </message>
    <message>
        <source>No Drone server and token are set</source>
        <translation>Drone-Server und Token sind nicht eingetragen</translation>
    </message>
    <message>
        <source>The Drone server did not answer within %1 s</source>
        <translation>Der Drone-Server hat innerhalb von %1 s nicht geantwortet</translation>
    </message>
    <message>
        <source>The answer of the Drone server is over %1 MiB</source>
        <translation>Die Antwort des Drone-Servers ist größer als %1 MiB</translation>
    </message>
    <message>
        <source>The Drone server ended the stream</source>
        <translation>Der Drone-Server hat den Strom beendet</translation>
    </message>
    <message>
        <source>The Drone server cannot be reached</source>
        <translation>Der Drone-Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>The Drone server redirects; set the address that it leads to</source>
        <translation>Der Drone-Server leitet um; die Adresse eintragen, zu der er führt</translation>
    </message>
    <message>
        <source>The Drone token is not valid; make a new one on Drone&apos;s account page</source>
        <translation>Das Drone-Token ist nicht gültig; auf der Kontoseite von Drone ein neues erzeugen</translation>
    </message>
    <message>
        <source>Drone has none of this, or the token&apos;s user may not see it</source>
        <translation>Drone hat davon nichts, oder der Benutzer des Tokens darf es nicht sehen</translation>
    </message>
    <message>
        <source>The Drone server failed with HTTP %1</source>
        <translation>Beim Drone-Server ist ein Fehler aufgetreten: HTTP %1</translation>
    </message>
    <message>
        <source>Drone refused with HTTP %1</source>
        <translation>Drone hat mit HTTP %1 abgelehnt</translation>
    </message>
    <message>
        <source>The address answers with a web page, not as a Drone server; check it</source>
        <translation>Unter der Adresse antwortet eine Webseite, kein Drone-Server; die Adresse prüfen</translation>
    </message>
    <message>
        <source>The answer is none that a Drone server gives; check its address</source>
        <translation>Die Antwort ist keine, wie sie ein Drone-Server gibt; seine Adresse prüfen</translation>
    </message>
</context>
<context>
    <name>Drone::EventReader</name>
    <message>
        <source>No Drone server and token are set</source>
        <translation>Drone-Server und Token sind nicht eingetragen</translation>
    </message>
    <message>
        <source>An event of the Drone server is too large</source>
        <translation>Ein Ereignis des Drone-Servers ist zu groß</translation>
    </message>
</context>
<context>
    <name>Drone::EventStream</name>
    <message>
        <source>The event stream of the Drone server fell silent</source>
        <translation>Der Ereignisstrom des Drone-Servers ist verstummt</translation>
    </message>
</context>
<context>
    <name>Health::SelfCheck</name>
    <message>
        <source>Choose another port in the settings or end the program that holds it.</source>
        <translation>In den Einstellungen einen anderen Port wählen oder das Programm beenden, das ihn belegt.</translation>
    </message>
    <message>
        <source>The endpoint at %1 did not answer its own health check within %2 s</source>
        <translation>Der Endpunkt unter %1 hat seine eigene Prüfung nicht innerhalb von %2 s beantwortet</translation>
    </message>
    <message>
        <source>Deliveries are not being received. If this lasts, restart the program.</source>
        <translation>Zustellungen kommen nicht an. Hält das an, das Programm neu starten.</translation>
    </message>
    <message>
        <source>The endpoint at %1 cannot be reached: %2</source>
        <translation>Der Endpunkt unter %1 ist nicht erreichbar: %2</translation>
    </message>
    <message>
        <source>Deliveries are not being received. The program tries to listen again by itself.</source>
        <translation>Zustellungen kommen nicht an. Das Programm versucht von selbst, wieder zu empfangen.</translation>
    </message>
    <message>
        <source>The endpoint at %1 has no room for another connection</source>
        <translation>Der Endpunkt unter %1 hat keinen Platz für eine weitere Verbindung</translation>
    </message>
    <message>
        <source>Look who holds so many, or raise receiver/max_connections.</source>
        <translation>Nachsehen, wer so viele hält, oder receiver/max_connections erhöhen.</translation>
    </message>
    <message>
        <source>Another program answers at %1</source>
        <translation>Unter %1 antwortet ein anderes Programm</translation>
    </message>
    <message>
        <source>End the program that took the port, or choose another port in the settings.</source>
        <translation>Das Programm beenden, das den Port belegt, oder in den Einstellungen einen anderen wählen.</translation>
    </message>
    <message>
        <source>The endpoint refuses the signature of its own health check</source>
        <translation>Der Endpunkt lehnt die Signatur seiner eigenen Prüfung ab</translation>
    </message>
    <message>
        <source>Save the webhook secret again in the settings.</source>
        <translation>Das Webhook-Secret in den Einstellungen erneut speichern.</translation>
    </message>
    <message>
        <source>Receiving at %1</source>
        <translation>Empfängt unter %1</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Drone Discord cannot start</source>
        <translation>Drone Discord kann nicht starten</translation>
    </message>
    <message>
        <source>It is running already, but does not answer. End that process and start again.</source>
        <translation>Es läuft bereits, antwortet aber nicht. Den laufenden Prozess beenden und neu starten.</translation>
    </message>
</context>
<context>
    <name>ProgramSettings</name>
    <message>
        <source>This is the demo: nothing here is yours, and nothing can be changed.</source>
        <translation>Dies ist die Demo: Nichts hier ist echt, und nichts lässt sich ändern.</translation>
    </message>
    <message>
        <source>That file is the database in use; choose another name</source>
        <translation>Diese Datei ist die benutzte Datenbank; einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>Backed up to %1 (%2)</source>
        <translation>Gesichert nach %1 (%2)</translation>
    </message>
</context>
<context>
    <name>Secrets::SecretStore</name>
    <message>
        <source>The system keychain holds no such secret</source>
        <translation>Der Schlüsselbund des Systems enthält diesen Eintrag nicht</translation>
    </message>
    <message>
        <source>The system keychain is locked; unlock it and try again</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt; ihn entsperren und erneut versuchen</translation>
    </message>
    <message>
        <source>No system keychain answers; start one (GNOME Keyring, KWallet or KeePassXC)</source>
        <translation>Kein Schlüsselbund des Systems antwortet; einen starten (GNOME Keyring, KWallet oder KeePassXC)</translation>
    </message>
    <message>
        <source>The system keychain does not answer; if it asks for its password, give it and try again</source>
        <translation>Der Schlüsselbund des Systems antwortet nicht; fragt er nach seinem Passwort, es eingeben und erneut versuchen</translation>
    </message>
    <message>
        <source>The system keychain refused; allow Drone Discord to use it and try again</source>
        <translation>Der Schlüsselbund des Systems hat abgelehnt; Drone Discord den Zugriff erlauben und erneut versuchen</translation>
    </message>
</context>
<context>
    <name>Service::AnnounceAgain</name>
    <message>
        <source>This build was never announced, so there is nothing to announce again</source>
        <translation>Dieser Build wurde nie gemeldet, also gibt es nichts erneut zu melden</translation>
    </message>
    <message>
        <source>A new message is on its way</source>
        <translation>Eine neue Nachricht ist unterwegs</translation>
    </message>
    <message>
        <source>A new message is on its way, but that could not be stored yet: %1</source>
        <translation>Eine neue Nachricht ist unterwegs, aber das konnte noch nicht gespeichert werden: %1</translation>
    </message>
</context>
<context>
    <name>Service::Backend</name>
    <message>
        <source>The service does not run</source>
        <translation>Der Dienst läuft nicht</translation>
    </message>
</context>
<context>
    <name>Service::Components</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>no webhook secret is set</source>
        <translation>es ist kein Webhook-Secret eingetragen</translation>
    </message>
    <message>
        <source>Set DRONE_WEBHOOK_SECRET to the same value here and in Drone.</source>
        <translation>DRONE_WEBHOOK_SECRET hier und in Drone auf denselben Wert setzen.</translation>
    </message>
    <message>
        <source>rightly signed, but the clocks differ too much</source>
        <translation>richtig signiert, aber die Uhren weichen zu stark voneinander ab</translation>
    </message>
    <message>
        <source>Set the clocks of Drone&apos;s machine and of this one (NTP), or raise receiver/max_skew_s.</source>
        <translation>Die Uhren beider Rechner stellen (NTP) oder receiver/max_skew_s erhöhen.</translation>
    </message>
    <message>
        <source>signed with another secret</source>
        <translation>mit einem anderen Secret signiert</translation>
    </message>
    <message>
        <source>Give Drone&apos;s DRONE_WEBHOOK_SECRET and this program the same value.</source>
        <translation>DRONE_WEBHOOK_SECRET in Drone und in diesem Programm auf denselben Wert setzen.</translation>
    </message>
    <message>
        <source>the body is not the one that was signed</source>
        <translation>der Body ist nicht der signierte</translation>
    </message>
    <message>
        <source>Look for a proxy between Drone and this program that changes requests.</source>
        <translation>Nach einem Proxy zwischen Drone und diesem Programm suchen, der Anfragen verändert.</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>nicht signiert</translation>
    </message>
    <message>
        <source>Set DRONE_WEBHOOK_SECRET in Drone&apos;s configuration; other senders may be ignored.</source>
        <translation>DRONE_WEBHOOK_SECRET in der Konfiguration von Drone setzen; andere Absender können ignoriert werden.</translation>
    </message>
    <message>
        <source>signed, but not a payload of Drone</source>
        <translation>signiert, aber keine Payload von Drone</translation>
    </message>
    <message>
        <source>Look in the deliveries at what came; another program may use the same secret.</source>
        <translation>In den Zustellungen nachsehen, was ankam; womöglich benutzt ein anderes Programm dasselbe Secret.</translation>
    </message>
    <message>
        <source>the database could not take them</source>
        <translation>die Datenbank konnte sie nicht aufnehmen</translation>
    </message>
    <message>
        <source>See the store&apos;s own state.</source>
        <translation>Siehe den Zustand der Datenbank.</translation>
    </message>
    <message>
        <source>the signature is not one of Drone&apos;s</source>
        <translation>die Signatur ist keine von Drone</translation>
    </message>
    <message>
        <source>Look in the deliveries at who sends this.</source>
        <translation>In den Zustellungen nachsehen, wer das sendet.</translation>
    </message>
    <message>
        <source>Deliveries are being stored</source>
        <translation>Zustellungen werden gespeichert</translation>
    </message>
    <message>
        <source>The database cannot be written: %1</source>
        <translation>In die Datenbank kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>Free some space in %1. Deliveries are refused until then.</source>
        <translation>In %1 Platz schaffen. Bis dahin werden Zustellungen abgelehnt.</translation>
    </message>
    <message>
        <source>Look at the folder %1 and its permissions. Deliveries are refused until then.</source>
        <translation>Den Ordner %1 und seine Rechte prüfen. Bis dahin werden Zustellungen abgelehnt.</translation>
    </message>
    <message>
        <source>Only %1 are free in %2</source>
        <translation>Nur noch %1 frei in %2</translation>
    </message>
    <message>
        <source>Free some space: with none left, deliveries have to be refused.</source>
        <translation>Platz schaffen: Ist keiner mehr da, müssen Zustellungen abgelehnt werden.</translation>
    </message>
    <message>
        <source>No delivery was refused of late</source>
        <translation>In letzter Zeit wurde keine Zustellung abgelehnt</translation>
    </message>
    <message>
        <source>No webhook secret is set, so every delivery is refused</source>
        <translation>Es ist kein Webhook-Secret eingetragen, daher wird jede Zustellung abgelehnt</translation>
    </message>
    <message>
        <source>Deliveries are being refused: %1</source>
        <translation>Zustellungen werden abgelehnt: %1</translation>
    </message>
    <message>
        <source>This clock and Drone&apos;s agree</source>
        <translation>Diese Uhr und die von Drone stimmen überein</translation>
    </message>
    <message>
        <source>This clock and Drone&apos;s differ by %1; %2 are allowed</source>
        <translation>Diese Uhr und die von Drone weichen um %1 voneinander ab; erlaubt sind %2</translation>
    </message>
    <message>
        <source>Cards are previewed; nothing leaves this machine</source>
        <translation>Nur Vorschau: Nichts verlässt diesen Rechner</translation>
    </message>
    <message>
        <source>No Discord token is set, so cards are previewed and not posted</source>
        <translation>Es ist kein Discord-Token eingetragen; Karten werden nur als Vorschau gezeigt, nicht gesendet</translation>
    </message>
    <message>
        <source>Set DISCORD_TOKEN, or the token in the settings.</source>
        <translation>DISCORD_TOKEN setzen oder das Token in den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>No Discord channel is set, so nothing can be posted</source>
        <translation>Es ist kein Discord-Kanal gewählt, daher kann nichts gesendet werden</translation>
    </message>
    <message>
        <source>Set DISCORD_CHANNEL_ID, or the channel in the settings.</source>
        <translation>DISCORD_CHANNEL_ID setzen oder den Kanal in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>Mend that in Discord or in the settings; what waits is sent afterwards.</source>
        <translation>Das in Discord oder in den Einstellungen beheben; was wartet, wird danach gesendet.</translation>
    </message>
    <message>
        <source>It is tried again at %1 by itself.</source>
        <translation>Um %1 wird es von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>Announcements are paused%1; %2 wait</source>
        <translation>Meldungen sind angehalten%1; %2 warten</translation>
    </message>
    <message>
        <source>Resume them when you like; nothing is lost.</source>
        <translation>Jederzeit fortsetzbar; nichts geht verloren.</translation>
    </message>
    <message>
        <source>A card has been waiting for %1%2</source>
        <translation>Eine Karte wartet seit %1%2</translation>
    </message>
    <message>
        <source>Discord or the network is slow or away; the program goes on trying.</source>
        <translation>Discord oder das Netzwerk ist langsam oder nicht da; das Programm versucht es weiter.</translation>
    </message>
    <message>
        <source>Posting as %1 in %2</source>
        <translation>Sendet als %1 in %2</translation>
    </message>
    <message>
        <source>Cards are being posted</source>
        <translation>Karten werden gesendet</translation>
    </message>
    <message>
        <source>The bot is shown as offline while the endpoint does not answer</source>
        <translation>Der Bot wird als offline gezeigt, solange der Endpunkt nicht antwortet</translation>
    </message>
    <message>
        <source>Online as %1</source>
        <translation>Online als %1</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Connecting to Discord&apos;s Gateway</source>
        <translation>Verbindung mit dem Gateway von Discord wird aufgebaut</translation>
    </message>
    <message>
        <source>The bot is not online: %1</source>
        <translation>Der Bot ist nicht online: %1</translation>
    </message>
    <message>
        <source>Discord&apos;s Gateway does not answer</source>
        <translation>Das Gateway von Discord antwortet nicht</translation>
    </message>
    <message>
        <source>Cards are posted all the same; the program goes on trying.</source>
        <translation>Karten werden trotzdem gesendet; das Programm versucht es weiter.</translation>
    </message>
    <message>
        <source>A Drone token is set, but no Drone server</source>
        <translation>Ein Drone-Token ist eingetragen, aber kein Drone-Server</translation>
    </message>
    <message>
        <source>Set DRONE_SERVER, or the server in the settings; or remove the token.</source>
        <translation>DRONE_SERVER setzen oder den Server in den Einstellungen eintragen; oder das Token entfernen.</translation>
    </message>
    <message>
        <source>Drone does not accept the token: it takes us for a guest</source>
        <translation>Drone akzeptiert das Token nicht: Es hält uns für einen Gast</translation>
    </message>
    <message>
        <source>Copy the token anew from Drone&apos;s account page and set it again.</source>
        <translation>Das Token auf der Kontoseite von Drone neu kopieren und erneut eintragen.</translation>
    </message>
    <message>
        <source>Set drone/server (DRONE_SERVER) to the address at which Drone&apos;s own pages open.</source>
        <translation>drone/server (DRONE_SERVER) auf die Adresse setzen, unter der sich die Seiten von Drone öffnen.</translation>
    </message>
    <message>
        <source>Webhooks work all the same; what they miss is asked for when Drone answers again.</source>
        <translation>Webhooks funktionieren trotzdem; was ihnen entgeht, wird erfragt, sobald Drone wieder antwortet.</translation>
    </message>
    <message>
        <source>Asking Drone who the token belongs to</source>
        <translation>Drone wird gefragt, wem das Token gehört</translation>
    </message>
    <message>
        <source>Asking Drone as %1</source>
        <translation>Fragt Drone als %1</translation>
    </message>
    <message>
        <source> until %1</source>
        <comment>after &quot;paused&quot;, with a blank before it</comment>
        <translation> bis %1</translation>
    </message>
    <message>
        <source>Drone shows %1 none of the builds that webhooks tell of</source>
        <translation>Drone zeigt %1 keinen der Builds, von denen Webhooks berichten</translation>
    </message>
    <message>
        <source>Give %1 access to the repositories in Drone, set the token of somebody who has it, or set the Drone server that sends the webhooks.</source>
        <translation>Geben Sie %1 in Drone Zugriff auf die Repositorys, tragen Sie das Token von jemandem ein, der ihn hat, oder den Drone-Server, der die Webhooks sendet.</translation>
    </message>
    <message>
        <source>Drone does not show %1 the builds of %2</source>
        <translation>Drone zeigt %1 die Builds von %2 nicht</translation>
    </message>
    <message>
        <source>Give %1 access to them in Drone, or set the token of somebody who has it.</source>
        <translation>Geben Sie %1 in Drone Zugriff darauf, oder tragen Sie das Token von jemandem ein, der ihn hat.</translation>
    </message>
    <message>
        <source>Drone&apos;s event stream does not last, so changes may be seen later</source>
        <translation>Drones Ereignisstrom hält nicht, Änderungen sind daher vielleicht später zu sehen</translation>
    </message>
    <message>
        <source>A proxy before Drone must let /api/stream through unbuffered. Or switch the event stream off.</source>
        <translation>Ein Proxy vor Drone muss /api/stream ungepuffert durchlassen. Oder schalten Sie den Ereignisstrom ab.</translation>
    </message>
    <message>
        <source>Discord does not answer: %1</source>
        <translation>Discord antwortet nicht: %1</translation>
    </message>
    <message>
        <source>Asking Discord who the token belongs to</source>
        <translation>Discord wird gefragt, wem das Token gehört</translation>
    </message>
    <message>
        <source>The newest delivery was accepted; one before was refused: %1</source>
        <translation>Die neueste Zustellung wurde angenommen, eine davor abgelehnt: %1</translation>
    </message>
    <message>
        <source>The program goes on trying, and nothing is lost.</source>
        <translation>Das Programm versucht es weiter, und nichts geht verloren.</translation>
    </message>
    <message>
        <source>%1. What is kept in it comes into force as soon as it can be read. Without a keychain, set %2.</source>
        <translation>%1. Was darin liegt, gilt, sobald er gelesen werden kann. Ohne Schlüsselbund: %2 setzen.</translation>
    </message>
    <message>
        <source>No webhook secret can be read from the keychain, so every delivery is refused</source>
        <translation>Aus dem Schlüsselbund kann kein Webhook-Secret gelesen werden, daher wird jede Zustellung abgelehnt</translation>
    </message>
    <message>
        <source>No Discord token can be read from the keychain, so cards are previewed and not posted</source>
        <translation>Aus dem Schlüsselbund kann kein Discord-Token gelesen werden; Karten werden nur als Vorschau gezeigt, nicht gesendet</translation>
    </message>
</context>
<context>
    <name>Service::DiscordLogin</name>
    <message>
        <source>The channel %1 takes no messages</source>
        <translation>Der Kanal %1 nimmt keine Nachrichten an</translation>
    </message>
    <message>
        <source>Choose a text channel, an announcement channel or a thread.</source>
        <translation>Einen Textkanal, einen Ankündigungskanal oder einen Thread wählen.</translation>
    </message>
    <message>
        <source>Discord does not accept the bot&apos;s token</source>
        <translation>Discord akzeptiert das Token des Bots nicht</translation>
    </message>
    <message>
        <source>Copy the token anew from the bot&apos;s page at Discord and set it again.</source>
        <translation>Das Token auf der Seite des Bots bei Discord neu kopieren und erneut eintragen.</translation>
    </message>
    <message>
        <source>There is no Discord channel %1</source>
        <translation>Es gibt keinen Discord-Kanal %1</translation>
    </message>
    <message>
        <source>Copy the channel&apos;s id anew and set it again.</source>
        <translation>Die ID des Kanals neu kopieren und erneut eintragen.</translation>
    </message>
    <message>
        <source>The bot may not see the channel %1</source>
        <translation>Der Bot darf den Kanal %1 nicht sehen</translation>
    </message>
    <message>
        <source>Invite the bot to the server and give it View Channel, Send Messages, Embed Links and Read Message History there.</source>
        <translation>Den Bot auf den Server einladen und ihm dort „Kanal ansehen“, „Nachrichten senden“, „Links einbetten“ und „Nachrichtenverlauf anzeigen“ erlauben.</translation>
    </message>
</context>
<context>
    <name>Service::DroneActs</name>
    <message>
        <source>The token&apos;s user is no administrator of this repository, or Drone has no such build</source>
        <translation>Der Benutzer des Tokens ist kein Administrator dieses Repositorys, oder Drone hat keinen solchen Build</translation>
    </message>
    <message>
        <source>The token&apos;s user may not write to this repository, or Drone has no such build</source>
        <translation>Der Benutzer des Tokens darf in dieses Repository nicht schreiben, oder Drone hat keinen solchen Build</translation>
    </message>
    <message>
        <source>%1 (Drone&apos;s answer: %2)</source>
        <translation>%1 (Antwort von Drone: %2)</translation>
    </message>
    <message>
        <source>This build is not kept any more</source>
        <translation>Dieser Build wird nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>No Drone server and token are set</source>
        <translation>Drone-Server und Token sind nicht eingetragen</translation>
    </message>
    <message>
        <source>This build is of another Drone server than the one whose token is set</source>
        <translation>Dieser Build gehört zu einem anderen Drone-Server als dem, dessen Token eingetragen ist</translation>
    </message>
    <message>
        <source>Drone cancelled build #%1</source>
        <translation>Drone hat Build #%1 abgebrochen</translation>
    </message>
    <message>
        <source>Drone runs build #%1 now</source>
        <translation>Drone führt jetzt Build #%1 aus</translation>
    </message>
    <message>
        <source>Build #%1 is declined</source>
        <translation>Build #%1 ist abgelehnt</translation>
    </message>
    <message>
        <source>Drone made no new build: no pipeline of the configuration applies to it, or it is to be skipped</source>
        <translation>Drone hat keinen neuen Build angelegt: Keine Pipeline der Konfiguration passt auf ihn, oder er ist zu überspringen</translation>
    </message>
    <message>
        <source>Build #%1 promotes it to %2</source>
        <translation>Build #%1 befördert ihn nach %2</translation>
    </message>
    <message>
        <source>Build #%1 runs it once more</source>
        <translation>Build #%1 führt ihn noch einmal aus</translation>
    </message>
</context>
<context>
    <name>Service::Engine</name>
    <message>
        <source>The service does not run</source>
        <translation>Der Dienst läuft nicht</translation>
    </message>
</context>
<context>
    <name>Service::FoldQueue</name>
    <message>
        <source>No route leads to this channel any more</source>
        <translation>Keine Regel führt mehr in diesen Kanal</translation>
    </message>
</context>
<context>
    <name>Service::Proof</name>
    <message>
        <source>A test is under way already</source>
        <translation>Ein Test läuft bereits</translation>
    </message>
    <message>
        <source>Nothing listens for deliveries. The health page says why, under Receiving.</source>
        <translation>Nichts wartet auf Zustellungen. Die Seite „Zustand“ sagt unter „Empfang“, warum.</translation>
    </message>
    <message>
        <source>No webhook secret is set. Make one in the settings, under Receiving.</source>
        <translation>Es ist kein Webhook-Secret eingetragen. In den Einstellungen unter „Empfang“ eines erzeugen.</translation>
    </message>
    <message>
        <source>Announcements are paused. Resume them and test again.</source>
        <translation>Meldungen sind angehalten. Sie fortsetzen und erneut testen.</translation>
    </message>
    <message>
        <source>The endpoint at %1 cannot be reached: %2. Look at the address and the port in the settings, and at the firewall.</source>
        <translation>Der Endpunkt unter %1 ist nicht erreichbar: %2. Adresse und Port in den Einstellungen und die Firewall prüfen.</translation>
    </message>
    <message>
        <source>The endpoint refused the signature. Save the webhook secret again in the settings.</source>
        <translation>Der Endpunkt hat die Signatur abgelehnt. Das Webhook-Secret in den Einstellungen erneut speichern.</translation>
    </message>
    <message>
        <source>The delivery could not be stored. The health page says why, under Database.</source>
        <translation>Die Zustellung konnte nicht gespeichert werden. Die Seite „Zustand“ sagt unter „Datenbank“, warum.</translation>
    </message>
    <message>
        <source>The endpoint answered with HTTP %1. Another program may have taken the port: choose another one in the settings.</source>
        <translation>Der Endpunkt hat mit HTTP %1 geantwortet. Vielleicht belegt ein anderes Programm den Port: in den Einstellungen einen anderen wählen.</translation>
    </message>
    <message>
        <source>The chat refused the message: %1</source>
        <translation>Der Chat hat die Nachricht abgelehnt: %1</translation>
    </message>
    <message>
        <source>The message was posted, but it could not be deleted: %1. Delete it by hand.</source>
        <translation>Die Nachricht wurde gesendet, konnte aber nicht gelöscht werden: %1. Sie von Hand löschen.</translation>
    </message>
    <message>
        <source>The way works up to the preview. Without a Discord token no message is posted.</source>
        <translation>Der Weg funktioniert bis zur Vorschau. Ohne Discord-Token wird keine Nachricht gesendet.</translation>
    </message>
    <message>
        <source>The whole way works, from a signed delivery to a message in the channel.</source>
        <translation>Der ganze Weg funktioniert, von einer signierten Zustellung bis zur Nachricht im Kanal.</translation>
    </message>
    <message>
        <source>The endpoint at %1 did not answer. Look at the address and the port in the settings, and at the firewall.</source>
        <translation>Der Endpunkt unter %1 hat nicht geantwortet. Adresse und Port in den Einstellungen und die Firewall prüfen.</translation>
    </message>
    <message>
        <source>The delivery was stored and not worked on. The health page says why, under Database.</source>
        <translation>Die Zustellung wurde gespeichert, aber nicht verarbeitet. Die Seite „Zustand“ sagt unter „Datenbank“, warum.</translation>
    </message>
    <message>
        <source>No message was posted. Either no channel is chosen, or a rule for channels keeps silent about this build, or Discord does not answer: see Discord messages on the health page.</source>
        <translation>Es wurde keine Nachricht gesendet. Entweder ist kein Kanal gewählt, oder eine Regel für Kanäle schweigt zu diesem Build, oder Discord antwortet nicht: siehe „Discord-Nachrichten“ auf der Seite „Zustand“.</translation>
    </message>
    <message>
        <source>No message was posted: %1</source>
        <translation>Es wurde keine Nachricht gesendet: %1</translation>
    </message>
    <message>
        <source>The message was posted, but Discord did not answer when asked to delete it. Delete it by hand.</source>
        <translation>Die Nachricht wurde gesendet, aber Discord hat auf die Bitte, sie zu löschen, nicht geantwortet. Sie von Hand löschen.</translation>
    </message>
</context>
<context>
    <name>Service::Replay</name>
    <message>
        <source>The stored deliveries cannot be read: %1</source>
        <translation>Die gespeicherten Zustellungen können nicht gelesen werden: %1</translation>
    </message>
    <message numerus="yes">
        <source>Replay cancelled: %1 of %n deliveries were folded again</source>
        <translation>
            <numerusform>Nachspielen abgebrochen: %1 von %n Zustellung wurde erneut eingearbeitet</numerusform>
            <numerusform>Nachspielen abgebrochen: %1 von %n Zustellungen wurden erneut eingearbeitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replay done: %1 of %n deliveries were folded again</source>
        <translation>
            <numerusform>Nachspielen fertig: %1 von %n Zustellung wurde erneut eingearbeitet</numerusform>
            <numerusform>Nachspielen fertig: %1 von %n Zustellungen wurden erneut eingearbeitet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Service::StepLogs</name>
    <message>
        <source>The log that was kept cannot be read</source>
        <translation>Das aufbewahrte Log kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Nothing is known of this step any more</source>
        <translation>Über diesen Schritt ist nichts mehr bekannt</translation>
    </message>
</context>
<context>
    <name>Service::Watch</name>
    <message>
        <source>Discord did not tell where its Gateway is</source>
        <translation>Discord hat nicht mitgeteilt, wo sein Gateway ist</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 ist nicht beschreibbar</translation>
    </message>
</context>
<context>
    <name>Store::DatabaseCopy</name>
    <message>
        <source>No space is left for a copy of the database at %1; free some on its disk</source>
        <translation>Für eine Kopie der Datenbank unter %1 ist kein Platz mehr; auf dem Datenträger Platz schaffen</translation>
    </message>
    <message>
        <source>The database cannot be copied to %1; check the folder and its space</source>
        <translation>Die Datenbank kann nicht nach %1 kopiert werden; den Ordner und seinen Platz prüfen</translation>
    </message>
</context>
<context>
    <name>Store::SqlError</name>
    <message>
        <source>The database %1 cannot be opened; check that its folder exists and may be written to</source>
        <translation>Die Datenbank %1 kann nicht geöffnet werden; prüfen, ob ihr Ordner vorhanden und beschreibbar ist</translation>
    </message>
    <message>
        <source>The database %1 was written by a later version of this program; use that version</source>
        <translation>Die Datenbank %1 stammt von einer neueren Version dieses Programms; diese Version verwenden</translation>
    </message>
    <message>
        <source>The database %1 is damaged; move it away and start again, or restore a copy</source>
        <translation>Die Datenbank %1 ist beschädigt; sie beiseitelegen und neu starten, oder eine Kopie zurückspielen</translation>
    </message>
    <message>
        <source>No space is left for the database %1; free some on its disk</source>
        <translation>Für die Datenbank %1 ist kein Platz mehr; auf ihrem Datenträger Platz schaffen</translation>
    </message>
    <message>
        <source>The database %1 is locked by another process; end that process</source>
        <translation>Die Datenbank %1 ist durch einen anderen Prozess gesperrt; diesen beenden</translation>
    </message>
    <message>
        <source>The database %1 may not be written to; check the permissions of the file and its folder</source>
        <translation>In die Datenbank %1 darf nicht geschrieben werden; die Rechte der Datei und ihres Ordners prüfen</translation>
    </message>
    <message>
        <source>The database %1 refused a statement</source>
        <translation>Die Datenbank %1 hat eine Anweisung abgelehnt</translation>
    </message>
    <message>
        <source>The disk did not keep what was written to the database %1</source>
        <translation>Die Festplatte hat nicht behalten, was in die Datenbank %1 geschrieben wurde</translation>
    </message>
    <message>
        <source>The database %1 was deleted or moved while in use; put it back, or start the program again</source>
        <translation>Die Datenbank %1 wurde im laufenden Betrieb gelöscht oder verschoben; sie zurücklegen, oder das Programm neu starten</translation>
    </message>
</context>
<context>
    <name>Ui::ActQuestion</name>
    <message>
        <source>&amp;Keep as it is</source>
        <translation>&amp;So lassen</translation>
    </message>
    <message>
        <source>&amp;Target</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>production</source>
        <translation>production</translation>
    </message>
    <message>
        <source>Target of the promotion</source>
        <translation>Ziel der Beförderung</translation>
    </message>
    <message>
        <source>P&amp;arameters, one NAME=value a line (may be empty)</source>
        <translation>P&amp;arameter, einer je Zeile als NAME=Wert (darf leer sein)</translation>
    </message>
    <message>
        <source>Parameters of the promotion</source>
        <translation>Parameter der Beförderung</translation>
    </message>
    <message>
        <source>Name a target first</source>
        <translation>Zuerst ein Ziel angeben</translation>
    </message>
    <message>
        <source>“%1” is no NAME=value</source>
        <translation>„%1“ ist kein NAME=Wert</translation>
    </message>
    <message>
        <source>Drone keeps the name “%1” for itself; choose another one</source>
        <translation>Den Namen „%1“ verwendet Drone selbst; einen anderen wählen</translation>
    </message>
</context>
<context>
    <name>Ui::Acts</name>
    <message>
        <source>Restart</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>Abbruch</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnung</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Beförderung</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Neu starten</translation>
    </message>
    <message>
        <source>&amp;Cancel build</source>
        <translation>Build ab&amp;brechen</translation>
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>Dec&amp;line</source>
        <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
        <source>Pro&amp;mote…</source>
        <translation>Be&amp;fördern…</translation>
    </message>
    <message>
        <source>Asking Drone to restart this build …</source>
        <translation>Drone soll diesen Build neu starten …</translation>
    </message>
    <message>
        <source>Asking Drone to cancel this build …</source>
        <translation>Drone soll diesen Build abbrechen …</translation>
    </message>
    <message>
        <source>Telling Drone that this build is approved …</source>
        <translation>Drone erfährt, dass dieser Build freigegeben ist …</translation>
    </message>
    <message>
        <source>Telling Drone that this build is declined …</source>
        <translation>Drone erfährt, dass dieser Build abgelehnt ist …</translation>
    </message>
    <message>
        <source>Asking Drone to promote this build …</source>
        <translation>Drone soll diesen Build befördern …</translation>
    </message>
    <message>
        <source>build #%1 of %2</source>
        <comment>number, repository</comment>
        <translation>Build #%1 von %2</translation>
    </message>
    <message>
        <source>%1, %2 on %3</source>
        <comment>commit, subject, branch</comment>
        <translation>%1, %2 auf %3</translation>
    </message>
    <message>
        <source>Restart build</source>
        <translation>Build neu starten</translation>
    </message>
    <message>
        <source>Restart %1?</source>
        <translation>%1 neu starten?</translation>
    </message>
    <message>
        <source>Drone makes a new build with a number of its own, of the same commit and with the same parameters:
%1.
It gets its own message in Discord.</source>
        <translation>Drone legt einen neuen Build mit eigener Nummer an, vom selben Commit und mit denselben Parametern:
%1.
Er bekommt in Discord eine eigene Nachricht.</translation>
    </message>
    <message>
        <source>Cancel build</source>
        <translation>Build abbrechen</translation>
    </message>
    <message>
        <source>Cancel %1?</source>
        <translation>%1 abbrechen?</translation>
    </message>
    <message>
        <source>Drone stops every step that runs and skips those that wait. What the steps did until then is not undone:
%1.</source>
        <translation>Drone stoppt jeden laufenden Schritt und überspringt die wartenden. Was die Schritte bis dahin getan haben, wird nicht rückgängig gemacht:
%1.</translation>
    </message>
    <message>
        <source>&amp;Cancel the build</source>
        <translation>Build ab&amp;brechen</translation>
    </message>
    <message>
        <source>Approve build</source>
        <translation>Build freigeben</translation>
    </message>
    <message>
        <source>Approve %1?</source>
        <translation>%1 freigeben?</translation>
    </message>
    <message>
        <source>Drone runs what waits (%1), with the repository&apos;s secrets if the build may have them:
%2.
Look at the change first.</source>
        <translation>Drone führt aus, was wartet (%1), mit den Secrets des Repositorys, wenn der Build sie haben darf:
%2.
Vorher die Änderung ansehen.</translation>
    </message>
    <message>
        <source>Decline build</source>
        <translation>Build ablehnen</translation>
    </message>
    <message>
        <source>Decline %1?</source>
        <translation>%1 ablehnen?</translation>
    </message>
    <message>
        <source>Drone does not run what waits (%1), and the build ends as declined:
%2.</source>
        <translation>Drone führt nicht aus, was wartet (%1), und der Build endet als abgelehnt:
%2.</translation>
    </message>
    <message>
        <source>Promote build</source>
        <translation>Build befördern</translation>
    </message>
    <message>
        <source>Promote %1?</source>
        <translation>%1 befördern?</translation>
    </message>
    <message>
        <source>Drone makes a new build of the same commit, with the event promote and the target that you name. Pipelines that react to it run, deployments too:
%1.</source>
        <translation>Drone legt einen neuen Build desselben Commits an, mit dem Ereignis „promote“ und dem angegebenen Ziel. Pipelines, die darauf reagieren, laufen, auch Deployments:
%1.</translation>
    </message>
    <message>
        <source>&amp;Promote</source>
        <translation>Be&amp;fördern</translation>
    </message>
</context>
<context>
    <name>Ui::Assistant</name>
    <message>
        <source>Set-up assistant</source>
        <translation>Einrichtungsassistent</translation>
    </message>
    <message>
        <source>Three steps to the first message</source>
        <translation>Drei Schritte bis zur ersten Nachricht</translation>
    </message>
    <message>
        <source>Two things to type. Everything is checked as you go.</source>
        <translation>Zwei Eingaben genügen. Alles wird unterwegs geprüft.</translation>
    </message>
    <message>
        <source>Discord bot</source>
        <translation>Discord-Bot</translation>
    </message>
    <message>
        <source>paste its token; it goes into the system keychain, nowhere else</source>
        <translation>Token einfügen; es kommt nur in den Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>Bot token</source>
        <translation>Bot-Token</translation>
    </message>
    <message>
        <source>Discord bot token</source>
        <translation>Token des Discord-Bots</translation>
    </message>
    <message>
        <source>The bot is in no server yet.</source>
        <translation>Der Bot ist noch auf keinem Server.</translation>
    </message>
    <message>
        <source>&amp;Invite it</source>
        <translation>&amp;Einladen</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Drone</source>
        <translation>Drone</translation>
    </message>
    <message>
        <source>add these lines to your Drone server and restart it</source>
        <translation>diese Zeilen beim Drone-Server eintragen und ihn neu starten</translation>
    </message>
    <message>
        <source>Drone API token (optional: lost webhooks caught up, builds restarted)</source>
        <translation>API-Token von Drone (freiwillig: holt verlorene Webhooks nach, startet Builds neu)</translation>
    </message>
    <message>
        <source>Drone API token, optional</source>
        <translation>API-Token von Drone, freiwillig</translation>
    </message>
    <message>
        <source>&amp;Where is it?</source>
        <translation>&amp;Wo ist es?</translation>
    </message>
    <message>
        <source>&amp;Look around with a demo</source>
        <translation>Mit einer Demo &amp;umsehen</translation>
    </message>
    <message>
        <source>&amp;Delete it again</source>
        <translation>Wieder &amp;löschen</translation>
    </message>
    <message>
        <source>Send a &amp;test message</source>
        <translation>&amp;Testnachricht senden</translation>
    </message>
    <message>
        <source>D&amp;one</source>
        <translation>&amp;Fertig</translation>
    </message>
</context>
<context>
    <name>Ui::AttachmentRow</name>
    <message>
        <source>Attached: %1</source>
        <translation>Angehängt: %1</translation>
    </message>
    <message>
        <source>Attached: %1, %2</source>
        <comment>file and size</comment>
        <translation>Angehängt: %1, %2</translation>
    </message>
</context>
<context>
    <name>Ui::Autostart</name>
    <message>
        <source>The file %1 cannot be removed</source>
        <translation>Die Datei %1 kann nicht entfernt werden</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2</source>
        <translation>Die Datei %1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>Ui::BuildDeliveries</name>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Was sie sagte</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Antwort in</translation>
    </message>
    <message>
        <source>Deliveries of this build</source>
        <translation>Zustellungen dieses Builds</translation>
    </message>
    <message>
        <source>%1 (came a second time)</source>
        <translation>%1 (kam ein zweites Mal)</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>Ui::BuildDetail</name>
    <message>
        <source>About this build</source>
        <translation>Über diesen Build</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>&amp;Announce again</source>
        <translation>Erneut &amp;melden</translation>
    </message>
    <message>
        <source>&amp;Copy link to Drone</source>
        <translation>&amp;Link zu Drone kopieren</translation>
    </message>
    <message>
        <source>This build has no message in Discord yet</source>
        <translation>Dieser Build hat noch keine Nachricht in Discord</translation>
    </message>
    <message>
        <source>Deliveries %1</source>
        <comment>tab: word, count</comment>
        <translation>Zustellungen %1</translation>
    </message>
    <message>
        <source>&amp;Discord</source>
        <translation>&amp;Discord</translation>
    </message>
    <message>
        <source>Open in &amp;Discord</source>
        <translation>In &amp;Discord öffnen</translation>
    </message>
    <message>
        <source>Dr&amp;one</source>
        <translation>Dr&amp;one</translation>
    </message>
    <message>
        <source>&amp;Open in Drone</source>
        <translation>In Drone &amp;öffnen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>author, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · %2, usually %3</source>
        <comment>who and when, duration, median duration</comment>
        <translation>%1 · %2, meist %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>who and when, duration</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
</context>
<context>
    <name>Ui::BuildList</name>
    <message>
        <source>Builds, newest first</source>
        <translation>Builds, die neuesten zuerst</translation>
    </message>
</context>
<context>
    <name>Ui::BuildListModel</name>
    <message>
        <source>%1 #%2</source>
        <comment>repository, build number</comment>
        <translation>%1 #%2</translation>
    </message>
    <message>
        <source>%1 number %2, %3, %4, %5 by %6, %7</source>
        <comment>repository, number, state, commit message, branch, author, when</comment>
        <translation>%1 Nummer %2, %3, %4, %5 von %6, %7</translation>
    </message>
</context>
<context>
    <name>Ui::BuildListPane</name>
    <message>
        <source>Search repository, branch, author</source>
        <translation>Repository, Branch, Autor suchen</translation>
    </message>
    <message>
        <source>Search builds</source>
        <translation>Builds suchen</translation>
    </message>
    <message>
        <source>Filter builds by state</source>
        <translation>Builds nach Zustand filtern</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>The builds cannot be read</source>
        <translation>Die Builds können nicht gelesen werden</translation>
    </message>
    <message>
        <source>No build matches</source>
        <translation>Kein Build passt</translation>
    </message>
    <message>
        <source>Other words or another state may find more.</source>
        <translation>Andere Wörter oder ein anderer Zustand finden vielleicht mehr.</translation>
    </message>
    <message>
        <source>No builds yet</source>
        <translation>Noch keine Builds</translation>
    </message>
    <message>
        <source>Each build appears here the moment Drone tells of it. Push a commit, or restart a build in Drone.</source>
        <translation>Jeder Build erscheint hier, sobald Drone von ihm berichtet. Einen Commit pushen oder in Drone einen Build neu starten.</translation>
    </message>
</context>
<context>
    <name>Ui::BuildNews</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 passes again after %n failed builds</source>
        <comment>branch</comment>
        <translation>
            <numerusform>%1 läuft nach %n fehlgeschlagenen Build wieder durch</numerusform>
            <numerusform>%1 läuft nach %n fehlgeschlagenen Builds wieder durch</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>build</comment>
        <translation>%1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 is fixed</source>
        <comment>build</comment>
        <translation>%1 ist repariert</translation>
    </message>
    <message numerus="yes">
        <source>%n builds failed</source>
        <translation>
            <numerusform>%n Build ist fehlgeschlagen</numerusform>
            <numerusform>%n Builds sind fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n builds are fixed</source>
        <translation>
            <numerusform>%n Build ist repariert</numerusform>
            <numerusform>%n Builds sind repariert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>builds failed, builds are fixed</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n fixed</source>
        <comment>builds</comment>
        <translation>
            <numerusform>%n repariert</numerusform>
            <numerusform>%n repariert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>builds</comment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::BuildStory</name>
    <message>
        <source>Waiting for approval</source>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>An administrator of the repository must approve it before it runs</source>
        <translation>Ein Administrator des Repositorys muss ihn freigeben, bevor er läuft</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>step</comment>
        <translation>%1 ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>Exit-Code %1</translation>
    </message>
    <message>
        <source>first failure on %1 after a passing build</source>
        <translation>erster Fehler auf %1 nach einem erfolgreichen Build</translation>
    </message>
    <message numerus="yes">
        <source>first failure on %1 after %n passing builds</source>
        <translation>
            <numerusform>erster Fehler auf %1 nach %n erfolgreichen Build</numerusform>
            <numerusform>erster Fehler auf %1 nach %n erfolgreichen Builds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failures in a row on %1</source>
        <translation>
            <numerusform>%n Fehler in Folge auf %1</numerusform>
            <numerusform>%n Fehler in Folge auf %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No end of this build was heard</source>
        <translation>Von einem Ende dieses Builds kam keine Nachricht</translation>
    </message>
    <message>
        <source>Drone does not show it any more, or its last webhook was lost. This is what was last heard of it</source>
        <translation>Drone zeigt ihn nicht mehr, oder sein letzter Webhook ging verloren. Dies ist der letzte bekannte Stand</translation>
    </message>
</context>
<context>
    <name>Ui::BuildsPage</name>
    <message>
        <source>Builds</source>
        <translation>Builds</translation>
    </message>
    <message>
        <source>Builds show here</source>
        <translation>Hier erscheinen Builds</translation>
    </message>
    <message>
        <source>Steps, log and the message in Discord, from the first second to the last.</source>
        <translation>Schritte, Log und die Nachricht in Discord, von der ersten Sekunde bis zur letzten.</translation>
    </message>
    <message>
        <source>&amp;Announce again</source>
        <translation>Erneut &amp;melden</translation>
    </message>
</context>
<context>
    <name>Ui::ChannelBox</name>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Choose a channel</source>
        <translation>Einen Kanal wählen</translation>
    </message>
    <message>
        <source>The channels show here once the token is good</source>
        <translation>Die Kanäle erscheinen hier, sobald das Token gültig ist</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>%1 (lacks a permission)</source>
        <translation>%1 (Berechtigung fehlt)</translation>
    </message>
</context>
<context>
    <name>Ui::CloseQuestion</name>
    <message>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Drone Discord keeps running without its window.</source>
        <translation>Drone Discord läuft ohne Fenster weiter.</translation>
    </message>
    <message>
        <source>Drone Discord receives builds only while it runs.</source>
        <translation>Drone Discord empfängt Builds nur, solange es läuft.</translation>
    </message>
    <message>
        <source>It goes on receiving and announcing builds. Its icon in the panel opens the window again; Quit in that icon&apos;s menu ends it.</source>
        <translation>Builds werden weiter empfangen und gemeldet. Das Symbol in der Leiste öffnet das Fenster wieder; „Beenden“ in seinem Menü beendet das Programm.</translation>
    </message>
    <message>
        <source>This desktop shows no icon that could open the window again. Minimised, it goes on receiving and announcing; nothing is received after you quit.</source>
        <translation>Auf diesem Desktop gibt es kein Symbol, das das Fenster wieder öffnen könnte. Minimiert empfängt und meldet das Programm weiter; nach dem Beenden kommt nichts mehr an.</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>&amp;Minimieren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Do not ask again</source>
        <translation>&amp;Nicht mehr fragen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Ui::ComponentCard</name>
    <message>
        <source>%1: %2</source>
        <comment>part of the service, its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>what is, what to do</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>Ui::CurlDialog</name>
    <message>
        <source>&amp;Copy command</source>
        <translation>Befehl &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Als cURL kopieren</translation>
    </message>
    <message>
        <source>The command sends this delivery once more, signed anew. It is good for a few minutes and counts as a new delivery. The secret signs it here and is not kept.</source>
        <translation>Der Befehl sendet diese Zustellung noch einmal, neu signiert. Er gilt einige Minuten und zählt als neue Zustellung. Das Secret signiert hier und wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Webhook &amp;secret</source>
        <translation>Webhook-&amp;Secret</translation>
    </message>
    <message>
        <source>Webhook secret</source>
        <translation>Webhook-Secret</translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation>Secret zeigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Ui::DataSection</name>
    <message>
        <source>What is kept</source>
        <translation>Was aufbewahrt wird</translation>
    </message>
    <message>
        <source>Older deliveries and builds are cleaned up by themselves.</source>
        <translation>Ältere Zustellungen und Builds werden von selbst aufgeräumt.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Deliveries and builds older than that go.</source>
        <translation>Ältere Zustellungen und Builds werden entfernt.</translation>
    </message>
    <message>
        <source>Of delivery bodies; the oldest go first.</source>
        <translation>An Inhalten von Zustellungen; die ältesten werden zuerst entfernt.</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Wo es liegt</translation>
    </message>
    <message>
        <source>Database and log</source>
        <translation>Datenbank und Log</translation>
    </message>
    <message>
        <source>Another folder: start with --data-dir.</source>
        <translation>Anderer Ordner: mit --data-dir starten.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>A text file without secrets.</source>
        <translation>Eine Textdatei ohne Secrets.</translation>
    </message>
    <message>
        <source>Take settings along</source>
        <translation>Einstellungen mitnehmen</translation>
    </message>
    <message>
        <source>Tokens and secrets are never part of it.</source>
        <translation>Tokens und Secrets sind nie dabei.</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>Import replaces what is set here, at once.</source>
        <translation>Ein Import ersetzt sofort, was hier eingestellt ist.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Settings (*.ini)</source>
        <translation>Einstellungen (*.ini)</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Settings exported to %1</source>
        <translation>Einstellungen nach %1 exportiert</translation>
    </message>
    <message>
        <source>Settings imported and in force</source>
        <translation>Einstellungen importiert und in Kraft</translation>
    </message>
    <message>
        <source>Back-up</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>One file with all deliveries and builds, without tokens and secrets. Work goes on meanwhile.</source>
        <translation>Eine Datei mit allen Zustellungen und Builds, ohne Tokens und Secrets. Die Arbeit geht derweil weiter.</translation>
    </message>
    <message>
        <source>&amp;Back up now…</source>
        <translation>Jetzt &amp;sichern…</translation>
    </message>
    <message>
        <source>Back up the database</source>
        <translation>Datenbank sichern</translation>
    </message>
    <message>
        <source>Databases (*.db)</source>
        <translation>Datenbanken (*.db)</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Sicherung läuft…</translation>
    </message>
    <message>
        <source>Size limit (MiB)</source>
        <translation>Höchstens (MiB)</translation>
    </message>
    <message>
        <source>Open folder: %1</source>
        <translation>Ordner öffnen: %1</translation>
    </message>
</context>
<context>
    <name>Ui::Deliveries</name>
    <message>
        <source>Folded</source>
        <translation>Eingearbeitet</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>event, action</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <comment>address, reason</comment>
        <translation>von %1: %2</translation>
    </message>
    <message>
        <source>%1 #%2 → %3</source>
        <comment>repository, build number, state</comment>
        <translation>%1 #%2 → %3</translation>
    </message>
    <message>
        <source>a user of %1</source>
        <translation>ein Benutzer von %1</translation>
    </message>
    <message>
        <source>no secret was set here</source>
        <translation>hier war kein Secret eingetragen</translation>
    </message>
    <message>
        <source>it is not signed</source>
        <translation>sie ist nicht signiert</translation>
    </message>
    <message>
        <source>the signature cannot be read</source>
        <translation>die Signatur ist nicht lesbar</translation>
    </message>
    <message>
        <source>the signature is not hmac-sha256</source>
        <translation>die Signatur ist nicht hmac-sha256</translation>
    </message>
    <message>
        <source>date and digest are not both signed</source>
        <translation>Date und Digest sind nicht beide signiert</translation>
    </message>
    <message>
        <source>there is no date</source>
        <translation>das Datum fehlt</translation>
    </message>
    <message>
        <source>the date cannot be read</source>
        <translation>das Datum ist nicht lesbar</translation>
    </message>
    <message>
        <source>there is no digest</source>
        <translation>der Digest fehlt</translation>
    </message>
    <message>
        <source>the digest does not match the body</source>
        <translation>der Digest passt nicht zum Body</translation>
    </message>
    <message>
        <source>it was signed with another secret</source>
        <translation>sie wurde mit einem anderen Secret signiert</translation>
    </message>
    <message>
        <source>its date is too old: the clocks differ, or it was held up</source>
        <translation>ihr Datum ist zu alt: Die Uhren weichen ab, oder sie wurde aufgehalten</translation>
    </message>
    <message>
        <source>its date is in the future: the clocks differ</source>
        <translation>ihr Datum liegt in der Zukunft: Die Uhren weichen ab</translation>
    </message>
    <message>
        <source>the body is not JSON</source>
        <translation>der Body ist kein JSON</translation>
    </message>
    <message>
        <source>the body is not a payload of Drone</source>
        <translation>der Body ist keine Payload von Drone</translation>
    </message>
    <message>
        <source>it could not be stored</source>
        <translation>sie konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <comment>day and time in a table, QDateTime format</comment>
        <translation>d. MMM HH:mm:ss</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>Ui::DeliveriesPage</name>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>&amp;Show all deliveries</source>
        <translation>Alle Zustellungen &amp;zeigen</translation>
    </message>
    <message>
        <source>Everything that reached this endpoint, refused ones too. Replaying folds the stored bytes again and is safe.</source>
        <translation>Alles, was hier ankam, auch Abgelehntes. Nachspielen ist ungefährlich.</translation>
    </message>
    <message>
        <source>&amp;Copy as cURL…</source>
        <translation>Als cURL &amp;kopieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>The deliveries cannot be read</source>
        <translation>Die Zustellungen können nicht gelesen werden</translation>
    </message>
    <message>
        <source>No delivery matches</source>
        <translation>Keine Zustellung passt</translation>
    </message>
    <message>
        <source>Other words, another verdict or a longer time may find more.</source>
        <translation>Andere Wörter, ein anderes Urteil oder eine längere Zeit finden vielleicht mehr.</translation>
    </message>
    <message>
        <source>Nothing has arrived yet</source>
        <translation>Noch ist nichts angekommen</translation>
    </message>
    <message>
        <source>Each delivery from Drone appears here the moment it comes, refused ones with the reason.
Point DRONE_WEBHOOK_ENDPOINT at this computer and start a build.</source>
        <translation>Jede Zustellung von Drone erscheint hier, sobald sie kommt, abgelehnte mit dem Grund.
DRONE_WEBHOOK_ENDPOINT auf diesen Rechner zeigen lassen und einen Build starten.</translation>
    </message>
    <message>
        <source>&amp;Replay %1 selected…</source>
        <translation>%1 ausgewählte &amp;nachspielen…</translation>
    </message>
    <message>
        <source>&amp;Replay…</source>
        <translation>&amp;Nachspielen…</translation>
    </message>
    <message>
        <source>That delivery is not kept any more</source>
        <translation>Diese Zustellung wird nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>The delivery cannot be read: %1</source>
        <translation>Die Zustellung kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The command is in the clipboard</source>
        <translation>Der Befehl ist in der Zwischenablage</translation>
    </message>
    <message>
        <source>Export deliveries</source>
        <translation>Zustellungen exportieren</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Nothing was exported: %1</source>
        <translation>Nichts wurde exportiert: %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Only accepted deliveries are folded again, never refused ones or duplicates</source>
        <translation>Nur angenommene Zustellungen werden erneut eingearbeitet, nie abgelehnte oder doppelte</translation>
    </message>
    <message numerus="yes">
        <source>Exported to %1: %n deliveries</source>
        <translation>
            <numerusform>Nach %1 exportiert: %n Zustellung</numerusform>
            <numerusform>Nach %1 exportiert: %n Zustellungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::DeliveryFacts</name>
    <message>
        <source>Not made with our secret, or date or digest were changed</source>
        <translation>Nicht mit unserem Secret erzeugt, oder Date oder Digest wurden verändert</translation>
    </message>
    <message>
        <source>The signature was not checked: no secret</source>
        <translation>Die Signatur wurde nicht geprüft: kein Secret</translation>
    </message>
    <message>
        <source>The endpoint did not get as far as the HMAC</source>
        <translation>Bis zum HMAC kam der Endpunkt nicht</translation>
    </message>
    <message>
        <source>HMAC matched the secret when it came</source>
        <translation>Der HMAC passte bei der Ankunft zum Secret</translation>
    </message>
    <message>
        <source>There is not exactly one Digest header</source>
        <translation>Es gibt nicht genau einen Digest-Header</translation>
    </message>
    <message>
        <source>Digest matches the %1 bytes received</source>
        <translation>Digest passt zu den %1 Bytes</translation>
    </message>
    <message>
        <source>Digest cannot be checked: only the first %1 bytes were kept</source>
        <translation>Der Digest kann nicht geprüft werden: Nur die ersten %1 Bytes wurden aufbewahrt</translation>
    </message>
    <message>
        <source>Digest does not match the %1 bytes received</source>
        <translation>Digest passt nicht zu den %1 Bytes</translation>
    </message>
    <message>
        <source>There is not exactly one Date header</source>
        <translation>Es gibt nicht genau einen Date-Header</translation>
    </message>
    <message>
        <source>The Date header is not an HTTP date</source>
        <translation>Der Date-Header ist kein HTTP-Datum</translation>
    </message>
    <message>
        <source>Date %1 s old when it came</source>
        <comment>seconds</comment>
        <translation>Das Datum war bei der Ankunft %1 s alt</translation>
    </message>
    <message>
        <source>Date %1 s ahead of our clock</source>
        <comment>seconds</comment>
        <translation>Das Datum war unserer Uhr bei der Ankunft %1 s voraus</translation>
    </message>
    <message>
        <source>%1, more than is allowed</source>
        <comment>how old</comment>
        <translation>%1, mehr als erlaubt</translation>
    </message>
    <message>
        <source>%1 →</source>
        <comment>value before a change</comment>
        <translation>%1 →</translation>
    </message>
    <message>
        <source>No secret was set here: it is in the settings</source>
        <translation>Hier war kein Secret eingetragen: Es steht in den Einstellungen</translation>
    </message>
    <message>
        <source>No Signature header: is DRONE_WEBHOOK_SECRET set on Drone?</source>
        <translation>Kein Signature-Header: Ist DRONE_WEBHOOK_SECRET bei Drone gesetzt?</translation>
    </message>
    <message>
        <source>There is more than one Signature header</source>
        <translation>Es gibt mehr als einen Signature-Header</translation>
    </message>
    <message>
        <source>The Signature header cannot be read</source>
        <translation>Der Signature-Header ist nicht lesbar</translation>
    </message>
    <message>
        <source>Signature present, %1</source>
        <comment>algorithm</comment>
        <translation>Signatur vorhanden, %1</translation>
    </message>
    <message>
        <source>Signature present, but %1 instead of hmac-sha256</source>
        <comment>algorithm</comment>
        <translation>Signatur vorhanden, aber %1 statt hmac-sha256</translation>
    </message>
    <message>
        <source>Date and digest both signed</source>
        <translation>Date und Digest sind beide signiert</translation>
    </message>
    <message>
        <source>Date and digest are not both signed</source>
        <translation>Date und Digest sind nicht beide signiert</translation>
    </message>
    <message>
        <source>Came before with the same signature: not folded again</source>
        <translation>Kam zuvor mit derselben Signatur: nicht erneut eingearbeitet</translation>
    </message>
    <message>
        <source>Not seen before</source>
        <translation>Noch nie gesehen</translation>
    </message>
    <message>
        <source>Nothing: what is refused is never folded</source>
        <translation>Nichts: Abgelehntes wird nie eingearbeitet</translation>
    </message>
    <message>
        <source>Nothing: it came a second time</source>
        <translation>Nichts: Sie kam ein zweites Mal</translation>
    </message>
    <message>
        <source>No build: an event is announced as it is</source>
        <translation>Kein Build: Ein Ereignis wird gemeldet, wie es ist</translation>
    </message>
    <message>
        <source>Its body cannot be read any more</source>
        <translation>Ihr Body ist nicht mehr lesbar</translation>
    </message>
    <message>
        <source>The first that was heard of this build</source>
        <translation>Das Erste, was von diesem Build zu hören war</translation>
    </message>
    <message>
        <source>Nothing: all of it was known already</source>
        <translation>Nichts: Alles war schon bekannt</translation>
    </message>
    <message>
        <source>Nothing: what is refused is never announced</source>
        <translation>Nichts: Abgelehntes wird nie gemeldet</translation>
    </message>
    <message>
        <source>Nothing: no rule sends it to a channel</source>
        <translation>Nichts: Keine Regel sendet es in einen Kanal</translation>
    </message>
    <message>
        <source>channel %1</source>
        <comment>id of a chat&apos;s channel</comment>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>message %1</source>
        <comment>number of the edition</comment>
        <translation>Nachricht %1</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Wanted at %1</source>
        <translation>Gewünscht um %1</translation>
    </message>
    <message>
        <source>Sent at %1, shows the newest state</source>
        <translation>Gesendet um %1, neuester Stand</translation>
    </message>
    <message>
        <source>A newer state waits to be sent</source>
        <translation>Ein neuerer Stand wartet auf das Senden</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Wartet auf das Senden</translation>
    </message>
    <message>
        <source>%1 s after this delivery</source>
        <comment>seconds</comment>
        <translation>%1 s nach dieser Zustellung</translation>
    </message>
    <message>
        <source>Only the newest state is ever sent</source>
        <translation>Nur der neueste Stand wird je gesendet</translation>
    </message>
    <message>
        <source>Full message refused, a plain one stands there: %1</source>
        <translation>Vollständige Nachricht abgelehnt, dort steht eine schlichte: %1</translation>
    </message>
</context>
<context>
    <name>Ui::DeliveryFilterBar</name>
    <message>
        <source>repo:acme/api</source>
        <translation>repo:acme/api</translation>
    </message>
    <message>
        <source>Part of a repository, event or address; repo: and event: name one exactly</source>
        <translation>Teil eines Repositorys, Ereignisses oder einer Adresse; repo: und event: nennen genau eines</translation>
    </message>
    <message>
        <source>Search deliveries</source>
        <translation>Zustellungen suchen</translation>
    </message>
    <message>
        <source>Filter deliveries by verdict</source>
        <translation>Zustellungen nach Urteil filtern</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>Jedes Urteil</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Filter deliveries by event</source>
        <translation>Zustellungen nach Ereignis filtern</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Builds</source>
        <translation>Builds</translation>
    </message>
    <message>
        <source>Repositories</source>
        <translation>Repositorys</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Filter deliveries by time</source>
        <translation>Zustellungen nach Zeit filtern</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Replay everything that the filter lets through</source>
        <translation>Alles nachspielen, was der Filter durchlässt</translation>
    </message>
    <message>
        <source>Replay all of these</source>
        <translation>Alle diese nachspielen</translation>
    </message>
    <message>
        <source>Replay &amp;all of these…</source>
        <translation>&amp;Alle nachspielen…</translation>
    </message>
</context>
<context>
    <name>Ui::DeliveryInspector</name>
    <message>
        <source>About this delivery</source>
        <translation>Über diese Zustellung</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Headers as received</source>
        <translation>Header wie empfangen</translation>
    </message>
    <message>
        <source>Body, laid out for reading</source>
        <translation>Body, lesbar gesetzt</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>Was sich änderte</translation>
    </message>
    <message>
        <source>What was sent to Discord</source>
        <translation>Was an Discord ging</translation>
    </message>
    <message>
        <source>Show &amp;build</source>
        <translation>&amp;Build zeigen</translation>
    </message>
    <message>
        <source>&amp;Open message</source>
        <translation>Nachricht ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Announce a&amp;gain</source>
        <translation>Erneut &amp;melden</translation>
    </message>
    <message>
        <source>Posts a new message for this build; the old one stays</source>
        <translation>Sendet eine neue Nachricht für diesen Build; die alte bleibt</translation>
    </message>
</context>
<context>
    <name>Ui::DeliveryTable</name>
    <message>
        <source>Deliveries, newest first</source>
        <translation>Zustellungen, die neuesten zuerst</translation>
    </message>
</context>
<context>
    <name>Ui::DeliveryTableModel</name>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Was sie sagte</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Answered in</source>
        <translation>Antwort in</translation>
    </message>
</context>
<context>
    <name>Ui::DesktopSection</name>
    <message>
        <source>&amp;Start when you sign in</source>
        <translation>Bei der Anmeldung &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Keep running when the window is closed</source>
        <translation>Nach dem Schließen des Fensters &amp;weiterlaufen</translation>
    </message>
    <message>
        <source>Builds that &amp;fail</source>
        <translation>Builds, die &amp;fehlschlagen</translation>
    </message>
    <message>
        <source>Builds that fi&amp;x a failure</source>
        <translation>Builds, die einen Fehler be&amp;heben</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Changes at once.</source>
        <translation>Ändert sich sofort.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>In the background, so that no delivery is missed.</source>
        <translation>Im Hintergrund, damit keine Zustellung verloren geht.</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It goes on receiving behind its icon in the panel; without such an icon you are asked.</source>
        <translation>Empfängt hinter seinem Symbol in der Leiste weiter; ohne ein solches Symbol wird gefragt.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Several at once are told in one; none while you look at the window.</source>
        <translation>Mehrere zugleich werden zu einer; keine, solange das Fenster vorn ist.</translation>
    </message>
</context>
<context>
    <name>Ui::DiscordAccess</name>
    <message>
        <source>This is no bot token: one has three parts with dots between them. Discord shows it once, under Bot, Reset Token.</source>
        <translation>Das ist kein Bot-Token: Ein solches hat drei Teile mit Punkten dazwischen. Discord zeigt es einmal, unter „Bot“, „Reset Token“.</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>wird geprüft…</translation>
    </message>
    <message>
        <source>%1, in no server yet</source>
        <translation>%1, noch auf keinem Server</translation>
    </message>
    <message>
        <source>%1, in 1 server</source>
        <translation>%1, auf 1 Server</translation>
    </message>
    <message numerus="yes">
        <source>%1, in %n servers</source>
        <translation>
            <numerusform>%1, auf %n Server</numerusform>
            <numerusform>%1, auf %n Servern</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>Drone Discord can write here. Builds will show in this channel.</source>
        <translation>Drone Discord kann hier schreiben. In diesem Kanal erscheinen die Builds.</translation>
    </message>
    <message>
        <source>The message is there</source>
        <translation>Die Nachricht ist da</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht…</translation>
    </message>
    <message>
        <source>The message is deleted again</source>
        <translation>Die Nachricht ist wieder gelöscht</translation>
    </message>
    <message>
        <source>View Channel</source>
        <translation>Kanal ansehen</translation>
    </message>
    <message>
        <source>Send Messages</source>
        <translation>Nachrichten senden</translation>
    </message>
    <message>
        <source>Embed Links</source>
        <translation>Links einbetten</translation>
    </message>
    <message>
        <source>Attach Files</source>
        <translation>Dateien anhängen</translation>
    </message>
    <message>
        <source>Read Message History</source>
        <translation>Nachrichtenverlauf anzeigen</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>may see, send, embed, attach</source>
        <translation>darf sehen, senden, einbetten, anhängen</translation>
    </message>
    <message>
        <source>The bot cannot see this channel. In the channel&apos;s permissions in Discord, allow it: %1.</source>
        <translation>Der Bot kann diesen Kanal nicht sehen. In den Berechtigungen des Kanals in Discord erlauben: %1.</translation>
    </message>
    <message>
        <source>The bot may not do all it needs here. In the channel&apos;s permissions in Discord, allow it: %1.</source>
        <translation>Der Bot darf hier nicht alles, was er braucht. In den Berechtigungen des Kanals in Discord erlauben: %1.</translation>
    </message>
    <message>
        <source>No token is set.</source>
        <translation>Es ist kein Token eingetragen.</translation>
    </message>
    <message>
        <source>Discord does not accept this token. Reset it in the developer portal, under Bot, and paste the new one.</source>
        <translation>Discord akzeptiert dieses Token nicht. Es im Entwicklerportal unter „Bot“ zurücksetzen und das neue einfügen.</translation>
    </message>
    <message>
        <source>Discord does not allow this: %1. Check the bot&apos;s permissions in the channel.</source>
        <translation>Discord erlaubt das nicht: %1. Die Berechtigungen des Bots im Kanal prüfen.</translation>
    </message>
    <message>
        <source>This channel does not exist, or the bot cannot see it. Choose another one.</source>
        <translation>Diesen Kanal gibt es nicht, oder der Bot kann ihn nicht sehen. Einen anderen wählen.</translation>
    </message>
    <message>
        <source>Discord does not know this: %1.</source>
        <translation>Discord kennt das nicht: %1.</translation>
    </message>
    <message>
        <source>Discord asks to wait; try again in a minute.</source>
        <translation>Discord bittet zu warten; in einer Minute erneut versuchen.</translation>
    </message>
    <message>
        <source>Discord cannot be reached: %1. Check the network and try again.</source>
        <translation>Discord ist nicht erreichbar: %1. Das Netzwerk prüfen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Discord has trouble: %1. Try again later.</source>
        <translation>Discord hat Schwierigkeiten: %1. Später erneut versuchen.</translation>
    </message>
    <message>
        <source>The environment (DISCORD_CHANNEL_ID) says which channel it is, and that is in force. What is chosen here counts once the variable is gone.</source>
        <translation>Welcher Kanal es ist, sagt die Umgebung (DISCORD_CHANNEL_ID), und das gilt. Was hier gewählt wird, zählt erst, wenn die Variable weg ist.</translation>
    </message>
</context>
<context>
    <name>Ui::DiscordCardView</name>
    <message>
        <source>Drone Discord</source>
        <translation>Drone Discord</translation>
    </message>
    <message>
        <source>The message as Discord shows it</source>
        <translation>Die Nachricht, wie Discord sie zeigt</translation>
    </message>
    <message>
        <source>APP</source>
        <comment>Discord&apos;s badge for bots</comment>
        <translation>APP</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>noch nicht gesendet</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <comment>when a message was sent</comment>
        <translation>%1 (bearbeitet)</translation>
    </message>
    <message>
        <source>Show in Discord&apos;s light look</source>
        <translation>In der hellen Ansicht von Discord zeigen</translation>
    </message>
    <message>
        <source>Show in Discord&apos;s dark look</source>
        <translation>In der dunklen Ansicht von Discord zeigen</translation>
    </message>
</context>
<context>
    <name>Ui::DiscordSection</name>
    <message>
        <source>Bot</source>
        <translation>Bot</translation>
    </message>
    <message>
        <source>It writes the messages and shows in the list of members.</source>
        <translation>Er schreibt die Nachrichten und steht in der Mitgliederliste.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>From Discord&apos;s developer portal, under Bot.</source>
        <translation>Aus dem Entwicklerportal von Discord, unter „Bot“.</translation>
    </message>
    <message>
        <source>Paste the bot&apos;s token</source>
        <translation>Das Token des Bots einfügen</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Lets the bot into a server, with just the permissions it needs.</source>
        <translation>Lässt den Bot auf einen Server, nur mit den nötigen Berechtigungen.</translation>
    </message>
    <message>
        <source>&amp;Invite it to a server</source>
        <translation>Auf einen Server &amp;einladen</translation>
    </message>
    <message>
        <source>Copy &amp;link</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Präsenz</translation>
    </message>
    <message>
        <source>Online while all is well, idle or busy when something is wrong.</source>
        <translation>Online, solange alles gut ist; abwesend oder beschäftigt, wenn etwas nicht stimmt.</translation>
    </message>
    <message>
        <source>&amp;Show the bot online</source>
        <translation>Den Bot online &amp;zeigen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>One message for each build shows there.</source>
        <translation>Hier erscheint eine Nachricht je Build.</translation>
    </message>
    <message>
        <source>By server, as Discord lists them.</source>
        <translation>Nach Servern, wie Discord sie aufführt.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Writes one message there; delete it again afterwards.</source>
        <translation>Schreibt dort eine Nachricht; sie lässt sich danach wieder löschen.</translation>
    </message>
    <message>
        <source>Send a &amp;test message</source>
        <translation>&amp;Testnachricht senden</translation>
    </message>
    <message>
        <source>&amp;Delete it again</source>
        <translation>Wieder &amp;löschen</translation>
    </message>
    <message>
        <source>From Discord&apos;s developer portal, under Bot. Without it cards are previewed only.</source>
        <translation>Aus dem Entwicklerportal von Discord, unter „Bot“. Ohne Token gibt es nur eine Vorschau der Karten.</translation>
    </message>
    <message>
        <source>The bot does not reach this channel. Choose another one, or invite the bot to its server.</source>
        <translation>Der Bot erreicht diesen Kanal nicht. Einen anderen wählen oder den Bot auf dessen Server einladen.</translation>
    </message>
</context>
<context>
    <name>Ui::DroneAccess</name>
    <message>
        <source>checking…</source>
        <translation>wird geprüft…</translation>
    </message>
    <message>
        <source>Drone&apos;s address is missing</source>
        <translation>Die Adresse von Drone fehlt</translation>
    </message>
    <message>
        <source>signed in as %1</source>
        <translation>angemeldet als %1</translation>
    </message>
    <message>
        <source>Drone does not accept this token. Copy it anew from your account page in Drone.</source>
        <translation>Drone akzeptiert dieses Token nicht. Es auf der eigenen Kontoseite in Drone neu kopieren.</translation>
    </message>
    <message>
        <source>The server is somewhere else: give the address that the browser ends up at (%1).</source>
        <translation>Der Server ist woanders: die Adresse eintragen, bei der der Browser landet (%1).</translation>
    </message>
    <message>
        <source>Drone cannot be reached: %1.</source>
        <translation>Drone ist nicht erreichbar: %1.</translation>
    </message>
</context>
<context>
    <name>Ui::DroneLinesView</name>
    <message>
        <source>Lines for Drone&apos;s configuration</source>
        <translation>Zeilen für die Konfiguration von Drone</translation>
    </message>
    <message>
        <source>Copy the lines for Drone</source>
        <translation>Die Zeilen für Drone kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>(in full when copied)</source>
        <translation>(beim Kopieren vollständig)</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>K&amp;opieren</translation>
    </message>
</context>
<context>
    <name>Ui::DroneSection</name>
    <message>
        <source>An address is needed here that begins with http:// or https://</source>
        <translation>Hier wird eine Adresse gebraucht, die mit http:// oder https:// beginnt</translation>
    </message>
    <message>
        <source>This address cannot be read</source>
        <translation>Diese Adresse ist nicht lesbar</translation>
    </message>
    <message>
        <source>Drone&apos;s API</source>
        <translation>API von Drone</translation>
    </message>
    <message>
        <source>Optional. With it, builds whose webhook was lost are caught up and builds can be restarted from here.</source>
        <translation>Freiwillig. Damit werden Builds nachgeholt, deren Webhook verloren ging, und Builds lassen sich von hier neu starten.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Paste your personal token</source>
        <translation>Das persönliche Token einfügen</translation>
    </message>
    <message>
        <source>&amp;Where is it?</source>
        <translation>&amp;Wo ist es?</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>It stands on your account page in Drone.</source>
        <translation>Es steht auf der Kontoseite in Drone.</translation>
    </message>
    <message>
        <source>News</source>
        <translation>Neuigkeiten</translation>
    </message>
    <message>
        <source>For a machine that Drone cannot reach.</source>
        <translation>Für einen Rechner, den Drone nicht erreicht.</translation>
    </message>
    <message>
        <source>&amp;Listen to Drone&apos;s event stream beside the webhooks</source>
        <translation>Neben den Webhooks auch Drones &amp;Ereignisstrom hören</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Fehlschläge</translation>
    </message>
    <message>
        <source>The message of a failed build ends with the last lines of the failed step&apos;s log, masked.</source>
        <translation>Die Nachricht eines fehlgeschlagenen Builds endet mit den letzten Zeilen des Logs des fehlgeschlagenen Steps; Geheimnisse sind unkenntlich.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>The bot needs the permission Attach Files for the file.</source>
        <translation>Für die Datei braucht der Bot das Recht „Dateien anhängen“.</translation>
    </message>
    <message>
        <source>Attach the whole log as a &amp;file</source>
        <translation>Das ganze Log als &amp;Datei anhängen</translation>
    </message>
    <message>
        <source>Show logs of &amp;private repositories, too</source>
        <translation>&amp;Auch Logs privater Repositorys zeigen</translation>
    </message>
    <message>
        <source>As in the browser. Left empty, the next build tells it.</source>
        <translation>Wie im Browser. Bleibt es leer, verrät es der nächste Build.</translation>
    </message>
</context>
<context>
    <name>Ui::FactList</name>
    <message>
        <source>In order:</source>
        <translation>In Ordnung:</translation>
    </message>
    <message>
        <source>Wrong:</source>
        <translation>Falsch:</translation>
    </message>
    <message>
        <source>Not known:</source>
        <translation>Nicht bekannt:</translation>
    </message>
</context>
<context>
    <name>Ui::FilterChips</name>
    <message>
        <source>%1 %2</source>
        <comment>filter chip: word, count</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Ui::FirstDelivery</name>
    <message>
        <source>It works: the first delivery is here</source>
        <translation>Es funktioniert: Die erste Zustellung ist da</translation>
    </message>
    <message>
        <source>Waiting for the first delivery…</source>
        <translation>Wartet auf die erste Zustellung…</translation>
    </message>
    <message>
        <source>It came from %1 and is signed as it should be.</source>
        <translation>Sie kam von %1 und ist richtig signiert.</translation>
    </message>
    <message>
        <source>%1 #%2, from %3, signed as it should be.</source>
        <translation>%1 #%2, von %3, richtig signiert.</translation>
    </message>
    <message>
        <source>%1, from %2, signed as it should be.</source>
        <translation>%1, von %2, richtig signiert.</translation>
    </message>
    <message>
        <source>Push a commit, or restart any build in Drone.</source>
        <translation>Einen Commit pushen oder in Drone einen Build neu starten.</translation>
    </message>
    <message>
        <source>Push a commit, or restart any build in Drone. %1</source>
        <translation>Einen Commit pushen oder in Drone einen Build neu starten. %1</translation>
    </message>
    <message>
        <source>Nothing can arrive now: %1. %2</source>
        <translation>Jetzt kann nichts ankommen: %1. %2</translation>
    </message>
    <message>
        <source>A delivery from %1 was refused %2 ago: %3.</source>
        <translation>Eine Zustellung von %1 wurde vor %2 abgelehnt: %3.</translation>
    </message>
    <message>
        <source>Only this machine reaches %1; for Drone on another one, receive at 0.0.0.0 (Settings, Receiving).</source>
        <translation>Nur dieser Rechner erreicht %1; läuft Drone auf einem anderen, unter 0.0.0.0 empfangen (Einstellungen, Empfang).</translation>
    </message>
    <message>
        <source>Nothing has come yet. Was Drone restarted with these lines? DRONE_WEBHOOK_EVENTS must read as above, with the stars; a firewall may hold the port closed; Drone in a container needs this address, not localhost.</source>
        <translation>Noch ist nichts gekommen. Wurde Drone mit diesen Zeilen neu gestartet? DRONE_WEBHOOK_EVENTS muss wie oben lauten, mit den Sternen; eine Firewall hält vielleicht den Port geschlossen; Drone in einem Container braucht diese Adresse, nicht localhost.</translation>
    </message>
    <message>
        <source>its secret is not this one</source>
        <translation>ihr Secret ist nicht dieses</translation>
    </message>
    <message>
        <source>no secret is set here</source>
        <translation>hier ist kein Secret eingetragen</translation>
    </message>
    <message>
        <source>it was not signed; something else than Drone may have sent it</source>
        <translation>sie war nicht signiert; womöglich hat sie etwas anderes als Drone gesendet</translation>
    </message>
    <message>
        <source>the clocks of the two machines differ too much</source>
        <translation>die Uhren der beiden Rechner weichen zu stark voneinander ab</translation>
    </message>
    <message>
        <source>it was changed on the way</source>
        <translation>sie wurde unterwegs verändert</translation>
    </message>
    <message>
        <source>it is signed, but not what Drone sends</source>
        <translation>sie ist signiert, aber nicht das, was Drone sendet</translation>
    </message>
    <message>
        <source>it could not be stored here</source>
        <translation>sie konnte hier nicht gespeichert werden</translation>
    </message>
    <message>
        <source>it is not signed the way Drone signs</source>
        <translation>sie ist nicht so signiert, wie Drone signiert</translation>
    </message>
</context>
<context>
    <name>Ui::HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Deliveries a minute</source>
        <translation>Zustellungen je Minute</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>No delivery in the last hour</source>
        <translation>Keine Zustellung in der letzten Stunde</translation>
    </message>
    <message>
        <source>Time to acknowledge</source>
        <translation>Zeit bis zur Bestätigung</translation>
    </message>
    <message>
        <source>half within</source>
        <translation>Hälfte innerhalb</translation>
    </message>
    <message>
        <source>99 % within</source>
        <translation>99 % innerhalb</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Nothing was acknowledged in the last hour</source>
        <translation>In der letzten Stunde wurde nichts bestätigt</translation>
    </message>
    <message>
        <source>Gateway latency</source>
        <translation>Gateway-Latenz</translation>
    </message>
    <message>
        <source>heartbeat</source>
        <translation>Heartbeat</translation>
    </message>
    <message>
        <source>Not connected to Discord&apos;s Gateway</source>
        <translation>Nicht mit dem Gateway von Discord verbunden</translation>
    </message>
    <message>
        <source>Waiting for Discord</source>
        <translation>Warten auf Discord</translation>
    </message>
    <message>
        <source>oldest card</source>
        <translation>älteste Karte</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>No card had to wait in the last hour</source>
        <translation>Keine Karte musste in der letzten Stunde warten</translation>
    </message>
    <message>
        <source>Parts of the service</source>
        <translation>Teile des Dienstes</translation>
    </message>
    <message>
        <source>Sends a test build the whole way, to a message in the channel and its deletion</source>
        <translation>Sendet einen Test-Build den ganzen Weg, bis zu einer Nachricht im Kanal und ihrer Löschung</translation>
    </message>
    <message>
        <source>&amp;Prove it end to end</source>
        <translation>Den ganzen Weg be&amp;weisen</translation>
    </message>
    <message>
        <source>No delivery since %1</source>
        <comment>time</comment>
        <translation>Keine Zustellung seit %1</translation>
    </message>
    <message>
        <source>Nothing was acknowledged since %1</source>
        <comment>time</comment>
        <translation>Seit %1 wurde nichts bestätigt</translation>
    </message>
    <message>
        <source>No card had to wait since %1</source>
        <comment>time</comment>
        <translation>Seit %1 musste keine Karte warten</translation>
    </message>
    <message>
        <source>No heartbeat yet</source>
        <translation>Noch kein Heartbeat</translation>
    </message>
</context>
<context>
    <name>Ui::HealthWords</name>
    <message>
        <source>%1 used</source>
        <comment>size of the database</comment>
        <translation>%1 belegt</translation>
    </message>
    <message>
        <source>%1 free</source>
        <comment>room on the disk</comment>
        <translation>%1 frei</translation>
    </message>
    <message>
        <source>last commit %1</source>
        <comment>when</comment>
        <translation>letzter Commit %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <translation>
            <numerusform>%Ln angenommen</numerusform>
            <numerusform>%Ln angenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln came twice</source>
        <translation>
            <numerusform>%Ln kam zweimal</numerusform>
            <numerusform>%Ln kamen zweimal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <source>last sent %1</source>
        <comment>when</comment>
        <translation>zuletzt gesendet %1</translation>
    </message>
    <message>
        <source>%L1 ms</source>
        <translation>%L1 ms</translation>
    </message>
    <message>
        <source>%L1 of %L2 sign-ins left today</source>
        <translation>%L1 von %L2 Anmeldungen heute übrig</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>Signaturen</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Discord messages</source>
        <translation>Discord-Nachrichten</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Präsenz</translation>
    </message>
    <message>
        <source>Drone</source>
        <translation>Drone</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>%L1 s apart</source>
        <translation>%L1 s Abweichung</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>time or day</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month, as QLocale has it</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>The parts of the service report here in a moment.</source>
        <translation>Gleich melden sich hier die Teile des Dienstes.</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Alles funktioniert</translation>
    </message>
    <message>
        <source>Builds arrive and are announced. What goes wrong will be said here, with what to do.</source>
        <translation>Builds kommen an und werden gemeldet. Was schiefgeht, steht hier, mit dem, was zu tun ist.</translation>
    </message>
    <message>
        <source>Not working: %1</source>
        <comment>parts of the service</comment>
        <translation>Funktioniert nicht: %1</translation>
    </message>
    <message>
        <source>Degraded: %1</source>
        <comment>parts of the service</comment>
        <translation>Eingeschränkt: %1</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Show deliveries</source>
        <translation>Zustellungen zeigen</translation>
    </message>
    <message>
        <source>Resume announcements</source>
        <translation>Meldungen fortsetzen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Listen anew</source>
        <translation>Neu lauschen</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Try Discord again</source>
        <translation>Discord erneut versuchen</translation>
    </message>
    <message>
        <source>Ask Drone now</source>
        <translation>Drone jetzt fragen</translation>
    </message>
    <message>
        <source>Try to write now</source>
        <translation>Jetzt schreiben</translation>
    </message>
</context>
<context>
    <name>Ui::KeychainNotice</name>
    <message>
        <source>Not kept yet</source>
        <translation>Noch nicht aufbewahrt</translation>
    </message>
    <message>
        <source>%1. Nothing is ever written to a file. For good without a keychain, set DRONE_WEBHOOK_SECRET, DISCORD_TOKEN and DRONE_TOKEN in the environment.</source>
        <translation>%1. Nichts wird je in eine Datei geschrieben. Auf Dauer ohne Schlüsselbund: DRONE_WEBHOOK_SECRET, DISCORD_TOKEN und DRONE_TOKEN in der Umgebung setzen.</translation>
    </message>
    <message>
        <source>Tokens and secrets not read</source>
        <translation>Tokens und Secrets nicht gelesen</translation>
    </message>
    <message>
        <source>%1. What is kept in it comes into force as soon as it can be read.</source>
        <translation>%1. Was darin liegt, gilt, sobald er gelesen werden kann.</translation>
    </message>
    <message>
        <source>Tr&amp;y again</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Keep for this session &amp;only</source>
        <translation>Nur für diese Sitzun&amp;g behalten</translation>
    </message>
    <message>
        <source>Disca&amp;rd</source>
        <translation>Ve&amp;rwerfen</translation>
    </message>
</context>
<context>
    <name>Ui::LogFindBar</name>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Vorheriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Suche schließen (Esc)</translation>
    </message>
    <message>
        <source>Find in this log</source>
        <translation>In diesem Log suchen</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>match, number of matches</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>Ui::LogPane</name>
    <message>
        <source>Open settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Follow the log as it grows</source>
        <translation>Dem Log folgen, während es wächst</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Find in this log (Ctrl+F)</source>
        <translation>In diesem Log suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Show when each line came</source>
        <translation>Zeigen, wann jede Zeile kam</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>Log von %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>1 line</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>Drone has not kept this log: its last lines may be missing</source>
        <translation>Drone hat dieses Log nicht aufbewahrt: Seine letzten Zeilen fehlen womöglich</translation>
    </message>
    <message>
        <source>Choose a step</source>
        <translation>Einen Schritt wählen</translation>
    </message>
    <message>
        <source>Its log opens here.</source>
        <translation>Sein Log öffnet sich hier.</translation>
    </message>
    <message>
        <source>No step ran</source>
        <translation>Kein Schritt lief</translation>
    </message>
    <message>
        <source>The build ended before its first step, so there is no log.</source>
        <translation>Der Build endete vor seinem ersten Schritt, daher gibt es kein Log.</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>Noch kein Schritt</translation>
    </message>
    <message>
        <source>Logs appear here once a step begins.</source>
        <translation>Logs erscheinen hier, sobald ein Schritt beginnt.</translation>
    </message>
    <message>
        <source>Fetching the log…</source>
        <translation>Das Log wird geholt…</translation>
    </message>
    <message>
        <source>%1 has not begun</source>
        <translation>%1 hat noch nicht begonnen</translation>
    </message>
    <message>
        <source>The log appears here with its first line.</source>
        <translation>Das Log erscheint hier mit seiner ersten Zeile.</translation>
    </message>
    <message>
        <source>%1 did not run</source>
        <translation>%1 lief nicht</translation>
    </message>
    <message>
        <source>A step that was skipped has no log.</source>
        <translation>Ein übersprungener Schritt hat kein Log.</translation>
    </message>
    <message>
        <source>%1. It is tried again by itself.</source>
        <translation>%1. Es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>Nothing printed yet</source>
        <translation>Noch keine Ausgabe</translation>
    </message>
    <message>
        <source>Lines appear here as the step prints them.</source>
        <translation>Zeilen erscheinen hier, sobald der Schritt sie ausgibt.</translation>
    </message>
    <message>
        <source>This step printed nothing</source>
        <translation>Dieser Schritt gab nichts aus</translation>
    </message>
    <message>
        <source>Drone has no log of this step</source>
        <translation>Drone hat kein Log dieses Schritts</translation>
    </message>
    <message>
        <source>It was deleted, or the token&apos;s user may not see this repository.</source>
        <translation>Es wurde gelöscht, oder der Benutzer des Tokens darf dieses Repository nicht sehen.</translation>
    </message>
    <message>
        <source>Logs come from Drone</source>
        <translation>Logs kommen von Drone</translation>
    </message>
    <message>
        <source>Set Drone&apos;s address and a token in the settings, or DRONE_SERVER and DRONE_TOKEN in the environment. The token is on your account page in Drone.</source>
        <translation>Die Adresse von Drone und ein Token in den Einstellungen eintragen, oder DRONE_SERVER und DRONE_TOKEN in der Umgebung setzen. Das Token steht auf der Kontoseite in Drone.</translation>
    </message>
    <message>
        <source>This build is of another Drone server</source>
        <translation>Dieser Build gehört zu einem anderen Drone-Server</translation>
    </message>
    <message>
        <source>The log cannot be shown</source>
        <translation>Das Log kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Save log</source>
        <translation>Log speichern</translation>
    </message>
    <message>
        <source>Log files (*.log *.txt)</source>
        <translation>Log-Dateien (*.log *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Log saved as %1</source>
        <translation>Log als %1 gespeichert</translation>
    </message>
    <message>
        <source>The log cannot be saved as %1: %2. Choose another folder.</source>
        <translation>Das Log kann nicht als %1 gespeichert werden: %2. Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Interrupted, trying again: %1</source>
        <translation>Unterbrochen, neuer Versuch folgt: %1</translation>
    </message>
    <message>
        <source>Cut: of a log this long only the end is kept, from line %1 on</source>
        <translation>Gekürzt: Von einem so langen Log wird nur das Ende aufbewahrt, ab Zeile %1</translation>
    </message>
    <message>
        <source>The log cannot be fetched now</source>
        <translation>Das Log ist zurzeit nicht zu bekommen</translation>
    </message>
    <message>
        <source>The token that is set belongs to a server that does not have this build, or whose user may not see it. It was built by %1.</source>
        <translation>Das eingetragene Token gehört zu einem Server, der diesen Build nicht hat, oder zu jemandem, der ihn nicht sehen darf. Gebaut wurde er von %1.</translation>
    </message>
    <message>
        <source>Save this log as a file (Ctrl+S)</source>
        <translation>Dieses Log als Datei speichern (Strg+S)</translation>
    </message>
</context>
<context>
    <name>Ui::LogView</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>&amp;Copy from the log</source>
        <translation>Aus dem Log &amp;kopieren</translation>
    </message>
    <message>
        <source>Select the &amp;whole log</source>
        <translation>&amp;Ganzes Log auswählen</translation>
    </message>
    <message>
        <source>&amp;Find in the log…</source>
        <translation>Im Log &amp;suchen…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>&amp;Vorige Fundstelle</translation>
    </message>
    <message>
        <source>&amp;Save the log as…</source>
        <translation>Log speichern &amp;unter…</translation>
    </message>
</context>
<context>
    <name>Ui::MainWindow</name>
    <message>
        <source>Drone Discord</source>
        <translation>Drone Discord</translation>
    </message>
    <message>
        <source>Dis&amp;miss</source>
        <translation>Aus&amp;blenden</translation>
    </message>
    <message>
        <source>Show this list</source>
        <translation>Diese Liste zeigen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keyboard shortcuts (%1)</source>
        <translation>Tastenkürzel (%1)</translation>
    </message>
</context>
<context>
    <name>Ui::MessagePane</name>
    <message>
        <source>No message</source>
        <translation>Keine Nachricht</translation>
    </message>
    <message>
        <source>This build is announced in no channel. The rules for channels are in the settings.</source>
        <translation>Dieser Build wird in keinem Kanal gemeldet. Die Regeln für Kanäle stehen in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>Ui::Notifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>Ui::PauseButton</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume announcements</source>
        <translation>Meldungen fortsetzen</translation>
    </message>
    <message>
        <source>Pause announcements</source>
        <translation>Meldungen anhalten</translation>
    </message>
    <message>
        <source>Announcements are paused %1</source>
        <comment>until 15:30</comment>
        <translation>Meldungen sind angehalten %1</translation>
    </message>
    <message>
        <source>Pause announcements for a while; nothing is lost</source>
        <translation>Meldungen eine Weile anhalten; nichts geht verloren</translation>
    </message>
</context>
<context>
    <name>Ui::PauseMenu</name>
    <message>
        <source>&amp;Pause announcements</source>
        <translation>Meldungen &amp;anhalten</translation>
    </message>
    <message>
        <source>Pause announcements</source>
        <translation>Meldungen anhalten</translation>
    </message>
    <message>
        <source>For an &amp;hour</source>
        <translation>Für eine &amp;Stunde</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow at %1</source>
        <translation>Bis &amp;morgen um %1</translation>
    </message>
    <message>
        <source>Until &amp;resumed</source>
        <translation>Bis zum &amp;Fortsetzen</translation>
    </message>
</context>
<context>
    <name>Ui::Phrases</name>
    <message>
        <source>waiting for a runner</source>
        <translation>wartet auf einen Runner</translation>
    </message>
    <message>
        <source>waiting for earlier stages</source>
        <translation>wartet auf frühere Stages</translation>
    </message>
    <message>
        <source>waiting for approval</source>
        <translation>wartet auf Freigabe</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>stopped by an error</source>
        <translation>durch einen Fehler beendet</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>in an unknown state</source>
        <translation>in unbekanntem Zustand</translation>
    </message>
    <message>
        <source>working</source>
        <translation>funktioniert</translation>
    </message>
    <message>
        <source>needs attention</source>
        <translation>braucht Aufmerksamkeit</translation>
    </message>
    <message>
        <source>not working</source>
        <translation>funktioniert nicht</translation>
    </message>
    <message>
        <source>push</source>
        <translation>Push</translation>
    </message>
    <message>
        <source>pull request</source>
        <translation>Pull Request</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>cron</source>
        <translation>Cron</translation>
    </message>
    <message>
        <source>cron job %1</source>
        <translation>Cronjob %1</translation>
    </message>
    <message>
        <source>promotion to %1</source>
        <translation>Beförderung nach %1</translation>
    </message>
    <message>
        <source>rollback of %1</source>
        <translation>Rollback von %1</translation>
    </message>
    <message>
        <source>started by hand</source>
        <translation>von Hand gestartet</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>at an unknown time</source>
        <translation>zu unbekannter Zeit</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>heute um %1</translation>
    </message>
    <message>
        <source>yesterday at %1</source>
        <translation>gestern um %1</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <comment>date, time of day</comment>
        <translation>am %1 um %2</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>no longer shown by Drone</source>
        <translation>von Drone nicht mehr gezeigt</translation>
    </message>
</context>
<context>
    <name>Ui::ProofDialog</name>
    <message>
        <source>Arrived, signature right, on disk</source>
        <translation>Angekommen, Signatur richtig, auf der Platte</translation>
    </message>
    <message>
        <source>Acknowledged with 204</source>
        <translation>Mit 204 bestätigt</translation>
    </message>
    <message>
        <source>Folded into a build</source>
        <translation>In einen Build eingearbeitet</translation>
    </message>
    <message>
        <source>Message posted</source>
        <translation>Nachricht gesendet</translation>
    </message>
    <message>
        <source>Message deleted again</source>
        <translation>Nachricht wieder gelöscht</translation>
    </message>
    <message>
        <source>&amp;Test again</source>
        <translation>Erneut &amp;testen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>Beweisen</translation>
    </message>
    <message>
        <source>A test build of our own goes the way of every delivery: signed as Drone signs, through the network, to a message in the channel, which is deleted again. Lists and statistics do not count it.</source>
        <translation>Ein eigener Test-Build geht den Weg jeder Zustellung: signiert, wie Drone signiert, durch das Netzwerk, bis zu einer Nachricht im Kanal, die wieder gelöscht wird. Listen und Statistik zählen ihn nicht.</translation>
    </message>
    <message>
        <source>The test build is on its way</source>
        <translation>Der Test-Build ist unterwegs</translation>
    </message>
    <message>
        <source>It works</source>
        <translation>Es funktioniert</translation>
    </message>
    <message>
        <source>It does not work yet</source>
        <translation>Es funktioniert noch nicht</translation>
    </message>
    <message>
        <source>nothing to delete</source>
        <translation>nichts zu löschen</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>Ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>page, shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <comment>a page</comment>
        <translation>Zu %1</translation>
    </message>
</context>
<context>
    <name>Ui::ReceivingSection</name>
    <message>
        <source>An IP address is needed here: 0.0.0.0 for every network, 127.0.0.1 for this machine alone</source>
        <translation>Hier wird eine IP-Adresse gebraucht: 0.0.0.0 für jedes Netzwerk, 127.0.0.1 nur für diesen Rechner</translation>
    </message>
    <message>
        <source>This machine has no such address</source>
        <translation>Diese Adresse hat dieser Rechner nicht</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Where Drone&apos;s webhooks arrive.</source>
        <translation>Wo die Webhooks von Drone ankommen.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>0.0.0.0 is every network of this machine.</source>
        <translation>0.0.0.0 ist jedes Netzwerk dieses Rechners.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Allowed clock difference</source>
        <translation>Erlaubte Abweichung der Uhren</translation>
    </message>
    <message>
        <source>Seconds between Drone&apos;s clock and this one; 0 turns the check off.</source>
        <translation>Sekunden zwischen der Uhr von Drone und dieser; 0 schaltet die Prüfung ab.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Drone signs each delivery with it; what is not signed with it is refused.</source>
        <translation>Drone signiert damit jede Zustellung; was nicht damit signiert ist, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Webhook secret</source>
        <translation>Webhook-Secret</translation>
    </message>
    <message>
        <source>Paste Drone&apos;s, or make a new one.</source>
        <translation>Das von Drone einfügen oder ein neues erzeugen.</translation>
    </message>
    <message>
        <source>Paste a secret, or make one</source>
        <translation>Secret einfügen oder erzeugen</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Make a &amp;new one</source>
        <translation>&amp;Neu erzeugen</translation>
    </message>
    <message>
        <source>Previous secret</source>
        <translation>Voriges Secret</translation>
    </message>
    <message>
        <source>Both are valid until Drone has the new one.</source>
        <translation>Beide gelten, bis Drone das neue hat.</translation>
    </message>
    <message>
        <source>&amp;Drone has the new one: forget the previous</source>
        <translation>&amp;Drone hat das neue: das vorige vergessen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <source>Without one every delivery is refused. Paste Drone&apos;s, or make a new one.</source>
        <translation>Ohne Secret wird jede Zustellung abgelehnt. Das von Drone einfügen oder ein neues erzeugen.</translation>
    </message>
    <message>
        <source>At least 16 characters keep a forger out</source>
        <translation>Mindestens 16 Zeichen halten Fälscher fern</translation>
    </message>
    <message>
        <source>Letters, digits and signs without spaces and quotes survive every configuration file</source>
        <translation>Buchstaben, Ziffern und Zeichen ohne Leer- und Anführungszeichen überstehen jede Konfigurationsdatei</translation>
    </message>
    <message>
        <source>As in the address that Drone is given; 0 takes any that is free.</source>
        <translation>Wie in der Adresse, die Drone bekommt; 0 nimmt irgendeinen freien.</translation>
    </message>
    <message>
        <source>Show the secret here and in the lines below</source>
        <translation>Das Secret hier und in den Zeilen darunter zeigen</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Verbergen</translation>
    </message>
</context>
<context>
    <name>Ui::ReplayDialog</name>
    <message>
        <source>&amp;Replay</source>
        <translation>&amp;Nachspielen</translation>
    </message>
    <message>
        <source>Replay deliveries</source>
        <translation>Zustellungen nachspielen</translation>
    </message>
    <message>
        <source>Progress of the replay</source>
        <translation>Fortschritt des Nachspielens</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Working out what a replay would do</source>
        <translation>Es wird ermittelt, was ein Nachspielen täte</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Noch wird nichts geändert.</translation>
    </message>
    <message>
        <source>Fold these deliveries again?</source>
        <translation>Diese Zustellungen erneut einarbeiten?</translation>
    </message>
    <message>
        <source>None of them can be folded: only accepted deliveries are, never refused ones or duplicates.</source>
        <translation>Keine davon kann eingearbeitet werden: nur angenommene Zustellungen, nie abgelehnte oder doppelte.</translation>
    </message>
    <message>
        <source>Builds and messages would stay as they are. A replay is safe at any time.</source>
        <translation>Builds und Nachrichten blieben, wie sie sind. Nachspielen ist jederzeit ungefährlich.</translation>
    </message>
    <message>
        <source>The stored bytes are folded again, oldest first. Messages that would look different are edited; missing ones are posted.</source>
        <translation>Die gespeicherten Bytes werden erneut eingearbeitet, die ältesten zuerst. Nachrichten, die anders aussähen, werden bearbeitet, fehlende gesendet.</translation>
    </message>
    <message>
        <source>Folding again</source>
        <translation>Wird erneut eingearbeitet</translation>
    </message>
    <message>
        <source>New deliveries do not wait for this. What is folded stays folded when you cancel.</source>
        <translation>Neue Zustellungen warten nicht darauf. Was eingearbeitet ist, bleibt es auch nach einem Abbruch.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Nachspielen</translation>
    </message>
    <message>
        <source>Folding again: %1 of %2</source>
        <translation>Erneut eingearbeitet: %1 von %2</translation>
    </message>
    <message>
        <source>Replay done</source>
        <translation>Nachspielen fertig</translation>
    </message>
    <message>
        <source>The replay failed</source>
        <translation>Das Nachspielen ist fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>deliveries</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>Zustellung</numerusform>
            <numerusform>Zustellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>builds</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>Build</numerusform>
            <numerusform>Builds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>messages to change</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>zu ändernde Nachricht</numerusform>
            <numerusform>zu ändernde Nachrichten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::RuleRow</name>
    <message>
        <source>any</source>
        <comment>repository</comment>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>any</source>
        <comment>branch</comment>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>any</source>
        <comment>event</comment>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>repositories</source>
        <comment>event: one was added or removed</comment>
        <translation>Repositorys</translation>
    </message>
    <message>
        <source>users</source>
        <comment>event: one was added or removed</comment>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Earlier: it is asked before the rule above it</source>
        <translation>Früher: Sie wird vor der Regel darüber gefragt</translation>
    </message>
    <message>
        <source>Later: the rule below it is asked before it</source>
        <translation>Später: Die Regel darunter wird vor ihr gefragt</translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation>Diese Regel entfernen</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>field of a rule, which rule</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>say nothing</source>
        <translation>nichts melden</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Kanal %1</translation>
    </message>
</context>
<context>
    <name>Ui::RulesSection</name>
    <message>
        <source>Rule %1 fits everything: the rules below it are never asked. Move it to the end.</source>
        <translation>Regel %1 passt auf alles: Die Regeln darunter werden nie gefragt. Sie ans Ende verschieben.</translation>
    </message>
    <message>
        <source>&amp;Add a rule</source>
        <translation>Regel &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>The first rule that fits decides where a build is announced. * stands for any characters and ? for one: acme/*, release-?. What is announced already stays where it is.</source>
        <translation>Die erste Regel, die passt, bestimmt, wo ein Build gemeldet wird. * steht für beliebige Zeichen, ? für eines: acme/*, release-?. Was schon gemeldet ist, bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>Nothing is announced: there is no channel yet (Settings, Discord).</source>
        <translation>Nichts wird gemeldet: Es gibt noch keinen Kanal (Einstellungen, Discord).</translation>
    </message>
    <message>
        <source>What no rule fits is announced nowhere (Settings, Discord).</source>
        <translation>Worauf keine Regel passt, wird nirgends gemeldet (Einstellungen, Discord).</translation>
    </message>
    <message>
        <source>Without a rule everything goes to %1.</source>
        <translation>Ohne Regel geht alles an %1.</translation>
    </message>
    <message>
        <source>What no rule fits goes to %1.</source>
        <translation>Worauf keine Regel passt, geht an %1.</translation>
    </message>
</context>
<context>
    <name>Ui::SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>Die Liste durchsuchen</translation>
    </message>
</context>
<context>
    <name>Ui::SecretKeeper</name>
    <message>
        <source>Kept in the system keychain</source>
        <translation>Im Schlüsselbund des Systems aufbewahrt</translation>
    </message>
    <message>
        <source>Kept for this session only; gone when the program ends</source>
        <translation>Nur für diese Sitzung; weg, wenn das Programm endet</translation>
    </message>
    <message>
        <source>Given by the environment; a change here lasts until the next start</source>
        <translation>Von der Umgebung vorgegeben; eine Änderung hier gilt bis zum nächsten Start</translation>
    </message>
</context>
<context>
    <name>Ui::Section</name>
    <message>
        <source>The command line or the environment says %1, and that is in force</source>
        <translation>Die Befehlszeile oder die Umgebung sagt %1, und das ist in Kraft</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2 is needed here</source>
        <translation>Hier wird eine ganze Zahl von %1 bis %2 gebraucht</translation>
    </message>
</context>
<context>
    <name>Ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>This is the demo: nothing here is yours, and nothing can be changed.</source>
        <translation>Dies ist die Demo: Nichts hier ist echt, und nichts lässt sich ändern.</translation>
    </message>
    <message>
        <source>In force as soon as a field is left. Tokens and secrets go into the system keychain.</source>
        <translation>In Kraft, sobald ein Feld verlassen wird. Tokens und Secrets kommen in den Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Discord</source>
        <translation>Discord</translation>
    </message>
    <message>
        <source>Drone</source>
        <translation>Drone</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Set-&amp;up assistant</source>
        <translation>Einricht&amp;ungsassistent</translation>
    </message>
</context>
<context>
    <name>Ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Tab goes through all that can be used, Alt with an underlined letter presses that button, and the arrow keys move in lists, tabs and pages.</source>
        <translation>Tab geht durch alles Bedienbare, Alt mit einem unterstrichenen Buchstaben drückt diese Schaltfläche, und die Pfeiltasten bewegen in Listen, Reitern und Seiten.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Drone Discord %1, free software under the GNU GPL, version 3 or later</source>
        <translation>Drone Discord %1, freie Software unter der GNU GPL, Version 3 oder neuer</translation>
    </message>
</context>
<context>
    <name>Ui::StatusStrip</name>
    <message>
        <source>%1: not known yet</source>
        <comment>link, such as Discord</comment>
        <translation>%1: noch nicht bekannt</translation>
    </message>
    <message>
        <source>%1: not set up</source>
        <comment>link, such as Discord</comment>
        <translation>%1: nicht eingerichtet</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>what is, what to do</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>link, state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>State of the links</source>
        <translation>Zustand der Verbindungen</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Discord</source>
        <translation>Discord</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Präsenz</translation>
    </message>
    <message>
        <source>Drone</source>
        <translation>Drone</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>builds that run, messages that wait</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n building</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n zu senden</numerusform>
            <numerusform>%n zu senden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::StepGantt</name>
    <message>
        <source>%1, %2, %3</source>
        <comment>step, state, duration</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Stages and steps</source>
        <translation>Stages und Schritte</translation>
    </message>
</context>
<context>
    <name>Ui::StepMark</name>
    <message>
        <source>Step %1, done</source>
        <translation>Schritt %1, erledigt</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
</context>
<context>
    <name>Ui::StepRows</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>Ui::Timeline</name>
    <message>
        <source>Build created by %1</source>
        <translation>Build angelegt von %1</translation>
    </message>
    <message>
        <source>Stage %1 started</source>
        <translation>Stage %1 gestartet</translation>
    </message>
    <message>
        <source>Stage %1 started on %2</source>
        <translation>Stage %1 auf %2 gestartet</translation>
    </message>
    <message>
        <source>Step %1 %2</source>
        <comment>name, state</comment>
        <translation>Schritt %1: %2</translation>
    </message>
    <message>
        <source>Stage %1 %2</source>
        <comment>name, state</comment>
        <translation>Stage %1: %2</translation>
    </message>
    <message>
        <source>Build %1</source>
        <comment>state</comment>
        <translation>Build: %1</translation>
    </message>
    <message>
        <source>Message posted in channel %1</source>
        <translation>Nachricht im Kanal %1 gesendet</translation>
    </message>
    <message>
        <source>Message shows the newest state</source>
        <translation>Nachricht zeigt den neuesten Stand</translation>
    </message>
    <message>
        <source>Message edited</source>
        <translation>Nachricht bearbeitet</translation>
    </message>
    <message>
        <source>Message refused: %1</source>
        <translation>Nachricht abgelehnt: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what was asked for, of what</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 asked by %2</source>
        <comment>what, login</comment>
        <translation>%1 verlangt von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what was asked, answer</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, not done: %2</source>
        <comment>what was asked, answer</comment>
        <translation>%1, nicht geschehen: %2</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>event, action</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>event, state</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Delivery from %1: %2</source>
        <comment>address, what it said</comment>
        <translation>Zustellung von %1: %2</translation>
    </message>
    <message>
        <source>%1 (came a second time)</source>
        <translation>%1 (kam ein zweites Mal)</translation>
    </message>
    <message>
        <source>Full message refused, a plain one stands there: %1</source>
        <translation>Vollständige Nachricht abgelehnt, dort steht eine schlichte: %1</translation>
    </message>
</context>
<context>
    <name>Ui::TimelineView</name>
    <message>
        <source>%1, %2</source>
        <comment>time, what happened</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Ui::TrayMenu</name>
    <message>
        <source>Drone Discord</source>
        <translation>Drone Discord</translation>
    </message>
    <message>
        <source>&amp;Open Drone Discord</source>
        <translation>Drone Discord ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>&amp;Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Resume announcements</source>
        <translation>Meldungen fo&amp;rtsetzen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>build, state</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Ui::TrayState</name>
    <message>
        <source>Announcements are paused %1</source>
        <comment>until 15:30</comment>
        <translation>Meldungen sind angehalten %1</translation>
    </message>
    <message numerus="yes">
        <source>%n building</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 #%2 failed on %3</source>
        <translation>%1 #%2 ist auf %3 fehlgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <comment>branches that fail</comment>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well, nothing is building</source>
        <translation>Alles in Ordnung, nichts wird gebaut</translation>
    </message>
    <message>
        <source>Drone Discord: %1</source>
        <translation>Drone Discord: %1</translation>
    </message>
    <message>
        <source>until you resume them</source>
        <translation>bis zum Fortsetzen</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>time of day</comment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>until tomorrow at %1</source>
        <translation>bis morgen um %1</translation>
    </message>
    <message>
        <source>until %1 at %2</source>
        <comment>day, time</comment>
        <translation>bis zum %1 um %2</translation>
    </message>
</context>
<context>
    <name>Ui::TrendChart</name>
    <message>
        <source>%1 %2</source>
        <comment>number, unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2 in the last minute</source>
        <comment>what, how much</comment>
        <translation>%1: %2 in der letzten Minute</translation>
    </message>
</context>
<context>
    <name>WindowedRun</name>
    <message>
        <source>Drone Discord cannot start</source>
        <translation>Drone Discord kann nicht starten</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
</TS>
