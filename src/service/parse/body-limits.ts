/**
 * What a body may hold, whatever its language. The API server's own size; depth and parts far above what any kind of ours needs, and few
 * enough that nobody waits for reading, checking and patching them: the specs of their cost measure with exactly these.
 */
export const MAX_BODY_BYTES = 3 * 1024 * 1024
/** YAML is for people to write; its reader is a hundred times slower than JSON's. */
export const MAX_YAML_BYTES = 256 * 1024
export const MAX_BODY_DEPTH = 64
/** Names, texts, objects and lists, all together. */
export const MAX_BODY_PARTS = 20_000
/** Words, signs and spaces of a YAML text: a line `name: value` has seven. */
export const MAX_YAML_TOKENS = 10_000
