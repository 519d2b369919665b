<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Languages</name>
    <message>
        <source>Chinese</source>
        <translation>普通话</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>New person</source>
        <translation>添加员工</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>更改 {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>As it is called on the floor</source>
        <translation>店里怎么称呼就怎么填</translation>
    </message>
    <message>
        <source>For example: team one</source>
        <translation>例如：一组</translation>
    </message>
    <message>
        <source>For example: pt, vi</source>
        <translation>例如：pt、vi</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>小组</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>A customer registered under it is flagged.</source>
        <translation>若有客户以此号码登记，系统会提示。</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Other languages</source>
        <translation>其他语言</translation>
    </message>
    <message>
        <source>Codes of two or three letters, divided by commas.</source>
        <translation>填写两三个字母的语言代码，用逗号分隔。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>4 to 8 digits. Empty: no sign-in.</source>
        <translation>4 到 8 位数字。留空则暂不能登录。</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>PIN of {name}</source>
        <translation>{name} 的密码</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Let {name} type it. Nobody can read it afterwards, not even you.</source>
        <translation>请 {name} 本人输入。设置后任何人都看不到，包括您。</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>4 to 8 digits</source>
        <translation>4 到 8 位数字</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two PINs differ.</source>
        <translation>两次输入的密码不一致。</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>Roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Early</source>
        <translation>早班</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>晚班</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>全天班</translation>
    </message>
    <message>
        <source>Roster of the week</source>
        <translation>本周排班</translation>
    </message>
    <message>
        <source>Nobody works here yet.</source>
        <translation>还没有员工。</translation>
    </message>
    <message>
        <source>Move up in the order</source>
        <translation>排位上移</translation>
    </message>
    <message>
        <source>Move down in the order</source>
        <translation>排位下移</translation>
    </message>
    <message>
        <source>The week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>Copy last week</source>
        <translation>复制上周</translation>
    </message>
    <message>
        <source>Other times</source>
        <translation>其他时间</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Earlier in the order (Alt+↑)</source>
        <translation>排位上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Later in the order (Alt+↓)</source>
        <translation>排位下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>轮序</translation>
    </message>
    <message>
        <source>Week {number}</source>
        <translation>第 {number} 周</translation>
    </message>
    <message>
        <source>Shift set: {what}</source>
        <translation>已排班：{what}</translation>
    </message>
    <message>
        <source>Shift for {count} days</source>
        <translation>为 {count} 天排班</translation>
    </message>
    <message>
        <source>Shifts copied: {count}</source>
        <translation>已复制 {count} 个班次</translation>
    </message>
</context>
<context>
    <name>RosterWords</name>
    <message>
        <source>Name, in order</source>
        <translation>姓名（按轮序）</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>no shift</source>
        <translation>未排班</translation>
    </message>
    <message>
        <source>shift {number}</source>
        <translation>第{number}班</translation>
    </message>
    <message>
        <source>place {place}</source>
        <translation>第{place}位</translation>
    </message>
    <message>
        <source>to {time}</source>
        <translation>至 {time}</translation>
    </message>
    <message>
        <source>{day}: nobody works.</source>
        <translation>{day}：无人当班。</translation>
    </message>
    <message>
        <source>{day}, in order: {names}</source>
        <translation>{day}轮序：{names}</translation>
    </message>
</context>
<context>
    <name>ShiftDialog</name>
    <message>
        <source>Set</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Early</source>
        <translation>早班</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>晚班</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>全天班</translation>
    </message>
    <message>
        <source>Usual shifts</source>
        <translation>常用班次</translation>
    </message>
    <message>
        <source>From</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>下班</translation>
    </message>
    <message>
        <source>Type a time, such as 14:30.</source>
        <translation>请填写时间，例如 14:30。</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>添加员工</translation>
    </message>
    <message>
        <source>Working here</source>
        <translation>在职</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Speaks</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>还没有员工。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Set PIN</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Ends work here</source>
        <translation>办理离职</translation>
    </message>
    <message>
        <source>Works here again</source>
        <translation>恢复在职</translation>
    </message>
    <message>
        <source>has left</source>
        <translation>已离职</translation>
    </message>
    <message>
        <source>PIN set</source>
        <translation>已设密码</translation>
    </message>
    <message>
        <source>no PIN yet</source>
        <translation>未设密码</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>{name} has a new PIN</source>
        <translation>{name} 的密码已更新</translation>
    </message>
    <message>
        <source>{name} works here again</source>
        <translation>{name} 已恢复在职</translation>
    </message>
    <message>
        <source>{name} can no longer sign in</source>
        <translation>{name} 已不能登录</translation>
    </message>
</context>
</TS>
