import '../every-language'
import { translateCause, translateError, type ErrorTranslator } from '../../../../renderer/lab/engine-messages'

export const translatorIn = (language: string): ErrorTranslator => ({
  errorText: (error) => translateError(error, language),
  causeText: (cause) => translateCause(cause, language),
})
