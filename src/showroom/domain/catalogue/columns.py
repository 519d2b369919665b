"""Which column of a file is what: said by the person, or guessed from the heads. Clause REG-12."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from showroom.domain.customers.names import fold
from showroom.domain.errors import UserError

# field → heads that mean it, folded, without blanks and marks; the first field whose head matches takes a column
_HEADS: Mapping[str, tuple[str, ...]] = {
    "sku": (
        *("sku", "itemid", "itemno", "itemnumber", "itemcode", "article", "articleno", "articlenumber", "productid"),
        *(
            "productcode",
            "productno",
            "code",
            "partnumber",
            "id",
            "货号",
            "商品编号",
            "产品编号",
            "编号",
            "型号",
            "款号",
            "商品编码",
        ),
    ),
    "name": (
        "name",
        "productname",
        "itemname",
        "title",
        "product",
        "item",
        "品名",
        "名称",
        "商品名称",
        "产品名称",
        "商品",
    ),
    "name_en": ("nameen", "englishname", "nameenglish", "英文名", "英文名称"),
    "name_zh": ("namezh", "namecn", "chinesename", "namechinese", "中文名", "中文名称"),
    "category": (
        "category",
        "categories",
        "group",
        "productgroup",
        "department",
        "类别",
        "分类",
        "品类",
        "商品分类",
        "产品分类",
    ),
    "price": (
        "price",
        "unitprice",
        "salesprice",
        "saleprice",
        "retailprice",
        "currentprice",
        "价格",
        "单价",
        "售价",
        "现价",
        "零售价",
    ),
    "old_price": (
        "oldprice",
        "originalprice",
        "wasprice",
        "listprice",
        "regularprice",
        "原价",
        "划线价",
        "吊牌价",
        "市场价",
    ),
    "description": ("shortdescription", "description", "details", "desc", "描述", "说明", "简介", "规格", "商品描述"),
    "designer": ("designer", "design", "brand", "maker", "manufacturer", "设计师", "品牌", "厂家"),
    "link": ("link", "url", "website", "webpage", "链接", "网址"),
    "unit": ("unit", "uom", "单位", "计量单位"),
    "width": ("width", "widthcm", "宽", "宽度", "宽cm"),
    "depth": ("depth", "length", "depthcm", "深", "深度", "长", "长度", "深cm"),
    "height": ("height", "heightcm", "高", "高度", "高cm"),
}
FIELDS = tuple(_HEADS)
NEEDED = ("sku", "price")  # and a name, in one language or both


def _plain(head: str) -> str:
    return re.sub(r"[\W_]+", "", fold(head))


def guess(heads: Sequence[str]) -> dict[str, int]:
    """field → column, from the heads alone. Raises ``UserError("catalogue.columns_missing")`` with what is missing."""
    found: dict[str, int] = {}
    plain = [_plain(head) for head in heads]
    for field, names in _HEADS.items():
        for name in names:
            if name in plain and plain.index(name) not in found.values():
                found[field] = plain.index(name)
                break
    return _whole(found, heads)


def said(mapping: Mapping[str, str], heads: Sequence[str]) -> dict[str, int]:
    """field → column as the person said it: ``{"sku": "item_id"}``. Raises ``UserError`` for what is unknown."""
    found: dict[str, int] = {}
    for said_field, head in mapping.items():
        field = _field(said_field)
        if field is None:
            raise UserError("catalogue.field_unknown", field="map", name=said_field, known=", ".join(FIELDS))
        if head not in heads:
            raise UserError("catalogue.column_unknown", field="map", name=head, known=", ".join(h for h in heads if h))
        found[field] = list(heads).index(head)
    return _whole(found, heads)


def _field(said_: str) -> str | None:
    """The field a person means: its name, or any head that means it (``id`` is ``sku``)."""
    plain = _plain(said_)
    return next((field for field, names in _HEADS.items() if plain in (_plain(field), *names)), None)


def _whole(found: dict[str, int], heads: Sequence[str]) -> dict[str, int]:
    missing = [field for field in NEEDED if field not in found]
    if not any(name in found for name in ("name", "name_en", "name_zh")):
        missing.append("name")
    if missing:
        raise UserError(
            "catalogue.columns_missing", field="map", missing=", ".join(missing), heads=", ".join(h for h in heads if h)
        )
    return found
