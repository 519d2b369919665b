"""Traditional characters as files from Hong Kong and Taiwan write them, for comparing heads and options (REG-12).

Only what stands in heads of address lists and in the packs' labels: names are never rewritten.
"""

from __future__ import annotations

_SIMPLE = str.maketrans(
    "電話機號碼郵聯絡係繫單稱詳細備註說來紹戶顧會員編記錄歸屬銷問業務發頭稅類訊國門預風興產動統謂區訂購貨廳間臺劃裝麼語職規開"
    "義選項車樓層價資關現還買賣貸轉過進親薦網廣報爾帳賬們離歲齡學歷愛顏階實當決長與無際時態標籤簽證寬鋪傢俱櫃檯燈滿萬幾個歡達"
    "採處圍庫須質響應對連經濟權氣體積總級誰書補從導隊隨專組並東兒",
    "电话机号码邮联络系系单称详细备注说来绍户顾会员编记录归属销问业务发头税类讯国门预风兴产动统谓区订购货厅间台划装么语职规开"
    "义选项车楼层价资关现还买卖贷转过进亲荐网广报尔账账们离岁龄学历爱颜阶实当决长与无际时态标签签证宽铺家具柜台灯满万几个欢达"
    "采处围库须质响应对连经济权气体积总级谁书补从导队随专组并东儿",
)  # fmt: skip


def simplified(text: str) -> str:
    """The same text in simplified characters."""
    return text.translate(_SIMPLE)
