"""What a language pack says about attribution: the schema of `<language>/attribution.toml`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that attribute, by what they do.

    A "*" at the end of a word stands for any ending.

    Attributes:
        say: Ordinary verbs of saying; they stay out of the content and may stand away from their subject.
        weak: Verbs that attribute only where they touch their subject and a clause, a quotation or an
            object follows ("called", "wants", "đề nghị").
        stance: Verbs that carry the stance themselves and stay in the content ("ruled out", "bác bỏ").
        refuse: Refusals to speak ("declined to say", "từ chối bình luận"); they stay in the content.
        refuse_last: Those that refuse only where no word follows ("комментировать … не стали").
        follow: Forms that go on with the same source's content ("adding that", "đồng thời nhấn mạnh").
        relative: Participles that precede their source ("diyen", "vurgulayan").
        issued: Impersonal cues of documents, whose source follows or was named before ("говорится в").
        reported: Participles that report one source's words inside another's ("söylediğini").
        agree: Joint verbs that make a pair of sides speak ("nhất trí", "agreed").
        find: What polls, studies and documents do ("found", "showed").
        speech: Verbs by which any noun speaks, where the others need "that" or a quotation behind them.
        outspoken: Verbs with a stance that are words for sure, however short their object ("welcomed the talks").
        vows: Verbs before an infinitive of what their subject will do ("vowed to fight the closure").
        naming: Verbs that give their object a name ("called the vote a sham").
        likening: Verbs that do so with "as" ("described the vote as a sham").
        nouns: Nouns of saying that attribute before a content clause ("the warning from X that …").
        authors: Prepositions between such a noun, or a passive, and its source ("from", "by", "của").
        outcomes: What opens the predicate of such a noun and so ends its content ("… that the mill would close drew protests").
    """

    say: tuple[str, ...]
    weak: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    refuse_last: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    agree: tuple[str, ...] = ()
    issued: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    find: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    outspoken: tuple[str, ...] = ()
    vows: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    likening: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Closed classes that the frames look at.

    Attributes:
        there: Words for the place of a body that a plural cue lets speak ("Там считают, что …").
        complementizers: Words that open a content ("that").
        near_complementizers: Those that count only right behind the cue or its hearer ("là").
        noun_markers: Words behind which a cue's form is a noun.
        hearers: Cues whose object is who hears it ("told").
        openers: Participles that open an adverbial before the subject ("speaking").
        indefinites: Words that introduce a source as new ("a", "một").
        agents: Prepositions that name who did what a noun before them says ("do Mỹ đề xuất").
        focus: Adverbs that belong to the noun behind them ("only Ukraine can decide").
        first_person: Words by which a speaker means himself or his side ("we", "tôi").
        places: Prepositions by which an institution speaks in the plural ("в Кремле заявили").
        postpositions: Words that govern the noun before them ("ile", "tarafından").
        occasions: Nouns and converbs that close an adverbial of saying ("açıklamasında", "konuşurken").
        relatives: Relative pronouns that are no subject: a cue behind one is told of, not reported.
        objects: Pronouns for what was said or proposed, before a verb of calling ("это назвали ложью").
        topics: Prepositions of what is spoken about, which open a sentence before its cue ("О готовности заявил X").
        owners: Possessive pronouns of a third person, each with its gender.
        deeming: Verbs of saying that also take an object and what it is held for ("считает план провальным").
    """

    complementizers: tuple[str, ...]
    near_complementizers: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    passives: tuple[str, ...] = ()
    noun_markers: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    whether: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    hearers: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    indefinites: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    postpositions: tuple[str, ...] = ()
    occasions: tuple[str, ...] = ()
    deictics: tuple[str, ...] = ()
    deeming: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    owners: dict[str, str] = field(default_factory=dict)
    auxiliaries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frames:
    """Set phrases that attribute without a verb of saying, or point at what was said.

    Attributes:
        thus: Words by which a sentence without content of its own points back ("Так X ответил на вопрос").
        pointing: Verbs that attribute only behind a pointer back ("Такое обещание дал X").
        verbatim: Labels before a quotation of whoever spoke or was named ("Дослівно: …").
        words_of: Objects of a medium's verb that say it quotes ("передает Reuters слова X").
        publishes: Predicates whose subject issues the document that later sentences report ("açıklama yayımladı").
        interviews: Words before the name of who is interviewed ("поговорили з"), in verb-final languages behind it.
        callsigns: Words before the name by which a soldier goes ("на позивний").
    """

    according: tuple[str, ...] = ()
    according_not: tuple[str, ...] = ()
    according_after: tuple[str, ...] = ()
    as_said: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    cataphora: tuple[str, ...] = ()
    quoting: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    thus: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    words_of: tuple[str, ...] = ()
    verbatim: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    publishes: tuple[str, ...] = ()
    interviews: tuple[str, ...] = ()
    callsigns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Words that name a source without a proper name.

    Attributes:
        houses: Nouns of organisations ("campaign", "committee").
        findings: Nouns of what is found out or written down ("poll", "lawsuit").
        papers: Nouns of texts that propose or say something themselves ("the draft calls for …").
        seen: Participles of who got hold of a text, not of who wrote it ("a draft seen by Reuters").
        towns: Places by the code of their country.
        homes: Towns, parties, chambers and offices by the code of their state, which tell where a person belongs.
        scholars: Words of scholars and their houses, who speak for no state.
        strangers: Words of unnamed sources who need not come from where a report plays ("foreign", "survey").
        abroad: Words of those who stand for another state than the one they are in ("a European diplomat in Kyiv").
        humans: Nouns for a human being whose ending does not tell it ("aide", "neighbour").
        dwellers: Nouns of people who live where the words behind them say ("a resident of Kyiv").
        human_endings: Endings of nouns for human beings ("-er", "-ist").
        trades: Endings of nouns for somebody's occupation.
        topics: What leads to what somebody is an expert on, not to where he belongs ("on Russia").
        origins: What leads from a name to where its person belongs ("of the Verkhovna Rada").
        quantifiers: What counts people rather than names one ("Most Democrats").
        crowd: Words for people that need no article and no plural ending ("police", "everyone").
        national: Words for offices that one country only has, by its code.
        former: Words of an office that its holder has left ("cựu"): an unknown one speaks for no party any more.
        organisations: Nouns that open the name of a body between an office and its holder ("giám đốc công ty DTEK X").
        given: Given names by gender, which tell a person's name from a place's.
    """

    titles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    modifiers: tuple[str, ...] = ()
    honorifics: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pronouns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    descriptors: tuple[str, ...] = ()
    descriptor_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    anonymous: tuple[str, ...] = ()
    anonymous_marks: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    both: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    towns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    institutions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    media: tuple[str, ...] = ()
    media_nouns: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    fellow: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    crowd: tuple[str, ...] = ()
    given: dict[str, tuple[str, ...]] = field(default_factory=dict)
    same: tuple[str, ...] = ()
    national: dict[str, tuple[str, ...]] = field(default_factory=dict)
    homes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    scholars: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    humans: tuple[str, ...] = ()
    dwellers: tuple[str, ...] = ()
    human_endings: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    quantifiers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tongue:
    """How surnames of one tongue abroad are written in English news.

    Attributes:
        given: Given names, folded, that tell the tongue.
        letters: Letters, up to three at once, to their Latin form.
        initials: The same at the beginning of a surname.
        endings: The same at its end.
    """

    given: tuple[str, ...] = ()
    letters: dict[str, str] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Transliteration:
    """How names in the language's script are written in English news.

    Attributes:
        letters: Letter to Latin letters.
        initials: The same at the beginning of a word, where it differs.
        endings: Ending of a word to its Latin form, the longest first.
        names: Given names that English news spell in a way of their own.
        foreign: Given names from abroad in their English spelling.
        foreign_letters: Letters and pairs of letters where the surname of such a person is written otherwise.
        foreign_initials: The same at the beginning of a surname.
        foreign_endings: The same at its end.
        tongues: The tongues whose surnames have their own spelling, by name.
    """

    letters: dict[str, str] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    foreign: dict[str, str] = field(default_factory=dict)
    foreign_letters: dict[str, str] = field(default_factory=dict)
    foreign_initials: dict[str, str] = field(default_factory=dict)
    foreign_endings: dict[str, str] = field(default_factory=dict)
    tongues: dict[str, Tongue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spellings:
    """How the language's press writes Cyrillic surnames.

    Attributes:
        countries: Codes of the countries whose surnames are written so.
        letters: Cyrillic letter to its spellings, the likeliest first.
        initials: The same at the beginning of a name, where it differs.
        endings: The last letters of a stem whose endings are left open, to the spellings of the whole ending.
    """

    countries: tuple[str, ...] = ()
    letters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    initials: dict[str, tuple[str, ...]] = field(default_factory=dict)
    endings: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Declension:
    """Endings of names in other cases than the nominative, each to the nominative's.

    Attributes:
        masculine: Tables `given` and `surname`.
        feminine: The same; consulted where the given name is no man's.
        given: Given names whose ending does not tell, in lower case, to the nominative.
        forms: Ending of a given name in the nominative ("" for a consonant) to the endings of its other cases.
    """

    masculine: dict[str, dict[str, str]] = field(default_factory=dict)
    feminine: dict[str, dict[str, str]] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paradigm:
    """Forms that verbs share: each stem takes each ending.

    Attributes:
        finite: Endings of the forms that attribute.
        follow: Endings of the converb that goes on with the same source's content.
        say: Stems, by what their finite forms do; see `Cues`.
    """

    finite: tuple[str, ...]
    follow: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A language pack's part on who said what.

    Attributes:
        language: ISO 639-1 code.
        order: `svo` or `sov`.
        apostrophe: `possessive` ('s), `suffix` (Turkish endings), `inside` (Ukrainian), `none`.
        inverted: Whether the cue may stand before its source ("said X").
        verb_second: Whether the finite verb is the second part of a main clause, so that its subject follows it
            where anything else stands first ("Am Montag sagte X").
        single_quotes: Whether single marks set off speech.
        quotation_marks: Opening to closing marks, beside those that every language may use.
        oblique: Regular expression of name endings that cannot be a subject's, for masculine names.
        oblique_feminine: The same for feminine names.
        feminine_office: The same for words of office that are a woman's, in the nominative.
        title_first: Whether a title always precedes the name and country that belong to it.
        articles: Whether the language has articles; without them a bare "official" is a new one.
        contact_clauses: Whether a pronoun right behind a noun opens a relative clause ("nothing he said").
        plural: Endings of a cue whose subject may be an institution named as a place.
        abbreviations: Words whose full stop ends no sentence.
        verbs: Verb stems, by the class of cue that their finite forms make.
        endings: Endings that make cues of the stems: `finite`, or the class of cue they make; see `conjugated`.
        declension: How names in other cases go back to the nominative.
        paradigms: Verbs whose forms are a stem and an ending, by the name of the paradigm.
        suffixes: Regular expressions of endings: behind an apostrophe `genitive`, `dative`, `ablative` and
            `joining` (those that leave the word inside its noun phrase); of words, `object` (a noun that a
            quotation belongs to), `aged` (how old a person is), `future` (the verb of what will be) and `setting` (the last word of an adverbial of place or time).
        clause: Regular expression of the last word of a content clause ("olduğunu").
        finite: Regular expression of a finite verb, which ends a clause.
        home: Country whose ministries reports name without it; where empty, the discourse decides.
        possessed: Regular expression of a noun that belongs to the noun before it ("planını").
        dotless: Whether the small form of I is ı, and that of İ is i.
    """

    language: str
    cues: Cues
    words: Words
    frames: Frames
    sources: Sources
    transliteration: Transliteration = field(default_factory=Transliteration)
    spellings: Spellings = field(default_factory=Spellings)
    order: str = "svo"
    apostrophe: str = "none"
    inverted: bool = False
    verb_second: bool = False
    single_quotes: bool = False
    quotation_marks: dict[str, str] = field(default_factory=dict)
    pro_drop: bool = False
    oblique: str = ""
    oblique_feminine: str = ""
    feminine_office: str = ""
    plural: tuple[str, ...] = ()
    title_first: bool = False
    articles: bool = False
    contact_clauses: bool = False
    abbreviations: tuple[str, ...] = ()
    verbs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    endings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    paradigms: dict[str, Paradigm] = field(default_factory=dict)
    declension: Declension = field(default_factory=Declension)
    suffixes: dict[str, str] = field(default_factory=dict)
    clause: str = ""
    finite: str = ""
    possessed: str = ""
    dotless: bool = False
    home: str = ""

    @property
    def isolating(self) -> bool:
        """Whether order tells everything: a title stands before its name, and a subject before its cue."""
        return self.title_first and not self.inverted
