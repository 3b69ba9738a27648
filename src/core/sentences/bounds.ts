/** What this app itself can bear, and how it says so. */
export const BOUNDS = {
  AppSlow:
    'For {seconds} s everything here has been late by up to {ms} ms at a time: this machine, or this app, has more to do than it can. Close programs that are not needed; labs run on by themselves',
  AppQuick: 'Everything here is answered at once again',
} as const
