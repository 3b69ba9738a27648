import { toast } from 'vue-sonner'

export interface ToastAction {
  readonly label: string
  readonly run: () => void
}

/** Long enough to read and to reach the button with the keyboard. */
const UNDO_MS = 8_000

/** The few kinds of toast there are. What times out is found again under the bell. */
export const toasts = {
  done: (text: string, action?: ToastAction) => toast.success(text, actionOf(action)),
  failed: (text: string, detail?: string, action?: ToastAction) =>
    toast.error(text, { description: detail, duration: 12_000, ...actionOf(action) }),
  warn: (text: string, detail?: string, action?: ToastAction) =>
    toast.warning(text, { description: detail, duration: 12_000, ...actionOf(action) }),
  undo: (text: string, action: ToastAction) => toast(text, { duration: UNDO_MS, ...actionOf(action) }),
  /** One toast for a whole batch: call `update` as it goes on, `done` or `failed` under the same id at its end. */
  progress: (id: string, text: string, action?: ToastAction) =>
    toast.loading(text, { id, duration: Number.POSITIVE_INFINITY, ...actionOf(action) }),
  settle: (id: string, text: string, ok: boolean, action?: ToastAction) =>
    (ok ? toast.success : toast.warning)(text, {
      id,
      duration: 10_000,
      ...(action === undefined ? { action: undefined } : actionOf(action)),
    }),
  /** News of one sort under one id: more of it changes the toast that is there and adds none. */
  news: (id: string, text: string, { isBad, ...action }: { readonly isBad: boolean } & Partial<ToastAction>) =>
    (isBad ? toast.warning : toast.info)(text, {
      id,
      duration: 10_000,
      ...(action.label === undefined || action.run === undefined
        ? { action: undefined }
        : actionOf({ label: action.label, run: action.run })),
    }),
  dismiss: (id: string | number) => toast.dismiss(id),
}

function actionOf(action: ToastAction | undefined) {
  return action === undefined ? {} : { action: { label: action.label, onClick: action.run } }
}
