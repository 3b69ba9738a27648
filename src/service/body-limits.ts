/** What a body may hold, whatever its language. The API server's own size; depth and keys far above what any kind of ours needs. */
export const MAX_BODY_BYTES = 3 * 1024 * 1024
/** YAML is for people to write; its reader is a hundred times slower than JSON's. */
export const MAX_YAML_BYTES = 256 * 1024
export const MAX_BODY_DEPTH = 64
export const MAX_BODY_KEYS = 50_000
