<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>Rotation ledger: {events} events, head {head}</source>
        <translation>轮序账：{events} 条，账尾 {head}</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Daily visitor report</source>
        <translation>每日来访报表</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
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
        <source>No printer on this PC</source>
        <translation>本机没有打印机</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
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
</TS>
