<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Appointments</name>
    <message>
        <source>Booked: {what}</source>
        <translation>已预约：{what}</translation>
    </message>
    <message>
        <source>Cancelled: {name}</source>
        <translation>已取消：{name}</translation>
    </message>
    <message>
        <source>{name} → {time}</source>
        <translation>{name} → {time}</translation>
    </message>
</context>
<context>
    <name>AppointmentsPage</name>
    <message>
        <source>Appointments</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>预约资源</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Came or not</source>
        <translation>到店情况</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>To be called about their appointment</source>
        <translation>待电话提醒</translation>
    </message>
    <message>
        <source>By consultant</source>
        <translation>按顾问</translation>
    </message>
    <message>
        <source>By resource</source>
        <translation>按资源</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>分栏</translation>
    </message>
    <message>
        <source>Book an appointment</source>
        <translation>新建预约</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>The next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{day} · {hours} · {count} expected</source>
        <translation>{day} · {hours} · 待到店 {count} 位</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>{count} to remind</source>
        <translation>{count} 位待提醒</translation>
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
        <source>none</source>
        <translation>不预留</translation>
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
    <name>CancelDialog</name>
    <message>
        <source>Cancel: {name}</source>
        <translation>取消预约：{name}</translation>
    </message>
    <message>
        <source>They are not coming</source>
        <translation>确认不来</translation>
    </message>
    <message>
        <source>Ill, another day, bought elsewhere …</source>
        <translation>生病、改天、已在别处购买……</translation>
    </message>
    <message>
        <source>Why, if they said so</source>
        <translation>原因（对方说明时填写）</translation>
    </message>
</context>
<context>
    <name>DayCalendar</name>
    <message>
        <source>Calendar of the day</source>
        <translation>当日日历</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>closed, or nobody there</source>
        <translation>未营业或当班无人</translation>
    </message>
    <message>
        <source>The store is closed on this day; an appointment can be booked all the same.</source>
        <translation>这天不营业，但仍可以预约。</translation>
    </message>
    <message>
        <source>Whoever is next</source>
        <translation>按轮序安排</translation>
    </message>
    <message>
        <source>Nothing kept</source>
        <translation>未预留</translation>
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
<context>
    <name>KeptPanel</name>
    <message>
        <source>7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>近 90 天</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>All appointments</source>
        <translation>全部预约</translation>
    </message>
    <message>
        <source>By consultant</source>
        <translation>按顾问</translation>
    </message>
    <message>
        <source>Whoever is next</source>
        <translation>按轮序安排</translation>
    </message>
    <message>
        <source>By purpose</source>
        <translation>按事项</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>按渠道</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>已预约</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>已到店</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>未到店</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Came of those expected</source>
        <translation>到店率</translation>
    </message>
</context>
<context>
    <name>OutlookPanel</name>
    <message>
        <source>Promise it twice? Why</source>
        <translation>仍要重复预约？请说明原因</translation>
    </message>
    <message>
        <source>A supervisor signs for it.</source>
        <translation>须由主管确认。</translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>Repeat to the caller</source>
        <translation>向来电人复述</translation>
    </message>
</context>
<context>
    <name>ReminderList</name>
    <message>
        <source>Everybody has been called.</source>
        <translation>都已提醒。</translation>
    </message>
    <message>
        <source>Call before they set out: each appointment of the next open day.</source>
        <translation>下一个营业日的预约，请提前致电确认。</translation>
    </message>
</context>
<context>
    <name>ThingsDialog</name>
    <message>
        <source>Resources</source>
        <translation>预约资源</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Each can be promised to one appointment at a time.</source>
        <translation>同一时段只能安排一个预约。</translation>
    </message>
    <message>
        <source>Meeting room 2 …</source>
        <translation>洽谈室 2……</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>For</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>{name}: in use</source>
        <translation>{name}：启用</translation>
    </message>
</context>
<context>
    <name>WeekBar</name>
    <message>
        <source>A week earlier</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>A week later</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>%n booked</source>
        <translation>
            <numerusform>%n 个预约</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休息</translation>
    </message>
</context>
</TS>
