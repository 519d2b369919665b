<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Acts</name>
    <message>
        <source>Visitor {number} was greeted</source>
        <translation>{number} 号来访已迎接</translation>
    </message>
    <message>
        <source>Visitor {number} left</source>
        <translation>{number} 号来访已离店</translation>
    </message>
    <message>
        <source>Visitor {number} left unserved</source>
        <translation>{number} 号来访未接待离开</translation>
    </message>
    <message>
        <source>{name} was called back</source>
        <translation>已叫回 {name}</translation>
    </message>
    <message>
        <source>Call back {name}</source>
        <translation>叫回 {name}</translation>
    </message>
    <message>
        <source>Visitor {number} waits</source>
        <translation>{number} 号来访在等候</translation>
    </message>
    <message>
        <source>Visitor {number} → {name}</source>
        <translation>{number} 号来访 → {name}</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
</context>
<context>
    <name>Announced</name>
    <message>
        <source>Dispute …</source>
        <translation>有争议…</translation>
    </message>
    <message>
        <source>Announced by {house}.</source>
        <translation>{house} 已报备。</translation>
    </message>
    <message>
        <source>Announced by {house} first, by {others} too.</source>
        <translation>{house} 最先报备，{others} 也已报备。</translation>
    </message>
    <message>
        <source>{said} In dispute at the ownership desk.</source>
        <translation>{said}争议待归属裁定。</translation>
    </message>
    <message>
        <source>In dispute: the ownership desk decides</source>
        <translation>已提交归属裁定</translation>
    </message>
</context>
<context>
    <name>Announcement</name>
    <message>
        <source>Greeted</source>
        <translation>已迎接</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Please greet the visitor at the door.</source>
        <translation>请到门口迎接客户。</translation>
    </message>
    <message>
        <source>Is with the visitor.</source>
        <translation>正在接待。</translation>
    </message>
    <message>
        <source>Please move up: {name}</source>
        <translation>请候补上前：{name}</translation>
    </message>
</context>
<context>
    <name>CallForm</name>
    <message>
        <source>Empty if it was withheld</source>
        <translation>未显示号码则留空</translation>
    </message>
    <message>
        <source>An enquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他事</translation>
    </message>
    <message>
        <source>What about?</source>
        <translation>什么事？</translation>
    </message>
    <message>
        <source>What was said, in a few words</source>
        <translation>简单写下通话内容</translation>
    </message>
    <message>
        <source>Who took the call</source>
        <translation>谁接的电话</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Choose who it was.</source>
        <translation>请选择是哪位。</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close the day</source>
        <translation>当日结束</translation>
    </message>
    <message>
        <source>Close with what is open</source>
        <translation>带未结来访结束</translation>
    </message>
    <message>
        <source>After the close nothing of the day is corrected or taken back.</source>
        <translation>当日结束后，当天的记录不能再更正或撤销。</translation>
    </message>
    <message>
        <source>Still open: {count}. A supervisor signs; they become tomorrow&apos;s duties.</source>
        <translation>还有 {count} 个来访未结束。须主管签字，明天列为待办。</translation>
    </message>
    <message>
        <source>Every visit has an outcome.</source>
        <translation>每个来访都有结果。</translation>
    </message>
    <message>
        <source>Visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>CustomerChoice</name>
    <message>
        <source>Phone, name, company</source>
        <translation>电话、姓名、公司</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换一位</translation>
    </message>
</context>
<context>
    <name>DayMenus</name>
    <message>
        <source>Late entry …</source>
        <translation>补录…</translation>
    </message>
    <message>
        <source>Open visits …</source>
        <translation>未结束的来访…</translation>
    </message>
    <message>
        <source>Deviations …</source>
        <translation>今日例外…</translation>
    </message>
    <message>
        <source>Phone enquiry: who is next</source>
        <translation>来电咨询：轮到谁</translation>
    </message>
    <message>
        <source>Close the day …</source>
        <translation>当日结束…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>Whoever is no longer here is finished now.</source>
        <translation>已经离店的，请现在结束接待。</translation>
    </message>
    <message>
        <source>No visit is open.</source>
        <translation>没有未结束的来访。</translation>
    </message>
    <message>
        <source>Open visits</source>
        <translation>未结来访</translation>
    </message>
    <message>
        <source>Looked again at what is unfinished</source>
        <translation>已重新核对未完事项</translation>
    </message>
    <message>
        <source>Phone enquiry → {name}</source>
        <translation>来电咨询 → {name}</translation>
    </message>
    <message>
        <source>Welcome, {name}</source>
        <translation>{name}，欢迎到岗</translation>
    </message>
    <message>
        <source>This is open now:</source>
        <translation>目前待处理：</translation>
    </message>
    <message>
        <source>Waiting: {count}</source>
        <translation>等候：{count}</translation>
    </message>
    <message>
        <source>Open visits: {count}</source>
        <translation>未结来访：{count}</translation>
    </message>
    <message>
        <source>Expected: {count}</source>
        <translation>今日预约：{count}</translation>
    </message>
    <message>
        <source>Your call-backs: {count}</source>
        <translation>待您回电：{count}</translation>
    </message>
    <message>
        <source>Messages for you: {count}</source>
        <translation>给您的留言：{count} 条</translation>
    </message>
    <message>
        <source>The day is closed</source>
        <translation>当日已结束</translation>
    </message>
</context>
<context>
    <name>DeclinedDialog</name>
    <message>
        <source>Visitor {number} leaves no phone</source>
        <translation>{number} 号来访：拒留电话</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>One of the three serves instead. Nobody is held out for this guest.</source>
        <translation>三者留其一即可，不会因此暂停轮序。</translation>
    </message>
    <message>
        <source>Messaging ID</source>
        <translation>微信等账号</translation>
    </message>
    <message>
        <source>Number plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>特征描述</translation>
    </message>
    <message>
        <source>Known again by</source>
        <translation>辨认依据</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>具体内容</translation>
    </message>
    <message>
        <source>For example: WeChat name or number</source>
        <translation>例如：微信号或微信昵称</translation>
    </message>
    <message>
        <source>For example: 粤B 12345, white van</source>
        <translation>例如：粤B 12345，白色商务车</translation>
    </message>
    <message>
        <source>For example: tall, glasses, with a daughter</source>
        <translation>例如：高个子，戴眼镜，带着女儿</translation>
    </message>
    <message>
        <source>Write what they are known again by.</source>
        <translation>请写下辨认依据。</translation>
    </message>
</context>
<context>
    <name>Decliner</name>
    <message>
        <source>Visitor {number} leaves no phone: noted</source>
        <translation>{number} 号来访：拒留电话，已记下</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
</context>
<context>
    <name>DeputyCard</name>
    <message>
        <source>Duty reception</source>
        <translation>代接</translation>
    </message>
    <message>
        <source>{deputy} for {name} · no. {number}</source>
        <translation>{deputy} 代 {name} · {number} 号</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>归属人</translation>
    </message>
    <message>
        <source>Next deputy: {name}</source>
        <translation>下一位代接：{name}</translation>
    </message>
    <message>
        <source>Nobody is free now.</source>
        <translation>现在没有人空闲。</translation>
    </message>
</context>
<context>
    <name>DeskAlarm</name>
    <message>
        <source>Seconds with too few people</source>
        <translation>前台缺人的时间</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>叫回</translation>
    </message>
    <message>
        <source>Silent for a minute</source>
        <translation>静音一分钟</translation>
    </message>
    <message>
        <source>Nobody is at the desk</source>
        <translation>前台无人值守</translation>
    </message>
    <message>
        <source>The desk has {present} of {minimum} people</source>
        <translation>前台应有 {minimum} 人，现有 {present} 人</translation>
    </message>
    <message>
        <source>Call back {name}</source>
        <translation>叫回 {name}</translation>
    </message>
</context>
<context>
    <name>DeskMenus</name>
    <message>
        <source>Why this place?</source>
        <translation>为什么排在这里？</translation>
    </message>
    <message>
        <source>Place elsewhere …</source>
        <translation>调整轮位…</translation>
    </message>
    <message>
        <source>With visitor {number}: choosing a status asks for the outcome.</source>
        <translation>正在接待 {number} 号来访：选择状态时会一并填写结果。</translation>
    </message>
    <message>
        <source>With {count} visitors: choosing a status asks how the visit of {number} ended, and holds when the others have left, too.</source>
        <translation>同时接待 {count} 组客户：选择状态时填写 {number} 号来访的结果，等其余客户都离店后，状态才生效。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) waiting</source>
        <translation>
            <numerusform>%n 条留言待转达</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave the greeter&apos;s post</source>
        <translation>离开迎宾岗</translation>
    </message>
    <message>
        <source>To the greeter&apos;s post</source>
        <translation>上迎宾岗</translation>
    </message>
    <message>
        <source>The guest declined a phone …</source>
        <translation>客户拒留电话 …</translation>
    </message>
    <message>
        <source>Wave through …</source>
        <translation>特许参加轮序…</translation>
    </message>
    <message>
        <source>{name}: {status}</source>
        <translation>{name}：{status}</translation>
    </message>
    <message>
        <source>Everybody has clocked in.</source>
        <translation>所有人都已签到。</translation>
    </message>
    <message>
        <source>Who has come?</source>
        <translation>谁到岗了？</translation>
    </message>
    <message>
        <source>{name} clocked in</source>
        <translation>{name} 已签到</translation>
    </message>
    <message>
        <source>{name} was placed</source>
        <translation>已调整 {name} 的轮位</translation>
    </message>
    <message>
        <source>Wave {name} through</source>
        <translation>特许 {name} 参加轮序</translation>
    </message>
    <message>
        <source>Wave through</source>
        <translation>特许</translation>
    </message>
    <message>
        <source>{name} is called today although something is unfinished. It stands in the report.</source>
        <translation>{name} 今天可以照常接待，尽管还有未完事项。此事记入日报。</translation>
    </message>
    <message>
        <source>{name} is waved through</source>
        <translation>{name} 已获特许</translation>
    </message>
    <message>
        <source>{name} is the greeter</source>
        <translation>{name} 上迎宾岗</translation>
    </message>
    <message>
        <source>The greeter&apos;s post is empty</source>
        <translation>迎宾岗空缺</translation>
    </message>
    <message>
        <source>{name} was called back</source>
        <translation>已叫回 {name}</translation>
    </message>
    <message>
        <source>Entered afterwards: it happened at {true} and was entered at {entered}.</source>
        <translation>事后补录：实际时间 {true}，录入时间 {entered}。</translation>
    </message>
    <message>
        <source>Correct the kind …</source>
        <translation>更正类型…</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Visitor {number}, {time}</source>
        <translation>{number} 号来访，{time}</translation>
    </message>
</context>
<context>
    <name>DeviationsDialog</name>
    <message>
        <source>Deviations today</source>
        <translation>今日例外</translation>
    </message>
    <message>
        <source>Acts: {count}. Each stands in the day&apos;s report.</source>
        <translation>共 {count} 项，都记入日报。</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>目前没有。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>If the outcome needs a reason</source>
        <translation>结果需要原因时填写</translation>
    </message>
    <message>
        <source>How did it end?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Choose how the visit ended.</source>
        <translation>请选择来访结果。</translation>
    </message>
    <message>
        <source>This outcome needs a reason.</source>
        <translation>这种结果需要说明原因。</translation>
    </message>
</context>
<context>
    <name>FigureTiles</name>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Open visits</source>
        <translation>未结来访</translation>
    </message>
    <message>
        <source>Visitors today</source>
        <translation>今日来访</translation>
    </message>
    <message>
        <source>Average wait</source>
        <translation>平均等候</translation>
    </message>
    <message>
        <source>Deviations</source>
        <translation>今日例外</translation>
    </message>
</context>
<context>
    <name>FinishDialog</name>
    <message>
        <source>Visitor {number} leaves</source>
        <translation>{number} 号来访离店</translation>
    </message>
    <message>
        <source>Finish the visit</source>
        <translation>结束接待</translation>
    </message>
    <message>
        <source>Served by {name}</source>
        <translation>接待：{name}</translation>
    </message>
    <message>
        <source>Another reason, in your own words</source>
        <translation>其他原因，请填写</translation>
    </message>
    <message>
        <source>For example: sends measurements on Monday</source>
        <translation>例如：周一发尺寸过来</translation>
    </message>
    <message>
        <source>When the other visitors have left, {name} goes to</source>
        <translation>其余客户离店后，{name} 接下来</translation>
    </message>
    <message>
        <source>How did it end?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>{name} goes to</source>
        <translation>{name} 接下来</translation>
    </message>
    <message>
        <source>The consultant</source>
        <translation>顾问</translation>
    </message>
    <message>
        <source>Why? *</source>
        <translation>原因 *</translation>
    </message>
    <message>
        <source>No opportunity: the turn is given back, {name} keeps the place held before.</source>
        <translation>无效来访：轮次退还，{name} 保留原来的轮位。</translation>
    </message>
    <message>
        <source>Choose how the visit ended.</source>
        <translation>请选择来访结果。</translation>
    </message>
    <message>
        <source>“{outcome}” needs a reason: choose one or write it.</source>
        <translation>“{outcome}”需要填写原因：请选择或写明。</translation>
    </message>
</context>
<context>
    <name>FloorArea</name>
    <message>
        <source>With visitors</source>
        <translation>正在接待</translation>
    </message>
    <message>
        <source>Nobody is with a visitor</source>
        <translation>目前没有接待</translation>
    </message>
    <message>
        <source>F2 registers the next one at the door.</source>
        <translation>有客到门口时按 F2 登记。</translation>
    </message>
</context>
<context>
    <name>GreeterTile</name>
    <message>
        <source>Time left at the door</source>
        <translation>迎宾岗剩余时间</translation>
    </message>
    <message>
        <source>Press to change the post</source>
        <translation>点按即可换岗</translation>
    </message>
    <message>
        <source>Post empty</source>
        <translation>迎宾岗空缺</translation>
    </message>
    <message>
        <source>then {name}</source>
        <translation>下一位 {name}</translation>
    </message>
    <message>
        <source>Greeter</source>
        <translation>迎宾</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand visitor {number} over</source>
        <translation>转交 {number} 号来访</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Served so far by {name}. No turn moves; the log keeps both.</source>
        <translation>此前由 {name} 接待。轮次不变，两人都留有记录。</translation>
    </message>
    <message>
        <source>Choose a consultant</source>
        <translation>请选择顾问</translation>
    </message>
    <message>
        <source>What the colleague should know</source>
        <translation>需要同事知道的情况</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>转交给</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Choose to whom.</source>
        <translation>请选择转交给谁。</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>Look again: is it done by now?</source>
        <translation>重新核对：现在完成了吗？</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>暂停轮序</translation>
    </message>
</context>
<context>
    <name>HeldRow</name>
    <message>
        <source>Wave through: a supervisor, with a reason</source>
        <translation>特许：由主管签字并说明原因</translation>
    </message>
    <message>
        <source>{duty} since {time}</source>
        <translation>{duty}（{time} 起）</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>HeroCard</name>
    <message>
        <source>New visitor</source>
        <translation>新来访</translation>
    </message>
    <message>
        <source>F2, Enter: a first visit goes to whoever is next</source>
        <translation>F2、回车：首次来访直接交给当值顾问</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Why this person is next</source>
        <translation>为什么轮到这位</translation>
    </message>
    <message>
        <source>Next up</source>
        <translation>当值</translation>
    </message>
    <message>
        <source>Nobody is free</source>
        <translation>暂无空闲顾问</translation>
    </message>
    <message>
        <source>On deck: {name}</source>
        <translation>候补：{name}</translation>
    </message>
    <message>
        <source>A new visitor waits, first come first served</source>
        <translation>新来访先等候，先到先接</translation>
    </message>
    <message>
        <source>Nobody has clocked in yet</source>
        <translation>还没有人签到</translation>
    </message>
    <message>
        <source>{count} turns today</source>
        <translation>今日 {count} 轮</translation>
    </message>
    <message>
        <source>1 turn today</source>
        <translation>今日 1 轮</translation>
    </message>
    <message>
        <source>make-up turn</source>
        <translation>补接</translation>
    </message>
    <message>
        <source>free for {time}</source>
        <translation>已空闲 {time}</translation>
    </message>
</context>
<context>
    <name>KindRow</name>
    <message>
        <source>More kinds</source>
        <translation>更多类型</translation>
    </message>
</context>
<context>
    <name>KnownVisit</name>
    <message>
        <source>Was not at the post</source>
        <translation>不在当值位</translation>
    </message>
    <message>
        <source>On deck, did not move up</source>
        <translation>候补没有上前</translation>
    </message>
    <message>
        <source>Which visit</source>
        <translation>哪次来访</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>Visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>There is no such visit today.</source>
        <translation>今天没有这样的来访。</translation>
    </message>
    <message>
        <source>They came at {time} only.</source>
        <translation>这位客户 {time} 才到店。</translation>
    </message>
    <message>
        <source>Choose somebody else than who is written down.</source>
        <translation>请选择与记录不同的另一位。</translation>
    </message>
    <message>
        <source>This needs a reason.</source>
        <translation>请写明原因。</translation>
    </message>
</context>
<context>
    <name>LateDialog</name>
    <message>
        <source>Late entry</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>With the true time. It charges the turn, and nobody served since is moved.</source>
        <translation>按真实时间补录：照常计轮次，之后已接待的顺序不变。</translation>
    </message>
    <message>
        <source>A visit nobody entered</source>
        <translation>漏记的来访</translation>
    </message>
    <message>
        <source>A visitor was greeted</source>
        <translation>已迎接客户</translation>
    </message>
    <message>
        <source>A visit ended</source>
        <translation>来访结束</translation>
    </message>
    <message>
        <source>Somebody did not come when called</source>
        <translation>叫到后没有上前</translation>
    </message>
    <message>
        <source>Somebody else really served</source>
        <translation>实际由别人接待</translation>
    </message>
    <message>
        <source>Who left unserved was served after all</source>
        <translation>记为未接待离店的，其实有人接待</translation>
    </message>
    <message>
        <source>A deputy served who waited</source>
        <translation>等候的客户由人代接了</translation>
    </message>
    <message>
        <source>A colleague took one who waited as well</source>
        <translation>同事一并接待了等候的客户</translation>
    </message>
    <message>
        <source>A visitor was handed over</source>
        <translation>客户已转交</translation>
    </message>
    <message>
        <source>A visitor left unserved</source>
        <translation>未接待就离店</translation>
    </message>
    <message>
        <source>Somebody came to work</source>
        <translation>有人到岗</translation>
    </message>
    <message>
        <source>Somebody went home</source>
        <translation>有人下班</translation>
    </message>
    <message>
        <source>Somebody&apos;s status</source>
        <translation>改状态</translation>
    </message>
    <message>
        <source>A phone call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Note for the colleague</source>
        <translation>给接手同事的备注</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>For example: the PC was busy, she went to the door</source>
        <translation>例如：当时来不及录入，由她先去门口迎接</translation>
    </message>
    <message>
        <source>Who deputised</source>
        <translation>谁代接的</translation>
    </message>
    <message>
        <source>Who took them as well</source>
        <translation>谁一并接待的</translation>
    </message>
    <message>
        <source>Who went on</source>
        <translation>由谁接手</translation>
    </message>
    <message>
        <source>Why, if they said</source>
        <translation>离开原因（如有说明）</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>发生了什么？</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>补录</translation>
    </message>
    <message>
        <source>When it really was</source>
        <translation>实际时间</translation>
    </message>
    <message>
        <source>Who really served</source>
        <translation>实际由谁接待</translation>
    </message>
    <message>
        <source>More than {minutes} minutes ago: a supervisor signs.</source>
        <translation>已超过 {minutes} 分钟，须主管签字。</translation>
    </message>
    <message>
        <source>This time is still to come.</source>
        <translation>这个时间还没到。</translation>
    </message>
</context>
<context>
    <name>LateMenus</name>
    <message>
        <source>Entered late, {time}</source>
        <translation>已补录 {time}</translation>
    </message>
</context>
<context>
    <name>MakeUpCard</name>
    <message>
        <source>Make-up turns</source>
        <translation>补接轮次</translation>
    </message>
</context>
<context>
    <name>MakeUpLine</name>
    <message>
        <source>before all others</source>
        <translation>排在最前</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>长期有效</translation>
    </message>
    <message>
        <source>today only</source>
        <translation>今日有效</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>至 {date}</translation>
    </message>
</context>
<context>
    <name>MatchList</name>
    <message>
        <source>Who is meant</source>
        <translation>是哪一位</translation>
    </message>
</context>
<context>
    <name>MembersDialog</name>
    <message>
        <source>Who came along with visitor {number}?</source>
        <translation>{number} 号来访的同行人</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A family is one visit and one turn.</source>
        <translation>一家人算一次来访、一个轮次。</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>同行人</translation>
    </message>
</context>
<context>
    <name>MissedDialog</name>
    <message>
        <source>{name} did not come</source>
        <translation>{name} 没有到位</translation>
    </message>
    <message>
        <source>Call the next</source>
        <translation>叫下一位</translation>
    </message>
    <message>
        <source>Visitor {number} goes to the next in the order. {cost}</source>
        <translation>{number} 号来访交给轮序下一位。{cost}</translation>
    </message>
    <message>
        <source>Was not at the post</source>
        <translation>不在当值位</translation>
    </message>
    <message>
        <source>On deck, did not move up</source>
        <translation>候补没有上前</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>发生了什么？</translation>
    </message>
</context>
<context>
    <name>MoreAboutThem</name>
    <message>
        <source>Language, together, courtesy …</source>
        <translation>语言、同行、优先…</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Customer&apos;s phone, for the agent&apos;s notice</source>
        <translation>客户电话，用来核对报备</translation>
    </message>
    <message>
        <source>Customer&apos;s phone</source>
        <translation>客户电话</translation>
    </message>
    <message>
        <source>Language they need</source>
        <translation>需要的语言</translation>
    </message>
    <message>
        <source>Put first</source>
        <translation>优先接待</translation>
    </message>
    <message>
        <source>Came together with</source>
        <translation>与谁一同到店</translation>
    </message>
    <message>
        <source>Visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
</context>
<context>
    <name>NewVisit</name>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>已离店</translation>
    </message>
    <message>
        <source>Is still here</source>
        <translation>还在店里</translation>
    </message>
    <message>
        <source>Is the visitor still here?</source>
        <translation>客户还在店里吗？</translation>
    </message>
    <message>
        <source>When they left</source>
        <translation>离店时间</translation>
    </message>
    <message>
        <source>Who really served</source>
        <translation>实际由谁接待</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>来访类型</translation>
    </message>
    <message>
        <source>Customer, if known</source>
        <translation>客户（如已知）</translation>
    </message>
    <message>
        <source>Choose who it was.</source>
        <translation>请选择是哪位。</translation>
    </message>
    <message>
        <source>Choose who it is, or clear the field.</source>
        <translation>请选择是哪位客户，或清空此栏。</translation>
    </message>
    <message>
        <source>They can&apos;t have left before they came.</source>
        <translation>离店时间不能早于到店时间。</translation>
    </message>
</context>
<context>
    <name>NudgeBar</name>
    <message>
        <source>Not now</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>NudgeWords</name>
    <message>
        <source>This PC&apos;s clock is behind: the last act was at {time}. Please put it right; until then waits stand still.</source>
        <translation>本机时钟慢了：上一项操作在 {time}。请校正时钟，校正前等候时间不走。</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>VIP, visitor {number}: the manager says who serves.</source>
        <translation>贵宾 {number} 号来访：由经理指定接待人。</translation>
    </message>
    <message>
        <source>Manager decides …</source>
        <translation>经理指定…</translation>
    </message>
    <message>
        <source>{name} was called to visitor {number}: has the visitor been greeted?</source>
        <translation>已请 {name} 接待 {number} 号来访，迎接了吗？</translation>
    </message>
    <message>
        <source>Greeted</source>
        <translation>已迎接</translation>
    </message>
    <message>
        <source>Did not come …</source>
        <translation>没有到位…</translation>
    </message>
    <message>
        <source>Visitor {number} has waited long for {name}: offer a deputy.</source>
        <translation>{number} 号来访等 {name} 已久，可以请人代接。</translation>
    </message>
    <message>
        <source>A deputy serves</source>
        <translation>请人代接</translation>
    </message>
    <message>
        <source>Prefers to wait</source>
        <translation>愿意再等</translation>
    </message>
    <message>
        <source>Is visitor {number} still waiting?</source>
        <translation>{number} 号来访还在等吗？</translation>
    </message>
    <message>
        <source>Still waits</source>
        <translation>还在等</translation>
    </message>
    <message>
        <source>Left unserved</source>
        <translation>未接待离开</translation>
    </message>
    <message>
        <source>Please tell {owner}: {name} serves visitor {number}, {owner}&apos;s customer.</source>
        <translation>请告知 {owner}：{number} 号来访是其客户，现由 {name} 接待。</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>{name} has been on the phone for long: please step out.</source>
        <translation>{name} 通话已久，请离台接听。</translation>
    </message>
    <message>
        <source>{name} has been on the phone for long: please step out, and call {next}.</source>
        <translation>{name} 通话已久，请离台接听，并请 {next} 上前。</translation>
    </message>
    <message>
        <source>{name} is back</source>
        <translation>{name} 已回来</translation>
    </message>
    <message>
        <source>Has stepped out</source>
        <translation>已离台</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>已回来</translation>
    </message>
    <message>
        <source>{name}&apos;s time at the door is over; nobody is free to follow.</source>
        <translation>{name} 的迎宾时间已到，暂时没有人接岗。</translation>
    </message>
    <message>
        <source>Change at the door: {name} comes back, {next} goes.</source>
        <translation>迎宾换岗：{name} 回来，{next} 上岗。</translation>
    </message>
    <message>
        <source>Change the post</source>
        <translation>换岗</translation>
    </message>
</context>
<context>
    <name>OverrideDialog</name>
    <message>
        <source>Visitor {number}: outside the order</source>
        <translation>{number} 号来访：不按轮序</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>A manager signs. It stands in the day&apos;s report with the reason.</source>
        <translation>由经理签字，连同原因记入日报。</translation>
    </message>
    <message>
        <source>Choose a consultant</source>
        <translation>请选择顾问</translation>
    </message>
    <message>
        <source>For example: the guest is a friend of hers</source>
        <translation>例如：客户是她的朋友</translation>
    </message>
    <message>
        <source>Who serves</source>
        <translation>由谁接待</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Choose who serves.</source>
        <translation>请选择由谁接待。</translation>
    </message>
    <message>
        <source>Going past the order needs a reason.</source>
        <translation>不按轮序须说明原因。</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Choose who it was.</source>
        <translation>请选择是哪位。</translation>
    </message>
</context>
<context>
    <name>Picked</name>
    <message>
        <source>Somebody else</source>
        <translation>不是这位</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <source>Place {name}</source>
        <translation>调整 {name} 的轮位</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Now at place {position} of {count}. It stands in the day&apos;s report.</source>
        <translation>现排第 {position} 位，共 {count} 人。调整会记入当日报表。</translation>
    </message>
    <message>
        <source>before {name} ({position})</source>
        <translation>排到 {name}（第 {position} 位）之前</translation>
    </message>
    <message>
        <source>last</source>
        <translation>排到末位</translation>
    </message>
    <message>
        <source>For example: agreed change of shift</source>
        <translation>例如：经同意换班</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>新轮位</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>A placement needs a reason.</source>
        <translation>调整轮位需要写明原因。</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Next in rotation</source>
        <translation>轮序下一位</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>客户指名</translation>
    </message>
    <message>
        <source>Looks after this customer</source>
        <translation>归属顾问</translation>
    </message>
    <message>
        <source>not on the floor</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>Nobody is free</source>
        <translation>暂无空闲顾问</translation>
    </message>
    <message>
        <source>The visitor waits</source>
        <translation>请客户等候</translation>
    </message>
    <message>
        <source>First come, first served.</source>
        <translation>先到先接。</translation>
    </message>
    <message>
        <source>Uses a turn.</source>
        <translation>占用一个轮次。</translation>
    </message>
    <message>
        <source>Uses no turn.</source>
        <translation>不占轮次。</translation>
    </message>
    <message>
        <source>Type who it is, so that the one who knows them serves. Enter assigns the next in rotation.</source>
        <translation>请输入是哪位客户，以便由归属顾问接待；直接回车则交给轮序下一位。</translation>
    </message>
    <message>
        <source>{name} looked after them; the protection has run out.</source>
        <translation>原由{name}跟进，保护期已过。</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
</context>
<context>
    <name>RecentPanel</name>
    <message>
        <source>Last acts</source>
        <translation>最近动态</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近动态</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>Decides</source>
        <translation>决策人</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>伴侣</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>父母</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>子女</translation>
    </message>
    <message>
        <source>Adviser</source>
        <translation>参谋</translation>
    </message>
    <message>
        <source>Friend</source>
        <translation>朋友</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Left open on an earlier day: no longer here?</source>
        <translation>前一天未结束的来访，人已离开？</translation>
    </message>
    <message>
        <source>Came together with visitor {number}.</source>
        <translation>与 {number} 号来访一同到店。</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>Reception</source>
        <translation>接待台</translation>
    </message>
    <message>
        <source>Clock in</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>新来电</translation>
    </message>
    <message>
        <source>More: late entry, open visits, close the day (F7)</source>
        <translation>更多：补录、未结来访、当日结束（F7）</translation>
    </message>
    <message>
        <source>New visitor</source>
        <translation>新来访</translation>
    </message>
    <message>
        <source>Assign next</source>
        <translation>分配下一位</translation>
    </message>
    <message>
        <source>Answer the reminder</source>
        <translation>处理提醒</translation>
    </message>
    <message>
        <source>More: late entry, open visits …</source>
        <translation>更多：补录、未结来访……</translation>
    </message>
    <message>
        <source>Change the greeter&apos;s post</source>
        <translation>迎宾换岗</translation>
    </message>
    <message>
        <source>day closed at {time}</source>
        <translation>{time} 当日已结束</translation>
    </message>
</context>
<context>
    <name>ReclassifyDialog</name>
    <message>
        <source>Correct visitor {number}</source>
        <translation>更正 {number} 号来访</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Turn and owner are worked out anew. Visitors served since then are not moved.</source>
        <translation>轮次和归属会重新计算，之后已接待的客户不变。</translation>
    </message>
    <message>
        <source>For example: recognised by the phone number</source>
        <translation>例如：按手机号认出是老客户</translation>
    </message>
    <message>
        <source>It was concealed that this is somebody else&apos;s customer</source>
        <translation>隐瞒了这是同事的客户</translation>
    </message>
    <message>
        <source>It really was</source>
        <translation>实际是</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Why is it corrected?</source>
        <translation>为什么更正？</translation>
    </message>
    <message>
        <source>Choose who it is, or clear the field.</source>
        <translation>请选择是哪位客户，或清空此栏。</translation>
    </message>
    <message>
        <source>Say why it is corrected.</source>
        <translation>请写明更正原因。</translation>
    </message>
</context>
<context>
    <name>RotationColumn</name>
    <message>
        <source>Rotation</source>
        <translation>轮序</translation>
    </message>
    <message>
        <source>Clock somebody in</source>
        <translation>为员工签到</translation>
    </message>
    <message>
        <source>The order of clocking in is the order of the day.</source>
        <translation>签到先后就是今天的轮序。</translation>
    </message>
    <message>
        <source>The order is carried over from the last day.</source>
        <translation>轮序沿用上一个营业日。</translation>
    </message>
    <message>
        <source>{count} free</source>
        <translation>{count} 人空闲</translation>
    </message>
    <message>
        <source>Phone enquiries: {order}</source>
        <translation>来电轮序：{order}</translation>
    </message>
</context>
<context>
    <name>RotationList</name>
    <message>
        <source>Rotation, everybody in order</source>
        <translation>轮序，全部人员</translation>
    </message>
</context>
<context>
    <name>RotationModel</name>
    <message>
        <source>{count} turns today</source>
        <translation>今日 {count} 轮</translation>
    </message>
    <message>
        <source>1 turn today</source>
        <translation>今日 1 轮</translation>
    </message>
    <message>
        <source>free for {time}</source>
        <translation>已空闲 {time}</translation>
    </message>
    <message>
        <source>On point</source>
        <translation>当值</translation>
    </message>
    <message>
        <source>On deck</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>暂停轮序</translation>
    </message>
    <message>
        <source>Greeter</source>
        <translation>迎宾</translation>
    </message>
    <message>
        <source>Loses next turn</source>
        <translation>停接一轮</translation>
    </message>
    <message>
        <source>visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>{count} visitors</source>
        <translation>{count} 组客户</translation>
    </message>
    <message>
        <source>{visitors}, then {status}</source>
        <translation>{visitors}，之后{status}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} 起</translation>
    </message>
    <message>
        <source>make-up ×{count}</source>
        <translation>补接 ×{count}</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) waiting</source>
        <translation>
            <numerusform>%n 条留言待转达</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter: status, clock out, why this place. Drag it, or Alt+↑ and Alt+↓, to place it elsewhere</source>
        <translation>回车：状态、下班、为什么在这个位置。拖动，或按 Alt+↑、Alt+↓，可调整位置</translation>
    </message>
</context>
<context>
    <name>ServeMenus</name>
    <message>
        <source>Visitor {number}: assigned outside the order</source>
        <translation>{number} 号来访：不按轮序分配</translation>
    </message>
    <message>
        <source>Visitor {number} was handed over</source>
        <translation>{number} 号来访已转交</translation>
    </message>
    <message>
        <source>The credit of visitor {number} is split</source>
        <translation>{number} 号来访的业绩已分成</translation>
    </message>
    <message>
        <source>A deputy serves visitor {number}</source>
        <translation>{number} 号来访由人代接</translation>
    </message>
    <message>
        <source>A colleague takes visitor {number} too</source>
        <translation>{number} 号来访由同事兼接</translation>
    </message>
    <message>
        <source>Whoever is next</source>
        <translation>按顺序</translation>
    </message>
    <message>
        <source>Who takes this visitor too?</source>
        <translation>由谁兼接？</translation>
    </message>
    <message>
        <source>Visitor {number} prefers to wait</source>
        <translation>{number} 号来访愿意等候</translation>
    </message>
    <message>
        <source>Visitor {number} waits for {name}</source>
        <translation>{number} 号来访愿意等候：{name}</translation>
    </message>
    <message>
        <source>For anybody</source>
        <translation>任何一位</translation>
    </message>
    <message>
        <source>Whom do they wait for?</source>
        <translation>等哪位顾问？</translation>
    </message>
    <message>
        <source>Visitor {number} is put first</source>
        <translation>{number} 号来访优先</translation>
    </message>
    <message>
        <source>Why are they put first?</source>
        <translation>为什么优先？</translation>
    </message>
    <message>
        <source>not clocked in</source>
        <translation>未签到</translation>
    </message>
</context>
<context>
    <name>ServingCard</name>
    <message>
        <source>Running time</source>
        <translation>已用时间</translation>
    </message>
    <message>
        <source>Greeted</source>
        <translation>已迎接</translation>
    </message>
    <message>
        <source>The consultant stands before the visitor</source>
        <translation>顾问已到客户面前</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束接待</translation>
    </message>
    <message>
        <source>The visitor leaves: outcome and next step</source>
        <translation>客户离店：填写结果和下一步</translation>
    </message>
    <message>
        <source>More: details, presentation, quote, correct, why</source>
        <translation>更多：详情、产品介绍、报价、更正、原因</translation>
    </message>
    <message>
        <source>Visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>with {customer}</source>
        <translation>接待 {customer}</translation>
    </message>
    <message>
        <source>deputy for {name}</source>
        <translation>代 {name} 接待</translation>
    </message>
    <message>
        <source>{owner}&apos;s customer</source>
        <translation>{owner} 的客户</translation>
    </message>
    <message>
        <source>not greeted yet</source>
        <translation>尚未迎接</translation>
    </message>
    <message>
        <source>from {name}</source>
        <translation>{name} 转交</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split the credit of visitor {number}</source>
        <translation>{number} 号来访：业绩分成</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分成</translation>
    </message>
    <message>
        <source>A sale that comes of this visit counts by these shares.</source>
        <translation>由此来访成交的业绩按此比例计算。</translation>
    </message>
    <message>
        <source>Choose a consultant</source>
        <translation>请选择顾问</translation>
    </message>
    <message>
        <source>Share in steps of ten percent</source>
        <translation>比例，每格百分之十</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>与谁分成</translation>
    </message>
    <message>
        <source>Share of {name}</source>
        <translation>{name} 的比例</translation>
    </message>
    <message>
        <source>{first} {mine} %, {second} {rest} %</source>
        <translation>{first} {mine}%，{second} {rest}%</translation>
    </message>
    <message>
        <source>Choose with whom.</source>
        <translation>请选择与谁分成。</translation>
    </message>
</context>
<context>
    <name>UnsavedBar</name>
    <message>
        <source>The details of visitor {number} are typed but not saved.</source>
        <translation>{number} 号来访的详情已填写但未保存。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续填写</translation>
    </message>
</context>
<context>
    <name>VisitCustomer</name>
    <message>
        <source>Phone, name, company</source>
        <translation>电话、姓名、公司</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>不是这位</translation>
    </message>
    <message>
        <source>Register a new customer</source>
        <translation>登记新客户</translation>
    </message>
    <message>
        <source>Declined a phone …</source>
        <translation>拒留电话 …</translation>
    </message>
    <message>
        <source>Was here before …</source>
        <translation>以前来过…</translation>
    </message>
    <message>
        <source>They don&apos;t know with whom, or name somebody else: colleagues may claim</source>
        <translation>客户记不清由谁接待，或说出另一位顾问：交由同事盲报</translation>
    </message>
    <message>
        <source>Has been here before: correct to a return visit</source>
        <translation>来过本店：更正为再次来访</translation>
    </message>
</context>
<context>
    <name>VisitMenus</name>
    <message>
        <source>Details</source>
        <translation>来访详情</translation>
    </message>
    <message>
        <source>Outside the order …</source>
        <translation>不按轮序…</translation>
    </message>
    <message>
        <source>Correct the kind …</source>
        <translation>更正类型…</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>Visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>Put first …</source>
        <translation>优先接待…</translation>
    </message>
    <message>
        <source>Waits for …</source>
        <translation>等指定顾问…</translation>
    </message>
    <message>
        <source>A colleague takes too …</source>
        <translation>同事兼接…</translation>
    </message>
    <message>
        <source>A deputy serves</source>
        <translation>请人代接</translation>
    </message>
    <message>
        <source>Left unserved</source>
        <translation>未接待离开</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束接待</translation>
    </message>
    <message>
        <source>Did not come …</source>
        <translation>没有到位…</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>产品介绍</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Hand over …</source>
        <translation>转交同事…</translation>
    </message>
    <message>
        <source>Split the credit …</source>
        <translation>业绩分成…</translation>
    </message>
    <message>
        <source>Who came along …</source>
        <translation>同行人…</translation>
    </message>
    <message>
        <source>Declined a phone …</source>
        <translation>拒留电话 …</translation>
    </message>
    <message>
        <source>Visitor {number} left</source>
        <translation>{number} 号来访已离店</translation>
    </message>
    <message>
        <source>With next step …</source>
        <translation>填写下一步…</translation>
    </message>
    <message>
        <source>Visitor {number}: how did the visit end?</source>
        <translation>{number} 号来访：结果如何？</translation>
    </message>
    <message>
        <source>It is recorded and costs nothing.</source>
        <translation>只作记录，不影响轮序。</translation>
    </message>
    <message>
        <source>The first miss of the day is free, the next one costs the place.</source>
        <translation>当天第一次不扣，再有一次排到末位。</translation>
    </message>
    <message>
        <source>It costs the place: last in the order.</source>
        <translation>将排到末位。</translation>
    </message>
    <message>
        <source>It costs the next turn.</source>
        <translation>将停接一轮。</translation>
    </message>
    <message>
        <source>{name} missed visitor {number}</source>
        <translation>{name} 错过 {number} 号来访</translation>
    </message>
    <message>
        <source>Visitor {number} was corrected</source>
        <translation>{number} 号来访已更正</translation>
    </message>
    <message>
        <source>Recognised at the desk</source>
        <translation>前台认出是老客户</translation>
    </message>
    <message>
        <source>Details saved</source>
        <translation>详情已保存</translation>
    </message>
</context>
<context>
    <name>VisitPanel</name>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>暂不清楚</translation>
    </message>
    <message>
        <source>What the consultant should know</source>
        <translation>顾问需要知道的情况</translation>
    </message>
    <message>
        <source>How did they hear of us?</source>
        <translation>从哪里知道我们？</translation>
    </message>
    <message>
        <source>What brings them in?</source>
        <translation>来访目的</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Save details</source>
        <translation>保存详情</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后再填</translation>
    </message>
    <message>
        <source>Close; what is typed is kept</source>
        <translation>关闭，已填内容会保留</translation>
    </message>
    <message>
        <source>New visitor</source>
        <translation>新来访</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>来访详情</translation>
    </message>
    <message>
        <source>Choose who it is, register them, or clear the field.</source>
        <translation>请选择是哪位客户、登记新客户，或清空此栏。</translation>
    </message>
    <message>
        <source>Details saved</source>
        <translation>详情已保存</translation>
    </message>
    <message>
        <source>What you had typed for this visit has been put back.</source>
        <translation>已恢复上次为这次来访填写的内容。</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>重新填写</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>Waiting visitors</source>
        <translation>等候的客户</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation>目前无人等候。</translation>
    </message>
    <message>
        <source>Assign next</source>
        <translation>分配下一位</translation>
    </message>
    <message>
        <source>The first free consultant takes the first who waits</source>
        <translation>由轮序上第一位空闲顾问接待最先到的客户</translation>
    </message>
</context>
<context>
    <name>WaitingRow</name>
    <message>
        <source>Waits</source>
        <translation>等候时间</translation>
    </message>
    <message>
        <source>More: left unserved, details</source>
        <translation>更多：未接待离开、详情</translation>
    </message>
    <message>
        <source>Visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>asked for {name}</source>
        <translation>指名 {name}</translation>
    </message>
</context>
<context>
    <name>WalkInPanel</name>
    <message>
        <source>New visitor</source>
        <translation>新来访</translation>
    </message>
    <message>
        <source>Last digits of a phone, a name, a consultant</source>
        <translation>手机尾号、姓名或顾问</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>选择类型</translation>
    </message>
    <message>
        <source>Language, together, courtesy …</source>
        <translation>语言、同行、优先…</translation>
    </message>
    <message>
        <source>Who did they ask for? Choose the consultant on the right.</source>
        <translation>客户指名哪位？请在右侧选择顾问。</translation>
    </message>
    <message>
        <source>Nobody was found for “{typed}”. Enter once more registers the visit without it.</source>
        <translation>没有找到“{typed}”。再按一次回车，不填此项直接登记。</translation>
    </message>
    <message>
        <source>Several fit. ↓ chooses, Enter takes the one that is marked.</source>
        <translation>有多位符合。按 ↓ 选择，回车确认选中的一位。</translation>
    </message>
    <message>
        <source>Looking for “{typed}” …</source>
        <translation>正在查找“{typed}”…</translation>
    </message>
    <message>
        <source>Customers are not looked up while the desk is locked.</source>
        <translation>锁定时不能查找客户。</translation>
    </message>
</context>
</TS>
