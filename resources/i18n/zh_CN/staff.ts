<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>For example: kitchens</source>
        <translation>例如：厨柜组</translation>
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
        <source>Speaks</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>4 to 8 digits. Empty: cannot sign in yet.</source>
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
