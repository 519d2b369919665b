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
        <source>Visitor {number} left unserved</source>
        <translation>{number} 号来访未接待离开</translation>
    </message>
    <message>
        <source>Visitor {number} was corrected</source>
        <translation>{number} 号来访已更正</translation>
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
    <name>BoardSurface</name>
    <message>
        <source>Floor board</source>
        <translation>轮序大屏</translation>
    </message>
    <message>
        <source>Next: {name}</source>
        <translation>下一位：{name}</translation>
    </message>
    <message>
        <source>nobody is free</source>
        <translation>暂无空闲</translation>
    </message>
    <message>
        <source>On deck: {name}</source>
        <translation>候补：{name}</translation>
    </message>
    <message>
        <source>Waiting: {count}</source>
        <translation>等候：{count} 批</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>当值</translation>
    </message>
    <message>
        <source>Nobody is free</source>
        <translation>暂无空闲顾问</translation>
    </message>
    <message>
        <source>Nobody has clocked in yet</source>
        <translation>还没有人签到</translation>
    </message>
    <message>
        <source>On deck</source>
        <translation>候补</translation>
    </message>
    <message>
        <source>With visitors</source>
        <translation>正在接待</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>轮序</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>无人等候</translation>
    </message>
    <message>
        <source>longest {time}</source>
        <translation>最久 {time}</translation>
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
        <source>Visitor {number} left</source>
        <translation>{number} 号来访已离店</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>来访详情</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束接待</translation>
    </message>
    <message>
        <source>Left unserved</source>
        <translation>未接待离开</translation>
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
        <source>Recognised at the desk</source>
        <translation>前台认出是老客户</translation>
    </message>
    <message>
        <source>Visitor {number}, {time}</source>
        <translation>{number} 号来访，{time}</translation>
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
        <source>How did it end?</source>
        <translation>结果如何？</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>原因</translation>
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
    <name>FloorBoardPage</name>
    <message>
        <source>Floor board</source>
        <translation>轮序大屏</translation>
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
    <name>MatchList</name>
    <message>
        <source>Who is meant</source>
        <translation>是哪一位</translation>
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
    <name>RecentList</name>
    <message>
        <source>Last acts</source>
        <translation>最近动态</translation>
    </message>
</context>
<context>
    <name>RecentPanel</name>
    <message>
        <source>Recent</source>
        <translation>最近动态</translation>
    </message>
</context>
<context>
    <name>Reception</name>
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
        <source>Waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>Being served</source>
        <translation>接待中</translation>
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
    <message>
        <source>New visitor</source>
        <translation>新来访</translation>
    </message>
    <message>
        <source>Assign next</source>
        <translation>分配下一位</translation>
    </message>
    <message>
        <source>{count} free</source>
        <translation>{count} 人空闲</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>date in the page&apos;s head</comment>
        <translation>M月d日 dddd</translation>
    </message>
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
        <source>It really was</source>
        <translation>实际是</translation>
    </message>
    <message>
        <source>Why is it corrected?</source>
        <translation>为什么更正？</translation>
    </message>
    <message>
        <source>Customer: {name}</source>
        <translation>客户：{name}</translation>
    </message>
    <message>
        <source>Say why it is corrected.</source>
        <translation>请写明更正原因。</translation>
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
        <source>visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>{time} 起</translation>
    </message>
    <message>
        <source>make-up ×{count}</source>
        <translation>补接 ×{count}</translation>
    </message>
    <message>
        <source>Enter: status, clock out, why this place</source>
        <translation>回车：改状态、下班、为什么排在这里</translation>
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
        <source>not greeted yet</source>
        <translation>尚未迎接</translation>
    </message>
</context>
<context>
    <name>VisitPanel</name>
    <message>
        <source>Phone, name, company</source>
        <translation>电话、姓名、公司</translation>
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
        <source>Customer</source>
        <translation>客户</translation>
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
        <source>Has been here before: correct to a return visit</source>
        <translation>来过本店：更正为再次来访</translation>
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
        <source>Somebody else</source>
        <translation>不是这位</translation>
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
        <source>Looking for “{typed}” …</source>
        <translation>正在查找“{typed}”…</translation>
    </message>
    <message>
        <source>Customers are not looked up while the desk is locked.</source>
        <translation>锁定时不能查找客户。</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
