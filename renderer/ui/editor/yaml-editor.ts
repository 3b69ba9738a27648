import { forceLinting, lintGutter, linter } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { minimalSetup } from 'codemirror'
import { visibleText } from '../../../src/contract/visible-text'
import { yamlTheme } from './yaml-theme'

/** Something wrong with a text, and where: offsets in it. */
export interface Mistake {
  readonly message: string
  readonly from: number
  readonly to: number
}

export interface YamlEditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  readonly label: string
  readonly readOnly: boolean
  readonly onText: (text: string) => void
  /** Asked a while after the last key; its answer is marked in the text. */
  readonly check: (text: string) => Promise<readonly Mistake[]>
}

export interface YamlEditor {
  setText(text: string): void
  setReadOnly(readOnly: boolean): void
  /** Puts the cursor there and the focus into the text. */
  goTo(offset: number): void
  checkNow(): void
  dispose(): void
}

const CHECK_AFTER_MS = 400

/** A text with line numbers, undo and marks at its mistakes. Tab leaves it, so that nobody is caught in it without a mouse. */
export function createYamlEditor({ parent, text, label, readOnly, onText, check }: YamlEditorOptions): YamlEditor {
  const writing = new Compartment()
  const allowed = (isReadOnly: boolean) => [EditorState.readOnly.of(isReadOnly), EditorView.editable.of(!isReadOnly)]
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        minimalSetup,
        lintGutter(),
        yamlTheme(),
        writing.of(allowed(readOnly)),
        linter(async ({ state }) => (await check(state.doc.toString())).map((each) => ({ ...each, severity: 'error' as const })), {
          delay: CHECK_AFTER_MS,
        }),
        EditorView.contentAttributes.of({ 'aria-label': visibleText(label), tabindex: '0' }),
        EditorView.updateListener.of((update) => update.docChanged && onText(update.state.doc.toString())),
      ],
    }),
  })
  return {
    setText: (next) =>
      next !== view.state.doc.toString() && view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    setReadOnly: (next) => view.dispatch({ effects: writing.reconfigure(allowed(next)) }),
    goTo(offset) {
      view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) }, scrollIntoView: true })
      view.focus()
    },
    checkNow: () => forceLinting(view),
    dispose: () => view.destroy(),
  }
}
