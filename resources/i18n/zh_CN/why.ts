<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Why</name>
    <message>
        <source>{switch}: {value}</source>
        <translation>{switch}：{value}</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>规则项</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>The order then</source>
        <translation>当时的轮序</translation>
    </message>
</context>
</TS>
