<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CasePanel</name>
    <message>
        <source>Choose a case</source>
        <translation>请选择案件</translation>
    </message>
    <message>
        <source>Its candidates stand here side by side, with what speaks for each.</source>
        <translation>各方人选并列于此，并列出各自的依据。</translation>
    </message>
    <message>
        <source>What the rules say</source>
        <translation>规则建议</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>State facts</source>
        <translation>填报事实</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>是哪位客户？</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Ruling</source>
        <translation>裁定书</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>案号 {number}</translation>
    </message>
    <message>
        <source>opened {day} by {name}</source>
        <translation>{day} 由 {name} 提交</translation>
    </message>
    <message>
        <source>claims until {day}</source>
        <translation>盲报截至 {day}</translation>
    </message>
    <message>
        <source>visitor {number} of {day}</source>
        <translation>{day} {number} 号访客</translation>
    </message>
    <message>
        <source>goes on in case {number}</source>
        <translation>已并入案件 {number}</translation>
    </message>
    <message>
        <source>with case {numbers}, after a merge</source>
        <translation>合并客户时并入案件 {numbers}</translation>
    </message>
    <message>
        <source>beside {name}</source>
        <translation>另有客户 {name}</translation>
    </message>
    <message>
        <source>owner {name}, {left}</source>
        <translation>归属人 {name}，{left}</translation>
    </message>
    <message>
        <source>You have stated what you know.</source>
        <translation>你已填报。</translation>
    </message>
    <message>
        <source>You have stated nothing yet.</source>
        <translation>你尚未填报。</translation>
    </message>
    <message>
        <source>Decided: {name}</source>
        <translation>裁定：{name}</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>各方人选</translation>
    </message>
    <message>
        <source>Facts stated</source>
        <translation>填报的事实</translation>
    </message>
    <message>
        <source>{day}, {name}</source>
        <translation>{day}，{name}</translation>
    </message>
    <message>
        <source>Other than the rules say ({name}).</source>
        <translation>与规则建议（{name}）不一致。</translation>
    </message>
    <message>
        <source>Taken back {day} by {name}: {reason}</source>
        <translation>{day} 由 {name} 撤销：{reason}</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>ClaimDialog</name>
    <message>
        <source>Claim a customer</source>
        <translation>申请客户归属</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>提交申请</translation>
    </message>
    <message>
        <source>Who claims</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Why the customer is yours</source>
        <translation>为什么该客户归你</translation>
    </message>
    <message>
        <source>Customer; leave it empty when nobody knows who it is</source>
        <translation>客户（尚不清楚是谁时可留空）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Four digits at least.</source>
        <translation>至少四位数字。</translation>
    </message>
</context>
<context>
    <name>DecideDialog</name>
    <message>
        <source>Decide case {number}</source>
        <translation>裁定案件 {number}</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Whose notice counts</source>
        <translation>以谁的报备为准</translation>
    </message>
    <message>
        <source>What decides, in a few words</source>
        <translation>简要说明裁定理由</translation>
    </message>
    <message>
        <source>Nobody: the whole credit is the owner&apos;s</source>
        <translation>无人，业绩全归归属人</translation>
    </message>
    <message>
        <source>Shares the credit</source>
        <translation>业绩分成</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>As the rules say; a reason may be left out.</source>
        <translation>按规则裁定，可不填理由。</translation>
    </message>
</context>
<context>
    <name>ForgottenDialog</name>
    <message>
        <source>Forgot the consultant</source>
        <translation>记不清顾问</translation>
    </message>
    <message>
        <source>Let colleagues claim</source>
        <translation>开放盲报</translation>
    </message>
    <message>
        <source>Colleagues state facts before they see the record; if nobody does, who serves keeps them.</source>
        <translation>同事须先盲报事实，不能先看记录；无人举证的，归本次接待人。</translation>
    </message>
    <message>
        <source>Nobody: they don&apos;t remember</source>
        <translation>记不清</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>尚未接待</translation>
    </message>
    <message>
        <source>Whom they name</source>
        <translation>客户说的顾问</translation>
    </message>
    <message>
        <source>Served now by</source>
        <translation>本次接待人</translation>
    </message>
    <message>
        <source>What the customer remembers</source>
        <translation>客户还记得什么</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{customer} was here before</source>
        <translation>{customer} 以前来过</translation>
    </message>
    <message>
        <source>Visitor {number} was here before</source>
        <translation>{number} 号访客以前来过</translation>
    </message>
</context>
<context>
    <name>IdentifyDialog</name>
    <message>
        <source>Who is it?</source>
        <translation>是哪位客户？</translation>
    </message>
    <message>
        <source>That is who it is</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>OwnershipActs</name>
    <message>
        <source>The case is open: the manager decides</source>
        <translation>已提交，由经理裁定</translation>
    </message>
    <message>
        <source>Decided: case {number}</source>
        <translation>已裁定：案件 {number}</translation>
    </message>
    <message>
        <source>Open case {number} again</source>
        <translation>重新受理案件 {number}</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>The owner is the one there was before the decision.</source>
        <translation>归属人恢复为裁定之前的归属人。</translation>
    </message>
    <message>
        <source>Colleagues may claim now, each without seeing the record</source>
        <translation>已开始盲报，同事在看到记录前填报事实</translation>
    </message>
</context>
<context>
    <name>OwnershipCandidates</name>
    <message>
        <source>Also speaks for them: {clauses}</source>
        <translation>另有依据：{clauses}</translation>
    </message>
    <message>
        <source>Said {said}, holds until {until}</source>
        <translation>{said} 报备，有效至 {until}</translation>
    </message>
</context>
<context>
    <name>OwnershipFacts</name>
    <message>
        <source>Not stated</source>
        <translation>不填</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What they looked at, its colour …</source>
        <translation>例如：看过的款式、颜色</translation>
    </message>
    <message>
        <source>The last four or more</source>
        <translation>后四位或更多</translation>
    </message>
    <message>
        <source>As far as you remember</source>
        <translation>记得多少填多少</translation>
    </message>
</context>
<context>
    <name>OwnershipPage</name>
    <message>
        <source>Ownership</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>New claim</source>
        <translation>新申请</translation>
    </message>
    <message>
        <source>Forgot the consultant</source>
        <translation>记不清顾问</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>案件范围</translation>
    </message>
    <message>
        <source>Print the ruling</source>
        <translation>打印裁定书</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待裁定</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已裁定</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Free soon</source>
        <translation>即将公开</translation>
    </message>
    <message>
        <source>Skating today</source>
        <translation>今日撞单</translation>
    </message>
    <message>
        <source>About</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>提交日期</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件列表</translation>
    </message>
    <message>
        <source>No cases here. Ctrl+N opens one.</source>
        <translation>暂无案件。按 Ctrl+N 提交申请。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属人</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>保护期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Nobody&apos;s protection ends within a week.</source>
        <translation>一周内没有客户的保护期到期。</translation>
    </message>
    <message>
        <source>Looked after already</source>
        <translation>已有归属</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>发现依据</translation>
    </message>
    <message>
        <source>Why it went on</source>
        <translation>继续的理由</translation>
    </message>
    <message>
        <source>Nothing was found today.</source>
        <translation>今日未发现撞单。</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n 件待裁定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnershipSection</name>
    <message>
        <source>Claim</source>
        <translation>申请归属</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>查看案件</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>归属变更</translation>
    </message>
    <message>
        <source>Nobody looks after this customer.</source>
        <translation>该客户暂无归属人。</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>自 {day} 起</translation>
    </message>
    <message>
        <source>Protected until {day}, {cap} at the latest</source>
        <translation>保护至 {day}，最长至 {cap}</translation>
    </message>
    <message>
        <source>Last extended {day} by a {kind}</source>
        <translation>最近延期：{day}（{kind}）</translation>
    </message>
    <message>
        <source>until then protected until {day}</source>
        <translation>原保护至 {day}</translation>
    </message>
</context>
<context>
    <name>OwnershipSkating</name>
    <message>
        <source>{sentence} ({how})</source>
        <translation>{sentence}（{how}）</translation>
    </message>
    <message>
        <source>Somebody else looks after them</source>
        <translation>客户已有归属（撞单）</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>OwnershipWords</name>
    <message>
        <source>Visitor {number} of {day}</source>
        <translation>{day} 第 {number} 位来访</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>尚未确认</translation>
    </message>
    <message>
        <source>Say who the customer is: then the rules can speak.</source>
        <translation>请先确认是哪位客户，再按规则排序。</translation>
    </message>
    <message>
        <source>So far: {sentence}</source>
        <translation>目前：{sentence}</translation>
    </message>
</context>
<context>
    <name>RulingView</name>
    <message>
        <source>Ruling of case {number}</source>
        <translation>案件 {number} 裁定书</translation>
    </message>
    <message>
        <source>The ruling as it will be printed</source>
        <translation>裁定书打印预览</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Print the ruling</source>
        <translation>打印裁定书</translation>
    </message>
</context>
<context>
    <name>StateDialog</name>
    <message>
        <source>State what you know</source>
        <translation>填报你所知道的事实</translation>
    </message>
    <message>
        <source>State and claim</source>
        <translation>填报并申请</translation>
    </message>
    <message>
        <source>{subject}: what you say is held against the records, and can&apos;t be changed.</source>
        <translation>{subject}：填报内容将与记录核对，提交后不能更改。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Four digits at least.</source>
        <translation>至少四位数字。</translation>
    </message>
</context>
</TS>
