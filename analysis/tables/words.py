"""Tables of words: what sets groups apart, where a word stands, and beside what."""

from __future__ import annotations

from analysis.tables.table import (
    ARTICLE_ID,
    END,
    GROUP,
    LANGUAGE,
    OUTLET,
    PART,
    SENTENCE,
    START,
    Column,
    declare,
)

TERM_DIFFERENCES_COLUMNS = (
    GROUP,
    Column("reference", "text", "what the group is compared with: rest, or another group"),
    LANGUAGE,
    Column("within", "text", "story: compared within shared stories; all: over all articles"),
    Column("term", "text", "normal form of the term (folded, lemma)"),
    Column("display", "text", "the term as most articles write it"),
    Column(
        "score",
        "float",
        "what the ranking stands on: the lowest difference when any one article of the group, or "
        "any one story, is left out",
    ),
    Column("difference", "float", "the plain difference, no article left out"),
    Column("rank", "int", "place within the group and language, terms that pass the gate first"),
    Column("shown", "bool", "passes the gate: in enough articles and often enough"),
    Column("rate_target", "float", "how often the group uses it", "per 1,000 tokens"),
    Column("rate_rest", "float", "how often the reference uses it", "per 1,000 tokens"),
    Column("n_target", "int", "times the group uses it", "tokens"),
    Column("n_rest", "int", "times the reference uses it", "tokens"),
    Column("articles_target", "int", "articles of the group with the term", "articles"),
    Column("of_target", "int", "articles of the group", "articles"),
    Column("articles_rest", "int", "articles of the reference with the term", "articles"),
    Column("of_rest", "int", "articles of the reference", "articles"),
    Column(
        "log_ratio",
        "float",
        "binary logarithm of the ratio of the two rates, 0 counted as 0.5",
        "doublings",
    ),
    Column("low", "float", "lowest value when one article of the group is left out"),
    Column(
        "high", "float", "highest value when one article of the group that has the term is left out"
    ),
    Column("measure", "text", "id of the measure that made `score`"),
)

TERM_DIFFERENCES = declare("term_differences", "group × term", *TERM_DIFFERENCES_COLUMNS)

KEYNESS = declare(
    "keyness",
    "group × term",
    *(
        Column("score", "float", "the statistic itself, nothing left out")
        if c.name == "score"
        else c
        for c in TERM_DIFFERENCES_COLUMNS
    ),
    Column(
        "p",
        "float",
        "share of relabellings of the articles in which the two rates are at least as far apart; "
        "absent where it could tell nothing (p_absent)",
        "0…1",
    ),
    Column(
        "q",
        "float",
        "p adjusted for the number of terms tested in the language (Benjamini and Hochberg)",
        "0…1",
    ),
    Column(
        "p_absent",
        "text",
        "why there is no p: few_articles (a side has fewer than six), few_relabellings (so few "
        "that none of so many terms could stand out), rare (the term is in too few articles)",
    ),
    Column("relabellings", "int", "relabellings that p is from; 0: from their moments"),
    Column("g2", "float", "log-likelihood ratio G² of four cells, signed"),
    Column("g2_two_cells", "float", "log-likelihood ratio G² of two cells, signed"),
    Column("chi_squared", "float", "Pearson's χ², signed"),
    Column("log_odds_z", "float", "z of the log-odds with an informative Dirichlet prior"),
    Column("lrc", "float", "log ratio, the bound of its interval nearer to 0", "doublings"),
    Column("percent_difference", "float", "%DIFF: the rate above that of the reference", "%"),
    Column("odds_ratio", "float", "odds in the group over odds in the reference"),
    Column("bic", "float", "Bayes factor, approximated: G² (two cells) − ln N"),
    Column("ell", "float", "effect size of G² (two cells) for its sample size", "0…1"),
    Column("scaled_f", "float", "scaled F-score, 0.5 where a term tells nothing", "0…1"),
    Column("dp", "float", "DP: unevenness over the group's articles, 0 even", "0…1"),
    Column("dp_norm", "float", "DP over its largest value for these articles", "0…1"),
    Column("juilland_d", "float", "Juilland's D over the group's articles, 1 even", "0…1"),
)

SEPARATION_TEST = declare(
    "separation_test",
    "language",
    LANGUAGE,
    Column("within", "text", "story: relabelled inside stories; all: over all articles"),
    Column("observed", "int", "terms that stand out, over all groups", "terms"),
    Column("expected", "float", "the same, on average, of articles relabelled", "terms"),
    Column("percentile_95", "float", "95th percentile over relabellings", "terms"),
    Column("p", "float", "share of relabellings in which as many stand out", "0…1"),
    Column("relabellings", "int", "relabellings of the articles that were tried"),
    Column("exact", "bool", "all relabellings that there are were tried"),
    Column("articles", "int", "articles compared", "articles"),
    Column("groups", "int", "groups compared"),
)

CONCORDANCE = declare(
    "concordance",
    "hit",
    ARTICLE_ID,
    OUTLET,
    PART,
    SENTENCE,
    Column("left", "text", "the sentence before the hit"),
    Column("node", "text", "the hit as it stands"),
    Column("right", "text", "the sentence after the hit"),
    START,
    END,
    Column("voice", "text", "reporter, or quoted: inside quotation marks of speech"),
)

TERM_RATES = declare(
    "term_rates",
    "article",
    ARTICLE_ID,
    OUTLET,
    GROUP,
    LANGUAGE,
    Column("title", "text", "headline of the article"),
    Column("n", "int", "times the term stands in it", "tokens"),
    Column("words", "int", "word tokens in scope", "tokens"),
    Column("rate", "float", "how often it stands in it", "per 1,000 tokens"),
)

WORDS_APART = declare(
    "words_apart",
    "term of one of two articles",
    LANGUAGE,
    Column("term", "text", "normal form of the term"),
    Column("display", "text", "the term as the articles write it"),
    Column("n_a", "int", "times it stands in the first article", "tokens"),
    Column("n_b", "int", "times it stands in the second article", "tokens"),
    Column("side", "text", "a, b or both: which article has it"),
)

COLLOCATES = declare(
    "collocates",
    "group × term that stands near the query",
    GROUP,
    LANGUAGE,
    Column("term", "text", "normal form of the term (folded, lemma)"),
    Column("display", "text", "the term as most articles write it"),
    Column("n", "int", "times it stands near the query, each place counted once", "tokens"),
    Column("n_query", "int", "hits of the query in the group", "hits"),
    Column("n_term", "int", "times the group uses the term anywhere", "tokens"),
    Column("log_dice", "float", "14 + log2(2 n / (n_query + n_term)); one more is twice as close"),
    Column(
        "g2",
        "float",
        "log-likelihood of the term near the query against the group's other words; negative "
        "where it is rarer near the query",
    ),
    Column("articles", "int", "articles of the group where it stands near the query", "articles"),
    Column("of_articles", "int", "articles of the group with the query", "articles"),
    Column("n_rest", "int", "times it stands near the query in the other groups", "tokens"),
    Column("n_query_rest", "int", "hits of the query in the other groups", "hits"),
    Column(
        "log_dice_rest",
        "float",
        "log_dice in the other groups together; 0 times counted as 0.5 but never above log_dice; "
        "absent where they have no hit of the query",
    ),
    Column("difference", "float", "log_dice − log_dice_rest; above 0: closer in the group"),
    Column("rank", "int", "place within the group and language, terms near the query twice first"),
)

STOP_WORD_COUNTS = declare(
    "stop_word_counts",
    "word of a list of stop-words",
    LANGUAGE,
    Column("word", "text", "the word as the list has it"),
    Column("n", "int", "uses in scope that it takes away", "tokens"),
    Column("articles", "int", "articles in scope with such a use", "articles"),
    Column("of_articles", "int", "articles in scope in this language", "articles"),
)
