<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DialButton</name>
    <message>
        <source>Dial {phone}</source>
        <translation>拨打 {phone}</translation>
    </message>
</context>
<context>
    <name>TelephoneCard</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Asterisk exchange</source>
        <translation>Asterisk 交换机</translation>
    </message>
    <message>
        <source>Caller-ID modem</source>
        <translation>来电显示调制解调器</translation>
    </message>
    <message>
        <source>Where incoming numbers come from</source>
        <translation>来电号码从哪里来</translation>
    </message>
    <message>
        <source>Seconds from ring to ring</source>
        <translation>两声振铃间隔（秒）</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>This desk&apos;s telephone</source>
        <translation>本台分机</translation>
    </message>
    <message>
        <source>Empty: every telephone; no dialling</source>
        <translation>留空：所有分机；不能拨号</translation>
    </message>
    <message>
        <source>Context for dialling</source>
        <translation>拨号上下文</translation>
    </message>
    <message>
        <source>As the exchange&apos;s dial plan calls it</source>
        <translation>与交换机拨号方案中的名称一致</translation>
    </message>
    <message>
        <source>Modem at</source>
        <translation>设备端口</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Telephone of this PC</source>
        <translation>本机电话</translation>
    </message>
    <message>
        <source>The caller is named over every page; F3 takes the number into the call form.</source>
        <translation>来电人显示在每一页上方，按 F3 把号码带入来电登记。</translation>
    </message>
    <message>
        <source>{port} (not plugged in)</source>
        <translation>{port}（未接入）</translation>
    </message>
    <message>
        <source>No serial port found</source>
        <translation>没有找到串口</translation>
    </message>
    <message>
        <source>Connected: incoming numbers are shown.</source>
        <translation>已连接，来电号码会显示。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>未连接。</translation>
    </message>
    <message>
        <source>Fill this in</source>
        <translation>请填写</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535</source>
        <translation>端口是 1 到 65535 之间的数字</translation>
    </message>
</context>
</TS>
