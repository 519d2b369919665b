<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ConditionsCard</name>
    <message>
        <source>Payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Tax included</source>
        <translation>价格含税</translation>
    </message>
    <message>
        <source>Plus tax</source>
        <translation>价格不含税</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>中英对照</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>Anything the paper should say: lift, delivery hours …</source>
        <translation>需要写在单据上的：电梯、送货时间……</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Notes on the paper</source>
        <translation>单据备注</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>报价条件</translation>
    </message>
</context>
<context>
    <name>CustomerCard</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>EditorHead</name>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Delete the draft</source>
        <translation>删除草稿</translation>
    </message>
    <message>
        <source>Declined …</source>
        <translation>客户谢绝…</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>客户接受</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>开出</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>新建报价单</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saved with Ctrl+S; issuing gives it its number.</source>
        <translation>按 Ctrl+S 保存；开出时编号。</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>有改动未保存</translation>
    </message>
</context>
<context>
    <name>LetterheadDialog</name>
    <message>
        <source>Letterhead</source>
        <translation>抬头</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>It stands on every paper issued from now on; issued papers stay as they are.</source>
        <translation>今后开出的单据都用此抬头；已开出的不变。</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>税号</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>Item</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>5% or 200</source>
        <translation>5%、9折或 200</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Options …</source>
        <translation>选配…</translation>
    </message>
    <message>
        <source>Move the line up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move the line down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Take the line out</source>
        <translation>删除此行</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>Free line</source>
        <translation>自填行</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送货</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Lines of the quote</source>
        <translation>报价明细</translation>
    </message>
    <message>
        <source>No line yet: search a product above, or add a free line.</source>
        <translation>还没有明细：在上方搜索产品，或添加自填行。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>品名</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
</context>
<context>
    <name>OptionsDialog</name>
    <message>
        <source>Options</source>
        <translation>选配</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>Paper of the quote</source>
        <translation>报价单单据</translation>
    </message>
    <message>
        <source>Pages of the paper</source>
        <translation>单据各页</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>中英对照</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>单据语言</translation>
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
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Pages: {count}</source>
        <translation>共 {count} 页</translation>
    </message>
    <message>
        <source>No printer on this PC</source>
        <translation>本机没有打印机</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Quote {number}</source>
        <translation>报价单 {number}</translation>
    </message>
    <message>
        <source>{pages} page(s) given to {printer}.</source>
        <translation>已将 {pages} 页发送到 {printer}。</translation>
    </message>
    <message>
        <source>PDF file (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
</context>
<context>
    <name>ProductLines</name>
    <message>
        <source>This product has no options.</source>
        <translation>该产品没有选配项。</translation>
    </message>
</context>
<context>
    <name>ProductSearch</name>
    <message>
        <source>Add a product: name, pinyin or article number</source>
        <translation>添加产品：品名、拼音或货号</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Products found</source>
        <translation>找到的产品</translation>
    </message>
    <message>
        <source>No product has these words.</source>
        <translation>没有符合的产品。</translation>
    </message>
</context>
<context>
    <name>QuoteActs</name>
    <message>
        <source>Quote {number} issued</source>
        <translation>报价单 {number} 已开出</translation>
    </message>
    <message>
        <source>The customer declined</source>
        <translation>客户谢绝</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Price, delivery time, bought elsewhere …</source>
        <translation>价格、货期、在别处买了……</translation>
    </message>
    <message>
        <source>A deleted draft can&apos;t be brought back.</source>
        <translation>草稿删除后无法恢复。</translation>
    </message>
    <message>
        <source>Delete the draft</source>
        <translation>删除草稿</translation>
    </message>
</context>
<context>
    <name>QuoteEditor</name>
    <message>
        <source>What you had typed before the program stopped has been put back.</source>
        <translation>程序中断前您填的内容已恢复。</translation>
    </message>
    <message>
        <source>This quote has changes that are not saved.</source>
        <translation>这张报价单有未保存的改动。</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>不保存并离开</translation>
    </message>
    <message>
        <source>Manager approves …</source>
        <translation>店长批准…</translation>
    </message>
</context>
<context>
    <name>Quotes</name>
    <message>
        <source>To approve</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Not approved</source>
        <translation>未批准</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>已开出</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已谢绝</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy-MM-dd</translation>
    </message>
</context>
<context>
    <name>QuotesPage</name>
    <message>
        <source>Quotes</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>New quote</source>
        <translation>新建报价单</translation>
    </message>
    <message>
        <source>Save the quote</source>
        <translation>保存报价单</translation>
    </message>
    <message>
        <source>Paper of the quote</source>
        <translation>报价单单据</translation>
    </message>
    <message>
        <source>Issue the quote</source>
        <translation>开出报价单</translation>
    </message>
    <message>
        <source>Letterhead …</source>
        <translation>单据抬头…</translation>
    </message>
    <message>
        <source>Number, customer, pinyin or last digits</source>
        <translation>单号、客户、拼音或尾号</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待批准</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已谢绝</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Which quotes</source>
        <translation>显示哪些报价单</translation>
    </message>
    <message>
        <source>No quote fits. Ctrl+N makes a new one.</source>
        <translation>没有符合的报价单。按 Ctrl+N 新建。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Consultant</source>
        <translation>销售顾问</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message numerus="yes">
        <source>%n quote(s)</source>
        <translation>
            <numerusform>共 %n 张报价单</numerusform>
        </translation>
    </message>
    <message>
        <source>The {count} last changed; search to see others</source>
        <translation>显示最近改动的 {count} 张；其他请搜索</translation>
    </message>
    <message>
        <source>Save this quote first, or go back without saving.</source>
        <translation>请先保存这张报价单，或不保存返回。</translation>
    </message>
</context>
<context>
    <name>SumsCard</name>
    <message>
        <source>5% or 200</source>
        <translation>5%、9折或 200</translation>
    </message>
    <message>
        <source>Discount on the whole</source>
        <translation>整单优惠</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>List sum</source>
        <translation>原价合计</translation>
    </message>
    <message>
        <source>Line discounts</source>
        <translation>单项优惠</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Rounded off</source>
        <translation>抹零</translation>
    </message>
    <message>
        <source>of it tax {rate} %</source>
        <translation>其中含税 {rate}%</translation>
    </message>
    <message>
        <source>Tax {rate} %</source>
        <translation>税额 {rate}%</translation>
    </message>
    <message>
        <source>{percent} % off in all; you may give {ceiling} %.</source>
        <translation>共优惠 {percent}%，您的权限为 {ceiling}%。</translation>
    </message>
    <message>
        <source>{percent} % off in all; you may give {ceiling} %. A manager has to approve it.</source>
        <translation>共优惠 {percent}%，您的权限为 {ceiling}%，须店长批准。</translation>
    </message>
</context>
</TS>
