<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AssessDialog</name>
    <message>
        <source>Assess: {name}</source>
        <translation>评估：{name}</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>简要说明</translation>
    </message>
    <message>
        <source>Is it real?</source>
        <translation>是否属实？</translation>
    </message>
    <message>
        <source>“Later”: real, but not now; it is kept warm.</source>
        <translation>“培育中”：属实，但暂不购买，持续跟进。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>DetailsForm</name>
    <message>
        <source>Expected on</source>
        <translation>预计成交日</translation>
    </message>
    <message>
        <source>Next step on</source>
        <translation>下一步日期</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>关于什么？</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>暂不清楚</translation>
    </message>
    <message>
        <source>For example: call to agree on a day</source>
        <translation>例如：打电话约到店时间</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Amount in {currency}</source>
        <translation>金额（{currency}）</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Type an amount, for example 12800.</source>
        <translation>请输入金额，例如 12800 或 1.28万。</translation>
    </message>
    <message>
        <source>Type a day, for example 2026-11-23.</source>
        <translation>请输入日期，例如 2026-11-23。</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>Nobody’s</source>
        <translation>无归属人</translation>
    </message>
    <message>
        <source>Next step overdue</source>
        <translation>下一步逾期</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>顾问</translation>
    </message>
</context>
<context>
    <name>GiveDialog</name>
    <message>
        <source>Give out: {name}</source>
        <translation>分派：{name}</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>分派</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Consultant</source>
        <translation>顾问</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Last given</source>
        <translation>上次分派</translation>
    </message>
    <message>
        <source>Consultants in order</source>
        <translation>顾问次序</translation>
    </message>
    <message>
        <source>There is no active consultant.</source>
        <translation>没有在职顾问。</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>分给谁</translation>
    </message>
    <message>
        <source>{name} looks after the customer already; it can only go there.</source>
        <translation>该客户归属{name}，商机只能分给归属人。</translation>
    </message>
    <message>
        <source>You choose; the order says nothing.</source>
        <translation>由您指定，排列不分先后。</translation>
    </message>
    <message numerus="yes">
        <source>{name} comes first: %n open, the fewest; then whoever has less money in them.</source>
        <translation>
            <numerusform>{name}优先：手上 %n 个商机，最少；数量相同时金额少者在前。</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} comes first: was never given one.</source>
        <translation>{name}优先：还没有分到过商机。</translation>
    </message>
    <message>
        <source>{name} comes first: was given one longest ago, {day}.</source>
        <translation>{name}优先：距上次分派最久（{day}）。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Choose a consultant.</source>
        <translation>请选择顾问。</translation>
    </message>
</context>
<context>
    <name>LostDialog</name>
    <message>
        <source>{name} does not buy. The next one learns from why.</source>
        <translation>{name}不买了。写明原因，下一单受益。</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>简要说明</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>什么原因？</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>NewDialog</name>
    <message>
        <source>New opportunity</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Buying signals</source>
        <translation>购买信号</translation>
    </message>
    <message>
        <source>One is open already ({title}, {owner}): the signals are added to it.</source>
        <translation>已有进行中的商机（{title}，{owner}），信号将记入该商机。</translation>
    </message>
    <message>
        <source>Choose the customer.</source>
        <translation>请选择客户。</translation>
    </message>
</context>
<context>
    <name>OpportunitiesPage</name>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>New opportunity</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>By consultant</source>
        <translation>按顾问</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>How it is shown</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>No opportunities yet</source>
        <translation>还没有商机</translation>
    </message>
    <message>
        <source>Buying signals noted in a visit, a call or a presentation open them, or Ctrl+N here.</source>
        <translation>来访、来电或产品介绍中记下购买信号即生成商机，也可在此按 Ctrl+N。</translation>
    </message>
    <message>
        <source>Save the details</source>
        <translation>保存详情</translation>
    </message>
    <message>
        <source>Put the opportunity away</source>
        <translation>收起商机</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 个进行中</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} · {sum} · weighted {weighted}</source>
        <translation>{count} · {sum} · 加权 {weighted}</translation>
    </message>
</context>
<context>
    <name>OpportunitiesSection</name>
    <message>
        <source>Note buying signals</source>
        <translation>记购买信号</translation>
    </message>
    <message>
        <source>No opportunities yet</source>
        <translation>还没有商机</translation>
    </message>
    <message>
        <source>The first buying signal opens one: asked the price, asked how to buy, an urgent need …</source>
        <translation>第一个购买信号即生成商机：问价格、问怎么买、有急需……</translation>
    </message>
</context>
<context>
    <name>OpportunityActs</name>
    <message>
        <source>Opportunity opened</source>
        <translation>已生成商机</translation>
    </message>
    <message>
        <source>Signals noted</source>
        <translation>已记下信号</translation>
    </message>
    <message>
        <source>{name}: details saved</source>
        <translation>{name}：详情已保存</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>已出具</translation>
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
        <source>{name}: won</source>
        <translation>{name}：赢单</translation>
    </message>
    <message>
        <source>{name}: lost</source>
        <translation>{name}：丢单</translation>
    </message>
    <message>
        <source>{name}: open again</source>
        <translation>{name}：已重新打开</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}：{what}</translation>
    </message>
    <message>
        <source>Won …</source>
        <translation>赢单…</translation>
    </message>
    <message>
        <source>Lost …</source>
        <translation>丢单…</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Assess …</source>
        <translation>评估…</translation>
    </message>
    <message>
        <source>Give out …</source>
        <translation>分派…</translation>
    </message>
    <message>
        <source>Customer’s page</source>
        <translation>客户档案</translation>
    </message>
</context>
<context>
    <name>OpportunityPanel</name>
    <message>
        <source>Customer’s page</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Assess</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Give out</source>
        <translation>分派</translation>
    </message>
    <message>
        <source>Opened {day} ({source})</source>
        <translation>{day}生成（{source}）</translation>
    </message>
    <message>
        <source>Owner: {name}</source>
        <translation>归属人：{name}</translation>
    </message>
    <message>
        <source>Lost: {reason}</source>
        <translation>丢单：{reason}</translation>
    </message>
    <message>
        <source>Supervisor: {note}</source>
        <translation>主管：{note}</translation>
    </message>
    <message>
        <source>Signals: {signals}</source>
        <translation>信号：{signals}</translation>
    </message>
    <message>
        <source>“{stage}” when: {ready}</source>
        <translation>进入“{stage}”的条件：{ready}</translation>
    </message>
</context>
<context>
    <name>OpportunityTables</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>In the stage</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属人</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Open opportunities</source>
        <translation>进行中的商机</translation>
    </message>
    <message>
        <source>No opportunity fits these filters.</source>
        <translation>没有符合筛选条件的商机。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Closed opportunities</source>
        <translation>已关闭的商机</translation>
    </message>
    <message>
        <source>Nothing is closed yet.</source>
        <translation>还没有关闭的商机。</translation>
    </message>
    <message>
        <source>Consultant</source>
        <translation>顾问</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>偏久</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加权金额</translation>
    </message>
    <message>
        <source>By consultant and age</source>
        <translation>按顾问和停留时间</translation>
    </message>
</context>
<context>
    <name>OpportunityWords</name>
    <message>
        <source>no amount yet</source>
        <translation>金额待定</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无归属人</translation>
    </message>
    <message>
        <source>since today</source>
        <translation>今日起</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>long</source>
        <translation>偏久</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>no next step</source>
        <translation>未定下一步</translation>
    </message>
    <message>
        <source>overdue {day}</source>
        <translation>逾期 {day}</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Given to {name}</source>
        <translation>分派给{name}</translation>
    </message>
    <message>
        <source>Assessed: {what}</source>
        <translation>评估：{what}</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost: {reason}</source>
        <translation>丢单：{reason}</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Signal: {signal} ({source})</source>
        <translation>信号：{signal}（{source}）</translation>
    </message>
</context>
<context>
    <name>SignalChips</name>
    <message>
        <source>Buying signals</source>
        <translation>购买信号</translation>
    </message>
    <message>
        <source>Register the guest first: signals belong to a customer.</source>
        <translation>请先登记客人，购买信号记在客户名下。</translation>
    </message>
</context>
<context>
    <name>StageColumn</name>
    <message>
        <source>Nothing at this stage.</source>
        <translation>本阶段暂无商机。</translation>
    </message>
    <message>
        <source>{sum} weighted at {percent} %</source>
        <translation>按 {percent}% 加权 {sum}</translation>
    </message>
</context>
<context>
    <name>WonDialog</name>
    <message>
        <source>{name} buys: by which quote?</source>
        <translation>{name}成交：按哪份报价单？</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>without a quote</source>
        <translation>无报价单</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>报价单</translation>
    </message>
</context>
</TS>
