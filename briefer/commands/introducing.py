"""The command that introduces an actor in the analyst's words, where a note mentions it first."""

from briefer.commands.briefs import write_paragraph
from briefer.commands.sections import section_of
from briefer.compose.first_mentions import naming_of
from briefer.compose.markdown_writing import markdown_of
from briefer.errors import BrieferError
from briefer.model.documents import Block, Text
from briefer.model.drafting import FirstMention
from briefer.model.ids import BriefId, SectionId
from briefer.store import queries
from briefer.store.session import Session


def introduce(session: Session, brief_id: BriefId, section_id: SectionId, mention: FirstMention) -> None:
    """Write what introduces an actor in place of its first mention in a paragraph.

    Raises BrieferError where the paragraph does not mention it so any more.
    """
    paragraphs = section_of(session, brief_id, section_id).paragraphs
    paragraph = next((each for each in paragraphs if each.id == mention.paragraph), None)
    text = paragraph.text if paragraph else ""
    naming = naming_of(text, mention.said, queries.actor(session, mention.actor))
    if paragraph is None or naming is None:
        raise BrieferError(f"The paragraph does not say “{mention.said}” any more.", "Write it by hand.")
    wanted = markdown_of([Block((Text(mention.wanted),))])
    words = text[: naming.start] + wanted + text[naming.end :]
    write_paragraph(session, brief_id, section_id, paragraph.id, words)
