// What the code editor looks like: the colours of what is written, and of the editor around it.

import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--pw-petrol)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--pw-good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--pw-copper)' },
  { tag: [tags.function(tags.variableName), tags.standard(tags.name), tags.typeName], color: 'var(--pw-run)' },
  { tag: tags.variableName, color: 'var(--pw-run)' },
  { tag: tags.propertyName, color: 'var(--pw-ink)' },
  { tag: tags.regexp, color: 'var(--pw-wait)' },
  { tag: [tags.comment, tags.operator, tags.punctuation], color: 'var(--pw-ink-soft)' },
]);

export const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--pw-paper)', color: 'var(--pw-ink)', fontSize: '0.88rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--pw-mono)', lineHeight: '1.5', maxHeight: '22rem', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--pw-ink)', padding: '8px 0', minHeight: '1.5em' },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor': { borderLeftColor: 'var(--pw-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--pw-petrol-soft)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--pw-petrol-soft)', outline: '1px solid var(--pw-petrol)' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--pw-bad-soft)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--pw-bad) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--pw-paper)',
    border: '1px solid var(--pw-line)',
    borderRadius: '8px',
    boxShadow: '0 8px 24px -8px var(--pw-shadow)',
    color: 'var(--pw-ink)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--pw-mono)', maxHeight: '16em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--pw-petrol-soft)', color: 'var(--pw-ink)' },
  '.cm-completionDetail': { color: 'var(--pw-ink-soft)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionInfo': { padding: '8px 10px', maxWidth: '22rem' },
  '.cm-completionInfo code': { display: 'block', fontFamily: 'var(--pw-mono)', marginTop: '6px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--pw-bad)' },
});
