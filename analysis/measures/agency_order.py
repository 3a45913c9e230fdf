"""Who does the harm, where the subject stands before its verb (English, French); no parser.

Order, clause marks and a few words of grammar from the language's `acts.tsv` tell active from
passive and find the agent's phrase. What is not found this way is “not found”, never “absent”.
"""

from __future__ import annotations

from analysis.measures.agency_line import Hit, Line, Outcome

_PHRASE, _SUBJECT, _REACH, _MODIFIERS = 8, 12, 15, 4  # words looked at
_NOUN_FIRST = frozenset({"fr"})  # adjectives follow
_NO_NOUN = ("kill", "kills", "behead", "beheads", "kidnaps", "abducts", "abduct", "executes")
Span = tuple[int, int]


def read_sentence(line: Line, hits: list[Hit]) -> list[Outcome]:
    """What is said of each hit, in order; hits that are no act of harm are left out."""
    outcomes: list[Outcome] = []
    for hit in hits:
        if hit.act.kind != "noun":
            found = _verb(line, hit, outcomes[-1] if outcomes else None)
            if found is not None:
                outcomes.append(found)
    used = {place for outcome in outcomes for place in outcome.used}
    for hit in hits:
        if hit.act.kind == "noun" and hit.first not in used:
            outcomes.append(_noun(line, hit))
    outcomes.sort(key=lambda outcome: outcome.hit.first)
    _from_connected(line, outcomes)
    return outcomes


def _from_connected(line: Line, outcomes: list[Outcome]) -> None:
    """“was killed when police opened fire”: the agent of what is connected did it."""
    for place, outcome in enumerate(outcomes):
        for later in outcomes[place + 1 :]:
            if outcome.agent is None and later.agent and later.construction == "active":
                before = later.agent[0] - 1
                if before > outcome.hit.last and line.has("connector", before):
                    outcome.agent = later.agent


def _verb(line: Line, hit: Hit, before_it: Outcome | None) -> Outcome | None:
    act = hit.act
    if act.kind == "intransitive":
        agent, used = _agent_after(line, hit.last + 1)
        return Outcome(hit, "intransitive", agent, used)
    helper = hit.first - 1
    while helper >= 0 and line.has("skip", helper) and not line.clause(helper + 1):
        helper -= 1
    while helper >= 0 and line.has("auxiliary", helper) and line.has("modal", helper - 1):
        helper -= 1
    denied = any(line.has("negation", place) for place in range(max(helper, 0), hit.first))
    if denied or line.has("modal", helper):
        return None  # did not kill, will be killed: nothing has happened
    helped = line.has("auxiliary", helper) and not line.clause(helper + 1)
    follows = _object_follows(line, hit.last + 1)
    if act.form == "ing":
        return _gerund(line, hit, helper, before_it)
    if act.form == "past":
        before = hit.first - 1
        adjective = line.has("determiner", before) and not line.has("relative", before)
        follows_it = line.has("no_object", hit.last + 1) and line.forms[hit.last].endswith("ed")
        of_event = act.unsure and line.has("event", hit.last + 1) and not line.clause(hit.last + 1)
        if of_event or (adjective and not follows_it):  # a targeted attack
            return None  # the wounded man, a shot
        has_perfect = any(line.has("perfect", place) for place in range(helper + 1, hit.first))
        sure = act.kind == "active" and not helped
        if sure or (not helped and (follows or has_perfect)):
            joined = line.has("and", helper)
            if joined and before_it is not None and before_it.construction == "active":
                return Outcome(hit, "active", before_it.agent, (), can_have_one=True)
            return _active(line, hit, helper + 1)
        agent, used = _agent_after(line, hit.last + 1)
        return Outcome(hit, "passive", agent, used)
    will = helper + 1 < hit.first
    if line.forms[hit.first - 1 : hit.first] == ["to"] or not (follows or act.kind == "active"):
        return None
    if not will and not _surely_verb(line, hit):
        return None
    return _active(line, hit, helper + 1)


def _surely_verb(line: Line, hit: Hit) -> bool:
    """Whether “attacks”, “bomb” and the like are a verb here: the next word opens an object."""
    after = hit.last + 1
    before, is_name = hit.first - 1, hit.first > 0 and line.capital[hit.first]
    if is_name or line.has("determiner", before) or line.has("no_object", before):
        return False
    if hit.last > hit.first:
        return not line.has("event", hit.first)
    opens = line.has("determiner", after) or line.has("pronoun", after)
    opens = opens or line.forms[after][:1].isdigit()
    is_name = line.capital[after] and not line.capital[hit.first]
    return opens or is_name or line.forms[hit.first] in _NO_NOUN


def _gerund(line: Line, hit: Hit, before: int, before_it: Outcome | None) -> Outcome | None:
    """“, killing three”; “accused of killing”; “are bombing”; not “the bombing”."""
    if not _object_follows(line, hit.last + 1) or line.has("determiner", before):
        return None
    if line.has("auxiliary", before) and not line.clause(before + 1):
        return _active(line, hit, before)
    if line.has("and", before) and before_it is not None:
        return Outcome(hit, "active", before_it.agent, (), can_have_one=True)
    if before >= 0 and line.clause(before + 1):
        return _by_subject(line, hit, _first_phrase(line, before))
    if line.has("no_object", before):
        near = _left_phrase(line, before)
        if near is None and _is_verbal(
            line, before - 1
        ):  # “a son accused of”, “he was charged with”
            start = before - 1
            while line.has("auxiliary", start - 1) or line.has("perfect", start - 1):
                start -= 1
            near = _left_phrase(line, start)
        return _by_subject(line, hit, near or _first_phrase(line, before))
    opens = line.has("determiner", hit.last + 1) or line.has("pronoun", hit.last + 1)
    return _active(line, hit, hit.first) if opens else None


def _active(line: Line, hit: Hit, start: int) -> Outcome:
    """The act with the subject that stands before `start`."""
    subject = None if start and line.clause(start) else _left_phrase(line, start)
    if subject is None and line.has("relative", start - 1):
        subject = _left_phrase(line, start - 1)
    return _by_subject(line, hit, subject or _first_phrase(line, start))


def _by_subject(line: Line, hit: Hit, subject: Span | None) -> Outcome:
    if subject is None:
        agent, used = _agent_after(line, hit.last + 1)
        return Outcome(hit, "active", agent, used, can_have_one=True)
    start, end = subject
    if line.has("no_object", start):  # “In Marlow soldiers killed”
        start = end
    head = next((p - 1 for p in range(start + 1, end + 1) if line.has("no_object", p)), end)
    if line.acts.code in _NOUN_FIRST:
        head = next((p for p in range(start, head + 1) if line.has("event", p)), head)
    of_events = line.has("of", head + 1) and line.has("event", end)
    if not line.has("event", head) and not of_events:
        return Outcome(hit, "active", (start, end), range(start, end + 1))
    agent = _actor_beside(line, start, head)
    if agent is None:
        agent, _ = _agent_after(line, hit.last + 1, events=False)
    return Outcome(hit, "nominal", agent, range(start, end + 1))


def _noun(line: Line, hit: Hit) -> Outcome:
    start = hit.first
    while start > max(0, hit.first - _MODIFIERS) and _goes_on(line, start - 1, start):
        start -= 1
    agent = _actor_in(line, start, hit.first - 1)
    if line.acts.code in _NOUN_FIRST:
        agent = agent or _actor_in(line, hit.first + 1, hit.last)
    used: list[int] = []
    if agent is None:
        agent, used = _agent_after(line, hit.last + 1, events=False)
    return Outcome(hit, "nominal", agent, used)


def _object_follows(line: Line, place: int) -> bool:
    if place >= len(line) or line.clause(place):
        return False
    return not (line.has("no_object", place) or line.phrase(place, line.acts.marks))


def _goes_on(line: Line, place: int, following: int) -> bool:
    """Whether the word at `place` belongs to the phrase that the following one is in."""
    if place < 0 or line.clause(following) or _is_verbal(line, place):
        return False
    return not any(
        line.has(kind, place) for kind in ("break", "relative", "auxiliary", "no_object")
    )


def _is_verbal(line: Line, place: int) -> bool:
    """An inflected verb by its lemma (English); words of acts as past forms."""
    form, lemma = line.forms[place], line.lemmas[place]
    if line.acts.code != "en" or line.capital[place] or line.has("determiner", place):
        return line.has("perfect", place)
    return line.has("perfect", place) or (form != lemma and not form.endswith(("s", "ing", "men")))


def _left_phrase(line: Line, end: int) -> Span | None:
    """The words of the phrase that ends before `end`, with what hangs on it by prepositions."""
    start = end
    while start > max(0, end - _SUBJECT):
        place = start - 1
        ends = ("break", "auxiliary", "perfect", "relative", "modal")
        joins = line.has("no_object", place) and not any(line.has(kind, place) for kind in ends)
        if start < end and line.clause(start):
            break
        if not (_goes_on(line, place, start if start < end else place) or joins):
            break
        start -= 1
    while start < end and line.has("no_object", start) and end - start > 1:
        start += 1
    return (start, end - 1) if start < end and not line.has("no_object", end - 1) else None


def _first_phrase(line: Line, end: int) -> Span | None:
    """The phrase that opens the clause before `end` (“Rebels entered the village and killed”)."""
    start = end
    while start > 0 and (not line.has("break", start - 1) or line.has("and", start - 1)):
        start -= 1
    if line.has("no_object", start):  # “In February, a woman opened fire, killing three”
        start = next((at for at in range(start + 1, end) if line.clause(at)), start)
    last = start
    while last < end and not line.clause(last + 1) and not _stops(line, last, start):
        if any(line.has(kind, last) for kind in ("auxiliary", "relative", "skip")):
            break
        last += 1
    if last < end and not _stops(line, last, start) and line.clause(last + 1):
        last += 1
    return (start, last - 1) if start < last else None


def _stops(line: Line, place: int, start: int) -> bool:
    """Whether a verb ends the phrase that begins at `start`; “a masked man” has none."""
    opens = place == start or (place == start + 1 and line.has("determiner", start))
    return _is_verbal(line, place) and not (line.forms[place].endswith("ed") and opens)


def _right_phrase(line: Line, start: int) -> Span | None:
    """The phrase that begins at `start`; an -ed word may stand among its first (a masked man)."""
    end = start
    while end < min(len(line), start + _PHRASE) and not (end > start and line.clause(end)):
        stops = ("break", "relative", "auxiliary", "perfect")
        if any(line.has(kind, end) for kind in stops):
            break
        if line.has("no_object", end) and not line.has("of", end):
            break
        if _stops(line, end, start):
            break
        end += 1
    digits = end == start + 1 and line.forms[start][:1].isdigit()
    return (start, end - 1) if end > start and not digits else None


def _actor_beside(line: Line, start: int, head: int) -> Span | None:
    """The actor among the modifiers of an event, which stand before it or (French) after it."""
    found = _actor_in(line, start, head - 1)
    if found is not None or line.acts.code not in _NOUN_FIRST:
        return found
    after = [p for p in line.onward(head + 1, 2) if not line.clause(p)]
    return _actor_in(line, after[0], after[-1]) if after else None


def _actor_in(line: Line, start: int, end: int) -> Span | None:
    """Words for who does it among the modifiers at start … end: Israeli, the army’s."""
    for place in range(start, end + 1):
        owner = line.forms[place]
        of_time = line.acts.has("no_object", owner.removesuffix("'s"))  # Thursday’s
        if owner.endswith(("'s", "s'")) and not of_time:
            return start, place
    for place in range(start, end + 1):
        if line.has("actor", place):
            last = place
            while last < end and line.has("actor", last + 1):
                last += 1
            return place, last
    return None


def _agent_after(line: Line, place: int, *, events: bool = True) -> tuple[Span | None, list[int]]:
    """(the agent that a passive, a noun or a verb like “die” names after it; words of events)."""
    used: list[int] = []
    for at in line.onward(place, _REACH):
        if at > place and any(mark in line.marks[at] for mark in ";:—("):
            break
        size = line.phrase(at, line.acts.marks)
        if size:
            phrase = _right_phrase(line, at + size)
            if phrase is None or line.forms[phrase[0]].endswith("ing"):
                continue
            start, end = phrase
            if not line.has("event", end):
                return phrase, used
            agent = _actor_beside(line, start, end)
            used += range(start, end + 1)
            if agent is not None:
                return agent, used
        elif events and line.has("event", at) and not line.has("event", at + 1):
            start = at
            while start > place and _goes_on(line, start - 1, start):
                start -= 1
            used += range(start, at + 1)
            agent = _actor_beside(line, start, at)
            led = line.has("no_object", start - 1) or line.acts.code in _NOUN_FIRST
            if agent is not None and led:
                return agent, used
    return None, used
