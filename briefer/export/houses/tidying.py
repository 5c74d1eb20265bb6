"""House files put right where other writers broke the schema, which Word forgives and validators do not."""

from briefer.export.docx.names import NAMESPACES, q, remove
from briefer.export.docx.packages import Package

_HEX_DIGITS = 8
_UNWANTED = ("w:smartTagType", "w:trackRevisions")
_NAMES = """
writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts
embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader
bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState
formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge
revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride
styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing
drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData
noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter
noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent
alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt
showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids
mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures
forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags
decimalSymbol listSeparator
"""
_PLACES = {name: place for place, name in enumerate(_NAMES.split())}
"""The order of settings in ECMA-376 part 1, 17.15; those of later programs come after them."""


def tidy(package: Package) -> None:
    """Put the settings in order and take out what the schema does not know of settings and numbering."""
    settings = package.part(package.document, "settings")
    if settings is not None:
        root = settings.tree()
        for name in _UNWANTED:
            for each in root.findall(q(name)):
                root.remove(each)
        word = "{" + NAMESPACES["w"] + "}"

        def place_of(tag: object) -> int:
            local = str(tag).rsplit("}", 1)[-1]
            known = str(tag).startswith(word) or local in ("mathPr", "schemaLibrary")
            return _PLACES.get(local, len(_PLACES)) if known else len(_PLACES)

        root[:] = sorted(root, key=lambda each: place_of(each.tag))
    numbering = package.part(package.document, "numbering")
    if numbering is not None:
        for each in list(numbering.tree().iter(q("w:nsid"), q("w:tmpl"))):
            if len(each.get(q("w:val"), "")) != _HEX_DIGITS:
                remove(each)
