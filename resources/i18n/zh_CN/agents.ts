<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AgentDialog</name>
    <message>
        <source>New agent</source>
        <translation>新增经纪人</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>修改{name}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Empty: on their own account</source>
        <translation>不填表示个人</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
</context>
<context>
    <name>AgentPicker</name>
    <message>
        <source>Name, agency or last digits</source>
        <translation>姓名、机构或号码尾数</translation>
    </message>
    <message>
        <source>New agent</source>
        <translation>新增经纪人</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>经纪人</translation>
    </message>
    <message>
        <source>on their own account</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Agents found</source>
        <translation>找到的经纪人</translation>
    </message>
    <message>
        <source>Nobody fits. Enter adds somebody new.</source>
        <translation>没有符合的人，按回车新增。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>New agent&apos;s name</source>
        <translation>新经纪人姓名</translation>
    </message>
    <message>
        <source>Empty: on their own account</source>
        <translation>不填表示个人</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Their phone</source>
        <translation>其电话</translation>
    </message>
    <message>
        <source>Choose from the list</source>
        <translation>从名单选择</translation>
    </message>
</context>
<context>
    <name>AgentWords</name>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <translation>
            <numerusform>剩 %n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>剩 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Was first</source>
        <translation>最先报备</translation>
    </message>
    <message>
        <source>Came later</source>
        <translation>后报备</translation>
    </message>
    <message>
        <source>{house} ({agent}): {phone}, {when}, holds until {until}</source>
        <translation>{house}（{agent}）：{phone}，{when}，有效至{until}</translation>
    </message>
    <message>
        <source>{house}: {phone}, {when}, holds until {until}</source>
        <translation>{house}：{phone}，{when}，有效至{until}</translation>
    </message>
    <message>
        <source>{name}, with {owner}, known since {when}</source>
        <translation>{name}，归属人{owner}，{when}已登记</translation>
    </message>
    <message>
        <source>A customer of {owner}, known since {when}</source>
        <translation>{owner}的客户，{when}已登记</translation>
    </message>
    <message>
        <source>{name}, known since {when}</source>
        <translation>{name}，{when}已登记</translation>
    </message>
    <message>
        <source>A customer known since {when}</source>
        <translation>{when}已登记的客户</translation>
    </message>
</context>
<context>
    <name>AgentsPage</name>
    <message>
        <source>Agents</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>New notice</source>
        <translation>新增报备</translation>
    </message>
    <message>
        <source>Hold now</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>In dispute</source>
        <translation>争议中</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>提出争议</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>带客人</translation>
    </message>
    <message>
        <source>on their own account</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Agents and agencies</source>
        <translation>经纪人与机构</translation>
    </message>
    <message>
        <source>Name, agency, digits</source>
        <translation>姓名、机构、号码</translation>
    </message>
    <message>
        <source>These are the newest; a search finds the others.</source>
        <translation>仅显示最新的，其余请搜索。</translation>
    </message>
    <message>
        <source>Other agencies</source>
        <translation>撞单</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>报备时间</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Wants</source>
        <translation>指定顾问</translation>
    </message>
    <message>
        <source>Advance notices</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>No notices here. Ctrl+N takes one down.</source>
        <translation>这里没有报备，按 Ctrl+N 新增。</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s) hold</source>
        <translation>
            <numerusform>%n 条有效报备</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} in dispute</source>
        <translation>{count} 条争议中</translation>
    </message>
    <message>
        <source>In dispute: {phone}</source>
        <translation>已提出争议：{phone}</translation>
    </message>
    <message>
        <source>Withdrawn: {phone}</source>
        <translation>已撤回：{phone}</translation>
    </message>
    <message>
        <source>Taken down. {agency} announced this number before.</source>
        <translation>已记录。{agency}此前已报备过该号码。</translation>
    </message>
    <message>
        <source>Taken down, holds until {day}</source>
        <translation>已记录，有效至{day}</translation>
    </message>
</context>
<context>
    <name>DisputeDialog</name>
    <message>
        <source>Notice in dispute</source>
        <translation>报备争议</translation>
    </message>
    <message>
        <source>To the ownership desk</source>
        <translation>提交归属裁定</translation>
    </message>
    <message>
        <source>{agent} announced {phone}. Write down what each side says.</source>
        <translation>{agent}报备了 {phone}。请写明各方说法。</translation>
    </message>
    <message>
        <source>What the dispute is about</source>
        <translation>争议内容</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>May be the same:</source>
        <translation>可能是同一人：</translation>
    </message>
    <message>
        <source>Announced before:</source>
        <translation>已有报备：</translation>
    </message>
    <message>
        <source>Not new:</source>
        <translation>老客户：</translation>
    </message>
    <message>
        <source>By the same agency:</source>
        <translation>同一机构已报备：</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
    <message>
        <source>Nobody has announced this number.</source>
        <translation>该号码尚无人报备。</translation>
    </message>
    <message>
        <source>With so few digits it may fit many people.</source>
        <translation>号码位数太少，可能对应多人。</translation>
    </message>
</context>
<context>
    <name>HouseDialog</name>
    <message>
        <source>Change {name}</source>
        <translation>修改{name}</translation>
    </message>
    <message>
        <source>New agency</source>
        <translation>新增机构</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>A notice holds for days</source>
        <translation>报备有效天数</translation>
    </message>
    <message>
        <source>Notices already taken keep theirs.</source>
        <translation>已有报备的有效期不变。</translation>
    </message>
    <message>
        <source>Type a number of days.</source>
        <translation>请填写天数。</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>New advance notice</source>
        <translation>新增报备</translation>
    </message>
    <message>
        <source>Take down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>As the agent calls them</source>
        <translation>经纪人报的称呼</translation>
    </message>
    <message>
        <source>Number as it was said</source>
        <translation>所报号码</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>带客人</translation>
    </message>
    <message>
        <source>Said on</source>
        <translation>报备日期</translation>
    </message>
    <message>
        <source>As agreed</source>
        <translation>按约定</translation>
    </message>
    <message>
        <source>138****5678 or the last digits</source>
        <translation>138****5678 或尾数</translation>
    </message>
    <message>
        <source>Said at</source>
        <translation>报备时间</translation>
    </message>
    <message>
        <source>Holds for days</source>
        <translation>有效天数</translation>
    </message>
    <message>
        <source>Wants the consultant</source>
        <translation>指定顾问</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>Type a time, such as 14:30.</source>
        <translation>请填写时间，例如 14:30。</translation>
    </message>
    <message>
        <source>Type a number of days.</source>
        <translation>请填写天数。</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Agent</source>
        <translation>经纪人</translation>
    </message>
    <message>
        <source>on their own account</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Notices hold for days</source>
        <translation>报备有效天数</translation>
    </message>
    <message>
        <source>Hold now</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>works with us</source>
        <translation>合作中</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>经纪人</translation>
    </message>
    <message>
        <source>Nobody yet. An agent comes into the list with the first notice.</source>
        <translation>还没有人。首次报备时会自动加入名单。</translation>
    </message>
    <message>
        <source>Also those who no longer bring customers</source>
        <translation>显示已停止合作的</translation>
    </message>
    <message>
        <source>New agent</source>
        <translation>新增经纪人</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>No longer</source>
        <translation>停止合作</translation>
    </message>
    <message>
        <source>Works with us again</source>
        <translation>恢复合作</translation>
    </message>
    <message>
        <source>{name} brings customers again</source>
        <translation>{name}已恢复合作</translation>
    </message>
    <message>
        <source>{name} is out of the list</source>
        <translation>{name}已移出名单</translation>
    </message>
</context>
</TS>
