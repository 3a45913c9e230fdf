"""Who does the harm, in Arabic: verb before subject, and no vowels that tell active from passive.

قتل is “killed” and “was killed” alike: an agent is taken from it only where a word for somebody
who can do it follows and an object after that. Else the sentence is searched for words that name
one (على يد، برصاص، في غارة إسرائيلية); without these it is “agent not found in the sentence”.
"""

from __future__ import annotations

from analysis.measures.agency_line import Hit, Line, Outcome

_REGION, _REACH, _BESIDE = 8, 20, 3  # words looked at
_ARTICLES = ("ال", "وال", "بال", "لل", "فال")
_ADJECTIVE = ("ي", "يه", "يين", "يون", "يات")
_NUN = ("ون", "ين", "ان")  # a plural or dual that is no construct
Span = tuple[int, int]


def read_sentence(line: Line, hits: list[Hit]) -> list[Outcome]:
    """What is said of each hit, in order; hits that are no act of harm are left out."""
    outcomes, nouns = [], []
    for hit in hits:
        kind = hit.act.kind
        if line.has("negation", hit.first - 1):
            continue
        if kind in ("passive", "intransitive"):
            agent, used = _agent_after(line, hit.last + 1)
            outcomes.append(Outcome(hit, kind, agent, used))
        elif kind in ("verb", "active", "both") and not (
            _is_nominal(line, hit) or _goes_on(line, hit, nouns)
        ):
            outcomes.append(_verb(line, hit))
        else:
            nouns.append(hit)
    used = {place for outcome in outcomes for place in outcome.used}
    for hit in sorted(nouns, key=lambda noun: noun.act.kind == "strike"):
        found = None if hit.first in used else _noun(line, hit)
        if found is not None:
            outcomes.append(found)
            used.update(found.used)
    outcomes.sort(key=lambda outcome: outcome.hit.first)
    return outcomes


def _goes_on(line: Line, hit: Hit, nouns: list[Hit]) -> bool:
    """“مقتل ثلاثة وجرح عشرة”: what is joined to a verbal noun is one."""
    if hit.act.kind != "both" or hit.act.form != "past" or not nouns:
        return False
    near = hit.first - nouns[-1].last <= _REGION
    new = any(line.has("break", place) for place in range(nouns[-1].last + 1, hit.first))
    return near and not new and line.forms[hit.first].startswith("و")


def _is_nominal(line: Line, hit: Hit) -> bool:
    before = hit.first - 1
    if not hit.act.bare or line.has("auxiliary", before):
        return True
    if hit.act.kind != "both" or hit.act.form != "past" or line.forms[hit.first][:1] == "و":
        return False
    joined = before >= 0 and not line.clause(hit.first)
    particle = line.forms[before] if joined else ""
    if particle in ("قد", "لم", "ما", "لا", "وقد", "هو", "هي"):
        return False
    if particle in ("ان", "بان", "وان"):  # “بعد أن قتل” has the verb, “أعلن أن قتل” the noun
        return not line.has("preposition", before - 1)
    leads = ("preposition", "head", "doer")
    return joined and any(line.has(kind, before) for kind in leads)


def _verb(line: Line, hit: Hit) -> Outcome:
    sure = hit.act.kind == "active"
    construction = "active" if sure else "ambiguous"
    before = _subject_before(line, hit)
    after = None if line.has("relative", hit.first - 1) else _subject_after(line, hit, sure)
    found = (before or after) if sure else (after or before)
    if found is not None:
        return found
    agent, used = _agent_after(line, hit.last + 1)
    return Outcome(hit, construction, agent, used, can_have_one=True)


def _subject_after(line: Line, hit: Hit, sure: bool) -> Outcome | None:
    place = _past_time(line, hit.last + 1)
    if not _stands(line, place) or _is_number(line, place):
        return None
    if _is_accusative(line.forms[place]):  # an object: the subject stands elsewhere
        return None
    if line.has("event", place) and not line.has("actor", place):
        agent = _actor_beside(line, place)
        return Outcome(hit, "nominal", agent, [place])
    if line.has("actor", place):
        end = _extent(line, place)
        after = _past_time(line, end + 1)
        if sure or _is_object(line, after):
            return Outcome(hit, "active", (place, end))
        return None
    if sure:
        return Outcome(hit, "active", (place, _extent(line, place)))
    for after in (place + 1, place + 2):  # “قتل الجنود شابا”, “قتل شرطي 3 رجال”
        if not _stands(line, after):
            return None
        if _is_number(line, after) or _is_accusative(line.forms[after]):
            return Outcome(hit, "active", (place, after - 1))
        if not (_is_adjective(line, after) or line.has("actor", after)):
            return None
    return None


def _is_object(line: Line, place: int) -> bool:
    """Whether what stands there may be an object: not a new verb or name after “and”."""
    joined = place < len(line) and line.forms[place].startswith("و") and place > 0
    return _stands(line, place) and not line.has("break", place) and not joined


def _subject_before(line: Line, hit: Hit) -> Outcome | None:
    """“قوات التحالف قصفت القرية”, “المسلحون الذين قتلوا العمدة”, “رجل يقتل زوجته”."""
    if line.forms[hit.first][:1] == "و" or not _stands(line, hit.last + 1):
        return None
    end = hit.first - 1
    if end < 0 or line.clause(hit.first):
        return None
    if line.has("relative", end):
        end -= 1
        start = _head_before(line, end)
        known = line.has("actor", start) or line.has("event", start)
        return _by_word(line, hit, start, end) if known else None
    near = _head_before(line, end)
    if line.has("event", near) and not line.has("actor", near):  # “بهجوم مسلح استهدف”
        return _by_word(line, hit, near, end)
    start = end
    while start > max(0, end - _REGION) and not line.clause(start):
        if line.has("break", start - 1) or line.has("preposition", start - 1):
            break
        start -= 1
    if line.has("break", start) or line.has("preposition", start):
        return None
    if line.has("actor", start) or line.has("event", start):
        return _by_word(line, hit, start, end)
    short = hit.act.form == "imperfect" and end - start < _BESIDE and start == 0
    return Outcome(hit, "active", (start, end)) if short else None


def _head_before(line: Line, end: int) -> int:
    """The noun that the adjectives up to `end` stand by."""
    start = end
    while start > 0 and end - start < _BESIDE and not line.clause(start):
        form = line.forms[start]
        if not (form.endswith(_ADJECTIVE) or line.has("manner", start)):
            break
        before = line.forms[start - 1]
        same = form.startswith("ال") == before.startswith(_ARTICLES)
        if line.has("preposition", start - 1) or line.has("break", start - 1) or not same:
            break
        start -= 1
    return start


def _by_word(line: Line, hit: Hit, start: int, end: int) -> Outcome:
    if line.has("event", start) and not line.has("actor", start):
        return Outcome(hit, "nominal", _actor_beside(line, start), range(start, end + 1))
    return Outcome(hit, "active", (start, min(end, max(start, _extent(line, start)))))


def _noun(line: Line, hit: Hit) -> Outcome | None:
    """A verbal noun: مقتل خمسة، قصف المدينة، تم قتل، القصف الإسرائيلي على."""
    passive = line.has("auxiliary", hit.first - 1)
    construction = "passive" if passive else "nominal"
    after = hit.last + 1
    agent: Span | None = None
    used: list[int] = []
    if hit.act.kind != "victim_noun":
        if not passive and not _has_complement(line, hit):
            return None
        agent = _doer(line, hit) or _agent_beside(line, hit)
    else:
        if not _stands(line, after):
            return None
        agent, used = _event_before(line, hit.first)
    if agent is None:
        agent, more = _agent_after(line, after)
        used += more
    return Outcome(hit, construction, agent, used)


def _has_complement(line: Line, hit: Hit) -> bool:
    after = hit.last + 1
    for at in line.onward(after, _BESIDE + 1):
        if line.clause(at):
            break
        if line.forms[at] == "علي":
            return True
        if not (_is_adjective(line, at) or line.has("actor", at)):
            break
    if line.forms[hit.last] == "علي":
        return True
    has_article = line.forms[hit.first].startswith(_ARTICLES)
    return hit.act.kind != "strike" and not has_article and _stands(line, after)


def _agent_beside(line: Line, hit: Hit) -> Span | None:
    """“القصف الإسرائيلي”, “غارات أمريكية على”, “استهداف الطيران للمدنيين”."""
    after = hit.last + 1
    if not _stands(line, after):
        return None
    if hit.act.kind == "strike" or line.forms[hit.first].startswith(_ARTICLES):
        return _actor_beside(line, hit.last)
    if not line.has("actor", after):
        return None
    end = _extent(line, after)
    following = end + 1
    stands = _stands(line, following)
    goes_to = stands and line.forms[following].startswith("ل") and len(line.forms[following]) > 3
    return (after, end) if goes_to else None


def _doer(line: Line, hit: Hit) -> Span | None:
    """“قام جنود بقتل”, “أقدم شاب على قتل”."""
    if hit.act.kind == "strike":  # “شن الطيران مئة غارة على”
        for place in range(hit.first - 1, max(-1, hit.first - _REGION), -1):
            if line.has("carries", place) and _stands(line, place + 1):
                return place + 1, _extent(line, place + 1)
        return None
    led = line.forms[hit.first].startswith("ب") or line.has("preposition", hit.first - 1)
    if not led:
        return None
    for place in range(hit.first - 1, max(-1, hit.first - _REGION), -1):
        if line.clause(place + 1):
            return None
        if line.has("doer", place):
            end = hit.first - 1
            while end > place and line.has("preposition", end):
                end -= 1
            return (place + 1, end) if end > place else None
    return None


def _event_before(line: Line, end: int) -> tuple[Span | None, list[int]]:
    """“أسفرت الغارة الروسية عن مقتل”: the agent beside the event that comes before."""
    for place in range(end - 1, max(-1, end - _REGION - 2), -1):
        if line.has("event", place) and not line.has("actor", place):
            return _actor_beside(line, place, end), [place]
        if line.clause(place):
            break
    return None, []


def _agent_after(line: Line, place: int) -> tuple[Span | None, list[int]]:
    """(the agent that is named after the act; words of events on the way)."""
    used: list[int] = []
    for at in line.onward(place, _REACH):
        if at > place and line.clause(at) and line.has("break", at):
            break
        size = line.phrase(at, line.acts.marks)
        if size and _stands(line, at + size) and not line.has("break", at + size):
            return (at + size, _extent(line, at + size)), used
        if line.has("event", at) and not line.has("actor", at):
            used.append(at)
            agent = _actor_beside(line, at)
            if agent is not None:
                return agent, used
    return None, used


def _actor_beside(line: Line, event: int, stop: int | None = None) -> Span | None:
    """Who is named by the words after an event: إسرائيلية، للنظام، شنه مسلحون.

    Of an event that is done to somebody (تفجير) the noun after it is no agent. stop: a place that
    is not looked at any more.
    """
    for at in line.onward(event + 1, _BESIDE):
        if at == stop or line.clause(at) or line.has("preposition", at):
            return None
        if line.has("carried_out", at):
            return (at + 1, _extent(line, at + 1)) if _stands(line, at + 1) else None
        if line.has("actor", at) and not line.has("manner", at):
            form = line.forms[at]
            says = form.endswith(_ADJECTIVE) or form.startswith("ل")
            done_to = line.has("object_noun", event) and not says
            return None if done_to else (at, _extent(line, at))
        if not _is_adjective(line, at):
            return None
    return None


def _is_adjective(line: Line, place: int) -> bool:
    return line.has("manner", place) or line.forms[place].endswith(_ADJECTIVE)


def _extent(line: Line, start: int) -> int:
    """The last word of the phrase that begins at `start`: its genitive and its adjectives."""
    end = start
    construct = not line.forms[start].startswith(_ARTICLES) and line.forms[start][-2:] not in _NUN
    while end + 1 < len(line) and end - start < _BESIDE and _stands(line, end + 1):
        form = line.forms[end + 1]
        if _is_number(line, end + 1) or line.has("time", end + 1) or line.has("break", end + 1):
            break
        if form.startswith("ال") and (construct or form.endswith(_ADJECTIVE)):
            construct = False
        elif not line.has("actor", end + 1) or (form.startswith("ل") and end > start - 1):
            break
        end += 1
    return end


def _stands(line: Line, place: int) -> bool:
    """Whether a word stands there in the same clause, and is no preposition."""
    inside = 0 <= place < len(line) and not line.clause(place)
    return inside and not line.has("preposition", place)


def _past_time(line: Line, place: int) -> int:
    while place < len(line) and line.has("time", place) and not line.clause(place):
        place += 1
    return place


def _is_number(line: Line, place: int) -> bool:
    return line.has("number", place) or line.forms[place][:1].isdigit()


def _is_accusative(form: str) -> bool:
    ends = form.endswith("ا") and not form.endswith(("وا", "ها")) and len(form) > 3
    return ends and not form.startswith((*_ARTICLES, "و"))
