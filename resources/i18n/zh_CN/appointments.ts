<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Appointments</name>
    <message>
        <source>Booked: {what}</source>
        <translation>已预约：{what}</translation>
    </message>
</context>
<context>
    <name>BookingDialog</name>
    <message>
        <source>Book an appointment</source>
        <translation>新建预约</translation>
    </message>
    <message>
        <source>Change the appointment</source>
        <translation>修改预约</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>If they are not in the list</source>
        <translation>名单里没有时填写</translation>
    </message>
    <message>
        <source>For</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Which car, which room</source>
        <translation>哪台车、哪间洽谈室</translation>
    </message>
    <message>
        <source>Which room</source>
        <translation>哪间洽谈室</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>With</source>
        <translation>接待人</translation>
    </message>
    <message>
        <source>Car or room</source>
        <translation>车辆或房间</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>洽谈室</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>Whoever is next</source>
        <translation>按轮序安排</translation>
    </message>
    <message>
        <source>Type a time, such as 14:30.</source>
        <translation>请填写时间，例如 14:30。</translation>
    </message>
</context>
<context>
    <name>ExpectedList</name>
    <message>
        <source>Book an appointment</source>
        <translation>新建预约</translation>
    </message>
    <message>
        <source>Expected today</source>
        <translation>今日预约</translation>
    </message>
    <message>
        <source>Sign in to see who is expected.</source>
        <translation>登录后可查看今日预约。</translation>
    </message>
    <message>
        <source>Nobody is expected today.</source>
        <translation>今天没有预约。</translation>
    </message>
    <message>
        <source>{count} came</source>
        <translation>已到店 {count}</translation>
    </message>
    <message>
        <source>{count} cancelled</source>
        <translation>已取消 {count}</translation>
    </message>
    <message>
        <source>They have come</source>
        <translation>客户已到店</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>They are not coming</source>
        <translation>取消预约</translation>
    </message>
    <message>
        <source>Cancelled: {name}</source>
        <translation>已取消：{name}</translation>
    </message>
</context>
<context>
    <name>ExpectedRow</name>
    <message>
        <source>Change or cancel</source>
        <translation>修改或取消</translation>
    </message>
    <message>
        <source>{time} {name}, {what}: they have come</source>
        <translation>{time} {name}，{what}：已到店</translation>
    </message>
    <message>
        <source>Press: they have come</source>
        <translation>点按表示客户已到店</translation>
    </message>
    <message>
        <source>{minutes} min late</source>
        <translation>已晚 {minutes} 分钟</translation>
    </message>
    <message>
        <source>now</source>
        <translation>就是现在</translation>
    </message>
    <message>
        <source>in {minutes} min</source>
        <translation>还有 {minutes} 分钟</translation>
    </message>
</context>
</TS>
