import type { Extension } from '@codemirror/state'
import { Decoration, EditorView, highlightSpecialChars, MatchDecorator, ViewPlugin } from '@codemirror/view'
import type { DecorationSet, ViewUpdate } from '@codemirror/view'
import { EACH_UNSEEN } from '../../../src/contract/visible-text'

/** The editors' colours are the panel's. Their own marks are pictures in the text of a style sheet, which the panel's policy forbids: they are drawn with text instead. */
const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--sunken)', fontSize: '0.8125rem' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--selected)',
  },
  '.cm-gutters': { color: 'var(--muted)', backgroundColor: 'var(--sunken)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '.cm-key': { color: 'var(--state-provisioning)' },
  '.cm-comment': { color: 'var(--muted)' },
  '.cm-tooltip': { color: 'var(--ink)', backgroundColor: 'var(--raised)', border: '1px solid var(--line)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--state-failed)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--state-failed)' },
  '.cm-lint-marker-error': { content: 'normal', color: 'var(--state-failed)' },
  '.cm-lint-marker-error::before': { content: '"●"' },
  '.cm-lintPoint-error:after': { borderBottomColor: 'var(--state-failed)' },
  '.cm-changedLine, &.cm-merge-a .cm-changedLine, &.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--hover)' },
  '&.cm-merge-a .cm-changedText, &.cm-merge-b .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'var(--selected)',
    textDecoration: 'underline',
  },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--state-expired)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--state-ready)' },
  '.cm-collapsedLines': { color: 'var(--muted)', background: 'var(--raised)' },
})

const words = new MatchDecorator({
  regexp: /(^|\s)(#.*)|^(\s*(?:- )*)([^\s#:'"][^:#]*|"[^"]*"|'[^']*')(?=:(?:\s|$))/g,
  decorate(add, from, _to, [, space = '', comment, indent = '', key]) {
    if (comment !== undefined) add(from + space.length, from + space.length + comment.length, Decoration.mark({ class: 'cm-comment' }))
    else if (key !== undefined) add(from + indent.length, from + indent.length + key.length, Decoration.mark({ class: 'cm-key' }))
  },
})

const yamlWords = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = words.createDeco(view)
    }
    update(update: ViewUpdate): void {
      this.decorations = words.updateDeco(update, this.decorations)
    }
  },
  { decorations: ({ decorations }) => decorations },
)

/** How every YAML text in the panel looks, what is not seen shown as a mark; style sheets that the editor writes carry the page's nonce. */
export function yamlTheme(): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  return [
    theme,
    yamlWords,
    highlightSpecialChars({ addSpecialChars: EACH_UNSEEN }),
    EditorView.lineWrapping,
    ...(nonce === undefined ? [] : [EditorView.cspNonce.of(nonce)]),
  ]
}
