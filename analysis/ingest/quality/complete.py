"""Whether a text looks cut (a teaser, a paywall, a break) or is a summary, from its end.

News without a closing mark is common (tags, verse, captions, a link under the text), so an open
end alone says nothing. It counts together with what the outlet does otherwise: texts cut at one
length, a text far below the usual. What breaks off in so many words counts alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

CUT, SUMMARY = "looks cut", "summary"


@dataclass(frozen=True)
class Judged:
    """complete: looks cut, summary or "" (nothing speaks against it); ending: the last words."""

    complete: str = ""
    ending: str = ""


NOTHING = Judged()
_TAIL, _LAST, _MARKS = 600, 160, 20  # characters looked at from the end, for what stands there
_INVISIBLE = " \t\r\n\f\v\xa0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff\x1a"
_DOTS = r"(?:\.{3,}|…)"
_OPENS = r"[\[(«<“\"'\s]*"
_CLOSES = r"[\])»>”\"'\s.…:←→›»⟵⟶▼-]*$"
#: Said at the end of what is only the beginning: alone on its line or after dots.
_CUES = (
    r"(?:click here to )?(?:read|see|view|show) (?:more|on)(?: (?:at|on) [\w.-]+)?",
    r"(?:click (?:here )?to )?(?:continue|keep|finish) reading(?: (?:at|on) [\w.-]+)?",
    r"(?:click (?:here )?to )?read (?:the )?(?:full|whole|entire|rest of (?:the|this))"
    r" (?:story|article|post|report|text)(?: (?:here|(?:at|on) [\w.-]+))?",
    r"(?:full|whole) (?:story|article)",
    r"[اإأ]قر[أئا]ي? (?:المزيد|المقال كاملا|الخبر كاملا|بقية المقال|بقية الخبر)",
    r"ل?قراءة (?:المزيد|بقية|باقي|كامل)(?: (?:المقال|الخبر|التقرير|الموضوع))?(?: كاملا)?",
    r"(?:تابع|أكمل|اكمل|متابعة|لمتابعة|إكمال|لإكمال) (?:ال)?قراءة(?: المقال| الخبر)?",
    r"(?:عرض|شاهد) المزيد",
    r"(?:lire|voir) la suite(?: sur [\w.-]+)?",
)
_CUE = re.compile(rf"(?:^|\n|{_DOTS}|[\[(]){_OPENS}(?:{'|'.join(_CUES)}){_CLOSES}", re.I)
_BARE_CUE = re.compile(
    rf"(?:{_DOTS}\s*[\[(]?|[\[(])\s*(?:more|المزيد|للمزيد|التفاصيل|يتبع){_CLOSES}", re.I
)
_MARKER = re.compile(
    r"\[\s*\+?\s*\d[\d,]*\s*(?:more )?(?:chars?|characters|words|حرفا?|كلمة)\s*\]$"
    rf"|[\[(]\s*{_DOTS}\s*[\])]$",
    re.I,
)
#: A line of a paywall; it ends the text or stands among its last lines.
_PAYWALL = re.compile(
    r"^\W*(?:"
    r"(?:please )?(?:subscribe|register|sign up|sign in|log ?in|become a (?:member|subscriber))"
    r"(?: (?:now|today|or \w+(?: \w+)?))? (?:to|and|for) "
    r"(?:continue|keep|read|unlock|access|get (?:full|unlimited))\b.{0,60}"
    r"|(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to|"
    r"reserved for) (?:our |paying |premium )*(?:subscribers|members)\b.{0,60}"
    r"|already (?:a|have a) (?:subscriber|member|subscription)\b.{0,60}"
    r"|(?:subscribers|members)[ -]only\b.{0,30}"
    r"|to (?:read|continue reading) (?:the (?:full|rest)|this).{0,60}(?:subscribe|log in|sign)\w*"
    r"|you have (?:reached|read|used) .{0,40}(?:free articles?|article limit).{0,40}"
    r"|هذا (?:المحتوى|المقال|الخبر|التقرير) (?:متاح |مخصص |حصري )?(?:ل|لل)ل?مشتركين.{0,40}"
    r"|(?:اشترك|سجل الدخول|يرجى الاشتراك|للاشتراك|يجب الاشتراك)[^.\n]{0,20} "
    r"(?:ل|و)?(?:متابعة|مواصلة|قراءة|لقراءة|لمتابعة|لمواصلة|إكمال|لإكمال)\b.{0,40}"
    r"|للاشتراك"
    r"|(?:cet )?article (?:est )?réservé aux abonnés.{0,40}"
    r")\W*$",
    re.I,
)
#: One of these stands in each such line: “in” is much faster than a pattern.
_CUE_TRACES = (
    "more",
    "reading",
    "read",
    "full",
    "whole",
    "لمزيد",
    "قراءة",
    "اقر",
    "إقر",
    "أقر",
    "suite",
)
_PAYWALL_TRACES = (
    "ubscri",
    "egister",
    "ign in",
    "og in",
    "ogin",
    "ember",
    "free",
    "شتر",
    "دخول",
    "abonn",
    "full",
    "UBSCRI",
)
_FEED_FOOTER = re.compile(r"\n\s*the post .{3,200} (?:appeared first|first appeared) on .+$", re.I)
_CLOSED = re.compile(r"[.!?؟۔。！？।…][\s\"'”’»«)\]›*]*$|[\"”»)\]’]$")
_ELLIPSIS = re.compile(rf"\w\s*{_DOTS}$")
_BREAK = re.compile(r"[\w)»”\"]\s*[,،;؛]$")
_COLON = re.compile(r"\w\s*:$")
#: Words that no sentence ends with.
_JOINED = """
the a an of and or but with from by at as which who whose whether if because into than that their
his its our my your is are was were has have had said will would could should between
في من على إلى الى عن مع أن إن ان أو و ثم قد التي الذي الذين اللذين اللتين والتي والذي حيث كما بين
خلال منذ حتى عبر حول وفي ومن وعلى وإلى والى وأن وإن كان كانت بأن لأن لكن ولكن إذا
le la les un une des du de et ou que qui dans pour par sur
"""
_JOINING = frozenset(_JOINED.split())
#: Lines under a text: an address, an invitation.
_ADDRESS = re.compile(r"^\W*(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|[@#]\S+)\W*$")
_FOOTER = re.compile(r"\b(?:click here|press here|follow us|اضغط هنا|انقر هنا|تابعونا)\b", re.I)
#: Lengths at which databases, spreadsheets and exports cut.
_LIMITS = frozenset({255, 256, 500, 512, 1000, 1024, 2000, 2048, 4000, 4096, 5000, 8000, 8192})
_LIMITS_LARGE = frozenset({10_000, 16_384, 32_000, 32_766, 32_767, 32_768, 65_535, 65_536})
_LETTER = re.compile(r"[^\W\d_]")
_MARK = re.compile(r"[.,،؛!?؟](?:\s|$)")
_HEADED = re.compile(r"^\W*(?:summary|abstract|tl;?dr|ملخص|الملخص|خلاصة)\s*[:：\n]", re.I)
_FEW, _WORD = 4, 15  # articles from which an outlet has a habit; characters of a long word
_PROSE = 15  # words of a line that is no headline, caption or signature


def judge(titles: Sequence[str], texts: Sequence[str], outlets: Sequence[str]) -> list[Judged]:
    """For each article whether it looks cut or is a summary, and the words that say so."""
    bodies = [text.strip(_INVISIBLE) for text in texts]
    ends = [_end(body) for body in bodies]
    words = [word_count(body) for body in bodies]
    groups: dict[str, list[int]] = {}
    for row, outlet in enumerate(outlets):
        groups.setdefault(outlet, []).append(row)
    result = [NOTHING] * len(bodies)
    known = _Words(bodies)
    for rows in groups.values():
        repeated = _repeated_lines([ends[row] for row in rows])
        cores = {row: _core(ends[row], titles[row], repeated) for row in rows}
        habit = _Habit(
            [(len(bodies[row]), words[row], is_open(cores[row]), _trails(cores[row]))
             for row in rows]
        )  # fmt: skip
        feed = _is_feed_of_summaries([(titles[row], words[row]) for row in rows])
        for row in rows:
            end = ends[row]
            opens = is_open(cores[row])
            if (
                _breaks(end, cores[row], words[row])
                or habit.cuts(len(bodies[row]), words[row], opens, _trails(cores[row]))
                or (opens and not habit.often_open and known.cut(cores[row]))
            ):
                result[row] = Judged(CUT, last_words(end))
            elif feed or (words[row] <= 150 and _HEADED.match(bodies[row])):
                result[row] = Judged(SUMMARY)
    return result


def word_count(text: str) -> int:
    """Words between spaces; two characters a word where a script has no spaces."""
    count = len(text.split())
    if len(text) > 12 * max(count, 1):  # Chinese, Japanese, Thai
        count = max(count, sum(c >= "\u0e00" and c.isalpha() for c in text) // 2)
    return count


def last_words(text: str, most: int = 60) -> str:
    """The end of a text in one line, from a word's beginning."""
    line = " ".join(text[-4 * most :].split())
    if len(line) <= most:
        return line
    return line[-most:].split(" ", 1)[-1]


def _end(body: str) -> str:
    return _FEED_FOOTER.sub("", body[-_TAIL:]).rstrip(_INVISIBLE)


def _repeated_lines(ends: Sequence[str]) -> frozenset[str]:
    """Last lines that three articles of an outlet have: a footer, not where a text breaks off."""
    counts = Counter(
        line for end in ends for line in {line.strip(_INVISIBLE) for line in _lines(end)[-6:]}
    )
    return frozenset(line for line, count in counts.items() if count >= 3)


def _lines(end: str) -> list[str]:
    return [line for line in end.split("\n") if line.strip(_INVISIBLE)]


def _core(end: str, title: str, repeated: frozenset[str]) -> str:
    """The end without what follows the text: footers, addresses, the headline once more."""
    lines, title = _lines(end), title.strip()
    while len(lines) > 1:
        last = lines[-1].strip(_INVISIBLE)
        names_itself = len(title) >= 12 and last.endswith(title)
        footer = _ADDRESS.match(last) or _FOOTER.search(last) or not _LETTER.search(last)
        if not (last in repeated or footer or names_itself):
            break
        lines.pop()
    return "\n".join(lines).rstrip(_INVISIBLE)


def is_open(core: str) -> bool:
    """True where a text ends without a mark that closes a sentence."""
    return not _CLOSED.search(core[-_MARKS:])


def _trails(core: str) -> bool:
    return bool(_ELLIPSIS.search(core[-_MARKS:]))


def _breaks(end: str, core: str, words: int) -> bool:
    """A text that says itself that it goes on, or stops where no sentence can."""
    last = end[-_LAST:]
    if _MARKER.search(last) or _BARE_CUE.search(last):
        return True
    if any(map(end.__contains__, _PAYWALL_TRACES)) and any(map(_PAYWALL.match, _lines(end)[-3:])):
        return True
    lowered = last.lower()
    cue = _CUE.search(last) if any(map(lowered.__contains__, _CUE_TRACES)) else None
    if cue and (words <= 300 or is_open(last[: cue.start()].rstrip(_INVISIBLE))):
        return True
    if core == end and _stops_short(core):
        return True
    return _trails(core) and words <= 60


def _stops_short(core: str) -> bool:
    """At a comma, a colon, or a word that joins what is no longer there."""
    line = core.rsplit("\n", 1)[-1].split()
    if len(line) > 2 and _BREAK.search(core[-_MARKS:]):
        return True
    return len(line) > 5 and (bool(_COLON.search(core[-_MARKS:])) or line[-1].lower() in _JOINING)


class _Habit:
    """How an outlet's texts end: facts are (characters, words, open, trails) an article."""

    def __init__(self, facts: Sequence[tuple[int, int, bool, bool]]) -> None:
        self._few = len(facts) < _FEW
        self._usual = median(words for _, words, _, _ in facts)
        unfinished = [(size, opens, trails) for size, _, opens, trails in facts if opens or trails]
        self.often_open = sum(opens for _, opens, _ in unfinished) > 0.4 * len(facts)
        long = [trails for _, words, _, trails in facts if words > 150]
        self._often_trails = sum(long) > max(1, 0.1 * len(long))
        needed = max(3, 0.05 * len(facts))
        sizes = Counter(size for size, _, _ in unfinished)
        self._sizes = frozenset(size for size, count in sizes.items() if count >= needed)
        self._top = max(size for size, _, _, _ in facts)
        near = sum(size > self._top - _WORD for size, _, _ in unfinished)
        self._cut_at_top = len(facts) > _FEW and near >= 0.5 * len(facts)

    def cuts(self, size: int, words: int, opens: bool, trails: bool) -> bool:
        """Whether an unfinished text is likely cut, given how the outlet's others end."""
        if not (opens or trails):
            return False
        if {size, size + 1} & self._sizes or (self._cut_at_top and size > self._top - _WORD):
            return True
        if trails and not self._often_trails and words <= max(150, 0.4 * self._usual):
            return True
        if self.often_open:
            return False
        if size in _LIMITS or size in _LIMITS_LARGE:
            return True
        return not self._few and self._usual >= 120 and 15 <= words < 0.3 * self._usual


class _Words:
    """The words of a set, to tell a word that breaks off in the middle from a whole one."""

    def __init__(self, bodies: Sequence[str], most: int = 3_000) -> None:
        self._bodies, self._most = bodies, most
        self._sorted: list[str] = []
        self._known: set[str] = set()

    def cut(self, core: str) -> bool:
        """Whether a long last line ends with what is only the beginning of other words."""
        line = core.rsplit("\n", 1)[-1].split()
        if len(line) < _PROSE or not line[-1].isalpha():
            return False
        if not _MARK.search(" ".join(line[-2 * _PROSE :])):  # headlines run together
            return False
        if not self._known:
            step = len(self._bodies) // self._most + 1
            texts = [body.rsplit(None, 1)[0] for body in self._bodies[::step] if body]
            self._known = {word for text in texts for word in re.findall(r"\w+", text)}
            self._sorted = sorted(self._known)
        last = line[-1]
        if last in self._known:
            return False
        place = bisect_left(self._sorted, last)
        return place < len(self._sorted) and self._sorted[place].startswith(last)


def _is_feed_of_summaries(facts: Sequence[tuple[str, int]]) -> bool:
    """An outlet of which there are headlines with a sentence or two each, and nothing else."""
    if len(facts) < 5:
        return False
    counts = sorted(words for _, words in facts)
    titled = sum(bool(title.strip()) for title, _ in facts)
    return titled >= 0.8 * len(facts) and median(counts) <= 40 and counts[-1] <= 60
