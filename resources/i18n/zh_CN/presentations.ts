<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CustomerCard</name>
    <message>
        <source>Open the customer</source>
        <translation>打开客户资料</translation>
    </message>
    <message>
        <source>Register with these answers</source>
        <translation>用这些回答登记客户</translation>
    </message>
    <message>
        <source>Put into the form</source>
        <translation>填入客户资料</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>No name yet</source>
        <translation>尚无姓名</translation>
    </message>
    <message>
        <source>These answers differ from the form:</source>
        <translation>以下回答与客户资料不一致：</translation>
    </message>
    <message>
        <source>Answers fill the form.</source>
        <translation>回答会自动填入客户资料。</translation>
    </message>
    <message>
        <source>Answers are kept here until somebody is linked: {count} so far.</source>
        <translation>关联客户前，回答先保存在这里：已有 {count} 项。</translation>
    </message>
    <message>
        <source>Now: {answer}</source>
        <translation>现为：{answer}</translation>
    </message>
</context>
<context>
    <name>EndCard</name>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>或自己填写</translation>
    </message>
    <message>
        <source>Why are they left out?</source>
        <translation>为什么没有做？</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Make the quote</source>
        <translation>做报价</translation>
    </message>
    <message>
        <source>Go on presenting</source>
        <translation>继续介绍</translation>
    </message>
    <message>
        <source>This presentation has ended</source>
        <translation>这次介绍已结束</translation>
    </message>
    <message>
        <source>Finish the presentation?</source>
        <translation>结束这次介绍？</translation>
    </message>
    <message>
        <source>{done} of {steps} steps done, {skipped} skipped, {raised} objections came up</source>
        <translation>共 {steps} 步，完成 {done} 步，跳过 {skipped} 步，客户提出异议 {raised} 个</translation>
    </message>
    <message>
        <source>Coverage {percent} %</source>
        <translation>覆盖率 {percent}%</translation>
    </message>
    <message>
        <source>Mandatory steps still open: {count}</source>
        <translation>未完成的必做步骤：{count} 个</translation>
    </message>
</context>
<context>
    <name>OverviewPanel</name>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Visitors to present to</source>
        <translation>可开始介绍的客户</translation>
    </message>
    <message>
        <source>Finished today</source>
        <translation>今日已完成</translation>
    </message>
    <message>
        <source>Nobody to present to yet</source>
        <translation>暂时没有可介绍的客户</translation>
    </message>
    <message>
        <source>As soon as a visitor is with a consultant, the presentation can be started here.</source>
        <translation>客户由顾问接待后，就可以在这里开始介绍。</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Consultant</source>
        <translation>销售顾问</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>{done} of {steps} steps</source>
        <translation>{done}/{steps} 步</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>PresentationWords</name>
    <message>
        <source>Say</source>
        <translation>说</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>问</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>做</translation>
    </message>
    <message>
        <source>Visit {number}</source>
        <translation>第 {number} 号来访</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>产品介绍</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>PresentationsPage</name>
    <message>
        <source>Presentations</source>
        <translation>产品介绍</translation>
    </message>
    <message>
        <source>The checklist of the pack, step by step beside the visitor</source>
        <translation>按流程一步一步陪客户介绍</translation>
    </message>
    <message>
        <source>Step done</source>
        <translation>完成这一步</translation>
    </message>
    <message>
        <source>Skip the step</source>
        <translation>跳过这一步</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>上一步</translation>
    </message>
</context>
<context>
    <name>RunActs</name>
    <message>
        <source>Registered with the answers of this presentation</source>
        <translation>已用本次介绍的回答登记客户</translation>
    </message>
    <message>
        <source>Presentation finished</source>
        <translation>介绍已结束</translation>
    </message>
</context>
<context>
    <name>RunHead</name>
    <message>
        <source>All presentations</source>
        <translation>全部介绍</translation>
    </message>
    <message>
        <source>Time spent, pauses not counted</source>
        <translation>用时（不含暂停）</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Customer and notes, or stages</source>
        <translation>切换：客户与记录 / 流程</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>{dealt} of {steps} steps · coverage {coverage} %</source>
        <translation>{dealt}/{steps} 步 · 覆盖率 {coverage}%</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>SideNotes</name>
    <message>
        <source>What would fit, and why</source>
        <translation>适合客户的产品，以及理由</translation>
    </message>
    <message>
        <source>Shortlist</source>
        <translation>候选款</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>Notes or objections</source>
        <translation>记录或异议</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>StageRail</name>
    <message>
        <source>Stages</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>{dealt} of {of} steps dealt with</source>
        <translation>已处理 {dealt}/{of} 步</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未做</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选做</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>Language of the words</source>
        <translation>话术语言</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Previous step (Alt+←)</source>
        <translation>上一步（Alt+←）</translation>
    </message>
    <message>
        <source>Next step (Alt+→)</source>
        <translation>下一步（Alt+→）</translation>
    </message>
    <message>
        <source>Mandatory</source>
        <translation>必做</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Why we ask: {purpose}</source>
        <translation>提问目的：{purpose}</translation>
    </message>
    <message>
        <source>Skipped: {reason}</source>
        <translation>已跳过：{reason}</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>What the visitor said</source>
        <translation>客户的原话</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>_Reasons</name>
    <message>
        <source>Why is this step skipped?</source>
        <translation>为什么跳过这一步？</translation>
    </message>
    <message>
        <source>Or in your own words</source>
        <translation>或自己填写</translation>
    </message>
    <message>
        <source>Skip the step</source>
        <translation>跳过这一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
</TS>
