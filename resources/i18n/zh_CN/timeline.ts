<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActsList</name>
    <message>
        <source>Acts of the day</source>
        <translation>当天的操作</translation>
    </message>
</context>
<context>
    <name>ActsModel</name>
    <message>
        <source>taken back later</source>
        <translation>后来已撤销</translation>
    </message>
</context>
<context>
    <name>DayChooser</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The day before with acts</source>
        <translation>前一个有记录的日子</translation>
    </message>
    <message>
        <source>The next day with acts</source>
        <translation>后一个有记录的日子</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近一天</translation>
    </message>
    <message>
        <source>{count} acts</source>
        <translation>{count} 次操作</translation>
    </message>
</context>
<context>
    <name>DayView</name>
    <message>
        <source>The floor</source>
        <translation>现场</translation>
    </message>
    <message>
        <source>Nobody has clocked in yet.</source>
        <translation>还没有人签到。</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Back to the act</source>
        <translation>回到这次操作</translation>
    </message>
    <message>
        <source>{count} with a visitor</source>
        <translation>{count} 批接待中</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count} 批等候</translation>
    </message>
    <message>
        <source>{count} make-up turns</source>
        <translation>{count} 次待补接</translation>
    </message>
    <message>
        <source>1 make-up turn</source>
        <translation>1 次待补接</translation>
    </message>
    <message>
        <source>{count} served</source>
        <translation>已接待 {count} 批</translation>
    </message>
    <message>
        <source>{count} left unserved</source>
        <translation>{count} 批未接待离店</translation>
    </message>
</context>
<context>
    <name>FloorList</name>
    <message>
        <source>The floor at this moment</source>
        <translation>此刻的现场</translation>
    </message>
</context>
<context>
    <name>FloorTeller</name>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>轮序</translation>
    </message>
    <message>
        <source>{count} free</source>
        <translation>{count} 人空闲</translation>
    </message>
    <message>
        <source>With a visitor, no longer on the floor</source>
        <translation>仍在接待、已下班</translation>
    </message>
    <message>
        <source>Make-up bank</source>
        <translation>补接</translation>
    </message>
    <message>
        <source>1 turn</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>{count} turns</source>
        <translation>{count} 轮</translation>
    </message>
    <message>
        <source>free for {time}</source>
        <translation>空闲 {time}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between numbers of visitors</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>missed {count}</source>
        <translation>错过 {count} 次</translation>
    </message>
    <message>
        <source>make-up ×{count}</source>
        <translation>补接 ×{count}</translation>
    </message>
    <message>
        <source>At the door</source>
        <translation>迎宾岗</translation>
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
        <source>1 person</source>
        <translation>1 人</translation>
    </message>
    <message>
        <source>{count} people</source>
        <translation>{count} 人</translation>
    </message>
    <message>
        <source>Visitor {number}</source>
        <translation>{number} 号来访</translation>
    </message>
    <message>
        <source>Put first</source>
        <translation>优先照顾</translation>
    </message>
    <message>
        <source>an earlier day</source>
        <translation>之前的日子</translation>
    </message>
    <message>
        <source>{why}, earned {since}</source>
        <translation>{why}，{since} 记入</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day} 前有效</translation>
    </message>
    <message>
        <source>first in line</source>
        <translation>优先</translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>Moment of the day</source>
        <translation>当天的时刻</translation>
    </message>
</context>
<context>
    <name>Teller</name>
    <message>
        <source>taken back {time}</source>
        <translation>{time} 已撤销</translation>
    </message>
    <message>
        <source>Why this place? · {time}</source>
        <translation>为什么排在这里？· {time}</translation>
    </message>
    <message>
        <source>{name} was not on the floor then.</source>
        <translation>{name} 当时不在岗。</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>未办事项</translation>
    </message>
    <message>
        <source>This visitor was not waiting then.</source>
        <translation>这批来访当时没有在等候。</translation>
    </message>
    <message>
        <source>Why does visitor {number} wait? · {time}</source>
        <translation>{number} 号来访为什么在等？· {time}</translation>
    </message>
    <message>
        <source>{who}, {time}</source>
        <translation>{who}，{time}</translation>
    </message>
    <message>
        <source>{entered}; true time {true}</source>
        <translation>{entered}；实际时间 {true}</translation>
    </message>
    <message>
        <source>event {number} of the day, {seq} of the ledger</source>
        <translation>当天第 {number} 条，台账第 {seq} 条</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>{name} {version}, in force since {since}</source>
        <translation>{name} {version}，{since} 起生效</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>the locked desk</source>
        <translation>锁定的前台</translation>
    </message>
    <message>
        <source>command line ({user})</source>
        <translation>命令行（{user}）</translation>
    </message>
    <message>
        <source>Entered afterwards: it happened at {true} and was entered at {entered}.</source>
        <translation>补录：实际发生在 {true}，{entered} 录入。</translation>
    </message>
    <message>
        <source>The clock of the PC stood at {clock} when this was entered, before the act before it; the ledger keeps its order.</source>
        <translation>录入时这台电脑的时钟是 {clock}，比上一次操作还早；台账保持原来的先后。</translation>
    </message>
    <message>
        <source>A clock that was far off was put right here: the day was opened anew.</source>
        <translation>这里校正了偏差很大的时钟，当天重新开始。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Visitors</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>已分配</translation>
    </message>
    <message>
        <source>waits, away</source>
        <translation>等候、离岗</translation>
    </message>
    <message>
        <source>taken up</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>served, back</source>
        <translation>接待、返岗</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>taken back, lost</source>
        <translation>撤销、流失</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>接待台</translation>
    </message>
    <message>
        <source>Every act at the desk stands here, with the floor as it was.</source>
        <translation>前台的每次操作和当时的现场都在这里。</translation>
    </message>
    <message>
        <source>One act back</source>
        <translation>上一次操作</translation>
    </message>
    <message>
        <source>One act on</source>
        <translation>下一次操作</translation>
    </message>
    <message>
        <source>One hour back</source>
        <translation>往前一小时</translation>
    </message>
    <message>
        <source>One hour on</source>
        <translation>往后一小时</translation>
    </message>
    <message>
        <source>To the first act</source>
        <translation>到第一次操作</translation>
    </message>
    <message>
        <source>To the latest moment</source>
        <translation>到最新时刻</translation>
    </message>
    <message>
        <source>The day before with acts</source>
        <translation>前一个有记录的日子</translation>
    </message>
    <message>
        <source>The next day with acts</source>
        <translation>后一个有记录的日子</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>The ledger is still empty</source>
        <translation>台账还是空的</translation>
    </message>
    <message>
        <source>Nothing was recorded on this day</source>
        <translation>这一天没有记录</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>To the first act</source>
        <translation>到第一次操作</translation>
    </message>
    <message>
        <source>One act back</source>
        <translation>上一次操作</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>One act on</source>
        <translation>下一次操作</translation>
    </message>
    <message>
        <source>To the latest act</source>
        <translation>到最新操作</translation>
    </message>
    <message>
        <source>1 min/s</source>
        <translation>1 分/秒</translation>
    </message>
    <message>
        <source>5 min/s</source>
        <translation>5 分/秒</translation>
    </message>
    <message>
        <source>20 min/s</source>
        <translation>20 分/秒</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>act {number} of {count}</source>
        <translation>第 {number} / {count} 次操作</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
</TS>
