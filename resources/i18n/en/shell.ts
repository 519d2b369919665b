<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CallBar</name>
    <message numerus="yes">
        <source>{call} · %n more call(s)</source>
        <translation>
            <numerusform>{call} · %n more call</numerusform>
            <numerusform>{call} · %n more calls</numerusform>
        </translation>
    </message>
</context>
</TS>
