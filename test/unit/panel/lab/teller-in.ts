import { mistakeSays, refusalSays, type Teller } from '../../../../renderer/lab/engine-says'

export const tellerIn = (language: string): Teller => ({
  refused: (error) => refusalSays(error, language),
  mistake: (cause) => mistakeSays(cause, language),
})
