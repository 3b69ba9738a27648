import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useCreateDialog } from '../../../../../renderer/features/labs/create/create-dialog'

beforeEach(() => setActivePinia(createPinia()))

it('a new lab starts now, whenever the one before it was to start', () => {
  const dialog = useCreateDialog()
  dialog.open('shell')
  Object.assign(dialog.form, { start: 'at', startAt: '2026-03-02T14:00', list: 'Ada <ada@school.example>' })
  dialog.taken()
  dialog.open()
  expect(dialog.form).toMatchObject({ template: 'shell', start: 'now', startAt: '', list: '' })
})

it('what was typed is still there when the dialog was closed in between, but for the start', () => {
  const dialog = useCreateDialog()
  dialog.open()
  Object.assign(dialog.form, { start: 'at', list: 'Ada <ada@school.example>' })
  dialog.isOpen = false
  dialog.open()
  expect(dialog.form).toMatchObject({ start: 'now', list: 'Ada <ada@school.example>' })
})
