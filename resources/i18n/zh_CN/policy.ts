<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ApplyBar</name>
    <message>
        <source>Discard</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>From a day</source>
        <translation>从某天起</translation>
    </message>
    <message>
        <source>From when the rules hold</source>
        <translation>规则何时生效</translation>
    </message>
    <message>
        <source>The business day they begin with</source>
        <translation>从哪个营业日起生效</translation>
    </message>
    <message>
        <source>Put in force…</source>
        <translation>生效…</translation>
    </message>
</context>
<context>
    <name>EffectPanel</name>
    <message>
        <source>What it would mean</source>
        <translation>改动的影响</translation>
    </message>
    <message>
        <source>Choose something else at a switch, and see here what it would mean today.</source>
        <translation>改动任意一项，这里就会显示对今天现场的影响。</translation>
    </message>
    <message>
        <source>Changes ({count})</source>
        <translation>改动（{count} 项）</translation>
    </message>
    <message>
        <source>Rehearse these changes on past days</source>
        <translation>用过去的日子预演这些改动</translation>
    </message>
    <message>
        <source>Can&apos;t hold together</source>
        <translation>互相矛盾</translation>
    </message>
    <message>
        <source>{first} + {second}: {why}</source>
        <translation>“{first}”与“{second}”：{why}</translation>
    </message>
    <message>
        <source>Reckoning …</source>
        <translation>正在推算……</translation>
    </message>
    <message>
        <source>If everybody were clocked in and free</source>
        <translation>假设全员签到且空闲</translation>
    </message>
    <message>
        <source>On the floor as it is now</source>
        <translation>按现在的现场</translation>
    </message>
    <message>
        <source>The order</source>
        <translation>轮序</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>停轮</translation>
    </message>
    <message>
        <source>Nobody would be called differently at this moment.</source>
        <translation>此刻的派单没有变化。</translation>
    </message>
    <message>
        <source>{kind}, {name} is with a visitor</source>
        <translation>{kind}，{name} 正在接待</translation>
    </message>
    <message>
        <source>{kind}, the owner is not here</source>
        <translation>{kind}，归属人不在店</translation>
    </message>
    <message>
        <source>{kind}, {name} is away</source>
        <translation>{kind}，{name} 不在场</translation>
    </message>
    <message>
        <source>{kind}, outside opening hours</source>
        <translation>{kind}，营业时间外</translation>
    </message>
    <message>
        <source>{kind}: {name}, a second time today</source>
        <translation>{kind}：今天第二次点名 {name}</translation>
    </message>
    <message>
        <source>the manager decides</source>
        <translation>店长决定</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>{name} as deputy</source>
        <translation>{name} 代接</translation>
    </message>
    <message>
        <source>{name} by make-up</source>
        <translation>{name} 补接</translation>
    </message>
    <message>
        <source>{name} as owner</source>
        <translation>{name}（归属人）</translation>
    </message>
    <message>
        <source>a turn</source>
        <translation>占轮次</translation>
    </message>
    <message>
        <source>no turn</source>
        <translation>不占轮次</translation>
    </message>
    <message>
        <source>{who}, {turn}</source>
        <translation>{who}，{turn}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Nobody was received.</source>
        <translation>没有接待记录。</translation>
    </message>
    <message>
        <source>{touched} of {count} decisions were made by a switch that changes.</source>
        <translation>{count} 次派单中，有 {touched} 次由这次改动的规则决定。</translation>
    </message>
    <message>
        <source>By their kind these visits used {now} turns; it would be {then}.</source>
        <translation>按来访类型，这些来访共占 {now} 轮；改动后为 {then} 轮。</translation>
    </message>
    <message>
        <source>→ {then}</source>
        <translation>→ {then}</translation>
    </message>
</context>
<context>
    <name>FeatureEffectPanel</name>
    <message>
        <source>What it would mean</source>
        <translation>改动的影响</translation>
    </message>
    <message>
        <source>Choose something else at a switch, and see here what it would mean.</source>
        <translation>改动任一选项，即可在此看到影响。</translation>
    </message>
    <message>
        <source>Changes ({count})</source>
        <translation>改动（{count} 项）</translation>
    </message>
    <message>
        <source>Reckoning …</source>
        <translation>正在推算……</translation>
    </message>
    <message>
        <source>Who becomes an owner today</source>
        <translation>今日起归属的客户</translation>
    </message>
    <message>
        <source>is protected until</source>
        <translation>保护至</translation>
    </message>
    <message>
        <source>Whose protection begins today</source>
        <translation>今日起算的保护</translation>
    </message>
    <message>
        <source>can be extended until</source>
        <translation>最长可延至</translation>
    </message>
    <message>
        <source>Contacts of the last 30 days that extend</source>
        <translation>近 30 天可延长保护的联系</translation>
    </message>
    <message>
        <source>Open cases with another answer</source>
        <translation>结论将改变的未结案件</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>未结案件</translation>
    </message>
    <message>
        <source>None of {count} would be answered otherwise.</source>
        <translation>{count} 件未结案件的结论均不变。</translation>
    </message>
    <message>
        <source>Private calls of the last 30 days</source>
        <translation>近 30 天的私人电话</translation>
    </message>
    <message>
        <source>over the limit</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>It holds for what comes; nothing that stands changes.</source>
        <translation>只对今后生效，已有的不变。</translation>
    </message>
    <message>
        <source>Case {number}</source>
        <translation>案件 {number}</translation>
    </message>
    <message>
        <source>{name} ({clause})</source>
        <translation>{name}（{clause}）</translation>
    </message>
    <message>
        <source>→ {then}</source>
        <translation>→ {then}</translation>
    </message>
</context>
<context>
    <name>FeatureRow</name>
    <message>
        <source>Back to what is in force</source>
        <translation>恢复为生效中的值</translation>
    </message>
    <message>
        <source>was: {value}</source>
        <translation>原为：{value}</translation>
    </message>
</context>
<context>
    <name>FeaturesTab</name>
    <message>
        <source>Two rules contradict each other: they can&apos;t be put in force like this.</source>
        <translation>有两条规则互相矛盾，不能这样生效。</translation>
    </message>
    <message>
        <source>Changed, not yet in force: {count}</source>
        <translation>已改动 {count} 项，尚未生效</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>The changes are thrown away.</source>
        <translation>已放弃修改。</translation>
    </message>
    <message>
        <source>They hold at once, for what comes; what was given already stays.</source>
        <translation>立即生效，只对今后；已定的不变。</translation>
    </message>
    <message>
        <source>They hold from {day} on, when the business day begins.</source>
        <translation>{day}营业日开始时生效。</translation>
    </message>
    <message>
        <source>The rules are in force.</source>
        <translation>规则已生效。</translation>
    </message>
    <message>
        <source>The rules come into force on {day}.</source>
        <translation>规则将于{day}生效。</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>In force</source>
        <translation>生效中</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>待生效</translation>
    </message>
    <message>
        <source>Replaced before it began</source>
        <translation>生效前已被替换</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>From {moment}</source>
        <translation>{moment} 起</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>由 {name} 修改</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>“{note}”</source>
        <translation>“{note}”</translation>
    </message>
    <message>
        <source>The rules the store began with.</source>
        <translation>门店最初的规则。</translation>
    </message>
    <message>
        <source>The same rules as before.</source>
        <translation>与之前的规则相同。</translation>
    </message>
</context>
<context>
    <name>NumberRow</name>
    <message>
        <source>Less</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增加</translation>
    </message>
</context>
<context>
    <name>PolicyActs</name>
    <message>
        <source>They hold at once: the next visitor is received by them.</source>
        <translation>立即生效：下一位客户就按新规则接待。</translation>
    </message>
    <message>
        <source>They hold from {day} on, when the business day begins.</source>
        <translation>{day}营业日开始时生效。</translation>
    </message>
    <message>
        <source>The rules are in force.</source>
        <translation>规则已生效。</translation>
    </message>
    <message>
        <source>The rules come into force on {day}.</source>
        <translation>规则将于{day}生效。</translation>
    </message>
    <message>
        <source>The coming rules are withdrawn.</source>
        <translation>已撤回待生效的规则。</translation>
    </message>
</context>
<context>
    <name>PolicyPage</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Customers and calls</source>
        <translation>客户与电话</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>预演</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Compare with a preset…</source>
        <translation>与预设比较…</translation>
    </message>
    <message>
        <source>What it would mean</source>
        <translation>改动的影响</translation>
    </message>
    <message>
        <source>Back to the rules</source>
        <translation>返回规则</translation>
    </message>
    <message>
        <source>Put the rules in force</source>
        <translation>让规则生效</translation>
    </message>
    <message>
        <source>Find a rule</source>
        <translation>查找规则</translation>
    </message>
    <message>
        <source>{pack} {version} · in force from {moment}</source>
        <translation>{pack} {version} · {moment} 起生效</translation>
    </message>
    <message>
        <source>{what} · by {name}</source>
        <translation>{what} · 由 {name} 修改</translation>
    </message>
    <message>
        <source>From {day} other rules come into force. Changes: {count}</source>
        <translation>{day}起将换用新规则，改动 {count} 项</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Two rules contradict each other: they can&apos;t be put in force like this.</source>
        <translation>有两条规则互相矛盾，不能这样生效。</translation>
    </message>
    <message>
        <source>Changed, not yet in force: {count}</source>
        <translation>已改动 {count} 项，尚未生效</translation>
    </message>
    <message>
        <source>Nothing is changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>The changes are thrown away.</source>
        <translation>已放弃修改。</translation>
    </message>
</context>
<context>
    <name>PresetDialog</name>
    <message>
        <source>Compare with a preset</source>
        <translation>与预设比较</translation>
    </message>
    <message>
        <source>Take over its values</source>
        <translation>采用这些值</translation>
    </message>
    <message>
        <source>Nothing is in force before you put it in force: the values only come into the editor.</source>
        <translation>采用后只填入编辑器，确认生效之前不影响现场。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Different: {count}</source>
        <translation>{count} 项不同</translation>
    </message>
    <message>
        <source>The values are the same.</source>
        <translation>取值完全相同。</translation>
    </message>
</context>
<context>
    <name>PutInForceDialog</name>
    <message>
        <source>Put the rules in force</source>
        <translation>让规则生效</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>生效</translation>
    </message>
    <message>
        <source>For example: agreed in the Monday meeting</source>
        <translation>例如：周一例会商定</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Stands in the history; may stay empty.</source>
        <translation>记入修改记录，可不填。</translation>
    </message>
</context>
<context>
    <name>RulesEditor</name>
    <message>
        <source>Find a rule</source>
        <translation>查找规则</translation>
    </message>
    <message>
        <source>No such rule</source>
        <translation>没有这样的规则</translation>
    </message>
    <message>
        <source>Try another word.</source>
        <translation>换个词试试。</translation>
    </message>
    <message>
        <source>was: {value}</source>
        <translation>原为：{value}</translation>
    </message>
    <message>
        <source>Back to what is in force</source>
        <translation>恢复为生效中的值</translation>
    </message>
    <message>
        <source>Contradicts “{switch}”. {why}</source>
        <translation>与“{switch}”矛盾。{why}</translation>
    </message>
    <message>
        <source>{group} ({count})</source>
        <translation>{group}（{count}）</translation>
    </message>
</context>
</TS>
