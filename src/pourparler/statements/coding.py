"""Code a document: from its annotations to the statements it makes about meetings and moves."""

from dataclasses import replace
from datetime import timedelta

from pourparler.annotations.annotation import Annotations, Form, Sentence
from pourparler.annotations.gazetteer import countries_of_cities, dateline_city
from pourparler.annotations.lexicon import Lexicon
from pourparler.annotations.syntax import Tree, Trigger
from pourparler.annotations.trigger_words import MEETING, trigger_words
from pourparler.chronology import Period
from pourparler.codebook import Channel, MoveType, Status
from pourparler.passage import Passage
from pourparler.statements.clauses import Tense, part, predicate, tense
from pourparler.statements.joining import Meeting, MeetingMention, MoveMention, joined_meetings, joined_moves
from pourparler.statements.participants import NOBODY, Side, of_actor
from pourparler.statements.quotations import with_quotations
from pourparler.statements.quoting import quoted_apart
from pourparler.statements.rules import act_dates, acts, circumstances, contacts, itineraries, manner
from pourparler.statements.rules.statuses import Question, status
from pourparler.statements.statement import MeetingStatement, Mention, Move, Statement
from pourparler.statements.word_lists import word_list

_TITLE_FORMS = (Form.PERSON, Form.NAME, Form.ORGAN, Form.PEOPLE)
_VISITS = word_list("visits")
_SESSIONS = word_list("sessions")
_PLAIN = word_list("plain")
_DEFINITE = frozenset(["the", "this", "these", "their", "our", "its", "his", "her", "both"])
_LONGEST_SOURCE = 60  # characters; a longer source is named by its noun alone
_FIRST_PERSONS = frozenset(["i", "we"])
_OPENING = 6  # sentences within which a report in the simple past still tells the news of the day
_LONGEST_CLAUSE = 200  # characters of a quoted sentence; a longer one is quoted around its trigger
_LONGEST_ACT = 400  # the same for an act, whose doer and matter can stand far from its verb


def code(annotations: Annotations, lexicon: Lexicon | None = None) -> list[Statement]:
    """What the document says: its meeting statements in the order of the text, then its moves."""
    coder = _Coder(annotations, lexicon or Lexicon.shipped())
    return [*coder.meetings(), *coder.moves()]


class _Coder:
    """One document being coded."""

    def __init__(self, annotations: Annotations, lexicon: Lexicon) -> None:
        self.annotations = annotations
        self.lexicon = lexicon
        self.text = annotations.document.text
        self.published = annotations.published
        self.digest = annotations.document.digest
        self.countries = lexicon.country_names | word_list("regions")
        self.news_day = act_dates.day_of_news(annotations.sentences, annotations.published)
        self.of_a_party = {name for actor in annotations.actors() if actor.codes for name in actor.people}
        self.title = annotations.document.title or ""
        self.title_side = NOBODY
        for actor in annotations.title_actors:
            if actor.form in _TITLE_FORMS:
                self.title_side += of_actor(actor)

    def meetings(self) -> list[MeetingStatement]:
        """One statement for each meeting the document speaks of."""
        mentions = [
            mention
            for sentence in self.annotations.sentences
            if sentence.tree is not None
            for trigger in sentence.triggers
            if trigger.kind == MEETING
            for mention in self._meeting_mentions(sentence, sentence.tree, trigger)
        ]
        meetings = joined_meetings(mentions)
        quoted_apart(meetings, self.text, self.digest)
        found = [self._meeting(meeting) for meeting in meetings]
        return [one for one in found if one is not None]

    def moves(self) -> list[Move]:
        """One statement for each act the document tells of."""
        mentions = [
            mention
            for sentence in with_quotations(self.annotations)
            if sentence.tree is not None
            for trigger in sentence.triggers
            if trigger.kind != MEETING and (mention := self._move_mention(sentence, sentence.tree, trigger))
        ]
        return [self._move(act) for act in joined_moves(mentions)]

    def _mention(self, sentence: Sentence, tree: Tree, trigger: Trigger, longest: int) -> Mention:
        """The trigger and the sentence it stands in, cut to the clause when the sentence is long."""
        first, last = tree.words[trigger.first], tree.words[trigger.last]
        start, end = sentence.start, sentence.end
        if end - start > longest:
            inside = [tree.words[i] for i in tree.subtree(predicate(tree, trigger.first))]
            start, end = min(inside[0].start, first.start), max(inside[-1].end, last.end)
        if end - start > longest:
            start, end = (
                max(start, first.start - longest // 2),
                min(end, last.end + longest // 2),
            )
        return Mention(
            Passage.of(self.text, start, end, self.digest),
            Passage.of(self.text, first.start, last.end, self.digest),
        )

    def _meeting_mentions(self, sentence: Sentence, tree: Tree, trigger: Trigger) -> list[MeetingMention]:
        """One mention, or one for each counterpart when contacts with several are told of together."""
        head = _head(tree, trigger)
        if contacts.with_the_press(sentence, tree, head) or circumstances.in_general(tree, head):
            return []
        mention = self._meeting_mention(sentence, tree, trigger)
        stops = itineraries.sittings(sentence, head, self.text, self.lexicon)
        if stops and any(stop.period == mention.period for stop in stops):
            return [self._at_stop(mention, stop, stops) for stop in stops]
        counterparts = contacts.separate(sentence, head, self.lexicon)
        everybody = NOBODY
        for counterpart in counterparts:
            everybody += counterpart
        common = mention.own.without(everybody)
        if counterparts:
            return [self._with_host(mention, common + one, one.codes[0], sentence) for one in counterparts]
        cities = circumstances.cities(sentence, head, mention.place, self.countries)
        return [replace(mention, place=city.name, country=city.country) for city in cities] or [mention]

    def _with_host(self, mention: MeetingMention, own: Side, country: str, sentence: Sentence) -> MeetingMention:
        """The mention as it speaks of one host: its place is the one named in that host's country."""
        if mention.word not in _VISITS:
            return replace(mention, own=own)
        named = [place.name for place in sentence.places if place.country == country]
        return replace(mention, own=own, country=country, place=named[0] if named else None)

    def _at_stop(
        self, mention: MeetingMention, stop: itineraries.Sitting, stops: list[itineraries.Sitting]
    ) -> MeetingMention:
        """The mention as it speaks of one stop: whom another stop's forum brings takes no part in this one."""
        elsewhere = NOBODY
        for other in stops:
            elsewhere += other.bodies if other is not stop else NOBODY
        states = Side(tuple(code for code in elsewhere.codes if code in self.lexicon.states))
        own = mention.own.without(elsewhere.without(states)) + stop.bodies
        return replace(
            mention,
            own=own,
            nearby=(),
            body=len(own.codes) > 0,
            period=stop.period,
            place=stop.place.name,
            country=stop.place.country,
            format=stop.forum,
            channel=Channel.IN_PERSON,
        )

    def _meeting_mention(self, sentence: Sentence, tree: Tree, trigger: Trigger) -> MeetingMention:
        head = _head(tree, trigger)
        word = tree.words[head]
        place = circumstances.place(sentence, head, self.countries)
        time = circumstances.time_of(sentence, head)
        period = time.period if time else None
        wording = self.text[time.start : time.end] if time else ""
        own = contacts.participants(sentence, head, self.lexicon)
        body = self._is_session(own, word.lemma.lower())
        found = status(Question(tree, head, period, self.published, wording, body))
        speaker, voice = self._speaker(sentence, head)
        marks = {*tree.children(head, "det", "nmod:poss"), max(head - 1, 0)}  # "the meeting progress" is misparsed
        definite = word.upos in ("NOUN", "PROPN") and any(tree.words[i].text.lower() in _DEFINITE for i in marks)
        apart = "past" if self._long_over(period) else circumstances.set_apart(tree, head)
        return MeetingMention(
            self._mention(sentence, tree, trigger, _LONGEST_CLAUSE),
            word.lemma.lower(),
            own,
            (*contacts.nearby(sentence, head, self.lexicon), self.title_side),
            circumstances.channel(sentence, head, self.text),
            circumstances.level(tree, head),
            circumstances.forum(sentence, head, self.text, self.lexicon),
            period,
            place.name if place else None,
            place.country if place else None,
            found,
            found is not Status.HELD or tense(tree, predicate(tree, head)) is Tense.PAST,
            speaker,
            voice,
            definite,
            body,
            circumstances.foremost(tree, head),
            tense(tree, predicate(tree, head)) is Tense.PRESENT,
            apart,
            circumstances.setting_of_news(sentence, head)
            or (bool(self.annotations.voice) and definite and apart is None and circumstances.setting(tree, head)),
            circumstances.told_of_today(tree, head),
            circumstances.ends(tree, head),
            period is not None and self.published is not None and period == Period.of_day(self.published),
        )

    def _is_session(self, own: Side, word: str) -> bool:
        """True where a standing body sits; a state's meeting with a body is a contact of two like any other."""
        bodies = [code not in self.lexicon.states for code in own.codes]
        return word in _SESSIONS and (all(bodies) if word in _PLAIN else True) and any(bodies)

    def _long_over(self, period: Period | None) -> bool:
        """True for what lay more than about a month back when the document came out: background, not its news."""
        return bool(period and self.published and period.last < self.published - timedelta(days=31))

    def _meeting(self, meeting: Meeting) -> MeetingStatement | None:
        """The statement for a joined meeting; None when its parties cannot be told."""
        found = meeting.side
        fmt = meeting.first("format")
        if not any(mention.body for mention in meeting.mentions):
            visited = meeting.first("country") if meeting.mentions[0].word in _VISITS else None
            for host in (visited, self.annotations.voice):
                if host and len(found.codes) < 2:
                    found = found + Side((host,))
            if len(found.codes) < 2 and not (found.codes and self._with_a_stranger(meeting)):
                return None
        period = meeting.period
        if period is None and meeting.status in (Status.HELD, Status.ONGOING) and self._is_the_news(meeting):
            period = Period.of_day(self.published) if self.published else None
        told = meeting.channel is not Channel.UNSPECIFIED or not meeting.mentions[0].foremost
        return MeetingStatement(
            mentions=tuple(m.mention for m in meeting.mentions),
            parties=tuple(sorted(found.codes)),
            people=found.people,
            channel=meeting.channel if told else circumstances.channel_of_title(self.title),
            level=max([found.level, *(m.level for m in meeting.mentions)], key=lambda level: level.rank),
            format=fmt,
            period=period,
            place=meeting.place(self.countries) or self._dateline_place(meeting, found),
            status=meeting.status,
            speaker=meeting.first("speaker"),
            voice=meeting.first("voice") or self._voice_at(meeting.mentions[0].mention.trigger.start),
        )

    def _with_a_stranger(self, meeting: Meeting) -> bool:
        """True where somebody takes part of whom the text does not tell the party: "Smith met with Safadi"."""
        return any(name not in self.of_a_party for mention in meeting.mentions for name in mention.own.people)

    def _dateline_place(self, meeting: Meeting, found: Side) -> str | None:
        """The city of the dateline, for the day's news that its government has part in: "CAIRO - The ministers met"."""
        if meeting.channel is not Channel.IN_PERSON or not self._is_the_news(meeting) or meeting.first("place"):
            return None
        city = dateline_city(self.text)
        country = countries_of_cities().get(city or "")
        return city if country in found.codes else None

    def _is_the_news(self, meeting: Meeting) -> bool:
        """True when the meeting is the day's news: told at the head of the document or in the present tense.

        A contact named in passing ("after the visit") is no news.
        """
        told = meeting.mentions[0]
        before = [s for s in self.annotations.sentences if s.start <= told.mention.trigger.start]
        if told.set_apart in ("past", "topic") or told.ends:
            return False
        if told.setting and len(before) <= (3 if self.annotations.voice else 1):
            return True
        return told.foremost and (len(before) <= 2 or told.present or (told.simply_past and len(before) <= _OPENING))

    def _move_mention(self, sentence: Sentence, tree: Tree, trigger: Trigger) -> MoveMention | None:
        head = _head(tree, trigger)
        kind = MoveType(trigger.kind)
        doing = acts.actors(sentence, head, kind, self.lexicon)
        speaking = acts.speaker(sentence, head)
        own_word = acts.judging(tree, head, kind) or (kind in acts.SPOKEN and _speaks_for_itself(tree, head))
        if not doing.codes and own_word:
            doing = self._all_sides() if acts.jointly(tree, head) else self._own(sentence.start)
        if not doing.codes:
            return None
        period = act_dates.told(sentence, head)
        speaker, voice = self._speaker(sentence, head)
        if (speaking.codes and set(speaking.codes) <= set(doing.codes)) or voice in doing.codes:
            speaker = None
        matter = manner.about(sentence, tree, head, self.text)
        modality = manner.modality(
            tree,
            head,
            kind,
            long_past=circumstances.long_past(period, self.published),
            ahead=bool(period and self.published and period.first > self.published),
        )
        if period is None and act_dates.is_news(tree, head, modality):
            period = self.news_day
        return MoveMention(
            self._mention(sentence, tree, trigger, _LONGEST_ACT),
            tree.words[head].lemma,
            kind,
            doing,
            acts.recipients(sentence, head, kind, doing, self.lexicon) or self._counterpart(doing, kind),
            modality,
            manner.aspect(tree, head, kind, matter),
            matter,
            period,
            speaker,
            voice,
        )

    def _all_sides(self) -> Side:
        """Both sides of a readout: "it was agreed", "documents were signed"."""
        own = Side((self.annotations.voice,)) if self.annotations.voice else NOBODY
        both = Side((own + self.title_side).codes)
        return both if len(both.codes) == 2 else own

    def _own(self, offset: int) -> Side:
        """The party on whose word the text stands there, as one that acts."""
        voice = self._voice_at(offset)
        return Side((voice,)) if voice else NOBODY

    def _counterpart(self, doing: Side, kind: MoveType) -> Side:
        """The other party of a readout, by its title: there what one side says is said to the other."""
        other = Side(self.title_side.without(doing).codes)
        told = set(doing.codes) <= set(self.title_side.codes) | {self.annotations.voice}
        return other if kind in acts.TO_EACH_OTHER and told and len(doing.codes) == len(other.codes) == 1 else NOBODY

    def _move(self, act: list[MoveMention]) -> Move:
        first = act[0]
        receiving = NOBODY
        for mention in act:
            receiving += mention.recipients
        return Move(
            mentions=tuple(m.mention for m in act),
            type=first.type,
            actors=tuple(sorted(first.actors.codes)),
            recipients=tuple(sorted(receiving.without(first.actors).codes)),
            people=first.actors.people,
            modality=first.modality,
            aspect=first.aspect,
            about=next((m.about for m in act if m.about), None),
            period=next((m.period for m in act if m.period), None),
            speaker=next((m.speaker for m in act if m.speaker), None),
            voice=first.voice or self._voice_at(first.mention.trigger.start),
        )

    def _named(self, tree: Tree, start: int, end: int) -> str:
        """A source by its own words, without a dateline before it or a clause behind it."""
        inside = [word for word in tree.words if start <= word.start < end]
        head = next((word for word in inside if not start <= tree.words[word.head].start < end or word.head < 0), None)
        if head is None or end - start <= _LONGEST_SOURCE:
            return self.text[start:end]
        near = tree.children(head.index, "det", "amod", "compound", "nmod:poss", "flat")
        first = min([head.index, *(i for i in near if i < head.index)])
        return self.text[tree.words[first].start : head.end]

    def _speaker(self, sentence: Sentence, index: int) -> tuple[str | None, str | None]:
        """On whose word: the source of the attribution around a word, as named, and the party it speaks for.

        Where nobody is named, or only by "I" and "we", it is who has the floor.
        """
        if sentence.tree is None:
            return None, None
        floor = self.annotations.floor(sentence.start)
        having = (floor.name if floor else None, floor.speaker.codes[0] if floor and floor.speaker else None)
        at, own = sentence.tree.words[index].start, part(sentence.tree, index)
        for attribution in sentence.attributions:
            cue = sentence.tree.word_at(attribution.cue[0])
            if cue is not None and cue not in own:
                continue  # another part of the sentence is on somebody's word, not this one
            if attribution.source and any(start <= at < end for start, end in attribution.content):
                start, end = attribution.source
                if self.text[start:end].lower() in _FIRST_PERSONS:
                    return having
                actor = attribution.actor
                dateline = sentence.dateline is not None and start < sentence.dateline
                named = None if dateline else self._named(sentence.tree, start, end)
                name = actor.people[0] if actor and actor.people else named
                return name, actor.codes[0] if actor and actor.codes else None
        return having

    def _voice_at(self, offset: int) -> str | None:
        """On whose word the text stands there: who has the floor in a transcript, else the publisher's party."""
        floor = self.annotations.floor(offset)
        if floor is None:
            return self.annotations.voice
        return floor.speaker.codes[0] if floor.speaker else None


def _head(tree: Tree, trigger: Trigger) -> int:
    """The word of a trigger that the others hang from; of "held talks" the noun, which names the contact."""
    span = range(trigger.first, trigger.last + 1)
    if trigger.kind == MEETING:
        for index in reversed(span):
            word = tree.words[index]
            if word.upos in ("NOUN", "PROPN") and MEETING in trigger_words().kinds(word.lemma, word.upos):
                return index
        for index in reversed(span):  # "is set to meet" is met, not set
            word = tree.words[index]
            if word.upos == "VERB" and MEETING in trigger_words().kinds(word.lemma, word.upos):
                return index
    for index in span:
        if tree.words[index].head not in span and (tree.words[index].upos not in ("AUX", "ADP", "ADV", "DET", "PART")):
            return index
    return trigger.first


def _speaks_for_itself(tree: Tree, index: int) -> bool:
    """True for acts without a subject of their own that a publisher's paper makes in its own name."""
    return acts.jointly(tree, index) or not tree.children(predicate(tree, index), "nsubj", "nsubj:pass")
