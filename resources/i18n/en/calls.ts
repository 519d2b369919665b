<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CallsPage</name>
    <message numerus="yes">
        <source>%n call(s) today</source>
        <translation>
            <numerusform>%n call today</numerusform>
            <numerusform>%n calls today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OnHold</name>
    <message numerus="yes">
        <source>{call}, and %n more</source>
        <translation>
            <numerusform>{call}, and %n more</numerusform>
            <numerusform>{call}, and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
