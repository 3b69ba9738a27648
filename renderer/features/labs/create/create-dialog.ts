import { defineStore } from 'pinia'
import { reactive, shallowRef } from 'vue'
import { emptyForm } from './create-form'

/** The form for new labs. What was typed stays until it was taken in, also when the dialog is closed in between. */
export const useCreateDialog = defineStore('createDialog', () => {
  const isOpen = shallowRef(false)
  const form = reactive(emptyForm())
  return {
    isOpen,
    form,
    /** With "Now" each time: a latecomer's lab is not to wait for the hour that was chosen for another class. */
    open(templateName?: string): void {
      if (templateName !== undefined) form.template = templateName
      form.start = 'now'
      isOpen.value = true
    },
    /** Taken in: the next one begins with the same template, namespace and time. */
    taken(): void {
      isOpen.value = false
      Object.assign(form, { studentName: '', studentEmail: '', list: '', meanings: [], name: '', prefix: '', startAt: '' })
    },
  }
})
