<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BoardSurface</name>
    <message>
        <source>Floor board</source>
        <translation>轮序大屏</translation>
    </message>
    <message>
        <source>Silence for a minute</source>
        <translation>静音一分钟</translation>
    </message>
    <message>
        <source>Next: {name}</source>
        <translation>当值：{name}</translation>
    </message>
    <message>
        <source>nobody is free</source>
        <translation>暂无空闲</translation>
    </message>
    <message>
        <source>On deck: {name}</source>
        <translation>候补：{name}</translation>
    </message>
    <message>
        <source>Front desk: {present} of {minimum}</source>
        <translation>前台 {present} 人，应有 {minimum} 人</translation>
    </message>
    <message>
        <source>At the door: {name}</source>
        <translation>迎宾：{name}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Waiting: {count}</source>
        <translation>等候：{count} 批</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
</context>
<context>
    <name>FloorBoard</name>
    <message>
        <source>Held out</source>
        <translation>暂停轮序</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>迎宾</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>当值</translation>
    </message>
    <message>
        <source>Nobody is free</source>
        <translation>暂无空闲顾问</translation>
    </message>
    <message>
        <source>Nobody has clocked in yet</source>
        <translation>还没有人签到</translation>
    </message>
    <message>
        <source>Please move up</source>
        <translation>请到当值位</translation>
    </message>
    <message>
        <source>{name} → visitor {number}</source>
        <translation>{name} → {number} 号来访</translation>
    </message>
    <message>
        <source>On deck</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>change</source>
        <translation>该换岗</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Door: {name}</source>
        <translation>迎宾：{name}</translation>
    </message>
    <message>
        <source>then {name}</source>
        <translation>下一班：{name}</translation>
    </message>
    <message>
        <source>With visitors</source>
        <translation>正在接待</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>轮序</translation>
    </message>
    <message>
        <source>The day is closed</source>
        <translation>今日已结束</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>无人等候</translation>
    </message>
    <message>
        <source>Waiting: {count}</source>
        <translation>等候：{count} 批</translation>
    </message>
    <message>
        <source>longest {time}</source>
        <translation>最久 {time}</translation>
    </message>
    <message>
        <source>Nobody is at the front desk</source>
        <translation>前台无人</translation>
    </message>
    <message>
        <source>Front desk: {present} of {minimum}</source>
        <translation>前台 {present} 人，应有 {minimum} 人</translation>
    </message>
    <message>
        <source>Silent for {time} more</source>
        <translation>静音中，还剩 {time}</translation>
    </message>
    <message>
        <source>Please come back to the desk</source>
        <translation>能回来的同事请回前台</translation>
    </message>
    <message>
        <source>Nobody can come at the moment</source>
        <translation>目前没有人能过来</translation>
    </message>
</context>
<context>
    <name>FloorBoardPage</name>
    <message>
        <source>Floor board</source>
        <translation>轮序大屏</translation>
    </message>
    <message>
        <source>Silence the alarm for a minute</source>
        <translation>警报静音一分钟</translation>
    </message>
</context>
</TS>
