"""Who says what in Arabic: a sentence a linguistic case. People and places are invented."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import ArticleSet, prepare, quotations

#: (case, text, [(type, said, speaker, cue)]); what is said by its first words and its last.
CASES = [
    (
        "verb, speaker, that",
        "قال الوزير سمير الراوندي إن الجسر سيفتح غدا.",
        [("indirect", "الجسر سيفتح غدا", "الوزير سمير الراوندي", "قال")],
    ),
    ("with و", "وأكدت البلدية أن الطريق آمن.", [("indirect", "الطريق آمن", "البلدية", "وأكدت")]),
    (
        "imperfect",
        "وتقول وزارة الصحة إن المرض انحسر.",
        [("indirect", "المرض انحسر", "وزارة الصحة", "وتقول")],
    ),
    (
        "preposition before that",
        "وأشار الخبير إلى أن السد قديم.",
        [("indirect", "السد قديم", "الخبير", "وأشار")],
    ),
    (
        "preposition and noun",
        "وشدد المحافظ على ضرورة ترميم السوق.",
        [("indirect", "ضرورة ترميم السوق", "المحافظ", "وشدد")],
    ),
    (
        "pronoun on that",
        "وقال كيالي إنه يرغب في التركيز على الاقتصاد.",
        [("indirect", "يرغب في التركيز على الاقتصاد", "كيالي", "وقال")],
    ),
    (
        "day between",
        "قال الراوندي الاثنين إن المحادثات بدأت.",
        [("indirect", "المحادثات بدأت", "الراوندي", "قال")],
    ),
    (
        "where between",
        "وقال الوزير في مؤتمر صحفي إن المحادثات بدأت.",
        [("indirect", "المحادثات بدأت", "الوزير", "وقال")],
    ),
    (
        "long apposition",
        "قال طبيب في مستشفى المدينة، طلب عدم ذكر اسمه لأنه غير مخول بالحديث، إن الجرحى ستة.",
        [("indirect", "الجرحى ستة", "طبيب", "قال")],
    ),
    (
        "name after a comma",
        "وأكد وزير الخارجية، سمير الراوندي، أن الوفد وصل.",
        [("indirect", "الوفد وصل", "وزير الخارجية، سمير الراوندي", "وأكد")],
    ),
    (
        "quotation after a colon",
        "وقال العمدة: «سنعيد بناء الجدار قبل الشتاء».",
        [("direct", "«سنعيد بناء الجدار قبل الشتاء»", "العمدة", "وقال")],
    ),
    (
        "quotation without a colon",
        'وتابع الراوندي "سيكون هناك تقلبات لا مفر منها".',
        [("direct", '"سيكون هناك تقلبات لا مفر منها"', "الراوندي", "وتابع")],
    ),
    (
        "quotation after that",
        "وأكد الوزير أن “رفع الرسوم سيكون خطوة صحيحة”.",
        [("direct", "“رفع الرسوم سيكون خطوة صحيحة”", "الوزير", "وأكد")],
    ),
    (
        "swapped marks",
        "وقال العمدة: »سنعيد بناء الجدار قبل الشتاء«.",
        [("direct", "»سنعيد بناء الجدار قبل الشتاء«", "العمدة", "وقال")],
    ),
    (
        "marks of two kinds",
        'وقال الوزير: "أتفهم الغضب وأطلب الصبر». ثم غادر.',
        [("direct", '"أتفهم الغضب وأطلب الصبر»', "الوزير", "وقال")],
    ),
    (
        "partly in marks",
        'وأكد العمدة أن الجدار "سيعاد بناؤه كله" قبل الشتاء.',
        [("mixed", 'الجدار "سيعاد بناؤه كله" قبل الشتاء', "العمدة", "وأكد")],
    ),
    (
        "two words in marks",
        'ووصف الراوندي القمة بأنها "موقف تعارف".',
        [("direct", '"موقف تعارف"', "الراوندي", "ووصف")],
    ),
    (
        "object with a preposition",
        "ووصف الراوندي المحادثات مع الوفد بأنها “مثمرة ومفيدة للغاية”.",
        [("direct", "“مثمرة ومفيدة للغاية”", "الراوندي", "ووصف")],
    ),
    (
        "quotation, verb, speaker",
        "«لا أحد توقع أن نعود»، يقول العبدلي.",
        [("direct", "«لا أحد توقع أن نعود»", "العبدلي", "يقول")],
    ),
    (
        "quotation, as she tells",
        "«كان البحر هائجا تلك الليلة»، كما تروي الجدة.",
        [("direct", "«كان البحر هائجا تلك الليلة»", "الجدة", "كما تروي")],
    ),
    (
        "colon without marks",
        "وأضاف الراوندي: هم يعتقدون أن السلام قريب.",
        [("indirect", "هم يعتقدون أن السلام قريب", "الراوندي", "وأضاف")],
    ),
    (
        "speaker before the verb",
        "لكن خبراء يقولون إن السد قديم.",
        [("indirect", "السد قديم", "خبراء", "يقولون")],
    ),
    (
        "had said",
        "وكان الراوندي قد صرح في وقت سابق بأن الحدود آمنة.",
        [("indirect", "الحدود آمنة", "الراوندي", "صرح")],
    ),
    (
        "but that",
        "غير أن سكانا يؤكدون أن الطريق مقطوع.",
        [("indirect", "الطريق مقطوع", "سكانا", "يؤكدون")],
    ),
    (
        "source before",
        "وبحسب وزارة الصحة، بلغ عدد المصابين ستة.",
        [("indirect", "بلغ عدد المصابين ستة", "وزارة الصحة", "وبحسب")],
    ),
    (
        "source after",
        "بلغ عدد المصابين ستة، وفقا لوزارة الصحة.",
        [("indirect", "بلغ عدد المصابين ستة", "لوزارة الصحة", "وفقا")],
    ),
    (
        "as the agency reported",
        "كما ذكرت الوكالة أن الطائرة هبطت.",
        [("indirect", "الطائرة هبطت", "الوكالة", "كما ذكرت")],
    ),
    (
        "source in the middle",
        "وتبلغ كلفة المرحلة الأولى، كما قال درويش، مئتي مليون دينار.",
        [
            (
                "indirect",
                "وتبلغ كلفة المرحلة الأولى، كما قال درويش، مئتي مليون دينار",
                "درويش",
                "كما قال",
            )
        ],
    ),
    (
        "passed on",
        "ونقلت وكالة الأنباء عن مسؤول محلي أن الطريق مقطوع.",
        [("indirect", "الطريق مقطوع", "مسؤول محلي", "ونقلت")],
    ),
    (
        "what is announced",
        "وأعلنت مصادر طبية سقوط ستة جرحى.",
        [("indirect", "سقوط ستة جرحى", "مصادر طبية", "وأعلنت")],
    ),
    (
        "by saying",
        "واكتفى المدرب بالقول إن الحكم أخطأ.",
        [("indirect", "الحكم أخطأ", "المدرب", "بالقول")],
    ),
    (
        "participle goes on",
        "وقال الوزير إن الجسر آمن، مضيفا أن الطريق سيفتح.",
        [
            ("indirect", "الجسر آمن", "الوزير", "وقال"),
            ("indirect", "الطريق سيفتح", "الوزير", "مضيفا"),
        ],
    ),
    (
        "participle after an act",
        "واستقبل العمدة في مكتبه وفدا، مؤكدا أن المدينة آمنة.",
        [("indirect", "المدينة آمنة", "العمدة", "مؤكدا")],
    ),
    (
        "participle and object",
        "وقال الوزير إن الجسر آمن، داعيا السكان إلى الهدوء التام.",
        [
            ("indirect", "الجسر آمن", "الوزير", "وقال"),
            ("indirect", "الهدوء التام", "الوزير", "داعيا"),
        ],
    ),
    (
        "verb without a subject",
        "وقال الوزير إن الجسر آمن. وأضاف أن الطريق سيفتح.",
        [
            ("indirect", "الجسر آمن", "الوزير", "وقال"),
            ("indirect", "الطريق سيفتح", "الوزير", "وأضاف"),
        ],
    ),
    (
        "what is said ends at while",
        "وقال الوزير إن الجسر آمن، بينما أغلقت المدارس.",
        [("indirect", "الجسر آمن", "الوزير", "وقال")],
    ),
    (
        "unnamed source",
        "وأكد مصدر مطلع أن الوفد غادر.",
        [("indirect", "الوفد غادر", "مصدر مطلع", "وأكد")],
    ),
    (
        "name before a quotation",
        "العمدة: «سنعيد بناء الجدار قبل الشتاء».",
        [("direct", "«سنعيد بناء الجدار قبل الشتاء»", "العمدة", ":")],
    ),
    (
        "a name in marks is no quotation",
        'وقالت "وفا" إن الطريق آمن.',
        [("indirect", "الطريق آمن", '"وفا"', "وقالت")],
    ),
    ("negated", "ولم يقل الوزير إن الجسر آمن.", []),
    ("an event in marks", 'شارك الآلاف في "مسيرة العودة الكبرى" أمس.', []),
    (
        "on Ali",
        "وأكد الرئيس إبراهيم بن علي الراوندي أن الدعم مستمر.",
        [("indirect", "الدعم مستمر", "الرئيس إبراهيم بن علي الراوندي", "وأكد")],
    ),
    ("no verb of speech", "وفتح الجسر أمام السيارات بعد ترميم طويل.", []),
    ("only is no source", "ولم يأت أحد، فحسب الناس أن الاحتفال ألغي.", []),
]


def found(text: str, title: str = "") -> list[tuple[str, str, str, str]]:
    frame = pd.DataFrame({"title": [title], "text": [text], "language": ["ar"]})
    rows = quotations(prepare(ArticleSet.from_frame(frame)))
    columns = rows[["type", "text", "speaker", "cue"]]
    return [tuple(row) for row in columns.to_numpy().tolist()]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_each_case_gives_type_words_speaker_and_cue(text, expected) -> None:
    assert found(text) == expected


def test_a_headline_with_a_colon_has_a_speaker_and_a_topic_has_none() -> None:
    assert found("نص.", "الوزير: الجسر سيفتح غدا") == [
        ("indirect", "الجسر سيفتح غدا", "الوزير", ":")
    ]
    assert found("نص.", "أزمة الخبز: طوابير أمام الأفران") == []


@given(st.lists(st.sampled_from([case[1] for case in CASES]), min_size=1, max_size=6))
def test_spans_of_any_mixture_lie_in_the_text_and_no_cue_stands_twice(texts: list[str]) -> None:
    text = "\n".join(texts)
    frame = pd.DataFrame({"text": [text], "language": ["ar"]})
    rows = quotations(prepare(ArticleSet.from_frame(frame)))
    assert [text[a:b] for a, b in zip(rows["start"], rows["end"], strict=True)] == rows[
        "text"
    ].tolist()
    cues = rows.loc[rows["cue_start"] >= 0, ["cue_start", "start"]]
    assert not cues.duplicated().any()
