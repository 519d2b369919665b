<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CustomerFiles</name>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>归属人</translation>
    </message>
    <message>
        <source>Number in the other system</source>
        <translation>原系统编号</translation>
    </message>
    <message>
        <source>– not taken –</source>
        <translation>— 不导入 —</translation>
    </message>
</context>
<context>
    <name>FileActs</name>
    <message>
        <source>Import / export</source>
        <translation>导入/导出</translation>
    </message>
    <message>
        <source>Import a file …</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Export as CSV …</source>
        <translation>导出为 CSV…</translation>
    </message>
    <message>
        <source>Export as workbook …</source>
        <translation>导出为工作簿…</translation>
    </message>
    <message>
        <source>Export as address cards …</source>
        <translation>导出为名片…</translation>
    </message>
    <message>
        <source>Export as address cards for Outlook (vCard 3.0) …</source>
        <translation>导出为名片（Outlook 用，vCard 3.0）…</translation>
    </message>
    <message>
        <source>Customers (*.csv *.txt *.tsv *.xlsx *.xlsm *.vcf)</source>
        <translation>客户文件 (*.csv *.txt *.tsv *.xlsx *.xlsm *.vcf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>File of customers</source>
        <translation>客户文件</translation>
    </message>
    <message>
        <source>CSV file (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Address cards (*.vcf)</source>
        <translation>名片 (*.vcf)</translation>
    </message>
    <message>
        <source>customers {day}</source>
        <translation>客户 {day}</translation>
    </message>
    <message>
        <source>Export customers</source>
        <translation>导出客户</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import customers</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>各列</translation>
    </message>
    <message>
        <source>The first records, as they will be taken</source>
        <translation>前几条记录将这样导入</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>导入内容</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>The first records</source>
        <translation>前几条记录</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新客户</translation>
    </message>
    <message numerus="yes">
        <source>known: fills %n answer(s)</source>
        <translation>
            <numerusform>已有：补充 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>known: nothing new</source>
        <translation>已有：无新内容</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>新客户 {count}</translation>
    </message>
    <message>
        <source>{count} known and filled</source>
        <translation>补充已有客户 {count}</translation>
    </message>
    <message>
        <source>{count} known, nothing new</source>
        <translation>已有客户无新内容 {count}</translation>
    </message>
    <message>
        <source>{count} rejected</source>
        <translation>退回 {count}</translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s): {counts}</source>
        <translation>
            <numerusform>全部 %n 条：{counts}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n record(s): {counts}</source>
        <translation>
            <numerusform>前 %n 条：{counts}</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the columns is known; say what they hold.</source>
        <translation>各列都认不出来，请指定每列是什么。</translation>
    </message>
    <message>
        <source>Text table</source>
        <translation>文本表格</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>Address cards</source>
        <translation>名片</translation>
    </message>
    <message>
        <source>commas</source>
        <translation>逗号分隔</translation>
    </message>
    <message>
        <source>semicolons</source>
        <translation>分号分隔</translation>
    </message>
    <message>
        <source>tabs</source>
        <translation>制表符分隔</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>竖线分隔</translation>
    </message>
    <message>
        <source>{count} columns</source>
        <translation>{count} 列</translation>
    </message>
    <message>
        <source>columns as the last time</source>
        <translation>沿用上次的列对应</translation>
    </message>
    <message>
        <source>Reading and comparing …</source>
        <translation>正在读取并比对…</translation>
    </message>
    <message>
        <source>Making ready …</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Making them findable …</source>
        <translation>正在建立搜索…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>还有 {count} 条</translation>
    </message>
    <message>
        <source>{field}: {sentence}</source>
        <translation>{field}：{sentence}</translation>
    </message>
</context>
</TS>
