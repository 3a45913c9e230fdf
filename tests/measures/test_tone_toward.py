"""Tone toward actors: who is mentioned where, on whom words fall, how it is averaged."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.corpus import Corpus, Scope
from analysis.errors import InputError
from analysis.measures.tone_toward import tone_toward, tone_toward_mentions, tone_toward_words
from analysis.tables import TONE_TOWARD, TONE_TOWARD_MENTIONS, TONE_TOWARD_WORDS
from tests.helpers import corpus_of


def toward(text: str, actor: str, language: str = "en", **options: str) -> float:
    """The tone toward one actor in one text."""
    frame = tone_toward(corpus_of([("Harbour Post", text)], language), [actor], **options)
    return float(frame["tone"].iloc[0])


def role_of(text: str, actor: str, form: str, language: str = "en") -> str:
    words = tone_toward_words(corpus_of([("Harbour Post", text)], language), [actor])
    return "".join(words.loc[words["form"] == form, "role"])


def two_outlets() -> Corpus:
    rows = [
        ("Harbour Post", "The council praised Orval. Brill spoke."),
        ("Harbour Post", "Critics slammed Orval. Orval was honored. Orval was in town."),
        ("Harbour Post", "Orval failed the town."),
        ("Marlow Times", "Orval won the prize."),
    ]
    return corpus_of(rows)


def test_the_columns_are_the_declared_ones() -> None:
    corpus = two_outlets()
    for table, measure in (
        (TONE_TOWARD, tone_toward),
        (TONE_TOWARD_MENTIONS, tone_toward_mentions),
        (TONE_TOWARD_WORDS, tone_toward_words),
    ):
        frame = measure(corpus, ["Orval"])
        assert list(frame.columns) == table.names
        empty = measure(corpus, ["Nobody"])
        assert len(empty) == 0
        assert empty.dtypes.equals(frame.dtypes)
        assert empty.dtypes.equals(table.frame().dtypes)


def test_there_is_a_row_for_every_group_and_actor_that_is_mentioned() -> None:
    frame = tone_toward(two_outlets(), ["Orval", "Brill", "Nobody"])
    assert frame[["group", "actor"]].to_numpy().tolist() == [
        ["Harbour Post", "Orval"],
        ["Harbour Post", "Brill"],
        ["Marlow Times", "Orval"],
    ]
    assert frame["mentions"].tolist() == [5, 1, 1]


def test_it_is_the_mean_over_articles_of_the_mean_of_their_sentences() -> None:
    corpus = two_outlets()
    frame = tone_toward(corpus, "Orval").iloc[0]
    mentions = tone_toward_mentions(corpus, "Orval")
    post = mentions[mentions["group"] == "Harbour Post"]
    means = post.groupby("article_id")["tone"].mean().to_numpy()
    reach = stats.t.ppf(0.975, 2) * means.std(ddof=1) / np.sqrt(3)
    assert frame["tone"] == pytest.approx(means.mean())
    assert [frame["low"], frame["high"]] == pytest.approx(
        [means.mean() - reach, means.mean() + reach]
    )
    assert frame["sentences"] == 5


def test_mentions_of_one_sentence_count_as_one_sentence() -> None:
    corpus = corpus_of([("Harbour Post", "Orval praised Brill, and Orval left. Orval failed.")])
    mentions = tone_toward_mentions(corpus, "Orval")["tone"].tolist()
    row = tone_toward(corpus, "Orval").iloc[0]
    assert (row["mentions"], row["sentences"]) == (3, 2)
    assert row["tone"] == pytest.approx(np.mean([np.mean(mentions[:2]), mentions[2]]))


def test_there_is_no_interval_under_three_articles() -> None:
    row = tone_toward(two_outlets(), "Orval").iloc[1]
    assert np.isnan([row["low"], row["high"]]).all()


def test_a_verb_falls_on_its_object_and_not_so_on_its_subject() -> None:
    text = "Brill denounced Orval."
    assert toward(text, "Orval") < -0.5 < toward(text, "Brill")
    assert role_of(text, "Orval", "denounced") == "object"
    assert role_of(text, "Brill", "denounced") == "subject"


def test_a_winner_and_a_loser_have_opposite_tones() -> None:
    assert toward("Brill defeated Orval.", "Brill") > 0.3
    assert toward("Brill defeated Orval.", "Orval") < -0.3


@pytest.mark.parametrize(
    "text",
    [
        "Orval was sharply criticized by Brill.",
        "Orval accused of fraud",
        "The criticism of Orval grew.",
        "Evidence against Orval was found.",
        "Brill’s criticism of Orval was heard.",
    ],
)
def test_passives_and_nouns_fall_on_the_one_it_is_done_to(text: str) -> None:
    assert toward(text, "Orval") < -0.3


def test_the_agent_of_a_passive_is_its_subject() -> None:
    text = "Orval was criticized by Brill."
    assert role_of(text, "Brill", "criticized") == "subject"
    assert toward(text, "Brill") > toward(text, "Orval")


def test_the_owner_of_an_act_is_its_subject() -> None:
    assert role_of("Orval’s criticism of Brill grew.", "Orval", "criticism of") == "subject"
    assert role_of("Peters’ criticism of Brill grew.", "Peters", "criticism of") == "subject"


def test_what_an_actor_says_is_not_said_of_the_actor() -> None:
    for text in (
        "Orval said the storm was a terrible disaster.",
        "“The storm was a terrible disaster,” said Orval.",
        "“The storm was a terrible disaster,” Orval told reporters.",
    ):
        assert toward(text, "Orval") == 0
    assert toward("Brill said Orval was a terrible disaster.", "Orval") < -0.3


def test_what_follows_a_verb_of_speech_is_done_by_another_unless_a_pronoun_says_so() -> None:
    assert role_of("Orval said rebels attacked.", "Orval", "attacked") == ""
    assert role_of("Orval said she failed.", "Orval", "failed") == "subject"


def test_a_negated_verb_turns() -> None:
    assert toward("Orval did not betray Brill.", "Orval") > 0
    assert toward("Orval betrayed Brill.", "Orval") < 0


def test_near_words_count_less_with_distance_and_across_clauses() -> None:
    near = toward("Orval is a terrible neighbour.", "Orval")
    far = toward("Orval lives in a street that one must call by its name terrible.", "Orval")
    clause = toward("Orval is, a terrible neighbour.", "Orval")
    assert near < clause < 0
    assert near < far < 0


def test_the_words_of_a_mention_make_its_tone_and_stand_where_they_say() -> None:
    corpus = two_outlets()
    words = tone_toward_words(corpus, ["Orval", "Brill"])
    mentions = tone_toward_mentions(corpus, ["Orval", "Brill"])
    texts = corpus.articles.frame.set_index("article_id")["text"]
    for row in words.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.form
    keys = ["article_id", "part", "sentence", "actor"]
    total = words.groupby([*keys, "mention_start"])["value"].sum()
    index = pd.MultiIndex.from_frame(mentions[[*keys, "start"]])
    x = total.reindex(index).fillna(0.0).to_numpy()
    assert mentions["tone"].to_numpy() == pytest.approx(x / np.sqrt(x * x + 15))
    assert mentions["words"].sum() == len(words)


def test_a_word_counts_once_for_a_mention() -> None:
    words = tone_toward_words(corpus_of([("Harbour Post", "Brill praised Orval.")]), "Orval")
    assert words["form"].tolist() == ["praised"]


def test_the_words_of_a_name_are_no_tone() -> None:
    assert toward("The Great Success Party met.", "Great Success Party") == 0


def test_the_longest_spelling_is_one_mention_and_another_actor_has_its_own() -> None:
    corpus = corpus_of([("Harbour Post", "Lena Orval met Orval’s friends. The mayor smiled.")])
    spellings = {"Orval": ["Lena Orval", "Orval", "the mayor"], "family": ["Orval"]}
    mentions = tone_toward_mentions(corpus, spellings)
    text = corpus.articles.frame["text"][0]
    found = [(row.actor, text[row.start : row.end]) for row in mentions.itertuples()]
    assert found == [
        ("Orval", "Lena Orval"),
        ("family", "Orval"),
        ("Orval", "Orval’s"),
        ("family", "Orval’s"),
        ("Orval", "The mayor"),
    ]


def test_two_actors_with_one_spelling_have_a_row_each() -> None:
    frame = tone_toward(two_outlets(), {"a": ["Orval"], "b": "Orval"})
    assert frame.loc[frame["actor"] == "a", "tone"].tolist() == pytest.approx(
        frame.loc[frame["actor"] == "b", "tone"].tolist()
    )


def test_a_frame_of_actors_is_as_good_as_its_names() -> None:
    corpus = two_outlets()
    frame = pd.DataFrame({"actor": ["Brill", "Orval"]})
    pd.testing.assert_frame_equal(
        tone_toward(corpus, frame), tone_toward(corpus, ["Brill", "Orval"])
    )


@pytest.mark.parametrize("actors", [[], "", ["Orval", " – "], {"Orval": []}])
def test_nothing_to_look_for_is_an_error(actors: object) -> None:
    with pytest.raises(InputError, match="Type a word"):
        tone_toward(two_outlets(), actors)  # type: ignore[arg-type]


@pytest.mark.parametrize("option", [{"lexicon": "own"}, {"events": "some"}, {"by": "owner"}])
def test_an_option_that_does_not_exist_is_an_error(option: dict[str, str]) -> None:
    with pytest.raises(InputError):
        tone_toward(two_outlets(), "Orval", **option)  # type: ignore[arg-type]


def test_a_language_without_a_lexicon_has_no_rows() -> None:
    rows = [("Levant Echo", "Orval était terrible."), ("Harbour Post", "Orval was terrible.")]
    frame = tone_toward(corpus_of(rows, language=["fr", "en"]), "Orval")
    assert frame["language"].tolist() == ["en"]


def test_the_scope_narrows_mentions_and_words() -> None:
    corpus = corpus_of(
        [("Harbour Post", "Orval is terrible. “Orval is a great and good mayor,” Brill said.")],
        title=["Orval wins"],
    )
    every = tone_toward(corpus, "Orval").iloc[0]
    reporter = tone_toward(corpus, "Orval", scope=Scope(part="body", voice="reporter")).iloc[0]
    quoted = tone_toward(corpus, "Orval", scope=Scope(voice="quoted")).iloc[0]
    assert every["mentions"] == 3
    assert (reporter["mentions"], quoted["mentions"]) == (1, 1)
    assert reporter["tone"] < 0 < quoted["tone"]


def test_event_words_can_be_left_out_of_both_lexicons() -> None:
    text = "Orval was arrested."
    assert toward(text, "Orval") < 0
    assert toward(text, "Orval", events="drop") == 0


def test_other_articles_do_not_change_a_number() -> None:
    corpus = two_outlets()
    alone = corpus.select(np.array([False, True, False, False]))
    both = tone_toward_mentions(corpus, "Orval")
    row = both[both["article_id"] == alone.articles.frame["article_id"].iloc[0]]
    assert tone_toward_mentions(alone, "Orval")["tone"].tolist() == row["tone"].tolist()


def test_a_users_lexicon_stands_in_place_of_the_languages_own() -> None:
    own = {"en": [("blue", -3.0)]}
    corpus = corpus_of([("Harbour Post", "Orval is a blue and terrible neighbour.")])
    words = tone_toward_words(corpus, "Orval", lexicons=own)
    assert words["form"].tolist() == ["blue"]
    assert tone_toward(corpus, "Orval", lexicons=own)["tone"].iloc[0] < 0


def test_an_empty_set_gives_an_empty_table() -> None:
    assert len(tone_toward(corpus_of([]), "Orval")) == 0


ARABIC = [
    ("اتهمت المعارضة أورفال بالفساد.", "أورفال", -1),
    ("اتهم أورفال المعارضة بالفساد.", "المعارضة", -1),
    ("وجهت الصحيفة انتقادات حادة لأورفال.", "أورفال", -1),
    ("تظاهر الآلاف ضد أورفال.", "أورفال", -1),
    ("تحدث النائب متهما أورفال بالكذب.", "أورفال", -1),
    ("أورفال الذي اعتقلته الشرطة غادر.", "أورفال", -1),
    ("أشاد المجلس بأورفال.", "أورفال", 1),
    ("رحبت المدينة بالحكومة.", "الحكومة", 1),
    ("أثنى النواب على الحكومة وللحكومة برنامج.", "الحكومة", 1),
    ("فاز أورفال بالجائزة.", "أورفال", 1),
    ("وصل أورفال إلى المدينة.", "أورفال", 0),
    ("وقال الوزير أورفال إن الكارثة خطيرة ومروعة.", "أورفال", 0),
    ("أورفال أكد أن الأزمة خانقة.", "أورفال", 0),
]


@pytest.mark.parametrize(("text", "actor", "sign"), ARABIC)
def test_arabic_words_fall_on_whom_they_are_said_of(text: str, actor: str, sign: int) -> None:
    assert np.sign(np.round(toward(text, actor, "ar"), 2)) == sign


def test_arabic_subject_follows_its_verb_and_is_not_the_object() -> None:
    text = "اتهم أورفال المعارضة بالفساد."
    assert role_of(text, "أورفال", "اتهم", "ar") == "subject"
    assert role_of(text, "المعارضة", "اتهم", "ar") == "object"


def test_an_arabic_verb_of_another_clause_has_another_subject() -> None:
    assert role_of("يريد أورفال أن تتخلى الشركة عن المشروع.", "أورفال", "تتخلى", "ar") == ""
    assert role_of("قال أورفال إنه فشل.", "أورفال", "فشل", "ar") == "subject"


def test_arabic_names_are_found_with_what_is_written_onto_them() -> None:
    text = "وأورفال جاء. التقيت بأورفال. وللحكومة رأي. كالحكومة السابقة. الأورفالي غادر."
    corpus = corpus_of([("صحيفة المرفأ", text)], language="ar")
    mentions = tone_toward_mentions(corpus, ["أورفال", "الحكومة"])
    assert mentions["actor"].tolist() == ["أورفال", "أورفال", "الحكومة", "الحكومة"]
