import { createRenderer, nodeOps, patchProp } from 'vue'
import type { App, Component, RendererOptions } from 'vue'
import { visibleText } from '../../src/contract/visible-text'

/** What of an element a person is told, by the screen, a tooltip or a reader. The value of a field is not among them: it is data, and is sent back as it came. */
const TOLD = new Set([
  ...['title', 'alt', 'label', 'placeholder'],
  ...['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'aria-placeholder', 'aria-braillelabel'],
])

/**
 * The panel's own way into the document, for every component, our own or a library's: names, titles and output come from anybody, and a
 * sign that nobody sees could turn round what stands beside it. Nobody who writes a template has to think of it.
 */
const visible: RendererOptions<Node, Element> = {
  ...nodeOps,
  createText: (text) => nodeOps.createText(visibleText(text)),
  setText: (node, text) => nodeOps.setText(node, visibleText(text)),
  setElementText: (element, text) => nodeOps.setElementText(element, visibleText(text)),
  patchProp: (...[element, key, before, value, ...rest]) =>
    patchProp(element, key, before, typeof value === 'string' && TOLD.has(key) ? visibleText(value) : value, ...rest),
}
const { createApp } = createRenderer(visible)

export const createVisibleApp = (root: Component): App<Element> => createApp(root)
