// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import Button from '../../../../renderer/ui/components/Button.vue'
import IconButton from '../../../../renderer/ui/components/IconButton.vue'
import ProgressBar from '../../../../renderer/ui/components/ProgressBar.vue'
import TextInput from '../../../../renderer/ui/components/TextInput.vue'
import { createVisibleApp } from '../../../../renderer/ui/visible-dom'

const TEXT = 'rm \u202Efdp.exe\u202C \u2067a\u2069\u200F\u200B'
const SHOWN = 'rm ⟨U+202E⟩fdp.exe⟨U+202C⟩ ⟨U+2067⟩a⟨U+2069⟩⟨U+200F⟩⟨U+200B⟩'
/** Every attribute by which a person is told something. */
const TOLD = [
  ...['title', 'alt', 'placeholder', 'label'],
  ...['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'aria-placeholder', 'aria-braillelabel'],
]

const Icon = defineComponent({ render: () => h('svg') })

function mount(render: () => ReturnType<typeof h>): HTMLElement {
  const place = document.createElement('div')
  createVisibleApp(defineComponent({ render })).mount(place)
  return place
}

describe('whatever a component writes into the page', () => {
  it.each(TOLD)('shows what nobody would see in its %s, at first and after a change', async (name) => {
    const text = ref(TEXT)
    const place = mount(() => h(name === 'label' ? 'optgroup' : 'img', { [name]: text.value }))
    const written = () => place.firstElementChild?.getAttribute(name)
    expect(written()).toBe(SHOWN)
    text.value = `${TEXT}!`
    await nextTick()
    expect(written()).toBe(`${SHOWN}!`)
  })

  it('shows it in a text of its own, beside others and in a picture', async () => {
    const text = ref(TEXT)
    const place = mount(() => h('div', [h('p', text.value), text.value, h('svg', [h('title', text.value)]), [text.value]]))
    expect(place.textContent).toBe(SHOWN.repeat(4))
    text.value = `${TEXT}!`
    await nextTick()
    expect(place.textContent).toBe(`${SHOWN}!`.repeat(4))
  })

  it("shows it in the panel's own parts, with what falls through to them", () => {
    const parts = [
      h(IconButton, { icon: Icon, label: TEXT }),
      h(Button, { disabled: true, why: TEXT, 'aria-label': TEXT }, () => TEXT),
      h(ProgressBar, { label: TEXT, percent: 1 }),
      h(TextInput, { placeholder: TEXT, modelValue: '' }),
    ]
    const place = mount(() => h('div', parts))
    expect(place.innerHTML).not.toMatch(/[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/)
    expect(place.innerHTML.split(SHOWN).length - 1).toBe(7)
  })

  it('sends back what is in a field as it came, and changes no address and no key', () => {
    const place = mount(() => h('div', { id: TEXT, 'data-key': TEXT }, [h('input', { value: TEXT }), h('option', { value: TEXT }, TEXT)]))
    const [input, option] = [place.querySelector('input'), place.querySelector('option')]
    expect([input?.value, option?.value, place.firstElementChild?.id]).toEqual([TEXT, TEXT, TEXT])
    expect(option?.textContent).toBe(SHOWN)
  })
})
