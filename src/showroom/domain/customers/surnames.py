"""How surnames are read where the character's usual reading is another one, and the surnames of two characters.

pypinyin without its phrase table (a third of the start-up time) reads every character by itself: 曾 as céng, 单 as dān.
"""

from __future__ import annotations

SINGLE: dict[str, str] = {
    "曾": "zēng", "单": "shàn", "單": "shàn", "解": "xiè", "仇": "qiú", "查": "zhā", "盖": "gě", "朴": "piáo",
    "区": "ōu", "區": "ōu", "尉": "wèi", "翟": "zhái", "冼": "xiǎn", "洗": "xiǎn", "覃": "qín", "乐": "yuè",
    "樂": "yuè", "召": "shào", "任": "rén", "华": "huà", "華": "huà", "纪": "jǐ", "紀": "jǐ", "缪": "miào",
    "繆": "miào", "晁": "cháo", "黑": "hè", "重": "chóng", "种": "chóng", "折": "shé", "那": "nā", "哈": "hǎ",
    "燕": "yān", "员": "yùn", "員": "yùn", "秘": "bì", "祭": "zhài", "句": "gōu", "柏": "bǎi", "葛": "gě",
    "宁": "níng", "甯": "nìng", "卜": "bǔ", "车": "chē", "車": "chē", "隗": "wěi", "郇": "xún", "訾": "zī",
    "繁": "pó", "应": "yīng", "應": "yīng", "谌": "chén", "諶": "chén", "郗": "xī", "牟": "mù", "阚": "kàn",
    "能": "nài", "逄": "páng", "佴": "nài", "佘": "shé", "厍": "shè", "幺": "yāo", "仝": "tóng", "幸": "xìng",
    "曲": "qū", "过": "guō", "過": "guō", "哱": "bō", "便": "pián", "於": "yū", "长": "zhǎng", "藏": "zāng",
    "艾": "ài", "石": "shí", "郝": "hǎo", "沈": "shěn", "尹": "yǐn", "强": "qiáng", "洪": "hóng", "俞": "yú",
    "余": "yú", "焦": "jiāo", "万": "wàn", "萬": "wàn", "褚": "chǔ", "储": "chǔ", "盛": "shèng", "宿": "sù",
    "都": "dū", "省": "xǐng", "角": "jué", "薄": "bó", "会": "guì", "相": "xiàng", "车臣": "chēchén", "妫": "guī",
    "岑": "cén", "臧": "zāng", "乜": "niè", "蔚": "yù", "占": "zhān", "干": "gān", "逯": "lù",
}  # fmt: skip

DOUBLE: dict[str, str] = {
    "欧阳": "ōu yáng", "歐陽": "ōu yáng", "司马": "sī mǎ", "司馬": "sī mǎ", "上官": "shàng guān",
    "尉迟": "yù chí", "尉遲": "yù chí", "万俟": "mò qí", "单于": "chán yú", "長孫": "zhǎng sūn",
    "长孙": "zhǎng sūn", "澹台": "tán tái", "令狐": "líng hú", "宰父": "zǎi fǔ", "皇甫": "huáng fǔ",
    "诸葛": "zhū gě", "諸葛": "zhū gě", "司徒": "sī tú", "夏侯": "xià hóu", "东方": "dōng fāng",
    "東方": "dōng fāng", "慕容": "mù róng", "宇文": "yǔ wén", "独孤": "dú gū", "南宫": "nán gōng",
    "公孙": "gōng sūn", "公孫": "gōng sūn", "轩辕": "xuān yuán", "端木": "duān mù", "百里": "bǎi lǐ",
    "呼延": "hū yán", "闻人": "wén rén", "赫连": "hè lián", "公冶": "gōng yě", "宗政": "zōng zhèng",
    "濮阳": "pú yáng", "淳于": "chún yú", "太叔": "tài shū", "申屠": "shēn tú", "仲孙": "zhòng sūn",
    "钟离": "zhōng lí", "鲜于": "xiān yú", "闾丘": "lǘ qiū", "亓官": "qí guān", "司寇": "sī kòu",
    "拓跋": "tuò bá", "西门": "xī mén", "乐正": "yuè zhèng", "第五": "dì wǔ", "南郭": "nán guō", "呼兰": "hū lán",
    "纳兰": "nà lán", "完颜": "wán yán", "爱新": "ài xīn", "叶赫": "yè hè", "那拉": "nà lā", "段干": "duàn gān",
    "羊舌": "yáng shé", "微生": "wēi shēng", "梁丘": "liáng qiū", "左丘": "zuǒ qiū", "东郭": "dōng guō",
    "谷梁": "gǔ liáng", "即墨": "jí mò", "达奚": "dá xī", "褚师": "chǔ shī", "哥舒": "gē shū", "贺兰": "hè lán",
    "费莫": "fèi mò",
}  # fmt: skip

# Characters of given names that people read in more than one way: all of these find the person.
ALSO: dict[str, tuple[str, ...]] = {
    "乐": ("le", "yue"), "长": ("chang", "zhang"), "重": ("zhong", "chong"), "行": ("xing", "hang"),
    "朝": ("chao", "zhao"), "茜": ("qian", "xi"), "牟": ("mu", "mou"), "宁": ("ning",), "晟": ("sheng", "cheng"),
    "盛": ("sheng", "cheng"), "筠": ("yun", "jun"), "曾": ("zeng", "ceng"), "单": ("dan", "shan"),
    "和": ("he", "huo"), "都": ("du", "dou"), "会": ("hui", "kuai"), "传": ("chuan", "zhuan"),
    "调": ("diao", "tiao"), "还": ("huan", "hai"), "佛": ("fo", "fu"), "洗": ("xi", "xian"), "车": ("che", "ju"),
    "沈": ("shen", "chen"), "莘": ("shen", "xin"), "娜": ("na", "nuo"), "贾": ("jia", "gu"), "尉": ("wei", "yu"),
    "翟": ("zhai", "di"), "解": ("xie", "jie"), "盖": ("gai", "ge"), "葛": ("ge",), "查": ("cha", "zha"),
    "仇": ("chou", "qiu"), "覃": ("qin", "tan"), "区": ("qu", "ou"), "朴": ("pu", "piao"), "缪": ("miao", "mou"),
    "隗": ("wei", "kui"), "召": ("zhao", "shao"), "卓": ("zhuo",), "泊": ("bo", "po"), "柏": ("bai", "bo"),
    "屏": ("ping",), "参": ("can", "shen"), "蔚": ("wei", "yu"), "谌": ("chen", "shen"), "臧": ("zang", "cang"),
    "那": ("na",), "乜": ("mie", "nie"),
}  # fmt: skip
