"""A corpus of three invented papers, of which it is known what is furniture and what is content.

The Lune Post (English) comes in lines; Al-Marsa (Arabic) and Shiomi Shimpo (Japanese) as one line each.
What recurs and is content: syndicated copies, quotations and background paragraphs of running
stories, the opener of a weekly column, a refrain, the names of teams.
"""

from functools import partial
from random import Random
from typing import NamedTuple


class Invented(NamedTuple):
    """An article: its text, its site, and the stretches of it that are furniture or content."""

    text: str
    site: str
    title: str | None  # where it is known beside the text
    furniture: tuple[tuple[str, str], ...]  # (kind, stretch)
    content: tuple[str, ...]


class Paper(NamedTuple):
    """What a paper is made of: how it joins parts, its words, and its furniture by place."""

    site: str
    joint: str
    sentence: str
    words: dict[str, tuple[str, ...]]
    head: tuple[tuple[str, str, float], ...]  # (kind, form, share of articles)
    inside: tuple[tuple[str, str, float], ...]
    tail: tuple[tuple[str, str, float], ...]
    background: str
    quotation: str
    opener: str
    refrain: str


EN = Paper(
    site="lunepost.example",
    joint="\n",
    sentence="{opening} {who} of {place} {did} the {thing} {when}, {because}.",
    words={
        "opening": (
            "The new",
            "The old",
            "A former",
            "The deputy",
            "One young",
            "The retired",
            "A second",
            "The acting",
        ),
        "who": (
            "harbour master",
            "mayor",
            "baker",
            "teacher",
            "ferryman",
            "surveyor",
            "gardener",
            "judge",
            "beekeeper",
            "printer",
            "glazier",
            "archivist",
            "miller",
            "cooper",
            "diver",
            "weaver",
        ),
        "place": (
            "Harwick",
            "Larkhaven",
            "Port Alder",
            "Dunmere",
            "Ost Vale",
            "Tarnby",
            "Kesselmouth",
            "Brackwater",
            "Stonefold",
            "Ellesbeck",
            "Marrow Bay",
            "Thornley",
            "Gullhithe",
            "Ashcombe",
        ),
        "did": (
            "measured",
            "sold",
            "repaired",
            "praised",
            "painted",
            "closed",
            "bought",
            "visited",
            "described",
            "lost",
            "rebuilt",
            "opened",
            "drew",
            "counted",
            "hid",
            "moved",
            "cleaned",
            "filmed",
        ),
        "thing": (
            "lantern",
            "quay",
            "orchard",
            "bell tower",
            "canal boat",
            "grain store",
            "footbridge",
            "tide mill",
            "observatory",
            "tram line",
            "market hall",
            "reservoir",
            "old cinema",
            "lighthouse",
            "rope walk",
            "salt pan",
            "ice house",
            "windmill",
        ),
        "when": (
            "on Monday",
            "before dawn",
            "after the storm",
            "in the spring",
            "last week",
            "during the strike",
            "at low tide",
            "on market day",
            "in heavy rain",
            "for a third time",
            "without a word",
            "by lamplight",
        ),
        "because": (
            "since nobody else had asked",
            "though the council had warned against it",
            "as the insurers wanted",
            "because the roof had given way",
            "which took eleven hours",
            "while the school looked on",
            "and wrote a letter about it",
            "despite a long illness",
            "to the joy of the neighbours",
            "as her father had done",
            "with money from a raffle",
            "under the eyes of two inspectors",
        ),
        "name": (
            "Maren Holt",
            "Idris Vane",
            "Tove Lindqvar",
            "Anja Brise",
            "Samuel Okoro",
            "Petra Quill",
            "Jonas Wedd",
            "Lena Marsh",
            "Otis Fenn",
            "Ruth Calder",
        ),
        "month": ("January", "March", "April", "May", "June", "August", "October", "December"),
        "topic": ("Rivers", "Markets", "Schools", "Weather", "Ferries", "Courts", "Music"),
    },
    head=(
        ("published", "Published {day} {month} 20{year} | {n} min read", 0.9),
        ("byline", "By {name}, Lune correspondent", 0.7),
        ("listen", "Listen to this article ({n} minutes)", 0.5),
        ("trail", "Home > News > Harwick", 0.4),
    ),
    inside=(
        ("ad", "Advertisement", 0.9),
        ("letter", "Never miss a tide: join The Lune Letter", 0.4),
        ("also", "Read also: {title}", 0.5),
        ("video", "[Video: Lune Post Studio]", 0.15),
        (
            "briefing",
            "Sign up for our morning briefing and get the five stories of the day before breakfast.",
            0.3,
        ),
        ("photo", "Photo: {name}/Lune Post", 0.4),
    ),
    tail=(
        ("poll", "{n}% of readers think this story is fair. Add your view.", 0.35),
        ("share", "Share this story", 0.8),
        ("topics", "Topics: {topic}, {topic}", 0.5),
        ("comments", "{n} comments", 0.5),
        ("follow", "Follow us on Kestrel, Piper and Marl", 0.6),
        ("mail", "Letters to the editor: letters@lunepost.example", 0.3),
        ("tips", "Do you have a story for us? Write to news@lunepost.example.", 0.4),
        ("edition", "LUNE POST DIGITAL EDITION", 0.1),
        (
            "first",
            "This article was first published in The Lune Post on {day} {month} 20{year}.",
            0.2,
        ),
        ("more", "More from The Lune Post", 0.3),
        ("rights", "© 20{year} Lune Post Media. All rights reserved.", 0.9),
    ),
    background="The Alder barrage was begun eleven years ago to keep the spring floods out of the lower town and has cost three times what was planned.",
    quotation="“We were promised a barrage and we were given a puddle,” the ferry owner Petra Quill said when the works began.",
    opener="Every Friday our gardener walks through the allotments of the town and writes down what he finds there.",
    refrain="And the river ran on, and the river ran on.",
)
AR = Paper(
    site="marsa.example",
    joint=" ",
    sentence="{opening} {who} في {place} {did} {thing} {when} {because}.",
    words={
        "opening": (
            "أعلن أن",
            "ذكر تقرير أن",
            "تبين أمس أن",
            "كتبت لجنة أن",
            "علم الأهالي أن",
            "أكد شهود أن",
            "لاحظ الجيران أن",
        ),
        "who": (
            "مدير الميناء",
            "خباز الحي",
            "معلمة المدرسة",
            "حارس المنارة",
            "قاضي البلدة",
            "صياد شاب",
            "مهندس الجسر",
            "طبيب القرية",
            "بائع الزهور",
            "أمين المتحف",
        ),
        "place": (
            "رأس الغزال",
            "وادي السدر",
            "مرسى اللؤلؤ",
            "تل الحمام",
            "عين الورد",
            "خليج النورس",
            "بلدة القصب",
            "حي النحاسين",
        ),
        "did": ("باع", "رمم", "رسم", "أغلق", "اشترى", "زار", "وصف", "افتتح", "نقل", "نظف", "صور"),
        "thing": (
            "السوق القديم",
            "قارب العبور",
            "برج الجرس",
            "بستان الرمان",
            "مخزن الحبوب",
            "سينما الشاطئ",
            "جسر المشاة",
            "طاحونة المد",
            "حوض السفن",
            "دار الكتب",
        ),
        "when": (
            "يوم الاثنين",
            "قبل الفجر",
            "بعد العاصفة",
            "في الربيع",
            "الأسبوع الماضي",
            "خلال الإضراب",
            "عند الجزر",
            "تحت المطر",
        ),
        "because": (
            "رغم تحذير المجلس",
            "لأن السقف انهار",
            "بأموال جمعها التلاميذ",
            "بحضور مفتشين اثنين",
            "كما فعل والده من قبل",
            "دون أن يقول كلمة",
            "بعد مرض طويل",
            "وسط فرح الجيران",
            "في إحدى عشرة ساعة",
        ),
        "name": ("سالم الحداد", "ليلى النجار"),
        "month": ("يناير", "مارس", "أبريل", "مايو", "يونيو", "أكتوبر"),
        "topic": ("البحر",),
    },
    head=(("updated", "آخر تحديث للصفحة {day} {month} 20{year}", 0.6),),
    inside=(
        ("ar_follow", "تابعوا صحيفة المرسى كل صباح!", 0.5),
        ("ar_also", "اقرأ أيضا: {title}", 0.5),
        ("ar_video", "[فيديو المرسى: استوديو الخليج]", 0.3),
        ("ar_letter", "اشترك في نشرتنا البريدية ليصلك أهم ما كتب محررونا كل مساء قبل الجميع.", 0.4),
    ),
    tail=(
        ("ar_share", "شارك هذا الخبر مع أصدقائك الآن.", 0.7),
        ("ar_reads", "عدد القراءات حتى الآن: {n}", 0.5),
        ("ar_desk", "للتواصل مع قسم التحرير: desk@marsa.example", 0.5),
        ("ar_archive", "الصورة من أرشيف صحيفة المرسى.", 0.4),
        ("ar_rights", "© 20{year} حقوق النشر محفوظة لصحيفة المرسى", 0.8),
    ),
    background="بدأ العمل في سد العقيق قبل أحد عشر عاما لحماية البلدة السفلى من السيول وبلغت كلفته ثلاثة أضعاف ما كان مقررا له.",
    quotation="«وعدونا بسد وأعطونا بركة ماء لا تكفي البط» قال صاحب العبارة ناصر الكتبي يوم بدأت الأشغال في الوادي.",
    opener="كل يوم جمعة يتجول بستانينا بين حدائق البلدة ويكتب ما يراه هناك عن الشجر والتراب.",
    refrain="ومضى النهر في طريقه، ومضى النهر.",
)
JA = Paper(
    site="shiomi.example",
    joint="",
    sentence="{place}の{who}が{when}、{thing}を{did}と{because}。",
    words={
        "opening": ("",),
        "who": (
            "港長",
            "町長",
            "パン職人",
            "教師",
            "渡し守",
            "測量士",
            "庭師",
            "判事",
            "養蜂家",
            "印刷工",
            "司書",
            "潜水士",
        ),
        "place": (
            "潮見町",
            "雲雀が浜",
            "榛木港",
            "鐘ヶ淵",
            "東谷村",
            "葦原市",
            "石畳地区",
            "鴎岬",
            "梨花台",
            "塩田浦",
        ),
        "did": (
            "測った",
            "売った",
            "修理した",
            "塗り直した",
            "閉鎖した",
            "買い取った",
            "訪れた",
            "失った",
            "再建した",
            "公開した",
            "数えた",
            "移した",
        ),
        "thing": (
            "灯台",
            "古い桟橋",
            "果樹園",
            "鐘楼",
            "運河の船",
            "穀物倉庫",
            "歩道橋",
            "潮汐水車",
            "天文台",
            "路面電車",
            "市場会館",
            "貯水池",
            "映画館",
            "塩田跡",
        ),
        "when": (
            "月曜日に",
            "夜明け前に",
            "嵐の後で",
            "春先に",
            "先週末に",
            "干潮時に",
            "市の立つ日に",
            "大雨の中",
            "三度目に",
            "無言のまま",
        ),
        "because": (
            "市議会は警告していた",
            "保険会社が明らかにした",
            "近所の人々は喜んだ",
            "検査官二人が見守った",
            "十一時間かかったという",
            "父親も同じことをしていた",
            "くじの収益で賄われた",
            "長い病の後だったという",
            "手紙に書かれていた",
            "学校の生徒が伝えた",
        ),
        "name": ("森野浜子",),
        "month": ("1", "3", "5", "8", "11"),
        "topic": ("海",),
    },
    head=(("ja_published", "公開日 20{year}年{month}月{day}日 潮見新報電子版。", 0.7),),
    inside=(
        ("ja_window", "潮見新報の窓へようこそ。", 0.4),
        ("ja_also", "【関連記事】{title}。", 0.4),
        ("ja_member", "この記事の全文は会員のみ読めます。", 0.4),
        ("ja_ad", "▼広告の下に記事の本文が続きます▼", 0.5),
    ),
    tail=(
        ("ja_photo", "写真はすべて潮見新報社の撮影です。", 0.5),
        ("ja_register", "続きを読むには無料の登録をお願いします。", 0.5),
        ("ja_desk", "ご意見とご感想は desk@shiomi.example までお寄せください。", 0.5),
        ("ja_rights", "©20{year}潮見新報社 記事の無断転載を禁じます。", 0.8),
    ),
    background="榛木堰の工事は十一年前に春の洪水から下町を守るために始まり、これまでの費用は計画の三倍に達している。",
    quotation="「堰を約束されたのに水たまりしかもらえなかった」と渡し船の船主は工事の始まった日に話した。",
    opener="毎週金曜日に本紙の庭師が町の畑を歩き、そこで見つけたものを書き留める。",
    refrain="川は流れて、また川は流れた。",
)
PAPERS = ((EN, 200), (AR, 150), (JA, 150))
KINDS = sum(len(p.head) + len(p.inside) + len(p.tail) for p, _ in PAPERS)
TEAMS = ("Harwick Rovers", "Dunmere Athletic", "Tarnby United")


def corpus(seed: int = 7) -> list[Invented]:
    """Return 500 articles, always the same for the same seed."""
    return [article for paper, size in PAPERS for article in _articles(paper, size, Random(seed))]


def _articles(paper: Paper, size: int, pick: Random) -> list[Invented]:
    titles = [_title(paper, pick) for _ in range(size)]
    bodies = [_body(paper, number, pick) for number in range(size)]
    for number in range(20):  # syndicated copies, with a sentence more
        bodies[size - 1 - number] = [*bodies[20 + number // 5], _sentence(paper, pick)]
    return [_article(paper, titles, number, body, pick) for number, body in enumerate(bodies)]


def _body(paper: Paper, number: int, pick: Random) -> list[str]:
    body = [_sentence(paper, pick) for _ in range(pick.randint(6, 12))]
    story = number % 10
    if story == 3:  # a running story, whose sentences are about its matter
        body = [_about(paper, pick) for _ in body]
        body.insert(3, paper.background)
        body.insert(5, paper.quotation)
    elif story == 6 and number < 120:
        body.insert(0, paper.opener)
    elif story == 8 and number < 100:
        for place in (2, 5):
            body.insert(place, paper.refrain)
    elif story == 9 and paper is EN:
        body[4:4] = [*pick.sample(TEAMS, 2)]
    return body


MATTERS = {
    EN.site: {
        "thing": (
            "barrage in the lower town",
            "works at the Alder",
            "puddle of the ferry owner",
            "plan against the floods",
            "cost of the barrage",
            "promised spring works",
        ),
        "who": (
            "ferry owner",
            "planner of the barrage",
            "chief of the works",
            "clerk of the floods",
        ),
    },
    AR.site: {
        "thing": (
            "سد العقيق",
            "أشغال السد في الوادي",
            "بركة الماء",
            "كلفة السد",
            "خطة السيول في البلدة السفلى",
        ),
        "who": ("صاحب العبارة ناصر الكتبي", "مهندس السد", "رئيس أشغال الوادي"),
    },
    JA.site: {
        "thing": ("榛木堰の工事", "下町の洪水対策", "堰の費用", "約束された計画", "春の水たまり"),
        "who": ("渡し船の船主", "堰の技師", "工事の責任者", "洪水の担当者"),
    },
}
"""What a running story is about, in the words of its background paragraph and its quotation."""


def _about(paper: Paper, pick: Random) -> str:
    """Return a sentence of the running story."""
    words = {**paper.words, **MATTERS[paper.site]}
    return paper.sentence.format(**{key: pick.choice(said) for key, said in words.items()})


def _article(
    paper: Paper, titles: list[str], number: int, body: list[str], pick: Random
) -> Invented:
    fill = partial(_filled, paper, titles, pick)
    furniture: list[tuple[str, str]] = []

    def some(forms: tuple[tuple[str, str, float], ...]) -> list[str]:
        chosen = [(kind, fill(form)) for kind, form, share in forms if pick.random() < share]
        furniture.extend(chosen)
        return [said for _, said in chosen]

    head, inside, tail = some(paper.head), some(paper.inside), some(paper.tail)
    parts = list(body)
    for said in inside:
        parts.insert(pick.randint(1, len(parts) - 1), said)
    first = [titles[number], *head] if paper.joint == "\n" else head
    return Invented(
        paper.joint.join([*first, *parts, *tail]),
        paper.site,
        None if paper.joint == "\n" else titles[number],
        tuple(furniture),
        (titles[number], *body) if paper.joint == "\n" else tuple(body),
    )


def _sentence(paper: Paper, pick: Random) -> str:
    return paper.sentence.format(**{key: pick.choice(said) for key, said in paper.words.items()})


def _title(paper: Paper, pick: Random) -> str:
    words = {key: pick.choice(said) for key, said in paper.words.items()}
    if paper is EN:
        return "{place} {who} and the {thing}: {n} questions".format(
            **words, n=pick.randint(2, 99)
        ).capitalize()
    if paper is AR:
        return "{who} و{thing}: {n} سؤالا من {place}".format(**words, n=pick.randint(2, 99))
    return "{place}の{thing}をめぐる{n}の謎".format(**words, n=pick.randint(2, 99))


def _filled(paper: Paper, titles: list[str], pick: Random, form: str) -> str:
    return form.format(
        day=pick.randint(1, 28),
        month=pick.choice(paper.words["month"]),
        year=pick.randint(19, 31),
        n=pick.randint(2, 99),
        name=pick.choice(paper.words["name"]),
        topic=pick.choice(paper.words["topic"]),
        title=pick.choice(titles),
    )
