<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Catalogue</name>
    <message>
        <source>In stock</source>
        <translation>现货</translation>
    </message>
    <message>
        <source>Made to order</source>
        <translation>定制</translation>
    </message>
    <message>
        <source>Showroom piece</source>
        <translation>样品</translation>
    </message>
    <message>
        <source>Out of stock</source>
        <translation>缺货</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新品</translation>
    </message>
    <message>
        <source>Clearance</source>
        <translation>清仓</translation>
    </message>
    <message>
        <source>Discontinued</source>
        <translation>停产</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation>卖点</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>适用场合</translation>
    </message>
    <message>
        <source>Compared with others</source>
        <translation>与同类相比</translation>
    </message>
    <message>
        <source>Size (W × D × H)</source>
        <translation>尺寸（宽 × 深 × 高）</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>送货</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>适用房间</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>风格</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Catalogue</source>
        <translation>产品目录</translation>
    </message>
    <message>
        <source>Import file …</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Name, pinyin or article number</source>
        <translation>品名、拼音或货号</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>No product has these words.</source>
        <translation>没有符合的产品。</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>供货</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原价</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部分类</translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation>{name}（{count}）</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>共 %n 个产品</numerusform>
        </translation>
    </message>
    <message>
        <source>File of products</source>
        <translation>产品文件</translation>
    </message>
    <message>
        <source>Table (*.csv *.txt)</source>
        <translation>表格 (*.csv *.txt)</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Take in products</source>
        <translation>导入产品</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 行</translation>
    </message>
</context>
<context>
    <name>PriceDialog</name>
    <message>
        <source>New price</source>
        <translation>新价格</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>From</source>
        <translation>自何日起</translation>
    </message>
</context>
<context>
    <name>ProductPanel</name>
    <message>
        <source>Add to a quote</source>
        <translation>加入报价单</translation>
    </message>
    <message>
        <source>New price …</source>
        <translation>调价…</translation>
    </message>
    <message>
        <source>Choose a product to see its card.</source>
        <translation>选择一个产品，查看产品卡。</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Designer</source>
        <translation>设计师</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation>{name}（{count}）</translation>
    </message>
    <message>
        <source>before {price}</source>
        <translation>原价 {price}</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格变动</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} 起</translation>
    </message>
</context>
</TS>
