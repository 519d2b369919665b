<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AlertStrip</name>
    <message>
        <source>VIP for the manager</source>
        <translation>贵宾待店长决定</translation>
    </message>
    <message>
        <source>Owner not serving</source>
        <translation>归属人未接待</translation>
    </message>
    <message>
        <source>Missed turns</source>
        <translation>叫到未到</translation>
    </message>
    <message>
        <source>Outside the order</source>
        <translation>不按轮序</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>暂停轮序</translation>
    </message>
    <message>
        <source>Open visits</source>
        <translation>未结束来访</translation>
    </message>
    <message>
        <source>Desk short</source>
        <translation>前台缺人</translation>
    </message>
    <message>
        <source>Desk empty</source>
        <translation>前台无人</translation>
    </message>
    <message>
        <source>Sensitive calls for the manager</source>
        <translation>待店长处理的敏感来电</translation>
    </message>
    <message>
        <source>Opportunities due</source>
        <translation>待处理商机</translation>
    </message>
    <message>
        <source>Skating today</source>
        <translation>今日撞单</translation>
    </message>
</context>
<context>
    <name>DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>经营看板</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Span of days</source>
        <translation>统计周期</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>日报表</translation>
    </message>
    <message>
        <source>For supervisors and managers</source>
        <translation>仅限主管和店长</translation>
    </message>
    <message>
        <source>The figures of the store are shown to supervisors and managers who have signed in.</source>
        <translation>主管或店长登录后可查看门店数据。</translation>
    </message>
    <message>
        <source>{days} · compared with {before}</source>
        <translation>{days} · 对比{before}</translation>
    </message>
    <message>
        <source>the same weekday before</source>
        <translation>上周同一天</translation>
    </message>
    <message>
        <source>the week before</source>
        <translation>上周同期</translation>
    </message>
    <message>
        <source>the month before</source>
        <translation>上月同期</translation>
    </message>
</context>
<context>
    <name>DashboardWords</name>
    <message>
        <source>In the store now</source>
        <translation>店内客户</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>Call-backs open</source>
        <translation>待回电</translation>
    </message>
    <message>
        <source>Call-backs overdue</source>
        <translation>回电逾期</translation>
    </message>
    <message>
        <source>Quotes to approve</source>
        <translation>待审批报价</translation>
    </message>
    <message>
        <source>Nobody free</source>
        <translation>无人可接待</translation>
    </message>
    <message>
        <source>Waiting for the manager&apos;s word</source>
        <translation>等店长决定的来访</translation>
    </message>
    <message>
        <source>Owner here, served by another</source>
        <translation>归属人在岗，由他人接待</translation>
    </message>
    <message>
        <source>Front desk below its minimum</source>
        <translation>前台人手不足</translation>
    </message>
    <message>
        <source>Nobody at the front desk</source>
        <translation>前台无人</translation>
    </message>
    <message>
        <source>Turns missed today</source>
        <translation>今日叫到未到</translation>
    </message>
    <message>
        <source>Given outside the order today</source>
        <translation>今日不按轮序的指派</translation>
    </message>
    <message>
        <source>Held out of the rotation</source>
        <translation>暂停轮序的人</translation>
    </message>
    <message>
        <source>Visits still open</source>
        <translation>尚未结束的来访</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Visits with their wait</source>
        <translation>来访与等候时长</translation>
    </message>
    <message>
        <source>Sales opportunities</source>
        <translation>有效来访</translation>
    </message>
    <message>
        <source>Visits that ended in a sale</source>
        <translation>成交来访</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Presentations</source>
        <translation>产品介绍</translation>
    </message>
    <message>
        <source>Quotes issued</source>
        <translation>已出报价</translation>
    </message>
    <message>
        <source>Quotes accepted</source>
        <translation>已接受报价</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>已派单</translation>
    </message>
    <message>
        <source>being served</source>
        <translation>接待中</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离店</translation>
    </message>
    <message>
        <source>left unserved</source>
        <translation>未接待离开</translation>
    </message>
    <message>
        <source>below minimum</source>
        <translation>人手不足</translation>
    </message>
    <message>
        <source>nobody there</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>did not come</source>
        <translation>当值未到</translation>
    </message>
    <message>
        <source>did not move up</source>
        <translation>候补未上前</translation>
    </message>
    <message>
        <source>outside the order</source>
        <translation>不按轮序</translation>
    </message>
    <message>
        <source>follow-up overdue</source>
        <translation>跟进逾期</translation>
    </message>
    <message>
        <source>visit not closed</source>
        <translation>来访未填结果</translation>
    </message>
    <message>
        <source>guest not registered</source>
        <translation>客户未登记</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>to call back</source>
        <translation>待回电</translation>
    </message>
    <message>
        <source>visit booked</source>
        <translation>约定到店</translation>
    </message>
    <message>
        <source>message taken</source>
        <translation>已留言</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>wrong number</source>
        <translation>打错</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>已出</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
</context>
<context>
    <name>KpiStrip</name>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Close rate</source>
        <translation>成交率</translation>
    </message>
    <message>
        <source>Quoted value</source>
        <translation>报价金额</translation>
    </message>
    <message>
        <source>Average wait</source>
        <translation>平均等候</translation>
    </message>
    <message>
        <source>nothing to compare with</source>
        <translation>暂无可比数据</translation>
    </message>
    <message>
        <source>as {than}</source>
        <translation>与{than}持平</translation>
    </message>
    <message>
        <source>vs {than}</source>
        <translation>较{than}</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points} 个百分点</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 个百分点</translation>
    </message>
</context>
<context>
    <name>LiveStrip</name>
    <message>
        <source>In the store</source>
        <translation>店内客户</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>Nobody free</source>
        <translation>无人可接待</translation>
    </message>
    <message>
        <source>Turns today</source>
        <translation>今日轮次</translation>
    </message>
    <message>
        <source>Calls today</source>
        <translation>今日来电</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待审批报价</translation>
    </message>
    <message>
        <source>{people} people</source>
        <translation>共 {people} 人</translation>
    </message>
    <message>
        <source>longest {time}</source>
        <translation>最长 {time}</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>没有人等候</translation>
    </message>
    <message>
        <source>now for {time}</source>
        <translation>已持续 {time}</translation>
    </message>
    <message>
        <source>today, in all</source>
        <translation>今日累计</translation>
    </message>
    <message>
        <source>of {visits} visits</source>
        <translation>来访 {visits} 批</translation>
    </message>
    <message>
        <source>late call-backs: {count}</source>
        <translation>{count} 个回电逾期</translation>
    </message>
    <message>
        <source>{count} to call back</source>
        <translation>{count} 个待回电</translation>
    </message>
    <message>
        <source>{count} first-time</source>
        <translation>首次来电 {count} 个</translation>
    </message>
    <message>
        <source>quoted {sum}</source>
        <translation>今日报价 {sum}</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Calls</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Presentations</source>
        <translation>产品介绍</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Visitors by hour</source>
        <translation>分时到访</translation>
    </message>
    <message>
        <source>From call to order</source>
        <translation>从来电到成交</translation>
    </message>
    <message>
        <source>Where they come from</source>
        <translation>客户来源</translation>
    </message>
    <message>
        <source>When it is busy</source>
        <translation>忙闲时段</translation>
    </message>
    <message>
        <source>People</source>
        <translation>顾问</translation>
    </message>
    <message>
        <source>Nobody has served a visitor in these days.</source>
        <translation>这段时间没有人接待过客户。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新客</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Visits that were a sales opportunity</source>
        <translation>来访只计有效来访</translation>
    </message>
    <message>
        <source>Coverage: mandatory steps of the presentations done</source>
        <translation>覆盖率：介绍必做步骤的完成比例</translation>
    </message>
    <message>
        <source>Visits by weekday and hour, last four weeks</source>
        <translation>近四周各时段来访批次</translation>
    </message>
    <message>
        <source>Consultant</source>
        <translation>销售顾问</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>成交率</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>报价金额</translation>
    </message>
    <message>
        <source>Nobody has come yet.</source>
        <translation>还没有客户到店。</translation>
    </message>
    <message>
        <source>Busiest from {start}:00 to {end}:00, {count} visits</source>
        <translation>{start}:00–{end}:00 最忙，来访 {count} 批</translation>
    </message>
    <message>
        <source>Other channels</source>
        <translation>其他渠道</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未询问</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>批来访</translation>
    </message>
</context>
<context>
    <name>RecordsPanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>There is no record behind this figure.</source>
        <translation>这个数字没有对应的记录。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Wait or sum</source>
        <translation>等候/金额</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>共 {count} 条</translation>
    </message>
    <message>
        <source>1 record</source>
        <translation>共 1 条</translation>
    </message>
    <message>
        <source>The latest {shown} are shown.</source>
        <translation>仅显示最近 {shown} 条。</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Nobody was free</source>
        <translation>无人可接待</translation>
    </message>
    <message>
        <source>Visit {number}</source>
        <translation>第 {number} 号来访</translation>
    </message>
    <message>
        <source>Call {number}</source>
        <translation>第 {number} 号来电</translation>
    </message>
    <message>
        <source>Quote {number}</source>
        <translation>报价单 {number}</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>产品介绍</translation>
    </message>
</context>
<context>
    <name>ShownDay</name>
    <message>
        <source>Last day shown</source>
        <translation>截至日期</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>往后</translation>
    </message>
</context>
</TS>
