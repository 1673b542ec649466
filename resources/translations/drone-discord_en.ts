<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>Service::Replay</name>
    <message numerus="yes">
        <source>Replay cancelled: %1 of %n deliveries were folded again</source>
        <translation>
            <numerusform>Replay cancelled: %1 of %n delivery was folded again</numerusform>
            <numerusform>Replay cancelled: %1 of %n deliveries were folded again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replay done: %1 of %n deliveries were folded again</source>
        <translation>
            <numerusform>Replay done: %1 of %n delivery was folded again</numerusform>
            <numerusform>Replay done: %1 of %n deliveries were folded again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::BuildNews</name>
    <message numerus="yes">
        <source>%1 passes again after %n failed builds</source>
        <comment>branch</comment>
        <translation>
            <numerusform>%1 passes again after %n failed build</numerusform>
            <numerusform>%1 passes again after %n failed builds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n builds failed</source>
        <translation>
            <numerusform>%n build failed</numerusform>
            <numerusform>%n builds failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n builds are fixed</source>
        <translation>
            <numerusform>%n build is fixed</numerusform>
            <numerusform>%n builds are fixed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fixed</source>
        <comment>builds</comment>
        <translation>
            <numerusform>%n fixed</numerusform>
            <numerusform>%n fixed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>builds</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::BuildStory</name>
    <message numerus="yes">
        <source>first failure on %1 after %n passing builds</source>
        <translation>
            <numerusform>first failure on %1 after %n passing build</numerusform>
            <numerusform>first failure on %1 after %n passing builds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failures in a row on %1</source>
        <translation>
            <numerusform>%n failure in a row on %1</numerusform>
            <numerusform>%n failures in a row on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::DeliveriesPage</name>
    <message numerus="yes">
        <source>Exported to %1: %n deliveries</source>
        <translation>
            <numerusform>Exported to %1: %n delivery</numerusform>
            <numerusform>Exported to %1: %n deliveries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::DiscordAccess</name>
    <message numerus="yes">
        <source>%1, in %n servers</source>
        <translation>
            <numerusform>%1, in %n server</numerusform>
            <numerusform>%1, in %n servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::HealthWords</name>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <translation>
            <numerusform>%Ln accepted</numerusform>
            <numerusform>%Ln accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln came twice</source>
        <translation>
            <numerusform>%Ln came twice</numerusform>
            <numerusform>%Ln came twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::ReplayDialog</name>
    <message numerus="yes">
        <source>deliveries</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>delivery</numerusform>
            <numerusform>deliveries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>builds</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>build</numerusform>
            <numerusform>builds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>messages to change</source>
        <comment>below their number</comment>
        <translation>
            <numerusform>message to change</numerusform>
            <numerusform>messages to change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n building</source>
        <translation>
            <numerusform>%n building</numerusform>
            <numerusform>%n building</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n waiting to send</numerusform>
            <numerusform>%n waiting to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::TrayState</name>
    <message numerus="yes">
        <source>%n building</source>
        <translation>
            <numerusform>%n building</numerusform>
            <numerusform>%n building</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <comment>branches that fail</comment>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
