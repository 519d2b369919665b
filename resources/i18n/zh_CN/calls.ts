<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutCall</name>
    <message>
        <source>They called</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>We called</source>
        <translation>去电</translation>
    </message>
    <message>
        <source>Who called whom</source>
        <translation>谁打给谁</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>F5 answered, F6 visit agreed: written down at once. F7 call back.</source>
        <translation>F5 已答复、F6 约好到店：直接保存；F7 回电。</translation>
    </message>
    <message>
        <source>Buying signals</source>
        <translation>购买信号</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>通话内容</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Could not be answered: call back</source>
        <translation>未能当场答复，需回电</translation>
    </message>
    <message>
        <source>The question, in the caller&apos;s words</source>
        <translation>客户的原话问题</translation>
    </message>
    <message>
        <source>Call back about</source>
        <translation>回电事由</translation>
    </message>
    <message>
        <source>– choose –</source>
        <translation>– 请选择 –</translation>
    </message>
    <message>
        <source>For</source>
        <translation>找谁</translation>
    </message>
    <message>
        <source>Message for</source>
        <translation>留言给</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>Rings before it was answered</source>
        <translation>接起前的响铃次数</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>响铃</translation>
    </message>
    <message>
        <source>About</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Write down the question.</source>
        <translation>请写明客户的问题。</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>as said by you</source>
        <translation>由您填报</translation>
    </message>
    <message>
        <source>counted by the telephone</source>
        <translation>话机计数</translation>
    </message>
    <message>
        <source>late: more than {count}</source>
        <translation>接听迟了：超过 {count} 声</translation>
    </message>
    <message>
        <source>Private: {time} left</source>
        <translation>私人电话：还剩 {time}</translation>
    </message>
    <message>
        <source>Private: over by {time}</source>
        <translation>私人电话：已超 {time}</translation>
    </message>
</context>
<context>
    <name>AlertDialog</name>
    <message>
        <source>Tell the manager now</source>
        <translation>立即上报店长</translation>
    </message>
    <message>
        <source>Tell the manager</source>
        <translation>上报店长</translation>
    </message>
    <message>
        <source>What the caller says</source>
        <translation>对方说了什么</translation>
    </message>
    <message>
        <source>It is about</source>
        <translation>涉及</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Choose what it is about.</source>
        <translation>请选择涉及什么。</translation>
    </message>
</context>
<context>
    <name>AlertList</name>
    <message>
        <source>Sensitive calls</source>
        <translation>敏感来电</translation>
    </message>
    <message>
        <source>still on the line</source>
        <translation>仍在通话</translation>
    </message>
    <message>
        <source>call {number}</source>
        <translation>第 {number} 号来电</translation>
    </message>
    <message>
        <source>{staff} at {when}</source>
        <translation>{staff} {when}</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已知悉</translation>
    </message>
    <message>
        <source>number withheld</source>
        <translation>未显示号码</translation>
    </message>
    <message>
        <source>Noted: {topic}.</source>
        <translation>已知悉：{topic}。</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>Called back: {name}</source>
        <translation>回电：{name}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What the customer was told</source>
        <translation>答复客户的内容</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Write down what was answered.</source>
        <translation>请写明答复内容。</translation>
    </message>
</context>
<context>
    <name>CallEntry</name>
    <message>
        <source>Running time of the call</source>
        <translation>通话时长</translation>
    </message>
    <message>
        <source>First call: what the caller tells</source>
        <translation>首次来电登记</translation>
    </message>
    <message>
        <source>It may stay incomplete; completing it becomes a duty.</source>
        <translation>可以先不填全，之后须补全。</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>上报店长</translation>
    </message>
    <message>
        <source>Tell the manager of this call now</source>
        <translation>立即把这通电话上报店长</translation>
    </message>
    <message>
        <source>Save the call</source>
        <translation>保存通话</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>新来电</translation>
    </message>
    <message>
        <source>What you had typed of a call before the program stopped has been put back.</source>
        <translation>程序中断前填写的通话内容已恢复。</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>Call {number} is written down.</source>
        <translation>第 {number} 通电话已登记。</translation>
    </message>
    <message>
        <source>Call back by {due}.</source>
        <translation>请在 {due} 前回电。</translation>
    </message>
    <message>
        <source>Enquiry → {name}.</source>
        <translation>咨询已交给 {name}。</translation>
    </message>
    <message>
        <source>Call {number} was taken back.</source>
        <translation>第 {number} 号来电已撤回。</translation>
    </message>
    <message>
        <source>Taken back: enquiry → {name}. The call stays written down.</source>
        <translation>已撤回交给 {name} 的咨询，来电记录保留。</translation>
    </message>
</context>
<context>
    <name>Callbacks</name>
    <message>
        <source>No call-back is open</source>
        <translation>没有待回电话</translation>
    </message>
    <message>
        <source>A question you can&apos;t answer on the phone stands here until it is answered.</source>
        <translation>电话里未能答复的问题会留在这里，直到答复为止。</translation>
    </message>
    <message>
        <source>overdue since {due}</source>
        <translation>已超时，应于 {due} 前</translation>
    </message>
    <message>
        <source>by {due}</source>
        <translation>{due} 前</translation>
    </message>
    <message>
        <source>Told to the manager</source>
        <translation>已上报店长</translation>
    </message>
    <message>
        <source>{manager} has noted it, {when}</source>
        <translation>{manager}已知悉 {when}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>taken by {staff} at {when}</source>
        <translation>{staff}于 {when} 接听</translation>
    </message>
    <message>
        <source>for {staff}</source>
        <translation>转 {staff}</translation>
    </message>
    <message>
        <source>by the rule it was due at {when}</source>
        <translation>按规定应于 {when} 前</translation>
    </message>
    <message>
        <source>number withheld</source>
        <translation>未显示号码</translation>
    </message>
    <message>
        <source>{name} was asked</source>
        <translation>已请示 {name}</translation>
    </message>
    <message>
        <source>{name}: {answer}</source>
        <translation>{name}：{answer}</translation>
    </message>
    <message>
        <source>Call back now</source>
        <translation>现在回电</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已知悉</translation>
    </message>
    <message>
        <source>You know that it is overdue; it stays in the list</source>
        <translation>你已知道它超时；仍留在列表里</translation>
    </message>
    <message>
        <source>The call-back is done.</source>
        <translation>回电已完成。</translation>
    </message>
    <message>
        <source>Noted: call-back {number} is overdue.</source>
        <translation>已知悉：第 {number} 号回电已超时。</translation>
    </message>
</context>
<context>
    <name>CallerCard</name>
    <message>
        <source>First call</source>
        <translation>首次来电</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>最近联系 {when}</translation>
    </message>
    <message>
        <source>no contact yet</source>
        <translation>尚无联系</translation>
    </message>
    <message>
        <source>on the line</source>
        <translation>通话中</translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation>是这位</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开档案</translation>
    </message>
    <message>
        <source>expected {when}</source>
        <translation>预约 {when}</translation>
    </message>
    <message>
        <source>open questions: {count}</source>
        <translation>待答复 {count} 条</translation>
    </message>
</context>
<context>
    <name>CallsPage</name>
    <message>
        <source>Calls</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>新来电</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Open forms</source>
        <translation>待补全</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>What is shown beside the call</source>
        <translation>通话旁显示的内容</translation>
    </message>
    <message>
        <source>Call register</source>
        <translation>来电登记簿</translation>
    </message>
    <message>
        <source>Save the call</source>
        <translation>保存通话</translation>
    </message>
    <message>
        <source>Answered: save</source>
        <translation>已答复：保存</translation>
    </message>
    <message>
        <source>Visit agreed: save</source>
        <translation>约好到店：保存</translation>
    </message>
    <message>
        <source>Call back about a question</source>
        <translation>就问题回电</translation>
    </message>
    <message>
        <source>Tell the manager of this call now</source>
        <translation>立即把这通电话上报店长</translation>
    </message>
    <message>
        <source>Give the enquiry to who is next</source>
        <translation>把咨询交给轮到的顾问</translation>
    </message>
    <message>
        <source>Book an appointment for the caller</source>
        <translation>给来电人约时间</translation>
    </message>
    <message>
        <source>Back to the call on hold</source>
        <translation>回到保留的电话</translation>
    </message>
    <message>
        <source>Clear the call</source>
        <translation>清空通话</translation>
    </message>
    <message>
        <source>Message for a colleague</source>
        <translation>给同事留言</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>number withheld</source>
        <translation>未显示号码</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Calls of today</source>
        <translation>今天的通话</translation>
    </message>
    <message>
        <source>No call yet today. F3 begins one.</source>
        <translation>今天还没有通话，按 F3 开始登记。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) today</source>
        <translation>
            <numerusform>今天 %n 通</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Ask again: {fields}</source>
        <translation>请再确认：{fields}</translation>
    </message>
    <message>
        <source>Still right</source>
        <translation>没变</translation>
    </message>
    <message>
        <source>Confirmed today.</source>
        <translation>今天已确认。</translation>
    </message>
</context>
<context>
    <name>EnquiryCard</name>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>交给顾问</translation>
    </message>
    <message>
        <source>{name}&apos;s customer: stays with {name}</source>
        <translation>{name} 的客户，仍由 {name} 接待</translation>
    </message>
    <message>
        <source>No turn is used; next for enquiries is {name}.</source>
        <translation>不占来电轮次；下一个来电轮到 {name}。</translation>
    </message>
    <message>
        <source>Nobody can take an enquiry now</source>
        <translation>现在没有人能接咨询电话</translation>
    </message>
    <message>
        <source>Write the call down: no turn is used.</source>
        <translation>先把来电登记下来，不占轮次。</translation>
    </message>
    <message>
        <source>Next for enquiries: {name}</source>
        <translation>来电轮到：{name}</translation>
    </message>
    <message>
        <source>Sequence of calls: {order}</source>
        <translation>来电轮序：{order}</translation>
    </message>
    <message>
        <source>Give to {name}</source>
        <translation>交给 {name}</translation>
    </message>
    <message>
        <source>Writes the call down and gives the enquiry to who is next</source>
        <translation>登记来电，并把咨询交给轮到的顾问</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Message for a colleague</source>
        <translation>给同事留言</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>– choose –</source>
        <translation>– 请选择 –</translation>
    </message>
    <message>
        <source>For</source>
        <translation>留言给</translation>
    </message>
    <message>
        <source>What they should know</source>
        <translation>要转告的内容</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>留言</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Messages for you</source>
        <translation>给您的留言</translation>
    </message>
    <message>
        <source>Messages for {name}</source>
        <translation>给 {name} 的留言</translation>
    </message>
    <message>
        <source>number withheld</source>
        <translation>未显示号码</translation>
    </message>
    <message>
        <source>taken by {staff} at {when}</source>
        <translation>{staff}于 {when} 接听</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>已转达</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>加急</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>回电</translation>
    </message>
    <message>
        <source>The message has reached you.</source>
        <translation>留言已收到。</translation>
    </message>
    <message>
        <source>The message has reached {name}.</source>
        <translation>已转达给 {name}。</translation>
    </message>
    <message>
        <source>The message is on its way.</source>
        <translation>留言已送出。</translation>
    </message>
</context>
<context>
    <name>OnHold</name>
    <message>
        <source>Back to it</source>
        <translation>切回</translation>
    </message>
    <message>
        <source>The call was cleared</source>
        <translation>已清空来电登记</translation>
    </message>
    <message>
        <source>number withheld</source>
        <translation>未显示号码</translation>
    </message>
    <message>
        <source>On hold: {who} · {time}</source>
        <translation>保留中：{who} · {time}</translation>
    </message>
    <message numerus="yes">
        <source>{call}, and %n more</source>
        <translation>
            <numerusform>{call}，另有 %n 通</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenForms</name>
    <message>
        <source>Every form is complete</source>
        <translation>登记表都已填全</translation>
    </message>
    <message>
        <source>First-time callers whose form still lacks something stand here.</source>
        <translation>首次来电但登记表未填全的客户会列在这里。</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>补全</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>When you pick up</source>
        <translation>接起电话时</translation>
    </message>
    <message>
        <source>Situations</source>
        <translation>各种情形</translation>
    </message>
    <message>
        <source>Before you hang up</source>
        <translation>挂断之前</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>Promised for {when}.</source>
        <translation>已答应 {when} 前答复。</translation>
    </message>
    <message>
        <source>Noted: {step}.</source>
        <translation>已记录：{step}。</translation>
    </message>
    <message>
        <source>On the way to an answer: {name}</source>
        <translation>答复进度：{name}</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>– choose –</source>
        <translation>– 请选择 –</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>请示谁</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>通话内容</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>The customer will have the answer by</source>
        <translation>答应客户的答复时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>TopicCards</name>
    <message>
        <source>Not by phone</source>
        <translation>电话里不谈</translation>
    </message>
    <message>
        <source>For the manager at once</source>
        <translation>须立即上报店长</translation>
    </message>
    <message>
        <source>Tell the manager now</source>
        <translation>立即上报店长</translation>
    </message>
    <message>
        <source>It is not about that</source>
        <translation>不是这回事</translation>
    </message>
    <message>
        <source>The manager has been told.</source>
        <translation>已上报店长。</translation>
    </message>
</context>
<context>
    <name>WhoCalls</name>
    <message>
        <source>Number of the caller</source>
        <translation>来电号码</translation>
    </message>
    <message>
        <source>Leave it empty when the number is withheld</source>
        <translation>未显示号码时留空</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
</context>
<context>
    <name>_TopicCard</name>
    <message>
        <source>{kind}: {topic}</source>
        <translation>{kind}：{topic}</translation>
    </message>
</context>
</TS>
