from datetime import date

from pourparler.annotations.annotating import annotate
from pourparler.documents.document import Document
from pourparler.statements.quotations import with_quotations

TEXT = '"We refuse the plan. It must be changed today," Ilham Aliyev said on Monday. Armenia welcomed the plan.'


def test_a_sentence_inside_a_quotation_is_its_speakers():
    annotations = annotate(Document(id="quoted", text=TEXT, published=date(2022, 1, 12)))
    sentences = with_quotations(annotations)
    first, *_, last = sentences
    assert any(one.actor and one.actor.codes == ("AZE",) for one in first.attributions)
    assert not last.attributions


def test_the_annotations_themselves_are_left_as_they_are():
    annotations = annotate(Document(id="quoted", text=TEXT, published=date(2022, 1, 12)))
    before = [list(sentence.attributions) for sentence in annotations.sentences]
    with_quotations(annotations)
    assert [list(sentence.attributions) for sentence in annotations.sentences] == before
