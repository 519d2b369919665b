<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>About Showroom</source>
        <translation>关于本程序</translation>
    </message>
</context>
<context>
    <name>CallBar</name>
    <message numerus="yes">
        <source>{call} · %n more call(s)</source>
        <translation>
            <numerusform>{call} · 另有 %n 通来电</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it (F3)</source>
        <translation>接入登记（F3）</translation>
    </message>
    <message>
        <source>Calling: {who} · ring {rings}</source>
        <translation>来电：{who} · 第 {rings} 声</translation>
    </message>
    <message>
        <source>On the line: {who} · answered at ring {rings}</source>
        <translation>通话中：{who} · 第 {rings} 声接起</translation>
    </message>
    <message>
        <source>Nobody answered: {who} · rang {rings} times</source>
        <translation>未接来电：{who} · 响了 {rings} 声</translation>
    </message>
    <message>
        <source>Has called: {who} · rang {rings} times</source>
        <translation>来过电话：{who} · 响了 {rings} 声</translation>
    </message>
    <message>
        <source>number withheld</source>
        <translation>号码未显示</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>有人来电</translation>
    </message>
    <message>
        <source>{name}&apos;s customer</source>
        <translation>{name}的客户</translation>
    </message>
</context>
<context>
    <name>CallNewsBar</name>
    <message>
        <source>Sensitive call: {topic}, written down by {name}.</source>
        <translation>敏感来电：{topic}，{name} 已登记。</translation>
    </message>
    <message>
        <source>Urgent message for you from {name}.</source>
        <translation>{name} 给您留了加急留言。</translation>
    </message>
    <message>
        <source>Message for you from {name}.</source>
        <translation>{name} 给您留了言。</translation>
    </message>
    <message>
        <source>{name} asks you about call {number}.</source>
        <translation>{name} 就第 {number} 号来电请示您。</translation>
    </message>
    <message>
        <source>{name} has answered about call {number}.</source>
        <translation>{name} 已就第 {number} 号来电答复您。</translation>
    </message>
    <message>
        <source>Call-back overdue: call {number}, taken by {name}.</source>
        <translation>回电超时：第 {number} 号来电，{name} 接听。</translation>
    </message>
    <message>
        <source>Sensitive call: {topic}. {name} is on the line now.</source>
        <translation>敏感来电：{topic}，{name} 正在通话。</translation>
    </message>
</context>
<context>
    <name>ClockKeeper</name>
    <message>
        <source>This PC&apos;s clock was set forward by {hours} h {minutes} min: it says {time}. If that is wrong, put it right before anything else is entered.</source>
        <translation>本机时钟被调快了 {hours} 小时 {minutes} 分钟，现为 {time}。如果不对，请先校正再录入。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock was set back by {hours} h {minutes} min: it says {time}. If that is wrong, put it right before anything else is entered.</source>
        <translation>本机时钟被调慢了 {hours} 小时 {minutes} 分钟，现为 {time}。如果不对，请先校正再录入。</translation>
    </message>
</context>
<context>
    <name>Countries</name>
    <message>
        <source>China</source>
        <translation>中国</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>中国香港</translation>
    </message>
    <message>
        <source>Macau</source>
        <translation>中国澳门</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>中国台湾</translation>
    </message>
    <message>
        <source>Singapore</source>
        <translation>新加坡</translation>
    </message>
    <message>
        <source>Malaysia</source>
        <translation>马来西亚</translation>
    </message>
    <message>
        <source>Saudi Arabia</source>
        <translation>沙特阿拉伯</translation>
    </message>
    <message>
        <source>United Arab Emirates</source>
        <translation>阿联酋</translation>
    </message>
    <message>
        <source>United Kingdom</source>
        <translation>英国</translation>
    </message>
    <message>
        <source>Germany</source>
        <translation>德国</translation>
    </message>
    <message>
        <source>Spain</source>
        <translation>西班牙</translation>
    </message>
    <message>
        <source>France</source>
        <translation>法国</translation>
    </message>
    <message>
        <source>Italy</source>
        <translation>意大利</translation>
    </message>
    <message>
        <source>United States</source>
        <translation>美国</translation>
    </message>
    <message>
        <source>Canada</source>
        <translation>加拿大</translation>
    </message>
    <message>
        <source>Australia</source>
        <translation>澳大利亚</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>This is a mistake in the program, not yours. What was saved before is safe; you can go on working. The report below names no customer; please send it to whoever looks after Showroom.</source>
        <translation>这是程序的问题，不是您操作有误。之前保存的内容都在，可以继续工作。下面的报告不含客户资料，请发给负责维护程序的人。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
</context>
<context>
    <name>DeskNewsBar</name>
    <message>
        <source>A customer forgot who served them. Was it you? State facts in case {number}.</source>
        <translation>有客户记不清由谁接待过。是您吗？请到案件 {number} 填报事实。</translation>
    </message>
    <message>
        <source>Skating: {name} registered or quoted a customer whose household {owner} looks after.</source>
        <translation>撞单：{name} 登记或报价的客户，其家庭归 {owner}。</translation>
    </message>
    <message>
        <source>{name} opened case {number} at the ownership desk.</source>
        <translation>{name} 提交了归属案件 {number}。</translation>
    </message>
    <message>
        <source>Case {number} is decided: {name}.</source>
        <translation>案件 {number} 已裁定：{name}。</translation>
    </message>
    <message>
        <source>Case {number} is decided: nobody, the customer goes by the rotation.</source>
        <translation>案件 {number} 已裁定：无人归属，按轮序接待。</translation>
    </message>
</context>
<context>
    <name>DraftBar</name>
    <message>
        <source>Something typed on the page “{page}” was not saved yet. It is still there.</source>
        <translation>“{page}”页面上有填了还没保存的内容，仍然保留着。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往查看</translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Choose another store…</source>
        <translation>选择其他门店…</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>The database can&apos;t be used</source>
        <translation>数据库无法使用</translation>
    </message>
    <message>
        <source>Try again. If it stays like this, choose another database or ask whoever looks after your PCs.</source>
        <translation>请重试。若仍不行，请选择其他数据库，或联系电脑维护人员。</translation>
    </message>
    <message>
        <source>This store needs a newer program</source>
        <translation>此门店需要新版程序</translation>
    </message>
    <message>
        <source>Update Showroom on this PC. Nothing in the store was changed. Another store can be opened now.</source>
        <translation>请在本机升级程序。门店数据未作任何改动，现在也可以打开其他门店。</translation>
    </message>
    <message>
        <source>This file is not a store</source>
        <translation>这不是门店文件</translation>
    </message>
    <message>
        <source>Choose the store&apos;s own file (it ends in .sqlite3), or restore the last backup.</source>
        <translation>请选择门店自己的文件（以 .sqlite3 结尾），或恢复最近一次备份。</translation>
    </message>
    <message>
        <source>This file belongs to another program</source>
        <translation>这是其他程序的文件</translation>
    </message>
    <message>
        <source>Choose the store&apos;s own file. This one was left as it is.</source>
        <translation>请选择门店自己的文件。此文件未作改动。</translation>
    </message>
    <message>
        <source>The store can&apos;t be written</source>
        <translation>门店数据无法写入</translation>
    </message>
    <message>
        <source>Check that the folder isn&apos;t write-protected, that the disk is fine, and that you may write there; then try again.</source>
        <translation>请检查文件夹是否只读、磁盘是否正常、您是否有写入权限，然后重试。</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Empty the waste bin or move large files to another disk, then try again. Don&apos;t delete the store&apos;s file.</source>
        <translation>请清空回收站，或把大文件移到其他磁盘，然后重试。请勿删除门店文件。</translation>
    </message>
    <message>
        <source>The disk has a problem</source>
        <translation>磁盘有故障</translation>
    </message>
    <message>
        <source>Copy the last backup to another disk before anything else, and have the disk checked.</source>
        <translation>请先把最近一次备份复制到另一块磁盘，再请人检查这块磁盘。</translation>
    </message>
    <message>
        <source>A store&apos;s file must lie on this PC</source>
        <translation>门店文件必须放在本机</translation>
    </message>
    <message>
        <source>Move the file to a disk of this PC. To use one store on several PCs, give the address of a PostgreSQL server instead of a file.</source>
        <translation>请把文件移到本机磁盘。多台电脑共用一家门店时，请填写 PostgreSQL 服务器地址，而不要共享文件。</translation>
    </message>
    <message>
        <source>The database server doesn&apos;t answer</source>
        <translation>数据库服务器没有响应</translation>
    </message>
    <message>
        <source>Check the network cable or Wi-Fi and whether the server is switched on, then try again.</source>
        <translation>请检查网线或无线网络，以及服务器是否开机，然后重试。</translation>
    </message>
    <message>
        <source>The store is in use elsewhere</source>
        <translation>门店数据正被占用</translation>
    </message>
    <message>
        <source>Close backup or sync programs that hold the file, then try again.</source>
        <translation>请关闭正在占用该文件的备份或同步程序，然后重试。</translation>
    </message>
    <message>
        <source>The store&apos;s file is damaged</source>
        <translation>门店文件已损坏</translation>
    </message>
    <message>
        <source>Restore the last backup. Keep the damaged file: much of it can usually be saved.</source>
        <translation>请恢复最近一次备份。损坏的文件请保留，其中大部分内容通常可以挽救。</translation>
    </message>
</context>
<context>
    <name>FindPopup</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Name, phone, last digits, pinyin, plate, quote number…</source>
        <translation>姓名、电话、尾号、拼音、车牌、报价单号…</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Type two letters or digits, or one Chinese character.</source>
        <translation>请输入一个汉字，或至少两位字母、数字。</translation>
    </message>
    <message>
        <source>Nothing found for “{query}”.</source>
        <translation>没有找到“{query}”。</translation>
    </message>
    <message>
        <source>The search index is being renewed ({percent} %): older customers are found soon.</source>
        <translation>正在更新搜索索引（{percent}%），较早的客户稍后即可找到。</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Make the store</source>
        <translation>建立门店</translation>
    </message>
    <message>
        <source>First start</source>
        <translation>首次使用</translation>
    </message>
    <message>
        <source>Begin with the sample catalogue of the trade</source>
        <translation>先用本行业的示例产品目录</translation>
    </message>
    <message>
        <source>Invented products to quote from; your own list can be imported later.</source>
        <translation>虚构的产品，可直接用来报价；以后可导入自己的产品目录。</translation>
    </message>
    <message>
        <source>Your store</source>
        <translation>您的门店</translation>
    </message>
    <message>
        <source>The store manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>Open the demo store</source>
        <translation>打开演示门店</translation>
    </message>
    <message>
        <source>Open a store that exists…</source>
        <translation>打开已有门店…</translation>
    </message>
    <message>
        <source>Just looking?</source>
        <translation>先看看？</translation>
    </message>
    <message>
        <source>The demo store has people, visitors and quotes of its own in a separate file. Try anything: your own store is not touched. Everybody&apos;s PIN there is 2580.</source>
        <translation>演示门店有自己的员工、访客和报价，存放在单独的文件里。可以随意试用，不会影响您的门店。所有人的密码都是 2580。</translation>
    </message>
    <message>
        <source>Already have one?</source>
        <translation>已经有门店？</translation>
    </message>
    <message>
        <source>Choose the store&apos;s file, for example from a backup or another PC.</source>
        <translation>请选择门店文件，例如备份或从其他电脑拷来的文件。</translation>
    </message>
    <message>
        <source>Welcome to Showroom</source>
        <translation>欢迎使用展厅接待</translation>
    </message>
    <message>
        <source>Name of the store</source>
        <translation>门店名称</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Manager&apos;s name</source>
        <translation>店长姓名</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>4 to 8 digits</source>
        <translation>4 到 8 位数字</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>The store is kept at {place}</source>
        <translation>门店数据保存在 {place}</translation>
    </message>
    <message>
        <source>{about}. Can be changed later.</source>
        <translation>{about}，以后可以更换。</translation>
    </message>
    <message>
        <source>Opening the demo store…</source>
        <translation>正在打开演示门店…</translation>
    </message>
    <message>
        <source>Filling the demo store…</source>
        <translation>正在生成演示数据…</translation>
    </message>
</context>
<context>
    <name>Fronts</name>
    <message>
        <source>Who is it?</source>
        <translation>您是哪位？</translation>
    </message>
    <message>
        <source>{store}: touch your card and type your PIN.</source>
        <translation>{store}：点自己的工卡，输入密码。</translation>
    </message>
    <message>
        <source>To the floor board</source>
        <translation>去接待看板</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>LineStack</name>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Everywhere</source>
        <translation>任何页面</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>New visitor</source>
        <translation>新来访</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>新来电</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Undo the last act</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Lock, or sign in</source>
        <translation>锁定或登录</translation>
    </message>
    <message>
        <source>Page {name}</source>
        <translation>{name}页面</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Reception</source>
        <translation>接待台</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Presentations</source>
        <translation>产品介绍</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>产品目录</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>经营看板</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>员工</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Manage</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>NewsBar</name>
    <message>
        <source>VIP here, visitor {number}: the manager says who serves.</source>
        <translation>VIP 到店（{number} 号来访）：由经理指定接待人。</translation>
    </message>
    <message>
        <source>VIP here: visitor {number} waits.</source>
        <translation>VIP 到店：{number} 号来访正在等候。</translation>
    </message>
    <message>
        <source>VIP here: visitor {number}, served by {name}.</source>
        <translation>VIP 到店：{number} 号来访，由 {name} 接待。</translation>
    </message>
    <message>
        <source>Your customer is here: visitor {number} waits.</source>
        <translation>您的客户到店：{number} 号来访正在等候。</translation>
    </message>
    <message>
        <source>Your customer is here: visitor {number}, served by {name}.</source>
        <translation>您的客户到店：{number} 号来访，由 {name} 接待。</translation>
    </message>
    <message>
        <source>VIP here: visitor {number}, {owner}&apos;s customer, served by {name}.</source>
        <translation>VIP 到店：{number} 号来访，{owner} 的客户，由 {name} 接待。</translation>
    </message>
    <message>
        <source>VIP here: visitor {number}, {owner}&apos;s customer, waits.</source>
        <translation>VIP 到店：{number} 号来访，{owner} 的客户，正在等候。</translation>
    </message>
</context>
<context>
    <name>NewsLine</name>
    <message>
        <source>{news} {count} more.</source>
        <translation>{news}另有 {count} 条。</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>前往查看</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>Change the trade</source>
        <translation>更换行业方案</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件选择…</translation>
    </message>
    <message>
        <source>Add the sample catalogue of the trade</source>
        <translation>同时加入该行业的示例产品目录</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>From</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Today means at once.</source>
        <translation>选今天即刻生效，以后的日期从当天营业日开始生效。</translation>
    </message>
    <message>
        <source>In force now: {pack}, version {version}. Earlier records keep the version they were made under.</source>
        <translation>当前使用：{pack}，版本 {version}。以前的记录仍按当时的版本保存。</translation>
    </message>
    <message>
        <source>Store pack</source>
        <translation>行业方案文件</translation>
    </message>
    <message>
        <source>Store pack (*.toml)</source>
        <translation>行业方案 (*.toml)</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 条</translation>
    </message>
</context>
<context>
    <name>PackUpdateLine</name>
    <message>
        <source>Put in force</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>A newer version of the trade</source>
        <translation>行业方案有新版本</translation>
    </message>
    <message>
        <source>Version {version} came with the program, {current} is in force. It brings new forms, choices and deadlines. The rotation rules stay as they are; what else the store changed in its pack is replaced.</source>
        <translation>程序自带 {version} 版，本店现用 {current} 版。新版带来新的登记表、选项和时限；轮序规则保持不变，本店对方案的其他改动会被新版取代。</translation>
    </message>
    <message>
        <source>The newer version of the trade holds from now on.</source>
        <translation>行业方案新版本已启用。</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Stores (*.sqlite3 *.sqlite *.db)</source>
        <translation>门店文件 (*.sqlite3 *.sqlite *.db)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a store</source>
        <translation>选择门店</translation>
    </message>
    <message>
        <source>Opening the store…</source>
        <translation>正在打开门店…</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Greeter</source>
        <translation>迎宾</translation>
    </message>
    <message>
        <source>Sales consultant</source>
        <translation>销售顾问</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Store manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
</context>
<context>
    <name>SecondaryWindow</name>
    <message>
        <source>Fill the screen</source>
        <translation>全屏显示</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Leave the full screen</source>
        <translation>退出全屏</translation>
    </message>
    <message>
        <source>There is no store yet.</source>
        <translation>还没有门店。</translation>
    </message>
</context>
<context>
    <name>ServerDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation>连接服务器</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Several PCs can work on one store through a PostgreSQL server.</source>
        <translation>通过 PostgreSQL 服务器，多台电脑可以共用一家门店。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The address begins with postgresql://</source>
        <translation>地址应以 postgresql:// 开头</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Open another store…</source>
        <translation>打开其他门店…</translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation>连接服务器…</translation>
    </message>
    <message>
        <source>Name of the store</source>
        <translation>门店名称</translation>
    </message>
    <message>
        <source>Save the name</source>
        <translation>保存名称</translation>
    </message>
    <message>
        <source>Floor board</source>
        <translation>轮序大屏</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>经营看板</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Showroom</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>修改规则</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Who is next, what uses a turn, what holds for customers and calls.</source>
        <translation>谁接下一位、哪些来访占轮次，以及客户与电话的规则。</translation>
    </message>
    <message>
        <source>Change the trade</source>
        <translation>更换行业方案</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Lock this PC when nobody touches it</source>
        <translation>无人操作时自动锁定</translation>
    </message>
    <message>
        <source>The floor board and F2 go on working.</source>
        <translation>轮序大屏和 F2 仍可使用。</translation>
    </message>
    <message>
        <source>Trade</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Its forms, scripts, deadlines and quote terms.</source>
        <translation>决定登记表、话术、时限和报价条款。</translation>
    </message>
    <message>
        <source>This PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Where the store is kept</source>
        <translation>数据位置</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>After {minutes} min</source>
        <translation>{minutes} 分钟后</translation>
    </message>
    <message>
        <source>{pack} holds from {day}.</source>
        <translation>{pack}自 {day} 起生效。</translation>
    </message>
    <message>
        <source>The store is now called {name}.</source>
        <translation>门店已更名为 {name}。</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Showroom</source>
        <translation>展厅接待</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Showroom</source>
        <translation>展厅接待</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation>锁定（Ctrl+L）</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Desk is locked</source>
        <translation>前台已锁定</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Sign</source>
        <translation>签名</translation>
    </message>
</context>
<context>
    <name>SignInPanel</name>
    <message>
        <source>Choose your card</source>
        <translation>请选择工卡</translation>
    </message>
</context>
<context>
    <name>SoundCard</name>
    <message>
        <source>Sounds</source>
        <translation>提示音</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Spoken names</source>
        <translation>语音叫名</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Monitor of the floor board</source>
        <translation>轮序大屏的显示器</translation>
    </message>
    <message>
        <source>Sounds and floor board</source>
        <translation>声音与轮序大屏</translation>
    </message>
    <message>
        <source>When a visitor is assigned, when the greeter changes, when the front desk is empty.</source>
        <translation>派给顾问、迎宾换岗、前台无人时响起。</translation>
    </message>
    <message>
        <source>Says who is called and who moves up; Chinese names in Chinese.</source>
        <translation>念出被叫到的人和该上前的人；中文名用中文念。</translation>
    </message>
    <message>
        <source>Where it is unplugged, the board takes another one, never the counter&apos;s.</source>
        <translation>这台显示器没接上时，大屏改用别的，不会遮住柜台。</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>volume</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>volume</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <comment>volume</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>This system has no speech (eSpeak NG or Speech Dispatcher would do).</source>
        <translation>本机没有语音功能（装上 eSpeak NG 或 Speech Dispatcher 即可）。</translation>
    </message>
    <message>
        <source>The second one</source>
        <translation>第二台显示器</translation>
    </message>
    <message>
        <source>{screen} (unplugged)</source>
        <translation>{screen}（未连接）</translation>
    </message>
    <message>
        <source>{screen} (counter)</source>
        <translation>{screen}（柜台）</translation>
    </message>
    <message>
        <source>The system&apos;s speech did not answer.</source>
        <translation>系统语音没有反应。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Who does this?</source>
        <translation>由谁操作？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>_Plain</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
</TS>
