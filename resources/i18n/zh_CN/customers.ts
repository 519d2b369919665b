<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Browser</name>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>无归属</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>待补全</translation>
    </message>
    <message>
        <source>High value</source>
        <translation>高价值</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>有流失风险</translation>
    </message>
    <message>
        <source>Nobody we know came or called today.</source>
        <translation>今天还没有已登记的客户到店或来电。</translation>
    </message>
    <message>
        <source>Which customers</source>
        <translation>显示哪些客户</translation>
    </message>
    <message>
        <source>Name, pinyin, last digits, company, e-mail, plate</source>
        <translation>姓名、拼音、尾号、公司、邮箱、车牌</translation>
    </message>
    <message>
        <source>No customers yet.</source>
        <translation>还没有客户。</translation>
    </message>
    <message>
        <source>You look after nobody yet.</source>
        <translation>您名下还没有客户。</translation>
    </message>
    <message>
        <source>Everybody has an owner.</source>
        <translation>没有无归属的客户。</translation>
    </message>
    <message>
        <source>Every form is complete.</source>
        <translation>客户资料都已补全。</translation>
    </message>
    <message>
        <source>No customers of high value yet.</source>
        <translation>还没有高价值客户。</translation>
    </message>
    <message>
        <source>Nobody is at risk of being lost.</source>
        <translation>目前没有可能流失的客户。</translation>
    </message>
    <message>
        <source>Nobody fits. Try the last four digits of the phone, or register a new customer.</source>
        <translation>没有符合的客户，可以试试电话后四位，或登记新客户。</translation>
    </message>
    <message>
        <source>The {count} best; type more to narrow it down</source>
        <translation>最符合的 {count} 位，多输几个字可缩小范围</translation>
    </message>
</context>
<context>
    <name>CompletenessBar</name>
    <message>
        <source>Completeness</source>
        <translation>完整度</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Still missing: {names}</source>
        <translation>还缺：{names}</translation>
    </message>
</context>
<context>
    <name>CustomerDialog</name>
    <message>
        <source>{name} is probably the same person. Choose on the right, or save once more as a new one.</source>
        <translation>很可能就是已登记的“{name}”。请在右侧选择；再次保存则另建新客户。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What is known is enough; the rest can follow.</source>
        <translation>先登记已知的，其余以后再补。</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>{name}: details</source>
        <translation>{name}的资料</translation>
    </message>
    <message>
        <source>What is hidden can be changed once it has been shown.</source>
        <translation>隐藏的内容需先点“显示”，才能修改。</translation>
    </message>
    <message>
        <source>Save what you have changed first, then merge.</source>
        <translation>请先保存改动，再合并。</translation>
    </message>
    <message>
        <source>It says “{answer}” now.</source>
        <translation>现在是“{answer}”。</translation>
    </message>
    <message>
        <source>Saved; {percent} % of the form is filled in.</source>
        <translation>已保存，登记表完整度 {percent}%。</translation>
    </message>
    <message>
        <source>The form was closed without saving. Undo brings it back.</source>
        <translation>表单未保存即关闭，撤销可恢复。</translation>
    </message>
</context>
<context>
    <name>CustomerHead</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Showing it is recorded</source>
        <translation>查看会留下记录</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>登记通话</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>I look after them</source>
        <translation>由我跟进</translation>
    </message>
    <message>
        <source>To confirm</source>
        <translation>待核实</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>未留电话</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) to confirm</source>
        <translation>
            <numerusform>%n 项待核实</numerusform>
        </translation>
    </message>
    <message>
        <source>bought for {amount}</source>
        <translation>累计成交 {amount}</translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
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
        <source>Grade</source>
        <translation>定级</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
</context>
<context>
    <name>CustomerPanel</name>
    <message>
        <source>What to show of the customer</source>
        <translation>查看客户的哪一部分</translation>
    </message>
    <message>
        <source>Register the first customer</source>
        <translation>登记第一位客户</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>还没有客户</translation>
    </message>
    <message>
        <source>Whoever comes in or calls can be registered, or bring in the customers you have from a file.</source>
        <translation>来店或来电的客户均可登记，也可以从文件导入已有客户。</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>请选择客户</translation>
    </message>
    <message>
        <source>Type a name, last digits or pinyin above, or take one from the list.</source>
        <translation>在上方输入姓名、尾号或拼音，或从列表中选择。</translation>
    </message>
</context>
<context>
    <name>CustomerPicker</name>
    <message>
        <source>Name, pinyin, last digits</source>
        <translation>姓名、拼音、尾号</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
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
        <source>Customers found</source>
        <translation>找到的客户</translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <translation>没有符合的客户。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更换</translation>
    </message>
</context>
<context>
    <name>CustomerSections</name>
    <message>
        <source>Timeline</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关联客户</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Book an appointment</source>
        <translation>新建预约</translation>
    </message>
    <message>
        <source>Grade by hand</source>
        <translation>手工评级</translation>
    </message>
    <message>
        <source>Merge with another record</source>
        <translation>与另一份资料合并</translation>
    </message>
    <message>
        <source>Claim at the ownership desk</source>
        <translation>申请归属裁定</translation>
    </message>
</context>
<context>
    <name>CustomerWords</name>
    <message>
        <source>mine</source>
        <translation>我</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Looked after by you</source>
        <translation>归属人：我</translation>
    </message>
    <message>
        <source>Nobody looks after this customer yet</source>
        <translation>暂无归属人</translation>
    </message>
    <message>
        <source>Looked after by {name}</source>
        <translation>归属人：{name}</translation>
    </message>
    <message>
        <source>Graded by hand by {staff}</source>
        <translation>由{staff}手工定级</translation>
    </message>
    <message>
        <source>{staff}: {reason}</source>
        <translation>{staff}：{reason}</translation>
    </message>
    <message>
        <source>{factor} {level}</source>
        <translation>{factor}{level}</translation>
    </message>
    <message>
        <source>CNY</source>
        <translation>元</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Edit the chosen customer</source>
        <translation>修改所选客户</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n 位客户</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsSection</name>
    <message>
        <source>Consent noted {when} by {staff}</source>
        <translation>{staff}于 {when} 记录同意</translation>
    </message>
    <message>
        <source>Consent withdrawn {when}, noted by {staff}</source>
        <translation>{staff}于 {when} 记录撤回同意</translation>
    </message>
</context>
<context>
    <name>GradeDialog</name>
    <message>
        <source>Grade</source>
        <translation>定级</translation>
    </message>
    <message>
        <source>By the rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>What you saw or heard</source>
        <translation>您看到或听到的情况</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Say why: a grade by hand needs a reason.</source>
        <translation>手工定级须写明理由。</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>all stay</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者都留</translation>
    </message>
    <message>
        <source>Merge two records</source>
        <translation>合并两份资料</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Visits, calls and quotes of both stay. It can be taken back at any time.</source>
        <translation>两边的来访、通话、报价都会保留，随时可以撤销。</translation>
    </message>
    <message>
        <source>Show what is alike too</source>
        <translation>相同的内容也显示</translation>
    </message>
    <message>
        <source>Same household, two people</source>
        <translation>同一家庭，不是同一人</translation>
    </message>
    <message>
        <source>Keep this record</source>
        <translation>保留这份资料</translation>
    </message>
    <message>
        <source>Keep the record of {name}</source>
        <translation>保留 {name} 的这份资料</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>最近联系 {when}</translation>
    </message>
    <message>
        <source>Fuller record</source>
        <translation>更完整</translation>
    </message>
    <message>
        <source>One of the two is somebody else&apos;s customer: a supervisor signs the merge.</source>
        <translation>其中一位是别人的客户，须由主管确认合并。</translation>
    </message>
    <message>
        <source>Somebody has said that these are two different people.</source>
        <translation>曾有人注明：这是两位不同的客户。</translation>
    </message>
    <message>
        <source>{store}: both have an owner, {one} and {other}. {stays} stays.</source>
        <translation>{store}：两份资料各有归属人（{one}、{other}），合并后归 {stays}。</translation>
    </message>
    <message>
        <source>{what} move to {name}.</source>
        <translation>{what}将转到 {name} 名下。</translation>
    </message>
    <message>
        <source>Nothing happened yet with {name}.</source>
        <translation>{name} 这份资料还没有任何往来记录。</translation>
    </message>
    <message>
        <source>Old papers that name the other record lead to this one.</source>
        <translation>旧单据上的另一份资料编号会自动指向这一份。</translation>
    </message>
    <message>
        <source>The two records are apart again.</source>
        <translation>两份资料已恢复为各自独立。</translation>
    </message>
    <message>
        <source>The two records are one now.</source>
        <translation>两份资料已合并。</translation>
    </message>
</context>
<context>
    <name>MergeWithDialog</name>
    <message>
        <source>Merge with which record?</source>
        <translation>与哪份资料合并？</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Nothing is changed yet: both records are shown side by side first.</source>
        <translation>先并排对照两份资料，此时还不会改动任何内容。</translation>
    </message>
    <message>
        <source>Possibly the same person</source>
        <translation>可能是同一人</translation>
    </message>
    <message>
        <source>Another record</source>
        <translation>其他资料</translation>
    </message>
    <message>
        <source>Choose the other record first.</source>
        <translation>请先选择另一份资料。</translation>
    </message>
</context>
<context>
    <name>MergeWords</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n 次来访</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次通话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quote(s)</source>
        <translation>
            <numerusform>%n 份报价</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n presentation(s)</source>
        <translation>
            <numerusform>%n 次讲解</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n appointment(s)</source>
        <translation>
            <numerusform>%n 个预约</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n opportunity(s)</source>
        <translation>
            <numerusform>%n 个商机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s) of ownership</source>
        <translation>
            <numerusform>%n 项归属申诉</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条留言</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other record(s)</source>
        <translation>
            <numerusform>%n 条其他记录</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>another record</source>
        <translation>另一份资料</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>讲解</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Claim of ownership</source>
        <translation>归属申诉</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Other record</source>
        <translation>其他记录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phones</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>定级</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Recommended by</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>an answer</source>
        <translation>一项资料</translation>
    </message>
</context>
<context>
    <name>MergedBanner</name>
    <message>
        <source>Merged from {name}, {when}</source>
        <translation>由 {name} 的资料并入，{when}</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销合并</translation>
    </message>
</context>
<context>
    <name>MomentWords</name>
    <message>
        <source>Visits</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Presentations and quotes</source>
        <translation>讲解与报价</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>Waiting in the showroom</source>
        <translation>在店等候</translation>
    </message>
    <message>
        <source>Left without being served</source>
        <translation>未获接待离店</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation>定级 {grade}</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手工</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已成交</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Quote {number}</source>
        <translation>报价单 {number}</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Presentation, {steps} steps</source>
        <translation>讲解，{steps} 步</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>待到店</translation>
    </message>
    <message>
        <source>came</source>
        <translation>已到店</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Changed: {fields}</source>
        <translation>修改：{fields}</translation>
    </message>
    <message>
        <source>Confirmed as still right: {fields}</source>
        <translation>核实无误：{fields}</translation>
    </message>
    <message>
        <source>Relation noted: {fields}</source>
        <translation>登记关联：{fields}</translation>
    </message>
    <message>
        <source>Relation taken away: {fields}</source>
        <translation>取消关联：{fields}</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>同一家庭</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>介绍关系</translation>
    </message>
    <message>
        <source>Contact of a company</source>
        <translation>公司联系人</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Nobody looks after the customer any more</source>
        <translation>该客户暂无归属人</translation>
    </message>
    <message>
        <source>A contact was taken back; {name} looks after the customer</source>
        <translation>一次联系被撤销；归属人为 {name}</translation>
    </message>
    <message>
        <source>{name} looks after the customer from now on</source>
        <translation>归属人变更为{name}</translation>
    </message>
    <message>
        <source>Claim {number} at the ownership desk</source>
        <translation>归属申诉第 {number} 号</translation>
    </message>
    <message>
        <source>Ruling on claim {number}</source>
        <translation>归属裁定第 {number} 号</translation>
    </message>
    <message>
        <source>Merged with another record, taken back since</source>
        <translation>曾与另一档案合并，已撤回</translation>
    </message>
    <message>
        <source>Merged with another record</source>
        <translation>与另一档案合并</translation>
    </message>
    <message>
        <source>Opportunity opened</source>
        <translation>新建商机</translation>
    </message>
    <message>
        <source>Opportunity moved on</source>
        <translation>商机推进</translation>
    </message>
    <message>
        <source>Opportunity given out</source>
        <translation>商机分派</translation>
    </message>
    <message>
        <source>Opportunity assessed</source>
        <translation>商机评估</translation>
    </message>
    <message>
        <source>Opportunity won</source>
        <translation>商机赢单</translation>
    </message>
    <message>
        <source>Opportunity lost</source>
        <translation>商机丢单</translation>
    </message>
    <message>
        <source>Opportunity opened again</source>
        <translation>重新打开商机</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>PackForm</name>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Another number</source>
        <translation>再加一个号码</translation>
    </message>
    <message>
        <source>Choose from a calendar</source>
        <translation>从日历中选择</translation>
    </message>
    <message>
        <source>✓ a customer here</source>
        <translation>✓ 本店客户</translation>
    </message>
    <message>
        <source>This customer: {name}</source>
        <translation>选择该客户：{name}</translation>
    </message>
    <message>
        <source>– not said –</source>
        <translation>– 未说 –</translation>
    </message>
    <message>
        <source>year-month-day</source>
        <translation>年-月-日</translation>
    </message>
</context>
<context>
    <name>PossiblyKnown</name>
    <message>
        <source>Possibly known</source>
        <translation>可能已登记</translation>
    </message>
    <message>
        <source>Nobody yet. Phone, e-mail, name and address are compared as you type.</source>
        <translation>暂无。输入时会自动比对电话、邮箱、姓名和地址。</translation>
    </message>
    <message>
        <source>never visited</source>
        <translation>从未到店</translation>
    </message>
    <message>
        <source>last visit {when}</source>
        <translation>上次到店 {when}</translation>
    </message>
    <message>
        <source>This is the person</source>
        <translation>就是这位</translation>
    </message>
    <message>
        <source>Merge the two</source>
        <translation>合并这两份资料</translation>
    </message>
    <message>
        <source>A different person</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Another of the household</source>
        <translation>同一家庭的另一人</translation>
    </message>
</context>
<context>
    <name>RegisterLine</name>
    <message numerus="yes">
        <source>%n more to register</source>
        <translation>
            <numerusform>另有 %n 位待登记</numerusform>
        </translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Visitor {number}, who left {left}, is not registered: overdue since {due}</source>
        <translation>{left} 离店的第 {number} 号客户还未登记，已超过期限（{due}）</translation>
    </message>
    <message>
        <source>{name}: visitor {number}, who left {left}, is not registered: overdue since {due}</source>
        <translation>{name}：{left} 离店的第 {number} 号客户还未登记，已超过期限（{due}）</translation>
    </message>
    <message>
        <source>Visitor {number}, who left {left}, is to be registered by {due}</source>
        <translation>{left} 离店的第 {number} 号客户请在 {due} 前登记</translation>
    </message>
    <message>
        <source>Late: {amount}</source>
        <translation>逾期扣 {amount}</translation>
    </message>
    <message>
        <source>Late: {amount}, the supervisor {more}</source>
        <translation>逾期扣 {amount}，主管扣 {more}</translation>
    </message>
</context>
<context>
    <name>RelationDialog</name>
    <message>
        <source>Add a relation</source>
        <translation>添加关联</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Wife, father, purchasing, architect …</source>
        <translation>妻子、父亲、采购、设计师等</translation>
    </message>
    <message>
        <source>Who?</source>
        <translation>选择客户</translation>
    </message>
    <message>
        <source>What are they to the customer?</source>
        <translation>与该客户的关系</translation>
    </message>
    <message>
        <source>In a few words</source>
        <translation>具体关系</translation>
    </message>
    <message>
        <source>Choose the other customer.</source>
        <translation>请选择另一位客户。</translation>
    </message>
</context>
<context>
    <name>RelationsSection</name>
    <message>
        <source>Same household</source>
        <translation>同一家庭</translation>
    </message>
    <message>
        <source>Recommended us to the customer</source>
        <translation>该客户的介绍人</translation>
    </message>
    <message>
        <source>Came on the customer&apos;s recommendation</source>
        <translation>由该客户介绍而来</translation>
    </message>
    <message>
        <source>The company the customer speaks for</source>
        <translation>该客户所代表的公司</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他关系</translation>
    </message>
    <message>
        <source>Contact in the company</source>
        <translation>公司联系人</translation>
    </message>
    <message>
        <source>Add a relation</source>
        <translation>添加关联</translation>
    </message>
    <message>
        <source>No relations yet</source>
        <translation>暂无关联客户</translation>
    </message>
    <message>
        <source>Household, who recommended whom, contacts of a company: a shared phone is then no duplicate.</source>
        <translation>同一家庭、介绍人、公司联系人等；登记为同一家庭后，共用电话不再算作重复。</translation>
    </message>
    <message>
        <source>Take the relation away</source>
        <translation>取消关联</translation>
    </message>
    <message>
        <source>{name} is no longer related.</source>
        <translation>已取消与{name}的关联。</translation>
    </message>
</context>
<context>
    <name>StaleCard</name>
    <message>
        <source>Please confirm again</source>
        <translation>请再次核实</translation>
    </message>
    <message>
        <source>{field}: {answer}</source>
        <translation>{field}：{answer}</translation>
    </message>
    <message>
        <source>last confirmed {days} days ago</source>
        <translation>上次核实：{days} 天前</translation>
    </message>
    <message>
        <source>Still right</source>
        <translation>仍然正确</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>All still right</source>
        <translation>全部仍然正确</translation>
    </message>
</context>
<context>
    <name>TakeBackDialog</name>
    <message>
        <source>Take the merge back</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Everything goes back to where it was. What somebody changed since stays with the record that is left.</source>
        <translation>一切恢复到合并之前；合并之后有人改过的内容留在保留的那份资料上。</translation>
    </message>
    <message>
        <source>Since the merge. Tick what belongs to {name}:</source>
        <translation>以下发生在合并之后，属于 {name} 的请勾选：</translation>
    </message>
    <message>
        <source>They are two people: do not propose them again</source>
        <translation>是两位不同的客户，以后不再提示</translation>
    </message>
    <message>
        <source>Changed since, and stayed as it is: {what}.</source>
        <translation>合并后改过、保持现状的有：{what}。</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) had been removed since.</source>
        <translation>
            <numerusform>另有 %n 条记录在合并之后已被删除。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineSection</name>
    <message>
        <source>What to see</source>
        <translation>查看哪些</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>Nothing of that kind yet.</source>
        <translation>暂无此类记录。</translation>
    </message>
</context>
</TS>
