"""Facts about spaces: which characters are spaces, and which languages set them where.

Classes of characters are given as the inside of a regex class.
"""

ODD_SPACES = r"\t\n\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space other than the plain space, line breaks included."""

UNBREAKABLE = "\u00a0\u202f\u2009"
"""No-break, narrow no-break and thin space: what is set inside numbers and before ``!``."""

INVISIBLE = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffc"
"""Controls, soft hyphen, word joiner, byte order mark, object marks: never wanted in prose."""

BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks of writing direction."""

RIGHT_TO_LEFT = (
    r"\u05be-\u05f4\u0608-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    r"\U00010800-\U00010fff\U0001e800-\U0001efff"
)

JOINING = (
    r"\u0600-\u08ff\u0900-\u109f\u1780-\u18af\u1a20-\u1bff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    r"\U00011000-\U00011fff\U0001e900-\U0001e95f"
)
"""Scripts in which ZWJ and ZWNJ choose the shape of letters: Arabic, Indic, Mongolian, …"""

EMOJI = (
    r"\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    r"\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f"
)
"""What may stand beside a ZWJ in an emoji made of several."""

UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1a20-\u1aaf\u1950-\u19df"
"""Thai, Lao, Burmese, Khmer and their kin, where ZWSP is the border between words."""

CJK = r"\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"

SPACE_BEFORE_MARKS = frozenset({"br", "co", "fr", "oc", "wa"})
"""Languages with a space before ``; : ! ?`` and inside « ». They keep theirs."""

_NO_SPACE = """
af bg bs ca cs cy da de el en es et eu fi fo fy ga gl hr hu id is it lb lt lv mk ms mt nb nl nn no
pl pt ro ru sk sl sq sr sv sw tl tr uk vi
"""
NO_SPACE_BEFORE_MARKS = frozenset(_NO_SPACE.split())
"""Languages sure to have none. For any other, or when the language is not known, it stays."""

_STARTS = """
after all also although and another any are because before but did does during each even every
first for from have here how however its last many meanwhile more most not once only
other our she since some still such than that the their then there these they this those three
two under until was were what when where which while who why with you your
aber alle als auch auf aus bei beim bis damit dann das dazu dem den denn der des die dies diese
dieser dieses doch durch eine einem einen einer für ich ihr ihre immer ist jetzt man mit nach
nicht nun nur schon sein seine seit sich sie sind sollte trotz und unter viele vom von vor
wann warum weil wenn wer wie wir wird während zum zur zwar
après aussi avec car ces cet cette comme dans depuis donc elle elles est ils les leur mais
même nous par pour quand sans selon ses son sur tous tout une vous
además así aunque como con cuando del desde después donde ella ellos entre era esta este estas
estos hasta hay las los más mientras muchos para pero por porque que según ser sin sobre también
todo tras una unos
alla anche che come dal dalla dei della delle dopo gli loro nel nella non oggi per però
più poi quando quella quello questa questo sono
mas não nas nos pela pelo quem são seu sua uma
daar deze dit een het hij maar met naar niet ook van voor waar wat wij zijn
ale dla jak jest nie oraz przez tak tego ten więc
att bara det detta efter från han hon inte jag med men när och också som var vid
был были вот все где для его если еще ещё как когда кто мне нет них она они оно при после
так также там того тогда только том что это этот эта эти
"""
SENTENCE_STARTS = frozenset(_STARTS.split())
"""Words of three letters and more that open sentences and do not end names or addresses."""

_SHORT = """
a am an as at by de do du el em en er es he hij i ik il im in is it je la le lo my no nu of
on se si so to um un we wo zu à в и к мы на не но о он по с со у я
"""
SHORT_STARTS = frozenset(_SHORT.split())
"""Short words that open sentences; many are also ends of addresses, so they prove less."""

_ENDS = """
app asp biz blog cfg club com css csv dev doc docx edu exe gif gov gz htm html info jpeg jpg
json jsp live mil mpeg mp net news online org pdf php plus png pps ppt pptx shop site store svg
tar tech tmp txt world xls xlsx xml zip
"""
ADDRESS_ENDS = frozenset(_ENDS.split())
"""What follows the dot of a host or file name rather than that of a sentence."""
