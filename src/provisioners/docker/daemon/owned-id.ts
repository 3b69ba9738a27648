declare const owned: unique symbol
/** A container id that went through `provenOurs`. Calls that stop or remove take nothing else. */
export type OwnedId = string & { readonly [owned]: true }
