<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PeriodChooser</name>
    <message>
        <source>Week</source>
        <translation>一周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>一个月</translation>
    </message>
    <message>
        <source>3 months</source>
        <translation>三个月</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>一年</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>其他日期</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
</context>
<context>
    <name>RehearsalTab</name>
    <message>
        <source>Other rules</source>
        <translation>另一套规则</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>预演</translation>
    </message>
    <message>
        <source>Save XLSX</source>
        <translation>存为 XLSX</translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx)</source>
        <translation>电子表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Save CSV</source>
        <translation>存为 CSV</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The past under other rules</source>
        <translation>换一套规则，过去会怎样</translation>
    </message>
    <message>
        <source>Choose days and other rules: who would have served whom, who would have waited how long. Nothing is changed by it.</source>
        <translation>选择日期和另一套规则：谁会接待谁，谁会等多久。预演不改动任何记录。</translation>
    </message>
    <message>
        <source>Rehearsed under</source>
        <translation>预演所用规则</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>预演</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The changes in the editor ({count})</source>
        <translation>编辑器中的改动（{count}）</translation>
    </message>
    <message>
        <source>Two of the changed rules contradict each other: put that right first.</source>
        <translation>改动的规则中有两项互相矛盾，请先更正。</translation>
    </message>
    <message>
        <source>Day {days}</source>
        <translation>第 {days} 天</translation>
    </message>
    <message>
        <source>Reading the ledger …</source>
        <translation>正在读取轮序账本 …</translation>
    </message>
</context>
<context>
    <name>ResultSheet</name>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>当时</translation>
    </message>
    <message>
        <source>Rehearsed</source>
        <translation>预演</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Whole period</source>
        <translation>整段时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Person by person</source>
        <translation>逐人对比</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Person by person, as it was and rehearsed</source>
        <translation>逐人对比：当时与预演</translation>
    </message>
    <message>
        <source>Bar: rehearsed. Line: as it was.</source>
        <translation>柱：预演。线：当时。</translation>
    </message>
    <message>
        <source>Switches that differ</source>
        <translation>不同的规则项</translation>
    </message>
    <message>
        <source>Other rules held earlier in the period.</source>
        <translation>这段时间内较早时实行的是别的规则。</translation>
    </message>
    <message>
        <source>What is taken over, what is assumed</source>
        <translation>哪些沿用，哪些是假设</translation>
    </message>
    <message>
        <source>Switches that differ: {count}</source>
        <translation>不同的规则项：{count}</translation>
    </message>
    <message>
        <source>{name}, {figure}: {then} → {now} ({difference})</source>
        <translation>{name}，{figure}：{then} → {now}（{difference}）</translation>
    </message>
</context>
</TS>
