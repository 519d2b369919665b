<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ConversionPage</name>
    <message>
        <source>Calls that became visits</source>
        <translation>来电到店转化</translation>
    </message>
    <message>
        <source>Save CSV</source>
        <translation>保存 CSV</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Consultant</source>
        <translation>销售顾问</translation>
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
        <source>Counted by</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>Calls of the last</source>
        <translation>最近的来电</translation>
    </message>
    <message>
        <source>First-time callers</source>
        <translation>首次来电</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转化率</translation>
    </message>
    <message>
        <source>May still come</source>
        <translation>仍可能到店</translation>
    </message>
    <message>
        <source>Appointments kept / made</source>
        <translation>预约到店 / 预约</translation>
    </message>
    <message>
        <source>First-time callers: came, and did not</source>
        <translation>首次来电：已到店与未到店</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>来电数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待观察</translation>
    </message>
    <message>
        <source>Kept / made</source>
        <translation>赴约 / 预约</translation>
    </message>
    <message>
        <source>Nobody called for the first time in this span.</source>
        <translation>这段时间没有首次来电。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>未到店</translation>
    </message>
    <message>
        <source>Conversion: first-time callers who came within {days} days of their call, of all first-time callers.</source>
        <translation>转化率：首次来电后 {days} 天内到店的客户数，除以全部首次来电数。</translation>
    </message>
    <message>
        <source>Share %</source>
        <translation>占比 %</translation>
    </message>
    <message>
        <source>Appointments made</source>
        <translation>预约数</translation>
    </message>
    <message>
        <source>Appointments kept</source>
        <translation>预约到店情况</translation>
    </message>
    <message>
        <source>All</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔文件 (*.csv)</translation>
    </message>
</context>
<context>
    <name>DailyPage</name>
    <message>
        <source>Daily visitor report</source>
        <translation>每日来访报表</translation>
    </message>
    <message>
        <source>Save spreadsheet</source>
        <translation>保存电子表格</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>The next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印报表</translation>
    </message>
    <message>
        <source>Save the report as PDF</source>
        <translation>把报表保存为 PDF</translation>
    </message>
    <message>
        <source>Day under way</source>
        <translation>当日进行中</translation>
    </message>
    <message>
        <source>Day past</source>
        <translation>已过日期</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>FairnessPage</name>
    <message>
        <source>Fairness statement</source>
        <translation>轮次公平确认单</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>The next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Whose statement</source>
        <translation>谁的确认单</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸面</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>No turns in this month</source>
        <translation>本月没有轮次</translation>
    </message>
    <message>
        <source>Print the statement</source>
        <translation>打印确认单</translation>
    </message>
    <message>
        <source>Save the statement as PDF</source>
        <translation>把确认单保存为 PDF</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全员</translation>
    </message>
    <message>
        <source>Everybody, and each one&apos;s own</source>
        <translation>全员汇总及每人确认单</translation>
    </message>
    <message>
        <source>Month under way</source>
        <translation>当月未完</translation>
    </message>
    <message>
        <source>Whole month</source>
        <translation>全月</translation>
    </message>
    <message>
        <source>The statement as it will be printed</source>
        <translation>确认单打印预览</translation>
    </message>
</context>
<context>
    <name>FairnessSheet</name>
    <message>
        <source>Turns taken</source>
        <translation>已接轮次</translation>
    </message>
    <message>
        <source>Turns due</source>
        <translation>应得轮次</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Eligible minutes</source>
        <translation>有效分钟</translation>
    </message>
    <message>
        <source>Turns taken and due</source>
        <translation>已接与应得轮次</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>来访类型</translation>
    </message>
    <message>
        <source>Why it came to this person</source>
        <translation>为什么由本人接待</translation>
    </message>
    <message>
        <source>Visits that took a turn</source>
        <translation>占用轮次的来访</translation>
    </message>
    <message>
        <source>No visit took a turn.</source>
        <translation>没有占用轮次的来访。</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Outside the order</source>
        <translation>轮序外的操作</translation>
    </message>
    <message>
        <source>Nothing outside the order.</source>
        <translation>没有轮序外的操作。</translation>
    </message>
    <message>
        <source>Bar: turns taken. Line: turns due.</source>
        <translation>柱：已接轮次；横线：应得轮次。</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全员</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>逐日明细</translation>
    </message>
    <message>
        <source>Clocked in</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Eligible</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>已接</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应得</translation>
    </message>
    <message>
        <source>Make-ups</source>
        <translation>补接</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>错过</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>指名</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>特批</translation>
    </message>
    <message>
        <source>Turns by person</source>
        <translation>每人轮次</translation>
    </message>
    <message>
        <source>Turns due = turns of all × own eligible minutes ÷ eligible minutes of all</source>
        <translation>应得轮次 = 全员轮次 × 本人有效分钟 ÷ 全员有效分钟</translation>
    </message>
    <message>
        <source>{name}: turns by day</source>
        <translation>{name}：每日轮次</translation>
    </message>
    <message>
        <source>{turns} turns of all × {own} ÷ {all} eligible minutes = {due} turns due</source>
        <translation>全员 {turns} 轮 × {own} ÷ {all} 有效分钟 = 应得 {due} 轮</translation>
    </message>
    <message>
        <source>{name}: {turns} taken, {due} due, {difference}</source>
        <translation>{name}：已接 {turns}，应得 {due}，差额 {difference}</translation>
    </message>
    <message>
        <source>Rotation ledger: events {first} to {last}, head {head}</source>
        <translation>轮序台账：第 {first} 至 {last} 条，链尾 {head}</translation>
    </message>
</context>
<context>
    <name>KeptPage</name>
    <message>
        <source>Appointments kept</source>
        <translation>预约到店情况</translation>
    </message>
    <message>
        <source>Who came and who did not</source>
        <translation>谁来了，谁没来</translation>
    </message>
</context>
<context>
    <name>MorningPage</name>
    <message>
        <source>Morning print</source>
        <translation>早班打印</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Pages of each register</source>
        <translation>每种登记表页数</translation>
    </message>
    <message>
        <source>The morning print as it will be printed</source>
        <translation>早班打印预览</translation>
    </message>
    <message>
        <source>Print the morning sheets</source>
        <translation>打印早班表</translation>
    </message>
    <message>
        <source>Save the morning sheets as PDF</source>
        <translation>把早班表保存为 PDF</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>PaperTools</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>双语</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>报表语言</translation>
    </message>
    <message>
        <source>Looking for printers …</source>
        <translation>正在查找打印机…</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>No printer on this PC</source>
        <translation>本机没有打印机</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
    <message>
        <source>{pages} page(s) given to {printer}.</source>
        <translation>已向 {printer} 发送 {pages} 页。</translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Call register</source>
        <translation>来电登记簿</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>The next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>The call register as it will be printed</source>
        <translation>来电登记簿打印预览</translation>
    </message>
    <message>
        <source>Print the call register</source>
        <translation>打印来电登记簿</translation>
    </message>
    <message>
        <source>Save the call register as PDF</source>
        <translation>把来电登记簿存为 PDF</translation>
    </message>
    <message>
        <source>Signed: {who}. Calls since: {count}</source>
        <translation>已签字：{who}，此后来电 {count} 通</translation>
    </message>
    <message>
        <source>Signed: {who}</source>
        <translation>已签字：{who}</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>Signed: calls up to no. {number}.</source>
        <translation>已签字：截至第 {number} 号来电。</translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Left unserved</source>
        <translation>未接待离开</translation>
    </message>
    <message>
        <source>Median wait</source>
        <translation>等候中位数</translation>
    </message>
    <message>
        <source>9 of 10 waited at most</source>
        <translation>九成等候不超过</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等候</translation>
    </message>
    <message>
        <source>Nobody free</source>
        <translation>无人可接待</translation>
    </message>
    <message>
        <source>Calls, call-backs open / due</source>
        <translation>来电 · 待回电/应回电</translation>
    </message>
    <message>
        <source>Quotes issued, accepted</source>
        <translation>已出报价 · 已接受</translation>
    </message>
    <message>
        <source>Visits by hour</source>
        <translation>分时到访</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>来访类型</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>接待结果</translation>
    </message>
    <message>
        <source>People</source>
        <translation>顾问</translation>
    </message>
    <message>
        <source>Nobody served a visitor that day.</source>
        <translation>当天没有人接待客户。</translation>
    </message>
    <message>
        <source>Outside the rotation</source>
        <translation>轮序异动</translation>
    </message>
    <message>
        <source>None: every visitor went to the consultant whose turn it was.</source>
        <translation>没有异动：每位客户都按轮序接待。</translation>
    </message>
    <message>
        <source>Register of visits</source>
        <translation>来访登记</translation>
    </message>
    <message>
        <source>Nobody came that day.</source>
        <translation>当天没有客户到店。</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按来访类型</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>按来源渠道</translation>
    </message>
    <message>
        <source>By outcome</source>
        <translation>按接待结果</translation>
    </message>
    <message>
        <source>By consultant</source>
        <translation>按销售顾问</translation>
    </message>
    <message>
        <source>No visits</source>
        <translation>没有来访</translation>
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
        <source>Make-up turns</source>
        <translation>补接</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Quoted</source>
        <translation>报价金额</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到店</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离店</translation>
    </message>
    <message>
        <source>served</source>
        <translation>已接待</translation>
    </message>
    <message>
        <source>left unserved</source>
        <translation>未接待离开</translation>
    </message>
    <message>
        <source>quoted {issued}, accepted {accepted}</source>
        <translation>报价 {issued}，接受 {accepted}</translation>
    </message>
    <message>
        <source>Declined a phone: {declined} of {asked} guests</source>
        <translation>拒留电话：{asked} 位客户中 {declined} 位</translation>
    </message>
    <message>
        <source>At the desk fewer than {minimum}: {short}; nobody: {nobody}</source>
        <translation>前台不足 {minimum} 人：{short}；无人：{nobody}</translation>
    </message>
    <message>
        <source>Rotation ledger: {events} events, head {head}</source>
        <translation>轮序账：{events} 条，账尾 {head}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Daily visitor report</source>
        <translation>每日来访报表</translation>
    </message>
    <message>
        <source>Fairness</source>
        <translation>轮次公平</translation>
    </message>
    <message>
        <source>Morning print</source>
        <translation>早班打印</translation>
    </message>
    <message>
        <source>Call register</source>
        <translation>来电登记簿</translation>
    </message>
    <message>
        <source>Calls that became visits</source>
        <translation>来电到店转化</translation>
    </message>
    <message>
        <source>Appointments kept</source>
        <translation>预约到店情况</translation>
    </message>
    <message>
        <source>Which report</source>
        <translation>报表种类</translation>
    </message>
</context>
</TS>
