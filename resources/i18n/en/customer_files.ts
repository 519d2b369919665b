<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>known: fills %n answer(s)</source>
        <translation>
            <numerusform>known: fills %n answer</numerusform>
            <numerusform>known: fills %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s): {counts}</source>
        <translation>
            <numerusform>The only record: {counts}</numerusform>
            <numerusform>All %n records: {counts}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n record(s): {counts}</source>
        <translation>
            <numerusform>The first record: {counts}</numerusform>
            <numerusform>The first %n records: {counts}</numerusform>
        </translation>
    </message>
</context>
</TS>
