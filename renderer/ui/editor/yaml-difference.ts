import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { minimalSetup } from 'codemirror'
import { visibleText } from '../../../src/contract/visible-text'
import { yamlTheme } from './yaml-theme'

export interface YamlDifferenceOptions {
  readonly parent: HTMLElement
  readonly theirs: string
  readonly mine: string
  readonly labels: { readonly theirs: string; readonly mine: string }
  readonly onMine: (text: string) => void
}

/** Two texts side by side, what differs marked; theirs can only be read, mine can still be changed. */
export function createYamlDifference({ parent, theirs, mine, labels, onMine }: YamlDifferenceOptions): { dispose(): void } {
  const common = [lineNumbers(), minimalSetup, yamlTheme()]
  const view = new MergeView({
    parent,
    a: {
      doc: theirs,
      extensions: [
        common,
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ 'aria-label': visibleText(labels.theirs), tabindex: '0' }),
      ],
    },
    b: {
      doc: mine,
      extensions: [
        common,
        EditorView.contentAttributes.of({ 'aria-label': visibleText(labels.mine) }),
        EditorView.updateListener.of((update) => update.docChanged && onMine(update.state.doc.toString())),
      ],
    },
    collapseUnchanged: { margin: 2, minSize: 6 },
  })
  return { dispose: () => view.destroy() }
}
